//! What is asked of the plan, by actions alone.

use super::*;
use crate::workspace::{Action, Preferences, samples};

fn open() -> (Workspace, Vec<Effect>) {
    let mut workspace = Workspace::new(Preferences::default(), "2026-11-26", 7);
    let map = samples::find("metropole").unwrap().read();
    workspace.document = Some(Document::new(map, crate::workspace::Origin::New));
    (workspace, Vec::new())
}

fn plan(workspace: &mut Workspace, what: Planning) {
    workspace.dispatch(Action::Plan(what), &mut Vec::new());
}

fn document(workspace: &Workspace) -> &Document {
    workspace.document.as_ref().unwrap()
}

#[test]
fn what_is_selected_on_the_map_is_claimed_for_the_selected_package_and_undone_as_one_step() {
    let (mut workspace, _) = open();
    let before = document(&workspace).map().clone();
    plan(&mut workspace, Planning::Select(Some("WP-06".into())));
    // A switch that moves, an application that stays, a link that comes.
    let gap = GapList::of(
        &before,
        &"P2026".into(),
        &"P2027".into(),
        crate::locale::Language::English,
    );
    let changed = gap
        .rows
        .iter()
        .find(|row| row.is_moved)
        .unwrap()
        .subject
        .clone();
    let added = gap
        .rows
        .iter()
        .rfind(|row| row.difference == crate::analysis::Difference::Added);
    let added = added.unwrap().subject.clone();
    let picked = vec![changed.clone(), added.clone(), "site-hdv".into()];
    workspace.dispatch(Action::Select(picked, Selecting::Only), &mut Vec::new());
    plan(&mut workspace, Planning::ClaimSelection);
    let package = document(&workspace)
        .map()
        .tables()
        .work_packages
        .get(&"WP-06".into());
    let package = package.unwrap().clone();
    assert!(package.changes.contains(&changed) && package.delivers.contains(&added));
    let said = workspace.notice.as_ref().map(|notice| notice.message.id);
    assert!(matches!(
        said,
        Some(msg::ROADMAP_CLAIMED_SOME | msg::ROADMAP_CLAIMED)
    ));
    workspace.dispatch(Action::Undo, &mut Vec::new());
    assert_eq!(*document(&workspace).map(), before);
}

#[test]
fn a_new_package_leads_between_the_plateaus_of_the_list_and_is_selected() {
    let (mut workspace, _) = open();
    plan(
        &mut workspace,
        Planning::Between("P2027".into(), "P2029".into()),
    );
    plan(&mut workspace, Planning::New);
    let id = document(&workspace).plan.selected.clone().unwrap();
    let packages = &document(&workspace).map().tables().work_packages;
    let package = packages.get(&id).unwrap();
    assert_eq!(package.from_plateau, Some("P2027".into()));
    assert_eq!(package.to_plateau, Some("P2029".into()));
    plan(&mut workspace, Planning::Duplicate(id.clone()));
    let copy = document(&workspace).plan.selected.clone().unwrap();
    assert_ne!(copy, id);
    workspace.dispatch(Action::Undo, &mut Vec::new());
    assert_eq!(document(&workspace).plan.selected, None, "it is gone");
}

#[test]
fn going_to_a_difference_shows_a_plateau_and_a_view_that_have_it() {
    let (mut workspace, _) = open();
    plan(&mut workspace, Planning::Show(true));
    plan(&mut workspace, Planning::GoTo("ap-nxc".into()));
    let shown = document(&workspace);
    assert_eq!(
        shown.plateau,
        Some("P2027".into()),
        "it comes with the transition"
    );
    assert!(!shown.shows_roadmap());
    assert!(shown.selection.contains(&SubjectId::from("ap-nxc")));
    let view = shown.view.clone().unwrap();
    let placement = crate::model::Placement::id_for(&view, &"ap-nxc".into());
    assert!(shown.map().tables().placements.contains(&placement));
}

#[test]
fn the_list_of_differences_is_written_in_the_form_that_its_name_asks_for() {
    let (mut workspace, mut effects) = open();
    for (name, starts) in [
        ("x.csv", "Difference;"),
        ("x.md", "| Difference"),
        ("x.json", "{"),
    ] {
        let write = Action::Plan(Planning::WriteGap(name.into()));
        workspace.dispatch(write, &mut effects);
        let Some(Effect::WriteText { text, .. }) = effects.pop() else {
            panic!("a file is written");
        };
        assert!(text.starts_with(starts), "{text}");
    }
}
