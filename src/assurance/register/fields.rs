//! What each field of an entry says.

use std::collections::{BTreeMap, BTreeSet};

use super::super::facts::Facts;
use super::super::index::FlowFacts;
use super::places::{Hosted, is_outside};
use super::{Activity, Filled, RegisterField as F, RegisterLine, name_of};
use crate::catalogue;
use crate::locale::{Language, MessageId, msg};
use crate::model::{ElementIx, Value};

/// What all entries are derived from.
pub(super) struct Source<'a> {
    facts: &'a Facts<'a>,
    language: Language,
    /// By row: the providers that operate an element.
    operators: Vec<Vec<ElementIx>>,
}

/// The elements behind an entry.
struct Behind<'a> {
    data_sets: &'a [ElementIx],
    applications: BTreeSet<ElementIx>,
    stores: BTreeSet<ElementIx>,
    flows: Vec<&'a FlowFacts>,
    hosted: Hosted,
}

impl<'a> Source<'a> {
    pub(super) fn of(facts: &'a Facts<'a>, language: Language) -> Self {
        let mut operators = vec![Vec::new(); facts.snapshot.element_numbers().len()];
        for (_, from, to) in facts.links_of_kind("operated_by") {
            if facts.kind(to) == "provider" {
                operators[from.row()].push(to);
            }
        }
        Self {
            facts,
            language,
            operators,
        }
    }

    /// The entry of these data sets.
    pub(super) fn activity(&self, data_sets: &[ElementIx]) -> Activity {
        let facts = self.facts;
        let each = || data_sets.iter().copied();
        let applications: BTreeSet<_> = each().flat_map(|ix| facts.processors(ix)).collect();
        let stores: BTreeSet<_> = each()
            .flat_map(|ix| facts.stores(ix).iter().copied())
            .collect();
        // A flow that carries two of them counts once.
        let flows: BTreeMap<_, _> = each()
            .flat_map(|ix| facts.carriers(ix))
            .map(|flow| (flow.link, flow))
            .collect();
        let hosting = stores.iter().chain(&applications).copied();
        let behind = Behind {
            data_sets,
            hosted: Hosted::of(facts, &self.operators, hosting),
            applications,
            stores,
            flows: flows.into_values().collect(),
        };
        let first = data_sets.first().copied();
        let activity = first.map_or("", |ix| facts.text(ix, "activity")).trim();
        let name = match (activity, first) {
            ("", Some(ix)) => name_of(facts, ix),
            (activity, _) => activity.to_owned(),
        };
        let reference = each()
            .map(|ix| facts.text(ix, "reference"))
            .find(|reference| !reference.trim().is_empty());
        let fields = F::ALL.map(|field| (field, self.field(field, &behind)));
        Activity {
            name,
            reference: reference.unwrap_or_default().to_owned(),
            data_sets: each().map(|ix| facts.id(ix).clone()).collect(),
            fields: fields.into_iter().collect(),
        }
    }

    fn field(&self, field: F, of: &Behind<'_>) -> Filled {
        match field {
            F::Owner => self.declared(of, &["owner_role", "administrator_role"], true),
            F::Purposes => self.declared(of, &["purposes"], true),
            F::LegalBasis => self.declared(of, &["legal_basis"], true),
            F::DataSubjects => self.declared(of, &["data_subjects"], true),
            F::Collection => self.declared(of, &["collection"], true),
            F::AutomatedDecision => self.declared(of, &["automated_decision"], true),
            F::Categories => self.categories(of),
            F::SpecialCategory => self.special(of),
            F::Source => self.source(of),
            F::Recipients => self.recipients(of),
            F::Processors => self.or_none(self.named(of.hosted.providers.iter().copied())),
            F::Applications => required(self.named(of.applications.iter().copied())),
            F::Stores => required(self.named(of.stores.iter().copied())),
            F::Places => self.places(of),
            F::Transfers => self.transfers(of),
            F::Retention => self.retention(of),
            F::Measures => self.measures(of),
            F::Dates => self.dates(of),
        }
    }

    fn line(&self, id: MessageId) -> RegisterLine {
        plain(self.language.text(id))
    }

    fn named(&self, elements: impl Iterator<Item = ElementIx>) -> Vec<RegisterLine> {
        elements
            .map(|ix| self.about(ix, name_of(self.facts, ix)))
            .collect()
    }

    fn about(&self, ix: ElementIx, text: String) -> RegisterLine {
        RegisterLine {
            text,
            subject: Some(self.facts.id(ix).clone()),
        }
    }

    /// *None*, where the map was read and there is nothing: that is an answer too.
    fn or_none(&self, mut lines: Vec<RegisterLine>) -> Filled {
        if lines.is_empty() {
            lines.push(self.line(msg::REGISTER_NONE));
        }
        filled(lines, false)
    }

    /// A value of a data set in words; `None` where it is silent.
    fn words(&self, ix: ElementIx, attribute: &str) -> Option<String> {
        let text = match self.facts.value(ix, attribute)? {
            Value::Flag(flag) => self.language.text(if *flag {
                msg::REGISTER_YES
            } else {
                msg::REGISTER_NO
            }),
            value => {
                let text = value.to_string();
                let known = catalogue::attribute(attribute);
                let label = known.and_then(|known| known.value_label(&text, self.language));
                label.map_or(text, ToOwned::to_owned)
            }
        };
        (!text.trim().is_empty()).then_some(text)
    }

    /// What somebody wrote at the data sets; with their names where they are several and differ.
    fn declared(&self, of: &Behind<'_>, attributes: &[&str], is_required: bool) -> Filled {
        let mut by_text: BTreeMap<String, Vec<ElementIx>> = BTreeMap::new();
        let mut is_silent = false;
        for &ix in of.data_sets {
            // The first attribute is the one that is asked for.
            is_silent |= attributes
                .first()
                .is_some_and(|name| self.words(ix, name).is_none());
            for text in attributes.iter().filter_map(|name| self.words(ix, name)) {
                by_text.entry(text).or_default().push(ix);
            }
        }
        let is_one = by_text.len() == 1;
        let lines = by_text.into_iter().map(|(text, from)| {
            if is_one || of.data_sets.len() == 1 {
                return plain(text);
            }
            let names: Vec<String> = from.iter().map(|ix| name_of(self.facts, *ix)).collect();
            plain(format!("{text} ({})", names.join(", ")))
        });
        filled(lines.collect(), is_required && is_silent)
    }

    fn categories(&self, of: &Behind<'_>) -> Filled {
        let lines = of.data_sets.iter().map(|&ix| {
            let name = name_of(self.facts, ix);
            let category = self.words(ix, "category").unwrap_or_default();
            self.about(ix, format!("{name} – {}", category.to_lowercase()))
        });
        filled(lines.collect(), false)
    }

    fn special(&self, of: &Behind<'_>) -> Filled {
        let is = |ix: &&ElementIx| {
            self.facts.text(**ix, "category") == "health"
                || self.facts.flag(**ix, "special_category") == Some(true)
        };
        let special = of.data_sets.iter().filter(is).copied();
        let lines = self.named(special);
        if !lines.is_empty() {
            return filled(lines, false);
        }
        let is_silent = |ix: &ElementIx| self.facts.flag(*ix, "special_category").is_none();
        if of.data_sets.iter().any(is_silent) {
            return filled(Vec::new(), true);
        }
        filled(vec![self.line(msg::REGISTER_NO)], false)
    }

    /// People and systems of others among the ends of flows.
    fn others(&self, of: &Behind<'_>, end: impl Fn(&FlowFacts) -> ElementIx) -> Vec<RegisterLine> {
        let ends: BTreeSet<ElementIx> = of.flows.iter().map(|flow| end(flow)).collect();
        let is_other = |ix: &ElementIx| {
            let kind = self.facts.kind(*ix);
            matches!(kind, "actor" | "external_system" | "organisation")
        };
        self.named(ends.into_iter().filter(is_other))
    }

    fn source(&self, of: &Behind<'_>) -> Filled {
        let mut lines = self.declared(of, &["data_source"], false).lines;
        lines.extend(self.others(of, |flow| flow.from));
        required(lines)
    }

    fn recipients(&self, of: &Behind<'_>) -> Filled {
        let mut lines = self.declared(of, &["recipients"], false).lines;
        lines.extend(self.others(of, |flow| flow.to));
        required(lines)
    }

    fn places(&self, of: &Behind<'_>) -> Filled {
        let mut is_missing = of.hosted.places.is_empty();
        let lines = of.hosted.places.iter().map(|&ix| {
            let name = name_of(self.facts, ix);
            let country = self.facts.text(ix, "country").trim();
            if country.is_empty() {
                is_missing = true;
                return self.about(ix, name);
            }
            self.about(ix, format!("{name} ({country})"))
        });
        let lines = lines.collect();
        filled(lines, is_missing)
    }

    /// Places outside the area, providers under other law, and systems of others outside that the
    /// data flow to.
    fn transfers(&self, of: &Behind<'_>) -> Filled {
        let facts = self.facts;
        let mut outside: BTreeMap<ElementIx, String> = BTreeMap::new();
        let ends = of.flows.iter().map(|flow| flow.to);
        let others = ends.filter(|ix| facts.kind(*ix) == "external_system");
        let hosted = of.hosted.places.iter().chain(&of.hosted.providers).copied();
        for ix in hosted.chain(others) {
            let country = facts.text(ix, "country").trim();
            if is_outside(country) {
                outside.insert(ix, country.to_owned());
            } else if facts.text(ix, "jurisdiction") == "hors-UE" {
                outside.insert(ix, self.language.text(msg::REGISTER_FOREIGN_LAW));
            }
        }
        if outside.is_empty() {
            return self.or_none(Vec::new());
        }
        let mut lines: Vec<RegisterLine> = outside
            .into_iter()
            .map(|(ix, why)| self.about(ix, format!("{} ({why})", name_of(facts, ix))))
            .collect();
        let guarantees = self.declared(of, &["transfer_guarantee"], true);
        lines.extend(guarantees.lines);
        filled(lines, guarantees.is_missing)
    }

    fn retention(&self, of: &Behind<'_>) -> Filled {
        let mut is_missing = false;
        let mut by_text: BTreeMap<String, Vec<ElementIx>> = BTreeMap::new();
        for &ix in of.data_sets {
            let years = self.facts.number(ix, "retention_years");
            is_missing |= years.is_none();
            let years = years.map(|years| {
                // Thirty days of video are no twelfth of a year to anybody.
                let words = if years < 1.0 {
                    msg::REGISTER_DAYS.with("days", (years * 365.0).round())
                } else {
                    msg::REGISTER_YEARS.with("years", years)
                };
                self.language.say(&words)
            });
            let parts: Vec<String> = [
                years,
                self.words(ix, "retention_start"),
                self.words(ix, "final_outcome"),
                self.words(ix, "retention_reference"),
            ]
            .into_iter()
            .flatten()
            .collect();
            if !parts.is_empty() {
                by_text.entry(parts.join(" · ")).or_default().push(ix);
            }
        }
        let is_single = of.data_sets.len() == 1 || by_text.len() == 1;
        let lines = by_text.into_iter().map(|(text, from)| {
            if is_single {
                return plain(text);
            }
            let names: Vec<String> = from.iter().map(|ix| name_of(self.facts, *ix)).collect();
            plain(format!("{text} ({})", names.join(", ")))
        });
        filled(lines.collect(), is_missing)
    }

    /// What protects them, each as *so many of so many*: an unknown attribute does not count.
    fn measures(&self, of: &Behind<'_>) -> Filled {
        let facts = self.facts;
        let stores = of.stores.len();
        let holding = |says: &dyn Fn(ElementIx) -> Option<bool>| {
            let all = of.stores.iter();
            all.filter(|store| facts.store_says(**store, says) == Some(true))
                .count()
        };
        let at_rest = holding(&|ix| facts.flag(ix, "encryption_at_rest"));
        let has_access_control = holding(&|ix| facts.is_access_controlled(ix));
        let antivirus = holding(&|ix| facts.flag(ix, "antivirus"));
        let flows = of.flows.iter();
        let encrypted = flows.filter(|flow| facts.is_flow_encrypted(flow) == Some(true));
        let backed_up = of.stores.iter();
        let backed_up = backed_up.filter(|ix| !facts.backups_of_store(**ix).is_empty());
        let mfa = of.applications.iter();
        let mfa = mfa.filter(|ix| facts.flag(**ix, "mfa") == Some(true));
        let counts = [
            (msg::REGISTER_MEASURE_ACCESS, has_access_control, stores),
            (msg::REGISTER_MEASURE_AT_REST, at_rest, stores),
            (
                msg::REGISTER_MEASURE_TRANSIT,
                encrypted.count(),
                of.flows.len(),
            ),
            (msg::REGISTER_MEASURE_BACKUP, backed_up.count(), stores),
            (msg::REGISTER_MEASURE_ANTIVIRUS, antivirus, stores),
            (
                msg::REGISTER_MEASURE_MFA,
                mfa.count(),
                of.applications.len(),
            ),
        ];
        let lines: Vec<RegisterLine> = counts
            .into_iter()
            .filter(|(_, _, all)| *all > 0)
            .map(|(words, count, all)| {
                let words = words.with("count", count).with("of", all);
                plain(self.language.say(&words))
            })
            .collect();
        required(lines)
    }

    fn dates(&self, of: &Behind<'_>) -> Filled {
        let date = |name: &'static str| {
            let all = of.data_sets.iter();
            all.map(|ix| self.facts.text(*ix, name))
                .filter(|day| !day.is_empty())
                .max()
        };
        let recorded = of.data_sets.iter();
        let recorded = recorded
            .map(|ix| self.facts.text(*ix, "recorded"))
            .filter(|day| !day.is_empty())
            .min();
        let lines = [
            (msg::REGISTER_RECORDED, recorded),
            (msg::REGISTER_REVIEWED, date("reviewed")),
        ];
        let lines = lines
            .into_iter()
            .filter_map(|(words, day)| Some(plain(self.language.say(&words.with("date", day?)))));
        let lines: Vec<RegisterLine> = lines.collect();
        filled(lines, recorded.is_none())
    }
}

fn plain(text: String) -> RegisterLine {
    RegisterLine {
        text,
        subject: None,
    }
}

/// Lines, each once.
fn filled(mut lines: Vec<RegisterLine>, is_missing: bool) -> Filled {
    let mut seen = BTreeSet::new();
    lines.retain(|line| seen.insert(line.text.to_lowercase()));
    Filled { lines, is_missing }
}

/// Lines that art. 30 asks for.
fn required(lines: Vec<RegisterLine>) -> Filled {
    let is_missing = lines.is_empty();
    filled(lines, is_missing)
}
