//! Branches, tags, merges and going from one to the other.

use super::*;

/// Writes the map where it stands.
fn onto(map: &Path) -> impl FnOnce(&[u8]) -> Result<(), VersionsError> {
    let map = map.to_owned();
    move |bytes| {
        std::fs::write(&map, bytes).unwrap();
        Ok(())
    }
}

fn keep(versions: &Versions, map: &Path, text: &str, title: &str) -> Version {
    std::fs::write(map, text).unwrap();
    versions.keep(text.as_bytes(), &words(title)).unwrap()
}

#[test]
fn two_branches_go_their_ways_and_are_merged() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"");
    let versions = Versions::open_or_create(&map).unwrap();
    let base = keep(&versions, &map, "(base)\n", "Base");
    let main = versions.current_branch().unwrap().unwrap();
    versions.create_branch("cible", &base.id).unwrap();
    let ours = keep(&versions, &map, "(ours)\n", "Ours");
    let shown = versions.switch("cible", onto(&map)).unwrap();
    assert_eq!(shown.id, base.id);
    assert_eq!(std::fs::read(&map).unwrap(), b"(base)\n");
    let theirs = keep(&versions, &map, "(theirs)\n", "Theirs");

    assert_eq!(
        versions.merge_base(&ours.id, &theirs.id).unwrap(),
        Some(base.id.clone())
    );
    assert!(versions.is_ancestor(&base.id, &ours.id).unwrap());
    assert!(!versions.is_ancestor(&ours.id, &theirs.id).unwrap());
    let refused = versions.fast_forward(&ours.id, onto(&map)).unwrap_err();
    assert!(matches!(refused, VersionsError::NotAhead));

    std::fs::write(&map, "(both)\n").unwrap();
    let merged = versions
        .keep_merge(b"(both)\n", &words("Merge"), &ours.id)
        .unwrap();
    assert_eq!(merged.parents, [theirs.id.clone(), ours.id.clone()]);
    versions.switch(&main, onto(&map)).unwrap();
    let now = versions.fast_forward(&merged.id, onto(&map)).unwrap();
    assert_eq!(std::fs::read(&map).unwrap(), b"(both)\n");
    assert_eq!(now.id, merged.id);

    let all = versions.list_all(99).unwrap();
    let found: Vec<_> = all
        .iter()
        .map(|v| (v.title.as_str(), v.parents.len()))
        .collect();
    assert_eq!(found.len(), 4);
    assert_eq!(found[0], ("Merge", 2));
    assert_eq!(found[3], ("Base", 0));
    assert_eq!(all[0].branches, ["cible".to_owned(), main.clone()]);
    let current: Vec<_> = versions
        .branches()
        .unwrap()
        .into_iter()
        .filter(|branch| branch.is_current)
        .collect();
    assert_eq!(current.len(), 1);
    assert_eq!(current[0].name, main);
    let repository = folder.path().join("carte.versions");
    if git(&repository, &["fsck", "--strict"]).is_some() {
        assert_eq!(
            git(&repository, &["show", "HEAD:carte.ron"]).unwrap(),
            "(both)\n"
        );
    }
}

#[test]
fn what_is_kept_nowhere_is_never_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"");
    let versions = Versions::open_or_create(&map).unwrap();
    let base = keep(&versions, &map, "(base)\n", "Base");
    versions.create_branch("cible", &base.id).unwrap();
    versions.create_branch("vide", &base.id).unwrap();
    std::fs::write(&map, "(changed)\n").unwrap();
    let refused = versions.switch("cible", onto(&map)).unwrap_err();
    assert!(matches!(refused, VersionsError::Unkept));
    assert_eq!(std::fs::read(&map).unwrap(), b"(changed)\n");

    std::fs::write(&map, "(base)\n").unwrap();
    versions.switch("cible", onto(&map)).unwrap();
    let last = keep(&versions, &map, "(cible)\n", "Cible");
    assert!(matches!(
        versions.delete_branch("cible", true),
        Err(VersionsError::Current(_))
    ));
    versions.switch("vide", onto(&map)).unwrap();
    assert!(matches!(
        versions.delete_branch("cible", false),
        Err(VersionsError::Unmerged(_))
    ));
    versions.tag("v1", &last.id).unwrap();
    versions.delete_branch("cible", false).unwrap();
    assert_eq!(versions.find("v1").unwrap().title, "Cible");
    assert!(matches!(
        versions.tag("v1", &base.id),
        Err(VersionsError::Taken(_))
    ));
    versions.untag("v1").unwrap();
    assert!(matches!(
        versions.find("v1"),
        Err(VersionsError::Unknown(_))
    ));
}

#[test]
fn a_failed_write_leaves_the_branch_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"");
    let versions = Versions::open_or_create(&map).unwrap();
    let base = keep(&versions, &map, "(base)\n", "Base");
    let main = versions.current_branch().unwrap();
    versions.create_branch("cible", &base.id).unwrap();
    let refused = versions.switch("cible", |_| Err(VersionsError::Untitled));
    assert!(refused.is_err());
    assert_eq!(versions.current_branch().unwrap(), main);
}

#[test]
fn a_branch_may_be_renamed_and_names_are_watched() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"");
    let versions = Versions::open_or_create(&map).unwrap();
    let base = keep(&versions, &map, "(base)\n", "Base");
    let main = versions.current_branch().unwrap().unwrap();
    versions.rename_branch(&main, "principale").unwrap();
    assert_eq!(
        versions.current_branch().unwrap().as_deref(),
        Some("principale")
    );
    assert_eq!(versions.branches().unwrap().len(), 1);
    for name in ["-x", "../x", "a b", "", "HEAD"] {
        let refused = versions.create_branch(name, &base.id).unwrap_err();
        assert!(matches!(refused, VersionsError::BadName { .. }), "{name}");
        assert!(versions.tag(name, &base.id).is_err());
        assert!(versions.rename_branch("principale", name).is_err());
    }
    let refused = versions.create_branch("Cible 2027", &base.id).unwrap_err();
    assert!(matches!(refused, VersionsError::BadName { instead, .. } if instead == "Cible-2027"));
}

#[test]
fn a_version_answers_to_tag_branch_title_digits_and_steps_back() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"");
    let versions = Versions::open_or_create(&map).unwrap();
    let first = keep(&versions, &map, "(1)\n", "Un");
    let second = keep(&versions, &map, "(2)\n", "Deux");
    let third = keep(&versions, &map, "(3)\n", "Trois");
    let branch = versions.current_branch().unwrap().unwrap();
    versions.tag("jalon", &second.id).unwrap();
    let found = |name: &str| versions.find(name).map(|version| version.id).ok();
    for name in [
        "HEAD",
        "@",
        branch.as_str(),
        "Trois",
        &third.id,
        &third.id[..6],
    ] {
        assert_eq!(found(name).as_ref(), Some(&third.id), "{name}");
    }
    for name in ["jalon", "HEAD~", "HEAD^", "HEAD~1"] {
        assert_eq!(found(name).as_ref(), Some(&second.id), "{name}");
    }
    assert_eq!(found("HEAD~2"), Some(first.id.clone()));
    assert_eq!(found("jalon~1"), Some(first.id));
    for name in ["", "HEAD~3", "Quatre", "zzzz", "~1"] {
        assert_eq!(found(name), None, "{name}");
    }
}

#[test]
fn in_a_working_tree_other_files_follow_unless_somebody_changed_them() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    if git(root, &["init", "-q"]).is_none() {
        return;
    }
    std::fs::write(root.join("autre"), "a").unwrap();
    let map = map_in(root, b"(base)\n");
    git(root, &["add", "-A"]);
    git(root, &["commit", "-q", "-m", "Base"]);
    let versions = Versions::open_or_create(&map).unwrap();
    let base = versions.head_version().unwrap().unwrap();
    versions.create_branch("carte-seule", &base.id).unwrap();
    versions.create_branch("tout", &base.id).unwrap();
    let main = versions.current_branch().unwrap().unwrap();

    versions.switch("carte-seule", onto(&map)).unwrap();
    keep(&versions, &map, "(cible)\n", "Cible");
    std::fs::write(root.join("staged"), "b").unwrap();
    git(root, &["add", "staged"]);
    versions.switch(&main, onto(&map)).unwrap();
    assert_eq!(
        git(root, &["status", "--porcelain"]).unwrap(),
        "A  staged\n"
    );
    assert_eq!(
        git(root, &["symbolic-ref", "HEAD"]).unwrap(),
        format!("refs/heads/{main}\n")
    );
    git(root, &["rm", "-q", "--cached", "staged"]);

    git(root, &["checkout", "-q", "tout"]);
    std::fs::write(root.join("autre"), "b").unwrap();
    std::fs::create_dir(root.join("plans")).unwrap();
    std::fs::write(root.join("plans/rez"), "c").unwrap();
    git(root, &["add", "autre", "plans"]);
    git(root, &["commit", "-q", "-m", "Autre"]);
    let there = |path: &str| std::fs::read_to_string(root.join(path)).ok();
    versions.switch(&main, onto(&map)).unwrap();
    assert_eq!(
        (there("autre").as_deref(), there("plans/rez")),
        (Some("a"), None)
    );
    assert!(!root.join("plans").exists());
    assert_eq!(
        git(root, &["status", "--porcelain"]).unwrap(),
        "?? staged\n"
    );

    // Somebody works on one of them: nothing moves.
    std::fs::write(root.join("autre"), "mine").unwrap();
    let refused = versions.switch("tout", onto(&map)).unwrap_err();
    assert!(matches!(refused, VersionsError::OthersBlocked(files) if files == "autre"));
    let tout = git(root, &["rev-parse", "tout"]).unwrap();
    let merge = || versions.keep_merge(b"(base)\n", &words("M"), tout.trim());
    assert!(matches!(
        merge().unwrap_err(),
        VersionsError::OthersBlocked(_)
    ));
    assert_eq!(there("autre").as_deref(), Some("mine"));
    std::fs::write(root.join("autre"), "a").unwrap();
    // A file that nobody tracks lies where one is to come.
    std::fs::create_dir(root.join("plans")).unwrap();
    std::fs::write(root.join("plans/rez"), "mine").unwrap();
    assert!(
        matches!(merge().unwrap_err(), VersionsError::OthersBlocked(files) if files == "plans/rez")
    );
    std::fs::remove_dir_all(root.join("plans")).unwrap();
    std::fs::write(&map, "(base)\n").unwrap();
    merge().unwrap();
    assert_eq!(
        (there("autre").as_deref(), there("plans/rez").as_deref()),
        (Some("b"), Some("c"))
    );
    assert_eq!(
        git(root, &["status", "--porcelain"]).unwrap(),
        "?? staged\n"
    );
    assert_eq!(git(root, &["show", "HEAD:plans/rez"]).unwrap(), "c");

    git(root, &["checkout", "-q", "--detach"]);
    let refused = versions.keep(b"(y)\n", &words("Y")).unwrap_err();
    assert!(matches!(refused, VersionsError::Detached));
    git(root, &["fsck", "--strict", "--no-dangling"]);
}
