//! Saving, with disks that fail and power that is cut.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use super::sample::{element, sample};
use crate::locale::Language;
use crate::model::{Patch, SystemMap};
use crate::storage::fs::{DiskState, FailingFs, Failure, Fs, RealFs, RecordingFs};
use crate::storage::{
    ContentHash, Expected, SaveError, SaveRequest, Saved, Step, backups_of, save, sweep_strays,
    write,
};

struct Desk {
    _folder: tempfile::TempDir,
    path: PathBuf,
    backups: PathBuf,
    old: SystemMap,
    new: SystemMap,
}

impl Desk {
    /// A folder that holds the old map, and a new map to save over it.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap().join("carte.ron");
        let old = sample();
        let mut patch = Patch::new();
        patch.add(&element("new-srv", "Nouveau"));
        let new = old.with(&patch).unwrap();
        std::fs::write(&path, write(&old)).unwrap();
        Self {
            backups: folder.path().join("state/backups"),
            _folder: folder,
            path,
            old,
            new,
        }
    }

    fn save_on(&self, fs: &dyn Fs, expected: Expected) -> Result<Saved, SaveError> {
        let request = SaveRequest {
            map: &self.new,
            path: &self.path,
            expected,
            backups: Some(&self.backups),
            now: UNIX_EPOCH + Duration::from_secs(1_800_000_000),
        };
        save(fs, &request)
    }

    fn expected(&self) -> Expected {
        Expected::Content(ContentHash::of(&write(&self.old)))
    }

    fn strays(&self) -> Vec<PathBuf> {
        let entries = RealFs.list(self.path.parent().unwrap()).unwrap();
        entries
            .into_iter()
            .filter(|path| path.to_string_lossy().ends_with(".tmp"))
            .collect()
    }
}

#[test]
fn a_save_replaces_the_file_and_keeps_a_backup_of_the_old_one() {
    let desk = Desk::new();
    let saved = desk.save_on(&RealFs, desk.expected()).unwrap();
    assert_eq!(std::fs::read(&desk.path).unwrap(), write(&desk.new));
    assert_eq!(saved.hash, ContentHash::of(&write(&desk.new)));
    assert!(saved.warnings.is_empty() && desk.strays().is_empty());
    let backups = backups_of(&RealFs, &desk.backups, &desk.path);
    assert_eq!(backups.len(), 1);
    assert_eq!(std::fs::read(&backups[0].path).unwrap(), write(&desk.old));
}

#[test]
fn a_change_from_outside_is_never_written_over() {
    let desk = Desk::new();
    std::fs::write(&desk.path, "from elsewhere").unwrap();
    for expected in [desk.expected(), Expected::Absent] {
        let error = desk.save_on(&RealFs, expected).unwrap_err();
        assert!(matches!(
            error,
            SaveError::ChangedOutside { found: Some(_), .. }
        ));
    }
    assert_eq!(std::fs::read(&desk.path).unwrap(), b"from elsewhere");
    std::fs::remove_file(&desk.path).unwrap();
    let error = desk.save_on(&RealFs, desk.expected()).unwrap_err();
    assert!(matches!(
        error,
        SaveError::ChangedOutside { found: None, .. }
    ));
    desk.save_on(&RealFs, Expected::Absent).unwrap();
}

#[test]
fn the_old_or_the_new_file_is_whole_after_every_failure() {
    let kinds = [
        ErrorKind::StorageFull,
        ErrorKind::PermissionDenied,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::Other,
    ];
    let mut failures = 0;
    for kind in kinds {
        for from_then_on in [false, true] {
            for at in 0.. {
                let desk = Desk::new();
                let fs = FailingFs::new(Failure {
                    at,
                    kind,
                    from_then_on,
                });
                let result = desk.save_on(&fs, desk.expected());
                if fs.operations() <= at {
                    break;
                }
                failures += 1;
                let bytes = std::fs::read(&desk.path).unwrap();
                let is_new = bytes == write(&desk.new);
                assert!(is_new || bytes == write(&desk.old), "at {at}");
                match result {
                    Ok(_) => assert!(is_new, "at {at}: a confirmed save is on the disk"),
                    Err(error) => {
                        for language in Language::ALL {
                            let problem = error.problem();
                            assert!(problem.place.file.is_some() && problem.hint.is_some());
                            assert!(problem.sentence(language).len() > 20);
                        }
                        if !from_then_on {
                            assert!(desk.strays().is_empty(), "at {at}");
                        }
                    }
                }
                desk.save_on(&RealFs, desk.expected()).unwrap();
                assert_eq!(std::fs::read(&desk.path).unwrap(), write(&desk.new));
            }
        }
    }
    assert!(failures > 100, "{failures}");
}

#[test]
fn a_power_cut_leaves_the_old_or_the_new_file() {
    let desk = Desk::new();
    let before: DiskState = [(desk.path.clone(), write(&desk.old))].into();
    let fs = RecordingFs::default();
    desk.save_on(&fs, desk.expected()).unwrap();
    let operations = fs.operations();
    let states = RecordingFs::states_after_power_cut(&before, &operations);
    assert!(states.len() > 100, "{}", states.len());
    let (old, new) = (write(&desk.old), write(&desk.new));
    for state in &states {
        let bytes = &state[&desk.path];
        assert!(*bytes == old || *bytes == new);
    }
    let after = states.last().unwrap();
    assert_eq!(
        after[&desk.path], new,
        "a confirmed save outlives a power cut"
    );
}

#[test]
fn without_a_flush_the_simulation_finds_the_damage() {
    let desk = Desk::new();
    let before: DiskState = [(desk.path.clone(), write(&desk.old))].into();
    let fs = RecordingFs::default();
    desk.save_on(&fs, desk.expected()).unwrap();
    let mut operations = fs.operations();
    operations.retain(|operation| !matches!(operation, crate::storage::fs::Operation::Sync(_)));
    let new = write(&desk.new);
    let states = RecordingFs::states_after_power_cut(&before, &operations);
    assert!(states.iter().any(|state| {
        let bytes = &state[&desk.path];
        *bytes != write(&desk.old) && *bytes != new
    }));
}

#[cfg(unix)]
#[test]
fn extended_attributes_are_kept_where_the_disk_has_any() {
    let desk = Desk::new();
    if xattr::set(&desk.path, "user.origin", b"inventaire").is_err() {
        // Nothing can be lost where nothing can be set; the save must work all the same.
        assert!(desk.save_on(&RealFs, desk.expected()).is_ok());
        return;
    }
    let saved = desk.save_on(&RealFs, desk.expected()).unwrap();
    let kept = xattr::get(&saved.path, "user.origin").unwrap();
    assert_eq!(kept.as_deref(), Some(b"inventaire".as_slice()));
}

#[cfg(unix)]
#[test]
fn rights_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mut desk = Desk::new();
    std::fs::set_permissions(&desk.path, std::fs::Permissions::from_mode(0o640)).unwrap();
    let target = desk.path.clone();
    let link = target.with_file_name("lien.ron");
    symlink("carte.ron", &link).unwrap();
    desk.path = link.clone();
    desk.save_on(&RealFs, desk.expected()).unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::read(&target).unwrap(), write(&desk.new));
    assert_eq!(mode(&target), 0o640);
    let dangling = target.with_file_name("vide.ron");
    symlink("neuf.ron", &dangling).unwrap();
    desk.path = dangling.clone();
    let saved = desk.save_on(&RealFs, Expected::Absent).unwrap();
    assert!(std::fs::symlink_metadata(&dangling).unwrap().is_symlink());
    assert_eq!(saved.path, target.with_file_name("neuf.ron"));
    assert_eq!(
        mode(&saved.path),
        0o600,
        "new files are for their owner only"
    );
    std::fs::set_permissions(&saved.path, std::fs::Permissions::from_mode(0o444)).unwrap();
    let error = desk.save_on(&RealFs, Expected::Anything).unwrap_err();
    assert!(matches!(error, SaveError::ReadOnly { .. }));
}

#[test]
fn a_folder_that_is_gone_is_named() {
    let mut desk = Desk::new();
    desk.path = desk.path.with_file_name("absent").join("carte.ron");
    let error = desk.save_on(&RealFs, Expected::Absent).unwrap_err();
    assert!(matches!(
        error,
        SaveError::Failed {
            step: Step::Resolve,
            ..
        }
    ));
}

#[test]
fn remains_of_dead_processes_are_swept_up_and_those_of_living_ones_stay() {
    let desk = Desk::new();
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let host = host.trim().replace('-', "_");
    let stray = |pid: u32| {
        desk.path
            .with_file_name(format!(".carte.ron.portolan-{host}-{pid}-0.tmp"))
    };
    let (dead, own) = (stray(4_000_000), stray(std::process::id()));
    std::fs::write(&dead, "x").unwrap();
    std::fs::write(&own, "x").unwrap();
    let swept = sweep_strays(&RealFs, &desk.path, std::time::SystemTime::now());
    assert_eq!(swept, [dead]);
    assert!(own.exists());
}

#[test]
fn the_last_ten_backups_and_one_a_day_are_kept() {
    let desk = Desk::new();
    let mut expected = desk.expected();
    let mut map = desk.old.clone();
    for round in 0..40_u64 {
        let mut patch = Patch::new();
        patch.add(&element(&format!("round-{round:02}"), "x"));
        map.apply(&patch).unwrap();
        let request = SaveRequest {
            map: &map,
            path: &desk.path,
            expected,
            backups: Some(&desk.backups),
            now: UNIX_EPOCH + Duration::from_secs(1_800_000_000 + round * 6 * 3600),
        };
        expected = Expected::Content(save(&RealFs, &request).unwrap().hash);
    }
    let backups = backups_of(&RealFs, &desk.backups, &desk.path);
    assert!((15..=20).contains(&backups.len()), "{}", backups.len());
    assert!(backups.windows(2).all(|pair| pair[0].when > pair[1].when));
}
