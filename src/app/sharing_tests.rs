//! Two people and a repository between them: one works in the window, the other on the command
//! line; what they do overlaps, and nothing is lost.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::time::{Duration, Instant};

use super::Window;
use super::settings::Settings;
use crate::cli::{self, Outcome};
use crate::command::Command;
use crate::geometry::{Rect, Vec2};
use crate::locale::Language;
use crate::model::{
    Element, ElementId, KindId, Placement, Record as _, RecordKey, SubjectId, SystemMap, TableName,
    Tables, Value, View, ViewId,
};
use crate::storage::fs::RealFs;
use crate::storage::{self, Expected, ReadOptions, SaveRequest};
use crate::versions::{Keeping, Words};
use crate::workspace::sharing::{Order, Question};
use crate::workspace::{Action, Dialog, Merging, Origin, Saving, Sharing, Versioning, picture};

const VIEW: &str = "v";

/// A map with applications in a grid.
fn start() -> SystemMap {
    let mut tables = Tables::default();
    tables.views.insert(View::blank(ViewId::from(VIEW)).into());
    for n in 0..12_u8 {
        let id = format!("app-{n}");
        let mut element = Element::blank(ElementId::from(id.as_str()));
        element.kind = KindId::from("application");
        element.name = format!("Application {n}").into();
        tables.elements.insert(element.into());
        let subject = SubjectId::from(id.as_str());
        let view = ViewId::from(VIEW);
        let mut placement = Placement::blank(Placement::id_for(&view, &subject));
        placement.view = view;
        placement.subject = subject;
        let (x, y) = (f64::from(n % 4) * 220.0, f64::from(n / 4) * 90.0);
        let sides = [x, y, 180.0, 56.0];
        [placement.x, placement.y, placement.w, placement.h] =
            sides.map(|side| crate::model::Finite::new(side).unwrap());
        tables.placements.insert(placement.into());
    }
    SystemMap::assemble(tables).0
}

fn save(map: &SystemMap, path: &Path) {
    let request = SaveRequest {
        map,
        path,
        expected: Expected::Anything,
        backups: None,
        now: std::time::SystemTime::now(),
    };
    storage::save(&RealFs, &request).unwrap();
}

fn read(path: &Path) -> SystemMap {
    storage::read_file(path, &ReadOptions::default())
        .unwrap()
        .map
}

/// Runs the program on the command line; gives its exit code.
fn portolan(words: &[&str]) -> String {
    let words = ["portolan", "--lang", "en"].iter().chain(words);
    match cli::run(words.map(OsString::from)) {
        Outcome::Exit(code) => format!("{code:?}"),
        Outcome::Window { .. } => panic!("no window was asked for"),
    }
}

fn done(words: &[&str]) {
    let code = portolan(words);
    assert_eq!(
        code,
        format!("{:?}", std::process::ExitCode::SUCCESS),
        "{words:?}"
    );
}

fn git(folder: &Path, words: &[&str]) -> String {
    let done = Process::new("git")
        .args(words)
        .current_dir(folder)
        .output()
        .expect("git is needed as the judge");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "git {words:?}: {said}");
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// The window, without its painting.
struct Seat {
    window: Window,
}

impl Seat {
    fn at(map: &Path) -> Self {
        let mut settings = Settings::defaults();
        settings.preferences.language = Language::English;
        let mut window = Window::new(&egui::Context::default(), settings, None, None);
        window.carry_out(vec![Action::Open(map.to_owned())]);
        let mut seat = Self { window };
        seat.settle();
        assert!(seat.window.workspace.document.is_some());
        seat
    }

    /// Takes what comes until nothing is under way.
    fn settle(&mut self) {
        let until = Instant::now() + Duration::from_secs(60);
        let mut quiet = 0;
        while quiet < 2 {
            assert!(
                Instant::now() < until,
                "still busy: {:?}",
                self.window.workspace.busy
            );
            match self.window.inbox.recv_timeout(Duration::from_millis(10)) {
                Ok(action) => {
                    quiet = 0;
                    let more = self.window.inbox.try_iter();
                    let actions = std::iter::once(action).chain(more).collect();
                    self.window.carry_out(actions);
                }
                Err(_) => {
                    let workspace = &self.window.workspace;
                    let is_saving = workspace
                        .document
                        .as_ref()
                        .is_some_and(|document| document.saving == Saving::Running);
                    let is_busy = !workspace.busy.is_empty()
                        || workspace.sharing.transfer.is_some()
                        || is_saving;
                    quiet = if is_busy { 0 } else { quiet + 1 };
                }
            }
        }
    }

    fn act(&mut self, action: Action) {
        self.window.carry_out(vec![action]);
        self.settle();
    }

    fn share(&mut self, what: Sharing) {
        self.act(Action::Sharing(what));
    }

    fn map(&self) -> &SystemMap {
        self.window.workspace.document.as_ref().unwrap().map()
    }

    fn keep(&mut self, title: &str) {
        self.act(Action::Versioning(Versioning::Keep(Box::new(Keeping {
            words: Words {
                title: title.into(),
                reason: String::new(),
                author: "Window".into(),
            },
            ..Keeping::default()
        }))));
        let document = self.window.workspace.document.as_ref().unwrap();
        assert!(document.is_saved());
    }

    /// Sends, merging what others sent first: one button.
    fn push(&mut self) {
        self.share(Sharing::Do(Order::Push("origin".into())));
        for _ in 0..3 {
            match &self.window.workspace.sharing.question {
                Some(Question::Anywhere { .. }) => self.share(Sharing::Yes),
                Some(Question::Moved(_)) => {
                    self.share(Sharing::Yes);
                    self.finish_merge();
                }
                None => return,
                other => panic!("{other:?}"),
            }
        }
    }

    fn pull(&mut self) {
        self.share(Sharing::Do(Order::Pull("origin".into())));
        self.finish_merge();
    }

    fn finish_merge(&mut self) {
        let workspace = &self.window.workspace;
        let Some(underway) = workspace.document.as_ref().and_then(|d| d.merging.as_ref()) else {
            return;
        };
        let open: Vec<_> = underway.pending.merge().open().collect();
        assert!(open.is_empty(), "{open:?}");
        self.act(Action::Merging(Merging::Finish));
    }
}

fn named(record: &str, name: &str) -> Command {
    Command::SetField {
        record: RecordKey::new(TableName::Elements, record),
        name: "name".into(),
        value: Some(Value::text(name)),
    }
}

fn moved(element: &str, by: f64) -> Command {
    Command::Move {
        view: ViewId::from(VIEW),
        subjects: vec![SubjectId::from(element)],
        by: Vec2::new(by, 10.0),
        nudge: false,
    }
}

fn inserted(name: &str, x: f64) -> Command {
    Command::InsertElement {
        kind: KindId::from("application"),
        name: name.into(),
        parent: None,
        place: Some((ViewId::from(VIEW), Rect::new(x, 600.0, x + 180.0, 656.0))),
    }
}

/// Two clones, edited in turn in the window and on the command line, pushed and pulled fifty times.
#[test]
fn two_who_share_for_fifty_rounds_end_equal_and_lose_nothing() {
    const ROUNDS: usize = 50;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let first = root.join("first");
    std::fs::create_dir(&first).unwrap();
    let ours = first.join("carte.ron");
    save(&start(), &ours);
    let bare = root.join("si.git");
    let text = |path: &PathBuf| path.display().to_string();
    let (ours_text, bare_text) = (text(&ours), text(&bare));
    done(&["versions", "keep", &ours_text, "--title", "Start"]);
    done(&[
        "versions", "remote", "add", &ours_text, "origin", &bare_text, "--create",
    ]);
    done(&["versions", "push", &ours_text, "--yes"]);
    let second = root.join("second");
    done(&["versions", "clone", &bare_text, &text(&second)]);
    let theirs = second.join("carte.ron");
    let theirs_text = text(&theirs);

    let mut seat = Seat::at(&ours);
    seat.share(Sharing::Open);
    assert_eq!(seat.window.workspace.dialog, Some(Dialog::Sharing));
    let mut expected_names = std::collections::BTreeMap::new();
    for round in 0..ROUNDS {
        // The window renames one, moves another, adds a third, and takes away what it added before.
        let mine = format!("app-{}", round % 6);
        let name = format!("Window {round}");
        seat.act(Action::Edit(named(&mine, &name)));
        expected_names.insert(mine, name);
        seat.act(Action::Edit(moved(
            &format!("app-{}", (round + 1) % 12),
            7.0,
        )));
        seat.act(Action::Edit(inserted(
            &format!("New in window {round}"),
            0.0,
        )));
        if round % 5 == 4 {
            let added = find(seat.map(), &format!("New in window {}", round - 2)).unwrap();
            let subjects = vec![SubjectId::from(added.as_str())];
            seat.act(Action::Edit(Command::Delete { subjects }));
        }
        seat.keep(&format!("W{round}"));

        // Meanwhile the other one does the like, partly to the same elements.
        let yours = format!("app-{}", 6 + round % 6);
        let name = format!("Line {round}");
        done(&[
            "set",
            &theirs_text,
            &yours,
            &format!("name={name}"),
            "--write",
        ]);
        expected_names.insert(yours, name);
        let same = format!("app-{}", round % 6);
        let criticality = format!("criticality={}", 1 + round % 4);
        done(&["set", &theirs_text, &same, &criticality, "--write"]);
        let mut map = read(&theirs);
        for command in [
            moved(&format!("app-{}", (round + 1) % 12), -3.0),
            inserted(&format!("New on line {round}"), 400.0),
        ] {
            map = picture::carry_out(&map, &command).unwrap();
        }
        save(&map, &theirs);
        done(&[
            "versions",
            "keep",
            &theirs_text,
            "--title",
            &format!("C{round}"),
        ]);

        if round % 2 == 0 {
            seat.push();
            done(&["versions", "push", &theirs_text, "--merge", "--yes"]);
            seat.pull();
        } else {
            done(&["versions", "push", &theirs_text, "--yes"]);
            seat.push();
            done(&["versions", "pull", &theirs_text]);
        }
        let (a, b) = (
            std::fs::read(&ours).unwrap(),
            std::fs::read(&theirs).unwrap(),
        );
        assert!(a == b, "round {round}: both ends hold the same bytes");
    }

    let map = read(&ours);
    for (id, name) in &expected_names {
        let element = map
            .tables()
            .elements
            .get(&ElementId::from(id.as_str()))
            .unwrap();
        assert_eq!(element.name.as_str(), name);
    }
    for round in 0..ROUNDS {
        assert!(
            find(&map, &format!("New on line {round}")).is_some(),
            "{round}"
        );
        let is_gone = (round + 2) % 5 == 4 && round + 2 < ROUNDS;
        let found = find(&map, &format!("New in window {round}"));
        assert_eq!(found.is_none(), is_gone, "{round}");
    }
    assert_eq!(
        seat.map().tables().elements.len(),
        map.tables().elements.len()
    );
    let beside = ours.with_extension("versions");
    for folder in [bare.as_path(), &beside, &second] {
        git(folder, &["fsck", "--strict", "--full", "--no-dangling"]);
    }
    let log = ["log", "--format=%H %s", "main"];
    let all = git(&bare, &log);
    assert_eq!(git(&beside, &log), all);
    assert_eq!(git(&second, &log), all);
    assert_eq!(git(&second, &["status", "--porcelain"]), "");
    for title in ["Start", "W0", "C0", "W49", "C49"] {
        assert!(all.lines().any(|line| line.ends_with(title)), "{title}");
    }
    let origin = seat
        .window
        .workspace
        .document
        .as_ref()
        .map(|d| d.origin.clone());
    assert!(matches!(origin, Some(Origin::File(_))));
}

fn find(map: &SystemMap, name: &str) -> Option<ElementId> {
    let elements = map.tables().elements.iter();
    elements
        .filter(|element| element.name.as_str() == name)
        .map(|element| element.id().clone())
        .next()
}

/// What contradicts is not settled behind anybody's back: exit code 4 and nothing changed on the
/// command line, an open merge in the window.
#[test]
fn what_contradicts_is_left_to_people() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let first = root.join("first");
    std::fs::create_dir(&first).unwrap();
    let ours = first.join("carte.ron");
    save(&start(), &ours);
    let text = |path: &Path| path.display().to_string();
    let (ours_text, bare_text) = (text(&ours), text(&root.join("si.git")));
    done(&["versions", "keep", &ours_text, "--title", "Start"]);
    done(&[
        "versions", "remote", "add", &ours_text, "origin", &bare_text, "--create",
    ]);
    done(&["versions", "push", &ours_text, "--yes"]);
    let second = root.join("second");
    done(&["versions", "clone", &bare_text, &text(&second)]);
    let theirs = second.join("carte.ron");
    let theirs_text = text(&theirs);
    done(&["set", &theirs_text, "app-1", "name=Theirs", "--write"]);
    done(&["versions", "keep", &theirs_text, "--title", "Theirs"]);
    done(&["versions", "push", &theirs_text, "--yes"]);
    done(&["set", &ours_text, "app-1", "name=Ours", "--write"]);
    // Unkept changes are not merged.
    let file = format!("{:?}", std::process::ExitCode::from(3));
    assert_eq!(portolan(&["versions", "pull", &ours_text]), file);
    done(&["versions", "keep", &ours_text, "--title", "Ours"]);
    let before = std::fs::read(&ours).unwrap();
    let conflict = format!("{:?}", std::process::ExitCode::from(4));
    assert_eq!(
        portolan(&["versions", "push", &ours_text, "--yes"]),
        conflict
    );
    assert_eq!(portolan(&["versions", "pull", &ours_text]), conflict);
    assert_eq!(
        portolan(&["versions", "push", &ours_text, "--merge", "--yes"]),
        conflict
    );
    assert_eq!(std::fs::read(&ours).unwrap(), before);

    let mut seat = Seat::at(&ours);
    seat.share(Sharing::Open);
    seat.share(Sharing::Do(Order::Pull("origin".into())));
    let document = seat.window.workspace.document.as_ref().unwrap();
    let underway = document.merging.as_ref().expect("the merge waits");
    assert_eq!(underway.pending.merge().open().count(), 1);
}
