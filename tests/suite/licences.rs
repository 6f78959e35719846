//! The licences of everything that is linked into Portolan.
//!
//! Public bodies pass the executable on, so every crate in it must allow that without conditions
//! beyond naming its authors. `cargo metadata` lists the crates; nothing is fetched.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value as Json;

/// Licences that ask for no more than their text and the names of the authors.
const ALLOWED: [&str; 17] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Ubuntu-font-1.0",
    "Unicode-3.0",
    "Unlicense",
    "WTFPL",
    "Zlib",
];

/// Whether an expression such as `MIT OR (Apache-2.0 AND ISC)` can be met from the list.
fn is_allowed(expression: &str) -> bool {
    // The old form of a choice.
    let expression = expression.replace('/', " OR ");
    let mut tokens = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .split_whitespace()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    tokens.reverse();
    let allowed = any(&mut tokens);
    allowed && tokens.is_empty()
}

/// `a OR b`: one is enough. Takes the tokens from the end.
fn any(tokens: &mut Vec<String>) -> bool {
    let mut allowed = all(tokens);
    while tokens.last().is_some_and(|token| token == "OR") {
        tokens.pop();
        // Both sides are read, whatever the first one says.
        allowed |= all(tokens);
    }
    allowed
}

/// `a AND b`: both are needed.
fn all(tokens: &mut Vec<String>) -> bool {
    let mut allowed = one(tokens);
    while tokens.last().is_some_and(|token| token == "AND") {
        tokens.pop();
        allowed &= one(tokens);
    }
    allowed
}

/// One licence, perhaps with an exception, or an expression in brackets.
fn one(tokens: &mut Vec<String>) -> bool {
    let Some(token) = tokens.pop() else {
        return false;
    };
    if token == "(" {
        let allowed = any(tokens);
        return tokens.pop().is_some_and(|token| token == ")") && allowed;
    }
    let mut licence = token;
    if tokens.last().is_some_and(|token| token == "WITH") {
        tokens.pop();
        licence = format!("{licence} WITH {}", tokens.pop().unwrap_or_default());
    }
    ALLOWED.contains(&licence.as_str())
}

/// What cargo knows of all crates, from the lock file and what is already on the machine.
fn metadata() -> Json {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap_or_else(|error| panic!("cargo metadata is needed: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo metadata: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_crate_may_be_passed_on_freely() {
    let metadata = metadata();
    let resolved: BTreeSet<&str> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|node| node["id"].as_str())
        .collect();
    let mut refused = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        if !package["id"]
            .as_str()
            .is_some_and(|id| resolved.contains(id))
        {
            continue;
        }
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or("none is named");
        if !is_allowed(licence) {
            refused.insert(name, licence);
        }
    }
    assert!(resolved.len() > 100, "cargo metadata lists our crates");
    assert!(
        refused.is_empty(),
        "crates with other licences: {refused:#?}"
    );
}

#[test]
fn a_copyleft_licence_is_refused_unless_there_is_a_choice() {
    assert!(is_allowed("MIT"));
    assert!(is_allowed("MIT/Apache-2.0"));
    assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(is_allowed("GPL-3.0-only OR MIT"));
    assert!(is_allowed("Apache-2.0 WITH LLVM-exception OR GPL-2.0"));
    for refused in [
        "GPL-3.0-only",
        "MIT AND AGPL-3.0",
        "(MIT OR ISC) AND LGPL-2.1",
        "MIT AND",
        "",
    ] {
        assert!(!is_allowed(refused), "{refused}");
    }
}

#[test]
fn fonts_and_icons_come_with_their_licences() {
    let assets = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for file in [
        "fonts/Inter-LICENSE.txt",
        "fonts/DejaVu-LICENSE.txt",
        "icons/LICENSE.txt",
    ] {
        let text = std::fs::read_to_string(assets.join(file)).unwrap_or_default();
        assert!(text.len() > 400, "assets/{file} holds the licence");
    }
}
