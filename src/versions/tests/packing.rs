//! Packing keeps every byte, and next to nothing of the room.

use std::sync::atomic::{AtomicBool, Ordering};

use super::*;

/// A map of some size, the same but for one line.
fn text(version: usize) -> String {
    let mut text = String::from("(\n");
    for n in 0..800 {
        let changed = n % 200 == version % 200;
        let at = if changed { version } else { 0 };
        text.push_str(&format!(
            "    (id: \"server-{n}\", name: \"Serveur {n}\", rack: {at}),\n"
        ));
    }
    text + ")\n"
}

fn size_of(folder: &Path) -> u64 {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        bytes += if metadata.is_dir() {
            size_of(&entry.path())
        } else {
            metadata.len()
        };
    }
    bytes
}

#[test]
fn five_hundred_versions_come_back_byte_for_byte_and_plain_git_shows_each() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"");
    let versions = Versions::open_or_create(&map).unwrap();
    let mut packs = 0;
    let kept: Vec<Version> = (0..500)
        .map(|n| {
            let text = format!("(\n    name: \"Carte\",\n    step: {n},\n)\n");
            let version = versions
                .keep(text.as_bytes(), &words(&format!("V{n}")))
                .unwrap();
            packs += usize::from(versions.pack_if_many().unwrap().is_some());
            version
        })
        .collect();
    assert!(packs >= 8, "{packs} packs on the way");
    let packed = versions.pack(&AtomicBool::new(false), |_, _| ()).unwrap();
    assert_eq!(packed.objects, 1_500, "the packs on the way become one");
    assert_eq!(
        versions.read(&kept[3]).unwrap(),
        versions.read(&versions.find("V3").unwrap()).unwrap()
    );
    let again = Versions::open(&map).unwrap();
    let listed = again.list(usize::MAX).unwrap();
    assert_eq!(listed.len(), 500);
    assert!(
        listed
            .iter()
            .rev()
            .map(|v| &v.id)
            .eq(kept.iter().map(|v| &v.id))
    );
    let repository = folder.path().join("carte.versions");
    let has_git = git(&repository, &["fsck", "--strict"]).is_some();
    for (n, version) in kept.iter().enumerate() {
        let text = format!("(\n    name: \"Carte\",\n    step: {n},\n)\n");
        assert_eq!(again.read(version).unwrap(), text.as_bytes());
        if has_git {
            let shown = git(&repository, &["show", &format!("{}:carte.ron", version.id)]);
            assert_eq!(shown.unwrap(), text);
        }
    }
}

#[test]
fn two_hundred_small_changes_take_less_than_a_twentieth_of_the_file_each() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"");
    let versions = Versions::open_or_create(&map).unwrap();
    let repository = folder.path().join("carte.versions");
    let kept: Vec<Version> = (0..201)
        .map(|n| {
            versions
                .keep(text(n).as_bytes(), &words(&format!("V{n}")))
                .unwrap()
        })
        .collect();
    versions.pack(&AtomicBool::new(false), |_, _| ()).unwrap();
    let file = text(0).len() as u64;
    let growth = size_of(&repository) as f64 / 200.0 / file as f64;
    assert!(
        growth < 0.05,
        "{:.2} % of the file a version",
        growth * 100.0
    );
    let again = Versions::open(&map).unwrap();
    for (n, version) in kept.iter().enumerate() {
        assert_eq!(again.read(version).unwrap(), text(n).as_bytes());
    }
    if git(&repository, &["fsck", "--strict"]).is_some() {
        let counted = git(&repository, &["count-objects", "-v"]).unwrap();
        assert!(counted.contains("count: 0\n"), "{counted}");
        assert!(counted.contains("packs: 1\n"), "{counted}");
        assert!(counted.contains("garbage: 0\n"), "{counted}");
        assert_eq!(
            git(&repository, &["show", "HEAD~150:carte.ron"]).unwrap(),
            text(50)
        );
    }
    // Twice gives the same; a pack that somebody protects stays.
    versions.pack(&AtomicBool::new(false), |_, _| ()).unwrap();
    assert_eq!(Versions::open(&map).unwrap().list(999).unwrap().len(), 201);
}

#[test]
fn packing_that_is_broken_off_or_meets_damage_leaves_everything_readable() {
    let folder = tempfile::tempdir().unwrap();
    let map = map_in(folder.path(), b"");
    let versions = Versions::open_or_create(&map).unwrap();
    let kept: Vec<Version> = (0..9)
        .map(|n| {
            versions
                .keep(text(n).as_bytes(), &words(&format!("V{n}")))
                .unwrap()
        })
        .collect();
    let cancelled = AtomicBool::new(false);
    let broken_off = versions.pack(&cancelled, |done, _| {
        cancelled.store(done >= 4, Ordering::Relaxed);
    });
    assert!(matches!(broken_off, Err(VersionsError::Cancelled)));
    let blob = kept[3].blob().unwrap();
    let repository = folder.path().join("carte.versions");
    let (first, rest) = blob.split_at(2);
    let path = repository.join("objects").join(first).join(rest);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();

    versions.pack(&AtomicBool::new(false), |_, _| ()).unwrap();
    let again = Versions::open(&map).unwrap();
    for (n, version) in kept.iter().enumerate() {
        match again.read(version) {
            Ok(bytes) => assert_eq!(bytes, text(n).as_bytes()),
            Err(error) => {
                assert!(matches!(error, VersionsError::Damaged { .. }), "{error}");
                assert_eq!(n, 3);
            }
        }
    }
    assert!(path.exists(), "what is damaged is left to be mended");
}

#[test]
fn the_repository_of_a_working_tree_is_left_to_git() {
    let folder = tempfile::tempdir().unwrap();
    if git(folder.path(), &["init", "-q"]).is_none() {
        return;
    }
    let map = map_in(folder.path(), b"(one)\n");
    let versions = Versions::open_or_create(&map).unwrap();
    versions.keep(b"(one)\n", &words("V")).unwrap();
    assert!(versions.pack_if_many().unwrap().is_none());
    let refused = versions.pack(&AtomicBool::new(false), |_, _| ());
    assert!(matches!(refused, Err(VersionsError::PackedByGit(_))));
}
