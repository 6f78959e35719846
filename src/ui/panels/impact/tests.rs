//! What the panel leaves out: nothing.

use std::collections::BTreeSet;

use super::*;
use crate::workspace::samples;

fn lost(id: &str) -> Impact {
    let map = samples::find("metropole").unwrap().read();
    let graph = DependencyGraph::of(&map.snapshot(Some(&"P2026".into())));
    analysis::impact(&graph, &Scenario::losing([id])).unwrap()
}

#[test]
fn every_element_that_something_happens_to_stands_in_one_group() {
    for id in ["sit-hdv", "ap-ad", "prv-tela", "lk-ia"] {
        let impact = lost(id);
        let account = Account::of(&impact);
        let groups = list::grouped(&impact, &account);
        let listed: Vec<ElementIx> = groups.iter().flatten().copied().collect();
        let once: BTreeSet<ElementIx> = listed.iter().copied().collect();
        assert_eq!(once.len(), listed.len(), "{id}: one stands twice");
        let margins = account.margins.iter();
        let margins = margins.filter_map(|margin| impact.graph().find(&margin.group).ok());
        let expected: BTreeSet<ElementIx> =
            impact.affected().iter().copied().chain(margins).collect();
        assert_eq!(once, expected, "{id}");
        let counts = account.counts;
        let touched = counts.down + counts.degraded + counts.margin_lost;
        assert_eq!(touched, listed.len(), "{id}: tiles and list differ");
    }
}

#[test]
fn services_that_come_back_too_late_stand_first() {
    let impact = lost("sit-hdv");
    let account = Account::of(&impact);
    let services = &list::grouped(&impact, &account)[0];
    let name = |ix: &ElementIx| impact.graph().element(*ix).id.to_string();
    assert_eq!(services.first().map(name).as_deref(), Some("bs-sec"));
    assert_eq!(services.last().map(name).as_deref(), Some("bs-pai"));
}

#[test]
fn the_first_group_with_lines_is_open_and_the_others_are_not() {
    let impact = lost("lk-ia");
    let account = Account::of(&impact);
    let groups = list::grouped(&impact, &account);
    let mut state = ImpactState::default();
    let open = |state: &ImpactState| {
        let all = AccountGroup::ALL.into_iter();
        all.filter(|group| !state.is_folded(*group, &groups))
            .collect::<Vec<_>>()
    };
    assert_eq!(open(&state), [AccountGroup::Infrastructure]);
    state.folded.insert(AccountGroup::Data, false);
    assert_eq!(
        open(&state),
        [AccountGroup::Data, AccountGroup::Infrastructure]
    );
}
