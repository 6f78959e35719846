//! Which documents to write, of what, in which form, and for whom; what they lack.

use egui::{
    Align, Button, Checkbox, ComboBox, Label, Layout, ProgressBar, RichText, ScrollArea, Ui,
};
use smol_str::SmolStr;

use super::super::plateaus::name_of;
use super::{Answer, cancel, controls, title};
use crate::documents::{Form, Kind};
use crate::locale::{Language, msg};
use crate::redaction;
use crate::ui::{icon, theme};
use crate::workspace::{
    Action, Document, Documenting, DocumentsAsked, DocumentsOutline, Versioning, Workspace, percent,
};

/// What was chosen, kept for the session.
#[derive(Default)]
pub(super) struct DocumentsForm {
    asked: DocumentsAsked,
}

impl DocumentsForm {
    /// The same choice, as far as it still makes sense for the open map.
    pub(super) fn prepare(&mut self, workspace: &Workspace) {
        let Some(document) = &workspace.document else {
            return;
        };
        let asked = &mut self.asked;
        if asked.kinds.is_empty() {
            asked.kinds.push(Kind::Dossier.word().into());
        }
        if asked.form.is_empty() {
            asked.form = Form::Docx.ending().into();
        }
        asked.plateau.clone_from(&document.plateau);
        let map = document.map();
        let scenarios = &map.tables().scenarios;
        asked.scenario = asked.scenario.take().filter(|id| scenarios.contains(id));
        asked.before = None;
        let is_known = redaction::profile(map, &asked.profile, workspace.language()).is_some();
        if !is_known {
            asked.profile = SmolStr::default();
        }
    }

    /// What is chosen.
    pub(super) fn ask(&self) -> Action {
        Action::Documenting(Documenting::Ask(Box::new(self.asked.clone())))
    }

    fn has(&self, kind: Kind) -> bool {
        self.asked.kinds.iter().any(|word| word == kind.word())
    }

    fn tick(&mut self, kind: Kind, on: bool) {
        self.asked.kinds.retain(|word| word != kind.word());
        if on {
            self.asked.kinds.push(kind.word().into());
            // In the order of the list, whatever was ticked first.
            self.asked.kinds.sort_by_key(|word| Kind::of_word(word));
        }
    }
}

/// Width of the labels.
const LABEL: f32 = 132.0;
/// Width of the list of documents.
const KINDS: f32 = 250.0;

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    form: &mut DocumentsForm,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    title(
        ui,
        "book-open",
        accent,
        &language.text(msg::DOCUMENTING_TITLE),
    );
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    let height = (ui.ctx().content_rect().height() - 250.0).clamp(200.0, 430.0);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(KINDS, height),
            Layout::top_down(Align::Min),
            |ui| {
                ui.set_min_width(KINDS);
                kinds(ui, form, height, language);
            },
        );
        ui.add_space(14.0);
        ui.vertical(|ui| {
            choices(ui, workspace, document, form, actions);
            controls::rule(ui);
            lacking(ui, workspace, document, form, height - 190.0, actions);
        });
    });
    foot(ui, workspace, form, actions)
}

/// The documents, each ticked or not.
fn kinds(ui: &mut Ui, form: &mut DocumentsForm, height: f32, language: Language) {
    ui.spacing_mut().interact_size.y = 22.0;
    ui.spacing_mut().item_spacing.y = 4.0;
    let all = Kind::ALL.iter().all(|kind| form.has(*kind));
    let mut ticked = all;
    let words = RichText::new(language.text(msg::DOCUMENTING_ALL)).strong();
    if ui.add(Checkbox::new(&mut ticked, words)).changed() {
        for kind in Kind::ALL {
            form.tick(kind, ticked);
        }
    }
    ScrollArea::vertical()
        .id_salt("documents")
        .max_height(height - 30.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for kind in Kind::ALL {
                let mut ticked = form.has(kind);
                let name = language.text(kind.name());
                if ui.add(Checkbox::new(&mut ticked, name)).changed() {
                    form.tick(kind, ticked);
                }
            }
        });
}

fn choices(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    form: &mut DocumentsForm,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let label = language.text(msg::DOCUMENTING_FORM);
    controls::labelled(ui, &label, None, LABEL, |ui| {
        for (of, name) in [
            (Form::Docx, "Word"),
            (Form::Html, "HTML"),
            (Form::Markdown, "Markdown"),
            (Form::Xlsx, "Excel"),
            (Form::Csv, "CSV"),
        ] {
            let chosen = form.asked.form == of.ending();
            if ui.add(Button::selectable(chosen, name)).clicked() {
                form.asked.form = of.ending().into();
            }
        }
    });
    plateau(ui, document, form, language);
    if form.has(Kind::Impact) {
        scenario(ui, document, form, language);
    }
    if form.has(Kind::Changes) {
        before(ui, workspace, form, actions);
    }
    profile(ui, document, form, language);
}

/// A choice from a list.
fn chosen(ui: &mut Ui, label: &str, shown: &str, content: impl FnOnce(&mut Ui)) {
    controls::labelled(ui, label, None, LABEL, |ui| {
        let response = ComboBox::from_id_salt(("documents", label))
            .selected_text(controls::shown(shown))
            .width(ui.available_width())
            .truncate()
            .icon(controls::chevron)
            .show_ui(ui, content)
            .response;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label));
    });
}

fn plateau(ui: &mut Ui, document: &Document, form: &mut DocumentsForm, language: Language) {
    let order = document.map().timeline().order();
    if order.is_empty() {
        return;
    }
    let shown = form.asked.plateau.as_ref();
    let shown = shown.map_or_else(String::new, |plateau| name_of(document, plateau));
    chosen(ui, &language.text(msg::DOCUMENTING_PLATEAU), &shown, |ui| {
        for plateau in order {
            let is_chosen = form.asked.plateau.as_ref() == Some(plateau);
            let name = name_of(document, plateau);
            if ui
                .selectable_label(is_chosen, controls::shown(&name))
                .clicked()
            {
                form.asked.plateau = Some(plateau.clone());
            }
        }
    });
}

fn scenario(ui: &mut Ui, document: &Document, form: &mut DocumentsForm, language: Language) {
    let played = language.text(msg::DOCUMENTING_PLAYED);
    let kept = &document.map().tables().scenarios;
    let asked = form.asked.scenario.as_ref();
    let shown = asked
        .and_then(|id| kept.get(id))
        .map(|kept| kept.name.to_string());
    let shown = shown.unwrap_or_else(|| played.clone());
    chosen(
        ui,
        &language.text(msg::DOCUMENTING_SCENARIO),
        &shown,
        |ui| {
            if ui
                .selectable_label(form.asked.scenario.is_none(), &played)
                .clicked()
            {
                form.asked.scenario = None;
            }
            for scenario in kept.iter() {
                let is_chosen = form.asked.scenario.as_ref() == Some(&scenario.id);
                if ui
                    .selectable_label(is_chosen, controls::shown(&scenario.name))
                    .clicked()
                {
                    form.asked.scenario = Some(scenario.id.clone());
                }
            }
        },
    );
}

/// The version that changes begin with, read when it is asked for.
fn before(ui: &mut Ui, workspace: &Workspace, form: &mut DocumentsForm, actions: &mut Vec<Action>) {
    let language = workspace.language();
    let last = language.text(msg::DOCUMENTING_LAST_VERSION);
    let shown = form.asked.before.as_ref();
    let shown = shown.map_or_else(|| last.clone(), |version| version.title.clone());
    chosen(ui, &language.text(msg::DOCUMENTING_BEFORE), &shown, |ui| {
        if ui
            .selectable_label(form.asked.before.is_none(), &last)
            .clicked()
        {
            form.asked.before = None;
        }
        let Some(list) = workspace.versions.list() else {
            if workspace.map_path().is_some() {
                actions.push(Action::Versioning(Versioning::Read));
            }
            return;
        };
        for version in &list.versions {
            let is_chosen = form.asked.before.as_deref() == Some(version);
            if ui
                .selectable_label(is_chosen, controls::shown(&version.title))
                .clicked()
            {
                form.asked.before = Some(Box::new(version.clone()));
            }
        }
    });
}

fn profile(ui: &mut Ui, document: &Document, form: &mut DocumentsForm, language: Language) {
    let none = language.text(msg::DOCUMENTING_NO_PROFILE);
    let own = &document.map().tables().redactions;
    let built_in = redaction::built_in(language);
    let built_in = built_in
        .into_iter()
        .filter(|profile| !own.contains(&profile.id));
    let mut all: Vec<(SmolStr, String)> = built_in
        .map(|profile| (profile.id.as_str().into(), profile.name.to_string()))
        .collect();
    all.extend(
        own.iter()
            .map(|own| (own.id.as_str().into(), own.name.to_string())),
    );
    let named = |(id, name): &(SmolStr, String)| {
        if name.is_empty() {
            id.to_string()
        } else {
            name.clone()
        }
    };
    let shown = all
        .iter()
        .find(|(id, _)| *id == form.asked.profile)
        .map(named);
    let shown = shown.unwrap_or_else(|| none.clone());
    chosen(ui, &language.text(msg::DOCUMENTING_PROFILE), &shown, |ui| {
        if ui
            .selectable_label(form.asked.profile.is_empty(), &none)
            .clicked()
        {
            form.asked.profile = SmolStr::default();
        }
        for profile in &all {
            let is_chosen = form.asked.profile == profile.0;
            let name = named(profile);
            if ui
                .selectable_label(is_chosen, controls::shown(&name))
                .clicked()
            {
                form.asked.profile.clone_from(&profile.0);
            }
        }
    });
}

/// What the documents hold, what is to be filled in, and which templates are used.
fn lacking(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    form: &DocumentsForm,
    height: f32,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let documents = &workspace.documents;
    let asked = &form.asked;
    if !documents.is_outlined(asked, document.map().revision()) {
        let outline = Documenting::Outline(Box::new(asked.clone()));
        actions.push(Action::Documenting(outline));
    }
    ui.horizontal(|ui| {
        controls::heading(ui, language.text(msg::DOCUMENTING_SECTIONS));
        if documents.is_outlining() {
            controls::spinner(ui, 13.0);
        }
    });
    let Some(outline) = &documents.outline else {
        return;
    };
    ScrollArea::vertical()
        .id_salt("sections")
        .max_height(height.max(80.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            ui.spacing_mut().item_spacing.y = 3.0;
            problems(ui, outline, language);
            for of in &outline.documents {
                let kind = Kind::of_word(&of.kind);
                if let Some(kind) = kind.filter(|_| outline.documents.len() > 1) {
                    ui.add_space(4.0);
                    ui.label(controls::strong(language.text(kind.name()), theme::CAPTION));
                }
                for (name, gaps) in &of.sections {
                    section(ui, name, *gaps, language);
                }
            }
            let words = match &outline.templates {
                Some(folder) => {
                    let folder = folder.file_name().map(|name| name.to_string_lossy());
                    let folder = folder.unwrap_or_default().into_owned();
                    language.say(&msg::DOCUMENTING_OWN_TEMPLATES.with("folder", folder))
                }
                None => language.text(msg::DOCUMENTING_BUILT_IN),
            };
            ui.add_space(6.0);
            let words = controls::caption(ui, words);
            ui.add(Label::new(words).wrap());
        });
}

fn problems(ui: &mut Ui, outline: &DocumentsOutline, language: Language) {
    let color = theme::palette(ui).degraded.0;
    for problem in &outline.problems {
        ui.horizontal_top(|ui| {
            icon::show(ui, "triangle-alert", 14.0, color);
            let mut words = problem.sentence(language);
            if let Some(hint) = &problem.hint {
                words.push(' ');
                words.push_str(&language.say(hint));
            }
            let words = controls::caption(ui, words);
            ui.add(Label::new(words).wrap());
        });
    }
}

/// A section, with how much is to be filled in.
fn section(ui: &mut Ui, name: &str, gaps: usize, language: Language) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        let (glyph, color) = if gaps == 0 {
            ("circle-check", palette.intact.0)
        } else {
            ("triangle-alert", palette.degraded.0)
        };
        icon::show(ui, glyph, 13.0, color);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if gaps > 0 {
                let count = language.say(&msg::DOCUMENTING_GAPS.with("count", gaps));
                ui.label(controls::caption(ui, count));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(controls::shown(name).into_owned()).truncate());
            });
        });
    });
}

/// The buttons; while something is written, how far it is and a way to stop it.
fn foot(
    ui: &mut Ui,
    workspace: &Workspace,
    form: &DocumentsForm,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let Some(run) = &workspace.documents.running else {
        if let Some(written) = &workspace.documents.written {
            let words = match written.files.as_slice() {
                [file] => file.display().to_string(),
                files => {
                    let folder = files.first().and_then(|file| file.parent());
                    let folder = folder.map_or_else(String::new, |path| path.display().to_string());
                    let many = msg::DOCUMENTING_WRITTEN.with("count", files.len());
                    language.say(&many.with("folder", folder))
                }
            };
            ui.horizontal(|ui| {
                icon::show(ui, "circle-check", 14.0, theme::palette(ui).intact.0);
                let words = controls::caption(ui, words);
                ui.add(Label::new(words).truncate());
            });
        }
        let main = language.say(&msg::DOCUMENTING_DO.with("count", form.asked.kinds.len()));
        let can = !form.asked.kinds.is_empty();
        return super::foot(ui, &main, None, Some(&cancel(language)), can);
    };
    ui.add_space(12.0);
    let share = run.share();
    let words = msg::DOCUMENTING_WRITING.with("percent", usize::from(percent(share)));
    let words = language.say(&words);
    ui.horizontal(|ui| {
        let bar = ui.add(
            ProgressBar::new(share)
                .desired_width(220.0)
                .desired_height(6.0),
        );
        bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &words));
        ui.label(controls::caption(ui, &words));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let stop = language.text(msg::DOCUMENTING_STOP);
            if controls::secondary(ui, None, &stop).clicked() {
                actions.push(Action::Documenting(Documenting::Cancel));
            }
        });
    });
    Answer::Wait
}
