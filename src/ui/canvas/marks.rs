//! Signs on boxes that are on screen only: padlocks, what exports leave out, and the little button
//! that collapses and expands a container.

use egui::{Stroke, Vec2, pos2};

use super::CanvasState;
use super::painter::color32;
use super::sight::Sight;
use crate::command::{Command, OnView};
use crate::geometry::Rect;
use crate::locale::msg;
use crate::model::{ElementId, Placement, SubjectId, View, ViewId};
use crate::scene::ItemRole;
use crate::ui::icon;
use crate::workspace::Action;

/// Side of a sign, in screen points at full size.
const SIGN_PX: f32 = 15.0;
/// The least side at which a sign can be told, in screen points.
const LEAST_SIGN_PX: f32 = 9.0;
/// Side of the button on a container, in screen points.
const BUTTON_PX: f32 = 18.0;
/// The zoom below which it shrinks no further.
const LEAST_BUTTON_ZOOM: f32 = 0.66;
/// Containers narrower than this on screen carry no button, in points.
const LEAST_WIDTH_PX: f32 = 84.0;
/// Cards are rarely wider than this, map units.
const WIDE_CARD: f64 = 400.0;
/// How far down from its upper edge the pointer brings the button of a container up, map units.
const TITLE: f64 = 46.0;

/// The boxes of a view that carry signs, and which: looked up once a change, not once a frame.
#[derive(Default)]
pub(super) struct Signed {
    of: Option<(u64, ViewId)>,
    boxes: Vec<(SubjectId, Vec<(&'static str, bool)>)>,
}

impl Signed {
    fn refresh(&mut self, sight: &Sight<'_>) {
        let map = sight.document.map();
        let of = Some((map.revision(), sight.view.clone()));
        if self.of == of {
            return;
        }
        self.of = of;
        self.boxes.clear();
        if let Some(record) = map.tables().views.get(sight.view) {
            let signed = map.placements_of(sight.view).filter_map(|placement| {
                let signs = signs(record, placement);
                (!signs.is_empty()).then(|| (placement.subject.clone(), signs))
            });
            self.boxes.extend(signed);
        }
    }
}

/// Paints padlocks and the sign of layers that are not printed, where boxes are large enough.
pub(super) fn paint(painter: &egui::Painter, sight: &Sight<'_>, signed: &mut Signed) {
    signed.refresh(sight);
    let theme = sight.theme;
    let visible = sight.visible();
    let side = (SIGN_PX * sight.camera.zoom as f32).clamp(LEAST_SIGN_PX, SIGN_PX);
    for (subject, names) in &signed.boxes {
        let Some(item) = sight.item(subject) else {
            continue;
        };
        let is_seen = crate::geometry::overlaps(item.bounds.inflate(1.0, 1.0), visible);
        let rect = sight.screen_rect(item.bounds);
        if !is_seen || item.role == ItemRole::Link || rect.width() < 4.0 * side {
            continue;
        }
        let mut center = rect.left_bottom();
        for &(name, is_faint) in names {
            let ink = color32(if is_faint { theme.muted } else { theme.accent });
            painter.circle(
                center,
                side * 0.66,
                color32(theme.paper),
                Stroke::new(1.0, ink),
            );
            let square = egui::Rect::from_center_size(center, Vec2::splat(side * 0.8));
            icon::paint(painter, name, square, ink);
            if name == "printer" {
                let slash = [square.left_top(), square.right_bottom()];
                painter.line_segment(slash, Stroke::new(1.25, ink));
            }
            center.x += side * 1.5;
        }
    }
}

/// The signs of a placement, and whether they are faint.
fn signs(view: &View, placement: &Placement) -> Vec<(&'static str, bool)> {
    let layer = view.layer_of(placement);
    let mut out = Vec::new();
    if view.holds(placement) {
        // What its layer holds is locked, too, but not by itself.
        out.push(("lock", !placement.pinned));
    }
    if layer.is_some_and(|layer| layer.unprinted) {
        out.push(("printer", true));
    }
    out
}

/// Shows the button of the one container that is selected, of those whose title is under the
/// pointer, and of those that are collapsed; a click collapses or expands.
pub(super) fn fold_buttons(
    ui: &mut egui::Ui,
    sight: &Sight<'_>,
    state: &CanvasState,
    actions: &mut Vec<Action>,
) {
    if sight.document.is_read_only() || !state.gesture.is_idle() {
        return;
    }
    let (document, theme, canvas) = (sight.document, sight.theme, sight.canvas);
    let language = sight.workspace.language();
    for (element, bounds, is_collapsed) in foldable(sight) {
        let rect = sight.screen_rect(bounds);
        if rect.width() < LEAST_WIDTH_PX {
            continue;
        }
        let zoom = (sight.camera.zoom as f32).clamp(LEAST_BUTTON_ZOOM, 1.0);
        let center = pos2(rect.left() + 26.0 * zoom, rect.top());
        let square = egui::Rect::from_center_size(center, Vec2::splat(BUTTON_PX * zoom));
        if !canvas.contains_rect(square) {
            continue;
        }
        let id = egui::Id::unique(("fold", element.as_str()));
        let response = ui.interact(square, id, egui::Sense::click());
        let name = document
            .snapshot()
            .element_by_id(&element)
            .map(|element| element.name.to_string());
        let word = if is_collapsed {
            msg::CANVAS_EXPAND
        } else {
            msg::CANVAS_COLLAPSE
        };
        let label = language.say(&word.with("name", name.unwrap_or_default()));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
        let ink = if response.hovered() || response.has_focus() {
            theme.accent
        } else {
            theme.muted
        };
        let painter = ui.painter();
        painter.circle(
            center,
            square.width() / 2.0,
            color32(theme.paper),
            Stroke::new(1.0, color32(ink)),
        );
        let glyph = if is_collapsed {
            "chevron-right"
        } else {
            "chevron-down"
        };
        icon::paint(painter, glyph, square.shrink(3.0 * zoom), color32(ink));
        if response.clicked() {
            actions.push(Action::Edit(Command::OnView {
                view: sight.view.clone(),
                change: OnView::Fold {
                    elements: vec![element],
                    collapsed: !is_collapsed,
                },
            }));
        }
        response.on_hover_text(label);
    }
}

/// The containers whose button shows, with their bounds and whether they are collapsed.
fn foldable(sight: &Sight<'_>) -> Vec<(ElementId, Rect, bool)> {
    let placements = &sight.document.map().tables().placements;
    let is_collapsed = |subject: &SubjectId| {
        placements
            .get(&Placement::id_for(sight.view, subject))
            .is_some_and(|placement| placement.collapsed)
    };
    let point = sight.point();
    // Where no card is wide enough, only what is selected and what the pointer is on can show one:
    // thousands of items may be in sight then.
    let are_cards_wide = sight.camera.zoom * WIDE_CARD > f64::from(LEAST_WIDTH_PX);
    let mut items = if are_cards_wide {
        sight.drawing.items_in(sight.visible())
    } else {
        let near = Rect::new(point.x, point.y - TITLE, point.x, point.y + 12.0);
        sight.drawing.items_in(near)
    };
    let selected = sight.only_selected();
    items.extend(selected.and_then(|subject| sight.drawing.index_of(subject)));
    items.sort_unstable();
    items.dedup();
    items
        .into_iter()
        .filter_map(|index| {
            let item = &sight.drawing.scene.items[index];
            if sight.screen_rect(item.bounds).width() < LEAST_WIDTH_PX {
                return None;
            }
            let crate::scene::Subject::Element(id) = item.subject.as_ref()? else {
                return None;
            };
            let subject = SubjectId::from(id.clone());
            let collapsed = item.role == ItemRole::Card && is_collapsed(&subject);
            let frame = item.bounds;
            let by_title = Rect::new(frame.x0, frame.y0 - 12.0, frame.x1, frame.y0 + TITLE);
            let shows = item.role == ItemRole::Container
                && (sight.only_selected() == Some(&subject) || by_title.contains(point));
            (collapsed || shows).then(|| (ElementId::from(id.clone()), frame, collapsed))
        })
        .collect()
}
