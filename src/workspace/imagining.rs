//! What if: the scenario that a user plays on the open map, and what it does at the plateau that
//! shows.
//!
//! The scenario is kept whole when the plateau changes; what of it is not there is said
//! ([`Document::missing_losses`]) and comes back with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use smol_str::SmolStr;

use super::Workspace;
use super::document::{Document, Perspective};
use super::effect::Effect;
use crate::analysis::{self, HORIZON_H, Impact, Repairs, Scenario, State, Unfolding};
use crate::command::{Command, ScenarioCommand};
use crate::locale::Language;
use crate::model::{ElementId, LossScenario, Nature, ScenarioId};
use crate::scene::{ImpactMark, ImpactMarks, ImpactState};

/// What is asked of the scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum Imagining {
    /// These elements are lost, and nothing else.
    Lose(Vec<ElementId>),
    /// An element is lost too, or not any more.
    Toggle(ElementId),
    /// An element is in this state by itself; [`State::Up`] takes it out of the scenario.
    Put(ElementId, State),
    /// Another kind of harm.
    OfNature(Nature),
    /// So many hours after the loss; `None` for the state that it leads to.
    At(Option<f64>),
    /// What is taken for repairs while the hours pass.
    By(Repairs),
    /// A scenario of the map, as it was kept.
    Play(ScenarioId),
    /// Nothing is lost any more.
    Nothing,
    /// Keep the scenario in the map under this name.
    Keep(SmolStr),
    /// Let the scenario that was played lose what is lost now.
    Update,
}

/// The scenario of a document.
#[derive(Debug, Default)]
pub(super) struct Imagined {
    scenario: Scenario,
    /// The record that it was played from, or kept as.
    kept: Option<ScenarioId>,
    missing: Vec<ElementId>,
    repairs: Repairs,
    unfolding: Option<Arc<Unfolding>>,
    /// What was looked at already: by moment, `None` being the state that the loss leads to.
    stages: BTreeMap<Option<usize>, Stage>,
    shown: Stage,
}

/// What a scenario does at one of its moments.
#[derive(Clone, Debug, Default)]
struct Stage {
    impact: Option<Arc<Impact>>,
    marks: [Arc<ImpactMarks>; 2],
}

impl Stage {
    fn of(impact: Arc<Impact>) -> Self {
        let marks = [Language::English, Language::French]
            .map(|language| Arc::new(marks_of(&impact, language)));
        Self {
            impact: Some(impact),
            marks,
        }
    }
}

impl Document {
    /// The scenario that is played; it loses nothing while none is.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.imagined.scenario
    }

    /// Whether a scenario is played.
    #[must_use]
    pub fn imagines(&self) -> bool {
        !self.imagined.scenario.injected.is_empty()
    }

    /// The state that the scenario gives an element by itself.
    #[must_use]
    pub fn injected(&self, id: &ElementId) -> State {
        let injected = &self.imagined.scenario.injected;
        injected.get(id).copied().unwrap_or_default()
    }

    /// The kept scenario that is played, as the map has it.
    #[must_use]
    pub fn kept_scenario(&self) -> Option<&Arc<LossScenario>> {
        let id = self.imagined.kept.as_ref()?;
        self.map().tables().scenarios.get(id)
    }

    /// Whether what is played differs from the kept scenario that it was played from.
    #[must_use]
    pub fn scenario_differs(&self) -> bool {
        let kept = self.kept_scenario();
        kept.is_some_and(|kept| Scenario::of(kept) != self.imagined.scenario)
    }

    /// The kept scenarios in their order.
    #[must_use]
    pub fn kept_scenarios(&self) -> Vec<Arc<LossScenario>> {
        let mut all: Vec<Arc<LossScenario>> =
            self.map().tables().scenarios.iter().cloned().collect();
        all.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        all
    }

    /// What the scenario loses and is not there at the plateau that shows, by id.
    #[must_use]
    pub fn missing_losses(&self) -> &[ElementId] {
        &self.imagined.missing
    }

    /// Plays another scenario, and finds out what it does.
    pub fn imagine(&mut self, scenario: Scenario) {
        self.imagined.scenario = scenario;
        if !self.imagines() {
            self.imagined = Imagined {
                repairs: self.imagined.repairs,
                ..Imagined::default()
            };
        }
        self.find_impact();
    }

    /// What the scenario does; `None` when nothing is lost.
    #[must_use]
    pub fn impact(&self) -> Option<&Arc<Impact>> {
        self.imagined.shown.impact.as_ref()
    }

    /// How what is played unfolds over the hours; `None` when nothing is lost.
    #[must_use]
    pub fn unfolding(&self) -> Option<&Arc<Unfolding>> {
        self.imagined.unfolding.as_ref()
    }

    /// What is taken for repairs while the hours pass.
    #[must_use]
    pub fn repairs(&self) -> Repairs {
        self.imagined.repairs
    }

    /// The same for the impact perspective, with the reasons in a language.
    #[must_use]
    pub fn impact_marks(&self, language: Language) -> Arc<ImpactMarks> {
        Arc::clone(&self.imagined.shown.marks[usize::from(language == Language::French)])
    }

    /// Forgets losses of what the map does not hold any more, then looks again.
    pub(super) fn refresh_scenario(&mut self) {
        let tables = self.map().tables().clone();
        let injected = &mut self.imagined.scenario.injected;
        injected.retain(|id, _| tables.elements.contains(id));
        let is_known = |id: &ScenarioId| tables.scenarios.contains(id);
        self.imagined.kept = self.imagined.kept.take().filter(is_known);
        self.find_impact();
    }

    fn find_impact(&mut self) {
        self.imagined.unfolding = None;
        self.imagined.stages.clear();
        self.imagined.missing.clear();
        if self.imagines() {
            let graph = self.graph();
            let (scenario, missing) = self.imagined.scenario.clone().within(&graph);
            let unfolding = analysis::unfold(&graph, &scenario, self.imagined.repairs);
            self.imagined.unfolding = unfolding.ok().map(Arc::new);
            self.imagined.missing = missing;
        }
        self.show_hour();
    }

    /// Looks up what the hour of the scenario shows; found once a moment.
    fn show_hour(&mut self) {
        let imagined = &mut self.imagined;
        let Some(unfolding) = &imagined.unfolding else {
            imagined.shown = Stage::default();
            return;
        };
        let moment = imagined.scenario.at_h.map(|at_h| unfolding.stage_at(at_h));
        let stage = imagined.stages.entry(moment).or_insert_with(|| {
            let hour = moment.and_then(|moment| unfolding.moments().get(moment));
            let whole = || Arc::clone(unfolding.whole());
            Stage::of(hour.map_or_else(whole, |it| Arc::new(unfolding.impact_at(it.at_h))))
        });
        imagined.shown = stage.clone();
    }
}

impl Workspace {
    pub(super) fn imagining(&mut self, what: Imagining, effects: &mut Vec<Effect>) {
        match what {
            Imagining::Keep(name) => return self.keep_scenario(name, effects),
            Imagining::Update => return self.update_scenario(effects),
            Imagining::At(at_h) => return self.look_at_hour(at_h),
            _ => {}
        }
        let Some(document) = &mut self.document else {
            return;
        };
        let mut scenario = document.scenario().clone();
        let mut kept = document.imagined.kept.clone();
        let mut ends = false;
        match what {
            Imagining::Lose(elements) => {
                scenario = Scenario::losing(elements.iter().map(ElementId::as_str));
                kept = None;
            }
            Imagining::Toggle(element) => {
                if scenario.injected.remove(&element).is_none() {
                    scenario.injected.insert(element, State::Down);
                }
            }
            Imagining::Put(element, State::Up) => {
                scenario.injected.remove(&element);
            }
            Imagining::Put(element, state) => {
                scenario.injected.insert(element, state);
            }
            Imagining::OfNature(nature) => scenario.nature = nature,
            Imagining::By(repairs) => document.imagined.repairs = repairs,
            Imagining::Play(id) => {
                let Some(record) = document.map().tables().scenarios.get(&id) else {
                    return;
                };
                scenario = Scenario::of(record);
                kept = Some(id);
            }
            Imagining::Nothing => {
                scenario = Scenario::default();
                ends = true;
            }
            Imagining::Keep(_) | Imagining::Update | Imagining::At(_) => {}
        }
        document.imagined.kept = kept;
        document.imagine(scenario);
        if document.imagines() {
            document.perspective = Perspective::Impact;
        } else if ends && document.perspective == Perspective::Impact {
            document.perspective = Perspective::Standard;
        }
    }

    fn look_at_hour(&mut self, at_h: Option<f64>) {
        if let Some(document) = &mut self.document {
            let at_h = at_h.filter(|at_h| at_h.is_finite());
            document.imagined.scenario.at_h = at_h.map(|at_h| at_h.clamp(0.0, HORIZON_H));
            document.show_hour();
        }
    }

    fn keep_scenario(&mut self, name: SmolStr, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let known: Vec<ScenarioId> = ids(document);
        let record = LossScenario {
            name,
            ..document.scenario().record()
        };
        let command = Command::Scenario(ScenarioCommand::Add(Box::new(record)));
        self.edit(&command, effects);
        if let Some(document) = &mut self.document {
            let new = ids(document).into_iter().find(|id| !known.contains(id));
            document.imagined.kept = new.or(document.imagined.kept.take());
        }
    }

    fn update_scenario(&mut self, effects: &mut Vec<Effect>) {
        let played = self.document.as_ref().and_then(|document| {
            let kept = document.imagined.kept.clone()?;
            Some((kept, document.scenario().record()))
        });
        if let Some((scenario, loss)) = played {
            let loss = Box::new(loss);
            let command = Command::Scenario(ScenarioCommand::Update { scenario, loss });
            self.edit(&command, effects);
        }
    }
}

fn ids(document: &Document) -> Vec<ScenarioId> {
    let all = document.map().tables().scenarios.iter();
    all.map(|scenario| scenario.id.clone()).collect()
}

/// States and short reasons of all that an impact touches.
#[must_use]
pub fn marks_of(impact: &Impact, language: Language) -> ImpactMarks {
    let mut marks = ImpactMarks::new();
    let graph = impact.graph();
    for &ix in impact.affected() {
        let state = match impact.state(ix) {
            State::Down => ImpactState::Down,
            State::Degraded => ImpactState::Degraded,
            State::Up => continue,
        };
        let reason = impact
            .reason(ix)
            .map(|reason| language.say(&reason.message(graph)))
            .unwrap_or_default();
        marks.insert(
            graph.element(ix).id.clone(),
            ImpactMark {
                state,
                reason: reason.into(),
            },
        );
    }
    for margin in impact.redundancy_lost() {
        marks.entry(margin.group).or_insert(ImpactMark {
            state: ImpactState::MarginLost,
            reason: format!("{}/{}", margin.available, margin.n).into(),
        });
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{Action, Preferences};

    fn metropole() -> Workspace {
        let mut workspace = Workspace::new(Preferences::default(), "2026-11-22", 7);
        let mut effects = Vec::new();
        workspace.dispatch(Action::NewMap, &mut effects);
        let document = workspace.document.as_mut();
        assert!(document.is_some(), "a new map opens at once");
        workspace
    }

    fn imagine(workspace: &mut Workspace, what: Imagining) {
        workspace.dispatch(Action::Imagine(what), &mut Vec::new());
    }

    fn insert(workspace: &mut Workspace, name: &str) -> ElementId {
        let command = Command::InsertElement {
            kind: "application".into(),
            name: name.into(),
            parent: None,
            place: None,
        };
        workspace.dispatch(Action::Edit(command), &mut Vec::new());
        let document = workspace.document.as_ref();
        let mut all = document.map(|it| it.map().tables().elements.iter().cloned());
        let found = all
            .as_mut()
            .and_then(|all| all.find(|element| element.name == name));
        found.map(|element| element.id.clone()).unwrap_or_default()
    }

    #[test]
    fn a_scenario_is_kept_played_changed_and_undone() {
        let mut workspace = metropole();
        let (first, second) = (
            insert(&mut workspace, "Annuaire"),
            insert(&mut workspace, "Paie"),
        );
        imagine(&mut workspace, Imagining::Lose(vec![first.clone()]));
        imagine(
            &mut workspace,
            Imagining::Put(second.clone(), State::Degraded),
        );
        imagine(&mut workspace, Imagining::OfNature(Nature::Logical));
        imagine(&mut workspace, Imagining::At(Some(4.0)));
        imagine(&mut workspace, Imagining::Keep("Rançongiciel".into()));
        let document = workspace.document.as_ref().expect("open");
        let kept = document.kept_scenario().expect("kept").clone();
        assert_eq!(kept.lost, std::slice::from_ref(&first));
        assert_eq!(kept.degraded, std::slice::from_ref(&second));
        assert!(!document.scenario_differs());
        imagine(&mut workspace, Imagining::Put(second.clone(), State::Up));
        let document = workspace.document.as_ref().expect("open");
        assert!(document.scenario_differs());
        imagine(&mut workspace, Imagining::Update);
        let document = workspace.document.as_ref().expect("open");
        assert!(!document.scenario_differs());
        assert!(document.kept_scenario().expect("kept").degraded.is_empty());
        imagine(&mut workspace, Imagining::Nothing);
        imagine(&mut workspace, Imagining::Play(kept.id.clone()));
        let document = workspace.document.as_ref().expect("open");
        assert_eq!(document.injected(&first), State::Down);
        assert_eq!(document.scenario().nature, Nature::Logical);
        for _ in 0..2 {
            workspace.dispatch(Action::Undo, &mut Vec::new());
        }
        let document = workspace.document.as_ref().expect("open");
        assert!(document.map().tables().scenarios.is_empty());
        assert!(document.kept_scenario().is_none());
        assert!(document.imagines(), "what is played goes on");
    }

    #[test]
    fn a_loss_of_nothing_is_not_kept() {
        let mut workspace = metropole();
        imagine(&mut workspace, Imagining::Keep("Rien".into()));
        let document = workspace.document.as_ref().expect("open");
        assert!(document.map().tables().scenarios.is_empty());
        assert!(workspace.notice.is_some(), "it says why");
    }
}
