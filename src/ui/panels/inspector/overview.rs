//! The inspector with nothing selected (the map itself), and with several things selected.

use std::sync::Arc;

use egui::{Sense, Ui, Vec2};

use super::{bundle, controls, looks};
use crate::catalogue;
use crate::locale::{Language, MessageId, msg};
use crate::model::Snapshot;
use crate::text::FontWeight;
use crate::ui::panels::{impact, plateaus};
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Arranging, Dialog, Document, Perspective, Workspace};

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
            let title = controls::in_two_lines(ui, info.title.as_str(), font, ink, room);
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
    if document.perspective == Perspective::Impact && !document.failed().is_empty() {
        impact::consequences(ui, document, None, language, state, actions);
    }
    ui.add_space(12.0);
    let tip = controls::caption(ui, language.text(msg::UI_SELECT_TIP));
    ui.add(egui::Label::new(tip).wrap());
}

fn tiles(ui: &mut Ui, document: &Document, language: Language) {
    let snapshot = document.snapshot();
    let tables = document.map().tables();
    let counts: [(MessageId, usize); 4] = [
        (msg::UI_ELEMENTS, snapshot.elements().len()),
        (msg::UI_LINKS_WORD, snapshot.links().len()),
        (msg::UI_VIEWS, tables.views.len()),
        (msg::UI_NOTES_WORD, snapshot.notes().len()),
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
            let name = language.text(label);
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
                egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{name} : {count}"))
            });
            response.on_hover_text(format!("{name} : {count}"));
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

/// Draws what can be done with several things at once.
pub(super) fn several(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let count = document.selection.len();
    let heading = bundle::heading(document, state, language)
        .unwrap_or_else(|| language.say(&msg::UI_SELECTED.with("count", count)));
    ui.add(egui::Label::new(controls::strong(heading, 16.0)).wrap());
    let elements = document.selected_elements();
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for id in &elements {
        if let Some(element) = document.snapshot().element_by_id(id) {
            let name = catalogue::element_kind(element.kind.as_str()).map_or_else(
                || element.kind.to_string(),
                |kind| kind.name(language).to_owned(),
            );
            match kinds.iter_mut().find(|(other, _)| *other == name) {
                Some((_, count)) => *count += 1,
                None => kinds.push((name, 1)),
            }
        }
    }
    kinds.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    let shown: Vec<String> = kinds
        .iter()
        .take(6)
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    ui.add(egui::Label::new(controls::caption(ui, shown.join(", "))).wrap());
    ui.add_space(10.0);
    let label_width = (ui.available_width() * 0.36).clamp(86.0, 150.0);
    looks::show(ui, document, language, label_width, actions);
    ui.add_space(6.0);
    if let Some(links) = bundle::links(document) {
        bundle::opener(ui, document, language, state, actions);
        ui.add_space(4.0);
        bundle::rows(ui, document, &links, language, state, actions);
        ui.add_space(10.0);
    }
    let width = Vec2::new(ui.available_width(), 32.0);
    let offer = |ui: &mut Ui, glyph, label: MessageId, enabled: bool| {
        let button = egui::Button::new((
            icon::atom(glyph, 16.0),
            language.text(label),
            egui::Atom::grow(),
        ));
        ui.add_enabled(enabled, button.min_size(width).truncate())
            .clicked()
    };
    let has_elements = !elements.is_empty();
    if offer(ui, "zap", msg::UI_WHAT_IF, has_elements) {
        actions.push(Action::Fail(elements.clone()));
    }
    if offer(
        ui,
        "layout-grid",
        msg::UI_ARRANGE_SELECTION,
        has_elements && !document.is_read_only(),
    ) {
        let chosen = elements.into_iter().collect();
        actions.push(Action::Arrange(Arranging::Selection(chosen, None)));
    }
    if offer(ui, "eye-off", msg::UI_HIDE, true) {
        actions.push(Action::HideSelection);
    }
    if offer(ui, "trash-2", msg::UI_DELETE, true) {
        actions.push(Action::DeleteSelection);
    }
    if offer(ui, "x", msg::UI_SELECT_NONE, true) {
        actions.push(Action::SelectNone);
    }
}
