//! Writing an order, file by file.

use std::sync::Arc;

use super::drawn::{Drawn, cut, draw, draw_first};
use super::form::FileForm;
use super::names::FileName;
use super::order::HandoutOrder;
use super::plan::{Piece, plan, plateau_name, view_name};
use super::problem;
use super::stage::{House, Stage, hold_back, quiet};
use crate::analysis::Watch;
use crate::diagnostic::Problem;
use crate::export::{self, PdfOptions, PdfPage};
use crate::interchange::{self, Content};
use crate::model::Day;
use crate::redaction::{Leak, Withheld, leaks};
use crate::storage;
use crate::webpage::{self, WebPageOrder};

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handout {
    /// What it is called.
    pub name: FileName,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A file that was not handed over, because what is held back stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What it would have been called.
    pub name: String,
    /// What was found in it, and where.
    pub leaks: Vec<Leak>,
}

impl Refused {
    /// The same for whoever sends.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let text = self.leaks.first().map_or("", |leak| leak.text.as_str());
        problem::leak(&self.name, text, self.leaks.len())
    }
}

/// How it went.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    /// Files handed over.
    pub written: usize,
    /// What was held back, for whoever sends: by record of the whole map.
    pub withheld: Vec<Withheld>,
    /// Files that were kept here.
    pub refused: Vec<Refused>,
}

/// Where files of an order go. Any function that takes a finished file is one.
pub trait Outlet {
    /// Told before anything is made what the files will be called, in their order; those that are
    /// refused later among them.
    ///
    /// # Errors
    /// When none of them is to be made.
    fn expect(&mut self, _names: &[FileName]) -> Result<(), Problem> {
        Ok(())
    }

    /// Takes a finished file.
    ///
    /// # Errors
    /// When it cannot be taken, and no other is to be made.
    fn take(&mut self, handout: Handout) -> Result<(), Problem>;
}

impl<F: FnMut(Handout) -> Result<(), Problem>> Outlet for F {
    fn take(&mut self, handout: Handout) -> Result<(), Problem> {
        self(handout)
    }
}

/// Makes the files of an order and hands each to `outlet` as soon as it is finished, so that no more
/// than one is held. What a profile holds back is taken out first; a file in which it stands all the
/// same is refused, and the others go on. Same order, same files, same bytes.
///
/// # Errors
/// When nothing can be made of the order, when a picture cannot be drawn, when it was cancelled, and
/// whatever `outlet` answers; what it took before stays with it.
pub fn files(
    order: &HandoutOrder,
    watch: &Watch<'_>,
    outlet: &mut dyn Outlet,
) -> Result<Delivery, Problem> {
    let (order, held) = hold_back(order);
    let house = House::of(&order, held);
    let pieces = plan(&order, &house.map)?;
    let names: Vec<FileName> = pieces.iter().flat_map(Piece::names).collect();
    outlet.expect(&names)?;
    let mut out = Delivery::default();
    let mut stage: Option<Stage> = None;
    let count = pieces.len().max(1) as f32;
    for (at, piece) in pieces.iter().enumerate() {
        if watch.is_cancelled() {
            return Err(problem::cancelled());
        }
        let plateau = piece.plateaus.first().and_then(Option::as_ref);
        let here = stage
            .take()
            .filter(|stage| stage.plateau.as_ref() == plateau);
        let here = here.unwrap_or_else(|| house.stage(plateau));
        let tell = |share: f32| (watch.progress)((at as f32 + share) / count);
        let inner = Watch {
            cancelled: watch.cancelled,
            progress: &tell,
        };
        for handout in make(&house, &here, piece, &inner)? {
            let name = handout.name.text();
            let mut found = leaks(&handout.bytes, &house.secrets);
            found.extend(leaks(name.as_bytes(), &house.secrets));
            if !found.is_empty() {
                // Its name may say it, too.
                let number = at + 1;
                let is_said = !leaks(name.as_bytes(), &house.secrets).is_empty();
                let name = if is_said { format!("{number}") } else { name };
                out.refused.push(Refused { name, leaks: found });
                continue;
            }
            outlet.take(handout)?;
            out.written += 1;
        }
        stage = Some(here);
    }
    out.withheld = house.withheld;
    (watch.progress)(1.0);
    Ok(out)
}

/// The first file of an order alone: for the clipboard.
///
/// # Errors
/// Those of [`files`], and when what is held back stands in it.
pub fn first(order: &HandoutOrder, watch: &Watch<'_>) -> Result<Handout, Problem> {
    let (order, held) = hold_back(order);
    let house = House::of(&order, held);
    let piece = plan(&order, &house.map)?.into_iter().next();
    let piece = piece.ok_or_else(problem::nothing)?;
    let stage = house.stage(piece.plateaus.first().and_then(Option::as_ref));
    let made = make(&house, &stage, &piece, watch)?.into_iter().next();
    let made = made.ok_or_else(problem::nothing)?;
    let found = leaks(&made.bytes, &house.secrets);
    if let Some(leak) = found.first() {
        return Err(problem::leak(&made.name.text(), &leak.text, found.len()));
    }
    Ok(made)
}

/// The files of one piece.
pub(super) fn make(
    house: &House<'_>,
    stage: &Stage,
    piece: &Piece,
    watch: &Watch<'_>,
) -> Result<Vec<Handout>, Problem> {
    let ending = piece.form.ending();
    let only = |bytes: Vec<u8>| {
        vec![Handout {
            name: FileName {
                stem: piece.stem.clone(),
                suffix: "",
                ending,
            },
            bytes,
        }]
    };
    let order = house.order;
    let language = order.language;
    match piece.form {
        FileForm::Png => {
            let drawn = draw_first(house, stage, piece, &quiet(watch))?;
            let mut tell = |share: f64| (watch.progress)(share as f32);
            let bytes = export::png(&drawn.scene, &drawn.options, watch.cancelled, &mut tell);
            Ok(only(bytes.map_err(|error| error.problem())?))
        }
        FileForm::Svg => {
            let drawn = draw_first(house, stage, piece, &quiet(watch))?;
            let bytes = export::svg(&drawn.scene, &drawn.options, watch.cancelled);
            Ok(only(bytes.map_err(|error| error.problem())?))
        }
        FileForm::Pdf => Ok(only(pdf(house, stage, piece, watch)?)),
        FileForm::Html => Ok(only(page(house, stage, piece, watch)?)),
        FileForm::Drawio | FileForm::ArchiMate => {
            let mut map = house.map.clone();
            let mut snapshot = stage.snapshot.clone();
            let mut views = piece.views.clone();
            if let [view] = piece.views.as_slice() {
                let cut = cut(house, stage, view)?;
                (map, snapshot, views) = (cut.map, cut.snapshot, vec![cut.view]);
            }
            let text = if piece.form == FileForm::Drawio {
                interchange::drawio(&map, &snapshot, &views, order.theme(), language)
            } else {
                interchange::archimate(&map, &snapshot, &views, order.theme(), language)
            };
            Ok(only(text.into_bytes()))
        }
        FileForm::Other(form) => {
            let view = piece.views.first();
            let of_view = view.map(|view| cut(house, stage, view)).transpose()?;
            let content = match &of_view {
                Some(cut) => Content::of(&cut.map, &cut.snapshot, Some(&cut.view)),
                None => Content::of(&house.map, &stage.snapshot, None),
            };
            let parts = form.write(&content, language).into_iter();
            let name = |suffix| FileName {
                stem: piece.stem.clone(),
                suffix,
                ending,
            };
            Ok(parts
                .map(|part| Handout {
                    name: name(part.suffix),
                    bytes: part.bytes,
                })
                .collect())
        }
        FileForm::Map => Ok(only(storage::write(&house.map))),
    }
}

/// Every view at every plateau as a page or several of one file, with bookmarks.
fn pdf(
    house: &House<'_>,
    stage: &Stage,
    piece: &Piece,
    watch: &Watch<'_>,
) -> Result<Vec<u8>, Problem> {
    let mut leaves: Vec<(Drawn, String, String)> = Vec::new();
    if piece.is_page {
        leaves.push((
            draw_first(house, stage, piece, &quiet(watch))?,
            String::new(),
            String::new(),
        ));
    }
    let count = (piece.views.len() * piece.plateaus.len()).max(1) as f32;
    for plateau in &piece.plateaus {
        let other = (*plateau != stage.plateau).then(|| house.stage(plateau.as_ref()));
        let here = other.as_ref().unwrap_or(stage);
        let group = plateau.as_ref().filter(|_| piece.plateaus.len() > 1);
        let group = group.map_or_else(String::new, |id| plateau_name(&house.map, id));
        for view in &piece.views {
            if watch.is_cancelled() {
                return Err(problem::cancelled());
            }
            let total = piece.views.len() * piece.plateaus.len();
            let number = (total > 1).then_some((leaves.len() + 1, total));
            let drawn = draw(house, here, view, number, &quiet(watch))?;
            leaves.push((drawn, view_name(&house.map, view), group.clone()));
            (watch.progress)(0.6 * leaves.len() as f32 / count);
        }
    }
    let Some((first, ..)) = leaves.first() else {
        return Err(problem::nothing());
    };
    let mut options = PdfOptions::from(&first.options);
    if leaves.len() > 1 {
        let info = house.map.info();
        options.text = vec![("Title".to_owned(), info.title.to_string())];
        if !info.marking.is_empty() {
            options
                .text
                .push(("Marking".to_owned(), info.marking.to_string()));
        }
    }
    let pages: Vec<PdfPage<'_>> = leaves
        .iter()
        .map(|(drawn, title, group)| PdfPage {
            scene: &drawn.scene,
            title: match title.as_str() {
                "" => noted(drawn, "Title"),
                title => title.to_owned(),
            },
            group: group.clone(),
        })
        .collect();
    let mut tell = |share: f64| (watch.progress)(0.6 + 0.4 * share as f32);
    let bytes = export::pdf(&pages, &options, watch.cancelled, &mut tell);
    bytes.map_err(|error| error.problem())
}

fn noted(drawn: &Drawn, keyword: &str) -> String {
    let text = drawn.options.text.iter();
    let found = text.clone().find(|(name, _)| name == keyword);
    found.map_or_else(String::new, |(_, text)| text.clone())
}

/// The web page of the views at the plateaus.
fn page(
    house: &House<'_>,
    stage: &Stage,
    piece: &Piece,
    watch: &Watch<'_>,
) -> Result<Vec<u8>, Problem> {
    let order = house.order;
    let (mut map, mut views) = (house.map.clone(), piece.views.clone());
    if let [view] = piece.views.as_slice() {
        let cut = cut(house, stage, view)?;
        (map, views) = (cut.map, vec![cut.view]);
    }
    let word = order.preset.perspective.to_string();
    let is_named = webpage::perspective_of(&word).is_some();
    let page = WebPageOrder {
        views,
        plateaus: piece.plateaus.iter().flatten().cloned().collect(),
        perspectives: is_named.then_some(word).into_iter().collect(),
        today: Day::first_of(&order.today),
        is_dark: match order.preset.theme.as_str() {
            "" => None,
            theme => Some(theme == "dark"),
        },
        ..WebPageOrder::whole(map, Arc::clone(&order.pictures), order.language)
    };
    webpage::webpage(&page, watch).map_err(|error| error.problem())
}
