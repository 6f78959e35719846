//! One version of the list: its place in the graph, title, pills of branches and tags, why, by
//! whom, when.

use egui::{Color32, Rect, Response, Sense, Stroke, Ui, Vec2, pos2, vec2};

use super::{ROW, graph, keys};
use crate::locale::{Language, msg};
use crate::text::FontWeight;
use crate::ui::panels::controls;
use crate::ui::{icon, theme};
use crate::versions::{FileState, LaneRow, Version};
use crate::workspace::{VersionList, Workspace};

/// What a row shows.
pub(super) struct Row<'a> {
    pub version: &'a Version,
    pub list: &'a VersionList,
    /// Its lane; none while the list is searched.
    pub lane: Option<&'a LaneRow>,
    /// Room of the graph, in points.
    pub graph: f32,
    pub is_chosen: bool,
    pub is_second: bool,
}

/// Width of the columns at the right.
const WHEN: f32 = 116.0;
const AUTHOR: f32 = 120.0;

/// Draws it.
pub(super) fn show(ui: &mut Ui, row: &Row<'_>, workspace: &Workspace) -> Response {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let version = row.version;
    let is_selected = row.is_chosen || row.is_second;
    let name = accessible_name(row, language);
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, is_selected, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_selected {
        ui.painter().rect_filled(rect, 5.0, palette.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, palette.hover);
    }
    if row.is_chosen && ui.memory(|memory| memory.has_focus(keys::focus_id())) {
        let edge = Stroke::new(1.5, palette.accent);
        let inner = rect.shrink(1.0);
        ui.painter()
            .rect_stroke(inner, 5.0, edge, egui::StrokeKind::Inside);
    }
    let is_open = workspace
        .document
        .as_ref()
        .and_then(crate::workspace::Document::version)
        .is_some_and(|open| open.id == version.id);
    let node = graph::Node {
        is_merge: version.parents.len() > 1,
        is_head: row.list.head.as_ref() == Some(&version.id),
        is_whole: version.has_file(),
    };
    match row.lane {
        Some(lane) => graph::paint(ui.painter(), rect, lane, node, palette),
        None => graph::paint_alone(ui.painter(), rect, node, palette),
    }
    let mut line = Line {
        ui,
        left: rect.left() + row.graph + 6.0,
        right: rect.right() - 8.0,
        rect,
    };
    let regular = FontWeight::Regular;
    let small = theme::CAPTION;
    line.at_right(&version.when, WHEN, palette.muted);
    line.at_right(&version.author, AUTHOR, palette.muted);
    if is_open {
        line.icon("eye", palette.accent);
    }
    let weight = if node.is_head {
        FontWeight::SemiBold
    } else {
        regular
    };
    let title = if version.title.is_empty() {
        version.short_id()
    } else {
        &version.title
    };
    let room = line.room() * if version.reason.is_empty() { 0.9 } else { 0.62 };
    line.text(title, theme::BODY, weight, palette.ink, room);
    for branch in &version.branches {
        let is_current = row.list.current.as_ref() == Some(branch);
        let colors = if is_current {
            (palette.on_accent, palette.accent)
        } else {
            (palette.accent, palette.paper)
        };
        line.pill("git-branch", branch, colors, palette.accent);
    }
    for branch in &version.remotes {
        line.pill(
            "cloud",
            branch,
            (palette.muted, palette.paper),
            palette.edge,
        );
    }
    for tag in &version.tags {
        let (ink, ground) = palette.saas;
        line.pill("tag", tag, (ink, ground), ink.gamma_multiply(0.5));
    }
    let state = match version.file {
        FileState::Kept(_) => None,
        FileState::Missing => Some(msg::VERSIONS_STATE_MISSING),
        FileState::Damaged => Some(msg::VERSIONS_STATE_DAMAGED),
    };
    if let Some(state) = state {
        line.pill(
            "circle-x",
            &language.text(state),
            palette.down,
            palette.down.0,
        );
    }
    let reason = version.reason.replace('\n', " ");
    let room = line.room();
    line.text(&reason, small, regular, palette.muted, room);
    response.on_hover_ui(|ui| tooltip(ui, row, language))
}

/// A row being filled from both ends.
struct Line<'a> {
    ui: &'a Ui,
    left: f32,
    right: f32,
    rect: Rect,
}

impl Line<'_> {
    fn room(&self) -> f32 {
        (self.right - self.left).max(0.0)
    }

    /// A column at the right; a narrow list goes without.
    fn at_right(&mut self, text: &str, width: f32, color: Color32) {
        if self.room() < 2.6 * width {
            return;
        }
        let font = theme::font(theme::CAPTION, FontWeight::Regular);
        let galley = controls::elided(self.ui, text, font, color, width - 10.0);
        let at = pos2(self.right - width + 10.0, self.middle(galley.size().y));
        self.ui.painter().galley(at, galley, color);
        self.right -= width;
    }

    fn icon(&mut self, name: &'static str, color: Color32) {
        let center = pos2(self.left + 8.0, self.rect.center().y);
        let place = Rect::from_center_size(center, Vec2::splat(15.0));
        icon::paint(self.ui.painter(), name, place, color);
        self.left += 21.0;
    }

    fn text(&mut self, text: &str, size: f32, weight: FontWeight, color: Color32, room: f32) {
        if text.is_empty() || room < 24.0 {
            return;
        }
        let galley = controls::elided(self.ui, text, theme::font(size, weight), color, room);
        let width = galley.size().x;
        let at = pos2(self.left, self.middle(galley.size().y));
        self.ui.painter().galley(at, galley, color);
        self.left += width + 8.0;
    }

    fn pill(
        &mut self,
        glyph: &'static str,
        text: &str,
        (ink, ground): (Color32, Color32),
        edge: Color32,
    ) {
        const MOST: f32 = 150.0;
        let room = self.room().min(MOST) - 30.0;
        if room < 20.0 {
            return;
        }
        let font = theme::font(11.0, FontWeight::Medium);
        let galley = controls::elided(self.ui, text, font, ink, room);
        let size = vec2(galley.size().x + 26.0, 19.0);
        let place = Rect::from_min_size(pos2(self.left, self.rect.center().y - size.y / 2.0), size);
        let painter = self.ui.painter();
        painter.rect(
            place,
            9.5,
            ground,
            Stroke::new(1.0, edge),
            egui::StrokeKind::Inside,
        );
        let sign = Rect::from_center_size(
            pos2(place.left() + 11.0, place.center().y),
            Vec2::splat(12.0),
        );
        icon::paint(painter, glyph, sign, ink);
        let at = pos2(place.left() + 20.0, self.middle(galley.size().y));
        painter.galley(at, galley, ink);
        self.left += size.x + 5.0;
    }

    fn middle(&self, height: f32) -> f32 {
        self.rect.center().y - height / 2.0
    }
}

/// What a screen reader says of a row.
fn accessible_name(row: &Row<'_>, language: Language) -> String {
    let version = row.version;
    let mut name = language.say(
        &msg::VERSIONS_ROW
            .with("title", controls::shown(&version.title).into_owned())
            .with("when", version.when.as_str())
            .with("author", version.author.as_str()),
    );
    let mut add = |text: String| {
        name.push_str(" · ");
        name.push_str(&text);
    };
    if row.list.head.as_ref() == Some(&version.id) {
        add(language.text(msg::VERSIONS_IS_HEAD));
    }
    if version.parents.len() > 1 {
        add(language.text(msg::VERSIONS_IS_MERGE));
    }
    for branch in version.branches.iter().chain(&version.remotes) {
        add(language.say(&msg::VERSIONS_BRANCH_NAMED.with("name", branch.as_str())));
    }
    for tag in &version.tags {
        add(language.say(&msg::VERSIONS_TAG_NAMED.with("name", tag.as_str())));
    }
    match version.file {
        FileState::Kept(_) => {}
        FileState::Missing => add(language.text(msg::VERSIONS_STATE_MISSING)),
        FileState::Damaged => add(language.text(msg::VERSIONS_STATE_DAMAGED)),
    }
    name
}

fn tooltip(ui: &mut Ui, row: &Row<'_>, language: Language) {
    let version = row.version;
    ui.set_max_width(420.0);
    ui.label(controls::strong(
        controls::shown(&version.title),
        theme::BODY,
    ));
    if !version.reason.is_empty() {
        ui.add(egui::Label::new(controls::shown(&version.reason)).wrap());
    }
    let about = format!(
        "{} · {} · {}",
        version.when,
        version.author,
        version.short_id()
    );
    ui.label(controls::caption(ui, about));
    let mut marks: Vec<String> = Vec::new();
    for branch in version.branches.iter().chain(&version.remotes) {
        marks.push(language.say(&msg::VERSIONS_BRANCH_NAMED.with("name", branch.as_str())));
    }
    for tag in &version.tags {
        marks.push(language.say(&msg::VERSIONS_TAG_NAMED.with("name", tag.as_str())));
    }
    if row.list.head.as_ref() == Some(&version.id) {
        marks.push(language.text(msg::VERSIONS_IS_HEAD));
    }
    if !marks.is_empty() {
        ui.label(controls::caption(ui, marks.join(" · ")));
    }
}
