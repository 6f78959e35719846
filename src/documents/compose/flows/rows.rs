//! A flow as the matrices read it: which network it runs over, which service it opens, and whether
//! it is open already.

use std::collections::BTreeSet;

use super::super::desk::{Desk, shown};
use crate::assurance::FlowFacts;
use crate::catalogue;
use crate::documents::{Cell, Tone};
use crate::locale::{MessageId, msg};
use crate::model::{ElementIx, LinkIx, Value};
use crate::workspace::finding::folded;

/// Words of a protocol that opens every service.
const ANY: [&str; 7] = ["any", "all", "*", "ip", "tout", "tous", "toutes"];
/// Protocols that a matrix leaves out, and their ports: every machine asks for names and for the
/// time (public-sector guide, §5.2).
const CHATTER: [&str; 4] = ["dns", "ntp", "domain", "sntp"];
const CHATTER_PORTS: [f64; 2] = [53.0, 123.0];

/// Whether a flow has to be opened, is open, or has to be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Opening {
    /// It comes with this plateau.
    ToOpen,
    /// It is there since an earlier plateau.
    Open,
    /// It is gone at this plateau.
    ToClose,
}

impl Opening {
    /// In a word: that of the catalogue.
    pub(in super::super) fn word(self, desk: &Desk<'_>) -> String {
        let value = match self {
            Self::ToOpen => "to_open",
            Self::Open => "open",
            Self::ToClose => "to_close",
        };
        let known = catalogue::attribute("flow_state");
        let label = known.and_then(|known| known.value_label(value, desk.language));
        label.unwrap_or(value).to_owned()
    }

    fn from_value(value: &str) -> Option<Self> {
        match value {
            "to_open" => Some(Self::ToOpen),
            "open" => Some(Self::Open),
            "to_close" => Some(Self::ToClose),
            _ => None,
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::Open => Tone::Plain,
            Self::ToOpen | Self::ToClose => Tone::Warning,
        }
    }
}

/// A line of a matrix. Its elements and its link are those of its own desk.
pub(in super::super) struct FlowRow<'d, 'a> {
    /// The desk of the plateau at which it is there.
    pub(in super::super) desk: &'d Desk<'a>,
    /// The flow.
    pub(in super::super) flow: &'d FlowFacts,
    /// Its state.
    pub(in super::super) opening: Opening,
    /// What of it differs from the plateau before, in words; empty for nothing.
    pub(in super::super) changed: String,
}

/// What a flow opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Service {
    /// A named service.
    Named,
    /// Every service.
    Any,
    /// The map does not say.
    Unsaid,
}

impl FlowRow<'_, '_> {
    fn text(&self, attribute: &str) -> String {
        let cell = self.desk.cell_of_link(self.flow.link, attribute);
        super::super::cells::in_words(&cell, self.desk.language)
    }

    /// Its id in the map.
    pub(in super::super) fn id(&self) -> Cell {
        Cell::text(self.desk.facts.link(self.flow.link).id.to_string())
    }

    /// An attribute of it that should be there.
    pub(in super::super) fn asked(&self, attribute: &str) -> Cell {
        self.desk.asked_of_link(self.flow.link, attribute)
    }

    /// What it opens.
    pub(in super::super) fn service(&self) -> Service {
        service_of(self.desk, self.flow.link)
    }

    /// What it opens in words: `HTTPS 443`.
    pub(in super::super) fn service_words(&self) -> String {
        match self.service() {
            Service::Any => self.desk.text(msg::DOCUMENT_FLOWS_ANY),
            Service::Unsaid => self.desk.text(msg::DOCUMENT_FLOWS_UNSAID),
            Service::Named => {
                let (protocol, port) = (self.text("protocol"), self.text("port"));
                let transport = folded(&self.text("transport"));
                let suffix = if transport == "udp" { "/udp" } else { "" };
                match (protocol.is_empty(), port.is_empty()) {
                    (false, false) => format!("{protocol}\u{a0}{port}{suffix}"),
                    (true, false) => format!("{port}{suffix}"),
                    _ => protocol,
                }
            }
        }
    }

    /// Its protocol, judged.
    pub(in super::super) fn protocol(&self) -> Cell {
        match self.service() {
            Service::Any => Cell::text(self.service_words()).toned(Tone::Bad),
            Service::Named | Service::Unsaid => self.asked("protocol"),
        }
    }

    /// How it is encrypted, judged.
    pub(in super::super) fn encryption(&self) -> Cell {
        let cell = self.asked("encryption");
        let text = self.desk.facts.link_text(self.flow.link, "encryption");
        if crate::assurance::says_none(text) && !text.is_empty() {
            return cell.toned(Tone::Bad);
        }
        cell
    }

    /// An end with its zone and its address, one a line.
    pub(in super::super) fn end(&self, ix: ElementIx) -> Cell {
        let desk = self.desk;
        let zone = desk.facts.zone(ix).map(|zone| desk.name(zone));
        let lines = [Some(desk.name(ix)), zone, self.address_words(ix)];
        desk.lines(lines.into_iter().flatten().collect())
    }

    /// The zone of an end.
    pub(in super::super) fn zone(&self, ix: ElementIx) -> Cell {
        let zone = self.desk.facts.zone(ix);
        zone.map_or_else(Cell::missing, |zone| Cell::text(self.desk.name(zone)))
    }

    /// The address of an end, or the range that it lies in.
    pub(in super::super) fn address(&self, ix: ElementIx) -> Cell {
        Cell::asked(self.address_words(ix).unwrap_or_default())
    }

    fn address_words(&self, ix: ElementIx) -> Option<String> {
        let facts = &self.desk.facts;
        let named = |ix: ElementIx| {
            let texts = ["ip_address", "cidr"].map(|name| facts.text(ix, name).trim());
            texts.into_iter().find(|text| !text.is_empty())
        };
        let own = named(ix);
        // The subnet that it says it lies in is nearer than that one's zone.
        let said = facts.snapshot.find(&facts.text(ix, "zone").into());
        let around = || {
            facts
                .snapshot
                .ancestors(ix)
                .chain(said)
                .chain(facts.zone(ix))
        };
        let found = own.or_else(|| around().find_map(named))?;
        Some(shown(found))
    }

    /// The groups, links and filters that it crosses.
    pub(in super::super) fn filters(&self) -> Cell {
        self.desk.asked_names(&self.flow.via)
    }

    /// The data that it carries.
    pub(in super::super) fn data(&self) -> Cell {
        self.desk
            .asked_names(&self.desk.by_name(self.flow.data.iter().copied()))
    }

    /// How confidential what it carries is: the greatest need among its data.
    pub(in super::super) fn classification(&self) -> Cell {
        let data = self.flow.data.iter();
        let levels = data.filter_map(|ix| self.desk.need_level(*ix, "c"));
        match levels.max_by(f64::total_cmp) {
            Some(level) => Cell::text(self.desk.level_words("C", level)),
            None => Cell::missing(),
        }
    }

    /// Which sort of network it runs over; `None` where the map does not tell.
    pub(in super::super) fn network(&self) -> Option<MessageId> {
        let desk = self.desk;
        let facts = &desk.facts;
        let ends = [self.flow.from, self.flow.to];
        let is_internet = |ix: &ElementIx| {
            desk.is_kind(*ix, "internet")
                || (facts.internet().is_some() && facts.zone(*ix) == facts.internet())
        };
        if ends.iter().any(is_internet) {
            return Some(msg::DOCUMENT_NETWORK_INTERNET);
        }
        let is_line = |ix: ElementIx| desk.is_kind(ix, "network_link") || desk.is_kind(ix, "vpn");
        let crosses_line =
            |ix: &ElementIx| is_line(*ix) || facts.holders(*ix).into_iter().any(is_line);
        let [from, to] = ends.map(|ix| desk.places(ix));
        let is_apart = !from.is_empty() && !to.is_empty() && !from.iter().any(|ix| to.contains(ix));
        if is_apart || self.flow.via.iter().any(crosses_line) {
            return Some(msg::DOCUMENT_NETWORK_WAN);
        }
        match self.flow.zones {
            [Some(from), Some(to)] if from == to => Some(msg::DOCUMENT_NETWORK_LAN),
            [Some(_), Some(_)] => Some(msg::DOCUMENT_NETWORK_VLAN),
            _ => None,
        }
    }

    /// The same as a cell.
    pub(in super::super) fn network_cell(&self) -> Cell {
        let network = self.network();
        network.map_or_else(Cell::missing, |id| Cell::text(self.desk.text(id)))
    }

    /// Its state, with what changed.
    pub(in super::super) fn state(&self) -> Cell {
        let word = self.opening.word(self.desk);
        let cell = if self.changed.is_empty() {
            Cell::text(word)
        } else {
            let changed = msg::DOCUMENT_FLOWS_CHANGED.with("fields", self.changed.as_str());
            self.desk.lines(vec![word, self.desk.words(changed)])
        };
        let has_changed = !self.changed.is_empty();
        cell.toned(if has_changed {
            Tone::Warning
        } else {
            self.opening.tone()
        })
    }
}

/// What a flow opens.
pub(super) fn service_of(desk: &Desk<'_>, link: LinkIx) -> Service {
    let protocol = folded(desk.facts.link_text(link, "protocol").trim());
    let port = desk.facts.link_value(link, "port");
    let is_any_port = match port {
        Some(Value::Number(number)) => number.get() == 0.0,
        Some(Value::Text(text)) => ANY.contains(&folded(text.trim()).as_str()),
        _ => false,
    };
    if is_any_port || ANY.contains(&protocol.as_str()) {
        Service::Any
    } else if protocol.is_empty() && port.is_none() {
        Service::Unsaid
    } else {
        Service::Named
    }
}

/// Whether a flow only asks for names or for the time.
fn is_chatter(desk: &Desk<'_>, link: LinkIx) -> bool {
    let protocol = folded(desk.facts.link_text(link, "protocol").trim());
    let port = desk
        .facts
        .link_value(link, "port")
        .and_then(Value::as_number);
    CHATTER.contains(&protocol.as_str())
        || (protocol.is_empty() && port.is_some_and(|port| CHATTER_PORTS.contains(&port)))
}

/// The flows of a plateau and those that it closes, with their state; and how many ask only for
/// names or for the time. `before` is the desk of the plateau that it builds on.
pub(in super::super) fn rows<'d, 'a>(
    desk: &'d Desk<'a>,
    before: Option<&'d Desk<'a>>,
) -> (Vec<FlowRow<'d, 'a>>, usize) {
    let mut rows = Vec::new();
    let mut left_out = 0;
    for flow in desk.facts.flows() {
        if is_chatter(desk, flow.link) {
            left_out += 1;
            continue;
        }
        let id = &desk.facts.link(flow.link).id;
        let earlier = before.map(|before| before.facts.snapshot.find_link(id));
        let stated = Opening::from_value(desk.facts.link_text(flow.link, "flow_state"));
        let found = match earlier {
            Some(None) => Opening::ToOpen,
            _ => Opening::Open,
        };
        let changed = match (before, earlier.flatten()) {
            (Some(before), Some(earlier)) => changed_fields(desk, flow.link, before, earlier),
            _ => String::new(),
        };
        rows.push(FlowRow {
            desk,
            flow,
            opening: stated.unwrap_or(found),
            changed,
        });
    }
    let gone = before.into_iter().flat_map(|before| {
        let flows = before.facts.flows().iter();
        let gone = flows.filter(|flow| {
            let id = &before.facts.link(flow.link).id;
            desk.facts.snapshot.find_link(id).is_none() && !is_chatter(before, flow.link)
        });
        gone.map(move |flow| FlowRow {
            desk: before,
            flow,
            opening: Opening::ToClose,
            changed: String::new(),
        })
    });
    rows.extend(gone);
    rows.sort_by_cached_key(|row| {
        let name = |ix: ElementIx| folded(row.desk.facts.name(ix));
        let id = row.desk.facts.link(row.flow.link).id.clone();
        (name(row.flow.from), name(row.flow.to), id)
    });
    (rows, left_out)
}

/// What a rule of a firewall reads of a flow.
const READ: [&str; 6] = [
    "protocol",
    "transport",
    "port",
    "encryption",
    "auth",
    "direction",
];

/// The labels of what differs about a flow between two plateaus.
fn changed_fields(desk: &Desk<'_>, link: LinkIx, before: &Desk<'_>, earlier: LinkIx) -> String {
    let mut labels: BTreeSet<String> = BTreeSet::new();
    for name in READ {
        if desk.facts.link_value(link, name) != before.facts.link_value(earlier, name) {
            labels.insert(catalogue::attribute_label(name, desk.language).to_lowercase());
        }
    }
    let (now, then) = (desk.facts.link(link), before.facts.link(earlier));
    if now.from != then.from || now.to != then.to {
        labels.insert(desk.text(msg::DOCUMENT_FLOWS_ENDS));
    }
    labels.into_iter().collect::<Vec<_>>().join(", ")
}
