//! 4: what has to be protected, how it is, and what is still missing.

use std::collections::BTreeMap;

use super::super::desk::{Desk, shown};
use super::super::draft::{Draft, Grid};
use super::super::tables::{Col, elements};
use super::super::{compliance, flows, register};
use super::infrastructure;
use crate::assurance::{Register, SecurityFunction};
use crate::documents::{Cell, Tone};
use crate::locale::msg;

pub(super) fn write(desk: &Desk<'_>, draft: &mut Draft) -> Option<()> {
    draft.section(2, msg::DOCUMENT_DAT_SECURITY_NEEDS);
    needs(desk, draft);
    draft.section(2, msg::DOCUMENT_DAT_SECURITY_MEASURES);
    measures(desk, draft);
    draft.section(2, msg::DOCUMENT_DAT_SECURITY_COMPLIANCE);
    draft.table(compliance::verdicts(desk)?);
    draft.section(2, msg::DOCUMENT_DAT_RACI);
    draft.table(roles(desk));
    draft.gap(msg::DOCUMENT_DAT_RACI_GAP);
    draft.section(2, msg::DOCUMENT_DAT_SELF_ASSESSMENT);
    let ids = ["I06", "I07", "I08", "I09", "I10", "I20", "I21"];
    draft.table(infrastructure::indicators(desk, "dat-security", &ids)?);
    draft.table(compliance::exemptions(desk));
    Some(())
}

fn needs(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(3, msg::DOCUMENT_DAT_DICT);
    draft.table(elements(
        desk,
        "dat-dict",
        msg::DOCUMENT_DAT_DICT_CAPTION,
        &desk.of_kinds(&["application", "saas_service", "database"]),
        &[
            (Col::Name, 2.0),
            (Col::Kind, 1.0),
            (Col::Need("d"), 0.4),
            (Col::Need("i"), 0.4),
            (Col::Need("c"), 0.4),
            (Col::Need("t"), 0.4),
            (Col::Said("criticality"), 1.0),
        ],
    ));
    draft.section(3, msg::DOCUMENT_DAT_PRIVACY);
    let register = Register::of(&desk.facts, desk.language);
    register::controller(desk, draft, &register);
    let missing = register.missing();
    draft.facts(vec![
        (
            desk.text(msg::DOCUMENT_REGISTER_COUNT),
            desk.count(register.activities.len()),
        ),
        (
            desk.text(msg::DOCUMENT_REGISTER_MISSING),
            desk.count(missing)
                .toned(super::super::cells::tone_of(missing)),
        ),
    ]);
}

fn measures(desk: &Desk<'_>, draft: &mut Draft) {
    draft.section(3, msg::DOCUMENT_DAT_AUTHENTICATION);
    draft.table(flow_words(
        desk,
        "dat-auth",
        "auth",
        msg::DOCUMENT_DAT_AUTHENTICATION_CAPTION,
    ));
    draft.table(elements(
        desk,
        "dat-mfa",
        msg::DOCUMENT_DAT_MFA_CAPTION,
        &desk.of_kinds(&["application", "saas_service"]),
        &[
            (Col::Name, 2.0),
            (Col::Asked("mfa"), 0.9),
            (Col::Said("exposed"), 0.9),
            (Col::Said("criticality"), 1.0),
        ],
    ));
    draft.section(3, msg::DOCUMENT_DAT_FEDERATION);
    let federating = desk.of_kinds(&["directory"]).into_iter();
    let federating = federating.chain(desk.doing(&[SecurityFunction::SingleSignOn]));
    let federating = desk.by_name(federating);
    if federating.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_FEDERATION_GAP);
    } else {
        draft.table(elements(
            desk,
            "dat-federation",
            msg::DOCUMENT_DAT_FEDERATION_CAPTION,
            &federating,
            &[
                (Col::Name, 1.6),
                (Col::Kind, 1.0),
                (Col::Zone, 1.2),
                (Col::Services, 2.4),
            ],
        ));
    }
    draft.section(3, msg::DOCUMENT_DAT_REPUDIATION);
    let certificates = desk.of_kinds(&["certificate"]);
    if certificates.is_empty() {
        draft.gap(msg::DOCUMENT_DAT_REPUDIATION_GAP);
    } else {
        draft.table(elements(
            desk,
            "dat-certificates",
            msg::DOCUMENT_DAT_CERTIFICATES_CAPTION,
            &certificates,
            &[
                (Col::Name, 1.6),
                (Col::Asked("certificate_type"), 1.0),
                (Col::Said("issuer"), 1.2),
                (Col::Asked("valid_from"), 0.9),
                (Col::Asked("valid_to"), 0.9),
            ],
        ));
    }
    draft.section(3, msg::DOCUMENT_DAT_AUTHORISATION);
    draft.table(elements(
        desk,
        "dat-stores",
        msg::DOCUMENT_DAT_STORES_CAPTION,
        &stores(desk),
        &[
            (Col::Name, 1.8),
            (Col::Kind, 1.1),
            (Col::Asked("access_control"), 1.0),
            (Col::Asked("encryption_at_rest"), 0.9),
            (Col::Asked("antivirus"), 0.8),
        ],
    ));
    draft.section(3, msg::DOCUMENT_DAT_TRANSIT);
    draft.table(flow_words(
        desk,
        "dat-encryption",
        "encryption",
        msg::DOCUMENT_DAT_TRANSIT_CAPTION,
    ));
    draft.section(3, msg::DOCUMENT_DAT_PARTITION);
    let before = desk.base().map(|base| desk.at(base));
    let (all, _) = flows::rows::rows(desk, before.as_ref());
    flows::zones::write(desk, draft, &all);
    draft.section(3, msg::DOCUMENT_DAT_TRACEABILITY);
    draft.gap(msg::DOCUMENT_DAT_TRACEABILITY_GAP);
}

/// What holds data: the stores of all data sets, members of groups in place of the groups.
fn stores(desk: &Desk<'_>) -> Vec<crate::model::ElementIx> {
    let sets = desk.facts.of_kind("data_set").iter();
    let stores = sets.flat_map(|set| desk.facts.stores(*set));
    desk.by_name(stores.flat_map(|store| desk.facts.holders(*store)))
}

/// The words of an attribute of flows, with how many flows say each.
fn flow_words(
    desk: &Desk<'_>,
    name: &str,
    attribute: &str,
    caption: crate::locale::MessageId,
) -> Grid {
    let mut counted: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for flow in desk.facts.flows() {
        let said = desk.facts.link_text(flow.link, attribute);
        let is_none = !said.is_empty() && crate::assurance::says_none(said);
        let words =
            super::super::cells::in_words(&desk.cell_of_link(flow.link, attribute), desk.language);
        *counted.entry((is_none, words)).or_default() += 1;
    }
    let mut grid = Grid::new(desk.language, name, caption)
        .column(
            crate::catalogue::attribute_label(attribute, desk.language),
            2.0,
        )
        .columns(&[(msg::DOCUMENT_COLUMN_FLOWS, 1.0)])
        .or_else(msg::DOCUMENT_FLOWS_NONE);
    let mut counted: Vec<_> = counted.into_iter().collect();
    counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for ((is_none, words), count) in counted {
        let cell = Cell::asked(shown(&words));
        grid.push(vec![
            if is_none { cell.toned(Tone::Bad) } else { cell },
            desk.count(count),
        ]);
    }
    grid
}

/// Roles with what they answer for.
fn roles(desk: &Desk<'_>) -> Grid {
    let mut by_role: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut silent = 0;
    for ix in desk.facts.snapshot.element_numbers() {
        let role = desk.said(ix, "owner_role");
        if role.is_empty() {
            silent += 1;
            continue;
        }
        let kind = desk.kind_name(desk.facts.element(ix).kind.as_str());
        *by_role.entry(role).or_default().entry(kind).or_default() += 1;
    }
    let mut grid = Grid::new(desk.language, "dat-roles", msg::DOCUMENT_DAT_RACI_CAPTION)
        .columns(&[
            (msg::DOCUMENT_DAT_ROLE, 1.4),
            (msg::DOCUMENT_COLUMN_COUNT, 0.5),
            (msg::DOCUMENT_DAT_ANSWERS_FOR, 4.0),
        ])
        .or_else(msg::DOCUMENT_DAT_RACI_NONE);
    for (role, kinds) in by_role {
        let count = kinds.values().sum();
        let kinds = kinds.into_iter().map(|(kind, count)| {
            desk.words(
                msg::DOCUMENT_INVENTORY_KIND
                    .with("kind", kind)
                    .with("count", count),
            )
        });
        grid.push(vec![
            Cell::text(role),
            desk.count(count),
            Cell::text(kinds.collect::<Vec<_>>().join(", ")),
        ]);
    }
    if silent > 0 && !grid.is_empty() {
        return grid.note(msg::DOCUMENT_DAT_RACI_SILENT.with("count", silent));
    }
    grid
}
