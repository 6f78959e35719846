//! The list and the marks of weak points, against the sample and small maps.

use std::sync::Arc;

use super::*;
use crate::analysis::Watch;
use crate::locale::Language;
use crate::model::ElementId;
use crate::scene::{WeakStanding, Weakness};
use crate::workspace::roadmap::ListForm;
use crate::workspace::{
    Action, Analysing, Document, Effect, FilePurpose, Origin, Perspective, Preferences, Question,
    Workspace, analyse, samples,
};

/// The sample with every question answered that is asked.
fn metropole(questions: &[Question]) -> Workspace {
    let mut workspace = Workspace::new(Preferences::default(), "2026-11-22", 7);
    let sample = samples::find("metropole").unwrap();
    workspace.document = Some(Document::new(sample.read(), Origin::New));
    answer(&mut workspace, questions);
    workspace
}

fn answer(workspace: &mut Workspace, questions: &[Question]) {
    let mut actions = Vec::new();
    let document = workspace.document.as_ref().unwrap();
    workspace.analyses.ask(questions, document, &mut actions);
    let mut effects = Vec::new();
    for action in actions {
        workspace.dispatch(action, &mut effects);
    }
    for effect in effects {
        let Effect::Analyse { order, run } = effect else {
            continue;
        };
        let watch = Watch {
            cancelled: run.cancelled(),
            progress: &|_| {},
        };
        let finding = analyse(&order, &watch);
        let done = Action::Analyse(Analysing::Done {
            run: Arc::clone(&run),
            finding,
        });
        workspace.dispatch(done, &mut Vec::new());
    }
}

fn rows(list: &WeakList, part: WeakPart) -> Vec<&WeakRow> {
    list.rows.iter().filter(|row| row.part == part).collect()
}

#[test]
fn the_list_says_what_each_loss_does_and_why_redundancy_is_on_paper() {
    let workspace = metropole(&Question::ALL);
    let list = workspace.weak_list(Language::English).unwrap();
    let points = rows(&list, WeakPart::Points);
    assert!(
        points
            .windows(2)
            .all(|pair| pair[0].radius >= pair[1].radius)
    );
    let operator = points
        .iter()
        .find(|row| row.lost[0].as_str() == "prv-tela")
        .unwrap();
    assert_eq!(
        operator.services.len(),
        4,
        "the operator of both lines stops four services"
    );
    let (actual, potential) = operator.radius.unwrap();
    assert!(actual > 0 && actual <= potential);
    let internet = rows(&list, WeakPart::OnPaper);
    let internet = internet
        .iter()
        .find(|row| row.shown[0].as_str() == "gr-int" && row.lost[0].as_str() == "prv-tela");
    assert!(
        internet
            .unwrap()
            .detail
            .starts_with("All 2 members fall with")
    );
    for part in [
        WeakPart::Passages,
        WeakPart::Network,
        WeakPart::Cycles,
        WeakPart::Pairs,
    ] {
        assert!(!rows(&list, part).is_empty(), "{part:?}");
    }
    for pair in rows(&list, WeakPart::Pairs) {
        assert_eq!(pair.lost.len(), 2);
        assert!(!pair.services.is_empty());
    }
    assert!(
        points.iter().all(|row| row.nature.is_some()),
        "only what can fail"
    );
}

#[test]
fn one_service_alone_shows_its_own_points_and_nothing_else() {
    let mut workspace = metropole(&Question::ALL);
    let service = ElementId::from("bs-etat");
    workspace.dispatch(
        Action::ShowWeakPointsOf(Some(service.clone())),
        &mut Vec::new(),
    );
    let document = workspace.document.as_ref().unwrap();
    assert_eq!(document.perspective, Perspective::WeakPoints);
    let list = workspace.weak_list(Language::French).unwrap();
    assert!(
        list.rows
            .iter()
            .all(|row| row.services == [service.clone()])
    );
    assert_eq!(
        rows(&list, WeakPart::Points).len(),
        11,
        "État civil has 11 of them"
    );
    let marks = workspace.analyses.weak_marks(document);
    let kept = &marks.focus.as_ref().unwrap().kept;
    assert!(
        kept.contains(&service) && kept.len() > 11,
        "points and passages"
    );
    let counts = marks.elements.values().filter_map(|mark| {
        mark.weaknesses
            .get(&Weakness::SingleCritical)
            .or(mark.weaknesses.get(&Weakness::Single))
    });
    assert!(counts.clone().all(|count| *count == 1));
    assert_eq!(counts.count(), 11);
}

#[test]
fn the_perspective_says_how_far_the_search_is_and_draws_the_same_until_something_changes() {
    let mut workspace = metropole(&[]);
    workspace.dispatch(Action::Look(Perspective::WeakPoints), &mut Vec::new());
    let marks = |workspace: &Workspace| {
        let document = workspace.document.as_ref().unwrap();
        workspace.analyses.weak_marks(document)
    };
    assert_eq!(marks(&workspace).standing, WeakStanding::Awaited);
    assert!(marks(&workspace).elements.is_empty());
    assert!(Arc::ptr_eq(&marks(&workspace), &marks(&workspace)));
    answer(&mut workspace, &ASKED);
    let made = marks(&workspace);
    assert_eq!(made.standing, WeakStanding::Current);
    assert!(Arc::ptr_eq(&made, &marks(&workspace)));
    let room = &made.elements["sal-hdv"];
    assert_eq!(
        made.heat(room.actual),
        4,
        "a room of the main site reaches far"
    );
    let language = Language::English;
    let order = workspace.picture_order(false).unwrap();
    let composition = order.compose_with_contents();
    let weak = composition.contents.weak.unwrap();
    assert!(weak.heats.values().sum::<usize>() > 20);
    let legend: Vec<String> = crate::scene::legend(&order.compose_with_contents().contents)
        .items
        .iter()
        .map(|item| item.description.to_string())
        .collect();
    let word = language.text(Weakness::OnPaper.name());
    assert!(legend.iter().any(|line| line.contains(&word)), "{legend:?}");
}

#[test]
fn the_list_is_written_as_tables_that_other_programs_read() {
    let mut workspace = metropole(&Question::ALL);
    let mut effects = Vec::new();
    workspace.dispatch(Action::ListWeakPoints(WeakListing::AskFile), &mut effects);
    let asked = matches!(&effects[0], Effect::AskFile(FilePurpose::WeakPoints, name)
        if name.ends_with(".csv"));
    assert!(asked);
    let list = workspace.weak_list(workspace.language()).unwrap();
    for (name, form) in [("w.csv", ListForm::Csv), ("w.md", ListForm::Markdown)] {
        effects.clear();
        let write = WeakListing::Write(name.into());
        workspace.dispatch(Action::ListWeakPoints(write), &mut effects);
        let Effect::WriteText { text, .. } = &effects[0] else {
            panic!("a file is written");
        };
        assert_eq!(*text, list.written(form, workspace.language()));
        let heads = if form == ListForm::Csv { 1 } else { 2 };
        assert_eq!(text.lines().count(), list.rows.len() + heads);
    }
}
