//! The differences between two plateaus and whose work they are: what nobody does first, then each
//! package with what it claims. Rows are dragged onto packages; a click shows them on the map.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{Button, ComboBox, DragAndDrop, Id, ScrollArea, Sense, Ui};

use super::{Carried, controls, take_drop};
use crate::analysis::{Claim, Difference};
use crate::command::{Command, PackageCommand};
use crate::locale::{Language, msg};
use crate::model::{PlateauId, SubjectId, WorkPackageId};
use crate::ui::canvas::Request;
use crate::ui::panels::menu as menus;
use crate::ui::panels::plateaus::name_of;
use crate::ui::{UiState, icon, theme};
use crate::workspace::roadmap::{GapList, GapPart, GapRow, ListForm, package_name};
use crate::workspace::{Action, Document, Pair, Planning, Selecting, Side, Workspace};

/// From this many elements on, the list is made on another thread.
const APART_FROM: usize = 1_500;
const ROW: f32 = 26.0;

/// What a list depends on.
#[derive(Clone, PartialEq)]
struct Key {
    identity: usize,
    revision: u64,
    from: PlateauId,
    to: PlateauId,
    language: Language,
}

/// What the list remembers.
#[derive(Default)]
pub(super) struct GapsState {
    words: String,
    shown: Option<(Key, Arc<GapList>)>,
    waiting: Option<(Key, Receiver<GapList>)>,
    /// Parts that are folded away, by their headings.
    closed: BTreeSet<String>,
}

/// A line of the list.
enum Line<'a> {
    Heading {
        text: String,
        count: usize,
        /// The package that what is dropped on it becomes the work of.
        package: Option<WorkPackageId>,
        is_open: bool,
    },
    Row(&'a GapRow, Option<WorkPackageId>),
    Claim(Claim, String),
}

impl GapsState {
    fn list(
        &mut self,
        ctx: &egui::Context,
        document: &Document,
        (from, to): (&PlateauId, &PlateauId),
        language: Language,
    ) -> Option<Arc<GapList>> {
        let key = Key {
            identity: Arc::as_ptr(document.identity()) as usize,
            revision: document.map().revision(),
            from: from.clone(),
            to: to.clone(),
            language,
        };
        if let Some((of, answer)) = &self.waiting {
            match answer.try_recv() {
                Ok(list) => {
                    self.shown = Some((of.clone(), Arc::new(list)));
                    self.waiting = None;
                }
                Err(TryRecvError::Disconnected) => self.waiting = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        let is_current = self.shown.as_ref().is_some_and(|(of, _)| *of == key);
        if !is_current {
            let map = document.map();
            if map.tables().elements.len() < APART_FROM {
                let list = GapList::of(map, from, to, language);
                self.shown = Some((key, Arc::new(list)));
            } else if self.waiting.as_ref().is_none_or(|(of, _)| *of != key) {
                let (sender, answer) = channel();
                let (map, ctx, task) = (map.clone(), ctx.clone(), key.clone());
                rayon::spawn(move || {
                    let list = GapList::of(&map, &task.from, &task.to, task.language);
                    let _sent = sender.send(list).is_ok();
                    ctx.request_repaint();
                });
                self.waiting = Some((key, answer));
            }
        }
        self.shown.as_ref().map(|(_, list)| Arc::clone(list))
    }
}

/// Draws pickers, counts and the list.
pub(in crate::ui::panels) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let Some((from, to)) = document.gap_plateaus() else {
        let words = controls::caption(ui, language.text(msg::ROADMAP_NEEDS_PLATEAUS));
        ui.add(egui::Label::new(words).wrap());
        return;
    };
    let gaps = &mut state.panels.roadmap.gaps;
    let list = gaps.list(ui.ctx(), document, (&from, &to), language);
    bar(
        ui,
        document,
        (&from, &to),
        list.as_deref(),
        language,
        state,
        actions,
    );
    let Some(list) = list else {
        controls::spinner(ui, 18.0);
        return;
    };
    let lines = lines(&list, document, language, &state.panels.roadmap.gaps);
    let mut toggled = None;
    ScrollArea::vertical()
        .id_salt("gap list")
        .auto_shrink(false)
        .show_rows(ui, ROW, lines.len(), |ui, range| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for line in lines.get(range).unwrap_or_default() {
                match line {
                    Line::Heading {
                        text,
                        count,
                        package,
                        is_open,
                    } => {
                        let heading = (text.as_str(), *count, *is_open);
                        if self::heading(ui, heading, package.as_ref(), document, state, actions) {
                            toggled = Some(text.clone());
                        }
                    }
                    Line::Row(row, package) => {
                        let of = package.as_ref();
                        self::row(ui, row, of, document, language, state, actions);
                    }
                    Line::Claim(claim, sentence) => {
                        self::claim(ui, claim, sentence, document, language, actions);
                    }
                }
            }
        });
    if let Some(text) = toggled {
        let closed = &mut state.panels.roadmap.gaps.closed;
        if !closed.remove(&text) {
            closed.insert(text);
        }
    }
}

fn bar(
    ui: &mut Ui,
    document: &Document,
    (from, to): (&PlateauId, &PlateauId),
    list: Option<&GapList>,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        let pick = |ui: &mut Ui, salt: &str, label: String, now: &PlateauId| {
            let mut picked = None;
            let response = ComboBox::from_id_salt(salt)
                .selected_text(name_of(document, now))
                .width(130.0)
                .truncate()
                .icon(controls::chevron)
                .show_ui(ui, |ui| {
                    for plateau in document.map().timeline().order() {
                        let name = name_of(document, plateau);
                        if ui.selectable_label(plateau == now, name).clicked() {
                            picked = Some(plateau.clone());
                        }
                    }
                })
                .response;
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
            picked
        };
        let other_from = pick(ui, "gap from", language.text(msg::ROADMAP_FIELD_FROM), from);
        icon::show(ui, "arrow-right", 14.0, theme::palette(ui).muted);
        let other_to = pick(ui, "gap to", language.text(msg::ROADMAP_FIELD_TO), to);
        if other_from.is_some() || other_to.is_some() {
            let from = other_from.unwrap_or_else(|| from.clone());
            let to = other_to.unwrap_or_else(|| to.clone());
            actions.push(Action::Plan(Planning::Between(from, to)));
        }
        ui.scope(|ui| {
            ui.set_max_width(190.0);
            let name = language.text(msg::ROADMAP_SEARCH);
            let id = Id::unique("gap search");
            controls::search_field(ui, &mut state.panels.roadmap.gaps.words, &name, id);
        });
        let button = |ui: &mut Ui, name: &'static str, tip: crate::locale::MessageId| {
            icon::sized_button(ui, name, &language.text(tip), false, 28.0).clicked()
        };
        if button(ui, "git-compare", msg::ROADMAP_COMPARE) {
            let pair = Pair::new(Side::plateau(from.clone()), Side::plateau(to.clone()));
            actions.push(Action::Plan(Planning::Show(false)));
            actions.push(Action::Compare(Box::new(pair)));
        }
        if button(ui, "clipboard", msg::ROADMAP_COPY_CSV) {
            actions.push(Action::Plan(Planning::CopyGap(ListForm::Csv)));
        }
        if button(ui, "file-text", msg::ROADMAP_COPY_MARKDOWN) {
            actions.push(Action::Plan(Planning::CopyGap(ListForm::Markdown)));
        }
        if button(ui, "file-down", msg::ROADMAP_WRITE_GAP) {
            actions.push(Action::Plan(Planning::AskGapFile));
        }
        if let Some(list) = list {
            let coverage = &list.coverage;
            let words = msg::ROADMAP_COVERAGE
                .with("differences", coverage.differences())
                .with("claimed", coverage.claimed.len())
                .with("unclaimed", coverage.unclaimed.len())
                .with("along", coverage.goes_with.len());
            let words = controls::caption(ui, language.say(&words));
            controls::line(ui, words);
        }
    });
}

fn lines<'a>(
    list: &'a GapList,
    document: &Document,
    language: Language,
    gaps: &GapsState,
) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let map = document.map();
    for (part, rows) in list.parts(&gaps.words) {
        let (text, package) = match part {
            GapPart::Unclaimed => (language.text(msg::ROADMAP_PART_UNCLAIMED), None),
            GapPart::Package(id) => (package_name(map, &id), Some(id)),
            GapPart::Along(id) => {
                let along = msg::ROADMAP_PART_ALONG.with("package", package_name(map, &id));
                (language.say(&along), Some(id))
            }
        };
        let is_open = !gaps.closed.contains(&text);
        lines.push(Line::Heading {
            text,
            count: rows.len(),
            package: package.clone(),
            is_open,
        });
        if is_open {
            lines.extend(rows.into_iter().map(|row| Line::Row(row, package.clone())));
        }
    }
    let without = list.claims_without_difference(map, language);
    if !without.is_empty() && gaps.words.trim().is_empty() {
        let text = language.text(msg::ROADMAP_PART_WITHOUT);
        let is_open = !gaps.closed.contains(&text);
        lines.push(Line::Heading {
            text,
            count: without.len(),
            package: None,
            is_open,
        });
        if is_open {
            let claims = without.into_iter();
            lines.extend(claims.map(|(claim, sentence)| Line::Claim(claim, sentence)));
        }
    }
    lines
}

/// A heading; gives whether it was clicked.
fn heading(
    ui: &mut Ui,
    (text, count, is_open): (&str, usize, bool),
    package: Option<&WorkPackageId>,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) -> bool {
    let palette = theme::palette(ui);
    let is_selected = package.is_some() && document.plan.selected.as_ref() == package;
    let glyph = if is_open {
        "chevron-down"
    } else {
        "chevron-right"
    };
    let count = count.to_string();
    let row = controls::Row {
        icon: Some((glyph, palette.muted)),
        text,
        aside: &count,
        indent: 0.0,
        selected: is_selected,
    };
    let response = controls::row(ui, &row, Sense::click());
    if let Some(package) = package
        && take_drop(ui, response.rect, package, document, state, actions)
    {
        let ring = egui::Stroke::new(2.0, palette.accent);
        ui.painter()
            .rect_stroke(response.rect, 5.0, ring, egui::StrokeKind::Inside);
    }
    if response.double_clicked() {
        actions.push(Action::Plan(Planning::Select(package.cloned())));
    }
    response.clicked()
}

/// The sign of a difference, and its colour.
fn sign(ui: &Ui, row: &GapRow) -> (&'static str, egui::Color32) {
    let palette = theme::palette(ui);
    match row.difference {
        Difference::Added => ("plus", palette.intact.0),
        Difference::Removed => ("minus", palette.down.0),
        Difference::Changed if row.is_moved => ("move-right", palette.degraded.0),
        Difference::Changed => ("diff", palette.degraded.0),
    }
}

fn row(
    ui: &mut Ui,
    row: &GapRow,
    package: Option<&WorkPackageId>,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let text = format!("{} · {}", row.name, row.kind);
    let mut aside = language.text(row.word());
    if !row.detail.is_empty() {
        aside = format!("{aside} : {}", row.detail);
    }
    if row.claimed_by.len() > 1 {
        let twice = language.text(msg::ROADMAP_TWICE);
        aside = format!("{aside} · {twice}");
    }
    let shown = controls::Row {
        icon: Some(sign(ui, row)),
        text: &text,
        aside: &aside,
        indent: 18.0,
        selected: document.selection.contains(&row.subject),
    };
    // The same row may stand in two parts.
    let response = ui
        .push_id(
            (row.subject.as_str(), package.map(WorkPackageId::as_str)),
            |ui| controls::row(ui, &shown, Sense::click_and_drag()),
        )
        .inner;
    if response.drag_started() && !document.is_read_only() {
        let selected = &document.selection;
        let subjects = if selected.contains(&row.subject) {
            selected.iter().cloned().collect()
        } else {
            vec![row.subject.clone()]
        };
        DragAndDrop::set_payload(ui.ctx(), Carried(subjects));
    }
    if response.dragged() {
        let count = DragAndDrop::payload::<Carried>(ui.ctx()).map_or(1, |carried| carried.0.len());
        if let Some(at) = ui.input(|input| input.pointer.latest_pos()) {
            let words = msg::ROADMAP_CARRIED.with("count", count);
            super::hover::bubble(ui, at, &language.say(&words));
        }
        ui.set_cursor_icon(egui::CursorIcon::Grabbing);
    }
    if response.clicked() {
        if ui.input(|input| input.modifiers.command || input.modifiers.shift) {
            actions.push(Action::Select(vec![row.subject.clone()], Selecting::Toggle));
        } else {
            actions.push(Action::Plan(Planning::GoTo(row.subject.clone())));
            state.canvas.request = Some(Request::CenterOn(row.subject.clone()));
        }
    }
    response.context_menu(|ui| menu(ui, row, package, document, language, actions));
}

/// Whose work a difference becomes, or is not any more.
fn menu(
    ui: &mut Ui,
    row: &GapRow,
    package: Option<&WorkPackageId>,
    document: &Document,
    language: Language,
    actions: &mut Vec<Action>,
) {
    menus::short(ui);
    let may_edit = !document.is_read_only();
    let map = document.map();
    let picked = || -> Vec<SubjectId> {
        if document.selection.contains(&row.subject) {
            document.selection.iter().cloned().collect()
        } else {
            vec![row.subject.clone()]
        }
    };
    ui.label(controls::caption(ui, language.text(msg::ROADMAP_CLAIM_FOR)));
    for other in map.tables().work_packages.iter().take(24) {
        let name = package_name(map, &other.id);
        let button = Button::new(controls::shown(&name)).truncate();
        if ui.add_enabled(may_edit, button).clicked() {
            actions.push(Action::Plan(Planning::Claim(other.id.clone(), picked())));
            ui.close();
        }
    }
    let claimed = package.filter(|package| row.claimed_by.contains(*package));
    if let Some(package) = claimed {
        controls::rule(ui);
        let button = Button::new(language.text(msg::ROADMAP_UNCLAIM));
        if ui.add_enabled(may_edit, button).clicked() {
            actions.push(Action::Edit(Command::Package(PackageCommand::Unclaim {
                package: package.clone(),
                subjects: vec![row.subject.clone()],
            })));
            ui.close();
        }
    }
}

/// A claim without a difference: a click selects its package, the cross takes it back.
fn claim(
    ui: &mut Ui,
    claim: &Claim,
    sentence: &str,
    document: &Document,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        let tip = language.text(msg::ROADMAP_UNCLAIM);
        let cross = ui.add_enabled_ui(!document.is_read_only(), |ui| {
            icon::sized_button(ui, "x", &tip, false, 22.0)
        });
        if cross.inner.clicked() {
            actions.push(Action::Edit(Command::Package(PackageCommand::Unclaim {
                package: claim.package.clone(),
                subjects: vec![claim.subject.clone()],
            })));
        }
        let row = controls::Row {
            icon: Some(("triangle-alert", palette.degraded.0)),
            text: sentence,
            aside: "",
            indent: 0.0,
            selected: false,
        };
        if controls::row(ui, &row, Sense::click()).clicked() {
            let package = Some(claim.package.clone());
            actions.push(Action::Plan(Planning::Select(package)));
        }
    });
}
