//! Documents made by hand, with every block: one as a person would have it, one with all that may
//! go wrong in names.

use std::sync::Arc;

use super::super::block::{
    Align, Block, Cell, CellValue, Column, Document, Figure, Reader, Row, Span, Table, Tone,
};
use super::super::kind::Kind;
use crate::bitmap;
use crate::geometry::{Point, Rect};
use crate::locale::Language;
use crate::model::Day;
use crate::scene::{
    Color, Figure as Drawn, FontWeight, IconFigure, Item, ItemRole, RectFigure, Scene, TextAnchor,
    TextRun,
};

/// A drawing of two boxes with their names.
pub(in crate::documents) fn scene(width: f64, name: &str) -> Scene {
    let ink = Color::hex(0x0f_17_2a);
    let card = |x: f64| {
        let rect = Rect::new(x, 0.0, x + 180.0, 60.0);
        let text = TextRun {
            baseline: Point::new(x + 30.0, 34.0),
            anchor: TextAnchor::Start,
            text: Arc::from(name),
            width: crate::text::width(name, FontWeight::Medium, 13.0),
            size: 13.0,
            weight: FontWeight::Medium,
            color: ink,
            struck: false,
        };
        Item {
            role: ItemRole::Card,
            subject: None,
            description: name.into(),
            bounds: rect,
            figures: vec![
                Drawn::Rect(RectFigure {
                    rect,
                    radius: 6.0,
                    fill: Some(Color::hex(0xff_ff_ff)),
                    stroke: None,
                }),
                Drawn::Icon(IconFigure {
                    name: "server".into(),
                    rect: Rect::new(x + 6.0, 20.0, x + 26.0, 40.0),
                    color: ink,
                }),
                Drawn::Text(text),
            ],
        }
    };
    Scene {
        bounds: Rect::new(0.0, 0.0, width, 60.0),
        background: Some(Color::hex(0xfb_fc_fe)),
        items: vec![card(0.0), card(width - 180.0)],
    }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: text.to_owned(),
    }
}

fn words(text: &str) -> Block {
    Block::Paragraph(vec![Span::Text(text.to_owned())])
}

fn row(cells: Vec<Cell>) -> Row {
    Row {
        cells,
        is_strong: false,
    }
}

/// A table of servers.
fn servers() -> Table {
    let day = Day::new(2027, 6, 30).unwrap();
    let mut rows = vec![Row {
        cells: vec![
            Cell::text("Salle principale"),
            Cell::default(),
            Cell::default(),
            Cell::default(),
        ],
        is_strong: true,
    }];
    for number in 1..=60 {
        rows.push(row(vec![
            Cell::text(format!(
                "srv-{number:02} – serveur d’applications de la salle principale"
            )),
            Cell::number(
                1_234.5 * f64::from(number),
                crate::locale::number_rounded(1_234.5 * f64::from(number), 1, Language::French)
                    + "\u{a0}kWh",
            ),
            Cell {
                value: CellValue::Date(day.plus(number)),
                ..Cell::default()
            },
            match number % 4 {
                0 => Cell::text("conforme").toned(Tone::Good),
                1 => Cell::text("à surveiller").toned(Tone::Warning),
                2 => Cell::text("hors support").toned(Tone::Bad),
                _ => Cell::missing(),
            },
        ]));
    }
    Table {
        name: "servers".to_owned(),
        caption: "Serveurs et fin de support".to_owned(),
        columns: vec![
            Column::new("Serveur").wide(2.5),
            Column::new("Énergie par an").aligned(Align::Right),
            Column::new("Fin de support"),
            Column::new("État").aligned(Align::Center),
        ],
        rows,
        note: "Relevé de la carte.".to_owned(),
        has_row_heads: true,
        reader: Reader::Everybody,
    }
}

/// A matrix of twelve columns.
fn matrix() -> Table {
    let mut columns = vec![Column::new("De \\ vers").wide(1.5)];
    columns.extend((1..=11).map(|at| Column::new(format!("Zone {at}")).aligned(Align::Center)));
    let rows = (1..=11).map(|from| {
        let mut cells = vec![Cell::text(format!("Zone {from}"))];
        cells.extend((1..=11).map(|to| match (from * to) % 3 {
            0 => Cell::text("tcp 443").toned(Tone::Good),
            1 => Cell::default(),
            _ => Cell {
                value: CellValue::Lines(vec!["tcp 22".to_owned(), "udp 161".to_owned()]),
                ..Cell::default()
            },
        }));
        row(cells)
    });
    Table {
        name: "zones".to_owned(),
        caption: "Flux entre zones".to_owned(),
        rows: rows.collect(),
        columns,
        has_row_heads: true,
        ..Table::default()
    }
}

/// A table for one kind of reader, with a word that shows whether it is there.
fn reserved(reader: Reader, word: &str) -> Table {
    Table {
        name: word.to_owned(),
        caption: word.to_owned(),
        columns: vec![Column::new(word)],
        rows: vec![row(vec![Cell::text(word)])],
        reader,
        ..Table::default()
    }
}

fn figure(name: &str, scene: Scene, is_wide: bool) -> Block {
    Block::Figure(Figure {
        name: name.to_owned(),
        scene,
        caption: "Hébergement de la salle principale".to_owned(),
        description: "Deux serveurs côte à côte.".to_owned(),
        is_wide,
    })
}

/// A document with every block.
pub(in crate::documents) fn document() -> Document {
    let logo = bitmap::read(
        "logo.png".into(),
        bitmap::tests::plain(160, 60, [20, 80, 130, 255]),
    );
    Document {
        kind: Kind::Dossier,
        title: "Dossier d’architecture technique".to_owned(),
        subtitle: "Système d’information – plateau 2027".to_owned(),
        facts: vec![
            ("Organisation".to_owned(), "Métropole".to_owned()),
            ("Version".to_owned(), "1.2".to_owned()),
            (
                "Rôle de l’auteur".to_owned(),
                "Architecte d’infrastructure".to_owned(),
            ),
        ],
        marking: "Diffusion restreinte".to_owned(),
        logo: logo.ok().map(Arc::new),
        language: Language::French,
        date: Day::new(2026, 9, 1),
        blocks: vec![
            heading(1, "Objet du document"),
            words("Ce dossier décrit l’architecture : lieux, serveurs et flux."),
            Block::Paragraph(vec![
                Span::Strong("Important".to_owned()),
                Span::Text(" – à lire avant tout. ".to_owned()),
                Span::Muted("Ce qui est dit en passant.".to_owned()),
            ]),
            Block::Bullets(vec![
                vec![Span::Text("Premier point".to_owned())],
                vec![
                    Span::Strong("Second".to_owned()),
                    Span::Text(" point".to_owned()),
                ],
            ]),
            Block::Facts(vec![
                (
                    "Responsable".to_owned(),
                    Cell::text("Direction du numérique"),
                ),
                ("Sauvegarde".to_owned(), Cell::missing()),
                (
                    "Disponibilité".to_owned(),
                    Cell::text("suffisante").toned(Tone::Good),
                ),
            ]),
            heading(1, "Hébergement"),
            heading(2, "Vue d’ensemble"),
            figure("view-hosting", scene(700.0, "Serveur A"), false),
            heading(2, "Serveurs"),
            Block::Table(servers()),
            Block::Table(reserved(Reader::Page, "pages-seules")),
            Block::Table(reserved(Reader::Sheet, "feuilles-seules")),
            Block::Gap("L’exploitant de la salle n’est pas dans la carte.".to_owned()),
            Block::PageBreak,
            heading(1, "Flux"),
            heading(3, "Matrice"),
            Block::Table(matrix()),
            words("Quelques mots entre deux."),
            figure("view-flows", scene(2_400.0, "Serveur B"), true),
            heading(1, "Suites"),
            words("La fin."),
            figure("empty", Scene::default(), false),
        ],
    }
}

/// What somebody may have put into the map.
pub(in crate::documents) const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\" onload=\"alert(1)",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "{{ 7 * 7 }}{% for a in b %}",
    "ligne 1\nligne 2\r\nligne 3\u{2028}ligne 4",
    "a\u{0}b\u{1b}[31m\u{202e}gnp.exe\u{fffe}",
    "| a | b |\n|---|\n[lien](javascript:alert(1)) ![x](http://x.example/y.png)",
    "]]>&amp;&lt;é\u{a0}…",
    "- [ ] # titre `code` $x$ http://x.example",
];

/// The same document with hostile words in every place.
pub(in crate::documents) fn hostile() -> Document {
    let long = "x".repeat(10_000);
    let mut document = document();
    let mut all: Vec<String> = HOSTILE.iter().map(|&words| words.to_owned()).collect();
    all.push(long);
    document.title = all.join(" ");
    document.subtitle = all.join(" ");
    document.marking = HOSTILE.join(" ");
    document.facts = all
        .iter()
        .map(|words| (words.clone(), words.clone()))
        .collect();
    let mut blocks = Vec::new();
    for words in &all {
        blocks.push(heading(1, words));
        blocks.push(Block::Paragraph(vec![
            Span::Text(words.clone()),
            Span::Strong(words.clone()),
            Span::Muted(words.clone()),
        ]));
        blocks.push(Block::Bullets(vec![vec![Span::Text(words.clone())]]));
        blocks.push(Block::Facts(vec![(words.clone(), Cell::text(words))]));
        blocks.push(Block::Gap(words.clone()));
        let value = |words: &str| Cell {
            value: CellValue::Number {
                value: f64::NAN,
                words: words.to_owned(),
            },
            ..Cell::default()
        };
        let lines = Cell {
            value: CellValue::Lines(vec![words.clone(), words.clone()]),
            ..Cell::default()
        };
        blocks.push(Block::Table(Table {
            name: words.clone(),
            caption: words.clone(),
            columns: vec![
                Column::new(words).wide(f64::NAN),
                Column::new(words).wide(-3.0),
                Column::new(words),
            ],
            rows: vec![
                // One with too few cells, and one with too many.
                row(vec![Cell::text(words)]),
                row(vec![
                    Cell::text(words),
                    value(words),
                    lines,
                    Cell::text("de trop"),
                ]),
            ],
            note: words.clone(),
            ..Table::default()
        }));
        blocks.push(Block::Figure(Figure {
            name: words.clone(),
            scene: scene(500.0, words),
            caption: words.clone(),
            description: words.clone(),
            is_wide: false,
        }));
    }
    document.blocks = blocks;
    document
}
