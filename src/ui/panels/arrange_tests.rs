//! Arranging, driven by menu, key and label.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, click, window, workspace};
use crate::command::Command;
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{ElementId, KindId, Placement, Record as _, SubjectId, SystemMap, ViewId};
use crate::scene::LayoutWatch;
use crate::workspace::{
    Action, Alternative, Dialog, Effect, Selecting, Workspace, arrange, find_alternatives,
};

/// Three applications that need a server, drawn on top of each other, and one that was brought into
/// the view without a place.
fn crowded(language: Language) -> (Workspace, Vec<ElementId>) {
    let mut workspace = workspace(language);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    let view = view_of(&workspace);
    let mut ids = Vec::new();
    for (number, kind) in [
        "physical_server",
        "application",
        "application",
        "application",
    ]
    .into_iter()
    .enumerate()
    {
        let x = 20.0 * number as f64;
        let insert = Command::InsertElement {
            kind: KindId::new(kind),
            name: format!("Box {number}").into(),
            parent: None,
            place: Some((view.clone(), Rect::new(x, 0.0, x + 180.0, 60.0))),
        };
        workspace.dispatch(Action::Edit(insert), &mut effects);
        let id = document(&workspace).selected_elements()[0].clone();
        if let Some(server) = ids.first() {
            let connect = Command::Connect {
                kind: "depends_on".into(),
                from: id.clone(),
                to: ElementId::clone(server),
            };
            workspace.dispatch(Action::Edit(connect), &mut effects);
        }
        ids.push(id);
    }
    let nowhere = Command::InsertElement {
        kind: "application".into(),
        name: "Newcomer".into(),
        parent: None,
        place: None,
    };
    workspace.dispatch(Action::Edit(nowhere), &mut effects);
    let newcomer = added_last(document(&workspace).map(), &ids);
    let subject = SubjectId::from(&newcomer);
    let mut placement = Placement::blank(Placement::id_for(&view, &subject));
    placement.view = view;
    placement.subject = subject;
    let mut patch = crate::model::Patch::new();
    patch.add(&placement);
    document_mut(&mut workspace).apply(&patch).unwrap();
    ids.push(newcomer);
    workspace.dispatch(Action::SelectNone, &mut effects);
    (workspace, ids)
}

fn document(workspace: &Workspace) -> &crate::workspace::Document {
    workspace.document.as_ref().unwrap()
}

fn document_mut(workspace: &mut Workspace) -> &mut crate::workspace::Document {
    workspace.document.as_mut().unwrap()
}

fn view_of(workspace: &Workspace) -> ViewId {
    document(workspace).view.clone().unwrap()
}

fn added_last(map: &SystemMap, known: &[ElementId]) -> ElementId {
    let mut elements = map.tables().elements.iter();
    elements
        .find(|element| !known.contains(&element.id))
        .map(|element| element.id.clone())
        .unwrap()
}

fn map_of(harness: &Harness<'_, Window>) -> SystemMap {
    document(&harness.state().workspace).map().clone()
}

fn rect_of(harness: &Harness<'_, Window>, id: &ElementId) -> Rect {
    let view = view_of(&harness.state().workspace);
    let id = Placement::id_for(&view, &SubjectId::from(id));
    map_of(harness).tables().placements.get(&id).unwrap().rect()
}

/// Chooses an entry of the menu *Arrange*.
fn choose(harness: &mut Harness<'_, Window>, entry: &str) {
    click(harness, "Arrange");
    harness.get_by_role_and_label(Role::MenuItem, entry).click();
    harness.run_steps(4);
}

/// Does what the window asked of the outside, and lets the window take it in.
fn work(harness: &mut Harness<'_, Window>) {
    answer(harness);
    harness.run_steps(4);
}

/// Does what the window asked of the outside, as the process would on a thread of its own.
fn answer(harness: &mut Harness<'_, Window>) {
    let window = harness.state_mut();
    let effect = window.effects.pop();
    let Some(Effect::Arrange {
        map,
        view,
        what,
        run,
    }) = effect
    else {
        panic!("a layout was asked for, not {effect:?}");
    };
    let progress = |share: f32| {
        run.advance(share);
    };
    let watch = LayoutWatch {
        cancelled: run.cancelled(),
        progress: &progress,
    };
    let command = arrange(&map, &view, &what, window.workspace.language(), &watch);
    let answer = Action::Arranged { run, command };
    window.workspace.dispatch(answer, &mut window.effects);
}

fn undo(harness: &mut Harness<'_, Window>) {
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    harness.run_steps(3);
}

fn redo(harness: &mut Harness<'_, Window>) {
    harness.key_press_modifiers(
        egui::Modifiers::COMMAND | egui::Modifiers::SHIFT,
        egui::Key::Z,
    );
    harness.run_steps(3);
}

#[test]
fn arrange_undo_redo_and_cancel_leave_exactly_the_expected_places() {
    let (workspace, ids) = crowded(Language::English);
    let mut harness = window(workspace);
    let before = map_of(&harness);
    choose(&mut harness, "Arrange the view");
    assert_eq!(map_of(&harness), before, "nothing moves before the answer");
    work(&mut harness);
    let arranged = map_of(&harness);
    let places: Vec<Rect> = ids.iter().map(|id| rect_of(&harness, id)).collect();
    for (index, rect) in places.iter().enumerate() {
        assert!(rect.area() > 0.0);
        for other in &places[index + 1..] {
            assert!(!crate::geometry::overlaps(*rect, *other));
        }
    }
    undo(&mut harness);
    assert_eq!(map_of(&harness), before);
    redo(&mut harness);
    assert_eq!(map_of(&harness), arranged);
    undo(&mut harness);

    // Cancelled in mid-run: by Escape, then by the button.
    for by_key in [true, false] {
        choose(&mut harness, "Arrange the view");
        let running = harness.state().workspace.arranging.clone().unwrap();
        running.run.advance(0.42);
        harness.run_steps(3);
        let bar = "Arranging… 42 %";
        let shows = |harness: &Harness<'_, Window>| {
            harness
                .query_by_role_and_label(Role::ProgressIndicator, bar)
                .is_some()
        };
        assert!(shows(&harness));
        if by_key {
            harness.key_press(egui::Key::Escape);
            harness.run_steps(3);
        } else {
            click(&mut harness, "Cancel the arrangement");
        }
        assert!(!shows(&harness));
        let is_cancelled = running
            .run
            .cancelled()
            .load(std::sync::atomic::Ordering::Relaxed);
        assert!(is_cancelled, "the run is told");
        work(&mut harness);
        assert_eq!(map_of(&harness), before);
    }
}

#[test]
fn boxes_slide_to_their_places_unless_motion_is_to_be_reduced() {
    for reduced in [false, true] {
        let (workspace, _) = crowded(Language::English);
        let mut harness = window(workspace);
        if reduced {
            click(&mut harness, "View");
            harness
                .get_by_role_and_label(Role::MenuItem, "Reduce motion")
                .click();
            harness.run_steps(4);
            // The wish is kept.
            let effects = &harness.state().effects;
            let keeps = |effect: &Effect| matches!(effect, Effect::KeepPreferences);
            assert!(effects.iter().any(keeps));
        }
        choose(&mut harness, "Arrange the view");
        answer(&mut harness);
        harness.step();
        assert_eq!(harness.state().state.canvas.is_sliding(), !reduced);
        harness.run_steps(4);
        assert!(
            !harness.state().state.canvas.is_sliding(),
            "it ends by itself"
        );
    }
}

#[test]
fn arranging_what_is_new_moves_nothing_that_was_placed() {
    let (workspace, ids) = crowded(Language::English);
    let mut harness = window(workspace);
    let before: Vec<Rect> = ids.iter().map(|id| rect_of(&harness, id)).collect();
    choose(&mut harness, "Arrange only what is new");
    work(&mut harness);
    let after: Vec<Rect> = ids.iter().map(|id| rect_of(&harness, id)).collect();
    assert_eq!(before[..4], after[..4]);
    assert!(after[4].area() > 0.0, "the newcomer found a place");
    for placed in &after[..4] {
        assert!(!crate::geometry::overlaps(*placed, after[4]));
    }
}

#[test]
fn a_pin_holds_until_it_is_let_go() {
    let (workspace, ids) = crowded(Language::English);
    let mut harness = window(workspace);
    let state = harness.state_mut();
    let select = Action::Select(vec![SubjectId::from(&ids[2])], Selecting::Only);
    state.workspace.dispatch(select, &mut state.effects);
    harness.run_steps(2);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::L);
    harness.run_steps(3);
    let before = rect_of(&harness, &ids[2]);
    for entry in ["Arrange the view", "Tidy", "Arrange the selection"] {
        choose(&mut harness, entry);
        work(&mut harness);
        assert_eq!(rect_of(&harness, &ids[2]), before, "{entry}");
    }
    choose(&mut harness, "Unlock");
    choose(&mut harness, "Arrange the view");
    work(&mut harness);
    assert_ne!(rect_of(&harness, &ids[2]), before);
}

#[test]
fn a_method_is_chosen_in_the_menu_within_and_kept_by_the_view() {
    let (workspace, _) = crowded(Language::English);
    let mut harness = window(workspace);
    click(&mut harness, "Arrange");
    click(&mut harness, "Method");
    harness
        .get_by_role_and_label(Role::MenuItem, "Arrange in a grid")
        .click();
    harness.run_steps(4);
    work(&mut harness);
    let manner = harness.state().workspace.manner().unwrap();
    assert_eq!(manner.arrangement, "grid");
}

#[test]
fn the_second_alternative_is_taken_by_keys() {
    let (workspace, _) = crowded(Language::English);
    let mut harness = window(workspace);
    let before = map_of(&harness);
    choose(&mut harness, "Alternatives…");
    let window = harness.state_mut();
    let Some(Effect::FindAlternatives { run }) = window.effects.pop() else {
        panic!("alternatives were asked for");
    };
    let progress = |_| {};
    let watch = LayoutWatch {
        cancelled: run.cancelled(),
        progress: &progress,
    };
    let view = view_of(&window.workspace);
    let order = window.workspace.picture_order(false).unwrap();
    let mut methods = Vec::new();
    find_alternatives(
        &before,
        &view,
        Language::English,
        &watch,
        &mut |method, direction, command| {
            methods.push(crate::scene::method_word(method));
            let ready = Alternative {
                method,
                direction,
                command,
                scene: order.compose().into(),
            };
            let action = Action::AlternativeReady {
                run: std::sync::Arc::clone(&run),
                ready: Some(Box::new(ready)),
            };
            window.workspace.dispatch(action, &mut window.effects);
        },
    );
    harness.run_steps(4);
    assert!(harness.query_by_label("Layers, downwards").is_some());
    harness.key_press(egui::Key::ArrowRight);
    harness.run_steps(3);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(4);
    assert!(harness.state().workspace.dialog.is_none());
    let manner = harness.state().workspace.manner().unwrap();
    assert_eq!(manner.arrangement, methods[1]);
    assert_ne!(map_of(&harness), before);
    undo(&mut harness);
    assert_eq!(map_of(&harness), before);

    choose(&mut harness, "Alternatives…");
    assert_eq!(harness.state().workspace.dialog, Some(Dialog::Alternatives));
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    assert!(harness.state().workspace.dialog.is_none());
    assert_eq!(map_of(&harness), before);
}
