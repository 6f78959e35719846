//! What one frame of the canvas sees: the map, its drawing, the camera and the pointer.
//!
//! Tools, overlay and keys all read the same, so it travels as one value.

use egui::{Modifiers, Pos2};

use super::camera::Camera;
use super::drawing::Drawing;
use crate::geometry::{Point, Rect};
use crate::model::{ElementId, SubjectId, ViewId};
use crate::scene::{Item, ItemRole, Theme};
use crate::workspace::{Document, Workspace};

/// How near to a line the pointer must be to mean it, in screen points.
pub(super) const REACH_PX: f64 = 5.0;
/// The farthest place on a map, in map units: beyond it nothing is dragged.
pub(super) const EDGE_OF_MAP: f64 = 1e6;

/// See the module's header.
pub(super) struct Sight<'a> {
    pub workspace: &'a Workspace,
    pub document: &'a Document,
    pub view: &'a ViewId,
    pub drawing: &'a Drawing,
    pub camera: Camera,
    /// Where the canvas lies on screen.
    pub canvas: egui::Rect,
    pub theme: &'a Theme,
    /// Where the pointer is on screen.
    pub pointer: Pos2,
    pub modifiers: Modifiers,
}

impl Sight<'_> {
    /// Where the pointer is on the map.
    pub fn point(&self) -> Point {
        self.camera.map_from_screen(self.pointer, self.canvas)
    }

    /// How near to a line the pointer must be to mean it, in map units.
    pub fn reach(&self) -> f64 {
        self.map_from_px(REACH_PX)
    }

    /// A length on screen as one on the map.
    pub fn map_from_px(&self, length_px: f64) -> f64 {
        length_px / self.camera.zoom
    }

    /// A map point on screen.
    pub fn pos(&self, point: Point) -> Pos2 {
        self.camera.screen_from_map(point, self.canvas)
    }

    /// A map rectangle on screen.
    pub fn screen_rect(&self, rect: Rect) -> egui::Rect {
        self.camera.screen_rect_from_map(rect, self.canvas)
    }

    /// The part of the map that the canvas shows.
    pub fn visible(&self) -> Rect {
        self.camera.visible(self.canvas)
    }

    /// What lies under the pointer, topmost first.
    pub fn under_pointer(&self) -> Vec<SubjectId> {
        self.drawing.at(self.point(), self.reach())
    }

    /// The topmost of what lies under the pointer.
    pub fn top_under_pointer(&self) -> Option<SubjectId> {
        self.drawing.top_at(self.point(), self.reach())
    }

    /// The item that shows an element, link or note.
    pub fn item(&self, subject: &SubjectId) -> Option<&Item> {
        self.drawing.item_of(subject)
    }

    /// Whether a subject shows as a card.
    pub fn is_card(&self, subject: &SubjectId) -> bool {
        self.item(subject)
            .is_some_and(|item| item.role == ItemRole::Card)
    }

    /// The box of an element, in map units.
    pub fn rect_of(&self, element: &ElementId) -> Option<Rect> {
        Some(self.item(&SubjectId::from(element))?.bounds)
    }

    /// The one thing that is selected.
    pub fn only_selected(&self) -> Option<&SubjectId> {
        let mut selected = self.document.selection.iter();
        selected.next().filter(|_| selected.next().is_none())
    }
}
