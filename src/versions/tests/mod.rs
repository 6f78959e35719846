use std::path::{Path, PathBuf};

use super::*;

mod branches;
mod hostile;
mod packing;

fn words(title: &str) -> Words {
    Words {
        title: title.into(),
        reason: "Because.".into(),
        author: "Architect".into(),
    }
}

fn map_in(folder: &Path, bytes: &[u8]) -> PathBuf {
    let map = folder.join("carte.ron");
    std::fs::write(&map, bytes).unwrap();
    map
}

#[test]
fn a_version_beside_the_map_comes_back_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"(one)\n");
    let versions = Versions::open_or_create(&map).unwrap();
    assert_eq!(versions.home(), Home::Beside);
    let first = versions.keep(b"(one)\n", &words("Premier état")).unwrap();
    let second = versions.keep(b"(two)\n", &words("Second")).unwrap();

    let again = Versions::open(&map).unwrap();
    let titles: Vec<String> = again
        .list(9)
        .unwrap()
        .into_iter()
        .map(|v| v.title)
        .collect();
    assert_eq!(titles.len(), 2);
    assert!(titles.contains(&"Premier état".to_owned()), "{titles:?}");
    assert_eq!(again.read(&first).unwrap(), b"(one)\n");
    assert_eq!(
        again.read(&again.find("Second").unwrap()).unwrap(),
        b"(two)\n"
    );
    assert_eq!(again.find(&first.id[..8]).unwrap().id, first.id);
    assert_eq!(again.find(&second.id).unwrap().reason, "Because.");
    assert_eq!(again.find(&second.id).unwrap().author, "Architect");
}

#[test]
fn the_same_file_twice_is_no_second_version() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"(one)\n");
    let versions = Versions::open_or_create(&map).unwrap();
    versions.keep(b"(one)\n", &words("First")).unwrap();
    let refused = versions.keep(b"(one)\n", &words("Again")).unwrap_err();
    assert!(matches!(refused, VersionsError::Unchanged { title } if title == "First"));
    assert_eq!(versions.list(9).unwrap().len(), 1);
}

#[test]
fn a_map_without_versions_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"(one)\n");
    assert!(matches!(Versions::open(&map), Err(VersionsError::None(_))));
    assert!(
        !folder.path().join("carte.versions").exists(),
        "looking makes nothing"
    );
    let untitled = Versions::open_or_create(&map)
        .unwrap()
        .keep(b"x", &words(" \n"));
    assert!(matches!(untitled, Err(VersionsError::Untitled)));
}

/// Plain git, where this machine has it; it judges what we wrote.
fn git(folder: &Path, words: &[&str]) -> Option<String> {
    let done = std::process::Command::new("git")
        .args(["-c", "user.name=T", "-c", "user.email=t@example.org"])
        .args(words)
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "git {words:?}: {said}");
    Some(String::from_utf8_lossy(&done.stdout).into_owned())
}

#[test]
fn a_version_in_a_working_tree_touches_the_map_alone_and_plain_git_agrees() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    if git(root, &["init", "-q"]).is_none() {
        // Only the judge is missing; the tests above hold without it.
        return;
    }
    std::fs::create_dir(root.join("cartes")).unwrap();
    std::fs::write(root.join("lisez-moi"), "a").unwrap();
    let map = map_in(&root.join("cartes"), b"(one)\n");
    git(root, &["add", "lisez-moi"]);
    git(root, &["commit", "-q", "-m", "start"]);
    // Somebody has staged something else, and changed a third thing.
    std::fs::write(root.join("staged"), "b").unwrap();
    git(root, &["add", "staged"]);
    std::fs::write(root.join("lisez-moi"), "changed").unwrap();

    let versions = Versions::open_or_create(&map).unwrap();
    assert_eq!(versions.home(), Home::WorkTree);
    versions.keep(b"(one)\n", &words("Premier état")).unwrap();

    let status = git(root, &["status", "--porcelain"]).unwrap();
    assert_eq!(status, " M lisez-moi\nA  staged\n");
    let changed = git(root, &["show", "--name-only", "--format=%s|%b|%an", "HEAD"]).unwrap();
    assert_eq!(
        changed,
        "Premier état|Because.\n|Architect\n\ncartes/carte.ron\n"
    );
    assert_eq!(
        git(root, &["show", "HEAD:cartes/carte.ron"]).unwrap(),
        "(one)\n"
    );
    git(root, &["fsck", "--strict", "--no-dangling"]);
    assert_eq!(
        versions.list(9).unwrap().len(),
        1,
        "other commits are no versions of the map"
    );
}

#[test]
fn a_map_that_the_working_tree_ignores_has_its_versions_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    if git(root, &["init", "-q"]).is_none() {
        return;
    }
    std::fs::write(root.join(".gitignore"), "*.ron\n").unwrap();
    let map = map_in(root, b"(one)\n");
    let versions = Versions::open_or_create(&map).unwrap();
    assert_eq!(versions.home(), Home::Beside);
    assert!(root.join("carte.versions").exists());
}

#[test]
fn a_broken_repository_is_named_and_nothing_is_made_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"(one)\n");
    std::fs::write(folder.path().join("carte.versions"), "no repository").unwrap();
    let Err(VersionsError::Git { path, .. }) = Versions::open_or_create(&map) else {
        panic!("it is refused");
    };
    assert!(path.ends_with("carte.versions"));
}
