//! The same input gives the same bytes, and nothing of the machine in them.

use super::pdf::{PdfFile, find as position};
use super::portolan;

/// Every kind of picture that the command line writes.
const PICTURES: [(&str, &[&str]); 9] = [
    (
        "view.png",
        &["export", "map.ron", "-o", "view.png", "--with-map"],
    ),
    (
        "bare.png",
        &[
            "export",
            "map.ron",
            "-o",
            "bare.png",
            "--no-frame",
            "--small",
        ],
    ),
    ("view.svg", &["export", "map.ron", "-o", "view.svg"]),
    (
        "view.pdf",
        &["export", "map.ron", "-o", "view.pdf", "--paper", "a3"],
    ),
    (
        "tiled.pdf",
        &[
            "export",
            "map.ron",
            "-o",
            "tiled.pdf",
            "--paper",
            "A4",
            "--tiled",
            "1.5",
        ],
    ),
    ("all.pdf", &["export", "map.ron", "--all-views", "all.pdf"]),
    (
        "register.pdf",
        &["register", "map.ron", "--picture", "register.pdf"],
    ),
    (
        "services.pdf",
        &["service", "map.ron", "--all", "services.pdf"],
    ),
    (
        "roadmap.pdf",
        &["export", "map.ron", "--roadmap", "-o", "roadmap.pdf"],
    ),
];

#[test]
fn the_same_map_gives_the_same_bytes_wherever_and_whenever() {
    let environments = [
        [
            ("TZ", "UTC"),
            ("LC_ALL", "C"),
            ("LANG", "C"),
            ("HOME", "/tmp"),
        ],
        [
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "fr_FR.UTF-8"),
            ("LANG", "fr_FR.UTF-8"),
            ("HOME", "/"),
        ],
    ];
    let folders = environments.map(|environment| {
        let folder = tempfile::Builder::new()
            .prefix("secret-folder-")
            .tempdir()
            .unwrap();
        std::fs::copy(
            super::sample_path("metropole"),
            folder.path().join("map.ron"),
        )
        .unwrap();
        for (_, words) in PICTURES {
            // The language of what is drawn is the caller's choice; the system's is not asked.
            let words: Vec<&str> = ["--lang", "fr"].iter().chain(words).copied().collect();
            let (code, said) = portolan(folder.path(), &words, &environment);
            assert_eq!(code, 0, "{words:?}: {said}");
        }
        folder
    });
    for (name, _) in PICTURES {
        let [first, second] = [&folders[0], &folders[1]]
            .map(|folder| std::fs::read(folder.path().join(name)).unwrap());
        assert!(first == second, "{name} is made otherwise elsewhere");
        let open = if name.ends_with("pdf") {
            let mut open = PdfFile::read(&first).unpacked();
            open.extend(&first);
            open
        } else {
            first
        };
        for private in [
            "secret-folder",
            "CreationDate",
            "ModDate",
            "Producer",
            "/home/",
        ] {
            assert!(
                position(&open, private.as_bytes()).is_none(),
                "{name} tells {private}"
            );
        }
        assert!(
            name == "bare.png" || position(&open, "Diffusion limitée".as_bytes()).is_some(),
            "{name} is marked"
        );
    }
}

#[test]
fn many_sheets_have_bookmarks_and_each_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(
        super::sample_path("metropole"),
        folder.path().join("map.ron"),
    )
    .unwrap();
    for name in ["tiled.pdf", "all.pdf"] {
        let (_, words) = PICTURES.iter().find(|(it, _)| *it == name).unwrap();
        let words: Vec<&str> = ["--lang", "fr"].iter().chain(*words).copied().collect();
        let (code, said) = portolan(folder.path(), &words, &[]);
        assert_eq!(code, 0, "{said}");
        let file = PdfFile::read(&std::fs::read(folder.path().join(name)).unwrap());
        let pages = file.pages();
        assert!(pages.len() > 5, "{name}: {}", pages.len());
        for (index, page) in pages.iter().enumerate() {
            let marks = page.words.iter();
            let marks = marks
                .filter(|words| words.text == "DIFFUSION LIMITÉE")
                .count();
            assert!(marks >= 2, "{name}, page {index}: {marks} marks");
        }
        let bookmarks = file.bookmarks();
        assert!(bookmarks.len() >= pages.len(), "{bookmarks:?}");
        if name == "tiled.pdf" {
            for label in ["Plan d’assemblage", "A1", "B2"] {
                assert!(bookmarks.iter().any(|it| it == label), "{bookmarks:?}");
            }
            let second = &pages[1].words;
            let total = format!("Feuille 1 sur {}", pages.len() - 1);
            assert!(
                second.iter().any(|words| words.text.starts_with(&total)),
                "{second:?}"
            );
        } else {
            let numbered = format!("2 / {}", pages.len());
            let second = &pages[1].words;
            assert!(
                second.iter().any(|words| words.text == numbered),
                "{second:?}"
            );
        }
    }
}
