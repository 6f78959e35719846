//! Plain git merges maps with our driver, and the command line merges without git.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use portolan::model::{Element, ElementId, Patch, Record as _, SystemMap};
use portolan::storage;

/// A folder of the user's own for each test, so that nothing is left on this machine.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn root(&self) -> PathBuf {
        let root = self.folder.path().join("a repository");
        std::fs::create_dir_all(&root).unwrap();
        root
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    fn run(&self, program: &str, words: &[&str]) -> Output {
        Command::new(program)
            .args(words)
            .current_dir(self.root())
            .env("PORTOLAN_STATE_DIR", self.state())
            .env("XDG_STATE_HOME", self.state())
            .env("HOME", self.folder.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap()
    }

    fn git(&self, words: &[&str]) -> String {
        let done = self.run("git", words);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "git {words:?}: {said}");
        String::from_utf8(done.stdout).unwrap()
    }

    fn portolan(&self, words: &[&str]) -> (i32, String) {
        let words: Vec<&str> = words.iter().copied().chain(["--lang", "en"]).collect();
        let done = self.run(env!("CARGO_BIN_EXE_portolan"), &words);
        let text = [done.stdout, done.stderr].concat();
        let text = String::from_utf8(text).unwrap();
        (done.status.code().unwrap(), text)
    }

    fn waiting(&self) -> usize {
        std::fs::read_dir(self.state().join("merges")).map_or(0, Iterator::count)
    }
}

fn named(map: &SystemMap, names: &[(&str, &str)]) -> SystemMap {
    let mut patch = Patch::new();
    for (id, name) in names {
        let old = map.tables().elements.get(&ElementId::from(*id));
        let mut new = old.map_or_else(
            || Element::blank(ElementId::from(*id)),
            |old| Element::clone(old),
        );
        new.name = (*name).into();
        match old {
            Some(old) => patch.change(old.as_ref(), &new),
            None => patch.add(&new),
        }
    }
    map.with(&patch).unwrap()
}

fn write(map: &SystemMap, path: &Path) {
    std::fs::write(path, storage::write(map)).unwrap();
}

fn read(path: &Path) -> SystemMap {
    let bytes = std::fs::read(path).unwrap();
    let outcome = storage::read_bytes(&bytes, "map.ron").unwrap();
    assert_eq!(outcome.problems.len(), 0, "{:?}", outcome.problems);
    outcome.map
}

/// A repository with a map on two branches; the driver is installed.
fn two_branches(place: &Place, ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> PathBuf {
    let path = place.root().join("la carte.ron");
    place.git(&["init", "-q", "-b", "main"]);
    place.git(&["config", "user.name", "T"]);
    place.git(&["config", "user.email", "t@example.org"]);
    let base = named(&SystemMap::default(), &[("a", "A"), ("b", "B"), ("c", "C")]);
    write(&base, &path);
    let (code, said) = place.portolan(&["merge-driver", "--install"]);
    assert_eq!(code, 0, "{said}");
    place.git(&["add", "-A"]);
    place.git(&["commit", "-q", "-m", "base"]);
    place.git(&["checkout", "-q", "-b", "other"]);
    write(&named(&base, theirs), &path);
    place.git(&["commit", "-q", "-a", "-m", "theirs"]);
    place.git(&["checkout", "-q", "main"]);
    write(&named(&base, ours), &path);
    place.git(&["commit", "-q", "-a", "-m", "ours"]);
    path
}

#[test]
fn git_merges_two_branches_of_a_map_without_a_mark() {
    let place = Place::new();
    // Neighbours in the file, where a merge by lines gives up.
    let path = two_branches(
        &place,
        &[("a", "A1"), ("d", "D")],
        &[("b", "B2"), ("e", "E")],
    );
    place.git(&["merge", "-q", "-m", "merged", "other"]);
    let map = read(&path);
    let names: Vec<&str> = map
        .tables()
        .elements
        .iter()
        .map(|element| element.name.as_str())
        .collect();
    assert_eq!(names, ["A1", "B2", "C", "D", "E"]);
    assert_eq!(place.git(&["status", "--porcelain"]), "");
    assert_eq!(place.waiting(), 0);
}

#[test]
fn a_conflict_leaves_the_path_unmerged_and_a_sound_map_with_ours() {
    let place = Place::new();
    let path = two_branches(&place, &[("a", "ours")], &[("a", "theirs"), ("b", "B2")]);
    let done = place.run("git", &["merge", "-q", "-m", "merged", "other"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(place.git(&["status", "--porcelain"]).starts_with("UU "));
    let map = read(&path);
    let name = |id: &str| {
        map.tables()
            .elements
            .get(&id.into())
            .unwrap()
            .name
            .to_string()
    };
    assert_eq!((name("a").as_str(), name("b").as_str()), ("ours", "B2"));
    // The window will offer it.
    let found = storage::find_merge(&place.state().join("merges"), &path).unwrap();
    assert_eq!(found.pending().progress(), (0, 1));
    // Somebody settles it by hand; a later merge without conflict takes the record away.
    place.git(&["commit", "-q", "-a", "-m", "settled"]);
}

#[test]
fn three_files_merge_with_the_same_answer_and_take_settles() {
    let place = Place::new();
    let root = place.root();
    let base = named(&SystemMap::default(), &[("a", "A"), ("b", "B")]);
    write(&base, &root.join("base.ron"));
    write(&named(&base, &[("a", "ours")]), &root.join("ours.ron"));
    write(
        &named(&base, &[("a", "theirs"), ("b", "B2")]),
        &root.join("theirs.ron"),
    );
    let merge = [
        "merge",
        "base.ron",
        "ours.ron",
        "theirs.ron",
        "-o",
        "out.ron",
    ];
    let (code, said) = place.portolan(&merge);
    assert_eq!(code, 4, "{said}");
    assert!(said.contains("ours") && said.contains("theirs"), "{said}");
    assert_eq!(place.waiting(), 1);
    let (code, json) = place.portolan(&[&merge[..], &["--format", "json"]].concat());
    assert_eq!(code, 4);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["conflicts"][0]["record"], "elements/a");
    assert_eq!(json["conflicts"][0]["field"], "name");
    assert_eq!(json["conflicts"][0]["theirs"], "theirs");
    let (code, said) = place.portolan(&[&merge[..], &["--take", "theirs"]].concat());
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        read(&root.join("out.ron")),
        named(&base, &[("a", "theirs"), ("b", "B2")])
    );
    assert_eq!(place.waiting(), 0, "nothing waits any more");
}

#[test]
fn a_branch_is_merged_into_the_map_and_kept_with_both_parents() {
    let place = Place::new();
    let path = two_branches(&place, &[("a", "ours")], &[("b", "B2")]);
    let (code, said) = place.portolan(&["versions", "merge", "la carte.ron", "other"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        place
            .git(&["rev-list", "--parents", "-1", "HEAD"])
            .split(' ')
            .count(),
        3
    );
    assert_eq!(place.git(&["status", "--porcelain"]), "");
    let map = read(&path);
    let name = |id: &str| {
        map.tables()
            .elements
            .get(&id.into())
            .unwrap()
            .name
            .to_string()
    };
    assert_eq!((name("a").as_str(), name("b").as_str()), ("ours", "B2"));
    let (code, said) = place.portolan(&["versions", "merge", "la carte.ron", "other"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Nothing to merge"), "{said}");
}

#[test]
fn a_branch_in_conflict_leaves_the_file_and_waits() {
    let place = Place::new();
    let path = two_branches(&place, &[("a", "ours")], &[("a", "theirs")]);
    let before = std::fs::read(&path).unwrap();
    let merge = ["versions", "merge", "la carte.ron", "other"];
    let (code, said) = place.portolan(&merge);
    assert_eq!(code, 4, "{said}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let found = storage::find_merge(&place.state().join("merges"), &path).unwrap();
    assert!(found.names.other_parent.is_some());
    let (code, said) = place.portolan(&[&merge[..], &["--take", "theirs"]].concat());
    assert_eq!(code, 0, "{said}");
    assert_eq!(place.waiting(), 0);
    assert_eq!(
        place
            .git(&["rev-list", "--parents", "-1", "HEAD"])
            .split(' ')
            .count(),
        3
    );
}
