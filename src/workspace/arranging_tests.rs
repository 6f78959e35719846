//! Arranging in the words of the user: what is asked, what moves, what stays.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::*;
use crate::command::{Command, Manner};
use crate::geometry::{Point, Rect};
use crate::layout::Method;
use crate::locale::msg;
use crate::model::{
    Element, ElementId, Finite, Link, Name, Placement, Plateau, PlateauId, Record as _, SubjectId,
    SystemMap, Tables, Value, View, ViewId,
};
use crate::scene::{LayoutWatch, METHODS, method_word};

pub(super) const PLATEAUS: [&str; 2] = ["now", "then"];

pub(super) fn element(
    tables: &mut Tables,
    id: &str,
    kind: &str,
    parent: Option<&str>,
    since: Option<&str>,
) {
    let mut element = Element::blank(ElementId::from(id));
    element.kind = kind.into();
    element.name = id.into();
    element.parent = parent.map(ElementId::from);
    element.since = since.map(PlateauId::from);
    tables.elements.insert(element.into());
}

pub(super) fn place(
    tables: &mut Tables,
    id: &str,
    rect: Rect,
    change: impl FnOnce(&mut Placement),
) {
    let (view, subject) = (ViewId::from("v"), SubjectId::from(id));
    let mut placement = Placement::blank(Placement::id_for(&view, &subject));
    placement.view = view;
    placement.subject = subject;
    [placement.x, placement.y, placement.w, placement.h] =
        [rect.x0, rect.y0, rect.width(), rect.height()].map(|side| Finite::new(side).unwrap());
    change(&mut placement);
    tables.placements.insert(placement.into());
}

/// A site with two servers, three applications, and links from those to these. `mail` came without
/// a place, `cloud` comes at the plateau `then`, and at that plateau `web` stands elsewhere.
pub(super) fn map() -> SystemMap {
    let mut tables = Tables::default();
    for (id, base) in [("now", None), ("then", Some("now"))] {
        let mut plateau = Plateau::blank(PlateauId::from(id));
        plateau.based_on = base.map(PlateauId::from);
        tables.plateaus.insert(plateau.into());
    }
    tables.views.insert(View::blank(ViewId::from("v")).into());
    element(&mut tables, "site", "site", None, None);
    element(&mut tables, "db", "physical_server", Some("site"), None);
    element(&mut tables, "files", "physical_server", Some("site"), None);
    element(&mut tables, "web", "application", None, None);
    element(&mut tables, "erp", "application", None, None);
    element(&mut tables, "mail", "application", None, None);
    element(&mut tables, "cloud", "cloud_service", None, Some("then"));
    let boxes = [
        ("site", Rect::new(0.0, 300.0, 700.0, 480.0)),
        ("db", Rect::new(40.0, 370.0, 220.0, 430.0)),
        ("files", Rect::new(300.0, 374.0, 480.0, 434.0)),
        ("erp", Rect::new(500.0, 10.0, 680.0, 70.0)),
        ("cloud", Rect::new(900.0, 300.0, 1080.0, 360.0)),
    ];
    for (id, rect) in boxes {
        place(&mut tables, id, rect, |_| {});
    }
    place(
        &mut tables,
        "web",
        Rect::new(3.0, 0.0, 183.0, 60.0),
        |web| {
            let fields = [("x", 900.0), ("y", 60.0)]
                .map(|(name, value)| (Name::from(name), Value::number(value).unwrap()));
            web.at
                .insert(PlateauId::from("then"), fields.into_iter().collect());
        },
    );
    place(&mut tables, "mail", Rect::ZERO, |_| {});
    for (id, from, to) in [
        ("web-db", "web", "db"),
        ("erp-db", "erp", "db"),
        ("mail-files", "mail", "files"),
        ("cloud-db", "cloud", "db"),
    ] {
        let mut link = Link::blank(id.into());
        link.kind = "depends_on".into();
        link.from = from.into();
        link.to = to.into();
        tables.links.insert(link.into());
    }
    for (id, bend) in [("web-db", (90.0, 200.0)), ("erp-db", (600.0, 220.0))] {
        place(&mut tables, id, Rect::ZERO, |placement| {
            placement.bends = vec![Point::from(bend)];
        });
    }
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

pub(super) fn workspace_with(map: SystemMap) -> Workspace {
    let mut workspace = Workspace::new(Preferences::default(), "2026-11-22", 7);
    workspace.document = Some(Document::new(map, Origin::New));
    workspace
}

/// The places of all elements at a plateau.
pub(super) fn places(workspace: &Workspace, plateau: &str) -> BTreeMap<String, Rect> {
    let map = workspace.document.as_ref().unwrap().map();
    let snapshot = map.snapshot(Some(&PlateauId::from(plateau)));
    snapshot
        .placements(map, &ViewId::from("v"))
        .into_iter()
        .filter(|(subject, _)| snapshot.find(&ElementId::from(subject.as_str())).is_some())
        .map(|(subject, placement)| (subject.to_string(), placement.rect()))
        .collect()
}

/// Asks, lets the run work as `watched` sees it, and hands its answer over.
fn ask(workspace: &mut Workspace, what: Arranging, progress: &dyn Fn(&Run, f32)) -> bool {
    let mut effects = Vec::new();
    workspace.dispatch(Action::Arrange(what), &mut effects);
    let Some(Effect::Arrange {
        map,
        view,
        what,
        run,
    }) = effects.pop()
    else {
        panic!("a layout was asked for");
    };
    let tell = |share: f32| progress(&run, share);
    let watch = LayoutWatch {
        cancelled: run.cancelled(),
        progress: &tell,
    };
    let command = arrange(&map, &view, &what, workspace.language(), &watch);
    let is_answered = command.is_some();
    workspace.dispatch(Action::Arranged { run, command }, &mut effects);
    assert!(workspace.arranging.is_none());
    is_answered
}

pub(super) fn arrange_now(workspace: &mut Workspace, what: Arranging) {
    assert!(ask(workspace, what, &|_, _| {}));
}

pub(super) fn by(method: &str) -> Arranging {
    Arranging::View(Manner {
        arrangement: method.into(),
        ..Manner::default()
    })
}

pub(super) fn selection(ids: &[&str]) -> Arranging {
    Arranging::Selection(ids.iter().map(|id| ElementId::from(*id)).collect(), None)
}

fn pin(workspace: &mut Workspace, ids: &[&str], pinned: bool) {
    let command = Command::Pin {
        view: ViewId::from("v"),
        subjects: ids.iter().map(|id| SubjectId::from(*id)).collect(),
        pinned,
    };
    workspace.dispatch(Action::Edit(command), &mut Vec::new());
}

pub(super) fn assert_sound(places: &BTreeMap<String, Rect>, inside: &[(&str, &str)]) {
    let holds = |outer: &str, inner: &str| inside.contains(&(inner, outer));
    for (a, rect) in places {
        assert!(rect.area() > 0.0, "{a} has a place");
        for (b, other) in places.iter().filter(|(b, _)| *b > a) {
            let nested = holds(a, b) || holds(b, a);
            assert!(
                nested || !crate::geometry::overlaps(*rect, *other),
                "{a} {rect:?} and {b} {other:?}"
            );
        }
    }
    for (inner, outer) in inside {
        assert!(
            places[*outer].contains_rect(places[*inner]),
            "{inner} lies in {outer}"
        );
    }
}

pub(super) const INSIDE: [(&str, &str); 2] = [("db", "site"), ("files", "site")];

#[test]
fn a_view_keeps_how_it_was_arranged_and_one_undo_takes_all_of_it_back() {
    let mut workspace = workspace_with(map());
    let before = workspace.document.as_ref().unwrap().map().clone();
    arrange_now(&mut workspace, by("tiers"));
    let document = workspace.document.as_ref().unwrap();
    let arranged = document.map().clone();
    let file = crate::storage::write(&arranged);
    let read = crate::storage::read_bytes(&file, "v.ron").unwrap();
    assert_eq!(read.map, arranged, "the file keeps it");
    assert_eq!(workspace.manner().unwrap().arrangement, "tiers");
    for plateau in PLATEAUS {
        assert_sound(&places(&workspace, plateau), &INSIDE);
    }
    workspace.dispatch(Action::Undo, &mut Vec::new());
    assert_eq!(*workspace.document.as_ref().unwrap().map(), before);
    workspace.dispatch(Action::Redo, &mut Vec::new());
    assert_eq!(*workspace.document.as_ref().unwrap().map(), arranged);
}

#[test]
fn what_is_pinned_holds_under_every_arrangement() {
    let mut workspace = workspace_with(map());
    pin(&mut workspace, &["web", "files"], true);
    let pinned = workspace.document.as_ref().unwrap().map().clone();
    let file = crate::storage::write(&pinned);
    let read = crate::storage::read_bytes(&file, "v.ron").unwrap();
    assert_eq!(read.map, pinned, "the file keeps pins");
    let before = PLATEAUS.map(|plateau| places(&workspace, plateau));
    let methods = METHODS.map(|method| by(method_word(method)));
    let all = selection(&["web", "erp", "site", "db", "files"]);
    let asked = methods
        .into_iter()
        .chain([all, Arranging::Tidy, Arranging::New]);
    for what in asked {
        arrange_now(&mut workspace, what.clone());
        for (before, plateau) in before.iter().zip(PLATEAUS) {
            let after = places(&workspace, plateau);
            for id in ["web", "files"] {
                assert_eq!(after[id], before[id], "{id} at {plateau} after {what:?}");
            }
            if plateau == "now" {
                let placed = after.into_iter().filter(|(_, rect)| rect.area() > 0.0);
                assert_sound(&placed.collect(), &INSIDE);
            }
        }
    }
    pin(&mut workspace, &["web"], false);
    arrange_now(&mut workspace, by("layered"));
    assert_ne!(places(&workspace, "now")["web"], before[0]["web"]);
}

#[test]
fn bends_stay_with_links_whose_ends_stay_and_the_user_is_told_of_the_others() {
    let mut workspace = workspace_with(map());
    pin(&mut workspace, &["erp", "db"], true);
    arrange_now(&mut workspace, by("layered"));
    let document = workspace.document.as_ref().unwrap();
    let bends = |link: &str| {
        let id = Placement::id_for(&ViewId::from("v"), &SubjectId::from(link));
        let placement = document.map().tables().placements.get(&id);
        placement.map_or(0, |placement| placement.bends.len())
    };
    assert_eq!((bends("erp-db"), bends("web-db")), (1, 0));
    let notice = workspace.notice.as_ref().unwrap();
    assert_eq!(
        notice.message,
        msg::WORKSPACE_BENDS_LOST.with("count", 1_usize)
    );
}

#[test]
fn a_run_that_is_cancelled_half_way_leaves_everything_as_it_was() {
    let mut workspace = workspace_with(map());
    let before = workspace.document.as_ref().unwrap().map().clone();
    let whole = METHODS.map(|method| by(method_word(method)));
    let parts = [Arranging::New, Arranging::Tidy, selection(&["db", "files"])];
    for what in whole.into_iter().chain(parts) {
        let is_answered = ask(&mut workspace, what.clone(), &|run, _| run.cancel());
        assert!(!is_answered, "{what:?} gives up");
        let document = workspace.document.as_ref().unwrap();
        assert_eq!(*document.map(), before);
        assert!(document.history.is_empty());
    }
}

#[test]
fn an_answer_that_nobody_waits_for_changes_nothing() {
    let mut workspace = workspace_with(map());
    let mut effects = Vec::new();
    workspace.dispatch(Action::Arrange(by("layered")), &mut effects);
    let Some(Effect::Arrange { run, .. }) = effects.pop() else {
        panic!("a layout was asked for");
    };
    let command = lay_out(
        workspace.document.as_ref().unwrap().map(),
        &ViewId::from("v"),
        workspace.language(),
    );
    workspace.dispatch(Action::CancelArranging, &mut effects);
    let before = workspace.document.as_ref().unwrap().map().clone();
    workspace.dispatch(
        Action::Arranged {
            run,
            command: command.clone(),
        },
        &mut effects,
    );
    assert_eq!(*workspace.document.as_ref().unwrap().map(), before);

    // An answer for a map that moved on is left aside, and the user hears of it.
    workspace.dispatch(Action::Arrange(by("layered")), &mut effects);
    let Some(Effect::Arrange { run, .. }) = effects.pop() else {
        panic!("a layout was asked for");
    };
    pin(&mut workspace, &["erp"], true);
    let before = workspace.document.as_ref().unwrap().map().clone();
    workspace.dispatch(Action::Arranged { run, command }, &mut effects);
    assert_eq!(*workspace.document.as_ref().unwrap().map(), before);
    let notice = workspace.notice.as_ref().unwrap();
    assert_eq!(notice.message, msg::WORKSPACE_ARRANGED_TOO_LATE.into());
}

#[test]
fn alternatives_are_offered_and_one_is_taken_as_one_step() {
    let mut workspace = workspace_with(map());
    let mut effects = Vec::new();
    workspace.dispatch(Action::OpenAlternatives, &mut effects);
    assert_eq!(workspace.dialog, Some(Dialog::Alternatives));
    let Some(Effect::FindAlternatives { run }) = effects.pop() else {
        panic!("alternatives were asked for");
    };
    let map = workspace.document.as_ref().unwrap().map().clone();
    let watch = LayoutWatch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let mut found: Vec<(Method, Command)> = Vec::new();
    find_alternatives(
        &map,
        &ViewId::from("v"),
        workspace.language(),
        &watch,
        &mut |method, direction, command| {
            found.push((method, command.clone()));
            let ready = Alternative {
                method,
                direction,
                command,
                scene: Arc::default(),
            };
            workspace.dispatch(
                Action::AlternativeReady {
                    run: Arc::clone(&run),
                    ready: Some(Box::new(ready)),
                },
                &mut effects,
            );
        },
    );
    assert!((2..=4).contains(&found.len()), "{}", found.len());
    let kinds: BTreeSet<String> = found
        .iter()
        .map(|(_, command)| format!("{command:?}"))
        .collect();
    assert_eq!(kinds.len(), found.len(), "no two are the same");
    workspace.dispatch(Action::TakeAlternative(1), &mut effects);
    assert!(workspace.dialog.is_none());
    let manner = workspace.manner().unwrap();
    assert_eq!(manner.arrangement, method_word(found[1].0));
    assert!(workspace.alternatives.ready.is_empty());
    assert_eq!(workspace.document.as_ref().unwrap().history.len(), 1);
    workspace.dispatch(Action::Undo, &mut effects);
    assert_eq!(*workspace.document.as_ref().unwrap().map(), map);
}

#[test]
fn zones_with_levels_of_trust_become_lanes_the_least_trusted_first() {
    let mut tables = Tables::default();
    tables.views.insert(View::blank(ViewId::from("v")).into());
    for (zone, level) in [("a-inside", 3.0), ("b-outside", 0.0), ("c-border", 1.0)] {
        let mut record = Element::blank(ElementId::from(zone));
        record.kind = "zone".into();
        record.name = zone.into();
        let trust = Value::number(level).unwrap();
        record.attributes.insert("trust_level".into(), trust);
        tables.elements.insert(record.into());
        place(&mut tables, zone, Rect::ZERO, |_| {});
        for number in 0..3 {
            let id = format!("{zone}-{number}");
            element(&mut tables, &id, "application", Some(zone), None);
            place(&mut tables, &id, Rect::ZERO, |_| {});
        }
    }
    for (id, from, to) in [
        ("in", "b-outside-0", "c-border-0"),
        ("through", "c-border-0", "a-inside-0"),
    ] {
        let mut link = Link::blank(id.into());
        link.kind = "depends_on".into();
        link.from = from.into();
        link.to = to.into();
        tables.links.insert(link.into());
    }
    let (map, _) = SystemMap::assemble(tables);
    let mut workspace = workspace_with(map);
    arrange_now(&mut workspace, by(""));
    let document = workspace.document.as_ref().unwrap();
    let rect = |id: &str| {
        let id = Placement::id_for(&ViewId::from("v"), &SubjectId::from(id));
        document.map().tables().placements.get(&id).unwrap().rect()
    };
    let [outside, border, inside] = ["b-outside", "c-border", "a-inside"].map(rect);
    assert!(outside.y1 <= border.y0 && border.y1 <= inside.y0);
    assert!(
        document
            .map()
            .tables()
            .views
            .get(&"v".into())
            .unwrap()
            .arrangement
            .is_empty(),
        "the usual arrangement is no choice that a file keeps"
    );
}
