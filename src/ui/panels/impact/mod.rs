//! What the loss of an element does: counts, what is touched and why, in the inspector.
//!
//! With a scenario (something is marked as lost) the figures are those of the scenario; without one
//! they answer *what if this element alone were lost*. Both are found once per change of the map.

mod list;
mod proof;
#[cfg(test)]
mod tests;
mod tiles;
mod why;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, Label, Ui};

use super::controls;
use crate::analysis::{
    self, Account, AccountGroup, DependencyGraph, Impact, Radius, Scenario, State,
};
use crate::locale::{Language, msg};
use crate::model::{Element, ElementId, ElementIx};
use crate::ui::{UiState, theme};
use crate::workspace::{Action, Document, Imagining, Page, Perspective};

/// The loss of one element alone, in a graph.
struct Alone {
    graph: DependencyGraph,
    lost: ElementId,
    impact: Option<Arc<Impact>>,
    radius: Option<Radius>,
}

/// What is said of one impact, found once.
struct Reckoned {
    impact: Arc<Impact>,
    account: Account,
    /// What is touched, by group; the most urgent first.
    groups: [Vec<ElementIx>; 4],
}

/// What the section remembers.
#[derive(Default)]
pub struct ImpactState {
    alone: Option<Alone>,
    reckoned: Option<Arc<Reckoned>>,
    /// The touched element whose path shows.
    asked: Option<ElementId>,
    /// How many lines of each group show beyond the first.
    more: [usize; 4],
    /// The groups that somebody folded or unfolded.
    folded: BTreeMap<AccountGroup, bool>,
    shows_honesty: bool,
    shows_proof: bool,
    proof: proof::ProofState,
}

impl ImpactState {
    /// The path of a touched element is to be shown, whatever is selected.
    pub(super) fn ask(&mut self, element: ElementId) {
        self.asked = Some(element);
    }

    /// The loss of one element alone, and its radii. O(elements + dependencies) once per change.
    fn alone(
        &mut self,
        graph: DependencyGraph,
        id: &ElementId,
    ) -> (Option<Arc<Impact>>, Option<Radius>) {
        if let Some(alone) = &self.alone
            && alone.lost == *id
            && alone.graph.is_same(&graph)
        {
            return (alone.impact.clone(), alone.radius);
        }
        let scenario = Scenario::losing([id.as_str()]);
        let impact = analysis::impact(&graph, &scenario).ok().map(Arc::new);
        let radius = analysis::radius(&graph, id).ok();
        self.alone = Some(Alone {
            graph,
            lost: id.clone(),
            impact: impact.clone(),
            radius,
        });
        (impact, radius)
    }

    /// Whether the lines of a group are put away: all but those of the first that has any, until
    /// somebody unfolds them.
    fn is_folded(&self, group: AccountGroup, groups: &[Vec<ElementIx>; 4]) -> bool {
        let first = AccountGroup::ALL.into_iter().zip(groups);
        let mut first = first.filter(|(_, lines)| !lines.is_empty());
        let first = first.next().map(|(group, _)| group);
        let said = self.folded.get(&group).copied();
        said.unwrap_or(first != Some(group))
    }

    /// All that is said of an impact. O(elements + dependencies) once an impact.
    fn reckoned(&mut self, impact: &Arc<Impact>) -> Arc<Reckoned> {
        if let Some(known) = &self.reckoned
            && Arc::ptr_eq(&known.impact, impact)
        {
            return Arc::clone(known);
        }
        let same_loss = self
            .reckoned
            .as_ref()
            .is_some_and(|known| known.impact.scenario().injected == impact.scenario().injected);
        if !same_loss {
            self.asked = None;
            self.more = [0; 4];
            self.proof = proof::ProofState::default();
        }
        let account = Account::of(impact);
        let reckoned = Arc::new(Reckoned {
            groups: list::grouped(impact, &account),
            account,
            impact: Arc::clone(impact),
        });
        self.reckoned = Some(Arc::clone(&reckoned));
        reckoned
    }
}

/// Draws the section under an element's fields.
pub(super) fn section(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    consequences(ui, document, Some(element), language, state, actions);
}

/// Draws the consequences of the scenario, or of losing `element` alone where there is none.
pub(super) fn consequences(
    ui: &mut Ui,
    document: &Document,
    element: Option<&Element>,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let is_scenario = document.perspective == Perspective::Impact && document.impact().is_some();
    let (alone, radius) = match element {
        Some(element) => state.panels.impact.alone(document.graph(), &element.id),
        None => (None, None),
    };
    let Some(impact) = (if is_scenario {
        document.impact().cloned()
    } else {
        alone
    }) else {
        return;
    };
    let reckoned = state.panels.impact.reckoned(&impact);
    ui.add_space(8.0);
    controls::rule(ui);
    ui.add_space(4.0);
    head(ui, document, element, is_scenario, language, actions);
    tiles::tiles(ui, &reckoned.account, language);
    if let Some(radius) = radius {
        let text = msg::UI_RADIUS
            .with("actual", radius.actual)
            .with("potential", radius.potential);
        let text = controls::caption(ui, language.say(&text));
        ui.add(Label::new(text).wrap())
            .on_hover_text(language.text(msg::UI_RADIUS_TIP));
    }
    let asked = asked(&state.panels.impact, &reckoned, element);
    let missing = if is_scenario {
        document.missing_losses()
    } else {
        &[]
    };
    honesty(ui, document, &reckoned, missing, language, state);
    list::list(ui, &reckoned, asked, language, state);
    if let Some(asked) = asked {
        why::why(ui, &impact, asked, language, state, actions);
    }
}

fn head(
    ui: &mut Ui,
    document: &Document,
    element: Option<&Element>,
    is_scenario: bool,
    language: Language,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        let title = if is_scenario {
            msg::UI_IMPACT_SCENARIO
        } else {
            msg::UI_IMPACT_ALONE
        };
        ui.label(controls::strong(language.text(title), 13.5));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let is_lost =
                element.is_some_and(|element| document.injected(&element.id) != State::Up);
            if is_scenario && (is_lost || element.is_none()) {
                if controls::link(ui, &language.text(msg::UI_FAIL_NOTHING)).clicked() {
                    actions.push(Action::Imagine(Imagining::Nothing));
                }
            } else if let Some(element) = element {
                let label = if is_scenario {
                    msg::UI_FAIL_TOO
                } else {
                    msg::UI_WHAT_IF
                };
                if controls::link(ui, &language.text(label)).clicked() {
                    actions.push(if is_scenario {
                        Action::Imagine(Imagining::Toggle(element.id.clone()))
                    } else {
                        Action::Imagine(Imagining::Lose(vec![element.id.clone()]))
                    });
                }
            }
        });
    });
    if is_scenario {
        let sheet = controls::link(ui, &language.text(msg::IMPACT_PANEL_SHEET));
        if sheet.clicked() {
            actions.push(Action::ShowPage(Some(Page::Impact)));
        }
    }
}

/// How many durations are known, and on demand all that the figures rest on.
fn honesty(
    ui: &mut Ui,
    document: &Document,
    reckoned: &Reckoned,
    missing: &[ElementId],
    language: Language,
    state: &mut UiState,
) {
    let durations = reckoned.account.durations;
    let text = msg::IMPACT_PANEL_DURATIONS
        .with("given", durations.given as usize)
        .with("needed", durations.needed as usize);
    let memory = &mut state.panels.impact;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        controls::line(ui, controls::caption(ui, language.say(&text)));
        let label = if memory.shows_honesty {
            msg::UI_SHOW_LESS
        } else {
            msg::IMPACT_PANEL_HONESTY
        };
        if controls::link(ui, &language.text(label)).clicked() {
            memory.shows_honesty = !memory.shows_honesty;
        }
    });
    if !memory.shows_honesty {
        return;
    }
    let elements = &document.map().tables().elements;
    let names: Vec<String> = missing
        .iter()
        .map(|id| {
            let element = elements.get(id);
            element.map_or_else(|| id.to_string(), |element| element.name.to_string())
        })
        .collect();
    for line in analysis::honesty(&reckoned.account, &reckoned.impact, &names, language) {
        let words = controls::caption(ui, format!("– {line}"));
        ui.add(Label::new(words).wrap());
    }
}

/// The element whose path shows: the one asked for, else the selected one, else the first.
fn asked(state: &ImpactState, reckoned: &Reckoned, element: Option<&Element>) -> Option<ElementIx> {
    let impact = &reckoned.impact;
    let is_touched = |ix: &ElementIx| impact.state(*ix) != State::Up && !impact.is_injected(*ix);
    let by_id = |id: &ElementId| impact.graph().find(id).ok().filter(is_touched);
    let first = || reckoned.groups.iter().flatten().copied().find(is_touched);
    state
        .asked
        .as_ref()
        .and_then(by_id)
        .or_else(|| element.and_then(|element| by_id(&element.id)))
        .or_else(first)
}

/// Sign and colour of a state.
fn sign(ui: &Ui, state: State) -> (&'static str, Color32) {
    let palette = theme::palette(ui);
    match state {
        State::Down => ("circle-x", palette.down.0),
        State::Degraded => ("triangle-alert", palette.degraded.0),
        State::Up => ("circle-check", palette.intact.0),
    }
}
