//! What a change touches beside what it changes: the comparison with those marked who stay as they
//! are and feel it.

use std::collections::BTreeSet;

use super::organisation_beside;
use crate::model::ElementId;
use crate::scene::{self, Bundling, PageFrame, Scene};
use crate::workspace::picture::{Page, PictureOrder};

impl PictureOrder {
    /// The comparison with the elements that the change affects marked; the plain page where
    /// nothing is compared.
    #[must_use]
    pub fn affected_page(&self, affected: &BTreeSet<ElementId>, asked: &str, page: &Page) -> Scene {
        let order = self.printed();
        let Some((comparison, shown)) = &order.compared else {
            return order.page(page);
        };
        let drawn = comparison.drawn(&order.view, *shown, order.language);
        let (map, snapshot, mut marks) = drawn.unwrap_or_default();
        marks.affected = affected.clone();
        let mut bundling = Bundling::clone(&order.bundling);
        bundling
            .opened
            .extend(scene::ends_of_changes(map.tables(), &marks));
        let perspective = scene::Perspective::Comparison(&marks);
        let composition = order.draw(&map, &snapshot, perspective, &bundling);
        let frame = order.frame(page);
        let frame = PageFrame {
            title: asked.to_owned(),
            map: order.map.info().title.to_string(),
            organisation: organisation_beside(&order.map),
            ..frame
        };
        scene::compose_page(&composition, &frame)
    }
}
