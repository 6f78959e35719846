//! Versions when the disk has no room: whatever step that hits, the map and the versions so far are
//! whole, and the message says what to do.

use std::path::Path;
use std::process::{Command, Output};

/// `portolan` with a limit on the size of files, in blocks of 512 bytes; it is the user's quota as
/// far as the program can tell.
fn portolan(blocks: Option<u32>, folder: &Path, words: &[&str]) -> Output {
    let limit = blocks.map_or("unlimited".to_owned(), |blocks| blocks.to_string());
    Command::new("sh")
        .arg("-c")
        .arg(format!("ulimit -f {limit}; exec \"$@\""))
        .arg("sh")
        .arg(env!("CARGO_BIN_EXE_portolan"))
        .args(["--lang", "en"])
        .args(words)
        .current_dir(folder)
        .env("PORTOLAN_STATE_DIR", folder.join("state"))
        .env("XDG_STATE_HOME", folder.join("state"))
        .output()
        .unwrap()
}

fn listed(folder: &Path) -> String {
    let listed = portolan(None, folder, &["versions", "list", "city.ron"]);
    String::from_utf8(listed.stdout).unwrap()
}

#[test]
#[cfg(unix)]
fn a_full_disk_leaves_map_and_versions_whole_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let map = folder.join("city.ron");
    std::fs::copy("samples/metropole.ron", &map).unwrap();
    let keep = |blocks, title| {
        let words = ["versions", "keep", "city.ron", "--title", title];
        portolan(blocks, folder, &words)
    };
    assert!(keep(None, "First").status.success());
    let before = listed(folder);
    let text = std::fs::read_to_string(&map).unwrap();
    let changed = text.replacen("name: \"", "name: \"Nouveau ", 40);
    assert_ne!(text, changed);
    std::fs::write(&map, &changed).unwrap();
    for blocks in [0, 1, 2, 4, 8, 16] {
        let done = keep(Some(blocks), "Second");
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(3), "{blocks} blocks: {said}");
        assert!(said.contains("room"), "{blocks} blocks: {said}");
        assert_eq!(std::fs::read_to_string(&map).unwrap(), changed);
        assert_eq!(listed(folder), before, "{blocks} blocks");
    }
    let done = keep(None, "Second");
    assert!(done.status.success(), "and with room it goes on");
    assert_eq!(listed(folder).lines().count(), before.lines().count() + 1);
    let shown = portolan(None, folder, &["versions", "show", "city.ron", "First"]);
    assert_eq!(String::from_utf8(shown.stdout).unwrap(), text);
}
