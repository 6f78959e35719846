//! The neighbours that have a name of their own: of a data set its stores, of a store its
//! backups, of anything its zone and who depends on it.

use super::world::{Node, TooLong, World};
use crate::catalogue::Words;
use crate::locale::{MessageId, msg};
use crate::model::{ElementIx, LinkIx};

/// Who has such neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Elements,
    Links,
    Both,
    Kind(&'static str),
}

/// What they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gives {
    /// Elements of these kinds; of any for none.
    Elements(&'static [&'static str]),
    /// Links of these kinds.
    Links(&'static [&'static str]),
}

type Find = fn(&World<'_>, Node, &mut Vec<Node>) -> Result<(), TooLong>;

/// See the module's header.
pub(super) struct Neighbour {
    /// Its names, in small letters.
    pub(super) names: Words,
    /// What it means, for the list of completions.
    pub(super) about: MessageId,
    pub(super) of: Of,
    pub(super) gives: Gives,
    /// Whether there is never more than one.
    pub(super) is_one: bool,
    pub(super) find: Find,
}

const ALL: Gives = Gives::Elements(&[]);
const FLOWS: Gives = Gives::Links(&["flow"]);

const fn many(
    [en, fr]: [&'static str; 2],
    about: MessageId,
    of: Of,
    gives: Gives,
    find: Find,
) -> Neighbour {
    Neighbour {
        names: Words { en, fr },
        about,
        of,
        gives,
        is_one: false,
        find,
    }
}

const fn one(
    names: [&'static str; 2],
    about: MessageId,
    of: Of,
    gives: Gives,
    find: Find,
) -> Neighbour {
    let mut neighbour = many(names, about, of, gives, find);
    neighbour.is_one = true;
    neighbour
}

/// All of them, in the order of lists.
pub(super) static NEIGHBOURS: &[Neighbour] = &[
    many(
        ["stores", "stockages"],
        msg::CONDITION_NEAR_STORES,
        Of::Kind("data_set"),
        ALL,
        |world, node, out| of_element(node, out, |ix| world.stores(ix)),
    ),
    many(
        ["processors", "traitants"],
        msg::CONDITION_NEAR_PROCESSORS,
        Of::Kind("data_set"),
        Gives::Elements(&["application", "saas_service"]),
        |world, node, out| of_element(node, out, |ix| world.facts.processors(ix)),
    ),
    many(
        ["carriers", "transports"],
        msg::CONDITION_NEAR_CARRIERS,
        Of::Kind("data_set"),
        FLOWS,
        |world, node, out| {
            if let Node::Element(ix) = node {
                out.extend(world.facts.carriers(ix).map(|flow| Node::Link(flow.link)));
            }
            Ok(())
        },
    ),
    many(
        ["data", "données"],
        msg::CONDITION_NEAR_DATA,
        Of::Both,
        Gives::Elements(&["data_set"]),
        |world, node, out| {
            match node {
                Node::Element(ix) => out.extend(world.data(ix).iter().copied().map(Node::Element)),
                Node::Link(ix) => {
                    let carried = world.facts.carried(ix);
                    out.extend(carried.into_iter().map(Node::Element));
                }
            }
            Ok(())
        },
    ),
    many(
        ["hosts", "hôtes"],
        msg::CONDITION_NEAR_HOSTS,
        Of::Elements,
        ALL,
        |world, node, out| of_element(node, out, |ix| world.facts.hosting().hosts(ix).to_vec()),
    ),
    many(
        ["hosted", "hébergés"],
        msg::CONDITION_NEAR_HOSTED,
        Of::Elements,
        ALL,
        |world, node, out| of_element(node, out, |ix| world.hosted(ix).to_vec()),
    ),
    many(
        ["providers", "fournisseurs"],
        msg::CONDITION_NEAR_PROVIDERS,
        Of::Elements,
        Gives::Elements(&["provider"]),
        |world, node, out| {
            of_element(node, out, |ix| {
                world.facts.hosting().providers(ix, world.facts.snapshot)
            })
        },
    ),
    one(
        ["zone", "zone"],
        msg::CONDITION_NEAR_ZONE,
        Of::Elements,
        Gives::Elements(&["zone", "subnet"]),
        |world, node, out| of_element(node, out, |ix| world.facts.zone(ix).into_iter().collect()),
    ),
    one(
        ["parent", "parent"],
        msg::CONDITION_NEAR_PARENT,
        Of::Elements,
        ALL,
        |world, node, out| {
            of_element(node, out, |ix| {
                world.facts.snapshot.parent(ix).into_iter().collect()
            })
        },
    ),
    many(
        ["children", "contenu"],
        msg::CONDITION_NEAR_CHILDREN,
        Of::Elements,
        ALL,
        |world, node, out| of_element(node, out, |ix| world.facts.snapshot.children(ix).to_vec()),
    ),
    many(
        ["members", "membres"],
        msg::CONDITION_NEAR_MEMBERS,
        Of::Elements,
        ALL,
        |world, node, out| of_element(node, out, |ix| world.facts.members(ix).to_vec()),
    ),
    many(
        ["groups", "groupes"],
        msg::CONDITION_NEAR_GROUPS,
        Of::Elements,
        ALL,
        |world, node, out| of_element(node, out, |ix| world.groups(ix).to_vec()),
    ),
    many(
        ["backups", "sauvegardes"],
        msg::CONDITION_NEAR_BACKUPS,
        Of::Elements,
        Gives::Links(&["backed_up_by"]),
        |world, node, out| {
            if let Node::Element(ix) = node {
                out.extend(backups(world, ix).map(|(link, _)| Node::Link(link)));
            }
            Ok(())
        },
    ),
    many(
        ["vaults", "coffres"],
        msg::CONDITION_NEAR_VAULTS,
        Of::Elements,
        ALL,
        |world, node, out| {
            of_element(node, out, |ix| {
                backups(world, ix).map(|(_, vault)| vault).collect()
            })
        },
    ),
    many(
        ["mirrors", "répliques"],
        msg::CONDITION_NEAR_MIRRORS,
        Of::Elements,
        ALL,
        |world, node, out| {
            of_element(node, out, |ix| {
                let links = world.links().0[ix.row()].iter().copied();
                let copies = links.filter(|link| world.facts.link_kind(*link) == "replicates_to");
                copies
                    .map(|link| world.facts.snapshot.ends(link).1)
                    .collect()
            })
        },
    ),
    many(
        ["needs", "besoins"],
        msg::CONDITION_NEAR_NEEDS,
        Of::Elements,
        ALL,
        |world, node, out| of_element(node, out, |ix| world.facts.needs(ix).collect()),
    ),
    many(
        ["dependents", "dépendants"],
        msg::CONDITION_NEAR_DEPENDENTS,
        Of::Elements,
        ALL,
        |world, node, out| of_element(node, out, |ix| world.facts.needed_by(ix).collect()),
    ),
    many(
        ["services", "services"],
        msg::CONDITION_NEAR_SERVICES,
        Of::Elements,
        Gives::Elements(&["business_service"]),
        services,
    ),
    many(
        ["flows", "flux"],
        msg::CONDITION_NEAR_FLOWS,
        Of::Elements,
        FLOWS,
        |world, node, out| links_of(world, node, out, [true, true], Some("flow")),
    ),
    many(
        ["flows_in", "flux_entrants"],
        msg::CONDITION_NEAR_FLOWS_IN,
        Of::Elements,
        FLOWS,
        |world, node, out| links_of(world, node, out, [false, true], Some("flow")),
    ),
    many(
        ["flows_out", "flux_sortants"],
        msg::CONDITION_NEAR_FLOWS_OUT,
        Of::Elements,
        FLOWS,
        |world, node, out| links_of(world, node, out, [true, false], Some("flow")),
    ),
    many(
        ["links", "liens"],
        msg::CONDITION_NEAR_LINKS,
        Of::Elements,
        Gives::Links(&[]),
        |world, node, out| links_of(world, node, out, [true, true], None),
    ),
    many(
        ["links_in", "liens_entrants"],
        msg::CONDITION_NEAR_LINKS_IN,
        Of::Elements,
        Gives::Links(&[]),
        |world, node, out| links_of(world, node, out, [false, true], None),
    ),
    many(
        ["links_out", "liens_sortants"],
        msg::CONDITION_NEAR_LINKS_OUT,
        Of::Elements,
        Gives::Links(&[]),
        |world, node, out| links_of(world, node, out, [true, false], None),
    ),
    one(
        ["source", "source"],
        msg::CONDITION_NEAR_SOURCE,
        Of::Links,
        ALL,
        |world, node, out| of_link(node, out, |ix| vec![world.facts.snapshot.ends(ix).0]),
    ),
    one(
        ["target", "cible"],
        msg::CONDITION_NEAR_TARGET,
        Of::Links,
        ALL,
        |world, node, out| of_link(node, out, |ix| vec![world.facts.snapshot.ends(ix).1]),
    ),
    many(
        ["crossed", "traversés"],
        msg::CONDITION_NEAR_CROSSED,
        Of::Links,
        ALL,
        |world, node, out| {
            of_link(node, out, |ix| {
                let flows = world.facts.flows();
                let row = flows.binary_search_by_key(&ix, |flow| flow.link);
                row.map_or_else(|_| Vec::new(), |row| flows[row].via.clone())
            })
        },
    ),
];

fn of_element(
    node: Node,
    out: &mut Vec<Node>,
    find: impl FnOnce(ElementIx) -> Vec<ElementIx>,
) -> Result<(), TooLong> {
    if let Node::Element(ix) = node {
        out.extend(find(ix).into_iter().map(Node::Element));
    }
    Ok(())
}

fn of_link(
    node: Node,
    out: &mut Vec<Node>,
    find: impl FnOnce(LinkIx) -> Vec<ElementIx>,
) -> Result<(), TooLong> {
    if let Node::Link(ix) = node {
        out.extend(find(ix).into_iter().map(Node::Element));
    }
    Ok(())
}

/// Those of a store, and those of the groups that it is in: a backup of the whole holds what each
/// member holds.
fn backups(world: &World<'_>, store: ElementIx) -> impl Iterator<Item = (LinkIx, ElementIx)> {
    let own = world.facts.backups(store).iter();
    let groups = world.groups(store).iter();
    let of_groups = groups.flat_map(|group| world.facts.backups(*group));
    own.chain(of_groups).copied()
}

/// The links of an element: leaving, arriving.
fn links_of(
    world: &World<'_>,
    node: Node,
    out: &mut Vec<Node>,
    [leaving, arriving]: [bool; 2],
    kind: Option<&str>,
) -> Result<(), TooLong> {
    let Node::Element(ix) = node else {
        return Ok(());
    };
    let (from, to) = world.links();
    for (links, is_asked) in [(from, leaving), (to, arriving)] {
        if !is_asked {
            continue;
        }
        world.spend(links[ix.row()].len())?;
        let of_kind = links[ix.row()]
            .iter()
            .copied()
            .filter(|link| kind.is_none_or(|kind| world.facts.link_kind(*link) == kind));
        out.extend(of_kind.map(Node::Link));
    }
    Ok(())
}

/// The business services that depend on an element, however far away.
fn services(world: &World<'_>, node: Node, out: &mut Vec<Node>) -> Result<(), TooLong> {
    let Node::Element(start) = node else {
        return Ok(());
    };
    let mut seen = rustc_hash::FxHashSet::default();
    let mut open = vec![start];
    while let Some(ix) = open.pop() {
        for other in world.facts.needed_by(ix) {
            world.spend(1)?;
            if !seen.insert(other) {
                continue;
            }
            open.push(other);
            if world.facts.kind(other) == "business_service" && other != start {
                out.push(Node::Element(other));
            }
        }
    }
    Ok(())
}
