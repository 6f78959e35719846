//! Every view at every plateau through every perspective, drawn once for a light and once for a dark
//! screen, and taken apart into what stands once.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::ink::Ink;
use super::order::{Chosen, WebPageOrder};
use super::pool::{Pool, list, numbers, runs, text};
use crate::analysis::Watch;
use crate::export::{ExportError, number};
use crate::geometry::{Point, Vec2};
use crate::scene::{
    Composition, Item, ItemRole, RouteMemory, Scene, Subject, Theme, legend_groups,
};
use crate::workspace::Perspective;
use crate::workspace::picture::PictureOrder;
use crate::workspace::shading::Shadings;

/// Items of compositions that are held at the same time: some hundred megabytes. More are drawn one
/// after the other.
const ITEMS_AT_ONCE: usize = 120_000;

/// What the drawings are made of.
#[derive(Default)]
pub(super) struct Drawings {
    pub(super) ink: Ink,
    /// `[width, height, figures]` of an item, wherever it stands.
    templates: Pool,
    /// Parts of sentences.
    parts: Pool,
    /// Sentences, as the numbers of their parts.
    sentences: Pool,
    /// What items show: `["e", id]`, `["l", id]`, `["n", id]`, `["b", from, to, id, …]`.
    subjects: Pool,
    /// `[template, left, top, subject + 1, sentence, role]`.
    items: Pool,
    /// `[[heading, [[figures, words], …]], …]`.
    legends: Pool,
}

impl Drawings {
    /// Draws all that is chosen; the drawings as JSON, by view and plateau.
    ///
    /// # Errors
    /// When it was cancelled.
    pub(super) fn draw(
        &mut self,
        order: &WebPageOrder,
        chosen: &Chosen,
        watch: &Watch<'_>,
    ) -> Result<String, ExportError> {
        let shadings: Vec<Arc<Shadings>> = chosen.states.iter().map(|_| Arc::default()).collect();
        let all = chosen.views.len() * chosen.states.len();
        let mut done = 0_u16;
        let mut views = Vec::new();
        for view in &chosen.views {
            let mut states = Vec::new();
            for (chapter, shadings) in chosen.states.iter().zip(&shadings) {
                if watch.is_cancelled() {
                    return Err(ExportError::Cancelled);
                }
                let base = PictureOrder {
                    assessments: chosen.assessments.clone(),
                    shadings: Arc::clone(shadings),
                    pictures: Arc::clone(&order.pictures),
                    today: order.today,
                    memory: Some(RouteMemory::default()),
                    ..PictureOrder::plain(
                        order.map.clone(),
                        Arc::clone(&chapter.snapshot),
                        view.id.clone(),
                        &Theme::LIGHT,
                        order.language,
                    )
                }
                .printed();
                states.push(self.state(&base, &chosen.perspectives, watch)?);
                done = done.saturating_add(1);
                let share = f32::from(done) / f32::from(u16::try_from(all).unwrap_or(u16::MAX));
                (watch.progress)(share * 0.8);
            }
            views.push(list(states));
        }
        Ok(list(views))
    }

    /// A view at a plateau through every perspective, the plain one first:
    /// `[bounds, [[items, legend], …], notes, counts]`. The first composition leads the links; the
    /// others find their ways again. As many are held at once as [`ITEMS_AT_ONCE`] allows.
    fn state(
        &mut self,
        base: &PictureOrder,
        perspectives: &[Perspective],
        watch: &Watch<'_>,
    ) -> Result<String, ExportError> {
        let items = base.compose().items.len();
        let at_once = ITEMS_AT_ONCE / (2 * items).max(1);
        let mut about = None;
        let mut looks = Vec::new();
        for perspectives in perspectives.chunks(at_once.max(1)) {
            for [light, dark] in compose(base, perspectives, watch)? {
                about.get_or_insert_with(|| about_state(&light));
                let items = self.items(&light.scene, &dark.scene);
                let legend = self.legend(&light, &dark);
                looks.push(list([runs(&items), legend.to_string()]));
            }
        }
        let [bounds, notes, counts] =
            about.unwrap_or_else(|| ["[0,0,0,0]", "[]", "[0,0,0]"].map(str::to_owned));
        Ok(list([bounds, list(looks), notes, counts]))
    }

    fn items(&mut self, light: &Scene, dark: &Scene) -> Vec<usize> {
        let is_alike = light.items.len() == dark.items.len();
        let others = if is_alike { dark } else { light };
        let pairs = light.items.iter().zip(&others.items);
        pairs
            .filter_map(|(light, dark)| self.item(light, dark))
            .collect()
    }

    fn item(&mut self, light: &Item, dark: &Item) -> Option<usize> {
        if !light.bounds.is_finite() {
            return None;
        }
        // A corner on the grid of hundredths, so that figures lie where they lie.
        let corner = Point::new(grid(light.bounds.x0), grid(light.bounds.y0));
        let figures = self.figures(&light.figures, &dark.figures, -corner.to_vec2());
        let size = (
            number(light.bounds.width()),
            number(light.bounds.height()),
            numbers(figures),
        );
        let template = format!("[{},{},{}]", size.0, size.1, size.2);
        let template = self.templates.put(template);
        let subject = light.subject.as_ref().and_then(subject_json);
        let subject = subject.map_or(0, |subject| self.subjects.put(subject) + 1);
        let sentence = self.sentence(&light.description);
        let role = role(light.role);
        let (x, y) = (number(corner.x), number(corner.y));
        let item = format!("[{template},{x},{y},{subject},{sentence},{role}]");
        Some(self.items.put(item))
    }

    fn figures(
        &mut self,
        light: &[crate::scene::Figure],
        dark: &[crate::scene::Figure],
        offset: Vec2,
    ) -> Vec<usize> {
        let others = if light.len() == dark.len() {
            dark
        } else {
            light
        };
        let pairs = light.iter().zip(others);
        pairs
            .filter_map(|(one, other)| self.ink.figure(one, other, offset))
            .collect()
    }

    /// A sentence by its parts: most of them are said of many.
    fn sentence(&mut self, words: &str) -> usize {
        let words = crate::text::visible(words);
        let parts = words.split(", ").map(|part| self.parts.put(part.into()));
        let parts: Vec<usize> = parts.collect();
        self.sentences.put(numbers(parts))
    }

    fn legend(&mut self, light: &Composition, dark: &Composition) -> usize {
        let groups = legend_groups(&light.contents);
        let others = legend_groups(&dark.contents);
        let groups: Vec<String> = groups
            .iter()
            .zip(&others)
            .map(|(group, other)| {
                let entries: Vec<String> = group
                    .entries
                    .iter()
                    .zip(&other.entries)
                    .map(|(entry, other)| {
                        let sample = self.figures(&entry.sample, &other.sample, Vec2::ZERO);
                        let words = crate::text::visible(&entry.words);
                        list([numbers(sample), text(&words)])
                    })
                    .collect();
                list([text(&group.heading), list(entries)])
            })
            .collect();
        self.legends.put(list(groups))
    }

    /// What the drawings are made of, as fields of the page's data.
    pub(super) fn fields(&self) -> [(&'static str, String); 9] {
        [
            ("figures", self.ink.figures_json()),
            ("templates", self.templates.json()),
            ("parts", self.parts.words_json()),
            ("sentences", self.sentences.json()),
            ("subjects", self.subjects.json()),
            ("items", self.items.json()),
            ("legends", self.legends.json()),
            ("icons", self.ink.icons_json()),
            ("pictures", self.ink.pictures_json()),
        ]
    }
}

/// Bounds, listed notes and counts of a view at a plateau.
fn about_state(plain: &Composition) -> [String; 3] {
    let bounds = plain.scene.bounds;
    let sides = [bounds.x0, bounds.y0, bounds.width(), bounds.height()];
    let contents = &plain.contents;
    let notes = contents.listed_notes.iter().map(|note| {
        let words = crate::text::visible(&note.words);
        list([note.number.to_string(), text(&words)])
    });
    let counts = [contents.elements, contents.links, contents.notes];
    [list(sides.map(number)), list(notes), numbers(counts)]
}

/// The compositions of a view at a plateau, light and dark, by perspective, side by side.
fn compose(
    base: &PictureOrder,
    perspectives: &[Perspective],
    watch: &Watch<'_>,
) -> Result<Vec<[Composition; 2]>, ExportError> {
    let cancelled = watch.cancelled;
    let drawn: Vec<Option<[Composition; 2]>> = perspectives
        .par_iter()
        .map(|perspective| {
            (!cancelled.load(Ordering::Relaxed)).then(|| {
                let draw = |theme: &'static Theme| {
                    let order = PictureOrder {
                        perspective: perspective.clone(),
                        theme,
                        ..base.clone()
                    };
                    order.compose_with_contents()
                };
                let (light, dark) = rayon::join(|| draw(&Theme::LIGHT), || draw(&Theme::DARK));
                [light, dark]
            })
        })
        .collect();
    let drawn: Option<Vec<[Composition; 2]>> = drawn.into_iter().collect();
    drawn.ok_or(ExportError::Cancelled)
}

fn grid(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn subject_json(subject: &Subject) -> Option<String> {
    let of = |letter: &str, id: &str| list([text(letter), text(id)]);
    match subject {
        Subject::Element(id) => Some(of("e", id)),
        Subject::Link(id) => Some(of("l", id)),
        Subject::Note(id) => Some(of("n", id)),
        Subject::Bundle(bundle) => {
            let ends = ["b", bundle.from.as_str(), bundle.to.as_str()];
            let links = bundle.links.iter().map(AsRef::as_ref);
            Some(list(ends.into_iter().chain(links).map(text)))
        }
        Subject::Plateau(_) | Subject::Counted(_) => None,
    }
}

/// What an item is, as a number of the page's data.
fn role(role: ItemRole) -> u8 {
    match role {
        ItemRole::Container => 0,
        ItemRole::Area => 1,
        ItemRole::Link => 2,
        ItemRole::LinkLabel => 3,
        ItemRole::Card => 4,
        ItemRole::Note => 5,
        ItemRole::Frame | ItemRole::Plot(_) => 6,
    }
}

/// Where the page's tests look for what is drawn.
#[cfg(test)]
pub(super) fn plain_scene(
    order: &WebPageOrder,
    snapshot: &Arc<crate::model::Snapshot>,
    view: &str,
) -> Scene {
    let plain = PictureOrder {
        pictures: Arc::clone(&order.pictures),
        today: order.today,
        ..PictureOrder::plain(
            order.map.clone(),
            Arc::clone(snapshot),
            view.into(),
            &Theme::LIGHT,
            order.language,
        )
    };
    plain.printed().compose()
}
