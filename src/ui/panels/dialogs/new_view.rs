//! A new view: empty, a copy, or gathered from the map, with a count of what it would show.

use egui::{Checkbox, ComboBox, DragValue, Key, TextEdit, Ui};

use super::{Answer, DialogsState, cancel, controls, foot, title};
use crate::catalogue;
use crate::command::{Command, ViewCommand};
use crate::locale::{Language, MessageId, msg};
use crate::model::{ElementId, KindId, PlateauId, Recipe, Way};
use crate::ui::panels::{fuzzy, plateaus, view_menu};
use crate::ui::theme;
use crate::workspace::{Action, Document, ViewOrder, Workspace, usual_name};

/// What a new view starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Start {
    #[default]
    Empty,
    Copy,
    Around,
    Zone,
    Service,
    Inside,
    Changes,
    Kind,
}

impl Start {
    const ALL: [(Self, MessageId); 8] = [
        (Self::Empty, msg::VIEWS_START_EMPTY),
        (Self::Copy, msg::VIEWS_START_COPY),
        (Self::Around, msg::VIEWS_START_AROUND),
        (Self::Zone, msg::VIEWS_START_ZONE),
        (Self::Service, msg::VIEWS_START_SERVICE),
        (Self::Inside, msg::VIEWS_START_INSIDE),
        (Self::Changes, msg::VIEWS_START_CHANGES),
        (Self::Kind, msg::VIEWS_START_KIND),
    ];
}

/// What the dialog remembers while it is open.
#[derive(Default)]
pub(super) struct Form {
    start: Start,
    chosen: Vec<ElementId>,
    element: Option<ElementId>,
    kind: Option<KindId>,
    plateau: Option<PlateauId>,
    depth: u32,
    way: Way,
    forgets: bool,
    search: String,
    /// The last count.
    counted: Option<Counted>,
}

/// How many elements and links a recipe gives, or why it gives none; and what was counted.
struct Counted {
    of: (Recipe, Option<PlateauId>, u64),
    counts: Result<(usize, usize), String>,
}

/// The form when the dialog opens: about what is selected.
pub(super) fn of(workspace: &Workspace) -> Form {
    let Some(document) = &workspace.document else {
        return Form::default();
    };
    let chosen = document.selected_elements();
    Form {
        element: chosen.first().cloned(),
        kind: chosen
            .first()
            .and_then(|id| document.snapshot().element_by_id(id))
            .map(|element| element.kind.clone()),
        plateau: document.plateau.clone(),
        depth: 1,
        chosen,
        ..Form::default()
    }
}

/// Draws the dialog.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    dialogs: &mut DialogsState,
    is_new: bool,
) -> Answer {
    let language = workspace.language();
    let Some(document) = &workspace.document else {
        return Answer::Cancel;
    };
    let accent = theme::palette(ui).accent;
    let heading = language.text(msg::UI_NEW_VIEW_TITLE);
    title(ui, "layout-dashboard", accent, &heading);
    let form = &mut dialogs.new_view;
    let usual = usual_name_of(document, form, language);
    let label = language.text(msg::UI_VIEW_NAME);
    ui.label(controls::caption(ui, label.as_str()));
    let field = TextEdit::singleline(&mut dialogs.name)
        .hint_text(usual.clone().unwrap_or_default())
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(&label);
    if is_new {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(8.0);
    ui.label(controls::caption(ui, language.text(msg::VIEWS_START)));
    starts(ui, document, form, language);
    ui.add_space(6.0);
    details(ui, document, form, language);
    let found = preview(ui, document, form, language);
    let is_named = !dialogs.name.trim().is_empty() || usual.is_some();
    let may_make = found && is_named;
    let create = language.text(msg::UI_CREATE);
    let answer = foot(ui, &create, None, Some(&cancel(language)), may_make);
    if entered && may_make {
        Answer::Yes
    } else {
        answer
    }
}

fn starts(ui: &mut Ui, document: &Document, form: &mut Form, language: Language) {
    ui.spacing_mut().item_spacing.y = 3.0;
    for (start, label) in Start::ALL {
        let enabled = match start {
            Start::Copy => document.view.is_some(),
            Start::Around => !form.chosen.is_empty(),
            Start::Changes => document.map().timeline().order().len() > 1,
            Start::Empty => true,
            _ => !document.snapshot().elements().is_empty(),
        };
        ui.add_enabled_ui(enabled, |ui| {
            if ui
                .radio(form.start == start, language.text(label))
                .clicked()
            {
                form.start = start;
                form.search.clear();
            }
        });
    }
}

/// What the chosen start asks for.
fn details(ui: &mut Ui, document: &Document, form: &mut Form, language: Language) {
    const WIDTH: f32 = 140.0;
    match form.start {
        Start::Empty | Start::Copy => {}
        Start::Around => {
            let label = language.text(msg::VIEWS_DEPTH);
            controls::labelled(ui, &label, None, WIDTH, |ui| {
                let deepest = Recipe::DEEPEST;
                let response = ui.add(DragValue::new(&mut form.depth).range(1..=deepest));
                response.widget_info(|| {
                    let depth = f64::from(form.depth);
                    egui::WidgetInfo::slider(true, depth, &label)
                });
            });
            let label = language.text(msg::VIEWS_WAY);
            controls::labelled(ui, &label, None, WIDTH, |ui| {
                way(ui, form, &label, language);
            });
        }
        Start::Zone | Start::Service | Start::Inside => {
            let label = language.text(msg::VIEWS_ELEMENT);
            controls::labelled(ui, &label, None, WIDTH, |ui| {
                element(ui, document, form, &label, language);
            });
        }
        Start::Changes => {
            let label = language.text(msg::VIEWS_PLATEAU);
            controls::labelled(ui, &label, None, WIDTH, |ui| {
                plateau(ui, document, form, &label);
            });
        }
        Start::Kind => {
            let label = language.text(msg::VIEWS_KIND);
            controls::labelled(ui, &label, None, WIDTH, |ui| {
                kind(ui, document, form, &label, language);
            });
        }
    }
    if !matches!(form.start, Start::Empty | Start::Copy) {
        let mut remembers = !form.forgets;
        ui.add(Checkbox::new(
            &mut remembers,
            language.text(msg::VIEWS_REMEMBER),
        ));
        form.forgets = !remembers;
    }
}

fn list(ui: &mut Ui, id: &str, label: &str, shown: String, content: impl FnOnce(&mut Ui)) {
    let response = ComboBox::from_id_salt(id)
        .selected_text(shown)
        .width(ui.available_width())
        .truncate()
        .icon(controls::chevron)
        .show_ui(ui, content)
        .response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label));
}

fn way(ui: &mut Ui, form: &mut Form, label: &str, language: Language) {
    let name = |way: Way| {
        language.text(match way {
            Way::Both => msg::VIEWS_WAY_BOTH,
            Way::Upstream => msg::VIEWS_WAY_UPSTREAM,
            Way::Downstream => msg::VIEWS_WAY_DOWNSTREAM,
        })
    };
    list(ui, "new view way", label, name(form.way), |ui| {
        for &way in Way::ALL {
            if ui.selectable_label(form.way == way, name(way)).clicked() {
                form.way = way;
            }
        }
    });
}

/// Elements by name, likely ones first: zones, services, containers, as the start asks.
fn element(ui: &mut Ui, document: &Document, form: &mut Form, label: &str, language: Language) {
    /// More than fit a list that a person reads; typing narrows it down.
    const MOST: usize = 60;
    let snapshot = document.snapshot();
    let name = |id: &ElementId| {
        let element = snapshot.element_by_id(id);
        element.map_or_else(|| id.to_string(), |element| element.name.to_string())
    };
    let shown = form.element.as_ref().map_or_else(String::new, name);
    list(ui, "new view element", label, shown, |ui| {
        let hint = language.text(msg::VIEWS_SEARCH);
        let field = TextEdit::singleline(&mut form.search).hint_text(hint.as_str());
        ui.add(field).accessible_name(&hint);
        let typed = form.search.trim();
        let start = form.start;
        let mut fitting: Vec<(bool, String, ElementId)> = snapshot
            .element_numbers()
            .filter(|&ix| start != Start::Inside || !snapshot.children(ix).is_empty())
            .map(|ix| (snapshot.element(ix), !snapshot.children(ix).is_empty()))
            .filter(|(element, _)| typed.is_empty() || fuzzy::fits(typed, &element.name))
            .map(|(element, holds)| {
                let is_likely = match start {
                    Start::Zone => element.kind.as_str() == "zone",
                    Start::Service => {
                        matches!(element.kind.as_str(), "business_service" | "application")
                    }
                    _ => holds,
                };
                (!is_likely, element.name.to_string(), element.id.clone())
            })
            .collect();
        fitting.sort();
        for (_, name, id) in fitting.into_iter().take(MOST) {
            let is_it = form.element.as_ref() == Some(&id);
            if ui.selectable_label(is_it, name).clicked() {
                form.element = Some(id);
            }
        }
    });
}

fn plateau(ui: &mut Ui, document: &Document, form: &mut Form, label: &str) {
    let name = |id: &PlateauId| plateaus::name_of(document, id);
    let shown = form.plateau.as_ref().map_or_else(String::new, name);
    list(ui, "new view plateau", label, shown, |ui| {
        for id in document.map().timeline().order() {
            let is_it = form.plateau.as_ref() == Some(id);
            if ui.selectable_label(is_it, name(id)).clicked() {
                form.plateau = Some(id.clone());
            }
        }
    });
}

fn kind(ui: &mut Ui, document: &Document, form: &mut Form, label: &str, language: Language) {
    let name = |id: &KindId| {
        let kind = catalogue::element_kind(id.as_str());
        kind.map_or_else(|| id.to_string(), |kind| kind.name(language).to_owned())
    };
    let shown = form.kind.as_ref().map_or_else(String::new, name);
    list(ui, "new view kind", label, shown, |ui| {
        let elements = document.snapshot().elements().iter();
        let mut kinds: Vec<KindId> = elements.map(|element| element.kind.clone()).collect();
        kinds.sort();
        kinds.dedup();
        kinds.sort_by_key(name);
        for id in kinds {
            let is_it = form.kind.as_ref() == Some(&id);
            if ui.selectable_label(is_it, name(&id)).clicked() {
                form.kind = Some(id);
            }
        }
    });
}

/// The recipe that the form stands for, where it is complete.
fn recipe(form: &Form) -> Option<Recipe> {
    let element = || form.element.clone();
    Some(match form.start {
        Start::Empty | Start::Copy => return None,
        Start::Around => Recipe::Around {
            from: form.chosen.clone(),
            depth: form.depth.max(1),
            way: form.way,
        },
        Start::Zone => Recipe::Zone { zone: element()? },
        Start::Service => Recipe::Service {
            service: element()?,
        },
        Start::Inside => Recipe::Inside { holder: element()? },
        Start::Changes => Recipe::Changes {
            plateau: form.plateau.clone()?,
        },
        Start::Kind => Recipe::Kinds {
            kinds: vec![form.kind.clone()?],
        },
    })
}

fn usual_name_of(document: &Document, form: &Form, language: Language) -> Option<String> {
    if form.start == Start::Copy {
        let view = document.view.as_ref()?;
        return Some(view_menu::name_of(document, view));
    }
    Some(usual_name(document.map(), &recipe(form)?, language))
}

/// Says how much the view would show; gives whether it would show anything, or needs nothing.
fn preview(ui: &mut Ui, document: &Document, form: &mut Form, language: Language) -> bool {
    ui.add_space(4.0);
    if matches!(form.start, Start::Empty | Start::Copy) {
        let about = language.text(msg::UI_NEW_VIEW_ABOUT);
        if form.start == Start::Empty {
            ui.add(egui::Label::new(controls::caption(ui, about)).wrap());
        }
        return true;
    }
    let Some(recipe) = recipe(form) else {
        ui.label(controls::caption(ui, language.text(msg::VIEWS_CHOOSE)));
        return false;
    };
    let of = (recipe, document.plateau.clone(), document.map().revision());
    if form.counted.as_ref().is_none_or(|known| known.of != of) {
        let counts = document.count_gathered(&of.0);
        let counts = counts.map_err(|message| language.say(&message));
        form.counted = Some(Counted { of, counts });
    }
    let counts = form.counted.as_ref().map(|known| known.counts.clone());
    let (text, found) = match counts {
        Some(Ok((elements, links))) => {
            let said = msg::VIEWS_PREVIEW
                .with("elements", elements)
                .with("links", links);
            (language.say(&said), elements > 0)
        }
        Some(Err(why)) => (why, false),
        None => (String::new(), false),
    };
    ui.label(controls::strong(text, theme::BODY));
    found
}

/// Makes the view that the form asks for.
pub(super) fn make(dialogs: &DialogsState, workspace: &Workspace, actions: &mut Vec<Action>) {
    let form = &dialogs.new_view;
    let Some(document) = &workspace.document else {
        return;
    };
    let typed = dialogs.name.trim();
    let recipe = recipe(form);
    match (form.start, recipe, document.view.clone()) {
        (Start::Empty, ..) => actions.push(Action::Edit(Command::AddView { name: typed.into() })),
        (Start::Copy, _, Some(view)) => {
            let name = (!typed.is_empty()).then(|| typed.into());
            let command = ViewCommand::Duplicate { view, name };
            actions.push(Action::Edit(Command::View(command)));
        }
        (_, Some(recipe), _) => {
            let usual = usual_name(document.map(), &recipe, workspace.language());
            let name = if typed.is_empty() {
                usual
            } else {
                typed.to_owned()
            };
            actions.push(Action::GatherView(Box::new(ViewOrder {
                name,
                recipe,
                remembers: !form.forgets,
            })));
        }
        _ => {}
    }
}
