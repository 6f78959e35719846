//! Presenting: one view after the other over the whole screen, with its title and the protection
//! mark and nothing else.
//!
//! Keys and clicks step through the views, with Shift through the plateaus; Escape leaves, and the
//! view that showed last stays.

use egui::{
    Align2, CentralPanel, Color32, CursorIcon, Event, Frame, Key, Sense, Ui, ViewportCommand,
};

use super::view_menu;
use crate::locale::msg;
use crate::model::ViewId;
use crate::text::FontWeight;
use crate::ui::{UiState, canvas, theme};
use crate::workspace::{Action, Document, Workspace};

/// What is remembered while views are presented.
#[derive(Clone, Copy, Debug, Default)]
pub struct Presentation {
    /// Whether the window filled the screen before; known from the first frame on.
    filled_before: Option<bool>,
    /// When the pointer moved last, in seconds.
    moved_at_s: f64,
}

/// A step through what is presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    View(isize),
    Plateau(isize),
    First,
    Last,
    Leave,
}

/// Presents the view that shows; gives whether that is what the window does now.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) -> bool {
    let (Some(mut presentation), Some(document)) = (state.panels.presentation, &workspace.document)
    else {
        return false;
    };
    let ctx = ui.ctx().clone();
    if presentation.filled_before.is_none() {
        let filled = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        presentation.filled_before = Some(filled);
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
    }
    let mut steps = taken_keys(&ctx);
    let ground = Frame::new().fill(theme::palette(ui).canvas);
    CentralPanel::no_frame().frame(ground).show(ui, |ui| {
        let place = ui.max_rect();
        let response = ui.interact(place, egui::Id::unique("presented"), Sense::click());
        let name = title(document, workspace);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
        if response.clicked() {
            steps.push(Step::View(1));
        }
        if response.secondary_clicked() {
            steps.push(Step::View(-1));
        }
        canvas::show_still(ui, workspace, &mut state.canvas, place);
        words(ui, place, document, workspace);
        hide_idle_pointer(ui, &mut presentation);
    });
    state.panels.presentation = Some(presentation);
    for step in steps {
        take(step, document, state, presentation, &ctx, actions);
    }
    true
}

/// A pointer that rests would stand in the picture.
fn hide_idle_pointer(ui: &Ui, presentation: &mut Presentation) {
    const PATIENCE_S: f64 = 2.0;
    let (now_s, moves) = ui.input(|input| (input.time, input.pointer.is_moving()));
    if moves {
        presentation.moved_at_s = now_s;
        let patience = std::time::Duration::from_secs_f64(PATIENCE_S + 0.1);
        ui.ctx().request_repaint_after(patience);
    } else if now_s - presentation.moved_at_s > PATIENCE_S {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    }
}

/// The steps that keys ask for; the keys are taken away, so that nothing else acts on them.
fn taken_keys(ctx: &egui::Context) -> Vec<Step> {
    let mut steps = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return !matches!(event, Event::Key { .. } | Event::Text(_));
            };
            let step = match key {
                Key::Escape | Key::F5 | Key::Q => Some(Step::Leave),
                Key::ArrowRight | Key::ArrowDown if modifiers.shift => Some(Step::Plateau(1)),
                Key::ArrowLeft | Key::ArrowUp if modifiers.shift => Some(Step::Plateau(-1)),
                Key::PageDown | Key::ArrowRight | Key::ArrowDown | Key::Space | Key::Enter => {
                    Some(Step::View(1))
                }
                Key::PageUp | Key::ArrowLeft | Key::ArrowUp | Key::Backspace => {
                    Some(Step::View(-1))
                }
                Key::Home => Some(Step::First),
                Key::End => Some(Step::Last),
                _ => None,
            };
            steps.extend(step);
            false
        });
    });
    steps
}

fn take(
    step: Step,
    document: &Document,
    state: &mut UiState,
    presentation: Presentation,
    ctx: &egui::Context,
    actions: &mut Vec<Action>,
) {
    let views = document.views();
    let at = |view: &Option<ViewId>| views.iter().position(|one| Some(one) == view.as_ref());
    let here = at(&document.view).unwrap_or(0);
    let view = match step {
        Step::View(by) => here.checked_add_signed(by),
        Step::First => Some(0),
        Step::Last => views.len().checked_sub(1),
        Step::Plateau(by) => {
            let plateaus = document.map().timeline().order();
            let here = plateaus
                .iter()
                .position(|one| Some(one) == document.plateau.as_ref());
            let next = here.and_then(|here| here.checked_add_signed(by));
            if let Some(plateau) = next.and_then(|next| plateaus.get(next)) {
                actions.push(Action::ShowPlateau(plateau.clone()));
            }
            None
        }
        Step::Leave => {
            state.panels.presentation = None;
            let filled = presentation.filled_before.unwrap_or(false);
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(filled));
            ctx.request_repaint();
            None
        }
    };
    if let Some(view) = view.and_then(|view| views.get(view)) {
        actions.push(Action::ShowView(view.clone()));
    }
}

/// The name of the view, with its plateau where the map has several.
fn title(document: &Document, workspace: &Workspace) -> String {
    let view = document.view.as_ref();
    let name = view.map_or_else(String::new, |view| view_menu::name_of(document, view));
    let tables = document.map().tables();
    let plateau = document
        .plateau
        .as_ref()
        .filter(|_| tables.plateaus.iter().count() > 1)
        .and_then(|plateau| tables.plateaus.get(plateau));
    match plateau {
        Some(plateau) => workspace.language().say(
            &msg::VIEWS_PRESENTED
                .with("view", name)
                .with("plateau", plateau.name.as_str()),
        ),
        None => name,
    }
}

/// Title at the lower left, number of the view at the lower right, the mark at the top.
fn words(ui: &Ui, place: egui::Rect, document: &Document, workspace: &Workspace) {
    const EDGE_PX: f32 = 16.0;
    let palette = theme::palette(ui);
    let painter = ui.painter();
    let write = |at, anchor, text: &str, size, weight, color: Color32| {
        painter.text(at, anchor, text, theme::font(size, weight), color)
    };
    let inner = place.shrink(EDGE_PX);
    write(
        inner.left_bottom(),
        Align2::LEFT_BOTTOM,
        &title(document, workspace),
        15.0,
        FontWeight::SemiBold,
        palette.ink,
    );
    let views = document.views();
    let at = views
        .iter()
        .position(|view| Some(view) == document.view.as_ref())
        .unwrap_or(0);
    write(
        inner.right_bottom(),
        Align2::RIGHT_BOTTOM,
        &format!("{} / {}", at + 1, views.len()),
        12.0,
        FontWeight::Regular,
        palette.muted,
    );
    let marking = document.map().info().marking.to_uppercase();
    if !marking.is_empty() {
        let (ink, ground) = palette.down;
        let font = theme::font(11.0, FontWeight::Bold);
        let galley = painter.layout_no_wrap(marking, font, ink);
        let size = galley.size() + egui::vec2(16.0, 6.0);
        let top = egui::pos2(place.center().x, inner.top() + size.y / 2.0);
        let pill = egui::Rect::from_center_size(top, size);
        painter.rect_filled(pill, 4.0, ground);
        painter.galley(pill.center() - galley.size() / 2.0, galley, ink);
    }
}
