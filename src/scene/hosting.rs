//! Where things run: the five classes of hosting that colour a hybrid map.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::catalogue::{Family, Hosting, element_kind};
use crate::locale::{MessageId, msg};
use crate::model::{Element, ElementIx, Snapshot, Value};

/// Who holds the machines, as a hybrid map tells it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HostingClass {
    /// Our own premises.
    OnPremises,
    /// A cloud with a qualification of trust (`SecNumCloud`) or sovereignty level 3 and more.
    TrustedCloud,
    /// Any other cloud.
    PublicCloud,
    /// An online service, run by its editor.
    Saas,
    /// A partner, an operator, the rest of the world.
    Outside,
}

impl HostingClass {
    /// Every class, in the order of the legend.
    pub const ALL: [Self; 5] = [
        Self::OnPremises,
        Self::TrustedCloud,
        Self::PublicCloud,
        Self::Saas,
        Self::Outside,
    ];

    /// Its word, in capitals, as it stands in the corner of a container.
    #[must_use]
    pub fn word(self) -> MessageId {
        match self {
            Self::OnPremises => msg::SCENE_HOSTING_WORD_ON_PREMISES,
            Self::TrustedCloud => msg::SCENE_HOSTING_WORD_TRUSTED_CLOUD,
            Self::PublicCloud => msg::SCENE_HOSTING_WORD_PUBLIC_CLOUD,
            Self::Saas => msg::SCENE_HOSTING_WORD_SAAS,
            Self::Outside => msg::SCENE_HOSTING_WORD_OUTSIDE,
        }
    }

    /// Its name in a legend or a sentence.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::OnPremises => msg::SCENE_HOSTING_ON_PREMISES,
            Self::TrustedCloud => msg::SCENE_HOSTING_TRUSTED_CLOUD,
            Self::PublicCloud => msg::SCENE_HOSTING_PUBLIC_CLOUD,
            Self::Saas => msg::SCENE_HOSTING_SAAS,
            Self::Outside => msg::SCENE_HOSTING_OUTSIDE,
        }
    }
}

/// The hosting of every element, by row of the snapshot; `None` where nothing says so.
///
/// The first of these that answers:
/// 1. the element's own word: `service_model: saas`, `hosting: saas` or a kind that is an online
///    service → SaaS; a kind of our premises → on premises; a kind of the outside → outside;
///    a kind of the cloud → trusted or public, see below, save a region of a provider that sells
///    online services alone → SaaS;
///    a provider: online services alone inside → SaaS, nothing inside → outside, else its cloud;
/// 2. what its parent says, and so on upward;
/// 3. what it is hosted on says, or, for a group, what its first member says (by id), and so on;
/// 4. its attribute `hosting: on_prem` → on premises.
///
/// A cloud is trusted when it or anything around it has a qualification that contains
/// `SecNumCloud`, or else a `sovereignty_level` of 3 or more; under the jurisdiction `hors-UE` it
/// never is; all other clouds are public.
///
/// O(elements + links).
#[must_use]
pub fn hosting_classes(snapshot: &Snapshot) -> Vec<Option<HostingClass>> {
    let mut reader = Reader {
        snapshot,
        saas_providers: FxHashSet::default(),
    };
    for ix in snapshot.element_numbers() {
        if snapshot.element(ix).kind.as_str() == "provider"
            && reader.provider_class(ix) == HostingClass::Saas
        {
            reader.saas_providers.insert(ix);
        }
    }
    let own: Vec<_> = snapshot
        .element_numbers()
        .map(|ix| reader.own_class(ix))
        .collect();
    let by_place = inherit(&own, |ix| snapshot.parent(ix));
    let hosts = hosts_of(snapshot);
    let by_host = inherit(&by_place, |ix| hosts.get(&ix).copied());
    by_host
        .into_iter()
        .zip(snapshot.elements())
        .map(|(class, element)| {
            class.or_else(|| {
                (text(element, "hosting") == Some("on_prem")).then_some(HostingClass::OnPremises)
            })
        })
        .collect()
}

/// Fills each gap with what stands at the end of its chain of `next`; circles stay gaps.
/// Without recursion, so that a chain of any depth is safe. O(elements).
fn inherit(
    known: &[Option<HostingClass>],
    next: impl Fn(ElementIx) -> Option<ElementIx>,
) -> Vec<Option<HostingClass>> {
    let mut out = known.to_vec();
    let mut is_settled = vec![false; known.len()];
    let mut asked = Vec::new();
    for start in (0..).map(ElementIx).take(known.len()) {
        let mut at = Some(start);
        let mut answer = None;
        while let Some(ix) = at {
            answer = out[ix.row()];
            if answer.is_some() || is_settled[ix.row()] {
                break;
            }
            is_settled[ix.row()] = true;
            asked.push(ix);
            at = next(ix);
        }
        for ix in asked.drain(..) {
            out[ix.row()] = answer;
        }
    }
    out
}

/// What each element runs on (the first `hosted_on` by id), and what a group is made of.
fn hosts_of(snapshot: &Snapshot) -> FxHashMap<ElementIx, ElementIx> {
    let mut hosts = FxHashMap::default();
    for (link, &(from, to)) in snapshot.links().iter().zip(snapshot.all_ends()) {
        match link.kind.as_str() {
            "hosted_on" => {
                hosts.entry(from).or_insert(to);
            }
            "member_of" => {
                hosts.entry(to).or_insert(from);
            }
            _ => {}
        }
    }
    hosts
}

struct Reader<'a> {
    snapshot: &'a Snapshot,
    /// Providers of online services alone.
    saas_providers: FxHashSet<ElementIx>,
}

impl Reader<'_> {
    fn own_class(&self, ix: ElementIx) -> Option<HostingClass> {
        let element = self.snapshot.element(ix);
        let kind = element_kind(element.kind.as_str());
        if text(element, "service_model") == Some("saas") {
            return Some(HostingClass::Saas);
        }
        if element.kind.as_str() == "provider" {
            return Some(self.provider_class(ix));
        }
        match kind.and_then(|kind| kind.hosting) {
            Some(Hosting::Saas) => return Some(HostingClass::Saas),
            Some(Hosting::OnPremises) => return Some(HostingClass::OnPremises),
            Some(Hosting::Outside) => return Some(HostingClass::Outside),
            Some(Hosting::Cloud) if self.is_place_of_saas(ix) => return Some(HostingClass::Saas),
            Some(Hosting::Cloud) => return Some(self.cloud_class(ix)),
            None => {}
        }
        (text(element, "hosting") == Some("saas")).then_some(HostingClass::Saas)
    }

    /// Whether this is a region or zone of a provider of online services alone.
    fn is_place_of_saas(&self, ix: ElementIx) -> bool {
        let kind = element_kind(self.snapshot.element(ix).kind.as_str());
        kind.is_some_and(|kind| kind.family == Family::Places)
            && self
                .snapshot
                .ancestors(ix)
                .any(|up| self.saas_providers.contains(&up))
    }

    fn provider_class(&self, provider: ElementIx) -> HostingClass {
        let mut has_services = false;
        let mut has_other_services = false;
        let mut open: Vec<ElementIx> = self.snapshot.children(provider).to_vec();
        let is_empty = open.is_empty();
        let mut left = self.snapshot.elements().len();
        while let Some(ix) = open.pop() {
            if left == 0 {
                break;
            }
            left -= 1;
            let element = self.snapshot.element(ix);
            let kind = element_kind(element.kind.as_str());
            let is_saas = text(element, "service_model") == Some("saas")
                || kind.and_then(|kind| kind.hosting) == Some(Hosting::Saas);
            let is_place = kind.is_some_and(|kind| kind.family == Family::Places);
            if is_saas {
                has_services = true;
            } else if !is_place {
                has_other_services = true;
            }
            open.extend_from_slice(self.snapshot.children(ix));
        }
        if is_empty {
            HostingClass::Outside
        } else if has_services && !has_other_services {
            HostingClass::Saas
        } else {
            self.cloud_class(provider)
        }
    }

    fn cloud_class(&self, ix: ElementIx) -> HostingClass {
        let chain = std::iter::once(ix).chain(self.snapshot.ancestors(ix));
        let mut level = None;
        for ix in chain {
            let element = self.snapshot.element(ix);
            if text(element, "jurisdiction") == Some("hors-UE") {
                return HostingClass::PublicCloud;
            }
            if has_qualification(element, "secnumcloud") {
                return HostingClass::TrustedCloud;
            }
            level = level.or_else(|| {
                element
                    .attributes
                    .get("sovereignty_level")
                    .and_then(Value::as_number)
            });
        }
        if level.is_some_and(|level| level >= 3.0) {
            HostingClass::TrustedCloud
        } else {
            HostingClass::PublicCloud
        }
    }
}

fn text<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attributes.get(name).and_then(Value::as_text)
}

fn has_qualification(element: &Element, wanted: &str) -> bool {
    let is_it = |value: &Value| {
        value
            .as_text()
            .is_some_and(|text| text.to_lowercase().contains(wanted))
    };
    match element.attributes.get("qualifications") {
        Some(Value::List(list)) => list.iter().any(is_it),
        Some(value) => is_it(value),
        None => false,
    }
}
