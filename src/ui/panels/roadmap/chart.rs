//! The roadmap in place of a view: time runs across and scales, packages run down and scroll; axis
//! and headings stay in sight. Bars and plateaus are moved by hand, or by key.

use egui::{CursorIcon, Id, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::drag::{Drag, Grip, Landing};
use super::picture::{PARTS, Wish};
use super::{by_key, controls, hover, strip, take_drop};
use crate::geometry::Point;
use crate::locale::{Language, msg};
use crate::model::{Day, SubjectId};
use crate::scene::{Bar, DAY_WIDTHS, Roadmap, SIDE_WIDTH, Theme, date_in_words};
use crate::ui::UiState;
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::painter::color32;
use crate::workspace::{Action, Document, Planning, Selecting, Workspace};

/// How near to the end of a bar its length is taken hold of, in points.
const EDGE_PX: f32 = 7.0;
/// Height of the strip of controls, in points.
const STRIP_PX: f32 = 38.0;

/// Where the roadmap looks.
#[derive(Default)]
pub(super) struct ChartState {
    /// Map units a day; `None` for what shows all of the time.
    pub(super) day_width: Option<f64>,
    /// How far it is scrolled, from the start of time and from the lower edge of the head.
    scrolled: Vec2,
    drag: Option<Drag>,
    /// A bar to bring into sight.
    pub(super) reveal: bool,
}

/// What the pieces of one frame share.
pub(super) struct Sight<'a> {
    pub(super) document: &'a Document,
    pub(super) roadmap: &'a Roadmap,
    language: Language,
    theme: &'static Theme,
    head: Rect,
    side: Rect,
    body: Rect,
    corner: Rect,
    scrolled: Vec2,
}

impl Sight<'_> {
    /// Where a point of the drawing stands in the body.
    fn at(&self, point: Point) -> Pos2 {
        let down = self.roadmap.head_bottom;
        self.body.min + vec2(point.x as f32, (point.y - down) as f32) - self.scrolled
    }

    fn rect(&self, rect: crate::geometry::Rect) -> Rect {
        let corner = self.at(Point::new(rect.x0, rect.y0));
        Rect::from_min_size(corner, vec2(rect.width() as f32, rect.height() as f32))
    }

    /// The same in the head, which does not scroll down.
    fn head_rect(&self, rect: crate::geometry::Rect) -> Rect {
        let corner = self.head.min + vec2(rect.x0 as f32 - self.scrolled.x, rect.y0 as f32);
        Rect::from_min_size(corner, vec2(rect.width() as f32, rect.height() as f32))
    }

    /// The x of the drawing under a place on screen.
    fn x_at(&self, at: Pos2) -> f64 {
        f64::from(at.x - self.body.left() + self.scrolled.x)
    }
}

/// Draws the roadmap in the space that is left.
pub(in crate::ui::panels) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let language = workspace.language();
    let whole = ui.max_rect();
    let (upper, room) = whole.split_top_bottom_at_y(whole.top() + STRIP_PX);
    let is_dark = ui.visuals().dark_mode;
    let theme = Theme::of_screen(is_dark);
    ui.painter().rect_filled(room, 0.0, color32(theme.canvas));
    let wide = f64::from((room.width() - SIDE_WIDTH as f32).max(120.0));
    let today = Day::first_of(&workspace.today);
    let mut wish = Wish {
        is_dark,
        language,
        today,
        day_width: state.panels.roadmap.chart.day_width.unwrap_or(1.0),
    };
    let picture = &mut state.panels.roadmap.picture;
    let mut roadmap = picture.roadmap(ui.ctx(), document, &wish);
    if state.panels.roadmap.chart.day_width.is_none() {
        let fitting = fitting(&roadmap, wide);
        if (fitting - wish.day_width).abs() > 1e-9 {
            wish.day_width = fitting;
            roadmap = picture.roadmap(ui.ctx(), document, &wish);
        }
    }
    strip::controls_strip(
        ui, upper, document, &roadmap, wide, language, state, actions,
    );
    let split_x = room.left() + SIDE_WIDTH as f32;
    let split_y = (room.top() + roadmap.head_bottom as f32).min(room.bottom());
    let mut sight = Sight {
        document,
        roadmap: &roadmap,
        language,
        theme,
        corner: Rect::from_min_max(room.min, pos2(split_x, split_y)),
        head: Rect::from_min_max(pos2(split_x, room.top()), pos2(room.right(), split_y)),
        side: Rect::from_min_max(pos2(room.left(), split_y), pos2(split_x, room.bottom())),
        body: Rect::from_min_max(pos2(split_x, split_y), room.max),
        scrolled: Vec2::ZERO,
    };
    let ground = ui.interact(room, Id::unique("roadmap ground"), Sense::click_and_drag());
    ground.widget_info(|| {
        let name = language.text(msg::ROADMAP_TITLE);
        egui::WidgetInfo::labeled(egui::Role::Group, true, name)
    });
    scroll(ui, &ground, &sight, &mut state.panels.roadmap.chart);
    reveal(&sight, &mut state.panels.roadmap.chart);
    sight.scrolled = state.panels.roadmap.chart.scrolled;
    paint(ui, &sight, state);
    bars(ui, &sight, workspace, state, actions);
    plateaus(ui, &sight, state);
    marks(ui, &sight, state, actions);
    follow_drag(ui, &sight, state, actions);
    by_key::keys(ui, &sight, state, actions);
    if ground.clicked() {
        actions.push(Action::Plan(Planning::Select(None)));
    }
}

/// The scale at which all of the time shows.
fn fitting(roadmap: &Roadmap, wide: f64) -> f64 {
    let days = f64::from(
        roadmap
            .days
            .1
            .0
            .saturating_sub(roadmap.days.0.0)
            .saturating_add(1),
    );
    let left = roadmap.x_of(roadmap.days.0);
    ((wide - left - 2.0) / days.max(1.0)).clamp(*DAY_WIDTHS.start(), *DAY_WIDTHS.end())
}

/// Scales time so that what lies `from_left` of the body's left edge stays there.
pub(super) fn rescale(chart: &mut ChartState, roadmap: &Roadmap, factor: f64, from_left: f64) {
    let before = roadmap.day_width;
    let after = (before * factor).clamp(*DAY_WIDTHS.start(), *DAY_WIDTHS.end());
    let left = roadmap.x_of(roadmap.days.0);
    let at = f64::from(chart.scrolled.x) + from_left - left;
    let moved = at * after / before + left - from_left;
    chart.scrolled.x = moved as f32;
    chart.day_width = Some(after);
}

/// Takes wheel, pinch and drags of the ground; keeps what shows within the drawing.
fn scroll(ui: &Ui, ground: &Response, sight: &Sight<'_>, chart: &mut ChartState) {
    let hovered = ui.input(|input| input.pointer.latest_pos());
    let room = sight.corner.union(sight.body);
    if let Some(at) = hovered.filter(|at| room.contains(*at) && ui.ui_contains_pointer()) {
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta, input.zoom_delta()));
        if (pinch - 1.0).abs() > f32::EPSILON {
            let from_left = f64::from((at.x - sight.body.left()).max(0.0));
            rescale(chart, sight.roadmap, f64::from(pinch), from_left);
        } else {
            chart.scrolled -= wheel;
        }
    }
    if ground.dragged() && chart.drag.is_none() {
        chart.scrolled -= ground.drag_delta();
    }
    let bounds = sight.roadmap.scene.bounds;
    let most = vec2(
        (bounds.x1 as f32 - sight.body.width()).max(0.0),
        ((bounds.y1 - sight.roadmap.head_bottom) as f32 - sight.body.height()).max(0.0),
    );
    chart.scrolled = chart.scrolled.clamp(Vec2::ZERO, most);
}

/// Scrolls the selected bar into sight where that was asked.
fn reveal(sight: &Sight<'_>, chart: &mut ChartState) {
    let selected = sight.document.plan.selected.as_ref();
    let Some(bar) = selected.and_then(|id| sight.roadmap.bar(id)) else {
        return;
    };
    if !std::mem::take(&mut chart.reveal) {
        return;
    }
    let (width, height) = (sight.body.width(), sight.body.height());
    let top = (bar.rect.y0 - sight.roadmap.head_bottom) as f32;
    let bottom = (bar.rect.y1 - sight.roadmap.head_bottom) as f32;
    let left = bar.rect.x0 as f32;
    if top < chart.scrolled.y || bottom > chart.scrolled.y + height {
        chart.scrolled.y = (top - height / 3.0).max(0.0);
    }
    if left < chart.scrolled.x || left > chart.scrolled.x + width {
        chart.scrolled.x = (left - width / 4.0).max(0.0);
    }
}

fn paint(ui: &Ui, sight: &Sight<'_>, state: &mut UiState) {
    let down = sight.roadmap.head_bottom;
    let (x, y) = (
        f64::from(sight.scrolled.x),
        f64::from(sight.scrolled.y) + down,
    );
    let places = [
        (sight.body, Point::new(x, y)),
        (sight.head, Point::new(x, 0.0)),
        (sight.side, Point::new(-SIDE_WIDTH, y)),
        (sight.corner, Point::new(-SIDE_WIDTH, 0.0)),
    ];
    debug_assert_eq!(places.len(), PARTS.len());
    for ((room, origin), part) in places
        .into_iter()
        .zip(&mut state.panels.roadmap.picture.parts)
    {
        let Some(drawing) = part.drawing.clone() else {
            continue;
        };
        let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
        let camera = Camera { origin, zoom: 1.0 };
        part.meshes.paint(&painter, &drawing, &camera, room, true);
    }
}

/// The part of a bar under a place.
fn grip_at(rect: Rect, bar: &Bar, at: Pos2) -> Grip {
    let edge = EDGE_PX.min(rect.width() / 3.0);
    if at.x >= rect.left() - 2.0 && at.x <= rect.left() + edge {
        Grip::Start(bar.package.clone())
    } else if at.x <= rect.right() + 2.0 && at.x >= rect.right() - edge {
        Grip::End(bar.package.clone())
    } else {
        Grip::Bar(bar.package.clone())
    }
}

fn bars(
    ui: &mut Ui,
    sight: &Sight<'_>,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let document = sight.document;
    let facts = state.panels.roadmap.picture.facts(ui.ctx(), document);
    let may_edit = !document.is_read_only();
    let accent = color32(sight.theme.accent);
    let painter = ui
        .painter()
        .with_clip_rect(sight.body.intersect(ui.clip_rect()));
    for bar in &sight.roadmap.bars {
        let whole = sight.rect(bar.extent);
        let rect = sight.rect(bar.rect);
        let seen = whole.intersect(sight.body);
        if !seen.is_positive() {
            continue;
        }
        let id = Id::unique(("roadmap bar", bar.package.as_str()));
        let response = ui.interact(seen, id, Sense::click_and_drag());
        let is_selected = document.plan.selected.as_ref() == Some(&bar.package);
        let said = hover::said(sight.roadmap, bar);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, &said)
        });
        let is_dropped_on = take_drop(ui, seen, &bar.package, document, state, actions);
        if is_selected || is_dropped_on || response.hovered() || response.has_focus() {
            let width = if is_selected || is_dropped_on {
                2.4
            } else {
                1.4
            };
            let ring = Stroke::new(width, accent);
            painter.rect_stroke(rect.expand(1.5), 7.0, ring, StrokeKind::Outside);
        }
        let at = ui.input(|input| input.pointer.latest_pos());
        if let Some(at) = at.filter(|_| response.hovered() && may_edit) {
            let icon = match grip_at(rect, bar, at) {
                Grip::Bar(_) => CursorIcon::Grab,
                _ => CursorIcon::ResizeHorizontal,
            };
            ui.set_cursor_icon(icon);
        }
        if response.drag_started()
            && may_edit
            && let Some(from) = ui.input(|input| input.pointer.press_origin())
        {
            let grip = grip_at(rect, bar, from);
            let drag = Drag::new(grip, sight.x_at(from), sight.roadmap);
            state.panels.roadmap.chart.drag = drag;
        }
        let select = || Action::Plan(Planning::Select(Some(bar.package.clone())));
        if response.clicked() || response.drag_started() && !is_selected {
            actions.push(select());
        }
        if response.double_clicked() {
            actions.push(select());
            open_card(workspace, state, actions);
        }
        if state.panels.roadmap.chart.drag.is_none() {
            hover::tip(response, workspace, document, &facts.problems, &bar.package);
        }
    }
}

/// Shows the inspector, with the keyboard in the name of what is selected.
fn open_card(workspace: &Workspace, state: &mut UiState, actions: &mut Vec<Action>) {
    let mut panels = workspace.preferences.panels;
    if !panels.right {
        panels.right = true;
        actions.push(Action::ShowPanels(panels));
    }
    state.panels.inspector.ask_for_focus();
}

fn plateaus(ui: &mut Ui, sight: &Sight<'_>, state: &mut UiState) {
    let may_edit = !sight.document.is_read_only();
    for stone in &sight.roadmap.milestones {
        let seen = sight.head_rect(stone.rect).intersect(sight.head);
        if !seen.is_positive() {
            continue;
        }
        let id = Id::unique(("roadmap plateau", stone.plateau.as_str()));
        let response = ui.interact(seen, id, Sense::drag());
        let name = super::super::plateaus::name_of(sight.document, &stone.plateau);
        let begins = date_in_words(stone.begins, sight.language);
        let said = msg::ROADMAP_SAID_PLATEAU
            .with("name", name)
            .with("begins", begins);
        let said = sight.language.say(&said);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, true, &said));
        if !may_edit {
            continue;
        }
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
        if response.drag_started()
            && let Some(from) = ui.input(|input| input.pointer.press_origin())
        {
            let grip = Grip::Plateau(stone.plateau.clone());
            let drag = Drag::new(grip, sight.x_at(from), sight.roadmap);
            state.panels.roadmap.chart.drag = drag;
        }
        if state.panels.roadmap.chart.drag.is_none() {
            let hint = sight.language.text(msg::ROADMAP_PLATEAU_TIP);
            response.on_hover_text(format!("{said}\n{hint}"));
        }
    }
}

/// A click on a mark shows its elements on the map.
fn marks(ui: &mut Ui, sight: &Sight<'_>, state: &mut UiState, actions: &mut Vec<Action>) {
    let map = sight.document.map();
    for mark in &sight.roadmap.marks {
        let seen = sight.rect(mark.rect).intersect(sight.body);
        if !seen.is_positive() {
            continue;
        }
        let id = Id::unique(("roadmap mark", mark.days.0.0));
        let response = ui.interact(seen, id, Sense::click());
        let names: Vec<String> = mark
            .elements
            .iter()
            .map(|id| crate::analysis::subject_name(map, &SubjectId::from(id)))
            .collect();
        let count = msg::ROADMAP_MARK.with("count", names.len());
        let said = sight.language.say(&count);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
        if response.clicked()
            && let Some(first) = mark.elements.first()
        {
            actions.push(Action::Plan(Planning::GoTo(SubjectId::from(first))));
            let all = mark.elements.iter().map(SubjectId::from).collect();
            actions.push(Action::Select(all, Selecting::Only));
            state.canvas.request = Some(crate::ui::canvas::Request::FitSelection);
        }
        let mut shown: Vec<String> = names.iter().take(16).cloned().collect();
        if names.len() > shown.len() {
            let more = msg::ROADMAP_MORE.with("count", names.len() - shown.len());
            shown.push(sight.language.say(&more));
        }
        response.on_hover_text(format!("{said}\n{}", shown.join("\n")));
    }
}

/// Draws where a drag would lead, and ends it.
fn follow_drag(ui: &Ui, sight: &Sight<'_>, state: &mut UiState, actions: &mut Vec<Action>) {
    let Some(drag) = state.panels.roadmap.chart.drag.clone() else {
        return;
    };
    if controls::take_escape(ui) {
        state.panels.roadmap.chart.drag = None;
        ui.ctx().stop_dragging();
        return;
    }
    let (at, is_down, by_days) = ui.input(|input| {
        let pointer = &input.pointer;
        (
            pointer.latest_pos(),
            pointer.any_down(),
            input.modifiers.alt,
        )
    });
    let Some(at) = at else { return };
    let landing = drag.landing(sight.x_at(at), sight.roadmap, by_days);
    if !is_down {
        state.panels.roadmap.chart.drag = None;
        actions.extend(drag.action(landing));
        return;
    }
    ui.set_cursor_icon(match drag.grip {
        Grip::Bar(_) => CursorIcon::Grabbing,
        _ => CursorIcon::ResizeHorizontal,
    });
    paint_landing(ui, sight, &drag, landing, at);
}

fn paint_landing(ui: &Ui, sight: &Sight<'_>, drag: &Drag, landing: Landing, at: Pos2) {
    let accent = color32(sight.theme.accent);
    let room = sight.body.union(sight.head).intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(room);
    let left = sight.roadmap.x_of(landing.first);
    let words = match &drag.grip {
        Grip::Plateau(_) => {
            let x = sight.at(Point::new(left, 0.0)).x;
            painter.vline(x, room.y_range(), Stroke::new(2.0, accent));
            date_in_words(landing.first, sight.language)
        }
        Grip::Bar(id) | Grip::Start(id) | Grip::End(id) => {
            let Some(bar) = sight.roadmap.bar(id) else {
                return;
            };
            let right = sight.roadmap.x_of(landing.last.plus(1));
            let ghost = crate::geometry::Rect::new(left, bar.rect.y0, right, bar.rect.y1);
            let ghost = sight.rect(ghost);
            painter.rect(
                ghost,
                6.0,
                accent.gamma_multiply(0.22),
                Stroke::new(2.0, accent),
                StrokeKind::Inside,
            );
            let days = msg::ROADMAP_DAYS
                .with("start", date_in_words(landing.first, sight.language))
                .with("end", date_in_words(landing.last, sight.language));
            sight.language.say(&days)
        }
    };
    hover::bubble(ui, at, &words);
}
