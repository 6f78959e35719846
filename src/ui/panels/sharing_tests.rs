//! Sharing, driven by key and label: what is asked before a map goes anywhere, and what one button
//! does when somebody pushed first.

use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{Window, window, workspace};
use crate::command::Command;
use crate::locale::Language;
use crate::model::{MapInfo, RecordKey, TableName, Value};
use crate::versions::remote::{Address, Login, Remote, Standing};
use crate::workspace::sharing::{Listed, Order, Outcome, Shelf};
use crate::workspace::{Action, Dialog, Effect, Run, Sharing, Workspace};

const PLACE: &str = "forge.example.org";

fn saved_map() -> Workspace {
    let mut workspace = workspace(Language::English);
    let mut effects = Vec::new();
    workspace.dispatch(Action::NewMap, &mut effects);
    for (field, value) in [("title", "City"), ("marking", "Diffusion restreinte")] {
        let command = Command::SetField {
            record: RecordKey::new(TableName::Map, MapInfo::the_id().text().clone()),
            name: field.into(),
            value: Some(Value::text(value)),
        };
        workspace.dispatch(Action::Edit(command), &mut effects);
    }
    let steps = workspace.document.as_ref().unwrap().history.len();
    let saved = Action::Saved {
        path: "city.ron".into(),
        steps,
        revision: 0,
    };
    workspace.dispatch(saved, &mut effects);
    workspace
}

/// The dialog, open over a map with one remote.
fn sharing(ahead: usize, is_confirmed: bool) -> Harness<'static, Window> {
    let mut workspace = saved_map();
    let mut effects = Vec::new();
    workspace.dispatch(Action::Sharing(Sharing::Open), &mut effects);
    let text = format!("https://{PLACE}/maps/si.git");
    let listed = Listed {
        remote: Remote {
            name: "origin".into(),
            address: Address::parse(&text, std::path::Path::new("/")),
            text,
            push: None,
        },
        is_confirmed,
        standing: Standing {
            branch: "main".into(),
            ahead,
            behind: 1,
            theirs: Some("0".repeat(40)),
        },
    };
    let shelf = Shelf {
        map: "city.ron".into(),
        remotes: vec![listed],
        usual: Some(origin()),
        has_versions: true,
        is_kept: true,
    };
    let outcome = Box::new(Outcome::Shelf(Box::new(shelf)));
    let done = Sharing::Done(Arc::<Run>::default(), outcome);
    workspace.dispatch(Action::Sharing(done), &mut effects);
    let mut harness = window(workspace);
    harness.run();
    harness
}

fn click(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run();
}

/// The orders that went out.
fn orders(harness: &Harness<'_, Window>) -> Vec<Order> {
    let effects = harness.state().effects.iter();
    effects
        .filter_map(|effect| match effect {
            Effect::Share { order, .. } if *order != Order::List => Some(order.clone()),
            _ => None,
        })
        .collect()
}

/// Ends the transfer under way.
fn answer(harness: &mut Harness<'_, Window>, outcome: Outcome) {
    let window = harness.state_mut();
    let run = Arc::clone(&window.workspace.sharing.transfer.as_ref().unwrap().run);
    let done = Action::Sharing(Sharing::Done(run, Box::new(outcome)));
    window.workspace.dispatch(done, &mut window.effects);
    harness.run();
}

fn origin() -> String {
    "origin".to_owned()
}

#[test]
fn a_marked_map_goes_nowhere_without_a_question_and_the_list_answers_it_for_good() {
    let mut harness = sharing(3, true);
    click(&mut harness, "Send versions to origin");
    assert_eq!(orders(&harness), [], "nothing goes before the answer");
    let asked = harness.query_all_by_role(Role::Label).any(|node| {
        let text = node.value().unwrap_or_default();
        text.contains("Diffusion restreinte") && text.contains(PLACE) && text.contains("3 versions")
    });
    assert!(asked, "the question names marking, place and number");
    click(&mut harness, "Cancel");
    assert_eq!(orders(&harness), []);

    click(&mut harness, "Send versions to origin");
    click(
        &mut harness,
        &format!("Send, and put {PLACE} on the map’s list"),
    );
    assert_eq!(orders(&harness), [Order::Push(origin())]);
    let info = harness
        .state()
        .workspace
        .document
        .as_ref()
        .unwrap()
        .map()
        .info();
    assert_eq!(info.shared_with, [PLACE]);
    answer(&mut harness, Outcome::Moved);
    click(&mut harness, "Cancel");
    click(&mut harness, "Send versions to origin");
    assert_eq!(orders(&harness).len(), 2, "no second question");
}

#[test]
fn somebody_who_pushed_first_is_merged_by_one_button() {
    let mut harness = sharing(1, true);
    click(&mut harness, "Send versions to origin");
    click(&mut harness, "Send");
    answer(&mut harness, Outcome::Moved);
    click(&mut harness, "Merge, then send");
    let order = orders(&harness).pop();
    assert_eq!(order, Some(Order::Pull(origin())));
    // Somebody else merged meanwhile: there is nothing to take, so ours goes out at once.
    answer(&mut harness, Outcome::UpToDate(Standing::default()));
    assert_eq!(orders(&harness).pop(), Some(Order::Push(origin())));
}

#[test]
fn a_transfer_shows_how_far_it_is_and_stops_at_once() {
    let mut harness = sharing(1, true);
    click(&mut harness, "See what origin has");
    let run = harness
        .state()
        .workspace
        .sharing
        .transfer
        .as_ref()
        .unwrap()
        .run
        .clone();
    run.advance(0.4);
    harness.run();
    harness.get_by_role_and_label(Role::ProgressIndicator, "Taking from origin… 40 %");
    let stops: Vec<_> = harness.get_all_by_label("Stop the transfer").collect();
    stops.last().unwrap().click();
    drop(stops);
    harness.run();
    assert!(run.cancelled().load(std::sync::atomic::Ordering::Relaxed));
    assert!(harness.state().workspace.sharing.transfer.is_none());
    // What comes too late changes nothing.
    let late = Sharing::Done(run, Box::new(Outcome::Moved));
    let window = harness.state_mut();
    window
        .workspace
        .dispatch(Action::Sharing(late), &mut window.effects);
    assert!(window.workspace.sharing.question.is_none());
}

#[test]
fn a_host_that_asks_who_one_is_gets_the_answer_and_nothing_keeps_it() {
    let mut harness = sharing(1, true);
    click(&mut harness, "See what origin has");
    let asked = Outcome::NeedsLogin {
        host: PLACE.into(),
        user: "me".into(),
        was_wrong: false,
    };
    answer(&mut harness, asked);
    let secret = harness.get_by_role_and_label(Role::PasswordInput, "Password or token");
    secret.focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::PasswordInput, "Password or token")
        .type_text("s3cret");
    harness.run();
    click(&mut harness, "Go on");
    let login = harness
        .state()
        .effects
        .iter()
        .rev()
        .find_map(|effect| match effect {
            Effect::Share { login, order, .. } if *order == Order::Fetch(origin()) => login.clone(),
            _ => None,
        });
    let expected = Login {
        user: "me".into(),
        secret: "s3cret".into(),
    };
    assert_eq!(login, Some((PLACE.to_owned(), expected)));
    let workspace = format!("{:?}", harness.state().workspace.sharing);
    assert!(!workspace.contains("s3cret"));
}

#[test]
fn an_address_that_came_with_the_repository_is_confirmed_before_anything_else() {
    let mut harness = sharing(1, false);
    assert!(harness.query_by_label("Send versions to origin").is_none());
    click(&mut harness, "Confirm the address of origin");
    assert_eq!(orders(&harness), [Order::Confirm(origin())]);
}

#[test]
fn another_repository_is_added_by_name_and_address() {
    let mut harness = sharing(1, true);
    harness
        .get_by_role_and_label(Role::TextInput, "Address")
        .focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, "Address")
        .type_text("/srv/maps/si.git");
    harness.run();
    click(&mut harness, "Add");
    let expected = Order::Add {
        name: origin(),
        address: "/srv/maps/si.git".into(),
        create: false,
    };
    assert_eq!(orders(&harness), [expected]);
}

#[test]
fn a_repository_is_opened_from_its_address() {
    let mut harness = window(workspace(Language::English));
    let window = harness.state_mut();
    window
        .workspace
        .dispatch(Action::Sharing(Sharing::OpenClone), &mut window.effects);
    harness.run();
    assert_eq!(harness.state().workspace.dialog, Some(Dialog::Clone));
    harness
        .get_by_role_and_label(Role::TextInput, "Address")
        .focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, "Address")
        .type_text("me@forge:maps/réseau.git");
    harness.run();
    click(&mut harness, "Copy and open");
    let Some(Order::Clone { address, folder }) = orders(&harness).pop() else {
        panic!("it is copied");
    };
    assert_eq!(address, "me@forge:maps/réseau.git");
    assert!(folder.ends_with("réseau"), "{}", folder.display());
    answer(&mut harness, Outcome::Cloned(vec!["/x/a.ron".into()]));
    let opens = harness
        .state()
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Read(path) if path.ends_with("a.ron")));
    assert!(opens);
}
