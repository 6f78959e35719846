//! The guides say what the program can do, in both languages.
//!
//! Their lists of keys and of commands are made from the code: `MAKE_GUIDES=1` writes them anew,
//! otherwise the tests hold the pages to them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use portolan::assurance::condition::EXAMPLES;
use portolan::cli::arguments;
use portolan::locale::Language;
use portolan::ui::panels::commands::{Menu, commands_of};

const LANGUAGES: [Language; 2] = [Language::French, Language::English];

fn page(language: Language) -> PathBuf {
    let name = format!("docs/guide.{}.md", language.code());
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The commands of the window: menu, name, keys.
fn keys(language: Language) -> String {
    let (menu, command, keys) = match language {
        Language::French => ("menu", "commande", "touches"),
        Language::English => ("menu", "command", "keys"),
    };
    let mut table = format!("| {menu} | {command} | {keys} |\n| --- | --- | --- |\n");
    for menu in Menu::ALL {
        for entry in commands_of(menu) {
            let keys: Vec<String> = entry.keys.iter().map(|keys| keys.text(language)).collect();
            let (menu, label) = (language.text(menu.name()), language.text(entry.label));
            writeln!(table, "| {menu} | {label} | {} |", keys.join(", ")).unwrap();
        }
    }
    table
}

/// The commands of the command line, each with its sentence.
fn commands(language: Language) -> String {
    let (command, does) = match language {
        Language::French => ("commande", "ce qu’elle fait"),
        Language::English => ("command", "does"),
    };
    let mut table = format!("| {command} | {does} |\n| --- | --- |\n");
    for command in arguments::command(language).get_subcommands() {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        writeln!(table, "| `portolan {}` | {about} |", command.get_name()).unwrap();
    }
    table
}

/// The examples of conditions, each with what it asks.
fn conditions(language: Language) -> String {
    let (asks, condition) = match language {
        Language::French => ("ce qu’elle demande", "condition"),
        Language::English => ("what it asks", "condition"),
    };
    let mut table = format!("| {asks} | {condition} |\n| --- | --- |\n");
    for example in &EXAMPLES {
        let (asks, condition) = (
            example.asks.in_language(language),
            example.condition.in_language(language),
        );
        writeln!(table, "| {asks} | `{condition}` |").unwrap();
    }
    table
}

/// The page with what stands between two marks replaced.
fn with_list(page: &str, mark: &str, list: &str) -> String {
    let (opening, closing) = (
        format!("<!-- {mark} -->\n"),
        format!("<!-- end of {mark} -->"),
    );
    let (before, rest) = page
        .split_once(&opening)
        .expect("the page has the opening mark");
    let (_, after) = rest
        .split_once(&closing)
        .expect("the page has the closing mark");
    format!("{before}{opening}{list}{closing}{after}")
}

#[test]
fn the_guides_list_every_command_with_its_keys() {
    for language in LANGUAGES {
        let path = page(language);
        let found = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{} is needed: {error}", path.display()));
        let lists = [
            ("keys", keys(language)),
            ("commands", commands(language)),
            ("conditions", conditions(language)),
            (
                "capabilities",
                super::capabilities::capabilities().table(language),
            ),
        ];
        let expected = lists.iter().fold(found.clone(), |page, (mark, list)| {
            with_list(&page, mark, list)
        });
        if std::env::var_os("MAKE_GUIDES").is_some() {
            std::fs::write(&path, &expected).unwrap();
        } else {
            assert!(
                found == expected,
                "{}: run with MAKE_GUIDES=1",
                path.display()
            );
        }
    }
}

#[test]
fn the_guides_have_the_same_sections() {
    let sections = LANGUAGES.map(|language| {
        let text = std::fs::read_to_string(page(language)).unwrap();
        text.lines().filter(|line| line.starts_with("## ")).count()
    });
    assert_eq!(sections[0], sections[1]);
    assert!(sections[0] >= 10);
}
