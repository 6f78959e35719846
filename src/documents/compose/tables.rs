//! Tables of elements, whose columns several documents share.

use super::desk::{Desk, shown};
use super::draft::Grid;
use crate::catalogue;
use crate::documents::Cell;
use crate::locale::{Message, msg};
use crate::model::ElementIx;

/// A column of a table of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Col {
    /// The name.
    Name,
    /// The kind.
    Kind,
    /// What contains it.
    Container,
    /// The security zone, its own or that of what contains it.
    Zone,
    /// What it is hosted on.
    Hosts,
    /// The sites and cloud regions that it lies in.
    Places,
    /// Who hosts or operates it.
    Providers,
    /// The business services that need it.
    Services,
    /// The members of a group.
    Members,
    /// An attribute that may be silent.
    Said(&'static str),
    /// An attribute that should say something.
    Asked(&'static str),
    /// A level of the security needs: `d`, `i`, `c`, `t`.
    Need(&'static str),
}

impl Col {
    fn title(self, desk: &Desk<'_>) -> String {
        let id = match self {
            Self::Name => msg::DOCUMENT_COLUMN_NAME,
            Self::Kind => msg::DOCUMENT_COLUMN_KIND,
            Self::Container => msg::DOCUMENT_COLUMN_CONTAINER,
            Self::Zone => msg::DOCUMENT_COLUMN_ZONE,
            Self::Hosts => msg::DOCUMENT_COLUMN_HOST,
            Self::Places => msg::DOCUMENT_COLUMN_SITE,
            Self::Providers => msg::DOCUMENT_COLUMN_PROVIDER,
            Self::Services => msg::DOCUMENT_COLUMN_SUPPORTED,
            Self::Members => msg::DOCUMENT_COLUMN_MEMBERS,
            Self::Said(name) | Self::Asked(name) => {
                return catalogue::attribute_label(name, desk.language).to_owned();
            }
            Self::Need("d") => msg::DOCUMENT_COLUMN_NEED_D,
            Self::Need("i") => msg::DOCUMENT_COLUMN_NEED_I,
            Self::Need("c") => msg::DOCUMENT_COLUMN_NEED_C,
            Self::Need(_) => msg::DOCUMENT_COLUMN_NEED_T,
        };
        desk.text(id)
    }

    fn cell(self, desk: &Desk<'_>, ix: ElementIx) -> Cell {
        match self {
            Self::Name => Cell::text(desk.name(ix)),
            Self::Kind => Cell::text(desk.kind_name(desk.facts.element(ix).kind.as_str())),
            Self::Container => {
                let parent = desk.facts.snapshot.parent(ix);
                parent.map_or_else(Cell::default, |parent| Cell::text(desk.name(parent)))
            }
            Self::Zone => {
                let zone = desk.facts.zone(ix);
                zone.map_or_else(Cell::missing, |zone| Cell::text(desk.name(zone)))
            }
            Self::Hosts => {
                let hosts = desk.linked(ix, "hosted_on", true);
                let parent = desk.facts.snapshot.parent(ix);
                let around = parent.filter(|parent| {
                    let family = desk.family(*parent);
                    matches!(
                        family,
                        Some(catalogue::Family::Places | catalogue::Family::Compute)
                    )
                });
                let hosts = if hosts.is_empty() {
                    around.into_iter().collect()
                } else {
                    hosts
                };
                desk.asked_names(&hosts)
            }
            Self::Places => desk.asked_names(&desk.places(ix)),
            Self::Providers => desk.names(&desk.providers(ix)),
            Self::Services => desk.names_in_row(&desk.services_needing(desk.facts.id(ix))),
            Self::Members => desk.asked_names(&desk.by_name(desk.facts.members(ix).to_vec())),
            Self::Said(name) => desk.cell(ix, name),
            Self::Asked(name) => desk.asked(ix, name),
            Self::Need(key) => match desk.need_level(ix, key) {
                Some(level) => desk.number(level),
                None => Cell {
                    is_missing: desk.asked(ix, "dict").is_missing,
                    ..Cell::default()
                },
            },
        }
    }
}

/// A table of elements.
pub(super) fn elements(
    desk: &Desk<'_>,
    name: &str,
    caption: impl Into<Message>,
    elements: &[ElementIx],
    columns: &[(Col, f64)],
) -> Grid {
    let mut grid = Grid::new(desk.language, name, caption).or_else(msg::DOCUMENT_NONE_OF_THESE);
    for (column, share) in columns {
        grid = grid.column(column.title(desk), *share);
    }
    for ix in elements {
        let cells = columns.iter().map(|(column, _)| column.cell(desk, *ix));
        grid.push(cells.collect());
    }
    grid
}

/// Labels with what an element says; those that it should say and doesn't are marked.
pub(super) fn fields(
    desk: &Desk<'_>,
    ix: ElementIx,
    asked: &[&str],
    said: &[&str],
) -> Vec<(String, Cell)> {
    let label = |name: &str| catalogue::attribute_label(name, desk.language).to_owned();
    let asked = asked.iter().map(|name| (label(name), desk.asked(ix, name)));
    let said = said.iter().map(|name| (label(name), desk.cell(ix, name)));
    let said = said.filter(|(_, cell)| *cell != Cell::default());
    asked.chain(said).collect()
}

/// A name of a record that is no element, as it is shown.
pub(super) fn named(name: &str, id: &str) -> String {
    if name.trim().is_empty() {
        shown(id)
    } else {
        shown(name)
    }
}
