//! There and back by each of the three ways.

use std::path::Path;

use super::support::{Kit, Place, Server, git, keep};
use crate::versions::remote::{Known, Login, RemoteError, clone};
use crate::versions::{Home, Versions};

/// Two people and a repository between them, which `address` leads to.
fn there_and_back(place: &Place, kit: &Kit, address: &str) {
    let access = kit.access();
    let map = place.map();
    keep(&map, "(one)\n");
    let second = keep(&map, "(two)\n");
    let mut ours = Versions::open(&map).unwrap();
    ours.tag("jalon-1", &second).unwrap();
    let origin = ours
        .add_remote("origin", address, place.path(), &place.trust)
        .unwrap();
    assert_eq!(ours.standing("origin").unwrap().ahead, 2);
    let sent = ours.push(&origin, &access).unwrap();
    assert_eq!(
        (sent.commits, sent.tags.as_slice()),
        (2, &["jalon-1".to_owned()][..])
    );
    assert_eq!(ours.standing("origin").unwrap().ahead, 0);
    let again = ours.push(&origin, &access).unwrap();
    assert_eq!((again.commits, again.objects), (0, 0));

    let copy = place.path().join("copy");
    let made = clone(address, place.path(), &copy, &place.trust, &access).unwrap();
    let theirs_map = made.maps[0].clone();
    assert_eq!(std::fs::read(&theirs_map).unwrap(), b"(two)\n");
    assert_eq!(git(&copy, &["status", "--porcelain"]), "");
    assert_eq!(git(&copy, &["tag"]), "jalon-1\n");
    keep(&theirs_map, "(three)\n");
    let mut theirs = Versions::open(&theirs_map).unwrap();
    assert_eq!(theirs.home(), Home::WorkTree);
    let origin_of_theirs = theirs.remote(None, &place.trust).unwrap();
    theirs.push(&origin_of_theirs, &access).unwrap();

    let fetched = ours.fetch(&origin, false, &access).unwrap();
    assert_eq!((fetched.standing.ahead, fetched.standing.behind), (0, 1));
    let to = fetched.standing.theirs.unwrap();
    let write = |bytes: &[u8]| {
        std::fs::write(&map, bytes).unwrap();
        Ok(())
    };
    ours.fast_forward(&to, write).unwrap();
    assert_eq!(std::fs::read(&map).unwrap(), b"(three)\n");

    // Both go on: who pushes second is told, and both are still there.
    keep(&map, "(four)\n");
    keep(&theirs_map, "(five)\n");
    ours.push(&origin, &access).unwrap();
    let refused = theirs.push(&origin_of_theirs, &access).unwrap_err();
    assert!(matches!(refused, RemoteError::Moved), "{refused}");
    let fetched = theirs.fetch(&origin_of_theirs, false, &access).unwrap();
    assert_eq!((fetched.standing.ahead, fetched.standing.behind), (1, 1));

    judge(&place.bare());
    judge(&copy);
    judge(ours.folder());
    assert_eq!(git(&place.bare(), &["show", "main:carte.ron"]), "(four)\n");
    let log = ["log", "--format=%s", "main"];
    assert_eq!(git(&place.bare(), &log), git(ours.folder(), &log));
}

fn judge(folder: &Path) {
    git(folder, &["fsck", "--strict", "--full", "--no-dangling"]);
}

#[test]
fn versions_go_through_a_folder() {
    let place = Place::new();
    let address = place.bare().display().to_string();
    there_and_back(&place, &Kit::default(), &address);
}

#[test]
fn versions_go_through_ssh() {
    let place = Place::new();
    let kit = Kit {
        ssh: place.fake_ssh(),
        ..Kit::default()
    };
    let address = format!("git@forge.example:{}", place.bare().display());
    there_and_back(&place, &kit, &address);
}

#[test]
fn versions_go_through_http() {
    let place = Place::new();
    let server = Server::start(place.path(), None);
    let address = format!("{}/si.git", server.address);
    there_and_back(&place, &Kit::default(), &address);
}

#[test]
fn a_host_that_asks_for_a_password_gets_it_and_a_wrong_one_is_told() {
    let place = Place::new();
    // moi:secret
    let server = Server::start(place.path(), Some("Basic bW9pOnNlY3JldA=="));
    let address = format!("{}/si.git", server.address);
    let host = server.address.trim_start_matches("http://").to_owned();
    let known = |secret: &str| Kit {
        credentials: Box::new(Known {
            host: host.clone(),
            login: Login {
                user: "moi".into(),
                secret: secret.into(),
            },
        }),
        ..Kit::default()
    };
    let map = place.map();
    keep(&map, "(one)\n");
    let mut ours = Versions::open(&map).unwrap();
    let origin = ours
        .add_remote("origin", &address, place.path(), &place.trust)
        .unwrap();
    let refused = ours.push(&origin, &Kit::default().access()).unwrap_err();
    assert!(
        matches!(
            refused,
            RemoteError::NeedsLogin {
                was_wrong: false,
                ..
            }
        ),
        "{refused}"
    );
    let refused = ours.push(&origin, &known("wrong").access()).unwrap_err();
    assert!(
        matches!(
            refused,
            RemoteError::NeedsLogin {
                was_wrong: true,
                ..
            }
        ),
        "{refused}"
    );
    ours.push(&origin, &known("secret").access()).unwrap();
    assert_eq!(git(&place.bare(), &["show", "main:carte.ron"]), "(one)\n");
    let settings = std::fs::read_to_string(ours.folder().join("config")).unwrap();
    assert!(!settings.contains("secret"));
}

#[test]
fn many_versions_travel_as_a_pack_and_arrive_whole() {
    let place = Place::new();
    let map = place.map();
    for n in 0..60 {
        keep(&map, &format!("(carte: {n}, {})\n", "x".repeat(5_000)));
    }
    let mut ours = Versions::open(&map).unwrap();
    let address = place.bare().display().to_string();
    let origin = ours
        .add_remote("origin", &address, place.path(), &place.trust)
        .unwrap();
    let sent = ours.push(&origin, &Kit::default().access()).unwrap();
    assert_eq!((sent.commits, sent.objects), (60, 180));
    judge(&place.bare());
    assert_eq!(git(&place.bare(), &["rev-list", "--count", "main"]), "60\n");
    let kit = Kit {
        ssh: place.fake_ssh(),
        ..Kit::default()
    };
    let copy = place.path().join("copy");
    let address = format!("forge:{address}");
    clone(&address, place.path(), &copy, &place.trust, &kit.access()).unwrap();
    judge(&copy);
    let packs = std::fs::read_dir(copy.join(".git/objects/pack")).unwrap();
    let mut kinds: Vec<String> = packs
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .extension()
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    kinds.sort();
    assert_eq!(
        kinds,
        ["idx", "pack"],
        "no lock and no half file stays behind"
    );
}

#[test]
fn annotated_tags_and_those_set_later_arrive() {
    let place = Place::new();
    let map = place.map();
    keep(&map, "(one)\n");
    let mut ours = Versions::open(&map).unwrap();
    for address in [
        place.bare().display().to_string(),
        format!("forge:{}", place.bare().display()),
    ] {
        let kit = Kit {
            ssh: place.fake_ssh(),
            ..Kit::default()
        };
        let name = if address.starts_with("forge") {
            "b"
        } else {
            "a"
        };
        let origin = ours
            .add_remote(name, &address, place.path(), &place.trust)
            .unwrap();
        ours.push(&origin, &kit.access()).unwrap();
        let tag = format!("jalon-{name}");
        git(&place.bare(), &["tag", "-a", "-m", "x", &tag, "main"]);
        let fetched = ours.fetch(&origin, false, &kit.access()).unwrap();
        assert_eq!(fetched.tags, std::slice::from_ref(&tag));
        assert_eq!(git(ours.folder(), &["cat-file", "-t", &tag]), "tag\n");
    }
    judge(ours.folder());
}

#[test]
fn a_remote_that_came_with_the_repository_is_confirmed_first() {
    let place = Place::new();
    let map = place.map();
    keep(&map, "(one)\n");
    let folder = map.with_extension("versions");
    let address = place.bare().display().to_string();
    git(&folder, &["remote", "add", "origin", &address]);
    let ours = Versions::open(&map).unwrap();
    let refused = ours.remote(None, &place.trust).unwrap_err();
    assert!(
        matches!(refused, RemoteError::Untrusted { .. }),
        "{refused}"
    );
    place.trust.give(ours.folder(), &address).unwrap();
    assert_eq!(ours.remote(None, &place.trust).unwrap().text, address);
    // Another address under the same name is another question.
    git(
        &folder,
        &["remote", "set-url", "origin", "https://evil.example/x"],
    );
    let ours = Versions::open(&map).unwrap();
    let refused = ours.remote(None, &place.trust).unwrap_err();
    assert!(
        matches!(refused, RemoteError::Untrusted { .. }),
        "{refused}"
    );
}

#[test]
fn remotes_are_added_and_removed_and_plain_git_sees_them() {
    let place = Place::new();
    let map = place.map();
    keep(&map, "(one)\n");
    let mut ours = Versions::open(&map).unwrap();
    let folder = ours.folder().to_owned();
    std::fs::write(
        folder.join("config"),
        std::fs::read_to_string(folder.join("config")).unwrap() + "# by hand\n[x]\n\ty = 1\n",
    )
    .unwrap();
    ours.add_remote("équipe", "../si.git", map.parent().unwrap(), &place.trust)
        .unwrap();
    let listed = git(&folder, &["remote", "-v"]);
    assert!(listed.starts_with("équipe\t/"), "{listed}");
    let taken = ours.add_remote("équipe", "/x", place.path(), &place.trust);
    assert!(matches!(taken, Err(RemoteError::Taken(_))));
    for name in ["-x", "../x", "a b", "", "a\u{202e}b"] {
        let refused = ours.add_remote(name, "/x", place.path(), &place.trust);
        assert!(matches!(refused, Err(RemoteError::BadName(_))), "{name}");
    }
    for address in ["ext::sh -c evil", "git://host/x", "-x", "http://host/x"] {
        let refused = ours.add_remote("x", address, place.path(), &place.trust);
        assert!(
            matches!(refused, Err(RemoteError::Address { .. })),
            "{address}"
        );
    }
    let origin = ours.remote(Some("équipe"), &place.trust).unwrap();
    ours.push(&origin, &Kit::default().access()).unwrap();
    ours.remove_remote("équipe").unwrap();
    assert_eq!(git(&folder, &["remote"]), "");
    assert_eq!(git(&folder, &["for-each-ref", "refs/remotes"]), "");
    let settings = std::fs::read_to_string(folder.join("config")).unwrap();
    assert!(settings.contains("# by hand") && settings.contains("y = 1"));
}

#[test]
fn a_clone_into_a_folder_with_something_in_it_is_refused_and_a_failed_one_leaves_nothing() {
    let place = Place::new();
    let kit = Kit::default();
    let copy = place.path().join("copy");
    // Nothing was ever pushed there.
    let address = place.bare().display().to_string();
    let refused = clone(&address, place.path(), &copy, &place.trust, &kit.access()).unwrap_err();
    assert!(matches!(refused, RemoteError::NoBranch(_)), "{refused}");
    assert!(!copy.exists());
    std::fs::create_dir(&copy).unwrap();
    std::fs::write(copy.join("mine"), "x").unwrap();
    let refused = clone(&address, place.path(), &copy, &place.trust, &kit.access()).unwrap_err();
    assert!(matches!(refused, RemoteError::NotEmpty(_)), "{refused}");
    assert_eq!(std::fs::read(copy.join("mine")).unwrap(), b"x");
}

#[test]
fn a_branch_that_somebody_works_on_in_the_other_folder_is_not_moved() {
    let place = Place::new();
    let work = place.path().join("work");
    std::fs::create_dir(&work).unwrap();
    git(&work, &["init", "-q", "-b", "main"]);
    git(&work, &["commit", "-q", "--allow-empty", "-m", "start"]);
    let copy = place.path().join("copy");
    let kit = Kit::default();
    let made = clone(
        &work.display().to_string(),
        place.path(),
        &copy,
        &place.trust,
        &kit.access(),
    )
    .unwrap();
    assert!(made.maps.is_empty());
    let map = copy.join("carte.ron");
    keep(&map, "(one)\n");
    let mut ours = Versions::open(&map).unwrap();
    let origin = ours.remote(None, &place.trust).unwrap();
    let refused = ours.push(&origin, &kit.access()).unwrap_err();
    assert!(matches!(refused, RemoteError::CheckedOut(_)), "{refused}");
}

#[test]
fn a_shallow_clone_of_plain_git_fetches_and_pushes() {
    let place = Place::new();
    let map = place.map();
    for n in 0..5 {
        keep(&map, &format!("({n})\n"));
    }
    let mut first = Versions::open(&map).unwrap();
    let address = place.bare().display().to_string();
    let kit = Kit {
        ssh: place.fake_ssh(),
        ..Kit::default()
    };
    let origin = first
        .add_remote("origin", &address, place.path(), &place.trust)
        .unwrap();
    first.push(&origin, &kit.access()).unwrap();
    let copy = place.path().join("copy");
    git(
        place.path(),
        &[
            "clone",
            "-q",
            "--depth",
            "2",
            &format!("file://{address}"),
            "copy",
        ],
    );
    let other_map = copy.join("carte.ron");
    let mut other = Versions::open(&other_map).unwrap();
    let by_ssh = format!("forge:{address}");
    let remote = other
        .add_remote("by-ssh", &by_ssh, place.path(), &place.trust)
        .unwrap();
    keep(&map, "(six)\n");
    first.push(&origin, &kit.access()).unwrap();
    let fetched = other.fetch(&remote, false, &kit.access()).unwrap();
    assert_eq!(fetched.standing.behind, 1);
    let write = |bytes: &[u8]| {
        std::fs::write(&other_map, bytes).unwrap();
        Ok(())
    };
    other
        .fast_forward(&fetched.standing.theirs.unwrap(), write)
        .unwrap();
    keep(&other_map, "(seven)\n");
    other.push(&remote, &kit.access()).unwrap();
    judge(&copy);
    judge(&place.bare());
    let fetched = first.fetch(&origin, false, &kit.access()).unwrap();
    assert_eq!(fetched.standing.behind, 1);
}

#[test]
#[cfg(unix)]
fn a_shared_repository_stays_writable_for_the_group() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    git(&place.bare(), &["config", "core.sharedRepository", "group"]);
    let map = place.map();
    keep(&map, "(one)\n");
    let mut ours = Versions::open(&map).unwrap();
    let address = place.bare().display().to_string();
    let origin = ours
        .add_remote("origin", &address, place.path(), &place.trust)
        .unwrap();
    ours.push(&origin, &Kit::default().access()).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
    let id = git(&place.bare(), &["rev-parse", "main"]);
    let (shelf, rest) = id.trim().split_at(2);
    let shelf = place.bare().join("objects").join(shelf);
    assert_eq!(mode(&shelf) & 0o2070, 0o2070);
    assert_eq!(mode(&shelf.join(rest)) & 0o060, 0o040);
    assert_eq!(mode(&place.bare().join("refs/heads/main")) & 0o060, 0o060);
}

#[test]
fn two_maps_in_one_repository_are_shared_by_two_people() {
    let place = Place::new();
    let kit = Kit::default();
    let work = place.path().join("work");
    std::fs::create_dir(&work).unwrap();
    git(&work, &["init", "-q", "-b", "main"]);
    for (name, text) in [("carte.ron", "(a)\n"), ("autre.ron", "(b)\n")] {
        std::fs::write(work.join(name), text).unwrap();
        git(&work, &["add", name]);
    }
    git(&work, &["commit", "-q", "-m", "start"]);
    let address = place.bare().display().to_string();
    let (map, other) = (work.join("carte.ron"), work.join("autre.ron"));
    let mut ours = Versions::open(&map).unwrap();
    let origin = ours
        .add_remote("origin", &address, place.path(), &place.trust)
        .unwrap();
    ours.push(&origin, &kit.access()).unwrap();
    let copy = place.path().join("copy");
    let made = clone(&address, place.path(), &copy, &place.trust, &kit.access()).unwrap();
    assert_eq!(made.maps, [copy.join("autre.ron"), copy.join("carte.ron")]);

    // One changes one map, the other the other.
    keep(&copy.join("autre.ron"), "(b2)\n");
    let mut theirs = Versions::open(&copy.join("autre.ron")).unwrap();
    let remote = theirs.remote(None, &place.trust).unwrap();
    theirs.push(&remote, &kit.access()).unwrap();
    keep(&map, "(a2)\n");
    assert!(matches!(
        ours.push(&origin, &kit.access()),
        Err(RemoteError::Moved)
    ));
    let standing = ours.fetch(&origin, false, &kit.access()).unwrap().standing;
    ours.keep_merge(
        b"(a2)\n",
        &super::support::words("Merge"),
        &standing.theirs.unwrap(),
    )
    .unwrap();
    assert_eq!(std::fs::read(&other).unwrap(), b"(b2)\n");
    ours.push(&origin, &kit.access()).unwrap();
    let standing = theirs
        .fetch(&remote, false, &kit.access())
        .unwrap()
        .standing;
    theirs
        .fast_forward(&standing.theirs.unwrap(), |bytes| {
            std::fs::write(copy.join("autre.ron"), bytes).unwrap();
            Ok(())
        })
        .unwrap();
    assert_eq!(std::fs::read(copy.join("carte.ron")).unwrap(), b"(a2)\n");
    for folder in [&work, &copy] {
        assert_eq!(git(folder, &["status", "--porcelain"]), "");
        judge(folder);
    }
}
