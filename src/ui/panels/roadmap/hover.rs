//! What a package says under the pointer, and the words that follow a drag.

use egui::{Align2, Pos2, Response, Ui, vec2};

use super::controls;
use crate::diagnostic::Problem;
use crate::locale::{Language, msg};
use crate::model::{WorkPackage, WorkPackageId};
use crate::scene::{Bar, Roadmap, amount_in_words, date_in_words, status_name};
use crate::text::FontWeight;
use crate::ui::theme;
use crate::workspace::roadmap::package_name;
use crate::workspace::{Document, Workspace};

/// The sentence of a bar for those who do not see it.
pub(super) fn said(roadmap: &Roadmap, bar: &Bar) -> String {
    let items = roadmap.scene.items.iter();
    let item = items.into_iter().find(|item| item.bounds == bar.extent);
    item.map_or_else(
        || bar.package.to_string(),
        |item| item.description.to_string(),
    )
}

/// The tooltip of a package: all that its bar has no room for.
pub(super) fn tip(
    response: Response,
    workspace: &Workspace,
    document: &Document,
    problems: &[Problem],
    id: &WorkPackageId,
) {
    let Some(package) = document.map().tables().work_packages.get(id) else {
        return;
    };
    response.on_hover_ui(|ui| {
        let language = workspace.language();
        ui.set_max_width(380.0);
        let name = package_name(document.map(), id);
        ui.label(controls::strong(controls::shown(&name), 13.5));
        for line in lines(package, language) {
            ui.label(controls::shown(&line));
        }
        let record = format!("work_packages/{id}");
        let own = problems
            .iter()
            .filter(|found| found.place.record.as_ref() == Some(&record));
        for found in own {
            let color = theme::palette(ui).degraded.0;
            let words = controls::caption(ui, found.sentence(language)).color(color);
            ui.label(words);
        }
    });
}

fn lines(package: &WorkPackage, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    if let (Some(first), Some(last)) = (package.first_day(), package.last_day()) {
        let days = msg::ROADMAP_DAYS
            .with("start", date_in_words(first, language))
            .with("end", date_in_words(last, language));
        lines.push(language.say(&days));
    }
    let budget = package
        .budget_keur
        .map(|keur| amount_in_words(keur.get(), language));
    let progress = package.progress_pct.map(|progress| format!("{progress} %"));
    let status = language.text(status_name(package.status));
    let parts = [
        Some(status),
        progress,
        budget,
        (!package.owner_role.is_empty()).then(|| package.owner_role.to_string()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    lines.push(parts.join(" · "));
    let objectives = package.objectives.trim();
    if !objectives.is_empty() {
        lines.push(objectives.to_owned());
    }
    lines
}

/// A few words beside the pointer.
pub(super) fn bubble(ui: &Ui, at: Pos2, words: &str) {
    let palette = theme::palette(ui);
    let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("roadmap bubble"));
    let painter = ui.ctx().layer_painter(layer);
    let font = theme::font(theme::BODY, FontWeight::Medium);
    let galley = painter.layout_no_wrap(words.to_owned(), font, palette.ink);
    let size = galley.size() + vec2(18.0, 10.0);
    let room = ui.ctx().content_rect().shrink(4.0);
    let rect = Align2::LEFT_BOTTOM.anchor_size(at + vec2(14.0, -12.0), size);
    let rect = rect.translate(vec2(
        (room.right() - rect.right()).min(0.0),
        (room.top() - rect.top()).max(0.0),
    ));
    let edge = egui::Stroke::new(1.0, palette.edge);
    painter.rect(rect, 6.0, palette.paper, edge, egui::StrokeKind::Inside);
    painter.galley(rect.min + vec2(9.0, 5.0), galley, palette.ink);
}
