//! Pages in the window: opened, leafed through, clicked and left.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::locale::Language;
use crate::model::ElementId;
use crate::ui::panels::tests::{Window, click, window, workspace};
use crate::workspace::{
    Action, Dialog, Document, Effect, FilePurpose, Origin, Page, Panels, samples,
};

/// The metropole with the sheet of a service, in English.
fn sheet_of(service: &str) -> Harness<'static, Window> {
    let mut workspace = workspace(Language::English);
    let map = samples::find("metropole").unwrap().read();
    workspace.document = Some(Document::new(map, Origin::New));
    workspace.preferences.panels = Panels {
        left: false,
        lower: false,
        ..workspace.preferences.panels
    };
    let mut effects = Vec::new();
    let show = Action::ShowPage(Some(Page::Service(service.into())));
    workspace.dispatch(show, &mut effects);
    let mut harness = window(workspace);
    drawn(&mut harness);
    harness
}

/// Waits for the thread that draws.
fn drawn(harness: &mut Harness<'_, Window>) {
    for _ in 0..400 {
        harness.run_steps(1);
        if harness
            .query_by_label_contains("Drawing the page")
            .is_none()
        {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    harness.run_steps(2);
}

fn document<'a>(harness: &'a Harness<'_, Window>) -> &'a Document {
    harness.state().workspace.document.as_ref().unwrap()
}

#[test]
fn a_sheet_fits_the_width_and_is_left_by_escape() {
    let mut harness = sheet_of("bs-etat");
    let title = "Service sheet: Délivrance des actes d'état civil";
    let pages = harness.query_all_by_label(title);
    let widest = pages.map(|node| node.rect().width()).fold(0.0, f32::max);
    assert!(widest > 400.0);
    let mut rows = harness.query_all_by_label_contains("État civil, 99.9%");
    assert!(rows.next().is_some(), "also what is out of sight is a node");
    drop(rows);
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    assert_eq!(document(&harness).page, None);
}

#[test]
fn what_stands_on_it_is_selected_by_a_click_and_found_on_the_map_from_there() {
    let mut harness = sheet_of("bs-col");
    click(
        &mut harness,
        "Opérateur télécom A, 99.999% · single point, single point of failure",
    );
    let selected = document(&harness).selected_elements();
    assert_eq!(selected, [ElementId::from("prv-tela")]);
    assert!(document(&harness).page.is_some(), "the page stays");
    let row = "Opérateur télécom A, 99.999% · single point, single point of failure";
    harness.get_by_label(row).focus();
    harness.run_steps(2);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert_eq!(document(&harness).page, None, "the map shows");
    assert_eq!(
        document(&harness).selected_elements(),
        [ElementId::from("prv-tela")]
    );
}

#[test]
fn sheets_are_leafed_through_by_name_and_opened_from_the_list() {
    let mut harness = sheet_of("bs-soc");
    click(
        &mut harness,
        "Next page\nService sheet: Autorisations d'urbanisme",
    );
    drawn(&mut harness);
    assert_eq!(
        document(&harness).page,
        Some(Page::Service("bs-urb".into()))
    );
    let window = harness.state_mut();
    let ask = Action::OpenDialog(Dialog::Services);
    window.workspace.dispatch(ask, &mut window.effects);
    harness.run_steps(3);
    harness.get_by_label("Find a service").type_text("stationn");
    harness.run_steps(3);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert_eq!(
        document(&harness).page,
        Some(Page::Service("bs-sta".into()))
    );
    assert_eq!(harness.state().workspace.dialog, None);
    click(&mut harness, "Back to the map");
    assert_eq!(document(&harness).page, None);
}

#[test]
fn a_sheet_follows_the_map_and_goes_with_its_service() {
    let mut harness = sheet_of("bs-etat");
    let window = harness.state_mut();
    let elements = [ElementId::from("bs-etat")];
    let subjects = elements.iter().map(Into::into).collect();
    let select = Action::Select(subjects, crate::workspace::Selecting::Only);
    window.workspace.dispatch(select, &mut window.effects);
    window
        .workspace
        .dispatch(Action::DeleteSelection, &mut window.effects);
    window
        .workspace
        .dispatch(Action::Accept, &mut window.effects);
    harness.run_steps(3);
    assert_eq!(document(&harness).page, None);
}

/// The metropole with its dashboard, in English.
fn dashboard() -> Harness<'static, Window> {
    let mut workspace = workspace(Language::English);
    let map = samples::find("metropole").unwrap().read();
    workspace.document = Some(Document::new(map, Origin::New));
    let mut effects = Vec::new();
    workspace.dispatch(Action::ShowPage(Some(Page::Dashboard)), &mut effects);
    let mut harness = window(workspace);
    crate::ui::panels::findings::tests::answer(&mut harness);
    drawn(&mut harness);
    harness
}

#[test]
fn each_plot_of_the_dashboard_offers_its_picture_and_its_data() {
    let mut harness = dashboard();
    for (choice, name) in [
        ("PNG picture…", "-hosting.png"),
        ("SVG picture…", "-hosting.svg"),
        ("CSV data…", "-hosting.csv"),
    ] {
        click(&mut harness, "Export “Where applications are hosted”");
        harness.run_steps(2);
        click(&mut harness, choice);
        let asked = harness.state().effects.iter().any(|effect| {
            matches!(effect, Effect::AskFile(FilePurpose::Plot("hosting"), file) if file.ends_with(name))
        });
        assert!(asked, "{choice}");
    }
    let titles = crate::scene::PLOTS.len() - 1;
    let buttons = harness.query_all_by_label_contains("Export “");
    assert_eq!(
        buttons.count(),
        titles,
        "a map without a file has no history"
    );
}

#[test]
fn in_little_room_the_title_of_a_page_stays_beside_its_controls() {
    let harness = dashboard();
    let title = harness.get_all_by_label("Dashboard");
    let title = title
        .map(|node| node.rect())
        .find(|rect| rect.height() < 40.0);
    let smaller = harness.get_by_label("Zoom out").rect();
    assert!(title.unwrap().right() <= smaller.left());
}
