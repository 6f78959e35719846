//! The inspector with nothing selected: the map itself.

use std::sync::Arc;

use egui::{Sense, Ui, Vec2};

use super::controls;
use crate::catalogue;
use crate::locale::{Language, MessageId, msg};
use crate::model::{Snapshot, SubjectId};
use crate::text::FontWeight;
use crate::ui::panels::{impact, plateaus};
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Dialog, Document, Perspective, Workspace};

/// Draws the map's own properties and counts.
pub(super) fn map(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let language = workspace.language();
    let info = document.map().info();
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(38.0), Sense::empty());
        icon::tile(
            ui.painter(),
            "map",
            rect,
            (palette.accent, palette.accent_soft),
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let font = theme::font(15.0, FontWeight::SemiBold);
            let ink = theme::palette(ui).ink;
            let room = ui.available_width();
            let title = controls::in_lines(ui, &title_of(document, language), font, ink, room, 4);
            ui.add(egui::Label::new(title));
            let plateau = document.plateau.as_ref();
            let plateau = plateau.map(|plateau| plateaus::name_of(document, plateau));
            let text = plateau.unwrap_or_else(|| language.text(msg::UI_MAP));
            let text = controls::caption(ui, text);
            controls::line(ui, text);
        });
    });
    ui.add_space(6.0);
    let width = (ui.available_width() * 0.36).clamp(86.0, 150.0);
    for (label, value) in [
        (msg::UI_ORGANISATION, &info.organisation),
        (msg::UI_MARKING, &info.marking),
        (msg::UI_VERSION, &info.version),
    ] {
        if !value.is_empty() {
            controls::labelled(ui, &language.text(label), None, width, |ui| {
                controls::line(ui, value.as_str());
            });
        }
    }
    if !info.description.is_empty() {
        ui.add(egui::Label::new(controls::caption(ui, info.description.as_str())).wrap());
    }
    ui.add_space(2.0);
    if controls::link(ui, &language.text(msg::UI_MAP_PROPERTIES)).clicked() {
        actions.push(Action::OpenDialog(Dialog::MapProperties));
    }
    ui.add_space(8.0);
    tiles(ui, document, language);
    ui.add_space(10.0);
    families(ui, document, language);
    if document.perspective == Perspective::Impact && document.imagines() {
        impact::consequences(ui, document, None, language, state, actions);
    }
    if let Some(view) = &document.view {
        ui.add_space(8.0);
        let about = SubjectId::from(view.text().clone());
        super::discussion::show(ui, document, &about, workspace, state, actions);
    }
    ui.add_space(12.0);
    let tip = controls::caption(ui, language.text(msg::UI_SELECT_TIP));
    ui.add(egui::Label::new(tip).wrap());
}

/// The title of the map; a map that never got one goes by the name of its file.
fn title_of(document: &Document, language: Language) -> String {
    let info = document.map().info();
    let title = info.title.trim();
    let is_untitled = title.is_empty()
        || Language::ALL
            .iter()
            .any(|language| language.text(msg::WORKSPACE_UNTITLED) == title);
    let name = document.file_name(language);
    match name.rsplit_once('.') {
        Some((stem, _)) if is_untitled => stem.to_owned(),
        _ if is_untitled => name,
        _ => title.to_owned(),
    }
}

fn tiles(ui: &mut Ui, document: &Document, language: Language) {
    let snapshot = document.snapshot();
    let tables = document.map().tables();
    let counts: [(MessageId, usize); 4] = [
        (msg::OVERVIEW_ELEMENTS, snapshot.elements().len()),
        (msg::OVERVIEW_LINKS, snapshot.links().len()),
        (msg::OVERVIEW_VIEWS, tables.views.len()),
        (msg::OVERVIEW_NOTES, snapshot.notes().len()),
    ];
    let gap = 6.0;
    let width = ((ui.available_width() - gap * 3.0) / 4.0).floor();
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (label, count) in counts {
            let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 50.0), Sense::hover());
            ui.painter().rect_filled(rect, 7.0, palette.soft);
            // Five digits fit at full size; a number is never cut.
            let digits = count.to_string();
            let size = 17.0 * (5.0 / digits.len() as f32).min(1.0);
            let number = controls::elided(
                ui,
                &digits,
                theme::font(size, FontWeight::SemiBold),
                palette.ink,
                width - 8.0,
            );
            let name = language.say(&label.with("count", count));
            let word = controls::elided(
                ui,
                &name,
                theme::font(10.5, FontWeight::Regular),
                palette.muted,
                width - 6.0,
            );
            let middle = rect.center().x;
            let at = egui::pos2(middle - number.size().x / 2.0, rect.top() + 6.0);
            ui.painter().galley(at, number, palette.ink);
            let at = egui::pos2(middle - word.size().x / 2.0, rect.bottom() - 19.0);
            ui.painter().galley(at, word, palette.muted);
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{count} {name}"))
            });
            response.on_hover_text(format!("{count} {name}"));
        }
    });
}

/// Elements by family, in the order of [`catalogue::Family::ALL`].
type FamilyCounts = [usize; catalogue::Family::ALL.len()];

/// Width of the names of families, in points.
const NAME_WIDTH: f32 = 138.0;

/// How many elements of each family there are; counted once a snapshot.
fn family_counts(ui: &Ui, snapshot: &Arc<Snapshot>) -> FamilyCounts {
    let id = egui::Id::unique("overview families");
    let kept = ui.data(|data| data.get_temp::<(Arc<Snapshot>, FamilyCounts)>(id));
    if let Some((of, counts)) = kept
        && Arc::ptr_eq(&of, snapshot)
    {
        return counts;
    }
    let mut counts = FamilyCounts::default();
    for element in snapshot.elements() {
        if let Some(kind) = catalogue::element_kind(element.kind.as_str())
            && let Some(at) = catalogue::Family::ALL
                .iter()
                .position(|family| *family == kind.family)
        {
            counts[at] += 1;
        }
    }
    ui.data_mut(|data| data.insert_temp(id, (Arc::clone(snapshot), counts)));
    counts
}

/// How many elements of each family there are, as bars.
fn families(ui: &mut Ui, document: &Document, language: Language) {
    let counts = family_counts(ui, document.snapshot());
    let most = counts.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return;
    }
    let palette = theme::palette(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    let number_width = 14.0 + 8.0 * most.to_string().len() as f32;
    for (family, count) in catalogue::Family::ALL.into_iter().zip(counts) {
        if count == 0 {
            continue;
        }
        let (ink, ground) = palette.family(family);
        let (rect, _) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), 20.0), Sense::empty());
        let name = language.text(family.name());
        let font = theme::font(theme::CAPTION, FontWeight::Regular);
        let galley = controls::elided(ui, &name, font.clone(), palette.text, NAME_WIDTH);
        let y = rect.center().y;
        ui.painter().galley(
            egui::pos2(rect.left(), y - galley.size().y / 2.0),
            galley,
            palette.text,
        );
        let rail = egui::Rect::from_x_y_ranges(
            rect.left() + NAME_WIDTH + 8.0..=rect.right() - number_width,
            y - 4.0..=y + 4.0,
        );
        ui.painter().rect_filled(rail, 4.0, ground);
        #[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
        let share = count as f32 / most as f32;
        let bar = rail.with_max_x(rail.left() + (rail.width() * share).max(6.0));
        ui.painter().rect_filled(bar, 4.0, ink);
        let number = controls::elided(ui, &count.to_string(), font, palette.muted, number_width);
        let at = egui::pos2(rect.right() - number.size().x, y - number.size().y / 2.0);
        ui.painter().galley(at, number, palette.muted);
    }
}
