//! Order and wording of sections.

use std::collections::BTreeMap;

use super::Template;
use crate::documents::form::sample::document;
use crate::documents::{Block, Document, Span};
use crate::storage::{DocumentWording, TemplateFiles};

fn reworded(kind: &str, wording: DocumentWording) -> (Document, usize) {
    let template = Template::from(TemplateFiles {
        wording: BTreeMap::from([(kind.to_owned(), wording)]),
        ..TemplateFiles::default()
    });
    let (document, problems) = template.reworded(document());
    (document, problems.len())
}

/// Headings of the first level, in order.
fn chapters(document: &Document) -> Vec<String> {
    let chapter = |block: &Block| match block {
        Block::Heading { level: 1, text } => Some(text.clone()),
        _ => None,
    };
    document.blocks.iter().filter_map(chapter).collect()
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|&word| word.to_owned()).collect()
}

#[test]
fn chapters_come_in_the_order_that_is_asked_for() {
    let order = words(&["Suites", "Flux"]);
    let (document, problems) = reworded(
        "dat",
        DocumentWording {
            order,
            ..DocumentWording::default()
        },
    );
    let expected = ["Suites", "Flux", "Objet du document", "Hébergement"];
    assert_eq!((chapters(&document), problems), (words(&expected), 0));
    // The page break before a chapter goes with it.
    let at = document
        .blocks
        .iter()
        .position(|block| *block == Block::PageBreak)
        .unwrap();
    let next = document.blocks.get(at + 1);
    assert!(matches!(next, Some(Block::Heading { text, .. }) if text == "Flux"));
}

#[test]
fn sections_are_left_out_with_all_that_they_hold() {
    let left_out = words(&["Hébergement", "Matrice"]);
    let (document, _) = reworded(
        "*",
        DocumentWording {
            left_out,
            ..DocumentWording::default()
        },
    );
    assert_eq!(
        chapters(&document),
        words(&["Objet du document", "Flux", "Suites"])
    );
    assert!(
        !document
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Table(_) | Block::Gap(_)))
    );
}

#[test]
fn headings_and_texts_are_those_of_the_user() {
    let one = |name: &str, text: &str| BTreeMap::from([(name.to_owned(), text.to_owned())]);
    let (document, problems) = reworded(
        "dat",
        DocumentWording {
            title: "Notre dossier".to_owned(),
            headings: one("Suites", "Et après"),
            before: one("Suites", "Un.\nDeux."),
            after: one("Hébergement", "Fin du chapitre."),
            ..DocumentWording::default()
        },
    );
    assert_eq!((document.title.as_str(), problems), ("Notre dossier", 0));
    let paragraph = |text: &str| Block::Paragraph(vec![Span::Text(text.to_owned())]);
    let heading = |text: &str| Block::Heading {
        level: 1,
        text: text.to_owned(),
    };
    let place = |block: &Block| document.blocks.iter().position(|at| at == block);
    let after = place(&heading("Et après")).unwrap();
    assert_eq!(
        document.blocks[after + 1..after + 3],
        [paragraph("Un."), paragraph("Deux.")]
    );
    let end = place(&paragraph("Fin du chapitre.")).unwrap();
    assert_eq!(
        document.blocks[end + 1..end + 3],
        [Block::PageBreak, heading("Flux")]
    );
}

#[test]
fn a_heading_that_is_not_there_is_told() {
    let (_, problems) = reworded(
        "dat",
        DocumentWording {
            order: words(&["Sécurite", "Flux"]),
            ..DocumentWording::default()
        },
    );
    assert_eq!(problems, 1);
    let (_, of_all) = reworded(
        "*",
        DocumentWording {
            order: words(&["Sécurite"]),
            ..DocumentWording::default()
        },
    );
    assert_eq!(of_all, 0, "what is said of all need not fit each");
}
