//! What a profile hides is in no file that is made of the map then, whatever its form; and the look
//! through finished files finds it where it is.
//!
//! The files are those of the executable: the map is redacted by `portolan redaction apply`, written
//! in every form by `portolan export`, and looked through by `portolan redaction check`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use portolan::analysis::Watch;
use portolan::bitmap::Shelf;
use portolan::documents::{self, DocumentOrder, Kind};
use portolan::locale::Language;
use portolan::model::{
    Element, ElementId, Finite, Link, MapInfo, Note, Placement, Record as _, RedactionId,
    RedactionProfile, Requirement, SubjectId, SystemMap, Tables, Value, View, WorkPackage,
};
use portolan::redaction::{Secrets, leaks, profile, redact};
use portolan::storage;

/// Forms of `portolan export`, by their endings.
const FORMS: [&str; 14] = [
    "ron", "png", "svg", "pdf", "html", "drawio", "xml", "dot", "mmd", "puml", "graphml", "json",
    "csv", "dio",
];

/// What is hidden from partners and the public, wherever it stands.
const HIDDEN: [&str; 9] = [
    "10.77.1.23",
    "srv-kappa-07",
    "zeta.quill@interne.ville.fr",
    "05 56 77 88 99",
    r"\\nas-omega\rh$",
    "https://wiki-sigma.interne.ville.fr/page",
    "AKIAQWERTYUIOPASDFGH",
    "Kernel 9.71-theta",
    "Odile Quillard",
];

fn text(value: &str) -> Value {
    Value::text(value)
}

/// A small map in which every kind of record says something that is hidden.
fn planted() -> SystemMap {
    let mut tables = Tables::default();
    let mut info = MapInfo::blank(MapInfo::the_id());
    info.title = "Carte d’essai".into();
    info.language = "fr".into();
    info.shared_with = vec!["git.interne.ville.fr/cartes".into()];
    info.data_protection_officer = format!("Mission conformité, {}", HIDDEN[2]).into();
    info.description = format!("Voir {}", HIDDEN[5]).into();
    tables.map.insert(Arc::new(info));
    let all = HIDDEN.join(" ; ");
    for (id, kind, parent, name) in [
        ("site-a", "site", "", "Site Alpha"),
        ("room-a", "room", "site-a", "Salle basse"),
        (
            "srv-kappa-07-x2k4",
            "logical_server",
            "room-a",
            "srv-kappa-07",
        ),
        ("app-a", "application", "srv-kappa-07-x2k4", "Guichet"),
        ("svc-a", "business_service", "", "Démarches"),
    ] {
        let mut element = Element::blank(id.into());
        element.kind = kind.into();
        element.parent = (!parent.is_empty()).then(|| parent.into());
        element.name = name.into();
        element.attributes.insert("description".into(), text(&all));
        element
            .attributes
            .insert("contact".into(), text("Odile Quillard"));
        element
            .attributes
            .insert("version".into(), text("Kernel 9.71-theta"));
        element
            .attributes
            .insert("ip_address".into(), text(HIDDEN[0]));
        element
            .attributes
            .insert("documentation".into(), text(HIDDEN[5]));
        element.attributes.insert("our_own".into(), text(HIDDEN[4]));
        tables.elements.insert(Arc::new(element));
    }
    for (id, kind, from, to) in [
        ("l-1", "flow", "app-a", "srv-kappa-07-x2k4"),
        ("l-srv-kappa-07", "requires", "svc-a", "app-a"),
    ] {
        let mut link = Link::blank(id.into());
        link.kind = kind.into();
        link.from = from.into();
        link.to = to.into();
        link.name = format!("vers {}", HIDDEN[1]).into();
        link.attributes.insert("justification".into(), text(&all));
        tables.links.insert(Arc::new(link));
    }
    let mut view = View::blank("view-a".into());
    view.name = "Autour de srv-kappa-07".into();
    view.description = all.as_str().into();
    let mut note = Note::blank("note-a".into());
    note.text = format!("@srv-kappa-07-x2k4 : {all}").into();
    note.target = Some(SubjectId::from("app-a"));
    note.documents = vec![HIDDEN[4].into()];
    let subjects = [
        "site-a",
        "room-a",
        "srv-kappa-07-x2k4",
        "app-a",
        "svc-a",
        "note-a",
    ];
    for (at, subject) in (0_i32..).zip(subjects) {
        let id = Placement::id_for(&view.id, &subject.into());
        let mut placement = Placement::blank(id);
        placement.view = view.id.clone();
        placement.subject = subject.into();
        let number = |value: i32| Finite::new(f64::from(value)).unwrap();
        placement.x = number(at * 260);
        placement.y = number(40);
        placement.w = number(200);
        placement.h = number(66);
        tables.placements.insert(Arc::new(placement));
    }
    tables.views.insert(Arc::new(view));
    tables.notes.insert(Arc::new(note));
    let mut requirement = Requirement::blank("req-a".into());
    requirement.name = "Exigence".into();
    requirement.text = all.as_str().into();
    tables.requirements.insert(Arc::new(requirement));
    let mut package = WorkPackage::blank("wp-a".into());
    package.name = "Chantier".into();
    package.objectives = all.as_str().into();
    package.changes = vec!["srv-kappa-07-x2k4".into()];
    tables.work_packages.insert(Arc::new(package));
    // The map's own: everything stays, and every hidden text is replaced.
    let mut own = profile(&SystemMap::default(), "partner", Language::French).unwrap();
    own.id = RedactionId::from("own");
    own.name = "À nous".into();
    own.keeps_notes = true;
    own.keeps_assurance = true;
    own.keeps_projects = true;
    own.words = vec!["Kernel 9.71-theta".into(), "Odile Quillard".into()];
    tables.redactions.insert(Arc::new(own));
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

fn portolan(words: &[&str]) -> (i32, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(words)
        .args(["--lang", "fr"])
        .output()
        .unwrap();
    let told = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        done.status.code().unwrap(),
        told(done.stdout),
        told(done.stderr),
    )
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The whole map in a file of its own.
fn whole(folder: &Path) -> PathBuf {
    let file = folder.join("whole.ron");
    std::fs::write(&file, storage::write(&planted())).unwrap();
    file
}

fn export(map: &Path, out: &Path) {
    let mut words = vec!["export", path(map), "-o", path(out), "--scale", "1"];
    if out.extension().is_some_and(|it| it == "ron") {
        std::fs::copy(map, out).unwrap();
        return;
    }
    if out.extension().is_some_and(|it| it == "html") {
        words.truncate(4);
    }
    let (code, _, told) = portolan(&words);
    assert_eq!(code, 0, "{words:?}: {told}");
}

/// All files of a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    all.sort();
    all
}

#[test]
fn no_form_carries_what_a_profile_hides() {
    let folder = tempfile::tempdir().unwrap();
    let whole = whole(folder.path());
    let hidden = Secrets {
        texts: HIDDEN.map(str::to_owned).to_vec(),
    };
    for id in ["partner", "public", "own"] {
        let out = folder.path().join(id);
        std::fs::create_dir(&out).unwrap();
        let map = out.join("map.ron");
        let words = [
            "redaction",
            "apply",
            path(&whole),
            "--profile",
            id,
            "-o",
            path(&map),
        ];
        let (code, report, told) = portolan(&words);
        assert_eq!(code, 0, "{told}");
        assert!(report.lines().count() > 10, "{report}");
        for form in FORMS {
            export(&map, &out.join(format!("out.{form}")));
        }
        let made = files(&out);
        assert!(made.len() > FORMS.len(), "{made:?}");
        for file in &made {
            let found = leaks(&std::fs::read(file).unwrap(), &hidden);
            assert!(found.is_empty(), "{id}, {}: {found:?}", file.display());
        }
        let mut words = vec!["redaction", "check"];
        words.extend(made.iter().map(|file| path(file)));
        words.extend(["--map", path(&whole), "--profile", id]);
        let (code, answer, told) = portolan(&words);
        assert_eq!(code, 0, "{id}: {answer}{told}");
    }
}

#[test]
fn no_document_carries_what_a_profile_hides() {
    let map = planted();
    let hidden = Secrets {
        texts: HIDDEN.map(str::to_owned).to_vec(),
    };
    let never = std::sync::atomic::AtomicBool::new(false);
    let watch = Watch {
        cancelled: &never,
        progress: &|_| {},
    };
    for id in ["partner", "public", "own"] {
        let profile = profile(&map, id, Language::French).unwrap();
        let redacted = redact(&map, &profile, Language::French);
        let order = DocumentOrder {
            map: redacted.map,
            pictures: Arc::new(Shelf::default()),
            plateau: None,
            scenario: None,
            before: None,
            language: Language::French,
            today: None,
        };
        for kind in Kind::ALL {
            let Some(document) = documents::compose(kind, &order, &watch) else {
                continue;
            };
            let said = format!("{document:?}");
            let found = leaks(said.as_bytes(), &hidden);
            assert!(found.is_empty(), "{id}, {kind:?}: {found:?}");
            for form in documents::Form::ALL {
                let Ok(parts) = form.write(&document) else {
                    continue;
                };
                for part in parts {
                    let mut found = leaks(&part.bytes, &hidden);
                    found.extend(leaks(&part.bytes, &redacted.secrets));
                    assert!(found.is_empty(), "{id}, {kind:?} as {form:?}: {found:?}");
                }
            }
        }
    }
}

#[test]
fn the_look_through_files_finds_what_is_there_and_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let whole = whole(folder.path());
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    for form in FORMS {
        export(&whole, &out.join(format!("out.{form}")));
    }
    for file in files(&out) {
        let words = [
            "redaction",
            "check",
            path(&file),
            "--map",
            path(&whole),
            "--profile",
            "partner",
            "--format",
            "json",
        ];
        let (code, answer, told) = portolan(&words);
        assert_eq!(code, 1, "{}: {told}", file.display());
        assert!(
            answer.contains("srv-kappa-07"),
            "{}: {answer}",
            file.display()
        );
    }
}

#[test]
fn the_whole_map_is_never_written_over_and_profiles_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let map = whole(folder.path());
    let before = std::fs::read(&map).unwrap();
    let (code, _, told) = portolan(&[
        "redaction",
        "apply",
        path(&map),
        "--profile",
        "public",
        "-o",
        path(&map),
    ]);
    assert_eq!(code, 2, "{told}");
    let (code, _, told) = portolan(&[
        "redaction",
        "apply",
        path(&map),
        "--profile",
        "nobody",
        "-o",
        "x.ron",
    ]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("internal, own, partner, public"), "{told}");
    assert_eq!(std::fs::read(&map).unwrap(), before);
    let set = [
        "redaction",
        "set",
        path(&map),
        "prestataire",
        "--like",
        "partner",
        "--words",
        "Guichet,Site Alpha",
        "--keep",
        "notes",
        "--write",
    ];
    let (code, _, told) = portolan(&set);
    assert_eq!(code, 0, "{told}");
    let read = storage::read_bytes(&std::fs::read(&map).unwrap(), "map.ron")
        .unwrap_or_else(|_| panic!("a map"));
    let kept = read
        .map
        .tables()
        .redactions
        .get(&RedactionId::from("prestataire"))
        .unwrap()
        .clone();
    assert!(
        kept.keeps_notes && !kept.keeps_assurance && kept.masked.contains(&"ip_address".into())
    );
    let out = redact(&read.map, &RedactionProfile::clone(&kept), Language::French).map;
    assert!(
        out.tables()
            .elements
            .iter()
            .all(|it| !it.name.contains("Guichet"))
    );
    assert!(out.tables().elements.contains(&ElementId::from("room-a")));
    let (code, _, told) = portolan(&["redaction", "set", path(&map), "x", "--patterns", "ip,shoe"]);
    assert_eq!(code, 2, "{told}");
    let (code, _, told) = portolan(&["redaction", "remove", path(&map), "prestataire", "--write"]);
    assert_eq!(code, 0, "{told}");
    assert_ne!(
        portolan(&["redaction", "remove", path(&map), "public"]).0,
        0
    );
}
