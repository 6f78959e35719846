//! What the rules found of the thing whose mark is under the pointer, in words.

use std::sync::Arc;

use egui::{Label, RichText};

use super::painter::color32;
use super::sight::Sight;
use crate::assurance::Finding;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::model::SubjectId;
use crate::scene::{FindingMarks, Item, ItemRole, Subject, level_icon, level_tint};
use crate::ui::{icon, theme};

/// The most findings that are told.
const TOLD: usize = 6;
/// How far a mark reaches from the lower right corner of a box, in map units.
const MARK: (f64, f64) = (60.0, 10.0);

/// Shows it beside the pointer.
pub(super) fn show(response: &egui::Response, sight: &Sight<'_>) {
    let workspace = sight.workspace;
    if workspace.preferences.hides_findings || response.hover_pos().is_none() {
        return;
    }
    let marks = workspace.assurance.marks(sight.document);
    let Some(marks) = marks.get(&sight.document.plateau) else {
        return;
    };
    let Some(found) = workspace.assurance.shown(sight.document) else {
        return;
    };
    let Some(records) = marked_at(sight, marks) else {
        return;
    };
    let touches = |finding: &&Finding| {
        let mut part = finding.subject.iter().chain(&finding.at);
        finding.counts() && part.any(|record| records.contains(record))
    };
    let findings = found.review.findings.iter().map(Arc::as_ref);
    let mut findings: Vec<&Finding> = findings.filter(touches).collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    if findings.is_empty() {
        return;
    }
    let language = workspace.language();
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(420.0);
        for finding in findings.iter().take(TOLD) {
            ui.horizontal_top(|ui| {
                let ink = color32(level_tint(finding.level, sight.theme).ink);
                icon::show(ui, level_icon(finding.level), 14.0, ink);
                let said = language.say(&finding.message);
                let said = RichText::new(crate::text::visible(&said)).size(theme::BODY);
                ui.add(Label::new(said).wrap());
            });
        }
        if let Some(more) = findings.len().checked_sub(TOLD).filter(|more| *more > 0) {
            ui.label(language.say(&msg::FINDINGS_TIP_MORE.with("count", more)));
        }
    });
}

/// The records whose mark is under the pointer.
fn marked_at(sight: &Sight<'_>, marks: &FindingMarks) -> Option<Vec<SubjectId>> {
    let point = sight.point();
    let around = Rect::from_center_size(point, (2.0, 2.0));
    let items = sight.drawing.items_in(around).into_iter().rev();
    let mut items = items.map(|index| &sight.drawing.scene.items[index]);
    let item = items.find(|item| is_on_mark(item, point))?;
    let ids = match item.subject.as_ref()? {
        Subject::Element(id) | Subject::Link(id) => vec![SubjectId::from(id.clone())],
        Subject::Bundle(bundle) => bundle.links.iter().cloned().map(SubjectId::from).collect(),
        Subject::Note(_) | Subject::Plateau(_) | Subject::Counted(_) => return None,
    };
    let sign = marks.sign_of_all(ids.iter().map(SubjectId::as_str));
    sign.map(|_| ids)
}

/// Whether a point is where an item carries its mark.
fn is_on_mark(item: &Item, point: Point) -> bool {
    let bounds = item.bounds;
    match item.role {
        ItemRole::LinkLabel => bounds.contains(point),
        ItemRole::Card | ItemRole::Container => {
            let (across, down) = MARK;
            Rect::new(
                bounds.x1 - across,
                bounds.y1 - down,
                bounds.x1,
                bounds.y1 + down,
            )
            .contains(point)
        }
        ItemRole::Link | ItemRole::Note | ItemRole::Area | ItemRole::Frame | ItemRole::Plot(_) => {
            false
        }
    }
}
