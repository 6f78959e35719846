//! Over the legend of weak points: whose weak points show, and how far the search for them is.

use egui::{Align2, Area, ComboBox, Frame, Id, Margin, Order, ProgressBar, Stroke};

use crate::locale::{Language, msg};
use crate::model::ElementId;
use crate::ui::panels::controls;
use crate::ui::{UiState, icon, theme};
use crate::workspace::Workspace;
use crate::workspace::weakness::ASKED;
use crate::workspace::{Action, Analyses, Analysing, Document, Perspective, Question, Standing};

/// Width of the choice of a service, in points.
const CHOICE: f32 = 230.0;

/// Asks for what the perspective needs, and draws the bar over its legend.
pub(in crate::ui::panels) fn show(
    ui: &egui::Ui,
    workspace: &Workspace,
    state: &UiState,
    actions: &mut Vec<Action>,
) {
    let shown = workspace.document.as_ref();
    let Some(document) = shown.filter(|it| it.perspective == Perspective::WeakPoints) else {
        return;
    };
    workspace.analyses.ask(&ASKED, document, actions);
    let Some(legend) = state.canvas.legend_at else {
        return;
    };
    let language = workspace.language();
    let palette = theme::palette(ui);
    Area::new(Id::unique("weak points bar"))
        .order(Order::Middle)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(legend.left_top() - egui::vec2(0.0, 6.0))
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(palette.paper)
                .stroke(Stroke::new(1.0, palette.line))
                .corner_radius(8)
                .inner_margin(Margin::symmetric(8, 5))
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        service_choice(ui, workspace, document, language, actions);
                        progress(ui, &workspace.analyses, document, language, &ASKED, actions);
                    });
                });
        });
}

/// The choice of the service whose weak points show.
pub(super) fn service_choice(
    ui: &mut egui::Ui,
    workspace: &Workspace,
    document: &Document,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let snapshot = document.snapshot();
    let all = language.text(msg::WEAK_ALL_SERVICES);
    let name = |id: &ElementId| -> String {
        let element = snapshot.element_by_id(id);
        let name = element.map_or("", |element| element.name.as_str());
        controls::shown(if name.is_empty() { id.as_str() } else { name }).into_owned()
    };
    let shown = document.weak_service.as_ref().map_or(all.clone(), name);
    let mut chosen = None;
    let response = ComboBox::from_id_salt("weak service")
        .selected_text(shown)
        .width(CHOICE)
        .truncate()
        .icon(controls::chevron)
        .show_ui(ui, |ui| {
            let is_all = document.weak_service.is_none();
            if ui.selectable_label(is_all, &all).clicked() {
                chosen = Some(None);
            }
            let Some(found) = workspace.analyses.weak_points(document) else {
                return;
            };
            let mut services: Vec<(String, &ElementId, usize)> = found
                .answer
                .iter()
                .map(|(id, weak)| (name(id), id, weak.single.len()))
                .collect();
            services.sort();
            for (name, id, count) in services {
                let is_shown = document.weak_service.as_ref() == Some(id);
                let words = msg::WEAK_SERVICE_COUNT
                    .with("name", name.as_str())
                    .with("count", count);
                if ui
                    .selectable_label(is_shown, language.say(&words))
                    .clicked()
                {
                    chosen = Some(Some(id.clone()));
                }
            }
        })
        .response;
    let label = language.text(msg::WEAK_CHOOSE_SERVICE);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
    response.on_hover_text(label);
    if let Some(service) = chosen {
        actions.push(Action::ShowWeakPointsOf(service));
    }
}

/// How far the search is, with a button that stops it; a way to go on where it was stopped.
pub(super) fn progress(
    ui: &mut egui::Ui,
    analyses: &Analyses,
    document: &Document,
    language: Language,
    questions: &[Question],
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let mut running = Vec::new();
    let mut stopped = Vec::new();
    for &question in questions {
        match analyses.standing(question, document) {
            Standing::Running(run) => running.push((question, run)),
            Standing::Stopped => stopped.push(question),
            Standing::Current | Standing::Due => {}
        }
    }
    let plateau = || document.plateau.clone();
    if let Some((_, slowest)) =
        (running.iter()).min_by(|(_, a), (_, b)| a.share().total_cmp(&b.share()))
    {
        let text = language.text(msg::WEAK_AWAITED);
        let bar = ui.add(
            ProgressBar::new(slowest.share())
                .desired_width(80.0)
                .desired_height(6.0)
                .fill(palette.accent),
        );
        bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text));
        ui.label(controls::caption(ui, &text));
        let stop = language.text(msg::CHANGE_STOP);
        if icon::sized_button(ui, "x", &stop, false, 20.0).clicked() {
            let stops = running.iter().map(|(question, _)| *question);
            actions.extend(stops.map(|it| Action::Analyse(Analysing::Stop(it, plateau()))));
        }
        // The share moves without anybody touching the window.
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_millis(100));
    } else if !stopped.is_empty() {
        ui.label(controls::caption(ui, language.text(msg::WEAK_STOPPED)));
        if controls::link(ui, &language.text(msg::CHANGE_COMPUTE)).clicked() {
            let goes_on = stopped.into_iter();
            actions.extend(goes_on.map(|it| Action::Analyse(Analysing::Resume(it, plateau()))));
        }
    }
}
