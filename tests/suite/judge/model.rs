//! A map at a plateau as its records say it: overrides folded by hand, relations by their table.
//!
//! Everything here follows `impact-semantics.md` §1 and reads the map's records alone: no snapshot,
//! no timeline, no catalogue and nothing of the analysis.

use std::collections::{BTreeMap, BTreeSet};

use portolan::model::{Name, PlateauId, Record, SystemMap, Value};

type Fields = BTreeMap<Name, Value>;

/// A relation whose ends are both there; ends are places in [`Plain::ids`].
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) fields: Fields,
}

/// What the rules read of one element.
#[derive(Default)]
pub(super) struct Needs {
    /// The fault domain that contains it.
    pub(super) domain: Option<usize>,
    pub(super) hard: BTreeSet<usize>,
    /// What it uses, and for how many hours the loss is not felt.
    pub(super) soft: Vec<(usize, f64)>,
    pub(super) members: BTreeSet<usize>,
    pub(super) stores: BTreeSet<usize>,
    /// Of a redundancy group: how many members must work.
    pub(super) k: Option<usize>,
}

/// A map at a plateau.
pub(super) struct Plain {
    /// The ids of the elements, sorted; elements are known by their place here.
    pub(super) ids: Vec<String>,
    pub(super) kinds: Vec<String>,
    pub(super) fields: Vec<Fields>,
    pub(super) relations: Vec<Relation>,
    pub(super) needs: Vec<Needs>,
}

/// What is there, with the fields that it has there; `None` for what is not there.
fn fold<R: Record>(record: &R, chain: &[PlateauId]) -> Option<Fields> {
    let mut is_there = record.since().is_none() || chain.is_empty();
    let all = record.fields();
    let own = all.iter().filter(|(path, _)| path.plateau.is_none());
    let mut fields: Fields = own
        .map(|(path, value)| (path.name.clone(), value.clone()))
        .collect();
    for plateau in chain {
        is_there |= record.since() == Some(plateau);
        let there = all
            .iter()
            .filter(|(path, _)| path.plateau.as_ref() == Some(plateau));
        for (path, value) in there {
            match value {
                Value::Flag(flag) if path.name == "present" => is_there = *flag,
                Value::Nothing => drop(fields.remove(&path.name)),
                _ => drop(fields.insert(path.name.clone(), value.clone())),
            }
        }
    }
    is_there.then_some(fields)
}

/// From the first plateau to this one.
fn chain(map: &SystemMap, plateau: Option<&str>) -> Vec<PlateauId> {
    let mut chain = Vec::new();
    let mut next = plateau.map(PlateauId::from);
    while let Some(id) = next {
        next = map.tables().plateaus.get(&id).unwrap().based_on.clone();
        chain.insert(0, id);
    }
    chain
}

fn text(fields: &Fields, name: &str) -> String {
    let value = fields.get(name).and_then(Value::as_text);
    value.unwrap_or_default().to_owned()
}

fn number_in(fields: &Fields, name: &str) -> Option<f64> {
    fields.get(name).and_then(Value::as_number)
}

impl Plain {
    pub(super) fn of(map: &SystemMap, plateau: Option<&str>) -> Self {
        let chain = chain(map, plateau);
        let mut rows: Vec<(String, Fields)> = map
            .tables()
            .elements
            .iter()
            .filter_map(|element| Some((element.id.to_string(), fold(element.as_ref(), &chain)?)))
            .collect();
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        let (ids, fields): (Vec<String>, Vec<Fields>) = rows.into_iter().unzip();
        let mut plain = Self {
            kinds: fields.iter().map(|fields| text(fields, "kind")).collect(),
            needs: ids.iter().map(|_| Needs::default()).collect(),
            relations: Vec::new(),
            fields,
            ids,
        };
        for link in map.tables().links.iter() {
            let Some(fields) = fold(link.as_ref(), &chain) else {
                continue;
            };
            let ends = [text(&fields, "from"), text(&fields, "to")];
            if let [Some(from), Some(to)] = ends.map(|end| plain.find(&end)) {
                plain.relations.push(Relation {
                    id: link.id.to_string(),
                    kind: text(&fields, "kind"),
                    from,
                    to,
                    fields,
                });
            }
        }
        plain.read_needs();
        plain
    }

    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|known| known == id)
    }

    pub(super) fn number(&self, at: usize, name: &str) -> Option<f64> {
        number_in(&self.fields[at], name)
    }

    /// Hours; less than none is no answer.
    pub(super) fn hours(&self, at: usize, name: &str) -> Option<f64> {
        self.number(at, name).filter(|hours| *hours >= 0.0)
    }

    pub(super) fn flag(&self, at: usize, name: &str) -> Option<bool> {
        self.fields[at].get(name).and_then(Value::as_flag)
    }

    pub(super) fn parent(&self, at: usize) -> Option<usize> {
        self.find(&text(&self.fields[at], "parent"))
    }

    /// “A parent is a fault domain only if it carries `fault_domain = true`”; places and providers
    /// carry it from the start, “zones, application groups and folders are never”.
    fn is_fault_domain(&self, at: usize) -> bool {
        const NEVER: [&str; 3] = ["zone", "application_group", "group"];
        const PLACES: [&str; 7] = [
            "site",
            "building",
            "room",
            "rack",
            "provider",
            "cloud_region",
            "cloud_az",
        ];
        let kind = self.kinds[at].as_str();
        let carries = self.flag(at, "fault_domain");
        !NEVER.contains(&kind) && carries.unwrap_or(PLACES.contains(&kind))
    }

    /// The table of §1.1.
    fn read_needs(&mut self) {
        for at in 0..self.ids.len() {
            let domain = self.parent(at).filter(|&up| self.is_fault_domain(up));
            self.needs[at].domain = domain;
            if self.kinds[at] == "redundancy_group" {
                let k = self.number(at, "k").unwrap_or(1.0);
                let whole = (0..=self.ids.len() + 1).find(|&whole| whole as f64 >= k);
                self.needs[at].k = Some(whole.unwrap_or(self.ids.len() + 1));
            }
        }
        for relation in &self.relations {
            let (from, to) = (relation.from, relation.to);
            let is_soft = text(&relation.fields, "strength") == "soft";
            match relation.kind.as_str() {
                "hosted_on" | "operated_by" => drop(self.needs[from].hard.insert(to)),
                "depends_on" | "requires" if is_soft => {
                    let buffer_h = relation.hours("buffer_h").unwrap_or(0.0);
                    self.needs[from].soft.push((to, buffer_h));
                }
                "depends_on" | "requires" => drop(self.needs[from].hard.insert(to)),
                // Nothing backs itself up: what is a member of itself is no member.
                "member_of" if from != to && self.needs[to].k.is_some() => {
                    self.needs[to].members.insert(from);
                }
                "stored_in" if from != to => drop(self.needs[from].stores.insert(to)),
                _ => {}
            }
        }
    }

    /// The relations of a kind.
    pub(super) fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Relation> + 'a {
        let all = self.relations.iter();
        all.filter(move |relation| relation.kind == kind)
    }

    /// All that an element needs or uses, in any way.
    pub(super) fn all_needs(&self, at: usize) -> BTreeSet<usize> {
        let soft = self.needs[at].soft.iter().map(|(used, _)| *used);
        self.stopping_needs(at).into_iter().chain(soft).collect()
    }

    /// All that an element hangs on in a way that can stop it.
    pub(super) fn stopping_needs(&self, at: usize) -> BTreeSet<usize> {
        let needs = &self.needs[at];
        let lists = [&needs.hard, &needs.members, &needs.stores];
        let listed = lists.into_iter().flatten().copied();
        listed.chain(needs.domain).collect()
    }

    /// All that an element hangs on in a way that can stop it, however far away, itself included.
    pub(super) fn closure(&self, start: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([start]);
        loop {
            let more: BTreeSet<usize> = found
                .iter()
                .flat_map(|&at| self.stopping_needs(at))
                .collect();
            let before = found.len();
            found.extend(more);
            if found.len() == before {
                return found;
            }
        }
    }

    /// Whether it is one thing that fails (§6.1).
    pub(super) fn is_thing(&self, at: usize) -> bool {
        !matches!(
            self.kinds[at].as_str(),
            "actor"
                | "data_set"
                | "business_service"
                | "zone"
                | "application_group"
                | "group"
                | "redundancy_group"
        )
    }

    /// The business services; of a map without any, its first element.
    pub(super) fn services(&self) -> Vec<usize> {
        let all = 0..self.ids.len();
        let services: Vec<usize> = all
            .filter(|&at| self.kinds[at] == "business_service")
            .collect();
        if services.is_empty() && !self.ids.is_empty() {
            return vec![0];
        }
        services
    }
}

impl Relation {
    /// Hours; less than none is no answer.
    pub(super) fn hours(&self, name: &str) -> Option<f64> {
        number_in(&self.fields, name).filter(|hours| *hours >= 0.0)
    }

    pub(super) fn text(&self, name: &str) -> String {
        text(&self.fields, name)
    }

    /// The ids in a list.
    pub(super) fn list(&self, name: &str) -> Vec<&str> {
        let list = self.fields.get(name).and_then(Value::as_list);
        let names = list.unwrap_or_default().iter();
        names.filter_map(Value::as_text).collect()
    }
}
