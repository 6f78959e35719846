//! Where data go, in a tab of the drawer: a row for each data set with its stores, applications, flows
//! and what they reach, under them the applications where data of different sensitivity meet; or who
//! answers for what. Each name goes to what it names.

mod columns;
mod lineage;
mod owners;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Align, Button, Layout, Ui};

use super::findings::go_to_records;
use super::{commands, controls};
use crate::locale::{Language, MessageId, msg};
use crate::model::SubjectId;
use crate::ui::{UiState, icon};
use crate::workspace::data_paths::{DataList, DataListing, DataSheet, DataSource};
use crate::workspace::roadmap::ListForm;
use crate::workspace::{Action, Document, Workspace};

/// The least width for the counts at the end of the head, in points.
const LEAST_COUNTS: f32 = 84.0;

/// What the tab remembers.
#[derive(Default)]
pub(in crate::ui) struct DataState {
    list: DataList,
    words: String,
    /// The data sets all of whose names show.
    open: BTreeSet<SubjectId>,
    /// The roles that are folded; nobody's by the empty word.
    closed: BTreeSet<String>,
    made: Option<Made>,
    /// The next frame scrolls to the crossings.
    wants_crossings: bool,
}

impl DataState {
    /// Opens on where data go.
    pub(super) fn show(&mut self, list: DataList) {
        self.list = list;
        self.words.clear();
    }
}

/// The rows that the search leaves, until what they were made of changes.
struct Made {
    of: Arc<DataSheet>,
    list: DataList,
    words: String,
    language: Language,
    shown: Arc<DataSheet>,
}

impl DataState {
    /// O(names) where anything changed since the last frame.
    fn shown(&mut self, sheet: &Arc<DataSheet>, language: Language) -> Arc<DataSheet> {
        if let Some(made) = &self.made
            && Arc::ptr_eq(&made.of, sheet)
            && made.list == self.list
            && made.words == self.words
            && made.language == language
        {
            return Arc::clone(&made.shown);
        }
        let shown = if self.words.trim().is_empty() {
            Arc::clone(sheet)
        } else {
            Arc::new(sheet.matching(self.list, &self.words, language))
        };
        self.made = Some(Made {
            of: Arc::clone(sheet),
            list: self.list,
            words: self.words.clone(),
            language,
            shown: Arc::clone(&shown),
        });
        shown
    }
}

/// Draws the tab.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    // The drawer keeps its height while there is nothing to show yet.
    ui.set_min_height(ui.available_height());
    workspace.data.ask(document, actions);
    let found = workspace.data.found(document);
    let memory = &mut state.panels.data;
    let shown = found.map(|(sheet, is_current)| (memory.shown(sheet, language), is_current));
    head(ui, shown.as_ref(), language, memory, actions);
    let Some((sheet, _)) = shown else {
        ui.horizontal(|ui| {
            controls::spinner(ui, 15.0);
            ui.label(controls::caption(ui, language.text(msg::DATA_AWAITED)));
        });
        return;
    };
    let is_empty = match memory.list {
        DataList::Lineage => sheet.rows.is_empty() && sheet.crossings.is_empty(),
        DataList::Owners => sheet.answers.is_empty(),
    };
    if is_empty {
        let words = match (memory.words.trim().is_empty(), memory.list) {
            (false, _) => msg::DATA_NONE_FITS,
            (true, DataList::Lineage) => msg::DATA_NONE,
            (true, DataList::Owners) => msg::DATA_NOTHING,
        };
        ui.label(controls::caption(ui, language.text(words)));
        return;
    }
    let gone_to = match memory.list {
        DataList::Lineage => lineage::show(ui, &sheet, document, language, memory),
        DataList::Owners => owners::show(ui, &sheet, document, language, memory),
    };
    if let Some(subject) = gone_to {
        go_to_records(&[subject], None, document, state, actions);
    }
}

/// Which list, a search, the list for other programs, and what there is in all.
fn head(
    ui: &mut Ui,
    shown: Option<&(Arc<DataSheet>, bool)>,
    language: Language,
    memory: &mut DataState,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        lists(ui, language, memory);
        ui.add_space(4.0);
        ui.scope(|ui| {
            ui.set_max_width(160.0);
            let name = language.text(match memory.list {
                DataList::Lineage => msg::DATA_SEARCH,
                DataList::Owners => msg::DATA_SEARCH_OWNERS,
            });
            let id = egui::Id::unique("data search");
            controls::search_field(ui, &mut memory.words, &name, id);
        });
        let Some((sheet, is_current)) = shown else {
            return;
        };
        let source = || DataSource {
            sheet: Arc::clone(sheet),
            list: memory.list,
        };
        let mut button = |glyph: &'static str, tip: MessageId, what: fn(DataSource) -> _| {
            if icon::sized_button(ui, glyph, &language.text(tip), false, 28.0).clicked() {
                actions.push(Action::Data(what(source())));
            }
        };
        button("clipboard", msg::ROADMAP_COPY_CSV, |source| {
            DataListing::Copy(ListForm::Csv, source)
        });
        button("file-text", msg::ROADMAP_COPY_MARKDOWN, |source| {
            DataListing::Copy(ListForm::Markdown, source)
        });
        button("file-down", msg::DATA_WRITE, DataListing::AskFile);
        if !is_current {
            controls::spinner(ui, 14.0);
        }
        if ui.available_width() < LEAST_COUNTS {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            counts(ui, sheet, language, memory);
        });
    });
    ui.add_space(2.0);
}

/// The two lists, one of which is on.
fn lists(ui: &mut Ui, language: Language, memory: &mut DataState) {
    let label = language.text(msg::DATA_LIST);
    for (list, word) in [
        (DataList::Lineage, msg::DATA_LIST_LINEAGE),
        (DataList::Owners, msg::DATA_LIST_OWNERS),
    ] {
        let is_on = memory.list == list;
        let word = language.text(word);
        let response = ui.add(Button::selectable(is_on, word.as_str()));
        let name = language.say(
            &msg::REGISTER_LINE
                .with("label", label.as_str())
                .with("value", word.as_str()),
        );
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_on, &name)
        });
        if response.clicked() && !is_on {
            memory.show(list);
        }
    }
}

/// What there is in all; the crossings are a way to them.
fn counts(ui: &mut Ui, sheet: &DataSheet, language: Language, memory: &mut DataState) {
    match memory.list {
        DataList::Lineage => {
            if !sheet.crossings.is_empty() {
                let words = msg::DATA_CROSSINGS.with("count", sheet.crossings.len());
                let tip = language.text(msg::DATA_RAISED_TITLE);
                let link = controls::link(ui, &language.say(&words)).on_hover_text(tip);
                memory.wants_crossings |= link.clicked();
                let palette = crate::ui::theme::palette(ui);
                icon::show(ui, "triangle-alert", 13.0, palette.degraded.0);
            }
            if ui.available_width() >= LEAST_COUNTS {
                let words = msg::DATA_COUNTS.with("data", sheet.rows.len());
                controls::line(ui, controls::caption(ui, language.say(&words)));
            }
        }
        DataList::Owners => {
            let nobody = sheet.answers.iter().find(|it| it.role.is_none());
            let nobody = nobody.map_or(0, |it| it.of.len());
            let roles = sheet.answers.iter().filter(|it| it.role.is_some());
            let words = msg::DATA_OWNERS_ROLES.with("roles", roles.count());
            let mut words = language.say(&words);
            if nobody > 0 && ui.available_width() >= 2.5 * LEAST_COUNTS {
                let count = msg::DATA_OWNERS_NOBODY.with("count", nobody);
                words = format!("{words} · {}", language.say(&count));
            }
            controls::line(ui, controls::caption(ui, words));
        }
    }
}

/// The tab is asked for by command.
pub(super) fn open(doing: &mut commands::Doing<'_>, list: DataList) {
    doing.state.panels.drawer.show_data();
    doing.state.panels.data.show(list);
    let mut panels = doing.workspace.preferences.panels;
    panels.lower = true;
    doing.actions.push(Action::ShowPanels(panels));
}
