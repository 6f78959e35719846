//! Questions asked by panels, answered by a thread that the tests play.

use std::sync::Arc;

use super::analysing::*;
use super::*;
use crate::analysis::Watch;
use crate::command::Command;
use crate::geometry::Vec2;
use crate::model::{ElementId, PlateauId, RecordKey, SubjectId, TableName};

fn metropole() -> Workspace {
    let mut workspace = Workspace::new(Preferences::default(), "2026-11-22", 7);
    let sample = samples::find("metropole").unwrap();
    workspace.document = Some(Document::new(sample.read(), Origin::New));
    workspace
}

/// What a panel does in a frame, and the searches that it starts.
fn frame(workspace: &mut Workspace, questions: &[Question]) -> Vec<(AnalysisOrder, Arc<Run>)> {
    let mut actions = Vec::new();
    let document = workspace.document.as_ref().unwrap();
    workspace.analyses.ask(questions, document, &mut actions);
    carry_out(workspace, actions)
}

fn carry_out(workspace: &mut Workspace, actions: Vec<Action>) -> Vec<(AnalysisOrder, Arc<Run>)> {
    let mut effects = Vec::new();
    for action in actions {
        workspace.dispatch(action, &mut effects);
    }
    let orders = effects.into_iter().filter_map(|effect| match effect {
        Effect::Analyse { order, run } => Some((*order, run)),
        _ => None,
    });
    orders.collect()
}

fn answer(workspace: &mut Workspace, (order, run): (AnalysisOrder, Arc<Run>)) {
    let watch = Watch {
        cancelled: run.cancelled(),
        progress: &|_| {},
    };
    let finding = analyse(&order, &watch);
    let done = Analysing::Done { run, finding };
    carry_out(workspace, vec![Action::Analyse(done)]);
}

fn standing(workspace: &Workspace, question: Question) -> Standing {
    let document = workspace.document.as_ref().unwrap();
    workspace.analyses.standing(question, document)
}

#[test]
fn every_question_is_asked_once_and_answered_for_the_map_as_it_is() {
    let mut workspace = metropole();
    let orders = frame(&mut workspace, &Question::ALL);
    assert_eq!(orders.len(), Question::ALL.len());
    assert!(frame(&mut workspace, &Question::ALL).is_empty());
    for order in orders {
        answer(&mut workspace, order);
    }
    let document = workspace.document.as_ref().unwrap();
    let analyses = &workspace.analyses;
    let graph = document.graph();
    let radii = analyses.radii(document).unwrap();
    assert!(radii.is_current);
    assert_eq!(radii.answer.len(), graph.elements().len());

    let weak = analyses.weak_points(document).unwrap();
    let single = weak.answer.values().map(|weak| weak.single.len());
    assert!(single.max() > Some(0));
    let works = analyses.availability(document).unwrap();
    assert!(works.answer.keys().eq(weak.answer.keys()));
    let structure = analyses.structure(document).unwrap();
    let mut groups = structure.answer.on_paper.iter();
    assert!(groups.any(|group| group.group.as_str() == "gr-int"));
    assert_eq!(structure.answer.cycles.len(), 1);
    assert!(analyses.cut_pairs(document).is_some());
}

#[test]
fn moving_a_box_keeps_every_answer_and_an_edit_keeps_the_older_one_in_sight() {
    let mut workspace = metropole();
    for order in frame(&mut workspace, &[Question::Radii]) {
        answer(&mut workspace, order);
    }
    let document = workspace.document.as_ref().unwrap();
    let view = document.view.clone().unwrap();
    let (element, known) = {
        let first = document.map().placements_of(&view).find(|placement| {
            document
                .map()
                .tables()
                .elements
                .contains(&ElementId::from(placement.subject.text().clone()))
        });
        let subject: SubjectId = first.unwrap().subject.clone();
        (subject, workspace.analyses.radii(document).unwrap().answer)
    };
    let moved = Command::Move {
        view,
        subjects: vec![element.clone()],
        by: Vec2::new(48.0, 0.0),
        nudge: false,
    };
    let started = carry_out(&mut workspace, vec![Action::Edit(moved)]);
    assert!(started.is_empty());
    assert!(!workspace.document.as_ref().unwrap().history.is_empty());
    assert!(matches!(
        standing(&workspace, Question::Radii),
        Standing::Current
    ));

    let record = RecordKey::new(TableName::Elements, element.text().clone());
    let renamed = Command::Rename {
        record,
        name: "Another name".into(),
    };
    carry_out(&mut workspace, vec![Action::Edit(renamed)]);
    let document = workspace.document.as_ref().unwrap();
    let older = workspace.analyses.radii(document).unwrap();
    assert!(!older.is_current && Arc::ptr_eq(&older.answer, &known));
    let mut orders = frame(&mut workspace, &[Question::Radii]);
    assert!(orders[0].0.earlier.is_some(), "found from what is known");
    assert!(matches!(
        standing(&workspace, Question::Radii),
        Standing::Running(_)
    ));
    answer(&mut workspace, orders.remove(0));
    let document = workspace.document.as_ref().unwrap();
    let newer = workspace.analyses.radii(document).unwrap();
    assert!(newer.is_current && newer.answer == known);
}

#[test]
fn a_search_that_is_stopped_stays_stopped_until_the_map_changes_or_it_is_wanted() {
    let mut workspace = metropole();
    let first = frame(&mut workspace, &[Question::Availability]).remove(0);
    let plateau = workspace.document.as_ref().unwrap().plateau.clone();
    let stop = Analysing::Stop(Question::Availability, plateau.clone());
    carry_out(&mut workspace, vec![Action::Analyse(stop)]);
    assert!(
        first
            .1
            .cancelled()
            .load(std::sync::atomic::Ordering::Relaxed)
    );
    answer(&mut workspace, first);
    assert!(matches!(
        standing(&workspace, Question::Availability),
        Standing::Stopped
    ));
    assert!(frame(&mut workspace, &[Question::Availability]).is_empty());
    let resume = Analysing::Resume(Question::Availability, plateau);
    let mut again = carry_out(&mut workspace, vec![Action::Analyse(resume)]);
    answer(&mut workspace, again.remove(0));
    assert!(matches!(
        standing(&workspace, Question::Availability),
        Standing::Current
    ));

    let there = Action::ShowPlateau(PlateauId::from("P2029"));
    carry_out(&mut workspace, vec![there]);
    assert!(matches!(
        standing(&workspace, Question::Availability),
        Standing::Due
    ));
    let back = Action::ShowPlateau(PlateauId::from("P2026"));
    carry_out(&mut workspace, vec![back]);
    assert!(matches!(
        standing(&workspace, Question::Availability),
        Standing::Current
    ));
}

#[test]
fn an_answer_of_another_map_is_never_shown() {
    let mut workspace = metropole();
    let order = frame(&mut workspace, &[Question::Structure]).remove(0);
    workspace.document = metropole().document;
    answer(&mut workspace, order);
    let document = workspace.document.as_ref().unwrap();
    assert!(workspace.analyses.structure(document).is_none());
    assert!(matches!(
        standing(&workspace, Question::Structure),
        Standing::Due
    ));
}
