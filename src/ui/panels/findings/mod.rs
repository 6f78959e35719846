//! What the rules found, as a tab of the drawer: a list in parts, and beside it all about the
//! finding that is chosen, with what can be done about it.

mod bar;
mod choices;
mod detail;
mod going;
mod keys;
mod rows;
#[cfg(test)]
pub(super) mod tests;
mod trend;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{ScrollArea, Ui, UiBuilder, pos2, vec2};

pub(super) use detail::{deed_buttons, keep};
pub(super) use going::{go_to_records, open_for, open_for_requirement};
pub(super) use keys::take_keys;
pub(super) use rows::level_ink;
pub(super) use trend::show as trend_line;

use super::controls;
use crate::assurance::{Assessments, FindingKey};
use crate::locale::{Language, msg};
use crate::model::PlateauId;
use crate::ui::UiState;
use crate::workspace::findings::{
    FindingFilter, FindingList, FindingPart, FindingRow, Grouping, Judged,
};
use crate::workspace::{Action, ChangeAnswer, Document, Workspace};

/// The least width of the list for the pane beside it, in points.
const LEAST_LIST: f32 = 300.0;

/// Of which plateaus findings are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Plateaus {
    /// The one that shows.
    #[default]
    Shown,
    /// This one, whatever shows.
    Of(PlateauId),
    /// All of them.
    All,
}

/// What they are compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Against {
    /// Nothing.
    #[default]
    Nothing,
    /// The findings at another plateau.
    Plateau(PlateauId),
    /// The two states that are compared on the map: versions, files or plateaus.
    Compared,
}

/// What the tab remembers.
#[derive(Default)]
pub(in crate::ui) struct FindingsState {
    filter: FindingFilter,
    grouping: Grouping,
    plateaus: Plateaus,
    against: Against,
    /// A comparison was asked for to compare findings by.
    awaits_comparison: bool,
    closed: BTreeSet<String>,
    chosen: Option<(FindingKey, Option<PlateauId>)>,
    made: Option<(Of, Arc<FindingList>)>,
    lines: Option<(Shown, Arc<[Line]>)>,
    keys: Vec<egui::Key>,
    scroll_to: Option<usize>,
}

/// What a list was made of; kept, so that no other answer ever lies at its place.
struct Of {
    found: Option<Arc<Assessments>>,
    answer: Option<Arc<ChangeAnswer>>,
    shown: Option<PlateauId>,
    plateaus: Plateaus,
    against: Against,
    language: Language,
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        fn is_one<T>(this: Option<&Arc<T>>, that: Option<&Arc<T>>) -> bool {
            this.map(Arc::as_ptr) == that.map(Arc::as_ptr)
        }
        is_one(self.found.as_ref(), other.found.as_ref())
            && is_one(self.answer.as_ref(), other.answer.as_ref())
            && self.shown == other.shown
            && self.plateaus == other.plateaus
            && self.against == other.against
            && self.language == other.language
    }
}

/// What the lines were made of.
struct Shown {
    list: Arc<FindingList>,
    filter: FindingFilter,
    grouping: Grouping,
    closed: BTreeSet<String>,
}

/// A line to draw.
#[derive(Clone, Debug)]
enum Line {
    Heading {
        part: FindingPart,
        worst: crate::assurance::ProtectionLevel,
        count: usize,
        is_open: bool,
    },
    Row(FindingRow),
}

impl FindingsState {
    /// The list that is asked for; `None` until the map was judged.
    fn list(&mut self, workspace: &Workspace, document: &Document) -> Option<Arc<FindingList>> {
        let found = workspace.assurance.found(document).map(|(found, _)| found);
        let answer = match self.against {
            Against::Compared => workspace.changing.found.as_ref(),
            _ => None,
        };
        let of = Of {
            found: found.cloned(),
            answer: answer.cloned(),
            shown: document.plateau.clone(),
            plateaus: self.plateaus.clone(),
            against: self.against.clone(),
            language: workspace.language(),
        };
        if let Some((made_of, list)) = &self.made
            && *made_of == of
        {
            return Some(Arc::clone(list));
        }
        let list = Arc::new(self.make(workspace, document, &of)?);
        self.made = Some((of, Arc::clone(&list)));
        Some(list)
    }

    fn make(&self, workspace: &Workspace, document: &Document, of: &Of) -> Option<FindingList> {
        let language = workspace.language();
        if of.against == Against::Compared {
            let comparison = document.comparison.as_ref()?;
            let [before, after] = of.answer.as_ref()?.judged.as_ref()?.clone();
            let judged = |side: &crate::workspace::Compared, found| Judged {
                map: side.map.clone(),
                snapshot: Arc::clone(&side.snapshot),
                found,
            };
            let before = judged(&comparison.before, before);
            let after = judged(&comparison.after, after);
            return Some(FindingList::between(before, after, language));
        }
        let found = of.found.as_ref()?;
        let judged = |plateau: Option<&PlateauId>| {
            Some(Judged {
                map: document.map().clone(),
                snapshot: match plateau {
                    Some(plateau) if document.plateau.as_ref() != Some(plateau) => {
                        document.snapshot_at(plateau)
                    }
                    _ => Arc::clone(document.snapshot()),
                },
                found: Arc::clone(found.at(plateau)?),
            })
        };
        let shown = match &self.plateaus {
            Plateaus::Of(plateau) => Some(plateau),
            _ => document.plateau.as_ref(),
        };
        if let Against::Plateau(other) = &self.against
            && let (Some(before), Some(after)) = (judged(Some(other)), judged(shown))
        {
            return Some(FindingList::between(before, after, language));
        }
        let order = document.map().timeline().order();
        let states = if self.plateaus == Plateaus::All && !order.is_empty() {
            order.iter().filter_map(|id| judged(Some(id))).collect()
        } else {
            vec![judged(shown)?]
        };
        Some(FindingList::of(states, language))
    }

    /// The lines of a list, made once a change.
    fn lines(&mut self, list: &Arc<FindingList>) -> Arc<[Line]> {
        if let Some((of, lines)) = &self.lines
            && Arc::ptr_eq(&of.list, list)
            && of.filter == self.filter
            && of.grouping == self.grouping
            && of.closed == self.closed
        {
            return Arc::clone(lines);
        }
        let mut lines = Vec::new();
        for (part, rows) in list.parts(&self.filter, self.grouping) {
            let is_open = !self.closed.contains(&part.id);
            lines.push(Line::Heading {
                worst: part.worst(),
                count: rows.len(),
                is_open,
                part,
            });
            if is_open {
                lines.extend(rows.into_iter().map(Line::Row));
            }
        }
        let lines: Arc<[Line]> = lines.into();
        let of = Shown {
            list: Arc::clone(list),
            filter: self.filter.clone(),
            grouping: self.grouping,
            closed: self.closed.clone(),
        };
        self.lines = Some((of, Arc::clone(&lines)));
        lines
    }

    /// Whether a row is the one whose pane shows.
    fn is_chosen(&self, list: &FindingList, row: FindingRow) -> bool {
        self.chosen.as_ref().is_some_and(|(key, plateau)| {
            let (requirement, subject) = list.finding(row).key();
            key.0 == *requirement
                && key.1.as_ref() == subject
                && plateau.as_ref() == list.plateau(row)
        })
    }

    fn choose(&mut self, list: &FindingList, row: FindingRow) {
        let (requirement, subject) = list.finding(row).key();
        let key = (requirement.clone(), subject.cloned());
        self.chosen = Some((key, list.plateau(row).cloned()));
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
    // The drawer keeps its height while there is nothing to show yet.
    ui.set_min_height(ui.available_height());
    workspace.assurance.ask(document, actions);
    choices::mend_choices(document, &mut state.panels.findings);
    if state.panels.findings.against == Against::Compared {
        choices::ask_for_comparison(document, workspace, actions);
    }
    let list = state.panels.findings.list(workspace, document);
    let lines = list.as_ref().map(|list| state.panels.findings.lines(list));
    bar::show(
        ui,
        document,
        workspace,
        (list.as_ref(), lines.as_deref()),
        state,
        actions,
    );
    let (Some(list), Some(lines)) = (list, lines) else {
        let words = workspace.language().text(msg::FINDINGS_AWAITED);
        ui.horizontal(|ui| {
            controls::spinner(ui, 15.0);
            ui.label(controls::caption(ui, words));
        });
        return;
    };
    if lines.is_empty() {
        nothing(ui, &list, workspace.language(), &state.panels.findings);
        return;
    }
    keys::carry_out(ui, &list, &lines, document, state, actions);
    let mut shown = lines.iter().filter_map(|line| match line {
        Line::Row(row) => Some(*row),
        Line::Heading { .. } => None,
    });
    let chosen = shown.find(|row| state.panels.findings.is_chosen(&list, *row));
    let room = ui.available_rect_before_wrap();
    let pane = (room.width() * 0.38).clamp(250.0, 420.0);
    let has_pane = chosen.is_some() && room.width() - pane >= LEAST_LIST;
    let split = if has_pane {
        room.right() - pane
    } else {
        room.right()
    };
    let left = egui::Rect::from_min_max(room.min, pos2(split, room.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        body(ui, &list, &lines, document, workspace, state, actions);
    });
    if let Some(row) = chosen.filter(|_| has_pane) {
        let right = egui::Rect::from_min_max(pos2(split + 12.0, room.top()), room.max);
        ui.painter().vline(
            split + 5.0,
            room.y_range(),
            egui::Stroke::new(1.0, crate::ui::theme::palette(ui).line),
        );
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            detail::show(ui, &list, row, document, workspace, state, actions);
        });
    }
    ui.advance_cursor_after_rect(room);
}

/// Titles and rows.
fn body(
    ui: &mut Ui,
    list: &Arc<FindingList>,
    lines: &[Line],
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let sight = rows::Sight {
        list,
        workspace,
        columns: rows::columns(list, state.panels.findings.grouping, ui.available_width()),
    };
    sight.titles(ui);
    keys::hold_focus(ui, workspace.language());
    ui.spacing_mut().item_spacing.y = 0.0;
    let scroll_to = state.panels.findings.scroll_to.take();
    let mut toggled = None;
    ScrollArea::vertical()
        .id_salt("findings")
        .auto_shrink(false)
        .show_rows(ui, rows::ROW, lines.len(), |ui, range| {
            if let Some(place) = scroll_to {
                let top = ui.min_rect().top() + (place as f32 - range.start as f32) * rows::ROW;
                let at = pos2(ui.min_rect().left(), top);
                let row = egui::Rect::from_min_size(at, vec2(1.0, rows::ROW));
                ui.scroll_to_rect(row, None);
            }
            for line in lines.get(range).unwrap_or_default() {
                match line {
                    Line::Heading {
                        part,
                        worst,
                        count,
                        is_open,
                    } => {
                        if rows::heading(ui, part, *worst, *count, *is_open) {
                            toggled = Some(part.id.clone());
                        }
                    }
                    Line::Row(row) => {
                        let is_chosen = state.panels.findings.is_chosen(list, *row);
                        let response = sight.row(ui, *row, is_chosen);
                        if response.clicked() {
                            let id = keys::focus_id();
                            ui.memory_mut(|memory| memory.request_focus(id));
                            state.panels.findings.choose(list, *row);
                            going::go_to(list, *row, document, state, actions);
                        }
                    }
                }
            }
        });
    if let Some(id) = toggled {
        let closed = &mut state.panels.findings.closed;
        if !closed.remove(&id) {
            closed.insert(id);
        }
    }
}

/// What was checked, where nothing was found, or nothing shows.
fn nothing(ui: &mut Ui, list: &FindingList, language: Language, state: &FindingsState) {
    let palette = crate::ui::theme::palette(ui);
    let (requirements, subjects) = list.checked();
    let (glyph, ink, words) = if state.filter.narrows() && !list.rows.is_empty() {
        ("funnel", palette.muted, msg::FINDINGS_NONE_FITS.into())
    } else if requirements == 0 {
        ("info", palette.muted, msg::FINDINGS_NOTHING_ASKED.into())
    } else if list.trend.is_some() {
        let words = msg::FINDINGS_NO_DIFFERENCE.with("requirements", requirements);
        ("equal", palette.muted, words.with("subjects", subjects))
    } else {
        let words = msg::FINDINGS_NONE_FOUND.with("requirements", requirements);
        let words = words.with("subjects", subjects);
        ("circle-check", palette.intact.0, words)
    };
    ui.horizontal_top(|ui| {
        crate::ui::icon::show(ui, glyph, 18.0, ink);
        ui.add(egui::Label::new(controls::caption(ui, language.say(&words))).wrap());
    });
    let exempt = list.rows.iter();
    let exempt = exempt.filter(|row| !list.finding(**row).counts()).count();
    if exempt > 0 && !state.filter.with_exempt {
        let words = msg::FINDINGS_EXEMPT_HIDDEN.with("count", exempt);
        ui.label(controls::caption(ui, language.say(&words)));
    }
}
