//! Pages about a loss, for a circle of readers.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::tests::{metropole, order, preset, written};
use super::*;
use crate::analysis::{self, DependencyGraph, Scenario, Watch};
use crate::locale::Language;
use crate::model::{
    Element, ElementId, ExportScope, Link, Patch, Plateau, PlateauId, Record as _,
    RedactionProfile, SubjectId, SystemMap, View, ViewId, Withholding,
};
use crate::redaction;
use crate::scene::Theme;
use crate::workspace::{Page, PageOrder, PictureOrder};

/// A service that needs an application, that needs a server; and another application that needs
/// nothing, all of them in one view, at two plateaus.
fn small() -> SystemMap {
    let mut patch = Patch::new();
    let mut view = View::blank(ViewId::from("v"));
    view.name = "Vue".into();
    patch.add(&view);
    for id in ["now", "then"] {
        let mut plateau = Plateau::blank(PlateauId::from(id));
        plateau.name = id.into();
        if id == "then" {
            plateau.based_on = Some("now".into());
        }
        patch.add(&plateau);
    }
    for (id, kind, name) in [
        ("service", "business_service", "État civil"),
        ("app", "application", "Registre-Kappa"),
        ("server", "logical_server", "Serveur-Sigma"),
        ("other", "application", "Autre"),
    ] {
        let mut element = Element::blank(id.into());
        element.kind = kind.into();
        element.name = name.into();
        patch.add(&element);
        let subject = SubjectId::from(&element.id);
        let id = crate::model::Placement::id_for(&view.id, &subject);
        let mut placement = crate::model::Placement::blank(id);
        placement.view = view.id.clone();
        placement.subject = subject;
        patch.add(&placement);
    }
    for (id, from, to) in [("a", "service", "app"), ("b", "app", "server")] {
        let mut link = Link::blank(id.into());
        link.kind = "depends_on".into();
        (link.from, link.to) = (from.into(), to.into());
        patch.add(&link);
    }
    let map = SystemMap::default().with(&patch).unwrap();
    crate::workspace::picture::with_places(map, Language::French)
}

/// An order of the page of a loss, as a window makes it.
fn page_of(map: &SystemMap, page: Page, lost: &str, profile: RedactionProfile) -> HandoutOrder {
    let mut order = order(map, preset("svg", ExportScope::Shown));
    let snapshot = Arc::new(map.snapshot(order.shown.plateau.as_ref()));
    let scenario = Scenario::losing([lost]);
    let impact = analysis::impact(&DependencyGraph::of(&snapshot), &scenario).unwrap();
    let view = order.shown.view.clone().unwrap();
    let picture = PictureOrder::plain(
        map.clone(),
        Arc::clone(&snapshot),
        view,
        &Theme::LIGHT,
        Language::French,
    );
    let plain = PageOrder::plain(
        page,
        map.clone(),
        snapshot,
        &Theme::LIGHT,
        Language::French,
        "",
    );
    order.shown.scenario = scenario.clone();
    order.shown.page = Some(PageOrder {
        scenario,
        picture: Some(picture),
        impact: Some((Arc::new(impact), Vec::new())),
        ..plain
    });
    order.redaction = Some(profile);
    order
}

fn built_in(id: &str) -> RedactionProfile {
    redaction::profile(&SystemMap::default(), id, Language::French).unwrap()
}

/// A profile that takes an element out, and says its name nowhere.
fn without(id: &str) -> RedactionProfile {
    RedactionProfile {
        elements: vec![ElementId::from(id)],
        withholding: Withholding::Remove,
        ..built_in("internal")
    }
}

fn text(order: &HandoutOrder) -> Result<String, crate::diagnostic::Problem> {
    let made = written(order)?;
    assert_eq!(made.len(), 1, "nothing leaks");
    Ok(String::from_utf8(made[0].1.clone()).unwrap())
}

#[test]
fn the_page_of_a_loss_goes_out_where_everything_on_it_is_as_it_is() {
    let map = small();
    for page in [Page::Impact, Page::Across] {
        let plain = text(&page_of(&map, page.clone(), "server", built_in("internal"))).unwrap();
        assert!(
            plain.contains("Serveur-Sigma") && plain.contains("Autre"),
            "{page:?}"
        );
        // Nothing hangs on it: what is left tells the same.
        let less = text(&page_of(&map, page.clone(), "server", without("other"))).unwrap();
        assert!(
            less.contains("Serveur-Sigma") && !less.contains("Autre"),
            "{page:?}"
        );
        let again = text(&page_of(&map, page.clone(), "server", without("other"))).unwrap();
        assert_eq!(less, again, "same order, same bytes");
    }
}

#[test]
fn the_page_of_a_loss_stays_here_where_it_would_mislead() {
    let map = small();
    for page in [Page::Impact, Page::Across] {
        // Without the application the service would seem to live on.
        let order = page_of(&map, page.clone(), "server", without("app"));
        let problem = text(&order).unwrap_err();
        assert_eq!(problem.code, "handout-untrue", "{page:?}");
        let said = Language::French.say(&problem.message);
        assert!(
            said.contains("État civil") && !said.contains("Registre"),
            "{said}"
        );
        let order = page_of(&map, page.clone(), "server", without("server"));
        let problem = text(&order).unwrap_err();
        assert_eq!(problem.code, "handout-loss", "{page:?}");
        let said = Language::French.say(&problem.message);
        assert!(said.contains("Serveur-Sigma"), "{said}");
    }
}

#[test]
fn partners_get_the_pages_of_the_sample_without_what_is_held_back() {
    let map = metropole();
    let profile = built_in("partner");
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let at = map.snapshot(map.timeline().first());
    let rooms = at.elements().iter();
    let room = rooms
        .filter(|it| it.kind.as_str() == "room")
        .map(|it| it.id.to_string());
    let room = room.min().unwrap();
    for page in [Page::Impact, Page::Across] {
        let order = page_of(&map, page, &room, profile.clone());
        let mut count = 0;
        let mut take = |handout: Handout| {
            count += usize::from(!handout.bytes.is_empty());
            Ok(())
        };
        let delivery = files(&order, &watch, &mut take).unwrap();
        assert_eq!((count, delivery.written), (1, 1));
        assert_eq!(delivery.refused, []);
        assert!(!delivery.withheld.is_empty());
    }
}
