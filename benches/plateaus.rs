//! Plateaus of a large map: the way to the new frame after a switch, a frame of the drag through
//! time, and looking ahead at what a command would change. The later plateau differs from the first
//! in 500 elements, 50 that are gone and 50 that came.

#![expect(
    clippy::expect_used,
    reason = "a bench without its map measures nothing"
)]

mod support;

use std::sync::LazyLock;

use divan::Bencher;
use portolan::command::{self, Command, Context, Fate, PlateauCommand, PlateauForm};
use portolan::geometry::Rect;
use portolan::locale::Language;
use portolan::model::{ElementId, PlateauId, RecordKey, SubjectId, SystemMap, TableName, Value};
use portolan::ui::canvas::Travel;
use portolan::ui::{self, UiState};
use portolan::workspace::{Action, Opened, Origin, Preferences, Workspace, picture};

fn main() {
    divan::main();
}

/// The map at the other plateau, as plain records.
#[divan::bench(args = [1_000, 10_000])]
fn snapshot(bencher: Bencher, elements: usize) {
    let map = map(elements);
    let later = later(&map);
    bencher.bench_local(|| map.snapshot(Some(&later)));
}

/// From the click on a stop that was shown before to the frame that shows it.
#[divan::bench(args = [1_000, 10_000], max_time = 6)]
fn switch_back(bencher: Bencher, elements: usize) {
    let mut window = Window::showing(map(elements));
    let order = window.order();
    for plateau in &order {
        window.show(plateau);
        window.settle();
    }
    let mut next = order.iter().cycle();
    bencher.bench_local(|| {
        window.show(next.next().expect("plateaus"));
        window.frame();
        assert!(window.state.canvas.is_settled(), "kept from before");
    });
}

/// The same for a stop that was not shown since the map changed: the first frame, which must not
/// wait, and the time to the drawing.
#[divan::bench(args = [1_000, 10_000], max_time = 12, sample_count = 5)]
fn switch_after_an_edit(bencher: Bencher, elements: usize) {
    let mut window = Window::showing(map(elements));
    let order = window.order();
    let mut step = 0_usize;
    bencher.with_inputs(|| ()).bench_local_values(|()| {
        step += 1;
        window.rename(step);
        window.settle();
        let start = std::time::Instant::now();
        window.show(&order[step % 2]);
        window.frame();
        let first = start.elapsed();
        window.settle();
        let whole = start.elapsed();
        report(elements, first, whole);
    });
}

#[expect(
    clippy::print_stderr,
    reason = "a bench speaks to the one who started it"
)]
fn report(elements: usize, first: std::time::Duration, whole: std::time::Duration) {
    eprintln!("{elements}: first frame {first:?}, drawing {whole:?}");
}

/// A frame between two plateaus while the knob is dragged.
#[divan::bench(args = [1_000, 10_000], max_time = 4)]
fn travel(bencher: Bencher, elements: usize) {
    let mut window = Window::showing(map(elements));
    let order = window.order();
    for plateau in &order {
        window.show(plateau);
        window.settle();
    }
    bencher.bench_local(|| {
        // Nobody holds the knob: the way goes on by itself, over and over.
        if window.state.canvas.travel.is_none() {
            let way = Travel::held(order[0].clone(), order[1].clone(), 0.0);
            window.state.canvas.travel = Some(way.settling(true, window.time_s));
        }
        window.frame();
    });
}

/// What deleting the later plateau would change, plateau by plateau.
#[divan::bench(args = [1_000, 10_000])]
fn preview(bencher: Bencher, elements: usize) {
    let map = map(elements);
    let command = PlateauCommand::Delete {
        plateau: later(&map),
        fate: Fate::HandOn,
    };
    bencher.bench_local(|| {
        let mut context = context(None);
        command::preview(&map, &command, &mut context.0).map(drop)
    });
}

struct Made(Context<'static>);

fn context(plateau: Option<&'static PlateauId>) -> Made {
    static DICE: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    fn roll() -> u64 {
        DICE.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
    }
    Made(Context {
        plateau,
        random: Box::leak(Box::new(roll)),
        today: "2026-01-01",
        author_role: "",
    })
}

fn carry_out(map: &SystemMap, plateau: Option<&PlateauId>, command: &Command) -> SystemMap {
    let plateau = plateau.map(|plateau| &*Box::leak(Box::new(plateau.clone())));
    let patch = command::plan(map, command, &mut context(plateau).0);
    let patch = patch.map_err(|refusal| Language::English.say(&refusal.message));
    map.with(&patch.expect("planned"))
        .expect("a patch that fits")
}

fn later(map: &SystemMap) -> PlateauId {
    map.timeline().order().last().cloned().expect("plateaus")
}

/// A generated map of one view with two plateaus.
fn map(elements: usize) -> SystemMap {
    static MAPS: LazyLock<[SystemMap; 2]> = LazyLock::new(|| [1_000, 10_000].map(made));
    MAPS[usize::from(elements == 10_000)].clone()
}

fn made(elements: usize) -> SystemMap {
    let mut map = picture::with_places((*support::map(elements)).clone(), Language::French);
    while let Some(plateau) = map.timeline().order().last().cloned() {
        let delete = PlateauCommand::Delete {
            plateau,
            fate: Fate::TakeBack,
        };
        map = carry_out(&map, None, &Command::Plateau(Box::new(delete)));
    }
    let create = PlateauCommand::Create {
        form: PlateauForm {
            name: "Target".into(),
            ..PlateauForm::default()
        },
        based_on: None,
        before: Vec::new(),
        existing: "Existing".into(),
    };
    map = carry_out(&map, None, &Command::Plateau(Box::new(create)));
    let at = later(&map);
    let leaves: Vec<ElementId> = map
        .tables()
        .elements
        .iter()
        .filter(|element| map.children_of(&element.id).is_empty())
        .map(|element| element.id.clone())
        .collect();
    let few = elements / 20;
    let step = (leaves.len() / few).max(1);
    let records: Vec<RecordKey> = leaves
        .iter()
        .step_by(step)
        .map(|id| RecordKey::new(TableName::Elements, id.text().clone()))
        .collect();
    let change = Command::SetFields {
        records: records.into(),
        name: "technology".into(),
        edit: command::FieldEdit::Set(Some(Value::text("Next"))),
    };
    map = carry_out(&map, Some(&at), &change);
    let gone = leaves.iter().skip(3).step_by(step * 10);
    let subjects: Vec<SubjectId> = gone.map(SubjectId::from).collect();
    map = carry_out(&map, Some(&at), &Command::Delete { subjects });
    let view = map.tables().views.iter().next().map(|view| view.id.clone());
    let view = view.expect("a view");
    for number in 0..few / 10 {
        let x = number as f64 * 260.0;
        let insert = Command::InsertElement {
            kind: "application".into(),
            name: format!("New {number}").into(),
            parent: None,
            place: Some((view.clone(), Rect::new(x, -400.0, x + 200.0, -334.0))),
        };
        map = carry_out(&map, Some(&at), &insert);
    }
    map
}

/// The window without a window: egui's context, fed by hand.
struct Window {
    ctx: egui::Context,
    workspace: Workspace,
    state: UiState,
    time_s: f64,
}

impl Window {
    fn showing(map: SystemMap) -> Self {
        let mut workspace = Workspace::new(Preferences::default(), "2026-01-01", 7);
        let opened = Opened {
            map,
            origin: Origin::New,
            problems: Vec::new(),
            recovery: Vec::new(),
        };
        workspace.dispatch(Action::Opened(Box::new(opened)), &mut Vec::new());
        let ctx = egui::Context::default();
        ui::theme::install(&ctx);
        let mut window = Self {
            ctx,
            workspace,
            state: UiState::default(),
            time_s: 0.0,
        };
        window.settle();
        window
    }

    fn order(&self) -> Vec<PlateauId> {
        let document = self.workspace.document.as_ref().expect("a map");
        document.map().timeline().order().to_vec()
    }

    fn show(&mut self, plateau: &PlateauId) {
        let show = Action::ShowPlateau(plateau.clone());
        self.workspace.dispatch(show, &mut Vec::new());
    }

    fn rename(&mut self, step: usize) {
        let document = self.workspace.document.as_ref().expect("a map");
        let element = document.snapshot().elements().first().expect("elements");
        let rename = Command::Rename {
            record: RecordKey::of(element.as_ref()),
            name: format!("Name {step}").into(),
        };
        self.workspace
            .dispatch(Action::Edit(rename), &mut Vec::new());
    }

    /// Until the drawing is there; a large one is composed on another thread.
    fn settle(&mut self) {
        for _ in 0..60_000 {
            self.frame();
            if self.state.canvas.is_settled() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
    }

    fn frame(&mut self) {
        self.time_s += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(1_600.0, 1_000.0),
            )),
            time: Some(self.time_s),
            ..Default::default()
        };
        let mut actions = Vec::new();
        let output = self.ctx.run_ui(input, |ui| {
            actions = ui::show(ui, &self.workspace, &mut self.state);
        });
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        divan::black_box(shapes);
        for action in actions {
            self.workspace.dispatch(action, &mut Vec::new());
        }
    }
}
