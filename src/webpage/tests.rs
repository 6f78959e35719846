//! The page as a file: what stands in it, what may act in it, how large it is. What it does is held
//! in a real browser (`.ci/webpage`).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde_json::Value as Json;

use super::*;
use crate::export::base64_of;
use crate::locale::Language;
use crate::model::{
    Day, Element, ElementId, MapInfo, Note, Patch, Record as _, SystemMap, Value, View,
};
use crate::scene::Figure;
use crate::workspace::samples;

fn made(order: &WebPageOrder) -> String {
    let cancelled = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &cancelled,
        progress: &|_| {},
    };
    String::from_utf8(webpage(order, &watch).unwrap()).unwrap()
}

fn sample(name: &str) -> WebPageOrder {
    let map = samples::find(name).unwrap().read();
    WebPageOrder {
        today: Day::new(2026, 11, 26),
        ..WebPageOrder::whole(map, Arc::default(), Language::French)
    }
}

/// One view and no lens, so that a test takes no longer than it must.
fn small(map: SystemMap) -> WebPageOrder {
    WebPageOrder {
        perspectives: vec!["standard".to_owned()],
        ..WebPageOrder::whole(map, Arc::default(), Language::French)
    }
}

fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = page.split_once(before).unwrap();
    rest.split_once(after).unwrap().0
}

fn data(page: &str) -> Json {
    let before = "<script type=\"application/json\" id=\"data\">";
    serde_json::from_str(between(page, before, "</script>")).unwrap()
}

/// The numbers that a list of runs stands for.
fn unfolded(runs: &Json) -> Vec<usize> {
    let runs: Vec<usize> = runs
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number.as_u64().unwrap() as usize)
        .collect();
    let pairs = runs.chunks_exact(2);
    pairs.flat_map(|pair| pair[0]..pair[0] + pair[1]).collect()
}

#[test]
fn the_page_of_the_sample_is_small_and_the_same_every_time() {
    let order = sample("metropole");
    let page = made(&order);
    assert!(page.len() < 1_500_000, "{} bytes", page.len());
    assert_eq!(page, made(&order));
    let data = data(&page);
    assert_eq!(data["views"].as_array().unwrap().len(), 6);
    assert_eq!(data["plateaus"].as_array().unwrap().len(), 3);
    assert_eq!(data["perspectives"].as_array().unwrap().len(), 8);
    assert_eq!(page.matches("Diffusion limitée</p>").count(), 2);
    assert!(page.contains("<title>Diffusion limitée – Métropole"));
    assert!(page.contains("<meta name=\"marking\" content=\"Diffusion limitée\">"));
}

#[test]
fn every_line_of_a_drawing_lies_where_the_program_draws_it() {
    let order = small(samples::find("metropole").unwrap().read());
    let data = data(&made(&order));
    let number = |value: &Json| value.as_f64().unwrap();
    for (view, tab) in data["views"].as_array().unwrap().iter().enumerate() {
        let snapshot = Arc::new(order.map.snapshot(order.map.timeline().first()));
        let scene = drawings::plain_scene(&order, &snapshot, tab["i"].as_str().unwrap());
        let expected: Vec<(String, f64, f64)> = scene
            .items
            .iter()
            .flat_map(|item| &item.figures)
            .filter_map(|figure| match figure {
                Figure::Text(_) => {
                    let bounds = figure.bounds();
                    let Figure::Text(run) = figure else {
                        return None;
                    };
                    let shown = crate::text::visible(&run.text).into_owned();
                    Some((shown, bounds.x0, run.baseline.y))
                }
                _ => None,
            })
            .collect();
        let mut found = Vec::new();
        for item in unfolded(&data["drawings"][view][0][1][0][0]) {
            let item = &data["items"][item];
            let template = &data["templates"][item[0].as_u64().unwrap() as usize];
            for figure in template[2].as_array().unwrap() {
                let figure = &data["figures"][figure.as_u64().unwrap() as usize];
                if figure[0] == 2 {
                    let words = figure[7].as_str().unwrap().to_owned();
                    let left = number(&item[1]) + number(&figure[1]);
                    found.push((words, left, number(&item[2]) + number(&figure[2])));
                }
            }
        }
        assert!(!expected.is_empty());
        assert_eq!(found.len(), expected.len(), "{tab}");
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found.0, expected.0);
            let off = (found.1 - expected.1)
                .abs()
                .max((found.2 - expected.2).abs());
            assert!(off < 0.02, "{found:?} against {expected:?}");
        }
    }
}

#[test]
fn the_policy_names_the_style_and_the_script_that_stand_in_the_page_and_nothing_else() {
    let page = made(&sample("hello"));
    let policy = between(
        &page,
        "http-equiv=\"Content-Security-Policy\" content=\"",
        "\"",
    );
    let parts: BTreeSet<&str> = policy.split("; ").collect();
    let sum = |text: &str| base64_of(&sha256::sha256(text.as_bytes()));
    let style = sum(between(&page, "<style>", "</style>"));
    let script = sum(between(&page, "</script>\n<script>", "</script>"));
    let (style, script) = (
        format!("style-src 'sha256-{style}'"),
        format!("script-src 'sha256-{script}'"),
    );
    assert_eq!(
        parts,
        BTreeSet::from([
            "default-src 'none'",
            &style,
            &script,
            "img-src data:",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ])
    );
}

#[test]
fn nothing_in_the_page_asks_for_anything_or_acts_from_an_attribute() {
    let page = made(&sample("metropole"));
    assert!(!page.contains(" src="), "nothing is loaded");
    assert!(!page.contains("@import"));
    for (at, _) in page.match_indices("url(") {
        assert!(page[at..].starts_with("url(data:font/ttf;base64,"));
    }
    let markup = page.split("<style>").next().unwrap().to_owned()
        + between(&page, "</style>", "<script type");
    for part in markup.split('<') {
        let tag = part.split('>').next().unwrap();
        assert!(
            !tag.contains(" on"),
            "no handler stands in an attribute: {tag}"
        );
        assert!(
            !tag.contains(" style="),
            "no style stands in an attribute: {tag}"
        );
        assert!(!tag.contains("http:") && !tag.contains("https:"), "{tag}");
    }
    let script = between(&page, "</script>\n<script>", "</script>");
    for word in [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
        "XMLHttpRequest",
        "import(",
        "new Function",
        "localStorage",
        "sendBeacon",
    ] {
        assert!(!script.contains(word), "{word}");
    }
}

/// A map whose every word would act somewhere.
fn hostile() -> SystemMap {
    let name = "</script><img src=x onerror=alert(1)>\u{202e}gnp<!-- \u{2028}' \" & {{script}}";
    let map = samples::find("hello").unwrap().read();
    let mut patch = Patch::new();
    let info = map.info();
    patch.change(
        info.as_ref(),
        &MapInfo {
            title: name.into(),
            marking: name.into(),
            organisation: name.into(),
            ..MapInfo::clone(&info)
        },
    );
    let first = map.tables().elements.iter().next().unwrap().clone();
    let mut renamed = Element::clone(&first);
    renamed.name = name.into();
    let address = Value::from("javascript:alert(document.domain)");
    renamed.attributes.insert("documentation".into(), address);
    let long = "x".repeat(10_000);
    renamed
        .attributes
        .insert(name.into(), Value::from(long.as_str()));
    patch.change(first.as_ref(), &renamed);
    let mut long_named = Element::blank(ElementId::from("long"));
    long_named.name = long.into();
    long_named.kind = "application".into();
    patch.add(&long_named);
    let mut note = Note::blank("note-x".into());
    note.text = name.into();
    note.documents = vec!["javascript:alert(1)".into(), "data:text/html,x".into()];
    patch.add(&note);
    map.with(&patch).unwrap()
}

#[test]
fn words_that_would_act_are_words() {
    let page = made(&small(hostile()));
    assert_eq!(page.matches("<script").count(), 2);
    assert_eq!(page.matches("</script>").count(), 2);
    assert!(!page.contains("<img"), "markup of a name");
    assert!(!page.contains("<!--"), "a comment");
    assert!(!page.contains('\u{202e}') && !page.contains('\u{2028}'));
    let data = data(&page);
    let names: Vec<&str> = data["elements"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|element| element["n"].as_str())
        .collect();
    assert!(
        names
            .iter()
            .any(|name| name.starts_with("</script><img src=x"))
    );
    assert!(names.iter().any(|name| name.len() == 10_000));
}

#[test]
fn a_page_of_one_view_holds_nothing_that_the_view_does_not_show() {
    let map = samples::find("metropole").unwrap().read();
    let order = WebPageOrder {
        views: vec!["etat-civil".into()],
        plateaus: vec!["P2026".into()],
        ..small(map)
    };
    let data = data(&made(&order));
    let snapshot = order.map.snapshot(Some(&"P2026".into()));
    let placed: BTreeSet<String> = snapshot
        .placements(&order.map, &"etat-civil".into())
        .iter()
        .map(|(subject, _)| subject.to_string())
        .collect();
    let elements = data["elements"].as_array().unwrap();
    let ids: BTreeSet<&str> = elements
        .iter()
        .map(|one| one["i"].as_str().unwrap())
        .collect();
    assert!(!ids.is_empty() && ids.len() < snapshot.elements().len());
    for id in &ids {
        assert!(placed.contains(*id), "{id}");
    }
    for link in data["links"].as_array().unwrap() {
        for end in ["f", "t"] {
            assert!(ids.contains(link[end].as_str().unwrap()), "{link}");
        }
    }
    // Nor do the reasons of losses name anything else.
    let said = data["marks"].to_string();
    let others = snapshot.elements().iter();
    for other in others.filter(|one| !ids.contains(one.id.as_str()) && one.name.len() > 4) {
        assert!(!said.contains(other.name.as_str()), "{}", other.name);
    }
    assert_eq!(data["views"].as_array().unwrap().len(), 1);
    assert_eq!(data["plateaus"].as_array().unwrap().len(), 1);
}

#[test]
fn a_page_of_a_very_large_map_says_that_it_cannot_tell_losses() {
    let mut patch = Patch::new();
    for number in 0..4_001 {
        let mut element = Element::blank(ElementId::new(format!("e{number}")));
        element.kind = "server".into();
        element.name = "Serveur".into();
        patch.add(&element);
    }
    patch.add(&View::blank("v".into()));
    let map = SystemMap::default().with(&patch).unwrap();
    let data = data(&made(&small(map)));
    assert_eq!(data["losses"], Json::Null);
    assert_eq!(unfolded(&data["states"][0][0]).len(), 4_001);
}

#[test]
fn a_map_without_views_is_refused_and_a_cancelled_page_is_none() {
    let refused = webpage(
        &small(SystemMap::default()),
        &Watch {
            cancelled: &AtomicBool::new(false),
            progress: &|_| {},
        },
    );
    assert!(matches!(refused, Err(ExportError::NothingToDraw)));
    let stopped = webpage(
        &sample("hello"),
        &Watch {
            cancelled: &AtomicBool::new(true),
            progress: &|_| {},
        },
    );
    assert!(matches!(stopped, Err(ExportError::Cancelled)));
}
