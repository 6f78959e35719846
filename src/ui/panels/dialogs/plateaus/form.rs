//! What is said of a plateau, new or not: name, kind, base, days, colour.

use egui::{Checkbox, ComboBox, Key, Label, TextEdit, Ui};

use super::{Answer, State, cancel, controls, foot, name_of, preview, title};
use crate::command::{PlateauCommand, PlateauForm};
use crate::locale::{Language, MessageId, msg};
use crate::model::{PlateauId, PlateauKind};
use crate::scene::Hue;
use crate::ui::panels::inspector;
use crate::ui::theme;
use crate::workspace::typed::Reading;
use crate::workspace::{Document, Workspace};

/// Width of the labels, in points.
const LABELS: f32 = 118.0;

/// What is typed and chosen.
#[derive(Default)]
pub(super) struct Form {
    name: String,
    kind: PlateauKind,
    base: Option<PlateauId>,
    from: String,
    to: String,
    tint: Option<Hue>,
    /// Whether what builds on the base builds on the new one from now on.
    between: bool,
    /// The name of what there is, in a map without plateaus.
    existing: Option<String>,
    before: Option<(PlateauForm, Option<PlateauId>)>,
}

impl Form {
    /// For a new plateau.
    pub(super) fn new(document: &Document, base: Option<PlateauId>) -> Self {
        Self {
            kind: PlateauKind::Target,
            existing: base.is_none().then(|| {
                let language = document.map().info().language.clone();
                let language = match language.as_str() {
                    "fr" => Language::French,
                    _ => Language::English,
                };
                language.text(msg::PLATEAUS_EXISTING)
            }),
            base,
            ..Self::default()
        }
    }

    /// Of one that there is.
    pub(super) fn of(document: &Document, plateau: &PlateauId) -> Self {
        let Some(record) = document.map().tables().plateaus.get(plateau) else {
            return Self::default();
        };
        let day = |day: &str| day.to_owned();
        Self {
            name: record.name.to_string(),
            kind: record.kind,
            base: record.based_on.clone(),
            from: day(&record.valid_from),
            to: day(&record.valid_to),
            tint: Hue::ALL.into_iter().find(|hue| hue.word() == record.tint),
            before: Some((PlateauForm::of(record), record.based_on.clone())),
            ..Self::default()
        }
    }

    fn said(&self) -> PlateauForm {
        PlateauForm {
            name: self.name.trim().into(),
            kind: self.kind,
            valid_from: day_of(&self.from).into(),
            valid_to: day_of(&self.to).into(),
            tint: self.tint.map_or("", Hue::word).into(),
        }
    }

    /// The command that makes it.
    pub(super) fn create(&self, document: &Document, language: Language) -> PlateauCommand {
        let timeline = document.map().timeline();
        let before = match &self.base {
            Some(base) if self.between => timeline.children(base),
            _ => Vec::new(),
        };
        let existing = self.existing.clone();
        let existing = existing.filter(|name| !name.trim().is_empty());
        PlateauCommand::Create {
            form: self.said(),
            based_on: self.base.clone(),
            before,
            existing: existing
                .unwrap_or_else(|| language.text(msg::PLATEAUS_EXISTING))
                .into(),
        }
    }

    /// The command that changes it.
    pub(super) fn edited(&self, plateau: &PlateauId) -> PlateauCommand {
        PlateauCommand::Edit {
            plateau: plateau.clone(),
            form: self.said(),
            based_on: self.base.clone(),
        }
    }
}

/// A day as files hold it, however it was typed; what is no day stays for the refusal to name.
pub(in crate::ui::panels::dialogs) fn day_of(typed: &str) -> String {
    match Reading::Date.value(typed) {
        Ok(Some(day)) => day.as_text().unwrap_or_default().to_owned(),
        Ok(None) => String::new(),
        Err(_) => typed.trim().to_owned(),
    }
}

/// Asks what a new plateau is to be.
pub(super) fn new(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    state: &mut State,
    is_new: bool,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let heading = language.text(msg::UI_NEW_PLATEAU_TITLE);
    title(ui, "layers", accent, &heading);
    let about = if state.form.existing.is_some() {
        msg::PLATEAUS_FIRST_ABOUT
    } else {
        msg::UI_NEW_PLATEAU_ABOUT
    };
    let about = controls::caption(ui, language.text(about));
    ui.add(Label::new(about).wrap());
    ui.add_space(4.0);
    if let Some(existing) = &mut state.form.existing {
        let label = language.text(msg::PLATEAUS_EXISTING_NAME);
        controls::labelled(ui, &label, None, LABELS, |ui| {
            let field = TextEdit::singleline(existing).desired_width(f32::INFINITY);
            ui.add(field).accessible_name(&label);
        });
    }
    let entered = fields(ui, document, None, &mut state.form, language, is_new);
    let children = state.form.base.as_ref();
    let children = children.map(|base| document.map().timeline().children(base));
    let children = children.unwrap_or_default();
    if !children.is_empty() {
        let names: Vec<String> = children.iter().map(|id| name_of(document, id)).collect();
        let words = msg::PLATEAUS_BETWEEN.with("names", names.join(", "));
        let words = language.say(&words);
        ui.add_space(2.0);
        ui.add(Checkbox::new(&mut state.form.between, words));
    }
    let trouble = preview::trouble(ui, workspace, &state.form.create(document, language));
    let is_whole = !state.form.name.trim().is_empty() && !trouble;
    let create = language.text(msg::UI_CREATE);
    let answer = foot(ui, &create, None, Some(&cancel(language)), is_whole);
    if entered && is_whole {
        Answer::Yes
    } else {
        answer
    }
}

/// Asks what is to be said of a plateau; another base shows what it changes.
pub(super) fn edit(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    plateau: &PlateauId,
    state: &mut State,
    is_new: bool,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let heading = language.text(msg::PLATEAUS_EDIT_TITLE);
    title(ui, "layers", accent, &heading);
    let entered = fields(
        ui,
        document,
        Some(plateau),
        &mut state.form,
        language,
        is_new,
    );
    let command = state.form.edited(plateau);
    let has_other_base = state
        .form
        .before
        .as_ref()
        .is_some_and(|(_, base)| *base != state.form.base);
    let is_whole = if has_other_base {
        ui.add_space(6.0);
        controls::heading(ui, language.text(msg::PLATEAUS_OTHER_BASE));
        state.preview.show(ui, workspace, document, &command)
    } else {
        !preview::trouble(ui, workspace, &command)
    };
    let is_whole = is_whole && !state.form.name.trim().is_empty();
    let keep = language.text(msg::UI_KEEP);
    let answer = foot(ui, &keep, None, Some(&cancel(language)), is_whole);
    if entered && is_whole {
        Answer::Yes
    } else {
        answer
    }
}

/// The fields that new and old plateaus share; gives whether Enter was pressed in the name.
fn fields(
    ui: &mut Ui,
    document: &Document,
    plateau: Option<&PlateauId>,
    form: &mut Form,
    language: Language,
    is_new: bool,
) -> bool {
    let mut entered = false;
    let label = language.text(msg::UI_PLATEAU_NAME);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let field = TextEdit::singleline(&mut form.name).desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(&label);
        if is_new {
            response.request_focus();
        }
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    });
    let label = language.text(msg::PLATEAUS_KIND);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        list(
            ui,
            "plateau kind",
            &label,
            language.text(kind_name(form.kind)),
            |ui| {
                for &kind in PlateauKind::ALL {
                    let name = language.text(kind_name(kind));
                    if ui.selectable_label(form.kind == kind, name).clicked() {
                        form.kind = kind;
                    }
                }
            },
        );
    });
    let timeline = document.map().timeline();
    if !timeline.order().is_empty() {
        let label = language.text(msg::UI_PLATEAU_BASE);
        let none = language.text(msg::PLATEAUS_NO_BASE_CHOICE);
        let shown = form.base.as_ref();
        let shown = shown.map_or_else(|| none.clone(), |base| name_of(document, base));
        controls::labelled(ui, &label, None, LABELS, |ui| {
            list(ui, "plateau base", &label, shown, |ui| {
                for base in timeline.order() {
                    // What builds on it cannot carry it.
                    if plateau.is_some_and(|plateau| timeline.builds_on(base, plateau)) {
                        continue;
                    }
                    let is_it = form.base.as_ref() == Some(base);
                    if ui
                        .selectable_label(is_it, name_of(document, base))
                        .clicked()
                    {
                        form.base = Some(base.clone());
                    }
                }
                if ui.selectable_label(form.base.is_none(), none).clicked() {
                    form.base = None;
                }
            });
        });
    }
    for (label, day) in [
        (msg::PLATEAUS_FROM, &mut form.from),
        (msg::PLATEAUS_TO, &mut form.to),
    ] {
        let label = language.text(label);
        controls::labelled(ui, &label, None, LABELS, |ui| {
            let hint = language.text(msg::PLATEAUS_DAY_HINT);
            let muted = theme::palette(ui).muted;
            let hint = egui::RichText::new(hint).color(muted);
            let field = TextEdit::singleline(day).hint_text(hint);
            ui.add(field.desired_width(140.0)).accessible_name(&label);
        });
    }
    let label = language.text(msg::UI_TINT);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let choices = std::iter::once(None).chain(Hue::ALL.into_iter().map(Some));
        let worn = form.tint.map_or("", Hue::word);
        for hue in choices {
            if inspector::swatch(ui, hue, 24.0, Some(worn), language) {
                form.tint = hue;
            }
        }
    });
    entered
}

/// The word for a kind of plateau.
fn kind_name(kind: PlateauKind) -> MessageId {
    match kind {
        PlateauKind::Existing => msg::PLATEAUS_KIND_EXISTING,
        PlateauKind::Transition => msg::PLATEAUS_KIND_TRANSITION,
        PlateauKind::Target => msg::PLATEAUS_KIND_TARGET,
    }
}

/// A list to choose from.
pub(in crate::ui::panels::dialogs) fn list(
    ui: &mut Ui,
    id: &str,
    label: &str,
    shown: String,
    content: impl FnOnce(&mut Ui),
) {
    let response = ComboBox::from_id_salt(id)
        .selected_text(shown)
        .width(ui.available_width())
        .truncate()
        .icon(controls::chevron)
        .show_ui(ui, content)
        .response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label));
}
