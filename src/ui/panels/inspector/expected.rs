//! Below the needs of an element: what others expect of it where that is stricter than what it
//! declares, and who imposes it.

use egui::Ui;

use super::controls;
use super::form::Form;
use crate::analysis::{Aspect, Expectation, Expected};
use crate::locale::{Language, MessageId, msg};
use crate::model::{ElementId, ElementIx, SubjectId};
use crate::ui::UiState;
use crate::workspace::{Document, Question, Workspace};

/// What is expected of one element and stricter than it declares, with the way from who imposes it.
pub(super) struct Stricter {
    expectation: Expectation,
    /// The ids from who imposes it down to the element.
    chain: Vec<ElementId>,
}

impl Stricter {
    /// What is expected and by whom, in words, and who that is.
    pub(super) fn said(
        &self,
        document: &Document,
        language: Language,
    ) -> Option<(String, SubjectId)> {
        let first = self.chain.first()?;
        let element = document.snapshot().element_by_id(first);
        let name = element.map_or_else(|| first.to_string(), |element| element.name.to_string());
        let words = msg::NEEDS_INHERITED
            .with("value", value(&self.expectation, language))
            .with("name", name);
        Some((language.say(&words), SubjectId::from(first)))
    }
}

/// What shows for an element. Asks for the answer where there is none; an answer that is of an
/// earlier state of the map does not show.
pub(super) fn of_element(
    workspace: &Workspace,
    document: &Document,
    id: &ElementId,
    actions: &mut Vec<crate::workspace::Action>,
) -> Vec<Stricter> {
    let analyses = &workspace.analyses;
    analyses.ask(&[Question::Expectations], document, actions);
    let Some(found) = analyses
        .expectations(document)
        .filter(|found| found.is_current)
    else {
        return Vec::new();
    };
    let Ok(ix) = found.graph.find(id) else {
        return Vec::new();
    };
    let all = found.answer.of_element(ix).into_iter();
    all.filter(|one| one.is_stricter() || (one.declared.is_none() && one.imposed_by().is_some()))
        .map(|expectation| Stricter {
            chain: expectation
                .chain
                .iter()
                .map(|&ix: &ElementIx| found.graph.element(ix).id.clone())
                .collect(),
            expectation,
        })
        .collect()
}

/// The lines of one attribute.
pub(super) fn lines(ui: &mut Ui, form: &mut Form<'_>, attribute: &str) {
    let expected = std::mem::take(&mut form.expected);
    for one in expected
        .iter()
        .filter(|one| attribute_of(one.expectation.expected) == attribute)
    {
        let language = form.language;
        let Some((words, first)) = one.said(form.document, language) else {
            continue;
        };
        let response = ui.horizontal(|ui| {
            ui.add_space(form.label_width + ui.spacing().item_spacing.x);
            ui.push_id(("expected", one.expectation.expected), |ui| {
                controls::long_link(ui, &words)
            })
            .inner
        });
        let response = response.inner;
        if response.clicked() {
            form.goes_to = Some(first);
        }
        response.on_hover_ui(|ui| {
            let names = one.chain.iter().map(|id| form.name_of(id.as_str()));
            let way = names.collect::<Vec<_>>().join(" → ");
            ui.label(way);
            if one.expectation.is_impossible() {
                ui.label(language.text(msg::NEEDS_CANNOT_HELP));
            }
            if one.expectation.assumed > 0 {
                let words = msg::NEEDS_ASSUMED.with("count", one.expectation.assumed);
                let words = language.say(&words);
                ui.label(controls::caption(ui, words));
            }
        });
    }
    form.expected = expected;
}

/// Goes to who was clicked.
pub(super) fn go(
    subject: Option<SubjectId>,
    state: &mut UiState,
    actions: &mut Vec<crate::workspace::Action>,
) {
    if let Some(subject) = subject {
        super::super::commands::jump(subject, state, actions);
    }
}

fn attribute_of(expected: Expected) -> &'static str {
    match expected {
        Expected::Recovery => "dmia_h",
        Expected::Level(Aspect::Criticality) => "criticality",
        Expected::Level(_) => "dict",
    }
}

/// `2 h`, `C4`: security needs with their letter.
fn value(one: &Expectation, language: Language) -> String {
    let words = one.expected.in_words(one.inherited, language);
    match one.expected {
        Expected::Recovery | Expected::Level(Aspect::Criticality) => words,
        Expected::Level(aspect) => format!("{}\u{a0}{words}", language.text(letter(aspect))),
    }
}

fn letter(aspect: Aspect) -> MessageId {
    match aspect {
        Aspect::Criticality | Aspect::Availability => msg::UI_NEED_D_LETTER,
        Aspect::Integrity => msg::UI_NEED_I_LETTER,
        Aspect::Confidentiality => msg::UI_NEED_C_LETTER,
        Aspect::Traceability => msg::UI_NEED_T_LETTER,
    }
}
