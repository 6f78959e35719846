//! Repositories that are locked, broken, shallow, detached, unfinished or out to harm.

use std::process::Command;

use super::*;

fn onto(map: &Path) -> impl FnOnce(&[u8]) -> Result<(), VersionsError> {
    let map = map.to_owned();
    move |bytes| {
        std::fs::write(&map, bytes).unwrap();
        Ok(())
    }
}

/// A working tree with two versions of a map, where git is there to make it.
fn work_tree(root: &Path) -> Option<PathBuf> {
    git(root, &["init", "-q", "-b", "main"])?;
    let map = map_in(root, b"(one)\n");
    git(root, &["add", "-A"]);
    git(root, &["commit", "-q", "-m", "One"]);
    std::fs::write(&map, "(two)\n").unwrap();
    git(root, &["commit", "-q", "-am", "Two"]);
    Some(map)
}

#[test]
fn nothing_that_a_hostile_repository_names_is_ever_run() {
    let folder = tempfile::tempdir().unwrap();
    let (root, marker) = (folder.path().join("work"), folder.path().join("MARKER"));
    let script = "../shared/corpus/hostile/git/make-hostile-repo.sh";
    let made = Command::new("sh")
        .arg(script)
        .args([&root, &marker])
        .status();
    if !made.is_ok_and(|made| made.success()) {
        assert!(Path::new(script).exists(), "{script} is needed");
        return;
    }
    // Making it ran some of them.
    let _none_yet = std::fs::remove_file(&marker).is_ok();
    let map = root.join("carte.ron");
    let versions = Versions::open_or_create(&map).unwrap();
    assert_eq!(versions.home(), Home::WorkTree);
    let listed = versions.list_all(99).unwrap();
    assert_eq!(listed.len(), 2);
    let now = std::fs::read(&map).unwrap();
    let kept = versions.keep(&now, &words("Trois")).unwrap();
    assert_eq!(versions.read(&kept).unwrap(), now);
    versions.create_branch("autre", &listed[1].id).unwrap();
    versions.switch("autre", onto(&map)).unwrap();
    assert_eq!(
        std::fs::read(&map).unwrap(),
        versions.read(&listed[1]).unwrap()
    );
    versions.tag("v1", &kept.id).unwrap();
    versions.find("HEAD").unwrap();
    versions
        .delete_branch("master", true)
        .or_else(|_| versions.delete_branch("main", true))
        .unwrap();
    let ran = std::fs::read_to_string(&marker).unwrap_or_default();
    assert_eq!(ran, "", "commands of the repository were run");
}

#[test]
fn a_locked_repository_says_since_when_and_by_whom_and_nothing_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let Some(map) = work_tree(folder.path()) else {
        return;
    };
    let versions = Versions::open(&map).unwrap();
    let before = versions.head_version().unwrap().unwrap();
    std::fs::write(&map, "(three)\n").unwrap();
    for lock in ["index.lock", "refs/heads/main.lock"] {
        let lock = folder.path().join(".git").join(lock);
        std::fs::write(&lock, "").unwrap();
        let refused = versions.keep(b"(three)\n", &words("Three")).unwrap_err();
        let VersionsError::Locked { path, since, .. } = &refused else {
            panic!("{refused:?}");
        };
        assert!(path.ends_with(lock.file_name().unwrap()), "{path:?}");
        assert_eq!(since.len(), "2027-01-31 16:05".len());
        assert_eq!(versions.head_version().unwrap().unwrap().id, before.id);
        let others = git(folder.path(), &["diff", "--cached", "--name-only"]).unwrap();
        assert_eq!(others, "", "the index is as it was");
        std::fs::remove_file(lock).unwrap();
    }
    versions.keep(b"(three)\n", &words("Three")).unwrap();
    assert_eq!(git(folder.path(), &["status", "--porcelain"]).unwrap(), "");
}

#[test]
fn a_shallow_clone_shows_what_it_has_and_can_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("source");
    std::fs::create_dir(&source).unwrap();
    if work_tree(&source).is_none() {
        return;
    }
    let address = format!("file://{}", source.display());
    git(
        folder.path(),
        &["clone", "-q", "--depth", "1", &address, "clone"],
    );
    let map = folder.path().join("clone/carte.ron");
    let versions = Versions::open(&map).unwrap();
    let titles = |versions: &Versions| -> Vec<String> {
        versions
            .list_all(99)
            .unwrap()
            .into_iter()
            .map(|version| version.title)
            .collect()
    };
    assert_eq!(titles(&versions), ["Two"]);
    versions.keep(b"(three)\n", &words("Three")).unwrap();
    assert_eq!(titles(&versions).len(), 2);
}

#[test]
fn a_version_that_lost_a_part_says_so_and_the_others_open() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"");
    let versions = Versions::open_or_create(&map).unwrap();
    let kept: Vec<Version> = ["(1)\n", "(2)\n", "(3)\n", "(4)\n"]
        .iter()
        .map(|text| versions.keep(text.as_bytes(), &words(text.trim())).unwrap())
        .collect();
    let object = |id: &str| {
        let (first, rest) = id.split_at(2);
        folder
            .path()
            .join("carte.versions/objects")
            .join(first)
            .join(rest)
    };
    // The file of the second, and the tree of the third.
    let blob = object(kept[1].blob().unwrap());
    std::fs::remove_file(&blob).unwrap();
    std::fs::write(&blob, b"no longer what it was").unwrap();
    let tree = versions
        .tree_of(versions.commit_id(&kept[2].id).unwrap())
        .unwrap();
    std::fs::remove_file(object(&tree.to_string())).unwrap();

    let again = Versions::open(&map).unwrap();
    let listed = again.list_all(99).unwrap();
    assert_eq!(listed.len(), 4, "none is passed over");
    let find = |id: &str| listed.iter().find(|version| version.id == id).unwrap();
    assert_eq!(find(&kept[2].id).file, FileState::Damaged);
    assert!(matches!(
        again.read(find(&kept[1].id)),
        Err(VersionsError::Damaged { .. })
    ));
    assert!(matches!(
        again.read(find(&kept[2].id)),
        Err(VersionsError::Damaged { .. })
    ));
    assert_eq!(again.read(find(&kept[0].id)).unwrap(), b"(1)\n");
    assert_eq!(again.read(find(&kept[3].id)).unwrap(), b"(4)\n");
    // A lost commit ends what can be known, and says so.
    std::fs::remove_file(object(&kept[1].id)).unwrap();
    let listed = Versions::open(&map).unwrap().list_all(99).unwrap();
    assert!(
        listed
            .iter()
            .any(|version| version.id == kept[1].id && version.file == FileState::Damaged)
    );
    assert_eq!(again.read(find(&kept[3].id)).unwrap(), b"(4)\n");
}

#[test]
fn a_merge_that_git_has_begun_is_left_to_git() {
    let folder = tempfile::tempdir().unwrap();
    let Some(map) = work_tree(folder.path()) else {
        return;
    };
    let head = git(folder.path(), &["rev-parse", "HEAD"]).unwrap();
    std::fs::write(folder.path().join(".git/MERGE_HEAD"), head).unwrap();
    let versions = Versions::open(&map).unwrap();
    let refused = versions.keep(b"(three)\n", &words("Three"));
    assert!(matches!(refused, Err(VersionsError::Unfinished(_))));
    assert_eq!(versions.list(99).unwrap().len(), 2, "looking is allowed");
}

#[test]
fn a_branch_that_another_working_tree_shows_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("a");
    std::fs::create_dir(&root).unwrap();
    let Some(map) = work_tree(&root) else {
        return;
    };
    git(&root, &["worktree", "add", "-q", "../b", "-b", "autre"]);
    let versions = Versions::open(&map).unwrap();
    let refused = versions.switch("autre", onto(&map)).unwrap_err();
    assert!(
        matches!(refused, VersionsError::ShownElsewhere { .. }),
        "{refused:?}"
    );
    assert!(versions.delete_branch("autre", true).is_err());
    // From the other side, the branch of this one.
    let other = Versions::open(&folder.path().join("b/carte.ron")).unwrap();
    assert_eq!(other.current_branch().unwrap().as_deref(), Some("autre"));
    assert!(other.switch("main", onto(&map)).is_err());
    let there = folder.path().join("b/carte.ron");
    std::fs::write(&there, "(b)\n").unwrap();
    other.keep(b"(b)\n", &words("Là-bas")).unwrap();
    assert_eq!(versions.list_all(99).unwrap().len(), 3);
}

#[test]
fn a_map_in_a_bare_repository_or_in_a_submodule_has_its_versions_where_they_belong() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    if git(root, &["init", "-q", "--bare", "bare"]).is_none() {
        return;
    }
    let map = map_in(&root.join("bare"), b"(one)\n");
    let versions = Versions::open_or_create(&map).unwrap();
    assert_eq!(
        versions.home(),
        Home::Beside,
        "a bare repository has no working tree"
    );
    // A submodule: a `.git` file that leads elsewhere.
    let inner = root.join("inner");
    std::fs::create_dir(&inner).unwrap();
    work_tree(&inner);
    let outer = root.join("outer");
    std::fs::create_dir(&outer).unwrap();
    git(&outer, &["init", "-q", "-b", "main"]);
    git(
        &outer,
        &[
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "--quiet",
            "add",
            "../inner",
            "cartes",
        ],
    );
    let versions = Versions::open(&outer.join("cartes/carte.ron")).unwrap();
    assert_eq!(versions.list(99).unwrap().len(), 2);
    std::fs::write(outer.join("cartes/carte.ron"), "(three)\n").unwrap();
    versions.keep(b"(three)\n", &words("Three")).unwrap();
    assert_eq!(
        git(&outer.join("cartes"), &["status", "--porcelain"]).unwrap(),
        ""
    );
}

#[test]
fn a_map_that_was_renamed_or_taken_away_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    if git(root, &["init", "-q", "-b", "main"]).is_none() {
        return;
    }
    let old = root.join("plan.ron");
    let text = |n: u32| format!("(\n    a: 1,\n    b: 2,\n    c: 3,\n    step: {n},\n)\n");
    std::fs::write(&old, text(1)).unwrap();
    std::fs::write(root.join("other.ron"), "(x)\n").unwrap();
    git(root, &["add", "-A"]);
    git(root, &["commit", "-q", "-m", "First"]);
    std::fs::write(&old, text(2)).unwrap();
    git(root, &["commit", "-q", "-am", "Second"]);
    git(root, &["branch", "old-name"]);
    std::fs::create_dir(root.join("cartes")).unwrap();
    git(root, &["mv", "plan.ron", "cartes/ville.ron"]);
    std::fs::write(root.join("cartes/ville.ron"), text(3)).unwrap();
    git(root, &["commit", "-q", "-am", "Renamed and changed"]);
    git(root, &["rm", "-q", "cartes/ville.ron"]);
    git(root, &["commit", "-q", "-m", "Taken away"]);
    std::fs::create_dir_all(root.join("cartes")).unwrap();
    let map = root.join("cartes/ville.ron");
    std::fs::write(&map, text(4)).unwrap();
    git(root, &["add", "-A"]);
    git(root, &["commit", "-q", "-m", "Back"]);

    let versions = Versions::open(&map).unwrap();
    let listed = versions.list_all(99).unwrap();
    let told: Vec<_> = listed
        .iter()
        .map(|version| (version.title.as_str(), version.has_file()))
        .collect();
    assert_eq!(
        told,
        [
            ("Back", true),
            ("Taken away", false),
            ("Renamed and changed", true),
            ("Second", true),
            ("First", true),
        ]
    );
    assert_eq!(versions.read(&listed[4]).unwrap(), text(1).as_bytes());
    assert!(matches!(
        versions.read(&listed[1]),
        Err(VersionsError::NoFile { .. })
    ));
    assert_eq!(listed[3].branches, ["old-name"]);
}

#[test]
fn map_and_repository_renamed_together_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"(1)\n");
    let versions = Versions::open_or_create(&map).unwrap();
    versions.keep(b"(1)\n", &words("One")).unwrap();
    let renamed = folder.path().join("plan.ron");
    std::fs::rename(&map, &renamed).unwrap();
    std::fs::rename(
        folder.path().join("carte.versions"),
        folder.path().join("plan.versions"),
    )
    .unwrap();
    let versions = Versions::open(&renamed).unwrap();
    assert_eq!(versions.list(9).unwrap().len(), 1);
    assert!(versions.is_kept().unwrap());
    let second = versions.keep(b"(2)\n", &words("Two")).unwrap();
    assert_eq!(versions.list(9).unwrap().len(), 2);
    assert_eq!(versions.read(&second).unwrap(), b"(2)\n");
}

#[cfg(unix)]
#[test]
fn a_repository_of_another_user_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"(1)\n");
    let versions = Versions::open_or_create(&map).unwrap();
    versions.keep(b"(1)\n", &words("One")).unwrap();
    let repository = folder.path().join("carte.versions");
    // Only root may give a folder away.
    if std::os::unix::fs::chown(&repository, Some(65534), Some(65534)).is_err() {
        return;
    }
    assert!(matches!(
        Versions::open(&map),
        Err(VersionsError::NotOurs(_))
    ));
}
