//! One map for each modelling error.

use super::support::map;
use crate::analysis::modelling_errors;
use crate::locale::Language;

fn codes(lines: &str) -> Vec<&'static str> {
    let problems = modelling_errors(&map(lines), None);
    for problem in &problems {
        assert!(problem.place.record.is_some());
        assert!(!problem.sentence(Language::French).contains('{'));
    }
    problems.into_iter().map(|problem| problem.code).collect()
}

#[test]
fn groups_that_cannot_do_what_they_promise_are_reported() {
    let two = "a logical_server
         b logical_server
         a member_of g
         b member_of g\n";
    assert_eq!(
        codes(&format!("{two} g redundancy_group k=3")),
        ["group-too-small"]
    );
    assert_eq!(
        codes(&format!("{two} g redundancy_group k=2 mode=active_active")),
        ["group-without-redundancy"]
    );
    assert!(codes(&format!("{two} g redundancy_group k=1 mode=active_active")).is_empty());
    assert_eq!(
        codes("g redundancy_group k=1\na logical_server\na member_of g"),
        ["group-of-one"]
    );
    assert_eq!(codes("g redundancy_group k=1"), ["group-too-small"]);
    assert_eq!(
        codes(&format!("{two} g redundancy_group k=0")),
        ["group-needs-none"]
    );
    assert_eq!(
        codes(&format!("{two} g redundancy_group k=1\ng member_of g")),
        ["self-membership"]
    );
}

#[test]
fn what_only_gathers_is_no_fault_domain() {
    assert_eq!(codes("z zone fault_domain=true"), ["no-fault-domain"]);
    assert!(codes("z zone fault_domain=false").is_empty());
}

#[test]
fn values_that_cannot_be_reckoned_with_are_reported() {
    let unusable = ["value-not-used"];
    assert_eq!(codes("a application repair_h=-1"), unusable);
    assert_eq!(codes("a application availability=NaN"), unusable);
    assert_eq!(codes("a application dmia_h=soon"), unusable);
    let link = "a application\nb application\na depends_on b strength=soft";
    assert_eq!(codes(&format!("{link} buffer_h=-2")), unusable);
    assert!(codes(&format!("{link} buffer_h=2")).is_empty());
}

#[test]
fn an_element_that_needs_itself_is_reported() {
    assert_eq!(codes("a application\na depends_on a"), ["self-dependency"]);
    assert!(codes("a application\na depends_on a strength=soft").is_empty());
}

#[test]
fn a_flow_through_something_outside_the_network_is_reported() {
    let flow = "a application
         b application
         c application
         f firewall
         g redundancy_group k=1
         f2 firewall
         f member_of g
         f2 member_of g\n";
    assert_eq!(
        codes(&format!("{flow} a flow b via=[c]")),
        ["via-not-network"]
    );
    assert_eq!(codes(&format!("{flow} a flow b via=[zz]")), ["via-absent"]);
    assert!(codes(&format!("{flow} a flow b via=[f,g]")).is_empty());
}

#[test]
fn numbers_that_contradict_each_other_are_reported() {
    assert_eq!(
        codes("a application availability=1.2"),
        ["availability-out-of-range"]
    );
    assert_eq!(
        codes("a application dmia_h=1 restart_h=2"),
        ["need-shorter-than-restart"]
    );
}

#[test]
fn services_without_needs_and_empty_places_are_reported() {
    assert_eq!(codes("s business_service"), ["service-without-needs"]);
    assert_eq!(codes("p room"), ["empty-fault-domain"]);
}
