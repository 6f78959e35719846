//! A frame of the window while the map is being panned, or fifty elements are being dragged with
//! guides, the whole map in view: all that our own code and egui do on the processor, without the
//! graphics driver.

#![expect(
    clippy::expect_used,
    reason = "a bench without its map measures nothing"
)]

mod support;

use divan::Bencher;
use portolan::command::{Command, Occasion, Setting};
use portolan::locale::Language;
use portolan::model::{RecordKey, SystemMap, Value};
use portolan::scene::ItemRole;
use portolan::ui::{self, UiState};
use portolan::workspace::{
    Action, Opened, Origin, Panels, Preferences, Selecting, Workspace, picture,
};

fn main() {
    divan::main();
}

/// Panning by one step of the wheel.
#[divan::bench(args = [100, 1_000, 10_000], max_time = 4)]
fn pan(bencher: Bencher, elements: usize) {
    let mut window = Window::of(elements);
    let mut sign = 1.0;
    bencher.bench_local(|| {
        sign = -sign;
        window.frame(vec![egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, 6.0 * sign),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        }]);
    });
}

/// A keystroke in the palette (Ctrl+K): a frame with all names of the map matched anew.
#[divan::bench(args = [1_000, 10_000], max_time = 4)]
fn type_in_the_palette(bencher: Bencher, elements: usize) {
    type_after(bencher, elements, egui::Key::K);
}

/// A keystroke in the find bar (Ctrl+F): a frame with all texts of the map searched anew.
#[divan::bench(args = [1_000, 10_000], max_time = 4)]
fn type_in_the_find_bar(bencher: Bencher, elements: usize) {
    type_after(bencher, elements, egui::Key::F);
}

/// Opening the table of elements, up to its first rows: nothing of it is kept from before.
#[divan::bench(args = [1_000, 10_000], max_time = 4)]
fn open_the_table(bencher: Bencher, elements: usize) {
    let mut window = Window::of(elements);
    let panels = Panels {
        lower: true,
        ..Panels::default()
    };
    let mut effects = Vec::new();
    window
        .workspace
        .dispatch(Action::ShowPanels(panels), &mut effects);
    for _ in 0..3 {
        window.frame(Vec::new());
    }
    bencher.bench_local(|| {
        window.state = UiState {
            canvas: std::mem::take(&mut window.state.canvas),
            ..UiState::default()
        };
        window.frame(Vec::new());
    });
}

/// Types three letters and takes them back, over and over, in the field that a key opens.
fn type_after(bencher: Bencher, elements: usize, opened_by: egui::Key) {
    let mut window = Window::of(elements);
    window.frame(vec![pressed(opened_by, egui::Modifiers::COMMAND)]);
    window.frame(Vec::new());
    let mut strokes = ["s", "e", "r"]
        .map(|letter| egui::Event::Text(letter.to_owned()))
        .to_vec();
    strokes.extend([egui::Key::Backspace; 3].map(|key| pressed(key, egui::Modifiers::NONE)));
    let mut stroke = strokes.iter().cycle();
    bencher.bench_local(|| window.frame(stroke.next().cloned().into_iter().collect()));
}

/// Writing an attribute down: the step itself, without the frame that shows it.
#[divan::bench(args = [1_000, 10_000], max_time = 4)]
fn write_an_attribute(bencher: Bencher, elements: usize) {
    let mut window = Window::of(elements);
    let document = window.workspace.document.as_ref().expect("a map is open");
    let table = &document.map().tables().elements;
    let element = table.iter().nth(elements / 2).expect("it has elements");
    let element = RecordKey::of(element.as_ref());
    let mut owners = ["DSI", "RSSI"].into_iter().cycle();
    bencher.bench_local(|| {
        let command = Command::SetMany {
            settings: vec![Setting {
                record: element.clone(),
                name: "owner_role".into(),
                value: owners.next().map(Value::text),
            }],
            occasion: Occasion::Edit,
        };
        let mut effects = Vec::new();
        window
            .workspace
            .dispatch(Action::Edit(command), &mut effects);
        effects
    });
}

fn pressed(key: egui::Key, modifiers: egui::Modifiers) -> egui::Event {
    egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

/// Dragging fifty selected elements by one step of the pointer, with guides: on the metropole map
/// and on a generated one of a thousand elements.
#[divan::bench(args = ["metropole", "1000"], max_time = 4)]
fn drag(bencher: Bencher, name: &str) {
    let map = match name {
        "metropole" => metropole(),
        count => generated(count.parse().unwrap_or(1_000)),
    };
    let mut window = Window::showing(map);
    let grip = window.select(50);
    window.press(grip, true);
    let mut step = 0_u32;
    bencher.bench_local(|| {
        step = (step + 1) % 240;
        let along = step.abs_diff(120) as f32;
        let to = grip + egui::vec2(20.0 + along, 10.0 + along / 2.0);
        window.frame(vec![egui::Event::PointerMoved(to)]);
    });
    assert!(window.state.canvas.is_moving(), "the drag is under way");
}

fn generated(elements: usize) -> SystemMap {
    picture::with_places((*support::map(elements)).clone(), Language::French)
}

fn metropole() -> SystemMap {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/metropole.ron");
    let bytes = std::fs::read(path).expect("the sample is there");
    let read = portolan::storage::read_bytes(&bytes, "metropole.ron");
    read.expect("the sample is a map").map
}

/// The window without a window: egui's context, fed by hand.
struct Window {
    ctx: egui::Context,
    workspace: Workspace,
    state: UiState,
    time_s: f64,
}

impl Window {
    fn of(elements: usize) -> Self {
        Self::showing(generated(elements))
    }

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
        // Until the drawing is there; it is composed on another thread.
        for _ in 0..3_000 {
            window.frame(vec![egui::Event::PointerMoved(egui::pos2(700.0, 500.0))]);
            let is_final = window.state.canvas.is_settled();
            if is_final {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        window
    }

    /// Selects so many cards of the view; gives the middle of one of them on screen.
    fn select(&mut self, count: usize) -> egui::Pos2 {
        let Some(drawing) = self.state.canvas.drawing().cloned() else {
            return egui::Pos2::ZERO;
        };
        let cards = drawing
            .subjects()
            .filter(|(_, item)| item.role == ItemRole::Card);
        let (subjects, places): (Vec<_>, Vec<_>) = cards
            .take(count)
            .map(|(subject, item)| (subject.clone(), item.bounds.center()))
            .unzip();
        let select = Action::Select(subjects, Selecting::Only);
        self.workspace.dispatch(select, &mut Vec::new());
        for _ in 0..20 {
            self.frame(Vec::new());
        }
        let middle = places.first().copied().unwrap_or_default();
        self.state.canvas.on_screen(middle).unwrap_or_default()
    }

    /// Presses the primary button, and moves far enough that it is a drag.
    fn press(&mut self, at: egui::Pos2, pressed: bool) {
        self.frame(vec![egui::Event::PointerMoved(at)]);
        self.frame(vec![egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        }]);
        self.frame(vec![egui::Event::PointerMoved(at + egui::vec2(20.0, 10.0))]);
        self.frame(Vec::new());
    }

    fn frame(&mut self, events: Vec<egui::Event>) {
        self.time_s += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(1600.0, 1000.0),
            )),
            time: Some(self.time_s),
            events,
            ..Default::default()
        };
        let (workspace, state) = (&self.workspace, &mut self.state);
        let mut output = self.ctx.run_ui(input, |ui| {
            divan::black_box(ui::show(ui, workspace, state));
        });
        // There is no graphics card to take them.
        output.textures_delta.clear();
        divan::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}
