//! What people rely on when a map goes out.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::*;
use crate::analysis::{Scenario, Watch};
use crate::bitmap::Shelf;
use crate::command::{self, Command, Context, HandoverCommand};
use crate::diagnostic::Problem;
use crate::export::Compression;
use crate::interchange::Form;
use crate::locale::Language;
use crate::model::{
    Element, ExportPreset, ExportScope, Finite, Link, Note, Patch, PlateauId, PresetId,
    Record as _, SubjectId, SystemMap, Value, View, ViewId,
};
use crate::redaction::{Leak, Secrets, leaks};
use crate::storage;
use crate::workspace::Destination;

pub(super) fn metropole() -> SystemMap {
    crate::workspace::samples::find("metropole").unwrap().read()
}

pub(super) fn preset(form: &str, scope: ExportScope) -> ExportPreset {
    ExportPreset {
        form: form.into(),
        scope,
        scale: Finite::new(0.25),
        ..ExportPreset::blank(PresetId::default())
    }
}

pub(super) fn order(map: &SystemMap, preset: ExportPreset) -> HandoutOrder {
    HandoutOrder {
        map: map.clone(),
        pictures: Arc::new(Shelf::default()),
        preset,
        shown: Shown {
            view: plan::in_order(map).first().cloned(),
            plateau: map.timeline().first().cloned(),
            scenario: Scenario::default(),
            ..Shown::default()
        },
        redaction: None,
        language: Language::French,
        today: String::new(),
        stem: "carte".to_owned(),
        layers: None,
        compression: Compression::Fast,
    }
}

pub(super) fn written(order: &HandoutOrder) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let mut out = Vec::new();
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    files(order, &watch, &mut |handout: Handout| {
        out.push((handout.name.text(), handout.bytes));
        Ok(())
    })?;
    Ok(out)
}

#[test]
fn names_of_files_are_safe_on_every_system() {
    for (label, name) in [
        ("Vue d’ensemble", "Vue d’ensemble"),
        ("DMZ / flux : entrée", "DMZ - flux - entrée"),
        ("../../etc/passwd", "etc-passwd"),
        (".caché", "caché"),
        ("nul", "_nul"),
        ("COM1.txt", "_COM1.txt"),
        ("a\u{202e}gnp.exe\u{200b}", "agnp.exe"),
        ("ligne\r\ndeux\tfin", "ligne deux fin"),
        ("fin. ", "fin"),
        ("<script>\"x\"|*?", "script-x"),
        ("\u{202e} . ", "vue"),
        ("مخطط", "مخطط"),
    ] {
        assert_eq!(safe_name(label, "vue"), name, "{label:?}");
    }
    let long = safe_name(&"é".repeat(10_000), "vue");
    assert!(long.chars().count() <= 120 && long.len() <= 230);
    assert!(safe_name(&"📦".repeat(10_000), "vue").len() <= 230);
}

#[test]
fn no_two_files_of_an_export_have_the_same_name_whatever_the_case() {
    let mut map = metropole();
    let mut patch = Patch::new();
    for (id, name) in [
        ("v1", "Réseau"),
        ("v2", "RÉSEAU"),
        ("v3", "réseau/"),
        ("v4", ""),
    ] {
        let mut view = View::blank(ViewId::from(id));
        view.name = name.into();
        patch.add(&view);
    }
    map.apply(&patch).unwrap();
    let preset = ExportPreset {
        all_plateaus: true,
        ..preset("svg", ExportScope::Views)
    };
    let pieces = plan(&order(&map, preset), &map).unwrap();
    assert_eq!(
        pieces.len(),
        map.tables().views.len() * map.timeline().order().len()
    );
    let names: BTreeSet<String> = pieces.iter().map(|it| it.stem.to_lowercase()).collect();
    assert_eq!(names.len(), pieces.len());
}

#[test]
fn a_batch_writes_the_same_bytes_as_single_exports() {
    let map = metropole();
    let batch = ExportPreset {
        all_plateaus: true,
        ..preset("png", ExportScope::Views)
    };
    let all = written(&order(&map, batch.clone())).unwrap();
    let views = plan::in_order(&map);
    let plateaus = map.timeline().order();
    assert_eq!(all.len(), views.len() * plateaus.len());
    assert_eq!(written(&order(&map, batch)).unwrap(), all, "twice the same");
    let mut at = 0;
    for plateau in plateaus {
        for view in &views {
            let single = ExportPreset {
                views: vec![view.clone()],
                plateaus: vec![plateau.clone()],
                ..preset("png", ExportScope::Views)
            };
            let single = written(&order(&map, single)).unwrap();
            assert_eq!(single[0].1, all[at].1, "{view} at {plateau}");
            at += 1;
        }
    }
}

#[test]
fn a_preset_comes_back_from_the_file_as_it_was_kept() {
    let map = metropole();
    let kept = ExportPreset {
        name: "Comité d’architecture".into(),
        scope: ExportScope::Around,
        depth: Finite::new(3.0),
        views: plan::in_order(&map).into_iter().take(2).collect(),
        plateaus: map.timeline().order().to_vec(),
        perspective: "attribute:ip".into(),
        theme: "print".into(),
        dpi: Finite::new(300.0),
        width_px: Finite::new(4_000.0),
        transparent: true,
        bare: true,
        findings: true,
        paper: "A3".into(),
        tiled: true,
        redaction: "partner".into(),
        carries_map: true,
        ..preset("svg", ExportScope::Shown)
    };
    let command = Command::Handover(HandoverCommand::KeepPreset(Box::new(kept.clone())));
    let mut context = Context {
        plateau: None,
        random: &mut || 7,
        today: "",
        author_role: "",
    };
    let patch = command::plan(&map, &command, &mut context).unwrap();
    let bytes = storage::write(&map.with(&patch).unwrap());
    let again = storage::read_bytes(&bytes, "m.ron").unwrap();
    assert!(again.problems.is_empty(), "{:?}", again.problems);
    let found = find_preset(&again.map, "comité d’ARCHITECTURE", Language::French).unwrap();
    let kept = ExportPreset {
        id: found.id.clone(),
        ..kept
    };
    assert_eq!(found, kept);
}

#[test]
fn starters_are_in_both_languages_and_are_forms_that_we_write() {
    let map = metropole();
    for language in Language::ALL {
        for starter in starters(language) {
            assert!(
                FileForm::of_ending(&starter.form).is_some(),
                "{}",
                starter.form
            );
            let found = find_preset(&map, &starter.name, language).unwrap();
            assert_eq!(found, starter);
        }
    }
    assert_eq!(
        find_preset(&map, "all", Language::English).unwrap().form,
        "png"
    );
    assert_eq!(find_preset(&map, "none of these", Language::English), None);
}

#[test]
fn a_file_with_a_hidden_text_is_refused_and_says_which() {
    let secrets = Secrets {
        texts: vec!["10.20.30.40".to_owned()],
    };
    let refused = Refused {
        name: "carte.svg".to_owned(),
        leaks: vec![Leak {
            text: secrets.texts[0].clone(),
            part: "desc".to_owned(),
        }],
    };
    for language in Language::ALL {
        let said = refused.problem().sentence(language);
        assert!(
            said.contains("carte.svg") && said.contains("10.20"),
            "{said}"
        );
    }
    // What the check finds is not written: whatever of the profile finds its way into a file.
    let found = leaks(b"<svg>10.20.30.40</svg>", &secrets);
    assert!(found.len() <= 1);
}

#[test]
fn a_selection_shows_itself_and_what_contains_it_alone() {
    let map = metropole();
    let chosen = map.snapshot(map.timeline().first());
    let view = plan::in_order(&map)[0].clone();
    let on_view: BTreeSet<SubjectId> = map
        .placements_of(&view)
        .map(|placement| placement.subject.clone())
        .collect();
    let inner = chosen
        .elements()
        .iter()
        .find(|element| element.parent.is_some() && on_view.contains(&SubjectId::from(&element.id)))
        .unwrap();
    let mut order = order(&map, preset("json", ExportScope::Selection));
    order.shown.selection = [SubjectId::from(&inner.id)].into();
    let all = written(&order).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&all[0].1).unwrap();
    let text = json.to_string();
    assert!(text.contains(inner.id.as_str()));
    assert!(text.contains(inner.parent.as_ref().unwrap().as_str()));
    let other = chosen.elements().iter().find(|element| {
        element.parent != inner.parent
            && element.id != inner.id
            && !text.contains(&format!("\"{}\"", element.id))
    });
    assert!(other.is_some(), "the rest is not there");
    order.shown.selection.clear();
    assert_eq!(written(&order).unwrap_err().code, "handout-selection");
}

#[test]
fn what_goes_out_without_frame_keeps_its_protection_mark() {
    let map = metropole();
    let marking = map.info().marking.to_uppercase();
    assert!(!marking.is_empty());
    let bare = ExportPreset {
        bare: true,
        ..preset("svg", ExportScope::Shown)
    };
    let svg = written(&order(&map, bare)).unwrap().remove(0).1;
    let svg = String::from_utf8(svg).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let shown = document
        .descendants()
        .filter(|node| node.is_text())
        .filter(|node| node.text().is_some_and(|text| text.contains(&marking)));
    assert!(shown.count() >= 2, "above and below");
    let mut part = order(&map, preset("png", ExportScope::Screen));
    part.shown.sight = Some(crate::geometry::Rect::new(0.0, 0.0, 400.0, 300.0));
    let png = written(&part).unwrap().remove(0).1;
    let height = u32::from_be_bytes(png[20..24].try_into().unwrap());
    assert!(
        height > 75,
        "300 units at a quarter, and two bands: {height}"
    );
}

#[test]
fn the_estimate_says_the_size_that_the_file_has() {
    let map = metropole();
    for preset in [
        preset("png", ExportScope::Shown),
        ExportPreset {
            width_px: Finite::new(900.0),
            bare: true,
            ..preset("png", ExportScope::Shown)
        },
        ExportPreset {
            dpi: Finite::new(96.0),
            scale: None,
            ..preset("png", ExportScope::Shown)
        },
    ] {
        let order = order(&map, preset);
        let watch = Watch {
            cancelled: &AtomicBool::new(false),
            progress: &|_| {},
        };
        let preview = preview(&order, [300.0, 200.0], &watch).unwrap();
        let png = written(&order).unwrap().remove(0);
        let side = |at: usize| u32::from_be_bytes(png.1[at..at + 4].try_into().unwrap());
        let said = preview.estimate.pixels.unwrap();
        assert_eq!(said, (side(16).into(), side(20).into()));
        assert_eq!(preview.name, png.0);
        let Sight::Picture(pixels) = &preview.sight else {
            panic!("a picture is seen as one");
        };
        assert!(pixels.width <= 300 && pixels.height <= 200);
        assert_eq!(pixels.rgba.len(), pixels.width * pixels.height * 4);
        let (told, is) = (preview.estimate.bytes as f64, png.1.len() as f64);
        assert!((0.4..2.5).contains(&(told / is)), "{told} for {is}");
    }
}

/// A map whose every name and value is an attack.
fn hostile() -> SystemMap {
    let names = [
        "<script>alert(1)</script>",
        "a & b \"c\" 'd' ]]> --> </text>",
        "=cmd|' /C calc'!A0",
        "+1;=2\n-3\r@4",
        "\u{202e}gpj.exe\u{202c} مرحبا",
        "]]></mxCell>\u{0}\u{1}\u{7f}",
        "`x`; graph TD; click A \"javascript:alert(1)\"",
        "@startuml !include https://example.org/x @enduml",
    ];
    let long = "long ".repeat(2_000);
    let mut patch = Patch::new();
    let mut ids = Vec::new();
    for (at, name) in names.into_iter().chain([long.as_str()]).enumerate() {
        let mut element = Element::blank(format!("e{at}").as_str().into());
        element.name = name.into();
        element.kind = "application".into();
        element
            .attributes
            .insert("description".into(), Value::text(name));
        ids.push(element.id.clone());
        patch.add(&element);
    }
    for (at, pair) in ids.windows(2).enumerate() {
        let mut link = Link::blank(format!("l{at}").as_str().into());
        link.kind = "flow".into();
        (link.from, link.to) = (pair[0].clone(), pair[1].clone());
        link.name = names[at % names.len()].into();
        patch.add(&link);
    }
    let mut view = View::blank(ViewId::from("v"));
    view.name = names[0].into();
    patch.add(&view);
    for id in &ids {
        let subject = SubjectId::from(id);
        let id = crate::model::Placement::id_for(&view.id, &subject);
        let mut placement = crate::model::Placement::blank(id);
        placement.view = view.id.clone();
        placement.subject = subject;
        patch.add(&placement);
    }
    let mut note = Note::blank("n".into());
    note.text = names[1].into();
    patch.add(&note);
    let map = SystemMap::default().with(&patch).unwrap();
    crate::workspace::picture::with_places(map, Language::English)
}

#[test]
fn every_form_of_a_hostile_map_opens_and_nothing_in_it_is_active() {
    let map = hostile();
    for form in FileForm::ALL {
        for scope in [ExportScope::Views, ExportScope::Shown] {
            let order = order(&map, preset(form.ending(), scope));
            let all = written(&order).unwrap_or_else(|it| panic!("{form:?}: {:?}", it.message));
            assert!(!all.is_empty(), "{form:?}");
            for (name, bytes) in all {
                assert!(!name.contains(['<', '/', '\\', '\n']), "{name}");
                opens(form, &bytes);
            }
        }
    }
}

fn opens(form: FileForm, bytes: &[u8]) {
    let text = || String::from_utf8(bytes.to_vec()).unwrap();
    match form {
        FileForm::Png => {
            image::load_from_memory(bytes).unwrap();
        }
        FileForm::Svg | FileForm::Drawio | FileForm::ArchiMate | FileForm::Other(Form::GraphMl) => {
            let text = text();
            let document = roxmltree::Document::parse(&text).unwrap();
            let is_script = |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == "script";
            assert!(!document.descendants().any(|node| is_script(&node)));
        }
        FileForm::Other(Form::Json) => {
            let _: serde_json::Value = serde_json::from_slice(bytes).unwrap();
        }
        FileForm::Other(Form::Csv) => {
            for cell in cells(&text()) {
                let mut first = cell.chars();
                let first = first.next().unwrap_or_default();
                assert!(!"=+-@\t\r＝＋－＠".contains(first), "{cell:?}");
            }
        }
        FileForm::Pdf => assert!(bytes.starts_with(b"%PDF-")),
        FileForm::Html => {
            let text = text();
            assert!(!text.contains("<script>alert"), "{text}");
        }
        FileForm::Map => {
            let read = storage::read_bytes(bytes, "m.ron").unwrap();
            assert_eq!(read.map.tables().elements.len(), 9);
        }
        // Words stand between quotes, which no name ends.
        FileForm::Other(Form::Dot) => {
            for line in text().lines() {
                let plain = line.replace("\\\\", "").replace("\\\"", "");
                assert!(plain.matches('"').count() % 2 == 0, "{line}");
            }
        }
        FileForm::Other(Form::Mermaid) => assert!(!text().contains("<script>")),
        FileForm::Other(Form::PlantUml) => {
            let text = text();
            let mut lines = text.lines().map(str::trim_start);
            assert!(!lines.any(|line| line.contains("example.org") && line.starts_with('!')));
            assert_eq!(text.matches("\n@enduml").count(), 1);
        }
    }
}

/// The cells of a table, by the quotes of RFC 4180.
fn cells(text: &str) -> Vec<String> {
    let (mut out, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ';' | '\n' if !quoted => out.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    out
}

#[test]
fn plateaus_and_views_that_are_gone_are_left_out_and_nothing_at_all_is_said() {
    let map = metropole();
    let gone = ExportPreset {
        views: vec![ViewId::from("gone")],
        plateaus: vec![PlateauId::from("gone")],
        ..preset("svg", ExportScope::Views)
    };
    let refused = written(&order(&map, gone)).unwrap_err();
    assert_eq!(refused.code, "handout-nothing");
    let unknown = preset("exe", ExportScope::Shown);
    assert_eq!(
        written(&order(&map, unknown)).unwrap_err().code,
        "handout-form"
    );
}

#[test]
fn parts_of_a_table_lie_beside_each_other() {
    let name = |suffix| FileName {
        stem: "ignored".to_owned(),
        suffix,
        ending: "csv",
    };
    let file = Destination::File("out/table.csv".into());
    assert_eq!(
        Placing::at(file.clone()).place(&name("")),
        std::path::Path::new("out/table.csv")
    );
    assert_eq!(
        Placing::at(file.clone()).place(&name("-links")),
        std::path::Path::new("out/table-links.csv")
    );
    let folder = Destination::Folder("out".into());
    assert_eq!(
        Placing::at(folder.clone()).place(&name("-links")),
        std::path::Path::new("out/ignored-links.csv")
    );
}
