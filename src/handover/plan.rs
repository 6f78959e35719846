//! Which files an order makes, and what they are called.

use super::form::FileForm;
use super::names::{FileName, Stems};
use super::order::HandoutOrder;
use super::problem;
use crate::diagnostic::Problem;
use crate::locale::msg;
use crate::model::{ExportScope, PlateauId, SystemMap, ViewId};

/// One file, or the parts of one table, to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is called, without ending.
    pub stem: String,
    /// In which form.
    pub form: FileForm,
    /// The views that it shows, in their order; none for the page that shows, or for the whole map.
    pub views: Vec<ViewId>,
    /// At which plateaus, in their order: one, but for forms that gather them.
    pub plateaus: Vec<Option<PlateauId>>,
    /// Whether it is the page that shows in place of the view.
    pub is_page: bool,
}

impl Piece {
    /// What its files will be called, in their order.
    pub fn names(&self) -> impl Iterator<Item = FileName> {
        let suffixes = match self.form {
            FileForm::Other(form) => form.suffixes(),
            _ => &[""],
        };
        suffixes.iter().map(|suffix| FileName {
            stem: self.stem.clone(),
            suffix,
            ending: self.form.ending(),
        })
    }
}

/// What an order makes of a map: the order's own, or the one that is left after something was held
/// back. O(views × plateaus).
///
/// # Errors
/// When there is nothing to make, or the preset asks for what cannot be.
pub fn plan(order: &HandoutOrder, map: &SystemMap) -> Result<Vec<Piece>, Problem> {
    let preset = &order.preset;
    let form = FileForm::of_ending(&preset.form)
        .ok_or_else(|| problem::unknown_form(preset.form.as_str()))?;
    let mut stems = Stems::default();
    let plateaus = order.plateaus();
    let piece = |stem, views, plateau: &Option<PlateauId>| Piece {
        stem,
        form,
        views,
        plateaus: vec![plateau.clone()],
        is_page: false,
    };
    if form == FileForm::Map {
        let stem = stems.give(&order.stem, "map");
        return Ok(vec![piece(stem, Vec::new(), &None)]);
    }
    if preset.scope == ExportScope::Shown
        && let Some(word) = page_word(order)
    {
        if !form.takes_pages() {
            return Err(problem::no_page(form.name().into()));
        }
        let stem = stems.give(&joined(&[&order.stem, &word]), "page");
        return Ok(vec![Piece {
            is_page: true,
            ..piece(stem, Vec::new(), &order.shown.plateau)
        }]);
    }
    let views = views_of(order, map)?;
    let is_whole = preset.scope == ExportScope::Views && preset.views.is_empty();
    let of_plateau = |plateau: &Option<PlateauId>| match plateau {
        Some(plateau) if plateaus.len() > 1 => plateau_name(map, plateau),
        _ => String::new(),
    };
    let mut pieces = Vec::new();
    let is_gathered = form.gathers_views() || (is_whole && !form.is_drawn());
    if is_gathered {
        let only = match views.as_slice() {
            [view] if !is_whole => view_name(map, view),
            _ => String::new(),
        };
        if form.gathers_plateaus() {
            let stem = stems.give(&joined(&[&order.stem, &only]), "map");
            return Ok(vec![Piece {
                plateaus,
                ..piece(stem, views, &None)
            }]);
        }
        for plateau in &plateaus {
            let label = joined(&[&order.stem, &only, &of_plateau(plateau)]);
            let views = match form {
                FileForm::Other(_) => Vec::new(),
                _ => views.clone(),
            };
            pieces.push(piece(stems.give(&label, "map"), views, plateau));
        }
        return Ok(pieces);
    }
    let is_alone = views.len() == 1 && plateaus.len() == 1;
    for plateau in &plateaus {
        for view in &views {
            let map_name = if is_alone { order.stem.as_str() } else { "" };
            let name = view_name(map, view);
            let label = joined(&[map_name, &name, &of_plateau(plateau)]);
            let stem = stems.give(&label, view.as_str());
            pieces.push(piece(stem, vec![view.clone()], plateau));
        }
    }
    Ok(pieces)
}

/// What tells the page that shows in place of the view from others.
fn page_word(order: &HandoutOrder) -> Option<String> {
    if order.shown.roadmap.is_some() {
        return Some(order.language.text(msg::ROADMAP_FILE));
    }
    order.shown.page.as_ref().map(|page| page.file_word())
}

/// The views of an order, in their order.
fn views_of(order: &HandoutOrder, map: &SystemMap) -> Result<Vec<ViewId>, Problem> {
    let tables = map.tables();
    let preset = &order.preset;
    let views: Vec<ViewId> = match preset.scope {
        ExportScope::Views if preset.views.is_empty() => in_order(map),
        ExportScope::Views => {
            let named = preset
                .views
                .iter()
                .filter(|view| tables.views.contains(view));
            named.cloned().collect()
        }
        _ => {
            let shown = order
                .shown
                .view
                .iter()
                .filter(|view| tables.views.contains(view));
            shown.cloned().collect()
        }
    };
    if views.is_empty() {
        return Err(problem::nothing());
    }
    let asks_selection = matches!(preset.scope, ExportScope::Selection | ExportScope::Around);
    if asks_selection && order.shown.selection.is_empty() {
        return Err(problem::no_selection());
    }
    Ok(views)
}

/// The views in the order of their tabs.
pub(super) fn in_order(map: &SystemMap) -> Vec<ViewId> {
    let mut views: Vec<_> = map.tables().views.iter().collect();
    views.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    views.into_iter().map(|view| view.id.clone()).collect()
}

pub(super) fn view_name(map: &SystemMap, view: &ViewId) -> String {
    let record = map.tables().views.get(view);
    let name = record.map(|view| view.name.to_string());
    name.filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| view.to_string())
}

pub(super) fn plateau_name(map: &SystemMap, plateau: &PlateauId) -> String {
    let record = map.tables().plateaus.get(plateau);
    let name = record.map(|plateau| plateau.name.to_string());
    name.filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| plateau.to_string())
}

fn joined(parts: &[&str]) -> String {
    let said: Vec<&str> = parts.iter().copied().filter(|it| !it.is_empty()).collect();
    said.join(" - ")
}
