//! What is typed becomes the map's, and what is cleared goes.

use super::form::{Form, number};
use crate::command::{AssuranceCommand, Command, Kept};
use crate::locale::Language;
use crate::model::{Finite, SystemMap};
use crate::ui::panels::tests::workspace;
use crate::workspace::picture::carry_out;
use crate::workspace::{Document, Origin, Workspace, samples};

fn of(map: SystemMap) -> Workspace {
    let mut workspace = workspace(Language::French);
    workspace.document = Some(Document::new(map, Origin::New));
    workspace
}

fn after(map: &SystemMap, commands: &[Command]) -> SystemMap {
    let mut map = map.clone();
    for command in commands {
        map = carry_out(&map, command).unwrap_or_else(|refused| panic!("{refused:?}"));
    }
    map
}

#[test]
fn shares_are_typed_as_percentages_and_kept_as_shares() {
    let map = samples::find("metropole").unwrap().read();
    let mut form = Form::of(&of(map.clone()));
    form.bounds("I07").goal = "95,5 %".to_owned();
    form.bounds("I11").alert = "30".to_owned();
    let commands = form.commands(&map);
    let [Command::Assurance(AssuranceCommand::Keep(kept))] = commands.as_slice() else {
        panic!("{commands:?}")
    };
    let of = |id: &str| {
        let mut targets = kept.iter().filter_map(|kept| match kept {
            Kept::Target(target) if target.indicator == id => Some(target),
            _ => None,
        });
        targets.next().unwrap().clone()
    };
    assert_eq!(of("I07").goal, Finite::new(0.955));
    assert_eq!(of("I11").alert, Finite::new(30.0));
    let kept = after(&map, &commands);
    let again = Form::of(&self::of(kept.clone()));
    assert_eq!(again.commands(&kept), [], "what stays makes no step");
}

#[test]
fn a_target_and_a_factor_that_are_cleared_are_gone() {
    let map = samples::find("metropole").unwrap().read();
    let mut form = Form::of(&of(map.clone()));
    form.bounds("I03").goal = "90".to_owned();
    form.factors.get_mut("emission_fr").unwrap().value = "0,032".to_owned();
    let with = after(&map, &form.commands(&map));
    let mut form = Form::of(&of(with.clone()));
    assert_eq!(form.bounds("I03").goal, "90");
    form.bounds("I03").goal.clear();
    form.bounds("I03").alert.clear();
    *form.factors.get_mut("emission_fr").unwrap() = Default::default();
    let without = after(&with, &form.commands(&with));
    assert_eq!(
        without.tables().factors.iter().count(),
        map.tables().factors.iter().count()
    );
    let of_i03 = |map: &SystemMap| {
        let targets = map.tables().targets.iter();
        targets.filter(|target| target.indicator == "I03").count()
    };
    assert_eq!(of_i03(&without), 0);
}

#[test]
fn what_is_no_number_keeps_the_dialog_open() {
    assert_eq!(number(" 1 234,5 "), Ok(Some(1_234.5)));
    assert_eq!(number(""), Ok(None));
    for wrong in ["douze", "inf", "NaN", "1,2,3"] {
        assert_eq!(number(wrong), Err(()), "{wrong}");
    }
    let map = samples::find("metropole").unwrap().read();
    let mut form = Form::of(&of(map));
    assert!(form.is_sound());
    form.bounds("I01").alert = "beaucoup".to_owned();
    assert!(!form.is_sound());
}
