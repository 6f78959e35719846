//! How complete the documentation is, in a tab of the drawer: at the left the shares by view and
//! level with their trend over the plateaus, at the right what is missing, object by object.

mod grid;
mod list;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{Align, ComboBox, Layout, Ui, UiBuilder};

use crate::assurance::{AnssiView, Assessment, asked_level};
use crate::command::Command;
use crate::locale::{Language, msg};
use crate::model::{KindId, MapInfo, RecordKey, TableName, Value};
use crate::ui::UiState;
use crate::ui::panels::controls;
use crate::ui::{icon, theme};
use crate::workspace::completeness::{self, Missing};
use crate::workspace::{Action, Document, Workspace, listing};

/// Width of the table of shares, in points.
const GRID: f32 = 470.0;

/// What the tab remembers.
#[derive(Default)]
pub(in crate::ui) struct CompletenessState {
    /// The level that is looked at; `None` for the one that the map asks for.
    level: Option<u8>,
    view: Option<AnssiView>,
    kind: Option<KindId>,
    words: String,
    made: Option<Made>,
}

/// The list, until what it was made of changes.
struct Made {
    of: Arc<Assessment>,
    level: u8,
    language: Language,
    all: Vec<Missing>,
    /// Of each, its words folded for the search.
    folded: Vec<String>,
    filter: (Option<AnssiView>, Option<KindId>, String),
    /// The rows that the filter leaves.
    rows: Vec<usize>,
}

impl Made {
    fn of(judged: &Arc<Assessment>, document: &Document, level: u8, language: Language) -> Self {
        let all = completeness::missing(&judged.maturity, document.snapshot(), level, language);
        let folded = all
            .iter()
            .map(|object| {
                let words = object.in_words(language);
                format!("{} {} {words}", object.name, object.kind_name).to_lowercase()
            })
            .collect();
        Self {
            of: Arc::clone(judged),
            level,
            language,
            rows: (0..all.len()).collect(),
            all,
            folded,
            filter: (None, None, String::new()),
        }
    }

    fn narrow(&mut self, view: Option<AnssiView>, kind: Option<&KindId>, words: &str) {
        let words = words.trim().to_lowercase();
        let filter = (view, kind.cloned(), words);
        if self.filter == filter {
            return;
        }
        let (view, kind, words) = &filter;
        let fits = |at: &usize| {
            let (Some(object), Some(folded)) = (self.all.get(*at), self.folded.get(*at)) else {
                return false;
            };
            view.is_none_or(|view| object.view == view)
                && kind.as_ref().is_none_or(|kind| object.kind == *kind)
                && words.split_whitespace().all(|word| folded.contains(word))
        };
        self.rows = (0..self.all.len()).filter(fits).collect();
        self.filter = filter;
    }

    /// The rows that show.
    fn shown(&self) -> impl Iterator<Item = &Missing> + '_ {
        self.rows.iter().filter_map(|at| self.all.get(*at))
    }

    /// The kinds that the list holds.
    fn kinds(&self) -> Vec<(KindId, String)> {
        let mut kinds: Vec<(KindId, String)> = self
            .all
            .iter()
            .map(|object| (object.kind.clone(), object.kind_name.clone()))
            .collect();
        kinds.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
        kinds.dedup();
        kinds
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
    workspace.assurance.ask(document, actions);
    let asked = asked_level(document.map());
    let Some((found, is_current)) = workspace.assurance.found(document) else {
        waiting(ui, language);
        return;
    };
    let Some(judged) = found.at(document.plateau.as_ref()) else {
        waiting(ui, language);
        return;
    };
    let level = state.panels.completeness.level.unwrap_or(asked);
    let memory = &mut state.panels.completeness;
    let is_made = memory.made.as_ref().is_some_and(|made| {
        Arc::ptr_eq(&made.of, judged) && made.level == level && made.language == language
    });
    if !is_made {
        memory.made = Some(Made::of(judged, document, level, language));
    }
    head(ui, document, asked, is_current, language, memory, actions);
    // What is above may be wider than the drawer; the list keeps within what is seen.
    let area = ui.available_rect_before_wrap();
    let area = area.with_max_x(area.right().min(ui.clip_rect().right() - 6.0));
    let wide = GRID.min(area.width() * 0.5);
    let (left, right) = area.split_left_right_at_x(area.left() + wide);
    let mut grid_ui = ui.new_child(UiBuilder::new().max_rect(left.shrink2(egui::vec2(4.0, 0.0))));
    let chosen = grid::show(
        &mut grid_ui,
        document,
        found,
        (level, memory.view),
        language,
    );
    if let Some((level, view)) = chosen {
        memory.level = Some(level);
        memory.view = view;
    }
    let edge = egui::Stroke::new(1.0, theme::palette(ui).line);
    ui.painter().vline(right.left(), right.y_range(), edge);
    let inner = right.with_min_x(right.left() + 10.0);
    let mut list_ui = ui.new_child(UiBuilder::new().max_rect(inner));
    list::show(&mut list_ui, document, workspace, state, actions);
}

fn waiting(ui: &mut Ui, language: Language) {
    ui.horizontal(|ui| {
        controls::spinner(ui, 16.0);
        ui.label(controls::caption(ui, language.text(msg::MATURITY_JUDGING)));
    });
}

/// The level that is asked for, the filters, and the list for other programs.
fn head(
    ui: &mut Ui,
    document: &Document,
    asked: u8,
    is_current: bool,
    language: Language,
    memory: &mut CompletenessState,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        let label = language.text(msg::MATURITY_ASKED);
        ui.label(controls::caption(ui, &label));
        let mut chosen = asked;
        let response = ui
            .add_enabled_ui(!document.is_read_only(), |ui| {
                ComboBox::from_id_salt("asked level")
                    .selected_text(language.text(level_name(asked)))
                    .width(150.0)
                    .icon(controls::chevron)
                    .show_ui(ui, |ui| {
                        for level in [1, 2, 3] {
                            let words = language.text(level_name(level));
                            ui.selectable_value(&mut chosen, level, words);
                        }
                    })
                    .response
            })
            .inner;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
        response.on_hover_text(language.text(msg::MATURITY_ASKED_TIP));
        if chosen != asked {
            memory.level = None;
            actions.push(Action::Edit(Command::SetField {
                record: RecordKey::new(TableName::Map, MapInfo::the_id().text().clone()),
                name: "maturity_level".into(),
                value: Value::number(f64::from(chosen)),
            }));
        }
        kinds(ui, language, memory);
        ui.scope(|ui| {
            ui.set_max_width(200.0);
            let name = language.text(msg::MATURITY_SEARCH);
            let id = egui::Id::unique("completeness search");
            controls::search_field(ui, &mut memory.words, &name, id);
        });
        let (view, kind) = (memory.view, memory.kind.clone());
        if let Some(made) = &mut memory.made {
            made.narrow(view, kind.as_ref(), &memory.words);
            copies(ui, made, language);
        }
        if !is_current {
            controls::spinner(ui, 14.0);
        }
        if let Some(view) = memory.view {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = language.text(view.name());
                if controls::secondary(ui, Some("x"), &name).clicked() {
                    memory.view = None;
                }
            });
        }
    });
    ui.add_space(4.0);
}

/// The choice of a kind.
fn kinds(ui: &mut Ui, language: Language, memory: &mut CompletenessState) {
    let all = language.text(msg::MATURITY_ALL_KINDS);
    let shown = memory.kind.as_ref().map_or(all.clone(), |kind| {
        completeness::kind_name(kind.as_str(), language).to_owned()
    });
    let made = memory.made.as_ref();
    let kind = &mut memory.kind;
    let response = ComboBox::from_id_salt("completeness kind")
        .selected_text(controls::shown(&shown).into_owned())
        .width(170.0)
        .truncate()
        .icon(controls::chevron)
        .show_ui(ui, |ui| {
            ui.selectable_value(kind, None, &all);
            for (id, name) in made.map(Made::kinds).unwrap_or_default() {
                ui.selectable_value(kind, Some(id), controls::shown(&name).into_owned());
            }
        })
        .response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &all));
}

/// The list for the clipboard.
fn copies(ui: &mut Ui, made: &Made, language: Language) {
    let rows = || {
        let head = [
            msg::CLI_COLUMN_ID,
            msg::CLI_COLUMN_NAME,
            msg::CLI_COLUMN_KIND,
            msg::MATURITY_COLUMN_VIEW,
            msg::MATURITY_COLUMN_MISSING,
        ];
        let head = head.map(|id| language.text(id));
        let rows = made.shown().map(|object| {
            [
                object.id.to_string(),
                object.name.clone(),
                object.kind_name.clone(),
                language.text(object.view.name()),
                object.in_words(language),
            ]
        });
        std::iter::once(head).chain(rows).collect::<Vec<_>>()
    };
    let tip = language.text(msg::MATURITY_COPY_CSV);
    if icon::sized_button(ui, "clipboard", &tip, false, 28.0).clicked() {
        ui.ctx().copy_text(listing::csv(rows()));
    }
    let tip = language.text(msg::MATURITY_COPY_MARKDOWN);
    if icon::sized_button(ui, "file-text", &tip, false, 28.0).clicked() {
        ui.ctx().copy_text(listing::markdown(rows()));
    }
}

fn level_name(level: u8) -> crate::locale::MessageId {
    match level {
        1 => msg::MATURITY_LEVEL_1,
        2 => msg::MATURITY_LEVEL_2,
        _ => msg::MATURITY_LEVEL_3,
    }
}

/// The tab is asked for by command.
pub(super) fn open(doing: &mut super::commands::Doing<'_>) {
    doing.state.panels.drawer.show_completeness();
    let mut panels = doing.workspace.preferences.panels;
    panels.lower = true;
    doing.actions.push(Action::ShowPanels(panels));
}
