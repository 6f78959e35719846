//! The shape of the code, held by reading the code.
//!
//! `src/` is a stack of rows: a folder may import the folders of the rows below its own, and
//! nothing else but the few arrows in [`EXCEPTIONS`], each with its reason. Every outside crate has
//! a room of its own, `ARCHITECTURE.md` names every folder, and a file that grows beyond
//! [`LONGEST_FILE`] lines has to be asked for by name.
//!
//! The reader is a plain scan of the source text: it knows comments, string literals and `use`
//! trees, which is all that the question needs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The folders of `src/`, from the ground up. Neighbours in a row do not know each other.
const ROWS: [&[&str]; 11] = [
    &["geometry", "locale", "diagnostic", "icon", "bitmap", "text"],
    &["catalogue"],
    &["model"],
    &["history", "layout", "analysis"],
    &["assurance"],
    &[
        "command",
        "storage",
        "import",
        "redaction",
        "scene",
        "versions",
    ],
    &["workspace", "export"],
    &["documents", "interchange", "webpage"],
    &["handover"],
    &["ui", "cli"],
    &["app"],
];

/// Arrows between neighbours: who imports whom, and why that is right.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "diagnostic",
        "locale",
        "a problem speaks to the user in both languages",
    ),
    (
        "bitmap",
        "locale",
        "why bytes are no picture is said in both languages",
    ),
];

/// Outside crates, and the folders that may name them. `main` is `src/main.rs`.
///
/// Tests may use what they like: only product code is read.
const ROOMS: &[(&str, &[&str])] = &[
    // The window.
    ("egui", &["ui", "app"]),
    ("eframe", &["ui", "app"]),
    ("egui_extras", &["ui", "app"]),
    ("rfd", &["app"]),
    ("zbus", &["app"]),
    ("arboard", &["app"]),
    ("directories", &["app", "storage"]),
    ("signal_hook", &["storage"]),
    ("xattr", &["storage"]),
    // The command line.
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("indicatif", &["cli"]),
    ("anyhow", &["main", "cli", "app"]),
    // The language of the user's own rules.
    ("winnow", &["assurance"]),
    // The graph: its indices are given out again after a removal, so they stay in two folders.
    ("petgraph", &["model", "analysis"]),
    // Files. What can be written into a file is a promise to the outside, so few may make it.
    ("serde", &["storage", "import", "app"]),
    (
        "serde_json",
        &[
            "storage",
            "import",
            "workspace",
            "interchange",
            "webpage",
            "cli",
        ],
    ),
    ("ron", &["storage", "app"]),
    ("gix", &["versions"]),
    ("gix_pack", &["versions"]),
    ("tempfile", &["export", "app", "versions"]),
    ("libc", &["storage", "app"]),
    // The network: nothing but sharing speaks to it.
    ("ureq", &["versions"]),
    ("rustls", &["versions"]),
    ("rustls_native_certs", &["versions"]),
    ("rpassword", &["cli"]),
    // Pictures.
    ("vello_cpu", &["export"]),
    ("png", &["export", "bitmap"]),
    ("image", &["app", "bitmap"]),
    ("krilla", &["export"]),
    // Documents.
    ("zip", &["documents", "redaction"]),
    ("rust_xlsxwriter", &["documents"]),
    ("minijinja", &["documents"]),
    // What is packed into finished files, unpacked again to look for what must not be in them.
    ("flate2", &["redaction"]),
    ("base64", &["redaction"]),
    // Shapes and letters.
    ("kurbo", &["geometry", "icon", "export", "ui", "app"]),
    ("skrifa", &["text", "export"]),
    ("harfrust", &["text"]),
    ("unicode_segmentation", &["text"]),
    ("rstar", &["layout", "ui"]),
    // What was typed, held against what there is.
    ("regex", &["workspace", "redaction"]),
    ("aho_corasick", &["redaction", "assurance"]),
    ("nucleo_matcher", &["workspace", "ui"]),
    // Words.
    ("fluent_bundle", &["locale"]),
    ("unic_langid", &["locale"]),
    ("sys_locale", &["locale"]),
    // Tools of the language itself: anywhere.
    ("rayon", &[]),
    ("rustc_hash", &[]),
    ("smol_str", &[]),
    ("thiserror", &[]),
    // Read by the build script alone.
    ("fluent_syntax", &["build"]),
    ("roxmltree", &["build"]),
    ("portolan", &["main"]),
];

/// Files longer than this hold more than one idea, or are listed.
const LONGEST_FILE: usize = 500;

/// Files that are longer, and why.
const LONG_FILES: &[(&str, &str)] = &[
    (
        "catalogue/compile.rs",
        "one check after the other, run by the build script",
    ),
    (
        "command/mod.rs",
        "one variant for every command, and where each is planned",
    ),
    (
        "export/raster/tests.rs",
        "pictures, each with the figures that it is made of",
    ),
    (
        "scene/tests.rs",
        "one view after the other, each with the map that it is drawn from",
    ),
    ("storage/scan.rs", "one scanner: its states need each other"),
];

/// Where folders of `src/` are listed for people.
const PAGE: &str = "ARCHITECTURE.md";

/// One source file.
struct Source {
    /// From `src/`, with `/` between the parts.
    name: String,
    /// The first part: a folder, or `lib` and `main` for the two files at the top.
    room: String,
    /// As it stands.
    text: String,
}

impl Source {
    /// Whether the file belongs to tests alone.
    fn is_test(&self) -> bool {
        let stem = self.name.trim_end_matches(".rs");
        stem.split('/')
            .any(|part| part == "tests" || part.ends_with("_tests"))
    }

    /// Whether the file is compiled into the build script, not into the product.
    fn is_build(&self) -> bool {
        self.name.ends_with("/compile.rs")
    }

    /// The code in its plain form: comments and string contents are gone, and so is the test
    /// module at the end where there is one.
    fn product_code(&self) -> String {
        let code = without_comments_and_strings(&self.text);
        match code.split_once("#[cfg(test)]\nmod tests {") {
            Some((product, _)) => product.to_owned(),
            None => code,
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{} is needed: {error}", path.display()))
}

/// All files of `src/`, in order of name.
fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut found = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let parts: Vec<_> = path
                    .strip_prefix(&src)
                    .unwrap()
                    .iter()
                    .map(|part| part.to_str().unwrap().to_owned())
                    .collect();
                found.push(Source {
                    name: parts.join("/"),
                    room: parts[0].trim_end_matches(".rs").to_owned(),
                    text: read(&path),
                });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{} is needed: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

/// Blanks out comments and the insides of string literals, so that only code is left.
fn without_comments_and_strings(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let previous_is_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
        if rest.starts_with(&['/', '/']) {
            at += rest.iter().position(|&c| c == '\n').unwrap_or(rest.len());
        } else if rest.starts_with(&['/', '*']) {
            at += end_of(rest, "*/");
        } else if rest[0] == 'r' && !previous_is_word && raw_string_fence(rest).is_some() {
            let fence = raw_string_fence(rest).unwrap();
            let opening = fence.len() + 1;
            at += opening + end_of(&rest[opening..], &fence);
            code.push_str("\"\"");
        } else if rest[0] == '"' {
            at += end_of_string(rest);
            code.push_str("\"\"");
        } else if rest.starts_with(&['\'', '"', '\'']) || rest.starts_with(&['\'', '\\', '"']) {
            // A quotation mark as a character opens no string.
            at += 3;
            code.push_str("' '");
        } else {
            code.push(rest[0]);
            at += 1;
        }
    }
    code
}

/// The closing fence of a raw string that opens here: `"`, `"#`, `"##` and so on.
fn raw_string_fence(rest: &[char]) -> Option<String> {
    let hashes = rest[1..].iter().take_while(|&&c| c == '#').count();
    (rest.get(1 + hashes) == Some(&'"')).then(|| format!("\"{}", "#".repeat(hashes)))
}

/// How far it is to the end of the first `fence`.
fn end_of(rest: &[char], fence: &str) -> usize {
    let fence: Vec<char> = fence.chars().collect();
    rest.windows(fence.len())
        .position(|window| window == fence)
        .map_or(rest.len(), |found| found + fence.len())
}

/// The length of the string literal that opens here, with both marks.
fn end_of_string(rest: &[char]) -> usize {
    let mut at = 1;
    while let Some(&c) = rest.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The names that follow `prefix::` in the code: one, or those of the list in braces.
fn named_after(code: &str, prefix: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let needle = format!("{prefix}::");
    for (at, _) in code.match_indices(&needle) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = code[at + needle.len()..].trim_start();
        if let Some(list) = rest.strip_prefix('{') {
            names.extend(heads_of_list(list));
        } else {
            names.extend(first_word(rest));
        }
    }
    names
}

/// The first words of the items of a `use` list, up to its closing brace.
fn heads_of_list(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut heads = Vec::new();
    let mut item = String::new();
    for c in list.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => heads.extend(first_word(std::mem::take(&mut item).trim())),
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => item.push(c),
            _ => {}
        }
    }
    heads.extend(first_word(item.trim()));
    heads
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!word.is_empty()).then_some(word)
}

/// The folders that a file names: by `crate::…`, or by climbing out of its own with `super::…`.
fn folders_named(source: &Source, folders: &BTreeSet<String>) -> BTreeSet<String> {
    let code = without_comments_and_strings(&source.text);
    let mut named = named_after(&code, "crate");
    // `src/ui/mod.rs` stands one step below the crate, `src/ui/theme.rs` two, and so on.
    let steps = source.name.matches('/').count() + usize::from(!source.name.ends_with("/mod.rs"));
    let climb = vec!["super"; steps].join("::");
    if steps > 0 {
        named.extend(named_after(&code, &climb));
    }
    named.retain(|name| folders.contains(name) && *name != source.room);
    named
}

fn row_of(folder: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&folder))
}

/// The folders that lie in `src/`.
fn folders() -> BTreeSet<String> {
    entries(&root().join("src"))
        .into_iter()
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn imports_run_downwards() {
    let folders = folders();
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for source in sources() {
        let Some(row) = row_of(&source.room) else {
            continue;
        };
        // Tests may look at neighbours, never up.
        let allowed = row + usize::from(source.is_test());
        for named in folders_named(&source, &folders) {
            let exception = EXCEPTIONS
                .iter()
                .position(|(from, to, _)| *from == source.room && *to == named);
            if let Some(exception) = exception {
                used.insert(exception);
            } else if row_of(&named).is_none_or(|below| below >= allowed) {
                wrong.push(format!("src/{} imports {named}", source.name));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "arrows that run up or sideways:\n{}",
        wrong.join("\n")
    );
    for (at, (from, to, _)) in EXCEPTIONS.iter().enumerate() {
        assert!(
            used.contains(&at),
            "{from} no longer imports {to}: take the exception away"
        );
    }
}

#[test]
fn every_folder_has_its_row() {
    let folders = folders();
    let in_rows: BTreeSet<String> = ROWS.concat().into_iter().map(str::to_owned).collect();
    assert_eq!(
        folders, in_rows,
        "folders of src/ and the rows of this test"
    );
}

#[test]
fn modules_are_declared_from_the_ground_up() {
    let lib = without_comments_and_strings(&read(&root().join("src/lib.rs")));
    let order: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let rows: Vec<_> = order
        .iter()
        .map(|folder| (row_of(folder), *folder))
        .collect();
    assert_eq!(
        order.len(),
        folders().len(),
        "src/lib.rs declares every folder"
    );
    // The two faces and the process stand together at the end, in order of name.
    let ground = rows
        .iter()
        .filter(|(row, _)| row.is_some_and(|row| row < ROWS.len() - 2));
    assert!(
        ground.clone().is_sorted_by_key(|(row, _)| row),
        "reading order of src/lib.rs"
    );
}

/// The outside crates that the manifest names, as they are written in code.
fn dependencies() -> BTreeSet<String> {
    let manifest = read(&root().join("Cargo.toml"));
    let mut names = BTreeSet::new();
    let mut is_listing = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_listing = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if is_listing && let Some((name, _)) = line.split_once('=') {
            names.insert(name.trim().replace('-', "_"));
        }
    }
    names
}

/// Whether the code says `::name::…`, which is an outside crate whatever our own modules are called.
fn is_named_absolutely(code: &str, name: &str) -> bool {
    let needle = format!("::{name}::");
    code.match_indices(&needle).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '>')
    })
}

/// The outside crates that a file names.
fn crates_named(code: &str, crates: &BTreeSet<String>) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for name in crates {
        let imports = [format!("use {name};"), format!("use {name} as ")];
        let is_named = !named_after(code, name).is_empty()
            || is_named_absolutely(code, name)
            || code.contains(&format!("use {name}::{{"))
            || imports.iter().any(|import| code.contains(import));
        if is_named {
            named.insert(name.clone());
        }
    }
    named
}

#[test]
fn outside_crates_stay_in_their_rooms() {
    let crates = dependencies();
    let rooms: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let homeless: Vec<_> = crates
        .iter()
        .filter(|name| !rooms.contains_key(name.as_str()))
        .collect();
    assert!(
        homeless.is_empty(),
        "give these crates a room, with care: {homeless:?}"
    );
    let mut wrong = Vec::new();
    for source in sources() {
        if source.is_test() || source.is_build() {
            continue;
        }
        for name in crates_named(&source.product_code(), &crates) {
            // No room at all means every room.
            let may = rooms[name.as_str()];
            if !may.is_empty() && !may.contains(&source.room.as_str()) {
                wrong.push(format!(
                    "src/{} uses {name}, which lives in {may:?}",
                    source.name
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "crates outside their rooms:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_architecture_page_names_every_folder_and_no_other() {
    let page = read(&root().join(PAGE));
    let named: BTreeSet<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `src/")?.split_once("/`"))
        .map(|(folder, _)| folder.to_owned())
        .collect();
    assert_eq!(named, folders(), "the table of folders in {PAGE}, and src/");
}

#[test]
fn files_hold_one_idea() {
    let mut too_long = Vec::new();
    let listed: BTreeMap<&str, &str> = LONG_FILES.iter().copied().collect();
    let mut needed = BTreeSet::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > LONGEST_FILE && !listed.contains_key(source.name.as_str()) {
            too_long.push(format!("src/{}: {lines} lines", source.name));
        } else if lines > LONGEST_FILE {
            needed.insert(source.name);
        }
    }
    assert!(
        too_long.is_empty(),
        "more than {LONGEST_FILE} lines:\n{}",
        too_long.join("\n")
    );
    for name in listed.keys() {
        assert!(
            needed.contains(*name),
            "{name} is short now: take it off the list"
        );
    }
}

/// What judges may not do, for it would not be noted: take records, or hand the map to an analysis.
const UNNOTED: [&str; 9] = [
    ".attributes",
    "facts.element(",
    "facts.link(",
    "snapshot.element(",
    "snapshot.elements()",
    "snapshot.link(",
    "snapshot.links()",
    "element_by_id(",
    "analysis::data_",
];

/// What does so nevertheless, and notes it in another way.
const NOTED_OTHERWISE: [&str; 3] = [
    // Compares whole states, and notes that it took the records.
    "assurance/indicators/change.rs",
    // Asks the map for names that the catalogue lacks, and says which.
    "assurance/condition/names.rs",
    // Lists what the catalogue of standards speaks of; it judges nothing.
    "assurance/rules/standards.rs",
];

#[test]
fn judges_ask_facts_alone_which_note_what_they_are_asked() {
    let folders = [
        "assurance/rules/",
        "assurance/indicators/",
        "assurance/condition/",
    ];
    let mut seen = 0;
    for source in sources() {
        let is_judge = folders.iter().any(|folder| source.name.starts_with(folder));
        if !is_judge || NOTED_OTHERWISE.contains(&source.name.as_str()) {
            continue;
        }
        seen += 1;
        let code = without_comments_and_strings(&source.text);
        let code: String = code.chars().filter(|char| !char.is_whitespace()).collect();
        for unnoted in UNNOTED {
            assert!(!code.contains(unnoted), "src/{}: {unnoted}", source.name);
        }
    }
    assert!(seen > 40, "{seen} files of judges");
}

#[test]
fn the_reader_of_this_test_sees_imports_and_nothing_else() {
    let code = without_comments_and_strings(
        "// crate::app\n/* crate::ui */ let a = \"crate::cli\"; let b = r#\"\"crate::cli\"#;\n\
         let c = '\"'; use crate::{model::{self, Map}, scene}; use crate::text::wrap;",
    );
    let expected: BTreeSet<String> = ["model", "scene", "text"].map(str::to_owned).into();
    assert_eq!(named_after(&code, "crate"), expected);
    assert!(named_after("mycrate::model crate_::x a::crate::y", "crate").is_empty());
}
