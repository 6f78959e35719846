//! The inspector with several things selected: what can be done with them, and what they have in
//! common, edited for all at once.

use std::rc::Rc;
use std::sync::Arc;

use egui::Ui;

use super::attributes::{Fields, groups};
use super::common::Common;
use super::form::{Form, Held};
use super::{bundle, controls, kinds, looks, note, together};
use crate::catalogue;
use crate::locale::{Language, MessageId, msg};
use crate::model::TableName;
use crate::ui::{UiState, icon};
use crate::workspace::{Action, Arranging, Document, Imagining, Workspace};

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let common = common(document, state);
    let count = document.selection.len();
    let heading = bundle::heading(document, state, language)
        .unwrap_or_else(|| language.say(&msg::UI_SELECTED.with("count", count)));
    ui.add(egui::Label::new(controls::strong(controls::shown(&heading), 16.0)).wrap());
    let caption = caption(&common, language);
    let width = ui.available_width();
    let mut form = Form::new(
        workspace,
        document,
        Arc::clone(&common.records),
        match common.kinds.as_slice() {
            [(kind, _)] => kind,
            _ => "",
        },
        &mut state.panels.inspector,
        actions,
        width,
    );
    form.overridden = Arc::clone(&common.overridden);
    match common.table {
        Some(TableName::Elements | TableName::Links) => kinds::show(ui, &mut form, &caption),
        _ => {
            ui.add(egui::Label::new(controls::caption(ui, caption)).wrap());
        }
    }
    buttons(ui, document, language, actions);
    let label_width = (width * 0.36).clamp(86.0, 150.0);
    looks::show(ui, document, language, label_width, actions);
    together::show(ui, document, language, state, actions);
    if let Some(links) = bundle::links(document) {
        bundle::opener(ui, document, language, state, actions);
        ui.add_space(4.0);
        bundle::rows(ui, document, &links, language, state, actions);
        ui.add_space(6.0);
    }
    let mut form = Form::new(
        workspace,
        document,
        Arc::clone(&common.records),
        match common.kinds.as_slice() {
            [(kind, _)] => kind,
            _ => "",
        },
        &mut state.panels.inspector,
        actions,
        width,
    );
    form.overridden = Arc::clone(&common.overridden);
    if common.table == Some(TableName::Notes) {
        note::several(ui, &mut form, &|name: &str| common.held(name));
        return;
    }
    let held = |name: &str| -> Held<'_> { common.held(name) };
    let fields = Fields {
        known: &common.attributes,
        own: common.own.clone(),
        held: &held,
    };
    groups(ui, &mut form, &fields);
}

/// What the selection has in common, found anew where it changed.
fn common(document: &Document, state: &mut UiState) -> Rc<Common> {
    let kept = &mut state.panels.inspector.common;
    match kept {
        Some(common) if common.is_of(document) => Rc::clone(common),
        _ => {
            let common = Rc::new(Common::of(document));
            *kept = Some(Rc::clone(&common));
            common
        }
    }
}

/// `3 applications, 1 server`, of at most six kinds.
fn caption(common: &Common, language: Language) -> String {
    let name = |kind: &str| match common.table {
        Some(TableName::Links) => {
            catalogue::link_kind(kind).map(|kind| kind.name(language).to_owned())
        }
        Some(TableName::Notes) => note::kind_by_word(kind).map(|kind| language.text(kind)),
        _ => catalogue::element_kind(kind)
            .map(|kind| kind.name(language).to_owned())
            .or_else(|| catalogue::link_kind(kind).map(|kind| kind.name(language).to_owned())),
    };
    let kinds = common.kinds.iter().take(6).map(|(kind, count)| {
        let name = name(kind).unwrap_or_else(|| controls::shown(kind).into_owned());
        format!("{count} {name}")
    });
    kinds.collect::<Vec<_>>().join(", ")
}

/// What can be done with all of them.
fn buttons(ui: &mut Ui, document: &Document, language: Language, actions: &mut Vec<Action>) {
    let elements = document.selected_elements();
    let has_elements = !elements.is_empty();
    let may_edit = !document.is_read_only();
    let offer = |ui: &mut Ui, glyph, label: MessageId, enabled: bool| {
        let tip = language.text(label);
        let button = ui.add_enabled_ui(enabled, |ui| {
            icon::sized_button(ui, glyph, &tip, false, 30.0)
        });
        button.inner.clicked()
    };
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if offer(ui, "zap", msg::UI_WHAT_IF, has_elements) {
            actions.push(Action::Imagine(Imagining::Lose(elements.clone())));
        }
        let arrange = msg::UI_ARRANGE_SELECTION;
        if offer(ui, "layout-grid", arrange, has_elements && may_edit) {
            let chosen = elements.iter().cloned().collect();
            actions.push(Action::Arrange(Arranging::Selection(chosen, None)));
        }
        if offer(ui, "eye-off", msg::UI_HIDE, may_edit) {
            actions.push(Action::HideSelection);
        }
        if offer(ui, "trash-2", msg::UI_DELETE, may_edit) {
            actions.push(Action::DeleteSelection);
        }
        if offer(ui, "x", msg::UI_SELECT_NONE, true) {
            actions.push(Action::SelectNone);
        }
    });
    ui.add_space(2.0);
}
