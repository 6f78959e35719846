//! Where files go when others are there already.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::tests::{metropole, order, preset};
use super::*;
use crate::analysis::Watch;
use crate::diagnostic::Problem;
use crate::model::ExportScope;
use crate::workspace::Destination;

fn name(stem: &str, suffix: &'static str, ending: &'static str) -> FileName {
    FileName {
        stem: stem.to_owned(),
        suffix,
        ending,
    }
}

/// The places of files after those that are there kept their names.
fn kept(destination: &Destination, names: &[FileName], there: &[&str]) -> Vec<String> {
    let there: BTreeSet<PathBuf> = there.iter().map(PathBuf::from).collect();
    let is_there = |path: &Path| there.contains(path);
    let mut placing = Placing::at(destination.clone());
    placing.keep_both(names, &is_there);
    assert!(placing.taken(names, &is_there).is_empty());
    let places = names.iter().map(|name| placing.place(name));
    places.map(|it| it.display().to_string()).collect()
}

#[test]
fn a_file_that_is_there_keeps_its_name_and_the_new_one_gets_the_next_number() {
    let folder = Destination::Folder("out".into());
    let names = [name("Vue", "", "png"), name("Autre", "", "png")];
    let there = ["out/Vue.png", "out/Vue (2).png"];
    let places = kept(&folder, &names, &there);
    assert_eq!(places, ["out/Vue (3).png", "out/Autre.png"]);
    let file = Destination::File("out/carte.png".into());
    let only = [name("whatever", "", "png")];
    assert_eq!(
        kept(&file, &only, &["out/carte.png"]),
        ["out/carte (2).png"]
    );
    assert_eq!(kept(&file, &only, &[]), ["out/carte.png"]);
}

#[test]
fn a_number_is_not_one_that_another_file_of_the_export_has() {
    let folder = Destination::Folder("out".into());
    let names = [name("Vue", "", "png"), name("vue (2)", "", "png")];
    let places = kept(&folder, &names, &["out/Vue.png"]);
    assert_eq!(places, ["out/Vue (3).png", "out/vue (2).png"]);
}

#[test]
fn parts_of_a_table_stay_together_though_one_alone_is_there() {
    let names = [name("t", "-elements", "csv"), name("t", "-links", "csv")];
    let folder = Destination::Folder("out".into());
    let places = kept(&folder, &names, &["out/t-links.csv"]);
    assert_eq!(places, ["out/t (2)-elements.csv", "out/t (2)-links.csv"]);
    let file = Destination::File("out/x.csv".into());
    let places = kept(&file, &names, &["out/x-links.csv"]);
    assert_eq!(places, ["out/x (2)-elements.csv", "out/x (2)-links.csv"]);
    // The name that was typed is none of a file.
    let places = kept(&file, &names, &["out/x.csv"]);
    assert_eq!(places, ["out/x-elements.csv", "out/x-links.csv"]);
}

/// What it was told, and what came.
#[derive(Default)]
struct Heard {
    expected: Vec<String>,
    taken: Vec<String>,
    refuses: bool,
}

impl Outlet for Heard {
    fn expect(&mut self, names: &[FileName]) -> Result<(), Problem> {
        self.expected = names.iter().map(FileName::text).collect();
        if self.refuses {
            return Err(problem::cancelled());
        }
        Ok(())
    }

    fn take(&mut self, handout: Handout) -> Result<(), Problem> {
        self.taken.push(handout.name.text());
        Ok(())
    }
}

#[test]
fn every_form_says_before_what_its_files_will_be_called() {
    let map = metropole();
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    for form in FileForm::ALL {
        let order = order(&map, preset(form.ending(), ExportScope::Shown));
        let mut heard = Heard::default();
        files(&order, &watch, &mut heard).unwrap();
        assert!(!heard.taken.is_empty(), "{form:?}");
        assert_eq!(heard.expected, heard.taken, "{form:?}");
        let mut heard = Heard {
            refuses: true,
            ..Heard::default()
        };
        assert!(files(&order, &watch, &mut heard).is_err(), "{form:?}");
        assert_eq!(heard.taken, [""; 0], "{form:?}");
    }
}
