//! What others expect of an element, below its own needs.

use super::*;
use crate::analysis::Watch;
use crate::model::{Element, Link, Tables};
use crate::workspace::{Analysing, Origin, analyse};

/// A service that may be down for four hours, and an application that allows itself more.
fn registry(own_h: f64) -> Workspace {
    let mut tables = Tables::default();
    for (id, kind, name, hours) in [
        ("s", "business_service", "Registry", 4.0),
        ("a", "application", "Ledger", own_h),
    ] {
        let mut element = Element::blank(id.into());
        element.kind = kind.into();
        element.name = name.into();
        let hours = Value::number(hours).unwrap();
        element.attributes.insert("dmia_h".into(), hours);
        tables.elements.insert(element.into());
    }
    let mut link = Link::blank("l".into());
    link.kind = "requires".into();
    link.from = "s".into();
    link.to = "a".into();
    tables.links.insert(link.into());
    let mut workspace = workspace(Language::English);
    let map = SystemMap::assemble(tables).0;
    workspace.document = Some(Document::new(map, Origin::New));
    select(&mut workspace, &[&"a".into()]);
    workspace
}

/// Does what the window asked a thread to do.
fn answered(harness: &mut Harness<'_, Window>) {
    for effect in std::mem::take(&mut harness.state_mut().effects) {
        if let Effect::Analyse { order, run } = effect {
            let watch = Watch {
                cancelled: run.cancelled(),
                progress: &|_| {},
            };
            let finding = analyse(&order, &watch);
            let done = Action::Analyse(Analysing::Done { run, finding });
            act(&mut harness.state_mut().workspace, done);
        }
    }
    harness.run_steps(3);
}

#[test]
fn a_stricter_need_stands_below_the_field_and_leads_to_who_imposes_it() {
    let mut harness = window(registry(8.0));
    answered(&mut harness);
    let words = "inherited: 4\u{a0}h, imposed by Registry";
    harness.get_by_label(words).click();
    harness.run_steps(3);
    let selected = document(&harness.state().workspace).selected_elements();
    assert_eq!(selected, [ElementId::from("s")]);
    answered(&mut harness);
    assert!(harness.query_by_label_contains("inherited:").is_none());
}

#[test]
fn a_need_that_is_strict_enough_has_no_line() {
    let mut harness = window(registry(2.0));
    answered(&mut harness);
    assert!(harness.query_by_label_contains("inherited:").is_none());
}
