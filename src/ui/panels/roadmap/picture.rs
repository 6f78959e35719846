//! The roadmap's drawing, kept until what it shows changes: facts once a change of the map (apart
//! where the map is large), the drawing once a change of scale, its parts for what scrolls.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::locale::Language;
use crate::model::{Day, SystemMap};
use crate::scene::{
    Grouping, Roadmap, RoadmapFacts, RoadmapPart, RoadmapRequest, Scene, Theme, compose_roadmap,
};
use crate::ui::canvas::drawing::Drawing;
use crate::ui::canvas::painter::MeshCache;
use crate::workspace::Document;

/// From this many elements on, facts are found out on another thread.
const APART_FROM: usize = 1_500;

/// What a drawing depends on.
#[derive(Clone, PartialEq)]
struct Key {
    identity: usize,
    revision: u64,
    facts: u64,
    is_dark: bool,
    language: Language,
    today: Option<Day>,
    grouping: Grouping,
    day_width: f64,
}

/// One of the parts that scroll each in its own way.
#[derive(Default)]
pub(super) struct Part {
    pub(super) drawing: Option<Arc<Drawing>>,
    pub(super) meshes: MeshCache,
}

/// See the module's header.
#[derive(Default)]
pub(super) struct PictureState {
    facts: Option<(usize, u64, Arc<RoadmapFacts>)>,
    waiting: Option<(usize, u64, Receiver<RoadmapFacts>)>,
    /// Counts the facts that were found out.
    found: u64,
    shown: Option<(Key, Arc<Roadmap>)>,
    pub(super) parts: [Part; 4],
}

/// How a roadmap is to be drawn.
pub(super) struct Wish {
    pub(super) is_dark: bool,
    pub(super) language: Language,
    pub(super) today: Option<Day>,
    pub(super) day_width: f64,
}

impl PictureState {
    /// What is known of the map; of a large one that changed, what was known before.
    pub(super) fn facts(&mut self, ctx: &egui::Context, document: &Document) -> Arc<RoadmapFacts> {
        let key = key_of(document);
        self.receive();
        if let Some((identity, revision, facts)) = &self.facts
            && (*identity, *revision) == key
        {
            return Arc::clone(facts);
        }
        let map = document.map();
        if map.tables().elements.len() < APART_FROM {
            return self.keep(key, RoadmapFacts::of(map));
        }
        let asks = self
            .waiting
            .as_ref()
            .is_none_or(|(identity, revision, _)| (*identity, *revision) != key);
        if asks {
            let (sender, answer) = channel();
            let (map, ctx): (SystemMap, _) = (map.clone(), ctx.clone());
            rayon::spawn(move || {
                // Nobody listens any more when the map moved on meanwhile; that is fine.
                let _sent = sender.send(RoadmapFacts::of(&map)).is_ok();
                ctx.request_repaint();
            });
            self.waiting = Some((key.0, key.1, answer));
        }
        let known = self
            .facts
            .as_ref()
            .filter(|(identity, ..)| *identity == key.0);
        known
            .map(|(.., facts)| Arc::clone(facts))
            .unwrap_or_default()
    }

    fn receive(&mut self) {
        let Some((identity, revision, answer)) = &self.waiting else {
            return;
        };
        let key = (*identity, *revision);
        match answer.try_recv() {
            Ok(facts) => {
                self.waiting = None;
                self.keep(key, facts);
            }
            Err(TryRecvError::Disconnected) => self.waiting = None,
            Err(TryRecvError::Empty) => {}
        }
    }

    fn keep(&mut self, key: (usize, u64), facts: RoadmapFacts) -> Arc<RoadmapFacts> {
        let facts = Arc::new(facts);
        self.found += 1;
        self.facts = Some((key.0, key.1, Arc::clone(&facts)));
        facts
    }

    /// The roadmap of a document.
    pub(super) fn roadmap(
        &mut self,
        ctx: &egui::Context,
        document: &Document,
        wish: &Wish,
    ) -> Arc<Roadmap> {
        let facts = self.facts(ctx, document);
        let (identity, revision) = key_of(document);
        let key = Key {
            identity,
            revision,
            facts: self.found,
            is_dark: wish.is_dark,
            language: wish.language,
            today: wish.today,
            grouping: document.plan.grouping,
            day_width: wish.day_width,
        };
        if let Some((shown, roadmap)) = &self.shown
            && *shown == key
        {
            return Arc::clone(roadmap);
        }
        let roadmap = Arc::new(compose_roadmap(&RoadmapRequest {
            map: document.map(),
            facts: &facts,
            theme: Theme::of_screen(wish.is_dark),
            language: wish.language,
            today: wish.today,
            grouping: document.plan.grouping,
            day_width: Some(wish.day_width),
        }));
        for (part, kept) in PARTS.into_iter().zip(&mut self.parts) {
            kept.drawing = Some(Arc::new(Drawing::new(part_of(&roadmap, part))));
        }
        self.shown = Some((key, Arc::clone(&roadmap)));
        roadmap
    }
}

/// The parts, in the order that they are painted in.
pub(super) const PARTS: [RoadmapPart; 4] = [
    RoadmapPart::Body,
    RoadmapPart::Head,
    RoadmapPart::Side,
    RoadmapPart::Corner,
];

fn part_of(roadmap: &Roadmap, part: RoadmapPart) -> Scene {
    let items = roadmap.scene.items.iter().zip(&roadmap.parts);
    let items = items.filter(|(_, of)| **of == part);
    Scene {
        items: items.map(|(item, _)| item.clone()).collect(),
        bounds: roadmap.scene.bounds,
        background: None,
    }
}

fn key_of(document: &Document) -> (usize, u64) {
    let identity = Arc::as_ptr(document.identity()) as usize;
    (identity, document.map().revision())
}
