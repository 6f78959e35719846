//! What the product makes possible for its first users, each shown on the sample: the guides have
//! the table, and every command of it is carried out here.

use std::path::{Path, PathBuf};
use std::process::Command;

use portolan::locale::Language;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Capabilities {
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    number: u32,
    fr: (String, String),
    en: (String, String),
    command: String,
}

/// What stands for the sample in a command.
const MAP: &str = "MAP";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(super) fn capabilities() -> Capabilities {
    let path = root().join("tests/fixtures/capabilities.ron");
    let text = std::fs::read_to_string(path).unwrap();
    ron::Options::default().from_str(&text).unwrap()
}

impl Capabilities {
    /// As the guides show them.
    pub(super) fn table(&self, language: Language) -> String {
        let (what, clicks, command) = match language {
            Language::French => ("question", "dans la fenêtre", "en ligne de commande"),
            Language::English => ("question", "in the window", "on the command line"),
        };
        let mut table =
            format!("| n° | {what} | {clicks} | {command} |\n| --- | --- | --- | --- |\n");
        for row in &self.rows {
            let (said, clicked) = match language {
                Language::French => &row.fr,
                Language::English => &row.en,
            };
            let shown = row
                .command
                .replace(MAP, "metropole.ron")
                .replace('|', "\\|");
            let number = row.number;
            table.push_str(&format!(
                "| {number} | {said} | {clicked} | `portolan {shown}` |\n"
            ));
        }
        table
    }
}

/// The words of a command line; what stands in quotes is one word.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(ToOwned::to_owned));
        }
    }
    words
}

#[test]
fn there_are_fifty_seven_in_order() {
    let numbers: Vec<u32> = capabilities().rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=57).collect::<Vec<_>>());
}

#[test]
fn every_command_answers_on_the_sample() {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_portolan"));
    let sample = root().join("samples/metropole.ron");
    let mut failed = Vec::new();
    for row in capabilities().rows {
        for language in ["fr", "en"] {
            let words = words(&row.command);
            let words = words.iter().map(|word| {
                if word == MAP {
                    sample.display().to_string()
                } else {
                    word.clone()
                }
            });
            let output = Command::new(&program)
                .args(words)
                .args(["--lang", language])
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stdout);
            // 1 is an answer as well: something was found.
            let has_answered = matches!(output.status.code(), Some(0 | 1));
            if !has_answered || said.trim().is_empty() {
                let why = String::from_utf8_lossy(&output.stderr);
                failed.push(format!("{} `{}`: {why}", row.number, row.command));
            }
        }
    }
    assert_eq!(failed, Vec::<String>::new());
}
