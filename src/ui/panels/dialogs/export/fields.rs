//! What of the map is exported, in which form, how large, and how it looks.

use egui::{DragValue, ScrollArea, Ui};

use super::rows::{LABEL, choice, note, segments, switch, words};
use super::{ExportState, section};
use crate::handover::{AS_SHOWN, FileForm};
use crate::locale::{Language, msg};
use crate::model::{ExportPreset, ExportScope, Finite};
use crate::redaction;
use crate::scene::{Lens, Paper};
use crate::ui::panels::{controls, perspectives};
use crate::workspace::{Document, Perspective, Workspace};

/// Draws the fields.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    document: &Document,
    export: &mut ExportState,
) {
    let language = workspace.language();
    let preset = &mut export.preset;
    ScrollArea::vertical()
        .id_salt("fields")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 6.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.add_space(2.0);
            form(ui, preset, language);
            let Some(form) = FileForm::of_ending(&preset.form) else {
                return;
            };
            section(ui, "map", language.text(msg::HANDOUT_UI_WHAT));
            if form != FileForm::Map {
                what(ui, document, preset, form, language);
            }
            profile(ui, document, preset, language);
            if form.has_pixels() {
                section(ui, "maximize", language.text(msg::HANDOUT_UI_SIZE));
                size(ui, preset, language);
            }
            if form == FileForm::Pdf {
                section(ui, "printer", language.text(msg::HANDOUT_UI_PAPER));
                paper(ui, preset, language);
            }
            if form.is_drawn() || matches!(form, FileForm::Drawio | FileForm::Html) {
                section(ui, "palette", language.text(msg::HANDOUT_UI_LOOK));
                looks(ui, preset, form, language);
            }
        });
}

fn form(ui: &mut Ui, preset: &mut ExportPreset, language: Language) {
    let offers: Vec<(FileForm, String)> = FileForm::ALL
        .into_iter()
        .map(|form| (form, language.text(form.name())))
        .collect();
    let current = FileForm::of_ending(&preset.form).unwrap_or(FileForm::Png);
    let label = language.text(msg::HANDOUT_UI_FORM);
    if let Some(taken) = choice(ui, &label, &current, &offers) {
        preset.form = taken.ending().into();
    }
    let mut about = language.text(current.about());
    if let Some(loses) = current.loses() {
        about = format!("{about} {}", language.text(loses));
    }
    note(ui, &about);
}

fn what(
    ui: &mut Ui,
    document: &Document,
    preset: &mut ExportPreset,
    form: FileForm,
    language: Language,
) {
    let selected = document.selection.len();
    let is_page = document.page.is_some() || document.shows_roadmap();
    let shown = if is_page {
        msg::HANDOUT_SCOPE_PAGE
    } else {
        msg::HANDOUT_SCOPE_SHOWN
    };
    let mut offers = vec![(Scope::Shown, language.text(shown))];
    if !is_page {
        let selection = msg::HANDOUT_SCOPE_SELECTION.with("count", selected);
        let around = msg::HANDOUT_SCOPE_AROUND.with("count", selected);
        offers.push((Scope::Selection, language.say(&selection)));
        offers.push((Scope::Around, language.say(&around)));
        if form.takes_region() {
            offers.push((Scope::Screen, language.text(msg::HANDOUT_SCOPE_SCREEN)));
        }
    }
    offers.push((Scope::Chosen, language.text(msg::HANDOUT_SCOPE_CHOSEN)));
    let all = if form.is_drawn() || form.gathers_views() {
        msg::HANDOUT_SCOPE_ALL
    } else {
        msg::HANDOUT_SCOPE_WHOLE
    };
    offers.push((Scope::All, language.text(all)));
    let current = Scope::of(preset);
    let label = language.text(msg::HANDOUT_UI_SCOPE);
    if let Some(taken) = choice(ui, &label, &current, &offers) {
        taken.set(preset, document);
    }
    match Scope::of(preset) {
        Scope::Around => {
            let label = language.text(msg::HANDOVER_FIELD_DEPTH);
            controls::labelled(ui, &label, None, LABEL, |ui| {
                let mut depth = preset.depth.map_or(1.0, Finite::get);
                let before = depth;
                let field = DragValue::new(&mut depth)
                    .range(0.0..=20.0)
                    .fixed_decimals(0);
                ui.add(field.speed(0.05));
                if depth != before {
                    preset.depth = Finite::new(depth.round());
                }
            });
        }
        Scope::Chosen => views(ui, document, preset),
        _ => {}
    }
    plateaus(ui, document, preset, language);
    if form.is_drawn() && !(is_page && preset.scope == ExportScope::Shown) {
        perspective(ui, preset, language);
    }
}

/// What the list of scopes offers: the model knows chosen and all views as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Shown,
    Selection,
    Around,
    Screen,
    Chosen,
    All,
}

impl Scope {
    fn of(preset: &ExportPreset) -> Self {
        match preset.scope {
            ExportScope::Shown => Self::Shown,
            ExportScope::Selection => Self::Selection,
            ExportScope::Around => Self::Around,
            ExportScope::Screen => Self::Screen,
            ExportScope::Views if preset.views.is_empty() => Self::All,
            ExportScope::Views => Self::Chosen,
        }
    }

    fn set(self, preset: &mut ExportPreset, document: &Document) {
        preset.views.clear();
        preset.scope = match self {
            Self::Shown => ExportScope::Shown,
            Self::Selection => ExportScope::Selection,
            Self::Around => ExportScope::Around,
            Self::Screen => ExportScope::Screen,
            Self::All => ExportScope::Views,
            Self::Chosen => {
                preset.views.extend(document.view.clone());
                ExportScope::Views
            }
        };
    }
}

/// The views to choose from; the last one that is chosen stays.
fn views(ui: &mut Ui, document: &Document, preset: &mut ExportPreset) {
    let tables = document.map().tables();
    let all = document.views();
    let named = all.iter().map(|id| {
        let view = tables.views.get(id);
        let name = view.map_or_else(|| id.to_string(), |view| view.name.to_string());
        (id, name)
    });
    ticks(ui, "views", named.collect(), &mut preset.views, &all);
}

fn plateaus(ui: &mut Ui, document: &Document, preset: &mut ExportPreset, language: Language) {
    let order = document.map().timeline().order().to_vec();
    if order.len() < 2 {
        return;
    }
    let offers = [
        (0, language.text(msg::HANDOUT_PLATEAU_SHOWN)),
        (1, language.text(msg::HANDOUT_PLATEAU_CHOSEN)),
        (2, language.text(msg::HANDOUT_PLATEAU_ALL)),
    ];
    let current = match (preset.all_plateaus, preset.plateaus.is_empty()) {
        (true, _) => 2,
        (false, false) => 1,
        (false, true) => 0,
    };
    let label = language.text(msg::HANDOVER_FIELD_PLATEAUS);
    if let Some(taken) = choice(ui, &label, &current, &offers) {
        preset.all_plateaus = taken == 2;
        preset.plateaus.clear();
        if taken == 1 {
            preset.plateaus.extend(document.plateau.clone());
        }
    }
    if !preset.all_plateaus && !preset.plateaus.is_empty() {
        let tables = document.map().tables();
        let named = order.iter().map(|id| {
            let plateau = tables.plateaus.get(id);
            let name = plateau.map_or_else(|| id.to_string(), |it| it.name.to_string());
            (id, name)
        });
        ticks(
            ui,
            "plateaus",
            named.collect(),
            &mut preset.plateaus,
            &order,
        );
    }
}

/// A list to tick in; what is chosen keeps the order of the list, and never is nothing.
fn ticks<T: Clone + PartialEq>(
    ui: &mut Ui,
    salt: &str,
    named: Vec<(&T, String)>,
    chosen: &mut Vec<T>,
    order: &[T],
) {
    ui.horizontal_top(|ui| {
        ui.add_space(LABEL + ui.spacing().item_spacing.x);
        ui.vertical(|ui| {
            ScrollArea::vertical()
                .id_salt(salt)
                .max_height(126.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for (id, name) in named {
                        let mut on = chosen.contains(id);
                        let before = on;
                        ui.checkbox(&mut on, controls::shown(&name));
                        if on && !before {
                            chosen.push(id.clone());
                        } else if !on && before && chosen.len() > 1 {
                            chosen.retain(|one| one != id);
                        }
                    }
                });
        });
    });
    let place = |one: &T| order.iter().position(|other| other == one);
    chosen.sort_by_key(place);
}

fn perspective(ui: &mut Ui, preset: &mut ExportPreset, language: Language) {
    let name = |it: &Perspective| language.say(&perspectives::name_of(it, language));
    let mut offers = vec![
        (AS_SHOWN.to_owned(), language.text(msg::HANDOUT_LOOK_SHOWN)),
        (String::new(), name(&Perspective::Standard)),
        ("impact".to_owned(), name(&Perspective::Impact)),
        ("weak-points".to_owned(), name(&Perspective::WeakPoints)),
    ];
    let lenses = Lens::ALL.into_iter();
    offers.extend(lenses.map(|lens| (lens.word(), name(&Perspective::Lens(lens.clone())))));
    let current = preset.perspective.to_string();
    if !offers.iter().any(|(word, _)| *word == current)
        && let Some(lens) = Lens::from_word(&current)
    {
        offers.push((current.clone(), name(&Perspective::Lens(lens))));
    }
    let label = language.text(msg::HANDOVER_FIELD_PERSPECTIVE);
    if let Some(taken) = choice(ui, &label, &current, &offers) {
        preset.perspective = taken.into();
    }
}

/// By what the size of a picture is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Scale,
    Dpi,
    Width,
}

fn size(ui: &mut Ui, preset: &mut ExportPreset, language: Language) {
    let current = match (preset.width_px, preset.dpi) {
        (Some(_), _) => Measure::Width,
        (None, Some(_)) => Measure::Dpi,
        (None, None) => Measure::Scale,
    };
    let offers = [
        (Measure::Scale, language.text(msg::HANDOUT_BY_SCALE)),
        (Measure::Dpi, language.text(msg::HANDOUT_BY_DPI)),
        (Measure::Width, language.text(msg::HANDOUT_BY_WIDTH)),
    ];
    let label = language.text(msg::HANDOUT_UI_BY);
    if let Some(taken) = segments(ui, &label, &current, &offers)
        && taken != current
    {
        preset.dpi = (taken == Measure::Dpi).then(|| finite(300.0));
        preset.width_px = (taken == Measure::Width).then(|| finite(4_000.0));
        preset.scale = None;
    }
    let label = language.text(msg::HANDOUT_UI_VALUE);
    controls::labelled(ui, &label, None, LABEL, |ui| match current {
        Measure::Scale => {
            let scale = preset.scale.map_or(2.0, Finite::get);
            let offers = [1.0, 2.0, 3.0, 4.0].map(|scale| (scale, format!("×{scale}")));
            if let Some(taken) = words(ui, &scale, &offers) {
                preset.scale = (taken != 2.0).then(|| finite(taken));
            }
        }
        Measure::Dpi => {
            let mut dpi = preset.dpi.map_or(300.0, Finite::get);
            let offers = [96.0, 150.0, 300.0, 600.0].map(|dpi| (dpi, format!("{dpi}")));
            if let Some(taken) = words(ui, &dpi, &offers) {
                dpi = taken;
            }
            ui.add_space(4.0);
            let field = DragValue::new(&mut dpi).range(30.0..=1_200.0);
            ui.add(field.fixed_decimals(0).speed(1.0));
            preset.dpi = Some(finite(dpi));
        }
        Measure::Width => {
            let mut width = preset.width_px.map_or(4_000.0, Finite::get);
            let field = DragValue::new(&mut width).range(16.0..=200_000.0);
            ui.add(field.fixed_decimals(0).speed(10.0).suffix("\u{a0}px"));
            preset.width_px = Some(finite(width.round()));
        }
    });
}

/// The sheet, and whether a large drawing goes over several.
fn paper(ui: &mut Ui, preset: &mut ExportPreset, language: Language) {
    let offers: Vec<(Paper, String)> = Paper::ALL
        .into_iter()
        .map(|paper| {
            let name = match paper {
                Paper::Drawing => language.text(msg::HANDOUT_PAPER_DRAWING),
                sheet => sheet.word().to_owned(),
            };
            (paper, name)
        })
        .collect();
    let current = Paper::of(&preset.paper).unwrap_or_default();
    let label = language.text(msg::HANDOVER_FIELD_PAPER);
    if let Some(taken) = choice(ui, &label, &current, &offers) {
        preset.paper = if taken == Paper::Drawing {
            "".into()
        } else {
            taken.word().into()
        };
        preset.tiled &= taken != Paper::Drawing;
    }
    if current == Paper::Drawing {
        return;
    }
    let label = language.text(msg::HANDOUT_UI_TILED);
    let about = language.text(msg::HANDOUT_UI_TILED_ABOUT);
    let before = preset.tiled;
    switch(ui, &label, &about, &mut preset.tiled);
    if preset.tiled != before {
        preset.scale = preset.tiled.then(|| finite(1.0));
    }
    if preset.tiled {
        let label = language.text(msg::HANDOVER_FIELD_SCALE);
        controls::labelled(ui, &label, None, LABEL, |ui| {
            let mut percent = preset.scale.map_or(1.0, Finite::get) * 100.0;
            let field = DragValue::new(&mut percent).range(10.0..=400.0);
            ui.add(field.fixed_decimals(0).speed(1.0).suffix("\u{a0}%"));
            preset.scale = Some(finite(percent.round() / 100.0));
        });
    }
}

fn finite(value: f64) -> Finite {
    Finite::new(value).unwrap_or_default()
}

fn looks(ui: &mut Ui, preset: &mut ExportPreset, form: FileForm, language: Language) {
    let current = match preset.theme.as_str() {
        "dark" => "dark",
        "print" => "print",
        _ => "",
    };
    let offers = [
        ("", language.text(msg::UI_EXPORT_LIGHT)),
        ("dark", language.text(msg::UI_EXPORT_DARK)),
        ("print", language.text(msg::UI_EXPORT_PRINT)),
    ];
    let label = language.text(msg::UI_EXPORT_THEME);
    if let Some(taken) = segments(ui, &label, &current, &offers) {
        preset.theme = taken.into();
    }
    if !form.is_drawn() {
        return;
    }
    if preset.scope != ExportScope::Screen {
        let mut framed = !preset.bare;
        let label = language.text(msg::UI_EXPORT_FRAME);
        let about = language.text(msg::UI_EXPORT_FRAME_ABOUT);
        switch(ui, &label, &about, &mut framed);
        preset.bare = !framed;
    }
    let label = language.text(msg::UI_EXPORT_TRANSPARENT);
    let about = language.text(msg::UI_EXPORT_TRANSPARENT_ABOUT);
    switch(ui, &label, &about, &mut preset.transparent);
    if form == FileForm::Png {
        let label = language.text(msg::HANDOUT_UI_CARRIES);
        let about = language.text(msg::HANDOUT_UI_CARRIES_ABOUT);
        switch(ui, &label, &about, &mut preset.carries_map);
    }
    let label = language.text(msg::FINDINGS_EXPORT);
    let about = language.text(msg::FINDINGS_EXPORT_ABOUT);
    switch(ui, &label, &about, &mut preset.findings);
}

fn profile(ui: &mut Ui, document: &Document, preset: &mut ExportPreset, language: Language) {
    let map = document.map();
    let mut offers = vec![(String::new(), language.text(msg::HANDOUT_PROFILE_NONE))];
    let mut own: Vec<_> = map.tables().redactions.iter().cloned().collect();
    own.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    let is_own = |id: &str| own.iter().any(|one| one.id.as_str() == id);
    for profile in redaction::built_in(language) {
        if !is_own(profile.id.as_str()) {
            offers.push((
                profile.id.to_string(),
                shown_name(&profile.name, profile.id.as_str()),
            ));
        }
    }
    for profile in &own {
        offers.push((
            profile.id.to_string(),
            shown_name(&profile.name, profile.id.as_str()),
        ));
    }
    let current = preset.redaction.to_string();
    let label = language.text(msg::HANDOVER_FIELD_REDACTION);
    if let Some(taken) = choice(ui, &label, &current, &offers) {
        preset.redaction = taken.into();
    }
    let about = redaction::profile(map, &preset.redaction, language);
    if let Some(about) = about.filter(|it| !it.about.is_empty() && !current.is_empty()) {
        note(ui, &controls::shown(&about.about));
    }
}

fn shown_name(name: &str, id: &str) -> String {
    if name.trim().is_empty() { id } else { name }.to_owned()
}
