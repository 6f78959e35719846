//! Scenarios that the map keeps: played from a menu, kept under a name, brought in step with what
//! is played, renamed, copied, deleted. All of it is in the map and can be undone.

use egui::{Button, Key, Ui};

use super::super::{controls, theme};
use crate::analysis::{Scenario, clock_in_words};
use crate::command::{Command, ScenarioCommand};
use crate::locale::{Language, MessageId, msg};
use crate::model::{LossScenario, Nature, RecordKey, ScenarioId, TableName};
use crate::ui::icon;
use crate::workspace::{Action, Document, Imagining};

/// A name that is being typed.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    /// The scenario that is renamed; `None` to keep what is played.
    of: Option<ScenarioId>,
    text: String,
    is_new: bool,
}

impl Naming {
    /// A name for what is played.
    pub(super) fn new_one() -> Self {
        Self {
            of: None,
            text: String::new(),
            is_new: true,
        }
    }

    fn of(kept: &LossScenario) -> Self {
        Self {
            of: Some(kept.id.clone()),
            text: kept.name.to_string(),
            is_new: true,
        }
    }
}

/// The name of what is played, with its menu; or the field for a name.
pub(super) fn menu(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut super::ScenarioState,
    actions: &mut Vec<Action>,
) {
    if state.naming.is_some() {
        name_field(ui, language, &mut state.naming, actions);
        return;
    }
    let kept = document.kept_scenario();
    let name = match kept {
        Some(kept) => controls::shown(&kept.name).into_owned(),
        None if document.imagines() => language.text(msg::SCENARIOS_UNNAMED),
        None => language.text(msg::SCENARIOS_BAR),
    };
    let differs = kept.is_some_and(|kept| loses_otherwise(document, kept));
    let response = ui
        .scope(|ui| {
            ui.set_max_width(230.0);
            let words = controls::strong(name.as_str(), theme::BODY);
            let glyph = icon::atom("clipboard-list", 15.0);
            let button = Button::new((glyph, words, icon::atom("chevron-down", 12.0)));
            ui.add(button.truncate().frame_when_inactive(false))
        })
        .inner;
    let label = language.text(msg::SCENARIOS_BAR);
    let said = format!("{label} – {name}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    let tip = kept.map_or("", |kept| kept.description.as_str());
    let tip = format!("{said}\n{}", controls::shown(tip));
    egui::Popup::menu(&response).width(320.0).show(|ui| {
        rows(ui, document, language, actions);
        deeds(ui, document, language, &mut state.naming, actions);
    });
    response.on_hover_text(tip.trim());
    if differs {
        let ink = theme::palette(ui).degraded;
        let word = language.text(msg::SCENARIOS_MODIFIED);
        controls::pill(ui, &word, ink.0, ink.1);
    }
}

/// Whether what is played differs from the record in more than the hour, which changes by looking.
fn loses_otherwise(document: &Document, kept: &LossScenario) -> bool {
    let recorded = Scenario::of(kept);
    let played = document.scenario();
    recorded.injected != played.injected || recorded.nature != played.nature
}

fn rows(ui: &mut Ui, document: &Document, language: Language, actions: &mut Vec<Action>) {
    let all = document.kept_scenarios();
    let heading = language.text(msg::SCENARIOS_KEPT);
    controls::heading(ui, heading);
    if all.is_empty() {
        let none = controls::caption(ui, language.text(msg::SCENARIOS_CLI_NONE));
        ui.add(egui::Label::new(none).wrap());
    }
    let now = document.kept_scenario().map(|kept| &kept.id);
    let area = egui::ScrollArea::vertical().max_height(260.0);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for kept in &all {
            let row = controls::Row {
                icon: Some(("activity", theme::palette(ui).muted)),
                text: &kept.name,
                aside: &aside(kept, language),
                indent: 0.0,
                selected: now == Some(&kept.id),
            };
            let tip = controls::shown(&kept.description);
            if controls::row_with_tip(ui, &row, &tip, egui::Sense::click()).clicked() {
                actions.push(Action::Imagine(Imagining::Play(kept.id.clone())));
                ui.close();
            }
        }
    });
}

/// “2 losses · logical · 24 h”.
fn aside(kept: &LossScenario, language: Language) -> String {
    let losses = kept.lost.len() + kept.degraded.len();
    let nature = match kept.nature {
        Nature::Physical => msg::SCENARIOS_PHYSICAL,
        Nature::Logical => msg::SCENARIOS_LOGICAL,
    };
    let losses = language.say(&msg::SCENARIOS_LOSSES.with("count", losses));
    let mut words = format!("{losses} · {}", language.text(nature));
    if let Some(at_h) = kept.at_h {
        words.push_str(&format!(" · {}", clock_in_words(at_h.get().max(0.0))));
    }
    words
}

fn deeds(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    naming: &mut Option<Naming>,
    actions: &mut Vec<Action>,
) {
    let may_edit = !document.is_read_only();
    let offer = |ui: &mut Ui, label: MessageId, glyph: &'static str, enabled: bool| {
        let words = language.text(label);
        let button = Button::new((icon::atom(glyph, 15.0), words, egui::Atom::grow()));
        let button = button.frame_when_inactive(false);
        let is_taken = ui.add_enabled(enabled && may_edit, button).clicked();
        if is_taken {
            ui.close();
        }
        is_taken
    };
    ui.separator();
    if offer(ui, msg::SCENARIOS_KEEP, "save", document.imagines()) {
        *naming = Some(Naming::new_one());
    }
    let Some(kept) = document.kept_scenario() else {
        return;
    };
    if offer(
        ui,
        msg::SCENARIOS_UPDATE,
        "refresh-cw",
        document.scenario_differs(),
    ) {
        actions.push(Action::Imagine(Imagining::Update));
    }
    if offer(ui, msg::SCENARIOS_RENAME, "pencil", true) {
        *naming = Some(Naming::of(kept));
    }
    let scenario = kept.id.clone();
    if offer(ui, msg::SCENARIOS_DUPLICATE, "copy", true) {
        let command = ScenarioCommand::Duplicate {
            scenario: scenario.clone(),
        };
        actions.push(Action::Edit(Command::Scenario(command)));
    }
    if offer(ui, msg::SCENARIOS_DELETE, "trash-2", true) {
        let scenarios = vec![scenario];
        let command = ScenarioCommand::Delete { scenarios };
        actions.push(Action::Edit(Command::Scenario(command)));
    }
}

fn name_field(
    ui: &mut Ui,
    language: Language,
    naming: &mut Option<Naming>,
    actions: &mut Vec<Action>,
) {
    let Some(typed) = naming else { return };
    let label = language.text(msg::SCENARIOS_NAME);
    let id = egui::Id::unique("name of a scenario");
    let hint = egui::RichText::new(label.as_str()).color(theme::palette(ui).muted);
    let field = egui::TextEdit::singleline(&mut typed.text)
        .id(id)
        .hint_text(hint)
        .desired_width(220.0);
    let response = ui.add(field).accessible_name(&label);
    if std::mem::take(&mut typed.is_new) {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let escaped = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    let done = if typed.of.is_some() {
        msg::SCENARIOS_RENAME
    } else {
        msg::SCENARIOS_KEEP_NOW
    };
    let is_named = !typed.text.trim().is_empty();
    let button = ui.add_enabled(is_named, Button::new(language.text(done)));
    let gives_up = language.text(msg::SCENARIOS_GIVE_UP);
    let left = icon::sized_button(ui, "x", &gives_up, false, 26.0).clicked();
    if is_named && (entered || button.clicked()) {
        let name = smol_str::SmolStr::new(typed.text.trim());
        actions.push(match &typed.of {
            None => Action::Imagine(Imagining::Keep(name)),
            Some(of) => Action::Edit(Command::Rename {
                record: RecordKey::new(TableName::Scenarios, of.text().clone()),
                name,
            }),
        });
        *naming = None;
    } else if escaped || left {
        *naming = None;
    }
}
