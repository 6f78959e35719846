//! Pictures of an order: which map, which view, through which perspective, on which page.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::form::FileForm;
use super::order::{AS_SHOWN, HandoutOrder};
use super::plan::Piece;
use super::problem;
use super::stage::{House, Stage};
use super::told;
use crate::analysis::{self, Direction, Watch};
use crate::diagnostic::{Problem, Severity};
use crate::export::{PngOptions, raster};
use crate::geometry::Rect;
use crate::locale::{Message, msg};
use crate::model::{
    Day, ElementId, ExportScope, Finite, Patch, Snapshot, SubjectId, SystemMap, ViewId,
};
use crate::scene::{
    Figure, Item, ItemRole, OnPaper, PAPER_MARGIN_MM, Paper, RectFigure, Scene, marked,
};
use crate::storage;
use crate::workspace::answers::with_view_of;
use crate::workspace::picture::Page;
use crate::workspace::roadmap::RoadmapOrder;
use crate::workspace::{PageOrder, Perspective, PictureOrder};

/// Ground around a drawing without frame, in map units.
const MARGIN: f64 = 24.0;

/// Map units of an inch.
pub(super) const UNITS_PER_INCH: f64 = 96.0;

/// A finished picture, with what its file says of itself.
pub(super) struct Drawn {
    pub(super) scene: Scene,
    pub(super) options: PngOptions,
}

/// What a part of a view is drawn from.
pub(super) struct Cut {
    pub(super) map: SystemMap,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) view: ViewId,
    /// Whether it is the view as it stands in the map.
    pub(super) is_whole: bool,
}

/// Draws the first view of a piece, or the page that shows.
pub(super) fn draw_first(
    house: &House<'_>,
    stage: &Stage,
    piece: &Piece,
    watch: &Watch<'_>,
) -> Result<Drawn, Problem> {
    if piece.is_page {
        return page(house, stage, watch);
    }
    let view = piece.views.first().ok_or_else(problem::nothing)?;
    draw(house, stage, view, None, watch)
}

/// Draws a view, as one page of how many.
pub(super) fn draw(
    house: &House<'_>,
    stage: &Stage,
    view: &ViewId,
    number: Option<(usize, usize)>,
    watch: &Watch<'_>,
) -> Result<Drawn, Problem> {
    let cut = cut(house, stage, view)?;
    let order = house.order;
    let picture = picture(house, stage, cut, watch);
    let region = order
        .shown
        .sight
        .filter(|_| order.preset.scope == ExportScope::Screen);
    let page = Page {
        // Parts of a view run out at the edges; a frame would promise a whole.
        is_framed: !order.preset.bare && region.is_none(),
        is_transparent: order.preset.transparent,
        date: order.today.clone(),
        layers: order.layers.clone(),
        on_paper: on_paper(order),
        number,
    };
    let mut scene = picture.page(&page);
    match region {
        Some(region) => scene = crop(house, scene, region),
        None if !page.is_framed => scene.bounds = scene.bounds.inflate(MARGIN, MARGIN),
        None => {}
    }
    let options = options(house, &scene, picture.metadata());
    Ok(Drawn { scene, options })
}

/// Leaves a part of a scene: what lies around it is covered, and the protection mark of the map
/// stands above and below.
fn crop(house: &House<'_>, mut scene: Scene, region: Rect) -> Scene {
    let theme = house.order.theme();
    // The strips of the marks are as wide and high as the region asks; what is beyond is cut off.
    let far = region.width().max(region.height()).max(1_000.0);
    let sides = [
        Rect::new(region.x0 - far, region.y0 - far, region.x1 + far, region.y0),
        Rect::new(region.x0 - far, region.y1, region.x1 + far, region.y1 + far),
        Rect::new(region.x0 - far, region.y0, region.x0, region.y1),
        Rect::new(region.x1, region.y0, region.x1 + far, region.y1),
    ];
    for side in sides {
        let cover = Figure::Rect(RectFigure {
            rect: side,
            radius: 0.0,
            fill: Some(theme.canvas),
            stroke: None,
        });
        scene.items.push(Item {
            subject: None,
            role: ItemRole::Frame,
            bounds: side,
            description: Arc::from(""),
            figures: vec![cover],
        });
    }
    scene.bounds = region;
    marked(scene, region, &house.map.info().marking, theme)
}

/// How pages of an order go on paper.
fn on_paper(order: &HandoutOrder) -> OnPaper {
    let preset = &order.preset;
    if preset.form != FileForm::Pdf.ending() {
        return OnPaper::default();
    }
    let paper = Paper::of(&preset.paper).unwrap_or_default();
    let scale = preset.scale.map_or(1.0, Finite::get);
    OnPaper {
        paper,
        margin_mm: PAPER_MARGIN_MM,
        tiling: (preset.tiled && paper != Paper::Drawing).then_some(scale),
    }
}

/// The picture of a view.
fn picture(house: &House<'_>, stage: &Stage, cut: Cut, watch: &Watch<'_>) -> PictureOrder {
    let order = house.order;
    let findings = if order.preset.findings {
        stage.findings(house, watch)
    } else {
        Arc::default()
    };
    let today = Day::first_of(&order.today);
    let is_seen = order.shown.view.as_ref() == Some(&cut.view);
    let is_shown = is_seen && order.shown.plateau == stage.plateau;
    let as_shown = order.preset.perspective == AS_SHOWN && is_shown && cut.is_whole;
    if let Some(shown) = order.shown.picture.as_ref()
        && as_shown
        && !house.is_redacted()
    {
        return PictureOrder {
            theme: order.theme(),
            findings,
            today,
            ..shown.clone()
        };
    }
    let perspective = match order.perspective() {
        // What two states differ in is a question of its own, which one view alone answers.
        Perspective::Comparison => Perspective::Standard,
        other => other,
    };
    let marks = match perspective {
        Perspective::Impact => stage.marks(house),
        _ => Arc::default(),
    };
    let weak = match perspective {
        Perspective::WeakPoints => stage.weak(house, watch),
        _ => Arc::default(),
    };
    let needs_assessment = perspective
        .lens()
        .is_some_and(|lens| lens.needs_assessment());
    let assessments = needs_assessment.then(|| house.assessments(watch)).flatten();
    PictureOrder {
        perspective,
        marks,
        weak,
        findings,
        assessments,
        looks_on: order.shown.looks_on,
        bundling: if is_seen {
            Arc::clone(&order.shown.bundling)
        } else {
            Arc::default()
        },
        pictures: Arc::clone(&order.pictures),
        today,
        ..PictureOrder::plain(
            cut.map,
            cut.snapshot,
            cut.view,
            order.theme(),
            order.language,
        )
    }
}

/// As large as the preset asks for: a width decides before dots per inch, and these before a scale.
pub(super) fn options(house: &House<'_>, scene: &Scene, text: Vec<(String, String)>) -> PngOptions {
    let order = house.order;
    let preset = &order.preset;
    let dpi = preset.dpi.map(Finite::get);
    let scale = match (preset.width_px, dpi, preset.scale) {
        (Some(width), _, _) => scale_of_width(scene.bounds, width.get()),
        (_, Some(dpi), _) => dpi / UNITS_PER_INCH,
        (_, _, Some(scale)) => scale.get(),
        _ => 2.0,
    };
    let paper = on_paper(order);
    let carries = preset.carries_map && preset.form == FileForm::Png.ending();
    let carried = carries.then(|| storage::write(&house.map));
    PngOptions {
        scale,
        dpi,
        margin: 0.0,
        compression: order.compression,
        text,
        map: carried,
        paper: paper.paper,
        tiling: paper.tiling,
        language: order.language,
        ..PngOptions::default()
    }
}

/// The scale at which a drawing is so many pixels wide. Pixels lie on a grid that begins at the
/// map's origin, so that a drawing may touch one more than its width alone would ask for.
fn scale_of_width(bounds: Rect, width_px: f64) -> f64 {
    let scale = |spare: f64| (width_px - spare).max(0.5) / bounds.width().max(1.0);
    let fits = |scale: &f64| {
        let frame = raster::Frame::new(bounds, 0.0, *scale);
        frame.is_ok_and(|frame| f64::from(frame.width_px()) <= width_px)
    };
    let tried = [0.5, 1.0, 1.5, 2.0].map(scale);
    tried.into_iter().find(fits).unwrap_or_else(|| scale(0.5))
}

/// The part of a view that an order asks for.
pub(super) fn cut(house: &House<'_>, stage: &Stage, view: &ViewId) -> Result<Cut, Problem> {
    let order = house.order;
    match order.preset.scope {
        ExportScope::Views | ExportScope::Shown | ExportScope::Screen => Ok(Cut {
            map: house.map.clone(),
            snapshot: Arc::clone(&stage.snapshot),
            view: view.clone(),
            is_whole: true,
        }),
        ExportScope::Selection => {
            let map = with_selection_only(house, stage, view)?;
            Ok(recut(map, stage, view.clone()))
        }
        ExportScope::Around => {
            let (map, view) = with_view_around(house, stage)?;
            Ok(recut(map, stage, view))
        }
    }
}

fn recut(map: SystemMap, stage: &Stage, view: ViewId) -> Cut {
    Cut {
        snapshot: Arc::new(map.snapshot(stage.plateau.as_ref())),
        map,
        view,
        is_whole: false,
    }
}

/// The elements among what is selected that are there at the plateau; ends of links that are
/// selected, too.
fn selected(house: &House<'_>, stage: &Stage) -> Result<BTreeSet<ElementId>, Problem> {
    let mut out = BTreeSet::new();
    for subject in &house.order.shown.selection {
        let id = ElementId::from(subject.text().clone());
        if stage.snapshot.find(&id).is_some() {
            out.insert(id);
        } else if let Some(link) = house
            .map
            .tables()
            .links
            .get(&crate::model::LinkId::from(subject.text().clone()))
        {
            out.extend([link.from.clone(), link.to.clone()]);
        }
    }
    if out.is_empty() {
        return Err(problem::no_selection());
    }
    Ok(out)
}

/// The map with a view that places nothing but what is selected and what contains that, where they
/// stand; notes that are pinned to these stay.
fn with_selection_only(
    house: &House<'_>,
    stage: &Stage,
    view: &ViewId,
) -> Result<SystemMap, Problem> {
    let mut kept: BTreeSet<SubjectId> = BTreeSet::new();
    for id in selected(house, stage)? {
        if let Some(ix) = stage.snapshot.find(&id) {
            let above = stage.snapshot.ancestors(ix);
            kept.extend(above.map(|above| SubjectId::from(&stage.snapshot.element(above).id)));
        }
        kept.insert(SubjectId::from(&id));
    }
    let tables = house.map.tables();
    let links: Vec<SubjectId> = tables
        .links
        .iter()
        .filter(|link| {
            let ends = [&link.from, &link.to];
            ends.iter().all(|end| kept.contains(&SubjectId::from(*end)))
        })
        .map(|link| SubjectId::from(&link.id))
        .collect();
    kept.extend(links);
    let is_pinned_here = |note: &crate::model::Note| {
        let is_selected = house
            .order
            .shown
            .selection
            .contains(&SubjectId::from(&note.id));
        is_selected || note.target.as_ref().is_some_and(|it| kept.contains(it))
    };
    let notes: Vec<SubjectId> = tables
        .notes
        .iter()
        .filter(|note| is_pinned_here(note))
        .map(|note| SubjectId::from(&note.id))
        .collect();
    kept.extend(notes);
    let mut patch = Patch::new();
    for placement in house.map.placements_of(view) {
        if !kept.contains(&placement.subject) {
            patch.take(placement.as_ref());
        }
    }
    house.map.with(&patch).map_err(|misfit| {
        let message: Message = misfit.message();
        Problem::new("handout-selection", Severity::Error, message)
    })
}

/// The map with a view more: what is selected, all within some dependencies of it, and what
/// contains these, laid out.
fn with_view_around(house: &House<'_>, stage: &Stage) -> Result<(SystemMap, ViewId), Problem> {
    let order = house.order;
    let centers = selected(house, stage)?;
    let depth = order.preset.depth.map_or(1.0, Finite::get).clamp(0.0, 99.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to 99"
    )]
    let depth = depth.round() as u32;
    let mut shown = centers.clone();
    for center in &centers {
        for direction in [Direction::Upstream, Direction::Downstream] {
            let found = analysis::reach(stage.graph(), center, direction, Some(depth));
            let found = found.unwrap_or_default();
            shown.extend(found.into_iter().map(|(id, _)| id));
        }
    }
    let names: Vec<String> = centers
        .iter()
        .filter_map(|id| stage.snapshot.element_by_id(id))
        .map(|element| element.name.to_string())
        .collect();
    let name = order
        .language
        .say(&msg::CLI_AROUND.with("names", names.join(", ")));
    let made = with_view_of(
        &house.map,
        &stage.snapshot,
        &shown,
        ("around", name),
        order.language,
    );
    made.map_err(|message| Problem::new("handout-around", Severity::Error, message))
}

/// The page that shows in place of the view, or the roadmap.
fn page(house: &House<'_>, stage: &Stage, watch: &Watch<'_>) -> Result<Drawn, Problem> {
    let order = house.order;
    if let Some(grouping) = order.shown.roadmap {
        let roadmap = RoadmapOrder {
            map: house.map.clone(),
            pictures: Arc::clone(&order.pictures),
            theme: order.theme(),
            language: order.language,
            today: Day::first_of(&order.today),
            grouping,
        };
        let page = Page {
            is_framed: !order.preset.bare,
            is_transparent: order.preset.transparent,
            date: order.today.clone(),
            on_paper: on_paper(order),
            ..Page::default()
        };
        let mut scene = roadmap.page(&page);
        if !page.is_framed {
            scene.bounds = scene.bounds.inflate(MARGIN, MARGIN);
        }
        let options = options(house, &scene, roadmap.metadata());
        return Ok(Drawn { scene, options });
    }
    let shown = order.shown.page.as_ref().ok_or_else(problem::nothing)?;
    let page = if house.is_redacted() {
        redacted_page(house, stage, shown, watch)?
    } else {
        PageOrder {
            theme: order.theme(),
            picture: shown.picture.clone().map(|picture| PictureOrder {
                theme: order.theme(),
                ..picture
            }),
            ..shown.clone()
        }
    };
    let mut scene = page
        .compose(&super::stage::quiet(watch))
        .ok_or_else(problem::nothing)?;
    if order.preset.transparent {
        scene.background = None;
    }
    let options = options(house, &scene, page.metadata());
    Ok(Drawn { scene, options })
}

/// A page made anew from the map that is left.
fn redacted_page(
    house: &House<'_>,
    stage: &Stage,
    shown: &PageOrder,
    watch: &Watch<'_>,
) -> Result<PageOrder, Problem> {
    use crate::workspace::Page as Kind;
    let order = house.order;
    let plain = PageOrder::plain(
        shown.page.clone(),
        house.map.clone(),
        Arc::clone(&stage.snapshot),
        order.theme(),
        order.language,
        &order.today,
    );
    match &shown.page {
        Kind::Impact => told::impact_page(house, stage, shown, plain),
        Kind::Across => told::across_page(house, stage, shown, plain, watch),
        Kind::Dashboard => Ok(PageOrder {
            found: house.assessments(watch),
            ..plain
        }),
        _ => Ok(plain),
    }
}
