//! Views: placed, drawn, and exported as pictures.
#![expect(
    clippy::expect_used,
    reason = "a bench without its map has nothing to measure"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use divan::Bencher;
use portolan::export::{Compression, PdfOptions, PdfPage, PngOptions, write_png};
use portolan::layout::{EdgeId, Route};
use portolan::locale::Language;
use portolan::model::{Finite, Placement, Record as _, Snapshot, SubjectId, SystemMap, ViewId};
use portolan::scene::{
    self, Bundling, Perspective, PlaceRequest, Scene, SceneOptions, SceneRequest, Theme,
};

fn main() {
    divan::main();
}

/// From the placed and routed view to figures.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 3)]
fn compose(bencher: Bencher, elements: usize) {
    let view = PlacedView::of(elements);
    bencher.bench_local(|| view.scene());
}

/// A picture 4,000 pixels wide.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 5, sample_count = 10)]
fn png(bencher: Bencher, elements: usize) {
    picture(bencher, elements, Compression::Fast);
}

/// The same view as an SVG drawing: figures and text, with the letters that it uses.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 5, sample_count = 10)]
fn svg(bencher: Bencher, elements: usize) {
    let scene = PlacedView::of(elements).scene();
    bencher.bench_local(|| {
        let never = AtomicBool::new(false);
        portolan::export::svg(&scene, &PngOptions::default(), &never)
            .expect("the view can be written")
    });
}

/// The same view as a page of a PDF file: figures and text, with the letters that it uses.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 5, sample_count = 10)]
fn pdf(bencher: Bencher, elements: usize) {
    let scene = PlacedView::of(elements).scene();
    bencher.bench_local(|| {
        let never = AtomicBool::new(false);
        let page = PdfPage {
            scene: &scene,
            title: "view".to_owned(),
            group: String::new(),
        };
        portolan::export::pdf(&[page], &PdfOptions::default(), &never, &mut |_| {})
            .expect("the view can be written")
    });
}

/// The same as a smaller file.
#[divan::bench(args = [1_000], max_time = 5, sample_count = 5)]
fn small_png(bencher: Bencher, elements: usize) {
    picture(bencher, elements, Compression::Small);
}

fn picture(bencher: Bencher, elements: usize, compression: Compression) {
    let scene = PlacedView::of(elements).scene();
    let mut options = PngOptions {
        compression,
        ..PngOptions::default()
    };
    options.scale = 3_999.0 / (scene.bounds.width() + 2.0 * options.margin);
    bencher.bench_local(|| {
        let never = AtomicBool::new(false);
        write_png(&scene, &options, std::io::sink(), &never, &mut |_| {})
            .expect("the view can be painted");
    });
}

/// The view of everything, after its first layout.
struct PlacedView {
    map: SystemMap,
    snapshot: Snapshot,
    view: ViewId,
    routes: BTreeMap<EdgeId, Route>,
}

impl PlacedView {
    fn of(elements: usize) -> Self {
        let map = support::map(elements);
        let mut tables = map.tables().clone();
        let view = Arc::clone(
            tables
                .views
                .iter()
                .next()
                .expect("an imported map has a view"),
        );
        let placed = scene::place_view(&PlaceRequest {
            map: &map,
            view: &view,
            elements: &tables
                .elements
                .iter()
                .map(|element| element.id.clone())
                .collect(),
            kept: &BTreeMap::new(),
            language: Language::French,
        });
        for placed in placed {
            let subject = SubjectId::from(&placed.element);
            let mut placement = Placement::blank(Placement::id_for(&view.id, &subject));
            let length = |value| Finite::new(value).unwrap_or_default();
            placement.view = view.id.clone();
            placement.subject = subject;
            placement.x = length(placed.rect.x0);
            placement.y = length(placed.rect.y0);
            placement.w = length(placed.rect.width());
            placement.h = length(placed.rect.height());
            tables.placements.insert(Arc::new(placement));
        }
        let (map, _) = SystemMap::assemble(tables);
        let snapshot = map.snapshot(None);
        let view = view.id.clone();
        let routes = scene::routes(
            &map,
            &snapshot,
            &view,
            &Bundling::default(),
            Language::French,
        );
        Self {
            map,
            snapshot,
            view,
            routes,
        }
    }

    fn scene(&self) -> Scene {
        let request = SceneRequest {
            map: &self.map,
            snapshot: &self.snapshot,
            view: &self.view,
            routes: &self.routes,
            bundling: &Bundling::default(),
            theme: &Theme::LIGHT,
            language: Language::French,
            perspective: Perspective::Standard,
            pictures: &std::collections::BTreeMap::new(),
            warnings: &BTreeSet::new(),
            findings: None,
            options: SceneOptions::default(),
        };
        scene::compose(&request).scene
    }
}
