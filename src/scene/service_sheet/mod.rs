//! The sheet of one business service: key figures, what it needs drawn as a tree, what can stop it
//! and for how long, its data, and what all this rests on.
//!
//! A page of the width and, where that is enough, the height of A4; it grows downwards with its
//! tables, and sideways where the tree has many levels.

mod head;
mod notes;
mod table;
mod tables;
#[cfg(test)]
mod tests;
mod tiles;
mod tree;
mod tree_layout;

pub use notes::service_assumptions;

use super::caption::number;
use super::contents::Contents;
use super::figure::{Item, Scene};
use super::page::{self, PageFrame};
use super::theme::Theme;
use crate::analysis::ServiceFacts;
use crate::geometry::Rect;
use crate::locale::{Language, msg};
use crate::model::{ElementId, ElementIx};

/// Least width of the page in its own units.
const PAGE_WIDTH: f64 = 1_000.0;
/// Height over width of A4.
const A4: f64 = std::f64::consts::SQRT_2;
const MARGIN: f64 = 36.0;
const GAP: f64 = 20.0;

/// A sheet to draw. Equal requests give equal sheets.
#[derive(Clone, Copy, Debug)]
pub struct ServiceSheetRequest<'a> {
    /// All that is known of the service.
    pub facts: &'a ServiceFacts,
    /// What the page says about itself.
    pub frame: &'a PageFrame,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words.
    pub language: Language,
}

/// What the parts of one sheet share.
struct Draft<'a> {
    facts: &'a ServiceFacts,
    frame: &'a PageFrame,
    theme: &'static Theme,
    language: Language,
    /// Between the margins.
    width: f64,
}

impl Draft<'_> {
    fn name(&self, ix: ElementIx) -> String {
        let element = self.facts.graph.element(ix);
        if element.name.trim().is_empty() {
            element.id.to_string()
        } else {
            element.name.to_string()
        }
    }

    fn name_of(&self, id: &ElementId) -> String {
        let found = self.facts.graph.find(id);
        found.map_or_else(|_| id.to_string(), |ix| self.name(ix))
    }

    /// Names in a row, those beyond `most` counted.
    fn names_of<'i>(&self, ids: impl Iterator<Item = &'i ElementId>, most: usize) -> String {
        let all: Vec<String> = ids.map(|id| self.name_of(id)).collect();
        listed(all, most, self.language)
    }
}

fn listed(mut names: Vec<String>, most: usize, language: Language) -> String {
    let more = names.len().saturating_sub(most);
    if more == 1 {
        return names.join(", ");
    }
    names.truncate(most);
    let mut words = names.join(", ");
    if more > 0 {
        words.push_str(&language.say(&msg::SERVICE_AND_MORE.with("count", more)));
    }
    words
}

/// A share that the map gives, as it was written: `99,95 %`.
fn percent(share: f64, language: Language) -> String {
    let digits = number((share * 1e10).round() / 1e8, language);
    match language {
        Language::English => format!("{digits}%"),
        Language::French => format!("{digits}\u{a0}%"),
    }
}

/// Draws it.
#[must_use]
pub fn compose_service_sheet(request: &ServiceSheetRequest<'_>) -> Scene {
    let ServiceSheetRequest {
        facts,
        frame,
        theme,
        language,
    } = *request;
    let mut draft = Draft {
        facts,
        frame,
        theme,
        language,
        width: PAGE_WIDTH - 2.0 * MARGIN,
    };
    let plan = tree_layout::Plan::of(&draft);
    draft.width = draft.width.max(plan.width);
    let width = draft.width + 2.0 * MARGIN;
    let is_marked = !frame.marking.trim().is_empty();
    let mut top = MARGIN * 0.6;
    if is_marked {
        top += page::MARKING_HEIGHT + 10.0;
    }
    let mut items: Vec<Item> = Vec::new();
    let mut y = head::heading(&draft, top, &mut items) + 14.0;
    y = tiles::tiles(&draft, y, &mut items) + GAP;
    y = tree::draw(&draft, &plan, y, &mut items) + GAP;
    y = table::in_columns(&draft, tables::all(&draft), y, &mut items) + GAP;
    let notes = notes::Notes::of(&draft);
    let foot = if is_marked {
        page::MARKING_HEIGHT + 10.0
    } else {
        0.0
    };
    let least = width * A4 - MARGIN * 0.6 - foot;
    let notes_top = y.max(least - notes.height());
    let bottom = notes.draw(&draft, notes_top, &mut items) + MARGIN * 0.6;
    if is_marked {
        let contents = Contents::new(msg::SERVICE_SHEET_KIND, theme, language);
        let tops = [MARGIN * 0.6, bottom];
        items.extend(tops.map(|y| page::marking(frame, &contents, width, y)));
    }
    let bottom = bottom + foot;
    Scene {
        bounds: Rect::new(0.0, 0.0, width, bottom.max(width * A4)),
        background: Some(theme.canvas),
        items,
    }
}
