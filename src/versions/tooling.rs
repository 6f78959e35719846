//! Teaching a git repository to compare and merge maps with us: its settings and its attributes.
//!
//! Two files change: `config` of the repository, in which git finds the commands, and
//! `.gitattributes` at the root of the working tree, which says for which files. Both are edited in
//! place: what others wrote stays as it is, doing it twice changes nothing, and taking it out again
//! leaves what was there. No git program is asked, and nothing is run.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use gix::bstr::{BStr, ByteSlice as _};
use gix::config::{File, Source};
use gix::sec::Trust;
use gix::sec::trust::Mapping;

use super::VersionsError;
use super::repository::settings;

/// Where our lines of `.gitattributes` begin and end.
const BEGIN: &str = "# portolan: begin";
const END: &str = "# portolan: end";
/// The name under which git knows us.
const NAME: &str = "portolan";
/// The most files of a working tree that are looked at for maps.
const MOST_FILES: usize = 100_000;

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tooling {
    /// The root of the working tree.
    pub root: PathBuf,
    /// The repository's settings.
    pub config: PathBuf,
    /// The attributes.
    pub attributes: PathBuf,
    /// The patterns that are ours now.
    pub patterns: Vec<String>,
    /// Whether anything changed.
    pub has_changed: bool,
}

/// Has a repository use `program`, a command for a shell, for its maps. `is_map` says which of the
/// `.ron` files are maps.
///
/// # Errors
/// When there is no working tree around `folder`, it belongs to somebody else, or one of the two
/// files is locked or cannot be written.
pub fn install(
    folder: &Path,
    program: &str,
    is_map: impl Fn(&Path) -> bool,
) -> Result<Tooling, VersionsError> {
    let (root, config) = find(folder)?;
    let patterns = patterns(&root, is_map);
    let mut tooling = Tooling {
        attributes: root.join(".gitattributes"),
        config,
        root,
        patterns,
        has_changed: false,
    };
    let entries = [
        (
            "merge",
            "name",
            "Portolan: maps, record by record".to_owned(),
        ),
        (
            "merge",
            "driver",
            format!("{program} merge-driver %O %A %B %P"),
        ),
        ("diff", "textconv", format!("{program} diff --textconv")),
        (
            "difftool",
            "cmd",
            format!("{program} diff \"$LOCAL\" \"$REMOTE\""),
        ),
    ];
    tooling.has_changed |= edit_config(&tooling.config, |file| {
        for (section, key, value) in &entries {
            set(file, section, key, value)?;
        }
        Ok(())
    })?;
    let lines: Vec<String> = tooling
        .patterns
        .iter()
        .map(|pattern| format!("{pattern} merge={NAME} diff={NAME}"))
        .collect();
    tooling.has_changed |= edit_attributes(&tooling.attributes, &lines)?;
    Ok(tooling)
}

/// Takes all of it out again.
///
/// # Errors
/// As [`install`].
pub fn uninstall(folder: &Path) -> Result<Tooling, VersionsError> {
    let (root, config) = find(folder)?;
    let attributes = root.join(".gitattributes");
    let mut has_changed = edit_config(&config, |file| {
        for section in ["merge", "diff", "difftool"] {
            while file
                .remove_section(section, Some(BStr::new(NAME)))
                .is_some()
            {}
        }
        Ok(())
    })?;
    has_changed |= edit_attributes(&attributes, &[])?;
    Ok(Tooling {
        root,
        config,
        attributes,
        patterns: Vec::new(),
        has_changed,
    })
}

/// The root of the working tree around a folder, and its repository's settings.
fn find(folder: &Path) -> Result<(PathBuf, PathBuf), VersionsError> {
    let failed = |reason: &dyn std::fmt::Display| VersionsError::Git {
        path: folder.to_owned(),
        reason: reason.to_string(),
    };
    let trust = Mapping {
        full: settings(),
        reduced: settings(),
    };
    let found = gix::ThreadSafeRepository::discover_opts(folder, Default::default(), trust)
        .map_err(|error| failed(&error))?
        .to_thread_local();
    let root = found
        .workdir()
        .map(Path::to_owned)
        .ok_or_else(|| VersionsError::NoWorkTree(found.git_dir().to_owned()))?;
    if found.git_dir_trust() != Trust::Full {
        return Err(VersionsError::NotOurs(root));
    }
    let config = found.common_dir().join("config");
    let whole = |path: PathBuf| path.canonicalize().unwrap_or(path);
    Ok((whole(root), whole(config)))
}

fn set(file: &mut File, section: &str, key: &str, value: &str) -> Result<(), String> {
    let name = BStr::new(NAME);
    let is_there = file
        .raw_value_by(section, Some(name), key)
        .is_ok_and(|found| found.as_bstr() == value);
    if is_there {
        return Ok(());
    }
    file.set_raw_value_by(section, Some(name), key, value)
        .map(drop)
        .map_err(|error| error.to_string())
}

/// Reads, changes and writes the settings, holding git's own lock of them. Gives whether they
/// changed.
fn edit_config(
    path: &Path,
    change: impl FnOnce(&mut File) -> Result<(), String>,
) -> Result<bool, VersionsError> {
    let failed = |reason: String| VersionsError::Git {
        path: path.to_owned(),
        reason,
    };
    let lock = path.with_extension("lock");
    let mut locked = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&lock)
        .map_err(|error| failed(format!("{}: {error}", lock.display())))?;
    let edited = (|| -> Result<bool, String> {
        let before = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error.to_string()),
        };
        let metadata = gix::config::file::Metadata::from(Source::Local);
        let mut file = File::from_bytes_no_includes(&before, metadata, Default::default())
            .map_err(|error| error.to_string())?;
        change(&mut file)?;
        let after = file.to_bstring();
        if after == before {
            return Ok(false);
        }
        if let Ok(about) = std::fs::metadata(path) {
            std::fs::set_permissions(&lock, about.permissions())
                .map_err(|error| error.to_string())?;
        }
        locked
            .write_all(&after)
            .map_err(|error| error.to_string())?;
        locked.sync_all().map_err(|error| error.to_string())?;
        std::fs::rename(&lock, path).map_err(|error| error.to_string())?;
        Ok(true)
    })();
    drop(locked);
    if !matches!(edited, Ok(true)) {
        // Ours, since it was made above.
        let _gone = std::fs::remove_file(&lock);
    }
    edited.map_err(failed)
}

/// Puts our lines in place of those that were ours; none takes them out. Gives whether the file
/// changed.
fn edit_attributes(path: &Path, lines: &[String]) -> Result<bool, VersionsError> {
    let failed = |error: io::Error| VersionsError::Git {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let before = match std::fs::read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    let mut after: Vec<u8> = Vec::new();
    let mut is_ours = false;
    for line in before
        .as_deref()
        .unwrap_or_default()
        .lines_with_terminator()
    {
        match line.trim_end() {
            begin if begin == BEGIN.as_bytes() => is_ours = true,
            end if end == END.as_bytes() && is_ours => is_ours = false,
            _ if is_ours => {}
            _ => after.extend_from_slice(line),
        }
    }
    if !lines.is_empty() {
        if after.last().is_some_and(|last| *last != b'\n') {
            after.push(b'\n');
        }
        for line in std::iter::once(BEGIN)
            .chain(lines.iter().map(String::as_str))
            .chain([END])
        {
            after.extend_from_slice(line.as_bytes());
            after.push(b'\n');
        }
    }
    if before.as_deref().unwrap_or_default() == after {
        return Ok(false);
    }
    if after.is_empty() {
        std::fs::remove_file(path).map_err(failed)?;
        return Ok(true);
    }
    std::fs::write(path, after).map_err(failed)?;
    Ok(true)
}

/// `*.ron` where every such file is a map, or a line for each map: the merge of somebody's settings
/// is none of our business.
fn patterns(root: &Path, is_map: impl Fn(&Path) -> bool) -> Vec<String> {
    let mut maps = Vec::new();
    let mut has_others = false;
    let mut open = vec![root.to_owned()];
    let mut seen = 0;
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            seen += 1;
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let path = entry.path();
            let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            if kind.is_dir() {
                // Another repository has settings of its own, and so has what git never looks at.
                if !is_hidden && !path.join(".git").exists() && seen < MOST_FILES {
                    open.push(path);
                }
            } else if kind.is_file() && path.extension().is_some_and(|ending| ending == "ron") {
                if is_map(&path) {
                    maps.push(path);
                } else {
                    has_others = true;
                }
            }
        }
    }
    if !has_others {
        return vec!["*.ron".to_owned()];
    }
    maps.sort();
    let inside = maps.iter().filter_map(|map| map.strip_prefix(root).ok());
    inside.map(pattern).collect()
}

/// A path as a pattern that means that very file.
fn pattern(path: &Path) -> String {
    let mut text = String::from("/");
    for c in path.to_string_lossy().replace('\\', "/").chars() {
        if matches!(c, '*' | '?' | '[' | ']') {
            text.push('\\');
        }
        text.push(c);
    }
    if text.contains(|c: char| c.is_whitespace() || c == '"') {
        let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{quoted}\"")
    } else {
        text
    }
}

/// A program as a word for a shell.
#[must_use]
pub fn shell_word(program: &Path) -> String {
    let text = program.to_string_lossy().replace('\\', "/");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:".contains(c);
    if text.chars().all(is_plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn git(folder: &Path, arguments: &[&str]) -> String {
        let done = std::process::Command::new("git")
            .args(arguments)
            .current_dir(folder)
            .output()
            .unwrap();
        assert!(done.status.success(), "{arguments:?}");
        String::from_utf8(done.stdout).unwrap().trim().to_owned()
    }

    fn is_map(path: &Path) -> bool {
        std::fs::read_to_string(path).is_ok_and(|text| text.contains("portolan:"))
    }

    fn repository() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "-q"]);
        git(folder.path(), &["config", "user.name", "A \"b\" ; c"]);
        std::fs::write(folder.path().join("a map.ron"), "(portolan: 1)").unwrap();
        folder
    }

    #[test]
    fn git_finds_what_was_installed_and_twice_changes_nothing() {
        let folder = repository();
        let at = folder.path();
        let program = shell_word(Path::new("/opt/a b/it's portolan"));
        let tooling = install(at, &program, is_map).unwrap();
        assert!(tooling.has_changed);
        let driver = git(at, &["config", "merge.portolan.driver"]);
        assert_eq!(
            driver,
            "'/opt/a b/it'\\''s portolan' merge-driver %O %A %B %P"
        );
        let tool = git(at, &["config", "difftool.portolan.cmd"]);
        assert_eq!(
            tool,
            "'/opt/a b/it'\\''s portolan' diff \"$LOCAL\" \"$REMOTE\""
        );
        assert_eq!(git(at, &["config", "user.name"]), "A \"b\" ; c");
        let asked = git(at, &["check-attr", "merge", "diff", "--", "a map.ron"]);
        assert!(
            asked.contains("merge: portolan") && asked.contains("diff: portolan"),
            "{asked}"
        );
        assert!(!install(at, &program, is_map).unwrap().has_changed);
        install(at, "portolan", is_map).unwrap();
        assert_eq!(
            git(at, &["config", "--get-all", "merge.portolan.driver"]),
            "portolan merge-driver %O %A %B %P"
        );
    }

    #[test]
    fn taking_it_out_leaves_what_was_there() {
        let folder = repository();
        let at = folder.path();
        std::fs::write(at.join(".gitattributes"), "*.png binary").unwrap();
        let before = std::fs::read(at.join(".git/config")).unwrap();
        install(at, "portolan", is_map).unwrap();
        let tooling = uninstall(at).unwrap();
        assert!(tooling.has_changed);
        let config = std::fs::read(at.join(".git/config")).unwrap();
        assert_eq!(config.as_bstr(), before.as_bstr());
        let attributes = std::fs::read_to_string(at.join(".gitattributes")).unwrap();
        assert_eq!(attributes.trim_end(), "*.png binary");
        assert!(!uninstall(at).unwrap().has_changed);
    }

    #[test]
    fn settings_of_others_are_left_to_git() {
        let folder = repository();
        let at = folder.path();
        std::fs::write(at.join("settings.ron"), "(volume: 3)").unwrap();
        std::fs::write(at.join("b[1].ron"), "(portolan: 1)").unwrap();
        let tooling = install(at, "portolan", is_map).unwrap();
        assert_eq!(tooling.patterns, ["\"/a map.ron\"", "/b\\[1\\].ron"]);
        let of = |file: &str| git(at, &["check-attr", "merge", "--", file]);
        assert!(of("a map.ron").ends_with("merge: portolan"));
        assert!(of("b[1].ron").ends_with("merge: portolan"));
        assert!(of("settings.ron").ends_with("unspecified"));
    }

    #[test]
    fn a_lock_of_git_is_respected() {
        let folder = repository();
        let lock = folder.path().join(".git/config.lock");
        std::fs::write(&lock, "").unwrap();
        assert!(install(folder.path(), "portolan", is_map).is_err());
        assert!(lock.exists(), "it is not ours to remove");
    }

    #[test]
    fn a_bare_repository_has_nothing_to_install_into() {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "-q", "--bare"]);
        let refused = install(folder.path(), "portolan", is_map);
        assert!(
            matches!(refused, Err(VersionsError::NoWorkTree(_))),
            "{refused:?}"
        );
    }
}
