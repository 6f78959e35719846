//! Many at once, and some who are quicker.

use std::sync::Barrier;

use super::support::{Kit, Place, git, keep};
use crate::versions::Versions;
use crate::versions::remote::{RemoteError, clone};

/// Eight people push at the same moment; one is first, and all others are told.
fn race(by_ssh: bool) {
    const PEOPLE: usize = 8;
    let place = Place::new();
    let kit = Kit {
        ssh: place.fake_ssh(),
        ..Kit::default()
    };
    let map = place.map();
    keep(&map, "(start)\n");
    let mut first = Versions::open(&map).unwrap();
    let path = place.bare().display().to_string();
    let address = if by_ssh {
        format!("forge:{path}")
    } else {
        path
    };
    let origin = first
        .add_remote("origin", &address, place.path(), &place.trust)
        .unwrap();
    first.push(&origin, &kit.access()).unwrap();
    let folders: Vec<_> = (0..PEOPLE)
        .map(|n| {
            let folder = place.path().join(format!("p{n}"));
            clone(&address, place.path(), &folder, &place.trust, &kit.access()).unwrap();
            keep(&folder.join("carte.ron"), &format!("(person {n})\n"));
            folder
        })
        .collect();
    let barrier = Barrier::new(PEOPLE);
    let results: Vec<Result<_, RemoteError>> = std::thread::scope(|scope| {
        let runs: Vec<_> = folders
            .iter()
            .map(|folder| {
                let (barrier, place, kit) = (&barrier, &place, &kit);
                let ssh = kit.ssh.clone();
                let limits = kit.limits;
                scope.spawn(move || {
                    let kit = Kit {
                        ssh,
                        limits,
                        ..Kit::default()
                    };
                    let mut versions = Versions::open(&folder.join("carte.ron")).unwrap();
                    let origin = versions.remote(None, &place.trust).unwrap();
                    barrier.wait();
                    versions.push(&origin, &kit.access())
                })
            })
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    let won: Vec<usize> = results
        .iter()
        .enumerate()
        .filter(|(_, result)| result.is_ok())
        .map(|(n, _)| n)
        .collect();
    assert_eq!(won.len(), 1, "{results:?}");
    for result in &results {
        assert!(
            matches!(result, Ok(_) | Err(RemoteError::Moved)),
            "{result:?}"
        );
    }
    git(
        &place.bare(),
        &["fsck", "--strict", "--full", "--no-dangling"],
    );
    let there = git(&place.bare(), &["show", "main:carte.ron"]);
    assert_eq!(there, format!("(person {})\n", won[0]));
}

#[test]
fn of_many_who_push_into_a_folder_at_once_one_is_first_and_the_others_are_told() {
    race(false);
}

#[test]
fn of_many_who_push_to_a_host_at_once_one_is_first_and_the_others_are_told() {
    race(true);
}
