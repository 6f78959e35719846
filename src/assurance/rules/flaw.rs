//! What breaks a rule, gathered for one subject and put into one sentence with its remedy.
//!
//! A rule adds a [`Flaw`] for each place that is at fault. Places with the same flaw share a clause:
//! *the stores A and B are not encrypted at rest; the flow C → D is sent in clear*.

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use crate::assurance::facts::Facts;
use crate::assurance::finding::{Finding, Repair};
use crate::locale::{Arg, Message, MessageId, msg};
use crate::model::{ElementIx, LinkIx, Name, SubjectId, Value};

use super::{Rule, Verdict};

/// How many names a clause lists; the others are counted.
const NAMES_SHOWN: usize = 6;

/// An element or a link that is judged, or at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// An element.
    Element(ElementIx),
    /// A link.
    Link(LinkIx),
}

impl From<ElementIx> for Place {
    fn from(ix: ElementIx) -> Self {
        Self::Element(ix)
    }
}

impl From<LinkIx> for Place {
    fn from(ix: LinkIx) -> Self {
        Self::Link(ix)
    }
}

impl Place {
    /// Its id.
    #[must_use]
    pub fn id(self, facts: &Facts<'_>) -> SubjectId {
        match self {
            Self::Element(ix) => SubjectId::from(facts.id(ix)),
            Self::Link(ix) => SubjectId::from(facts.link_id(ix)),
        }
    }

    /// Its name; of a link its own, or `A → B`.
    #[must_use]
    pub fn name(self, facts: &Facts<'_>) -> String {
        match self {
            Self::Element(ix) => facts.name(ix).to_owned(),
            Self::Link(ix) => {
                let name = facts.link_name(ix).trim();
                if !name.is_empty() {
                    return name.to_owned();
                }
                let (from, to) = facts.snapshot.ends(ix);
                format!("{} → {}", facts.name(from), facts.name(to))
            }
        }
    }
}

/// What is wrong in a place: the clause says `$names` and `$count` of the places that share it.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    why: Message,
    remedy: Message,
    is_unknown: bool,
}

impl Flaw {
    /// Something is as it must not be.
    #[must_use]
    pub fn broken(why: impl Into<Message>, remedy: impl Into<Message>) -> Self {
        Self {
            why: why.into(),
            remedy: remedy.into(),
            is_unknown: false,
        }
    }

    /// An attribute is not filled in.
    #[must_use]
    pub fn unknown(why: impl Into<Message>, remedy: impl Into<Message>) -> Self {
        Self {
            is_unknown: true,
            ..Self::broken(why, remedy)
        }
    }
}

/// What sets one attribute right.
pub type Setting = (SubjectId, Name, Option<Value>);

/// Places in the order in which they came, each once.
#[derive(Clone, Debug, Default)]
struct Places {
    list: Vec<Place>,
    known: FxHashSet<Place>,
}

/// The flaws of one subject.
#[derive(Clone, Debug, Default)]
pub struct Flaws {
    clauses: Vec<(Flaw, Places)>,
    settings: Vec<Setting>,
    /// Whether a flaw is among them that no setting mends.
    has_lasting: bool,
}

impl Flaws {
    /// Adds a flaw that has to be mended by hand.
    pub fn add(&mut self, place: impl Into<Place>, flaw: Flaw) {
        self.has_lasting = true;
        self.push(place.into(), flaw);
    }

    /// Adds a flaw that these settings mend, where there are any.
    pub fn add_mendable(&mut self, place: impl Into<Place>, flaw: Flaw, settings: Vec<Setting>) {
        self.has_lasting |= settings.is_empty();
        self.settings.extend(settings);
        self.push(place.into(), flaw);
    }

    /// Adds the flaw that a verdict stands for: `[broken, unknown]`.
    pub fn judge(
        &mut self,
        place: impl Into<Place>,
        holds: Option<bool>,
        [broken, unknown]: [Flaw; 2],
    ) {
        match holds {
            Some(true) => {}
            Some(false) => self.add(place, broken),
            None => self.add(place, unknown),
        }
    }

    fn push(&mut self, place: Place, flaw: Flaw) {
        let row = self.clauses.iter().position(|(one, _)| *one == flaw);
        let row = row.unwrap_or_else(|| {
            self.clauses.push((flaw, Places::default()));
            self.clauses.len() - 1
        });
        let (_, places) = &mut self.clauses[row];
        if places.known.insert(place) {
            places.list.push(place);
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}

/// Holds a subject against a rule: it counts as one that the rule applies to, and as a finding where
/// it has flaws.
pub fn hold(
    verdict: &mut Verdict,
    facts: &Facts<'_>,
    rule: &Rule,
    subject: impl Into<Place>,
    flaws: Flaws,
) {
    let subject = subject.into();
    let id = subject.id(facts);
    verdict.applicable.push(id.clone());
    if flaws.is_empty() {
        return;
    }
    let at = flaws.clauses.iter().flat_map(|(_, places)| &places.list);
    let mut at: Vec<SubjectId> = at.map(|place| place.id(facts)).collect();
    at.sort_unstable();
    at.dedup();
    let clause = |message: &Message, places: &Places| {
        let names = listed(places.list.len(), |row| places.list[row].name(facts));
        let count = places.list.len();
        message.clone().with("names", names).with("count", count)
    };
    let clauses = || flaws.clauses.iter();
    let whys = clauses().map(|(flaw, places)| clause(&flaw.why, places));
    let remedies = clauses().map(|(flaw, places)| clause(&flaw.remedy, places));
    let repair = rule
        .repair
        .filter(|_| !flaws.has_lasting)
        .map(|words| Repair {
            words: words.with("count", flaws.settings.len()),
            settings: flaws.settings.clone(),
        });
    verdict.findings.push(Finding {
        requirement: rule.id.into(),
        rule: SmolStr::new_static(rule.id),
        level: rule.level,
        severity: rule.severity,
        subject: Some(id),
        at,
        is_unknown: flaws.clauses.iter().all(|(flaw, _)| flaw.is_unknown),
        message: msg::RULE_SAID
            .with("subject", subject.name(facts))
            .with("flaws", joined(whys, msg::RULE_THEN)),
        remedy: joined(remedies, msg::RULE_SENTENCES),
        repair,
        fixed_by: None,
        exemption: None,
        expired: None,
    });
}

/// Messages one after the other, by a message with `$first` and `$rest`.
#[must_use]
pub fn joined(messages: impl DoubleEndedIterator<Item = Message>, by: MessageId) -> Message {
    let mut backwards = messages.rev();
    let Some(last) = backwards.next() else {
        return msg::RULE_NOTHING.into();
    };
    backwards.fold(last, |rest, first| {
        by.with("first", first).with("rest", rest)
    })
}

/// Names one after the other; the last of many are counted, and not asked for.
#[must_use]
pub fn listed(count: usize, name: impl Fn(usize) -> String) -> Arg {
    let more = count.saturating_sub(NAMES_SHOWN);
    // One more than are shown takes no more room than saying so.
    let shown = if more > 1 { NAMES_SHOWN } else { count };
    let names: Vec<String> = (0..shown).map(name).collect();
    let names = names.join(", ");
    if more > 1 {
        msg::RULE_MORE
            .with("names", names)
            .with("count", more)
            .into()
    } else {
        names.into()
    }
}
