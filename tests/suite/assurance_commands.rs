//! Indicators, targets and factors on the command line, through the executable.

use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

/// Runs the executable on a map; the exit code, the answer and the messages.
fn portolan(map: &Path, words: &[&str]) -> (i32, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(&words[..words.len().min(1)])
        .args(
            words
                .get(1)
                .filter(|word| !word.starts_with('-') && is_deed(word)),
        )
        .arg(map)
        .args(words.iter().skip(1).filter(|word| !is_deed(word)))
        .args(["--lang", "en"])
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let messages = text(done.stderr);
    assert!(!messages.contains("panicked"), "{words:?}: {messages}");
    (done.status.code().unwrap(), text(done.stdout), messages)
}

fn is_deed(word: &str) -> bool {
    ["list", "set", "remove", "reset"].contains(&word)
}

/// A copy of the sample in our own form, in a folder of its own.
fn sample(folder: &Path) -> std::path::PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole.json");
    let map = folder.join("map.ron");
    let done = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .arg("import")
        .arg(source)
        .arg("-o")
        .arg(&map)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    map
}

fn indicator(map: &Path, id: &str, plateau: &str) -> Json {
    let (code, answer, messages) = portolan(map, &["indicators", "--format", "json"]);
    assert_eq!(code, 0, "{messages}");
    let json: Json = serde_json::from_str(&answer).unwrap();
    json[plateau][id].clone()
}

#[test]
fn a_target_that_is_set_gives_lights_and_can_end_a_run_with_1() {
    let folder = tempfile::tempdir().unwrap();
    let map = sample(folder.path());
    assert_eq!(indicator(&map, "I08", "P2026")["standing"], "no-target");
    let set = [
        "target", "set", "I08", "--goal", "90 %", "--alert", "0,5", "--write",
    ];
    let (code, _, messages) = portolan(&map, &set);
    assert_eq!(code, 0, "{messages}");
    let found = indicator(&map, "I08", "P2026");
    assert_eq!(
        (&found["standing"], &found["target"]["goal"]),
        (&"missed".into(), &0.9.into())
    );
    let found = indicator(&map, "I08", "P2029");
    assert_eq!(
        (&found["standing"], &found["trend"]),
        (&"reached".into(), &"better".into())
    );
    let (code, ..) = portolan(&map, &["indicators", "--fail-on", "missed"]);
    assert_eq!(code, 1);
    let last = ["indicators", "--fail-on", "missed", "--plateau", "P2029"];
    assert_eq!(portolan(&map, &last).0, 0);
    let (code, answer, _) = portolan(&map, &["target", "list", "--format", "csv"]);
    assert!(
        code == 0 && answer.contains("I08;Encryption at rest;always;90.0%;50.0%"),
        "{answer}"
    );
    assert_eq!(portolan(&map, &["target", "remove", "I08", "--write"]).0, 0);
    assert_eq!(portolan(&map, &["indicators", "--fail-on", "missed"]).0, 0);
}

#[test]
fn a_factor_of_ones_own_changes_the_figure_and_is_named_beside_it_until_it_is_reset() {
    let folder = tempfile::tempdir().unwrap();
    let map = sample(folder.path());
    let carbon = |map: &Path| indicator(map, "I26", "P2029")["value"].as_f64().unwrap();
    let before = carbon(&map);
    let set = [
        "factor",
        "set",
        "emission_fr",
        "0,049",
        "--source",
        "ADEME",
        "--write",
    ];
    assert_eq!(portolan(&map, &set).0, 0);
    assert!(
        (carbon(&map) * 2.0 - before).abs() < 1e-6,
        "half the factor, half the carbon"
    );
    let notes = indicator(&map, "I26", "P2029")["notes"].to_string();
    assert!(
        notes.contains("0.049") && notes.contains("ADEME"),
        "{notes}"
    );
    assert_eq!(
        portolan(&map, &["factor", "reset", "emission_fr", "--write"]).0,
        0
    );
    assert!((carbon(&map) - before).abs() < 1e-6);
}

#[test]
fn what_cannot_be_is_refused_with_what_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let map = sample(folder.path());
    let refused: [&[&str]; 6] = [
        &["indicators", "--indicator", "I99"],
        &["target", "set", "I99", "--goal", "1"],
        &["target", "set", "I03", "--goal", "much"],
        &["target", "set", "I03", "--goal", "120%"],
        &["factor", "set", "pue_cloud", "0.5"],
        &["factor", "set", "colour", "1"],
    ];
    for words in refused {
        let (code, answer, messages) = portolan(&map, words);
        assert!(
            code == 2 && answer.is_empty() && !messages.is_empty(),
            "{words:?}: {code}"
        );
    }
}

#[test]
fn the_records_behind_a_figure_are_listed_with_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let map = sample(folder.path());
    let words = [
        "indicators",
        "--list",
        "I03",
        "--plateau",
        "P2026",
        "--format",
        "json",
    ];
    let (_, answer, _) = portolan(&map, &words);
    let rows: Json = serde_json::from_str(&answer).unwrap();
    let rows = rows.as_array().unwrap();
    let missing = rows.iter().filter(|row| row["list"] == "missing");
    let missing: Vec<&str> = missing.map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(missing, ["ap-bur", "ap-iot", "ap-odp"]);
    assert!(rows.iter().all(|row| row["name"] != row["id"]));
}

#[test]
fn the_history_has_a_value_for_each_version_that_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let map = sample(folder.path());
    let keep = |title: &str| {
        let done = Command::new(env!("CARGO_BIN_EXE_portolan"))
            .args(["versions", "keep"])
            .arg(&map)
            .args(["--title", title])
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    };
    keep("first");
    let done = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .arg("set")
        .arg(&map)
        .args(["ap-bur", "hosting=on_prem", "--write"])
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    keep("second");
    let words = [
        "indicators",
        "--history",
        "--indicator",
        "I01",
        "--format",
        "json",
    ];
    let (code, answer, messages) = portolan(&map, &words);
    assert_eq!(code, 0, "{messages}");
    let json: Json = serde_json::from_str(&answer).unwrap();
    let values = json.as_array().unwrap().iter();
    let values: Vec<f64> = values
        .map(|version| version["plateaus"]["P2026"]["I01"].as_f64().unwrap())
        .collect();
    assert_eq!(values.len(), 2);
    assert!((values[0] - 9.0 / 31.0).abs() < 1e-9 && (values[1] - 8.0 / 31.0).abs() < 1e-9);
}
