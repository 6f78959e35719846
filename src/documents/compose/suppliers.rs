//! Suppliers: who they are, what of ours they hold, which services hang on them, and how one would
//! leave them.

use super::desk::Desk;
use super::draft::{Draft, Grid};
use super::tables::fields;
use crate::analysis::State;
use crate::documents::{Cell, Tone};
use crate::locale::msg;
use crate::model::ElementIx;

/// Writes the document.
pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    let providers = desk.of_kinds(&["provider"]);
    draft.section(1, msg::DOCUMENT_SUPPLIERS_SUMMARY);
    if providers.is_empty() {
        draft.gap(msg::DOCUMENT_SUPPLIERS_NONE);
    }
    draft.table(summary(desk, &providers));
    draft.section(1, msg::DOCUMENT_SUPPLIERS_SERVICES);
    draft.table(services(desk, &providers)?);
    if !providers.is_empty() {
        draft.section(1, msg::DOCUMENT_SUPPLIERS_CARDS);
    }
    for provider in &providers {
        if desk.watch.is_cancelled() {
            return None;
        }
        draft.heading(2, desk.name(*provider));
        card(desk, draft, *provider);
    }
    draft.section(1, msg::DOCUMENT_SUPPLIERS_PARTNERS);
    draft.table(super::tables::elements(
        desk,
        "partners",
        msg::DOCUMENT_SUPPLIERS_PARTNERS_CAPTION,
        &desk.of_kinds(&["external_system", "organisation"]),
        &[
            (super::tables::Col::Name, 1.6),
            (super::tables::Col::Kind, 1.0),
            (super::tables::Col::Said("jurisdiction"), 1.0),
            (super::tables::Col::Asked("contact"), 1.2),
            (super::tables::Col::Said("owner_role"), 1.2),
            (super::tables::Col::Services, 2.0),
        ],
    ));
    draft.section(1, msg::DOCUMENT_SUPPLIERS_VENDORS);
    draft.table(vendors(desk));
    Some(())
}

/// What a provider hosts or operates, by name.
fn held(desk: &Desk<'_>, provider: ElementIx) -> Vec<ElementIx> {
    let all = desk.facts.snapshot.element_numbers();
    let of_ours = all.filter(|ix| {
        *ix != provider
            && matches!(
                desk.facts.element(*ix).kind.as_str(),
                "application" | "saas_service" | "cloud_service" | "network_link" | "database"
            )
    });
    desk.by_name(of_ours.filter(|ix| desk.providers(*ix).contains(&provider)))
}

fn summary(desk: &Desk<'_>, providers: &[ElementIx]) -> Grid {
    let caption = super::flows::captioned(desk, msg::DOCUMENT_SUPPLIERS_CAPTION.into());
    let mut grid = Grid::new(desk.language, "suppliers", caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_PROVIDER, 1.5),
            (msg::DOCUMENT_COLUMN_CRITICALITY, 0.8),
            (msg::DOCUMENT_COLUMN_COUNTRY, 0.6),
            (msg::DOCUMENT_SUPPLIERS_JURISDICTION, 0.9),
            (msg::DOCUMENT_SUPPLIERS_QUALIFICATIONS, 1.0),
            (msg::DOCUMENT_SUPPLIERS_SOVEREIGNTY, 1.1),
            (msg::DOCUMENT_COLUMN_CONTACT, 1.0),
            (msg::DOCUMENT_SUPPLIERS_CONTRACT, 1.0),
            (msg::DOCUMENT_SUPPLIERS_EXIT, 1.0),
        ])
        .or_else(msg::DOCUMENT_NONE_OF_THESE)
        .note(msg::DOCUMENT_SUPPLIERS_NOTE);
    for ix in providers {
        grid.push(vec![
            Cell::text(desk.name(*ix)),
            criticality(desk, *ix),
            desk.asked(*ix, "country"),
            desk.asked(*ix, "jurisdiction"),
            desk.asked(*ix, "qualifications"),
            desk.asked(*ix, "sovereignty_level"),
            desk.asked(*ix, "contact"),
            contract(desk, *ix),
            exit(desk, *ix),
        ]);
    }
    grid
}

/// What is known of the contract: its reference, or where it lies.
fn contract(desk: &Desk<'_>, ix: ElementIx) -> Cell {
    let words = ["contract", "reference", "documentation"].map(|name| desk.said(ix, name));
    let words = words.into_iter().find(|words| !words.is_empty());
    Cell::asked(words.unwrap_or_default())
}

/// How one would leave.
fn exit(desk: &Desk<'_>, ix: ElementIx) -> Cell {
    desk.asked(ix, "exit_plan")
}

/// The greatest criticality among the services that need a provider.
fn criticality(desk: &Desk<'_>, provider: ElementIx) -> Cell {
    let services = desk.services_needing(desk.facts.id(provider)).into_iter();
    let most = services.max_by(|a, b| {
        let level = |ix| desk.facts.number(ix, "criticality").unwrap_or(0.0);
        level(*a).total_cmp(&level(*b))
    });
    most.map_or_else(Cell::default, |service| desk.cell(service, "criticality"))
}

/// Services by provider: those that need it, and those that its loss stops.
fn services(desk: &Desk<'_>, providers: &[ElementIx]) -> Option<Grid> {
    let caption = super::flows::captioned(desk, msg::DOCUMENT_SUPPLIERS_SERVICES_CAPTION.into());
    let mut grid = Grid::new(desk.language, "supplier-services", caption)
        .columns(&[
            (msg::DOCUMENT_COLUMN_PROVIDER, 1.4),
            (msg::DOCUMENT_SUPPLIERS_HELD, 0.6),
            (msg::DOCUMENT_SUPPLIERS_NEEDING, 0.6),
            (msg::DOCUMENT_SUPPLIERS_DEPENDING, 2.2),
            (msg::DOCUMENT_SUPPLIERS_STOPPED, 0.6),
            (msg::DOCUMENT_SUPPLIERS_STOPS, 2.2),
        ])
        .or_else(msg::DOCUMENT_NONE_OF_THESE);
    let losses = &desk.assessment()?.resilience.provider_losses;
    for ix in providers {
        let needing = desk.services_needing(desk.facts.id(*ix));
        let stopped = losses.iter().find(|(provider, _)| provider == ix);
        let stopped = stopped.map_or_else(Vec::new, |(_, services)| services.clone());
        let stopped = desk.by_name(stopped);
        let tone = if stopped.is_empty() {
            Tone::Good
        } else {
            Tone::Bad
        };
        grid.push(vec![
            Cell::text(desk.name(*ix)),
            desk.count(held(desk, *ix).len()),
            desk.count(needing.len()),
            desk.names_in_row(&needing),
            desk.count(stopped.len()).toned(tone),
            desk.names_in_row(&stopped),
        ]);
    }
    Some(grid)
}

fn card(desk: &Desk<'_>, draft: &mut Draft, ix: ElementIx) {
    let mut facts = fields(
        desk,
        ix,
        &[
            "description",
            "contact",
            "country",
            "jurisdiction",
            "qualifications",
            "sovereignty_level",
            "relation_type",
            "owner_role",
        ],
        &[
            "security_level",
            "availability",
            "cost_keur",
            "address",
            "reference",
        ],
    );
    facts.push((
        desk.text(msg::DOCUMENT_SUPPLIERS_CONTRACT),
        contract(desk, ix),
    ));
    facts.push((desk.text(msg::DOCUMENT_SUPPLIERS_EXIT), exit(desk, ix)));
    let held = held(desk, ix);
    facts.push((desk.text(msg::DOCUMENT_SUPPLIERS_HOLDS), desk.names(&held)));
    let needing = desk.services_needing(desk.facts.id(ix));
    let label = desk.text(msg::DOCUMENT_SUPPLIERS_DEPENDING);
    facts.push((label, desk.names(&needing)));
    if let Some(loss) = desk.loss_of(&[ix]) {
        let stopped = loss.in_state(State::Down);
        let stopped = stopped.filter(|ix| desk.is_kind(*ix, "business_service"));
        let stopped = desk.by_name(stopped);
        let cell = if stopped.is_empty() {
            Cell::text(desk.text(msg::DOCUMENT_SUPPLIERS_STOPS_NONE)).toned(Tone::Good)
        } else {
            desk.names(&stopped).toned(Tone::Bad)
        };
        facts.push((desk.text(msg::DOCUMENT_SUPPLIERS_STOPS), cell));
    }
    let strategies = held
        .iter()
        .filter(|held| desk.facts.value(**held, "r_strategy").is_some());
    let strategies = strategies.map(|held| {
        let words = msg::DOCUMENT_LABELLED
            .with("label", desk.name(*held))
            .with("value", desk.said(*held, "r_strategy"));
        desk.words(words)
    });
    let strategies = desk.lines(strategies.collect());
    if strategies != Cell::default() {
        facts.push((desk.text(msg::ROADMAP_FIELD_STRATEGY), strategies));
    }
    draft.facts(facts);
    let missing = ["contact", "country"]
        .iter()
        .any(|name| desk.facts.value(ix, name).is_none());
    if missing || contract(desk, ix).is_missing || exit(desk, ix).is_missing {
        draft.gap(msg::DOCUMENT_SUPPLIERS_GAP);
    }
}

/// Makers of software and equipment, with what of theirs there is.
fn vendors(desk: &Desk<'_>) -> Grid {
    let mut found: std::collections::BTreeMap<String, Vec<ElementIx>> = Default::default();
    for ix in desk.facts.snapshot.element_numbers() {
        let vendor = desk.said(ix, "vendor");
        if !vendor.is_empty() {
            found.entry(vendor).or_default().push(ix);
        }
    }
    let mut grid = Grid::new(
        desk.language,
        "vendors",
        msg::DOCUMENT_SUPPLIERS_VENDORS_CAPTION,
    )
    .columns(&[
        (msg::DOCUMENT_SUPPLIERS_VENDOR, 1.4),
        (msg::DOCUMENT_COLUMN_COUNT, 0.5),
        (msg::DOCUMENT_DAT_ELEMENTS, 4.0),
    ])
    .or_else(msg::DOCUMENT_SUPPLIERS_NO_VENDOR);
    for (vendor, of) in found {
        let of = desk.by_name(of);
        let names: Vec<String> = of.iter().map(|ix| desk.name(*ix)).collect();
        grid.push(vec![
            Cell::text(vendor),
            desk.count(of.len()),
            Cell::text(names.join(", ")),
        ]);
    }
    grid
}
