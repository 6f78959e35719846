//! Where pictures go: files that cannot be written, sizes that cannot be drawn, and pictures that
//! are opened as maps.

use std::path::Path;

use super::portolan;

fn folder_with_map(sample: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(super::sample_path(sample), folder.path().join("map.ron")).unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn sizes_that_cannot_be_drawn_are_refused_in_words() {
    let folder = folder_with_map("hello");
    let cases: [(&[&str], &str); 6] = [
        (&["--width", "0"], "0"),
        (&["--scale", "0"], "0"),
        (&["--width", "1000000"], "pixels"),
        (&["--scale", "1000"], "pixels"),
        (&["--scale", "NaN"], "NaN"),
        (&["--dpi", "-3"], "-3"),
    ];
    for (size, told) in cases {
        let words: Vec<&str> = ["--lang", "en", "export", "map.ron", "-o", "out.png"]
            .iter()
            .chain(size)
            .copied()
            .collect();
        let (code, said) = portolan(folder.path(), &words, &[]);
        assert!(code != 0 && said.contains(told), "{size:?}: {code} {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
    let (code, said) = portolan(
        folder.path(),
        &[
            "--lang", "en", "export", "map.ron", "-o", "out.pdf", "--paper", "A4", "--tiled", "900",
        ],
        &[],
    );
    assert!(code != 0 && said.contains("sheets"), "{said}");
    assert_eq!(names(folder.path()), ["map.ron"], "nothing is left behind");
}

#[test]
fn a_target_that_takes_nothing_leaves_the_older_file() {
    let folder = folder_with_map("hello");
    let at = |name: &str| folder.path().join(name);
    for name in ["old.png", "old.svg", "old.pdf"] {
        std::fs::write(at(name), "older").unwrap();
        // A folder of that name cannot be taken over, whoever asks.
        let blocked = format!("folder-{name}");
        std::fs::create_dir(at(&blocked)).unwrap();
        for target in [blocked.as_str(), &format!("missing/{name}")] {
            let words = ["export", "map.ron", "-o", target];
            let (code, said) = portolan(folder.path(), &words, &[]);
            assert_eq!(code, 3, "{target}: {said}");
        }
        // What is refused before anything is drawn touches nothing.
        let words = ["export", "map.ron", "-o", name, "--view", "no-such-view"];
        let (code, _) = portolan(folder.path(), &words, &[]);
        assert_ne!(code, 0);
        assert_eq!(std::fs::read(at(name)).unwrap(), b"older");
    }
    let left = names(folder.path());
    assert_eq!(left.len(), 7, "{left:?}");
}

/// A disk that is full in the middle: the file may not grow beyond some kilobytes.
#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_leaves_the_older_file_whole() {
    let folder = folder_with_map("metropole");
    for name in ["old.png", "old.svg", "old.pdf"] {
        let path = folder.path().join(name);
        std::fs::write(&path, "older").unwrap();
        let program = env!("CARGO_BIN_EXE_portolan");
        // `ulimit -f` counts in blocks of 512 or 1,024 bytes: 8 to 16 KiB, less than any picture.
        let script = format!("ulimit -f 16; exec '{program}' export map.ron -o {name}");
        let done = std::process::Command::new("sh")
            .current_dir(folder.path())
            .args(["-c", &script])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(3), "{name}: {said}");
        assert_eq!(std::fs::read(&path).unwrap(), b"older", "{name}");
    }
    let left = names(folder.path());
    assert_eq!(left, ["map.ron", "old.pdf", "old.png", "old.svg"]);
}

#[test]
fn a_picture_that_carries_its_map_opens_as_that_map() {
    let folder = folder_with_map("metropole");
    let run = |words: &[&str]| portolan(folder.path(), words, &[]);
    let (code, said) = run(&[
        "export",
        "map.ron",
        "-o",
        "carte.png",
        "--with-map",
        "--scale",
        "0.2",
    ]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = run(&["import", "carte.png", "-o", "again.ron"]);
    assert_eq!(code, 0, "{said}");
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert!(
        read("again.ron") == read("map.ron"),
        "the map comes out as it went in"
    );
    // It is an ordinary picture.
    assert!(image::load_from_memory(&read("carte.png")).is_ok());
    // Without the flag, nothing of the map is in it.
    let (code, _) = run(&["export", "map.ron", "-o", "plain.png", "--scale", "0.2"]);
    assert_eq!(code, 0);
    let (code, said) = run(&["--lang", "en", "import", "plain.png", "-o", "none.ron"]);
    assert!(code == 3 && said.contains("carries no map"), "{said}");
    for out in ["x.svg", "x.pdf"] {
        let (code, said) = run(&["--lang", "en", "export", "map.ron", "-o", out, "--with-map"]);
        assert!(code == 2 && said.contains("PNG"), "{said}");
    }
}

#[test]
fn hostile_pictures_are_refused_in_words() {
    let folder = folder_with_map("hello");
    let run = |words: &[&str]| portolan(folder.path(), words, &[]);
    let (code, _) = run(&[
        "export",
        "map.ron",
        "-o",
        "whole.png",
        "--with-map",
        "--scale",
        "0.2",
    ]);
    assert_eq!(code, 0);
    let whole = std::fs::read(folder.path().join("whole.png")).unwrap();
    let at = super::pdf::find(&whole, b"iTXtportolan-map").unwrap();
    let mut flipped = whole.clone();
    flipped[at + 60] ^= 0xff;
    // A length that reaches far beyond the file.
    let mut long = whole.clone();
    long[at - 4..at].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff]);
    let cases: [(&str, Vec<u8>); 6] = [
        ("cut.png", whole[..at + 30].to_vec()),
        ("flipped.png", flipped),
        ("long.png", long),
        ("empty.png", Vec::new()),
        ("text.png", b"<svg onload='x'/>".to_vec()),
        ("bomb.png", bomb(&whole, at)),
    ];
    for (name, bytes) in cases {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let (code, said) = run(&["--lang", "en", "import", name, "-o", "out.ron"]);
        assert_eq!(code, 3, "{name}: {said}");
        assert!(said.contains("picture"), "{name}: {said}");
        assert!(!folder.path().join("out.ron").exists(), "{name}");
    }
}

/// The picture with a text that unpacks to 200 MB of spaces in place of its map.
fn bomb(whole: &[u8], at: usize) -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..200 {
        packed.write_all(&spaces).unwrap();
    }
    let mut chunk = b"iTXtportolan-map\0\x01\0\0\0".to_vec();
    chunk.extend(packed.finish().unwrap());
    let mut sum = flate2::Crc::new();
    sum.update(&chunk);
    let length = u32::try_from(chunk.len() - 4).unwrap();
    let old = u32::from_be_bytes(whole[at - 4..at].try_into().unwrap());
    let rest = at + 4 + usize::try_from(old).unwrap() + 4;
    let mut out = whole[..at - 4].to_vec();
    out.extend(length.to_be_bytes());
    out.extend(chunk);
    out.extend(sum.sum().to_be_bytes());
    out.extend(&whole[rest..]);
    out
}
