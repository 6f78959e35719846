//! Two elements selected: how they hang together.

use super::*;
use crate::model::{Element, Link, Tables};
use crate::workspace::Origin;

/// A service on an application on a server, and two switches joined through a third.
fn shop() -> Workspace {
    let mut tables = Tables::default();
    for (id, kind, name) in [
        ("s", "business_service", "Shop"),
        ("a", "application", "Till"),
        ("h", "logical_server", "Server"),
        ("x", "switch", "North"),
        ("y", "switch", "Middle"),
        ("z", "switch", "South"),
    ] {
        let mut element = Element::blank(id.into());
        element.kind = kind.into();
        element.name = name.into();
        tables.elements.insert(element.into());
    }
    for (id, from, kind, to) in [
        ("l1", "s", "requires", "a"),
        ("l2", "a", "hosted_on", "h"),
        ("l3", "x", "connected_to", "y"),
        ("l4", "y", "connected_to", "z"),
    ] {
        let mut link = Link::blank(id.into());
        link.kind = kind.into();
        link.from = from.into();
        link.to = to.into();
        tables.links.insert(link.into());
    }
    let mut workspace = workspace(Language::English);
    let map = SystemMap::assemble(tables).0;
    workspace.document = Some(Document::new(map, Origin::New));
    workspace
}

#[test]
fn the_way_between_two_elements_leads_to_what_lies_between() {
    let mut workspace = shop();
    select(&mut workspace, &[&"s".into(), &"h".into()]);
    let mut harness = window(workspace);
    harness.get_by_label("Shop → Till → Server").click();
    harness.run_steps(3);
    let selected = document(&harness.state().workspace).selected_elements();
    assert_eq!(selected, [ElementId::from("a")]);
}

#[test]
fn two_devices_are_told_what_separates_them() {
    let mut workspace = shop();
    select(&mut workspace, &[&"x".into(), &"z".into()]);
    let mut harness = window(workspace);
    harness
        .get_by_label("Separated by the loss of: Middle")
        .click();
    harness.run_steps(3);
    let selected = document(&harness.state().workspace).selected_elements();
    assert_eq!(selected, [ElementId::from("y")]);
}
