//! `--no-clobber`: files that are there stay, nothing else is written then, and the exit code says
//! so.

use std::path::Path;
use std::process::Command;

fn portolan(words: &[&str], lang: &str) -> (i32, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(words)
        .args(["--lang", lang])
        .output()
        .unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    (done.status.code().unwrap(), told)
}

/// The names of all files of a folder, folders within it left out.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.unwrap().file_name().to_string_lossy().into_owned()
    };
    let mut all: Vec<String> = entries.map(name).collect();
    all.sort();
    all
}

#[test]
fn an_export_refuses_to_replace_and_writes_nothing_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    let words = [
        "export",
        "samples/hello.ron",
        "-o",
        out,
        "--form",
        "csv",
        "--no-clobber",
    ];
    let (code, told) = portolan(&words, "en");
    assert_eq!(code, 0, "{told}");
    let written = names(Path::new(out));
    assert_eq!(written.len(), 2, "{written:?}");
    std::fs::remove_file(Path::new(out).join(&written[0])).unwrap();
    std::fs::write(Path::new(out).join(&written[1]), "mine").unwrap();

    let (code, told) = portolan(&words, "en");
    assert_eq!(code, 3, "{told}");
    assert!(told.contains("is there already"), "{told}");
    assert!(
        told.contains(&written[1]) && told.contains("--no-clobber"),
        "{told}"
    );
    assert_eq!(names(Path::new(out)), written[1..]);
    let (code, told) = portolan(&words, "fr");
    assert_eq!(code, 3, "{told}");
    assert!(told.contains("existe déjà\u{a0};"), "{told}");
    let kept = std::fs::read(Path::new(out).join(&written[1])).unwrap();
    assert_eq!(kept, b"mine");

    // Without it, `-o` means what it says.
    let (code, told) = portolan(&words[..6], "en");
    assert_eq!(code, 0, "{told}");
    assert_eq!(names(Path::new(out)), written);
    let replaced = std::fs::read(Path::new(out).join(&written[1])).unwrap();
    assert_ne!(replaced, b"mine");
}

#[test]
fn documents_are_all_written_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    let all = out.join("all");
    let all = all.to_str().unwrap();
    std::fs::create_dir(all).unwrap();
    std::fs::write(Path::new(all).join("suppliers.html"), "mine").unwrap();
    let words = [
        "report",
        "samples/hello.ron",
        "--all",
        all,
        "--form",
        "html",
        "--no-clobber",
    ];
    let (code, told) = portolan(&words, "en");
    assert_eq!(code, 3, "{told}");
    assert!(told.contains("suppliers.html"), "{told}");
    assert_eq!(names(Path::new(all)), ["suppliers.html"]);
    let one = out.join("inventory.md");
    let one = one.to_str().unwrap();
    let words = [
        "report",
        "samples/hello.ron",
        "--kind",
        "inventory",
        "-o",
        one,
        "--no-clobber",
    ];
    assert_eq!(portolan(&words, "en").0, 0);
    assert_eq!(portolan(&words, "en").0, 3);
    assert_eq!(portolan(&words[..6], "en").0, 0);
}
