//! The layers of the view that shows, front first: what is shown, locked, printed, and in which
//! order they lie.

use egui::{Button, Key, Sense, TextEdit, Ui, Vec2};

use super::controls;
use crate::command::{Command, OnView};
use crate::locale::{Language, msg};
use crate::model::{Layer, View, ViewId};
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document, Selecting, Workspace};

/// What the panel remembers.
#[derive(Default)]
pub(super) struct LayersState {
    /// The layer that is chosen in the list, by id.
    chosen: smol_str::SmolStr,
    renaming: Option<(smol_str::SmolStr, String)>,
}

/// What the panel works on.
struct Panel<'a> {
    view: ViewId,
    record: &'a View,
    document: &'a Document,
    language: Language,
    may_edit: bool,
    actions: &'a mut Vec<Action>,
}

impl Panel<'_> {
    fn edit(&mut self, change: OnView) {
        let view = self.view.clone();
        self.actions
            .push(Action::Edit(Command::OnView { view, change }));
    }

    fn name(&self, layer: &Layer) -> String {
        if layer.name.is_empty() {
            self.language.text(msg::UI_GROUND_LAYER)
        } else {
            layer.name.to_string()
        }
    }
}

/// Draws the panel.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let Some(view) = document.view.clone() else {
        return;
    };
    let Some(record) = document.map().tables().views.get(&view) else {
        return;
    };
    let mut panel = Panel {
        view,
        record,
        document,
        language: workspace.language(),
        may_edit: !document.is_read_only(),
        actions,
    };
    let remembered = &mut state.panels.dock.layers;
    let layers = record.all_layers();
    if !layers.iter().any(|layer| layer.id == remembered.chosen) {
        remembered.chosen = smol_str::SmolStr::default();
    }
    tools(ui, &mut panel, &layers, remembered);
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    egui::ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            for layer in layers.iter().rev() {
                row(ui, &mut panel, layer, remembered);
            }
            ui.add_space(10.0);
            let about = panel.language.text(msg::UI_LAYERS_ABOUT);
            ui.add(egui::Label::new(controls::caption(ui, about)).wrap());
        });
}

/// The buttons over the list: they are about the chosen layer.
fn tools(ui: &mut Ui, panel: &mut Panel<'_>, layers: &[Layer], state: &mut LayersState) {
    let language = panel.language;
    let at = layers.iter().position(|layer| layer.id == state.chosen);
    let has_selection = !panel.document.selection.is_empty();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let may_edit = panel.may_edit;
        let mut tool = |glyph, label, may: bool| {
            ui.add_enabled_ui(may && may_edit, |ui| {
                icon::button(ui, glyph, &language.text(label), false).clicked()
            })
            .inner
        };
        if tool("plus", msg::UI_ADD_LAYER, true) {
            let number = f64::from(u32::try_from(layers.len() + 1).unwrap_or(u32::MAX));
            let name = language.say(&msg::UI_NEW_LAYER_NAME.with("number", number));
            panel.edit(OnView::AddLayer { name: name.into() });
        }
        let is_own = !state.chosen.is_empty();
        if tool("trash-2", msg::UI_DELETE_LAYER, is_own) {
            panel.edit(OnView::DeleteLayer(state.chosen.clone()));
        }
        let above = at.filter(|at| at + 1 < layers.len()).map(|at| at + 1);
        if tool("arrow-up", msg::UI_RAISE_LAYER, above.is_some())
            && let Some(to) = above
        {
            let layer = state.chosen.clone();
            panel.edit(OnView::MoveLayer { layer, to });
        }
        let below = at.and_then(|at| at.checked_sub(1));
        if tool("arrow-down", msg::UI_LOWER_LAYER, below.is_some())
            && let Some(to) = below
        {
            let layer = state.chosen.clone();
            panel.edit(OnView::MoveLayer { layer, to });
        }
        if tool("pencil", msg::UI_RENAME_LAYER, at.is_some())
            && let Some(layer) = at.and_then(|at| layers.get(at))
        {
            state.renaming = Some((layer.id.clone(), panel.name(layer)));
        }
    });
    ui.add_space(2.0);
    let words = language.text(msg::UI_PUT_ON_LAYER);
    let put = Button::new((icon::atom("layers", 15.0), words)).truncate();
    if ui
        .add_enabled(has_selection && panel.may_edit, put)
        .clicked()
    {
        let subjects = panel.document.selection.iter().cloned().collect();
        let layer = state.chosen.clone();
        panel.edit(OnView::PutOnLayer { subjects, layer });
    }
}

/// One layer: its switches, its name, how much lies on it.
fn row(ui: &mut Ui, panel: &mut Panel<'_>, layer: &Layer, state: &mut LayersState) {
    const SWITCHES: f32 = 78.0;
    let name = panel.name(layer);
    if let Some((_, typed)) = state.renaming.as_mut().filter(|(id, _)| *id == layer.id) {
        if let Some(keep) = rename(ui, panel, typed) {
            if keep && !typed.trim().is_empty() {
                let mut layer = layer.clone();
                layer.name = typed.trim().into();
                panel.edit(OnView::SetLayer(layer));
            }
            state.renaming = None;
        }
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let on_it = subjects_on(panel, layer);
        let count = on_it.len().to_string();
        let mut width = ui.available_width() - SWITCHES;
        width = width.max(60.0);
        let drawn = controls::Row {
            icon: None,
            text: &name,
            aside: &count,
            indent: 0.0,
            selected: state.chosen == layer.id,
        };
        let tip = panel.language.text(msg::UI_LAYER_TIP);
        let response = ui
            .allocate_ui(Vec2::new(width, 26.0), |ui| {
                controls::row_with_tip(ui, &drawn, &tip, Sense::click())
            })
            .inner;
        if response.clicked() {
            state.chosen = layer.id.clone();
        }
        if response.double_clicked() && panel.may_edit {
            state.renaming = Some((layer.id.clone(), name.clone()));
        }
        response.context_menu(|ui| {
            if ui
                .button(panel.language.text(msg::UI_SELECT_LAYER))
                .clicked()
            {
                let chosen = Action::Select(on_it.clone(), Selecting::Only);
                panel.actions.push(chosen);
                ui.close();
            }
        });
        switches(ui, panel, layer, &name);
    });
}

/// The three switches of a layer.
fn switches(ui: &mut Ui, panel: &mut Panel<'_>, layer: &Layer, name: &str) {
    let language = panel.language;
    let eye = if layer.hidden { "eye-off" } else { "eye" };
    let lock = if layer.locked { "lock" } else { "lock-open" };
    let marks = [
        (eye, msg::UI_LAYER_SHOWN, !layer.hidden),
        (lock, msg::UI_LAYER_LOCKED, layer.locked),
        ("printer", msg::UI_LAYER_PRINTED, !layer.unprinted),
    ];
    for (index, (glyph, label, on)) in marks.into_iter().enumerate() {
        let label = language.say(&label.with("name", name));
        let (rect, response) = ui.allocate_exact_size(Vec2::new(26.0, 26.0), Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::CheckBox, panel.may_edit, on, &label)
        });
        let palette = theme::palette(ui);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 5.0, palette.hover);
        }
        // A lock that is open and all that is off stand back.
        let color = if on { palette.text } else { palette.muted };
        let square = egui::Rect::from_center_size(rect.center(), Vec2::splat(15.0));
        icon::paint(ui.painter(), glyph, square, color);
        if index == 2 && !on {
            let slash = [square.left_top(), square.right_bottom()];
            ui.painter()
                .line_segment(slash, egui::Stroke::new(1.5, color));
        }
        if response.clicked() && panel.may_edit {
            let mut layer = layer.clone();
            match index {
                0 => layer.hidden = !layer.hidden,
                1 => layer.locked = !layer.locked,
                _ => layer.unprinted = !layer.unprinted,
            }
            panel.edit(OnView::SetLayer(layer));
        }
        response.on_hover_text(label);
    }
}

/// The field of a layer's name; gives whether what was typed is kept as soon as it is left.
fn rename(ui: &mut Ui, panel: &Panel<'_>, typed: &mut String) -> Option<bool> {
    let field = TextEdit::singleline(typed)
        .desired_width(f32::INFINITY)
        .id_salt("rename layer");
    let label = panel.language.text(msg::UI_LAYER_NAME);
    let response = ui.add(field).accessible_name(label);
    if !response.has_focus() && !response.lost_focus() {
        response.request_focus();
    }
    response
        .lost_focus()
        .then(|| !ui.input(|input| input.key_pressed(Key::Escape)))
}

/// What lies on a layer: boxes and notes.
fn subjects_on(panel: &Panel<'_>, layer: &Layer) -> Vec<crate::model::SubjectId> {
    let map = panel.document.map();
    let own = panel.record.layers.iter();
    let known: Vec<&str> = own.map(|layer| layer.id.as_str()).collect();
    map.placements_of(&panel.view)
        .filter(|placement| {
            let at = placement.layer.as_str();
            at == layer.id || (layer.id.is_empty() && !known.contains(&at))
        })
        .filter(|placement| {
            let link = crate::model::LinkId::from(placement.subject.text().clone());
            !map.tables().links.contains(&link)
        })
        .map(|placement| placement.subject.clone())
        .collect()
}
