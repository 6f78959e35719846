//! The lower drawer: elements as a table that sorts by column, and what is wrong with the file.

use std::sync::Arc;

use egui::{Button, Frame, Label, Margin, RichText, ScrollArea, Sense, TextWrapMode, Ui};
use egui_extras::{Column, TableBuilder};

use super::commands::jump;
use super::{controls, dock, fuzzy, status};
use crate::catalogue;
use crate::diagnostic::Problem;
use crate::locale::{Language, MessageId, msg};
use crate::model::{Element, ElementIx, Snapshot, SubjectId};
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document, Selecting, Workspace};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Elements,
    Problems,
}

/// The columns of the table: label, attribute or field, first width.
const COLUMNS: [(MessageId, &str, f32); 7] = [
    (msg::UI_COLUMN_NAME, "name", 230.0),
    (msg::UI_COLUMN_KIND, "kind", 150.0),
    (msg::UI_COLUMN_PARENT, "parent", 170.0),
    (msg::UI_COLUMN_CRITICALITY, "criticality", 90.0),
    (msg::UI_COLUMN_OWNER, "owner_role", 150.0),
    (msg::UI_COLUMN_TECHNOLOGY, "technology", 160.0),
    (msg::UI_COLUMN_SUPPORT, "end_of_support", 110.0),
];

/// What the drawer remembers.
#[derive(Default)]
pub(in crate::ui) struct DrawerState {
    tab: Tab,
    search: String,
    sorted_by: usize,
    is_descending: bool,
    of: Option<(Arc<Snapshot>, String, usize, bool, Language)>,
    rows: Vec<(ElementIx, [String; 7])>,
}

impl DrawerState {
    /// Opens on the list of problems.
    pub(super) fn show_problems(&mut self) {
        self.tab = Tab::Problems;
    }
}

/// Draws the drawer.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let language = workspace.language();
    let tabs = [
        (Tab::Elements, msg::UI_ELEMENTS),
        (Tab::Problems, msg::UI_PROBLEMS),
    ];
    dock::tab_row(ui, &tabs, &mut state.panels.drawer.tab, |id| {
        language.text(id)
    });
    Frame::new()
        .inner_margin(Margin {
            left: 10,
            right: 6,
            top: 6,
            bottom: 4,
        })
        .show(ui, |ui| match state.panels.drawer.tab {
            Tab::Elements => elements(ui, document, language, state, actions),
            Tab::Problems => problems(ui, &document.problems, language, state, actions),
        });
}

fn elements(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let drawer = &mut state.panels.drawer;
    ui.scope(|ui| {
        ui.set_max_width(260.0);
        let name = language.text(msg::UI_TABLE_SEARCH);
        controls::search_field(
            ui,
            &mut drawer.search,
            &name,
            egui::Id::unique("table search"),
        );
    });
    refresh(drawer, document, language);
    let mut chosen = None;
    let rows = &drawer.rows;
    let sorted = (drawer.sorted_by, drawer.is_descending);
    let mut sort = None;
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        let mut table = TableBuilder::new(ui)
            .striped(false)
            .resizable(true)
            .sense(Sense::click())
            .auto_shrink(false);
        for (_, _, width) in COLUMNS {
            table = table.column(Column::initial(width).at_least(60.0).clip(true));
        }
        let table = table.header(26.0, |mut header| {
            for (index, (label, _, _)) in COLUMNS.iter().enumerate() {
                header.col(|ui| {
                    if heading(ui, &language.text(*label), index, sorted) {
                        sort = Some(index);
                    }
                });
            }
        });
        table.body(|body| {
            body.rows(26.0, rows.len(), |mut row| {
                let Some((ix, cells)) = rows.get(row.index()) else {
                    return;
                };
                let subject = SubjectId::from(&document.snapshot().element(*ix).id);
                row.set_selected(document.selection.contains(&subject));
                for (index, cell) in cells.iter().enumerate() {
                    row.col(|ui| {
                        let weight = if index == 0 {
                            FontWeight::Medium
                        } else {
                            FontWeight::Regular
                        };
                        let text = RichText::new(cell).font(theme::font(12.5, weight));
                        ui.add(
                            Label::new(text)
                                .wrap_mode(TextWrapMode::Truncate)
                                .selectable(false),
                        );
                    });
                }
                let response = row.response();
                if response.clicked() {
                    let adds = response
                        .ctx
                        .input(|input| input.modifiers.command || input.modifiers.shift);
                    chosen = Some((subject, adds));
                }
                response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &cells[0]));
            });
        });
    });
    if let Some(index) = sort {
        drawer.is_descending = drawer.sorted_by == index && !drawer.is_descending;
        drawer.sorted_by = index;
    }
    match chosen {
        Some((subject, true)) => actions.push(Action::Select(vec![subject], Selecting::Toggle)),
        Some((subject, false)) => jump(subject, state, actions),
        None => {}
    }
}

fn heading(
    ui: &mut Ui,
    label: &str,
    index: usize,
    (sorted_by, is_descending): (usize, bool),
) -> bool {
    let palette = theme::palette(ui);
    let words = RichText::new(label)
        .font(theme::font(12.0, FontWeight::SemiBold))
        .color(palette.muted);
    let arrow = if is_descending {
        "chevron-down"
    } else {
        "chevron-up"
    };
    let button = if sorted_by == index {
        Button::new((words, icon::tinted(arrow, 13.0, palette.muted)))
    } else {
        Button::new(words)
    };
    ui.spacing_mut().button_padding = egui::vec2(2.0, 2.0);
    ui.add(button.frame_when_inactive(false).truncate())
        .clicked()
}

fn refresh(drawer: &mut DrawerState, document: &Document, language: Language) {
    let key = (
        &drawer.search,
        drawer.sorted_by,
        drawer.is_descending,
        language,
    );
    let is_current = drawer
        .of
        .as_ref()
        .is_some_and(|(of, search, by, down, spoken)| {
            Arc::ptr_eq(of, document.snapshot()) && (search, *by, *down, *spoken) == key
        });
    if is_current {
        return;
    }
    drawer.of = Some((
        Arc::clone(document.snapshot()),
        drawer.search.clone(),
        drawer.sorted_by,
        drawer.is_descending,
        language,
    ));
    let snapshot = document.snapshot();
    let typed = drawer.search.trim();
    let mut rows: Vec<(ElementIx, [String; 7])> = snapshot
        .element_numbers()
        .map(|ix| {
            (
                ix,
                COLUMNS.map(|(_, field, _)| cell(snapshot, ix, field, language)),
            )
        })
        .filter(|(_, cells)| typed.is_empty() || cells.iter().any(|cell| fuzzy::fits(typed, cell)))
        .collect();
    let by = drawer.sorted_by;
    rows.sort_by_cached_key(|(ix, cells)| {
        let text = cells
            .get(by)
            .map(|cell| cell.to_lowercase())
            .unwrap_or_default();
        // What is empty stands last.
        (text.is_empty(), text, *ix)
    });
    if drawer.is_descending {
        rows.reverse();
    }
    drawer.rows = rows;
}

fn cell(snapshot: &Snapshot, ix: ElementIx, field: &str, language: Language) -> String {
    let element: &Element = snapshot.element(ix);
    match field {
        "name" => element.name.to_string(),
        "kind" => catalogue::element_kind(element.kind.as_str()).map_or_else(
            || element.kind.to_string(),
            |kind| kind.name(language).to_owned(),
        ),
        "parent" => snapshot
            .parent(ix)
            .map(|parent| snapshot.element(parent).name.to_string())
            .unwrap_or_default(),
        _ => match element.attributes.get(field) {
            None => String::new(),
            Some(value) => {
                let text = value.to_string();
                catalogue::attribute(field)
                    .and_then(|attribute| attribute.value_label(&text, language))
                    .map_or(text, ToOwned::to_owned)
            }
        },
    }
}

fn problems(
    ui: &mut Ui,
    problems: &[Problem],
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    if problems.is_empty() {
        ui.label(controls::caption(ui, language.text(msg::UI_NO_PROBLEMS)));
        return;
    }
    let mut chosen = None;
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, 26.0, problems.len(), |ui, range| {
            for problem in problems.get(range).unwrap_or_default() {
                let text = problem.sentence(language);
                let hint = problem
                    .hint
                    .as_ref()
                    .map(|hint| language.say(hint))
                    .unwrap_or_default();
                let row = controls::Row {
                    icon: Some(status::severity_sign(problem.severity, theme::palette(ui))),
                    text: &text,
                    aside: &hint,
                    indent: 0.0,
                    selected: false,
                };
                if controls::row(ui, &row, Sense::click()).clicked() {
                    chosen.clone_from(&problem.place.record);
                }
            }
        });
    if let Some((_, id)) = chosen.as_deref().and_then(|record| record.split_once('/')) {
        jump(SubjectId::from(id), state, actions);
    }
}
