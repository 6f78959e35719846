//! Locks, journals and what comes back after a crash.

use crate::model::{Patch, SystemMap, patch};
use crate::storage::journal::frames;
use crate::storage::{
    ContentHash, Journal, Lock, LockError, find_recovery, patch_from_ron, patch_to_json,
    patch_to_ron, write,
};

use super::sample::{any_map, element, sample};
use proptest::prelude::*;

fn patches(count: usize) -> Vec<Patch> {
    (0..count)
        .map(|number| {
            let mut patch = Patch::new();
            patch.add(&element(&format!("added-{number}"), "É\n\"x\""));
            patch
        })
        .collect()
}

#[test]
fn a_second_writer_learns_who_has_the_map_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("carte.ron");
    let lock = Lock::acquire(&path).unwrap();
    let Err(LockError::Held(holder)) = Lock::acquire(&path) else {
        panic!("two writers");
    };
    assert_eq!(holder.pid, Some(std::process::id()));
    assert!(!holder.host.is_empty());
    drop(lock);
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        0,
        "no lock file stays"
    );
    drop(Lock::acquire(&path).unwrap());
}

#[test]
fn after_a_crash_every_change_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("carte.ron");
    let map = sample();
    std::fs::write(&document, write(&map)).unwrap();
    let base = ContentHash::of(&write(&map));
    let journal = Journal::open(folder.path(), Some(&document), base).unwrap();
    assert!(
        find_recovery(folder.path(), Some(&document)).is_none(),
        "its process lives"
    );
    for patch in patches(5) {
        journal.append(&patch);
    }
    journal.flush();
    assert!(journal.failure().is_none());
    drop(journal);
    let recovery = find_recovery(folder.path(), Some(&document)).unwrap();
    assert!(recovery.base_matches && !recovery.is_cut);
    let (recovered, count) = recovery.replay(map.clone());
    assert_eq!(count, 5);
    let expected = patches(5)
        .iter()
        .try_fold(map, |map, patch| map.with(patch));
    assert_eq!(Ok(recovered), expected);
    std::fs::write(&document, "changed").unwrap();
    assert!(
        !find_recovery(folder.path(), Some(&document))
            .unwrap()
            .base_matches
    );
    find_recovery(folder.path(), Some(&document))
        .unwrap()
        .set_aside()
        .unwrap();
    assert!(find_recovery(folder.path(), Some(&document)).is_none());
}

#[test]
fn a_save_empties_the_journal_and_a_clean_end_removes_it() {
    let folder = tempfile::tempdir().unwrap();
    let base = ContentHash::of(b"");
    let journal = Journal::open(folder.path(), None, base).unwrap();
    let all = patches(3);
    journal.append(&all[0]);
    journal.reset(None, base);
    journal.append(&all[1]);
    let path = journal.path().to_path_buf();
    drop(journal);
    let recovery = find_recovery(folder.path(), None).unwrap();
    assert_eq!(recovery.patches, all[1..2]);
    recovery.discard().unwrap();
    assert!(!path.exists());
    let journal = Journal::open(folder.path(), None, base).unwrap();
    let path = journal.path().to_path_buf();
    journal.close_clean().unwrap();
    assert!(!path.exists());
}

#[test]
fn a_journal_cut_anywhere_gives_the_changes_before_the_cut() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::open(folder.path(), None, ContentHash::of(b"")).unwrap();
    for patch in patches(3) {
        journal.append(&patch);
    }
    let path = journal.path().to_path_buf();
    drop(journal);
    let bytes = std::fs::read(&path).unwrap();
    let mut most = 0;
    for cut in 0..=bytes.len() {
        let (texts, _) = frames(&bytes[..cut]);
        assert!(texts.len() >= most && texts.len() <= 4);
        most = texts.len();
        let read: Vec<Patch> = texts
            .iter()
            .skip(1)
            .filter_map(|text| patch_from_ron(text))
            .collect();
        assert_eq!(read[..], patches(3)[..read.len()]);
        assert_eq!(read.len(), texts.len().saturating_sub(1));
    }
    assert_eq!(most, 4);
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1;
        let (texts, is_whole) = frames(&damaged);
        assert!(!is_whole && texts.len() < 4, "byte {at}");
    }
}

#[test]
fn changes_as_json_read_table_id_field() {
    let old = SystemMap::default();
    let mut first = Patch::new();
    first.add(&element("a", "A"));
    let middle = old.with(&first).unwrap();
    let mut second = Patch::new();
    second.change(&element("a", "A"), &element("a", "B"));
    let json = patch_to_json(&second);
    assert_eq!(json["changed"]["elements"]["a"]["name"]["from"], "A");
    assert_eq!(json["changed"]["elements"]["a"]["name"]["to"], "B");
    assert_eq!(
        patch_to_json(&patch::diff(&old, &middle))["added"]["elements"]["a"]["name"],
        "A"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_patch_comes_back_from_its_text(old in any_map(), new in any_map()) {
        let patch = patch::diff(&old, &new);
        let text = patch_to_ron(&patch);
        prop_assert!(!text.contains('\n'));
        prop_assert_eq!(patch_from_ron(&text), Some(patch));
    }
}
