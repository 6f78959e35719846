//! The list of weak points, in a tab of the drawer: part by part, the gravest first. A click goes to
//! the map, the button at the end plays the loss.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Align, Layout, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::bar::{progress, service_choice};
use crate::analysis::{CutSets, Radius, WeakPoints};
use crate::locale::{Language, msg};
use crate::model::ElementId;
use crate::scene::Weakness;
use crate::text::FontWeight;
use crate::ui::canvas::Request;
use crate::ui::panels::controls;
use crate::ui::{UiState, icon, theme};
use crate::workspace::roadmap::ListForm;
use crate::workspace::weakness::{WeakList, WeakListing, WeakPart, WeakRow};
use crate::workspace::{
    Action, Document, Imagining, Planning, Question, Selecting, Structure, Workspace,
};

/// Height of a row, in points.
const ROW: f32 = 26.0;
/// What the list asks.
const QUESTIONS: [Question; 4] = [
    Question::Radii,
    Question::WeakPoints,
    Question::Structure,
    Question::CutPairs,
];

/// What the list remembers.
#[derive(Default)]
pub(in crate::ui) struct WeaknessState {
    words: String,
    closed: BTreeSet<u8>,
    made: Option<(Key, Arc<WeakList>)>,
}

/// What a list was made of; kept, so that no other answer ever lies at its place.
struct Key {
    service: Option<ElementId>,
    language: Language,
    radii: Option<Arc<Vec<Radius>>>,
    weak_points: Option<Arc<BTreeMap<ElementId, WeakPoints>>>,
    structure: Option<Arc<Structure>>,
    cut_pairs: Option<Arc<BTreeMap<ElementId, CutSets>>>,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        fn is_one<T>(this: Option<&Arc<T>>, that: Option<&Arc<T>>) -> bool {
            this.map(Arc::as_ptr) == that.map(Arc::as_ptr)
        }
        self.service == other.service
            && self.language == other.language
            && is_one(self.radii.as_ref(), other.radii.as_ref())
            && is_one(self.weak_points.as_ref(), other.weak_points.as_ref())
            && is_one(self.structure.as_ref(), other.structure.as_ref())
            && is_one(self.cut_pairs.as_ref(), other.cut_pairs.as_ref())
    }
}

impl WeaknessState {
    fn list(
        &mut self,
        workspace: &Workspace,
        document: &Document,
        language: Language,
    ) -> Option<Arc<WeakList>> {
        let analyses = &workspace.analyses;
        let key = Key {
            service: document.weak_service.clone(),
            language,
            radii: analyses.radii(document).map(|it| it.answer),
            weak_points: analyses.weak_points(document).map(|it| it.answer),
            structure: analyses.structure(document).map(|it| it.answer),
            cut_pairs: analyses.cut_pairs(document).map(|it| it.answer),
        };
        if let Some((of, list)) = &self.made
            && *of == key
        {
            return Some(Arc::clone(list));
        }
        let list = workspace.weak_list(language)?;
        self.made = Some((key, Arc::clone(&list)));
        Some(list)
    }
}

/// A line to draw.
enum Line<'a> {
    Heading(WeakPart, usize, bool),
    Row(&'a WeakRow),
}

/// Draws the tab.
pub(in crate::ui::panels) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    // The drawer keeps its height while there is nothing to show yet.
    ui.set_min_height(ui.available_height());
    workspace.analyses.ask(&QUESTIONS, document, actions);
    let list = state.panels.weakness.list(workspace, document, language);
    head(ui, document, workspace, list.as_deref(), state, actions);
    let Some(list) = list else {
        return;
    };
    if list.rows.is_empty() {
        let none = controls::caption(ui, language.text(msg::WEAK_NOTHING));
        ui.add(egui::Label::new(none).wrap());
        return;
    }
    let memory = &state.panels.weakness;
    let mut lines = Vec::new();
    for (part, rows) in list.parts(&memory.words) {
        let is_open = !memory.closed.contains(&(part as u8));
        lines.push(Line::Heading(part, rows.len(), is_open));
        if is_open {
            lines.extend(rows.into_iter().map(Line::Row));
        }
    }
    if lines.is_empty() {
        ui.label(controls::caption(ui, language.text(msg::WEAK_NONE_FITS)));
        return;
    }
    titles(ui, language);
    let most = list.rows.iter().filter_map(|row| row.radius);
    let sight = Sight {
        list: &list,
        document,
        language,
        most: most
            .map(|(_, potential)| potential)
            .max()
            .unwrap_or(1)
            .max(1),
    };
    let mut toggled = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("weak points")
        .auto_shrink(false)
        .show_rows(ui, ROW, lines.len(), |ui, range| {
            for line in lines.get(range).unwrap_or_default() {
                match line {
                    Line::Heading(part, count, is_open) => {
                        if heading(ui, *part, *count, *is_open, language) {
                            toggled = Some(*part as u8);
                        }
                    }
                    Line::Row(row) => sight.row(ui, row, state, actions),
                }
            }
        });
    if let Some(part) = toggled
        && !state.panels.weakness.closed.remove(&part)
    {
        state.panels.weakness.closed.insert(part);
    }
}

/// Whose weak points, a search, how far the search is, and the list for other programs.
fn head(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    list: Option<&WeakList>,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    ui.horizontal(|ui| {
        service_choice(ui, workspace, document, language, actions);
        ui.scope(|ui| {
            ui.set_max_width(200.0);
            let name = language.text(msg::WEAK_SEARCH);
            let id = egui::Id::unique("weak points search");
            controls::search_field(ui, &mut state.panels.weakness.words, &name, id);
        });
        let button = |ui: &mut Ui, name: &'static str, tip: crate::locale::MessageId| {
            icon::sized_button(ui, name, &language.text(tip), false, 28.0).clicked()
        };
        if list.is_some() {
            for (glyph, tip, what) in [
                (
                    "clipboard",
                    msg::ROADMAP_COPY_CSV,
                    WeakListing::Copy(ListForm::Csv),
                ),
                (
                    "file-text",
                    msg::ROADMAP_COPY_MARKDOWN,
                    WeakListing::Copy(ListForm::Markdown),
                ),
                ("file-down", msg::WEAK_WRITE, WeakListing::AskFile),
            ] {
                if button(ui, glyph, tip) {
                    actions.push(Action::ListWeakPoints(what));
                }
            }
        }
        progress(
            ui,
            &workspace.analyses,
            document,
            language,
            &QUESTIONS,
            actions,
        );
        let Some(list) = list else {
            return;
        };
        let is_older = workspace
            .analyses
            .radii(document)
            .is_some_and(|it| !it.is_current);
        let words = if is_older {
            language.text(msg::WEAK_OLDER)
        } else {
            let points = |row: &&WeakRow| row.part == WeakPart::Points && !row.services.is_empty();
            let groups: BTreeSet<&str> = list
                .rows
                .iter()
                .filter(|row| row.part == WeakPart::OnPaper)
                .map(|row| row.name.as_str())
                .collect();
            let counts = msg::WEAK_COUNTS
                .with("single", list.rows.iter().filter(points).count())
                .with("paper", groups.len());
            let counts = language.say(&counts);
            match list.too_many.len() {
                0 => counts,
                count => {
                    let more = msg::WEAK_TOO_MANY.with("count", count);
                    format!("{counts} · {}", language.say(&more))
                }
            }
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            controls::line(ui, controls::caption(ui, words));
        });
    });
}

/// Where the columns begin, as shares of the width: name, kind, radius, services and reasons.
const COLUMNS: [f32; 4] = [0.0, 0.29, 0.49, 0.64];

fn titles(ui: &mut Ui, language: Language) {
    let palette = theme::palette(ui);
    let size = vec2(ui.available_width(), 20.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let titles = [
        msg::WEAK_COLUMN_NAME,
        msg::WEAK_TITLE_KIND,
        msg::WEAK_TITLE_RADIUS,
        msg::WEAK_TITLE_WHY,
    ];
    for (at, title) in titles.into_iter().enumerate() {
        let left = column_left(rect, at);
        let room = column_left(rect, at + 1) - left - 8.0;
        let font = theme::font(theme::CAPTION, FontWeight::Medium);
        let words = controls::elided(ui, &language.text(title), font, palette.muted, room);
        let place = pos2(left, rect.center().y - words.size().y / 2.0);
        ui.painter().galley(place, words, palette.muted);
    }
}

fn column_left(row: egui::Rect, at: usize) -> f32 {
    const SIGN: f32 = 28.0;
    const BUTTON: f32 = 34.0;
    let room = row.width() - SIGN - BUTTON;
    row.left() + SIGN + room * COLUMNS.get(at).copied().unwrap_or(1.0)
}

/// A heading that folds its part; gives whether it was clicked.
fn heading(ui: &mut Ui, part: WeakPart, count: usize, is_open: bool, language: Language) -> bool {
    let palette = theme::palette(ui);
    let glyph = if is_open {
        "chevron-down"
    } else {
        "chevron-right"
    };
    let row = controls::Row {
        icon: Some((glyph, palette.muted)),
        text: &language.text(part.name()),
        aside: &count.to_string(),
        indent: 0.0,
        selected: false,
    };
    controls::row(ui, &row, Sense::click()).clicked()
}

/// What every row is drawn with.
struct Sight<'a> {
    list: &'a WeakList,
    document: &'a Document,
    language: Language,
    /// The largest potential radius of the list.
    most: usize,
}

impl Sight<'_> {
    fn sign(&self, ui: &Ui, row: &WeakRow) -> (&'static str, egui::Color32) {
        let palette = theme::palette(ui);
        match row.part {
            WeakPart::Points if row.services.is_empty() => ("circle", palette.muted),
            WeakPart::Points if row.is_critical => {
                (Weakness::SingleCritical.icon(), palette.down.0)
            }
            WeakPart::Points => (Weakness::Single.icon(), palette.degraded.0),
            WeakPart::Passages => (Weakness::Obligatory.icon(), palette.accent),
            WeakPart::OnPaper => (Weakness::OnPaper.icon(), palette.degraded.0),
            WeakPart::Network => (Weakness::Cuts.icon(), palette.accent),
            WeakPart::Cycles => ("refresh-cw", palette.degraded.0),
            WeakPart::Pairs if row.is_critical => ("link", palette.down.0),
            WeakPart::Pairs => ("link", palette.degraded.0),
        }
    }

    fn row(&self, ui: &mut Ui, row: &WeakRow, state: &mut UiState, actions: &mut Vec<Action>) {
        let language = self.language;
        let palette = theme::palette(ui);
        let size = Vec2::new(ui.available_width(), ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let is_selected = !self.document.selection.is_empty()
            && row
                .shown
                .iter()
                .all(|it| self.document.selection.contains(it));
        let kind = match row.nature {
            Some(nature) if row.part != WeakPart::OnPaper => {
                format!("{} · {}", row.kind, language.say(&nature.message()))
            }
            _ => row.kind.clone(),
        };
        let services = self.list.services_of(row);
        let why = match (row.detail.is_empty(), row.services.len()) {
            (false, _) => row.detail.clone(),
            (true, 0) => language.text(msg::WEAK_STOPS_NONE),
            (true, count) => {
                let stops = msg::WEAK_STOPS
                    .with("count", count)
                    .with("names", services.as_str());
                language.say(&stops)
            }
        };
        let radius = row.radius.map(|(actual, potential)| {
            language.say(
                &msg::WEAK_RADIUS
                    .with("actual", actual)
                    .with("potential", potential),
            )
        });
        let said = [
            Some(row.name.as_str()),
            Some(kind.as_str()),
            radius.as_deref(),
            Some(why.as_str()),
        ];
        let said: Vec<&str> = said
            .into_iter()
            .flatten()
            .filter(|it| !it.is_empty())
            .collect();
        let said = controls::shown(&said.join(", ")).into_owned();
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, &said)
        });
        if is_selected {
            ui.painter().rect_filled(rect, 5.0, palette.accent_soft);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 5.0, palette.hover);
        }
        let (glyph, ink) = self.sign(ui, row);
        let place = pos2(rect.left() + 14.0, rect.center().y);
        let square = egui::Rect::from_center_size(place, Vec2::splat(15.0));
        icon::paint(ui.painter(), glyph, square, ink);
        let text = |at: usize, words: &str, weight: FontWeight, ink| {
            let left = column_left(rect, at);
            let room = column_left(rect, at + 1) - left - 8.0;
            let font = theme::font(theme::BODY, weight);
            let words = controls::shown(words);
            let galley = controls::elided(ui, &words, font, ink, room);
            let place = pos2(left, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(place, galley, ink);
        };
        text(0, &row.name, FontWeight::Medium, palette.text);
        text(1, &kind, FontWeight::Regular, palette.muted);
        text(3, &why, FontWeight::Regular, palette.text);
        if let Some(radius) = row.radius {
            self.bar(ui, rect, radius);
        }
        let is_clicked = response.clicked();
        response.on_hover_text(said);
        if is_clicked {
            self.go_to(row, state, actions);
        }
        self.play(ui, rect, row, actions);
    }

    /// Two bars in one: how far the loss could go, and within it how far it does.
    fn bar(&self, ui: &Ui, row: egui::Rect, (actual, potential): (usize, usize)) {
        const HIGH: f32 = 6.0;
        const WORDS: f32 = 74.0;
        let palette = theme::palette(ui);
        let left = column_left(row, 2);
        let room = (column_left(row, 3) - left - WORDS - 14.0).max(0.0);
        let share = |count: usize| count as f32 / self.most as f32 * room;
        let long = |count: usize| {
            let size = vec2(share(count).max(1.0), HIGH);
            egui::Rect::from_min_size(pos2(left, row.center().y - HIGH / 2.0), size)
        };
        ui.painter().rect_filled(long(potential), 3.0, palette.edge);
        if actual > 0 {
            ui.painter().rect_filled(long(actual), 3.0, palette.down.0);
        }
        let words = format!("{actual} / {potential}");
        let font = theme::font(theme::BODY, FontWeight::Medium);
        let galley = controls::elided(ui, &words, font, palette.text, WORDS);
        let place = pos2(left + room + 6.0, row.center().y - galley.size().y / 2.0);
        ui.painter().galley(place, galley, palette.text);
    }

    fn go_to(&self, row: &WeakRow, state: &mut UiState, actions: &mut Vec<Action>) {
        let Some(first) = row.shown.first() else {
            return;
        };
        actions.push(Action::Plan(Planning::GoTo(first.clone())));
        actions.push(Action::Select(row.shown.clone(), Selecting::Only));
        state.canvas.request = Some(Request::CenterOn(first.clone()));
    }

    /// The button that plays the loss.
    fn play(&self, ui: &mut Ui, row: egui::Rect, of: &WeakRow, actions: &mut Vec<Action>) {
        if of.lost.is_empty() {
            return;
        }
        let place = pos2(row.right() - 16.0, row.center().y);
        let square = egui::Rect::from_center_size(place, Vec2::splat(22.0));
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(square));
        let said = self
            .language
            .say(&msg::WEAK_PLAY.with("name", controls::shown(&of.name).into_owned()));
        if icon::sized_button(&mut inner, "zap", &said, false, 22.0).clicked() {
            actions.push(Action::Imagine(Imagining::Lose(of.lost.clone())));
        }
    }
}

/// The tab is asked for by command.
pub(in crate::ui::panels) fn open(doing: &mut crate::ui::panels::commands::Doing<'_>) {
    doing.state.panels.drawer.show_weak_points();
    let mut panels = doing.workspace.preferences.panels;
    panels.lower = true;
    doing.actions.push(Action::ShowPanels(panels));
}
