//! Lists of elements and links: cells, order, conditions, writing.

use std::sync::Arc;

use super::*;
use crate::command::{self, Command, Context, Occasion};
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{Snapshot, SystemMap};
use crate::workspace::{Action, Preferences, Workspace};

fn workspace() -> Workspace {
    let mut workspace = Workspace::new(Preferences::default(), "2026-11-26", 7);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let view = workspace.document.as_ref().unwrap().view.clone().unwrap();
    for (name, kind) in [
        ("Hôtel de ville", "site"),
        ("srv-10", "physical_server"),
        ("srv-2", "physical_server"),
        ("Portail", "application"),
    ] {
        let insert = Command::InsertElement {
            kind: kind.into(),
            name: name.into(),
            parent: None,
            place: Some((view.clone(), Rect::new(0.0, 0.0, 180.0, 60.0))),
        };
        workspace.dispatch(Action::Edit(insert), &mut effects);
    }
    workspace
}

fn with_sheet<T>(workspace: &Workspace, ask: impl FnOnce(&Sheet<'_>) -> T) -> T {
    let document = workspace.document.as_ref().unwrap();
    ask(&Sheet {
        map: document.map(),
        snapshot: document.snapshot(),
        of: Subjects::Elements,
        language: Language::French,
    })
}

fn attribute(name: &str) -> Column {
    Column::Attribute(name.into())
}

fn names(sheet: &Sheet<'_>, rows: &[usize]) -> Vec<String> {
    rows.iter()
        .map(|row| sheet.cell(*row, &Column::Name))
        .collect()
}

fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
    let line = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    rows.iter().map(line).collect()
}

/// The map after a block was written, checked to be undone exactly.
fn written(sheet: &Sheet<'_>, writing: Writing) -> (SystemMap, Arc<Snapshot>) {
    let command = Command::SetMany {
        settings: writing.settings,
        occasion: Occasion::Paste,
    };
    let mut context = Context {
        plateau: None,
        random: &mut || 0,
        today: "",
        author_role: "",
    };
    let patch = command::plan(sheet.map, &command, &mut context).unwrap();
    let after = sheet.map.with(&patch).unwrap();
    let back = after.with(&patch.inverted()).unwrap();
    assert_eq!(back.tables(), sheet.map.tables(), "undo restores exactly");
    let snapshot = after.snapshot(None).into();
    (after, snapshot)
}

#[test]
fn names_sort_as_people_count_and_conditions_leave_rows_out() {
    let workspace = workspace();
    with_sheet(&workspace, |sheet| {
        let mut sight = Sight {
            sorted_by: Some(Column::Name),
            ..Sight::default()
        };
        let columns = Column::usual(Subjects::Elements);
        let sorted = rows(sheet, &columns, &sight);
        let expected = ["Hôtel de ville", "Portail", "srv-2", "srv-10"];
        assert_eq!(names(sheet, &sorted), expected);
        sight.conditions = vec![(Column::Kind, "serveur|application".to_owned())];
        assert_eq!(rows(sheet, &columns, &sight).len(), 3);
        sight.conditions.push((Column::Name, "!portail".to_owned()));
        assert_eq!(rows(sheet, &columns, &sight).len(), 2);
        sight.conditions = vec![(attribute("owner_role"), "=".to_owned())];
        assert_eq!(rows(sheet, &columns, &sight).len(), 4, "all are empty");
        sight.conditions.clear();
        sight.words = "hotel site".to_owned();
        assert_eq!(
            names(sheet, &rows(sheet, &columns, &sight)),
            ["Hôtel de ville"]
        );
    });
}

#[test]
fn a_pasted_column_reads_words_and_says_what_it_does_not_take() {
    let workspace = workspace();
    with_sheet(&workspace, |sheet| {
        let sight = Sight {
            sorted_by: Some(Column::Name),
            ..Sight::default()
        };
        let order = rows(sheet, &[], &sight);
        let column = [attribute("environment")];
        let cells = block(&[
            &["Production"],
            &["production"],
            &["recette"],
            &["jamais vu"],
        ]);
        let writing = write(sheet, &order, &column, &cells);
        let refused: Vec<String> = writing
            .refused
            .iter()
            .map(|message| sheet.language.say(message))
            .collect();
        assert_eq!(writing.settings.len(), 2, "{refused:?}");
        assert_eq!(refused.len(), 2, "{refused:?}");
        assert!(refused[0].contains("Hôtel de ville"), "{refused:?}");
        assert!(refused[1].contains("jamais vu"), "{refused:?}");
        let (map, snapshot) = written(sheet, writing);
        let after = Sheet {
            map: &map,
            snapshot: &snapshot,
            ..*sheet
        };
        assert_eq!(after.cell(order[1], &column[0]), "Production");
    });
}

#[test]
fn one_value_fills_all_rows_and_a_container_is_found_by_its_name() {
    let workspace = workspace();
    with_sheet(&workspace, |sheet| {
        let servers: Vec<usize> = (0..sheet.len())
            .filter(|row| sheet.kind(*row) == "physical_server")
            .collect();
        let columns = [Column::Container, attribute("owner_role")];
        let cells = block(&[&["hotel de ville", "Pôle exploitation"]]);
        let (map, snapshot) = written(sheet, write(sheet, &servers, &columns, &cells));
        let after = Sheet {
            map: &map,
            snapshot: &snapshot,
            ..*sheet
        };
        for row in &servers {
            assert_eq!(after.cell(*row, &columns[0]), "Hôtel de ville");
            assert_eq!(after.cell(*row, &columns[1]), "Pôle exploitation");
        }
        let text = as_text(&after, &servers[..1], &columns, true);
        assert_eq!(
            text,
            "Dans\tResponsable (rôle)\nHôtel de ville\tPôle exploitation\n"
        );
    });
}

#[test]
fn columns_are_known_by_id_and_by_title_in_both_languages() {
    for word in ["eol", "End of support", "fin de support"] {
        assert_eq!(
            Column::named(word, Subjects::Elements),
            Some(attribute("eol"))
        );
    }
    assert_eq!(Column::named("De", Subjects::Elements), None);
    assert_eq!(Column::named("De", Subjects::Links), Some(Column::From));
}
