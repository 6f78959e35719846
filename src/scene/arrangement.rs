//! How a view is arranged: the words of the model, the methods of the layout, and which method
//! suits a view of which nobody said so.

use crate::catalogue::{Family, element_kind};
use crate::layout::{Direction, Method};
use crate::model::{Element, Value, View};

/// The methods, in the order of menus; each has its word in [`View::ARRANGEMENTS`].
pub const METHODS: [Method; 7] = [
    Method::Layered,
    Method::Swimlanes,
    Method::Tiers,
    Method::Tree,
    Method::Radial,
    Method::Grid,
    Method::Force,
];

/// The word for a method in a file and on the command line.
#[must_use]
pub fn method_word(method: Method) -> &'static str {
    match method {
        Method::Layered => "layered",
        Method::Swimlanes => "swimlanes",
        Method::Tiers => "tiers",
        Method::Tree => "tree",
        Method::Radial => "radial",
        Method::Grid => "grid",
        Method::Force => "force",
    }
}

/// The method that a word names; `None` for no word, and for one that nobody knows.
#[must_use]
pub fn method_of(word: &str) -> Option<Method> {
    METHODS
        .into_iter()
        .find(|method| method_word(*method) == word)
}

/// The word for a direction.
#[must_use]
pub fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Down => "down",
        Direction::Right => "right",
    }
}

/// Which way a view runs.
pub(super) fn direction_of(view: &View) -> Direction {
    match view.direction.as_str() {
        "right" => Direction::Right,
        _ => Direction::Down,
    }
}

/// What of a view's content decides how it is best arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    /// Boxes.
    pub boxes: usize,
    /// Boxes inside others.
    pub nested: usize,
    /// Links between them.
    pub links: usize,
    /// Outermost boxes that hold others.
    pub outer_containers: usize,
    /// Those among them that have a level of trust.
    pub trusted_containers: usize,
}

/// The method that suits a content: zones with levels of trust are lanes, an inventory without
/// links is a grid, and everything else follows its dependencies.
pub(super) fn usual_method(content: Content) -> Method {
    let are_zones =
        content.trusted_containers >= 2 && content.trusted_containers == content.outer_containers;
    if are_zones {
        Method::Swimlanes
    } else if content.links == 0 && content.nested == 0 && content.boxes > 2 {
        Method::Grid
    } else {
        Method::Layered
    }
}

/// The level of trust of a zone or network, 0 (the Internet) to 4.
pub(super) fn trust_level(element: &Element) -> Option<i32> {
    let level = element
        .attributes
        .get("trust_level")
        .and_then(Value::as_number)?;
    (0..=4).find(|known| f64::from(*known) == level)
}

/// Who stands above whom where no link says so: people first, then what they use, then what that
/// runs on.
pub(super) fn rank(element: &Element) -> i32 {
    match element_kind(element.kind.as_str()).map(|kind| kind.family) {
        Some(Family::Business) => 0,
        Some(Family::Network) => 1,
        Some(Family::Software) => 2,
        Some(Family::Structure) | None => 3,
        Some(Family::Data) => 4,
        Some(Family::Compute) => 5,
        Some(Family::Places) => 6,
    }
}

/// The lane of an outermost box: the least trusted first, what has no level of trust after those
/// that have one, people and the outside before all.
pub(super) fn lane(element: &Element, trust: Option<i32>) -> i32 {
    match trust {
        Some(level) => 1 + level,
        None => rank(element) * 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_file_names_a_method_and_back() {
        let words = METHODS.map(method_word);
        assert_eq!(words, View::ARRANGEMENTS);
        for word in words {
            assert_eq!(method_of(word).map(method_word), Some(word));
        }
        assert_eq!(method_of(""), None);
        assert_eq!(method_of("spiral"), None);
        assert_eq!(
            [Direction::Down, Direction::Right].map(direction_word),
            View::DIRECTIONS
        );
    }

    #[test]
    fn the_content_of_a_view_says_how_it_is_best_arranged() {
        let of = |boxes, nested, links, outer_containers, trusted_containers| {
            usual_method(Content {
                boxes,
                nested,
                links,
                outer_containers,
                trusted_containers,
            })
        };
        assert_eq!(of(20, 12, 9, 3, 3), Method::Swimlanes);
        assert_eq!(of(20, 12, 9, 3, 2), Method::Layered, "not all are zones");
        assert_eq!(of(20, 0, 0, 0, 0), Method::Grid);
        assert_eq!(of(20, 4, 0, 2, 0), Method::Layered, "nesting says more");
        assert_eq!(of(20, 0, 1, 0, 0), Method::Layered);
    }
}
