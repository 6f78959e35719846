//! How a map changes over a session: steps done, steps undone, and where the file stands.
//!
//! A step is a patch with the name of what the user did. Undo applies its inverse, redo applies it
//! again; there is no limit. Selecting, panning and switching views are no steps and leave the
//! steps undone alone.

use smol_str::SmolStr;

use crate::locale::Message;
use crate::model::Patch;

/// One thing that the user did.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What changed.
    pub patch: Patch,
    /// What it is called in the menu: “Undo *rename*”.
    pub title: Message,
    /// Steps in a row with the same key become one: nudging a box ten times is one step.
    pub amends: Option<SmolStr>,
}

/// All steps of a session.
///
/// `saved_at` is the number of steps done when the file was last saved, while that state can
/// still be reached by undo and redo.
#[derive(Clone, Debug)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    saved_at: Option<usize>,
}

impl Default for History {
    fn default() -> Self {
        Self {
            done: Vec::new(),
            undone: Vec::new(),
            saved_at: Some(0),
        }
    }
}

impl History {
    /// A history whose first state is no file yet, or differs from its file (a recovered map).
    #[must_use]
    pub fn unsaved() -> Self {
        Self {
            saved_at: None,
            ..Self::default()
        }
    }

    /// Adds a step whose patch was just applied. What was undone is gone.
    pub fn record(&mut self, step: Step) {
        if !self.undone.is_empty() {
            self.undone.clear();
            if self.saved_at.is_some_and(|saved| saved > self.done.len()) {
                self.saved_at = None;
            }
        }
        let may_amend = self.saved_at != Some(self.done.len());
        if let Some(last) = self.done.last_mut()
            && may_amend
            && step.amends.is_some()
            && last.amends == step.amends
        {
            last.patch = std::mem::take(&mut last.patch).squashed(&step.patch);
            return;
        }
        self.done.push(step);
    }

    /// The step that undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step that redo would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Moves one step back; the caller applies the patch that comes back.
    pub fn undo(&mut self) -> Option<Patch> {
        let mut step = self.done.pop()?;
        let back = step.patch.inverted();
        step.amends = None;
        self.undone.push(step);
        Some(back)
    }

    /// Takes the last step back for good; the caller applies the patch that comes back.
    pub fn discard(&mut self) -> Option<Patch> {
        let step = self.done.pop()?;
        if self.saved_at == Some(self.done.len() + 1) {
            self.saved_at = None;
        }
        Some(step.patch.inverted())
    }

    /// Moves one step forward; the caller applies the patch that comes back.
    pub fn redo(&mut self) -> Option<Patch> {
        let step = self.undone.pop()?;
        let forward = step.patch.clone();
        self.done.push(step);
        Some(forward)
    }

    /// How many steps are done.
    #[must_use]
    pub fn len(&self) -> usize {
        self.done.len()
    }

    /// Whether nothing was done yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// Says that the file now holds the state after `steps` steps.
    pub fn mark_saved(&mut self, steps: usize) {
        self.saved_at = Some(steps);
    }

    /// Whether the file holds just what is shown.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.saved_at == Some(self.done.len())
    }

    /// How many steps lie between the file and what is shown; `None` when the file's state can no
    /// longer be reached.
    #[must_use]
    pub fn steps_since_save(&self) -> Option<usize> {
        self.saved_at.map(|saved| saved.abs_diff(self.done.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::msg;
    use crate::model::{Element, ElementId, Record, SystemMap};

    fn add(id: &str) -> Step {
        let mut patch = Patch::new();
        patch.add(&Element::blank(ElementId::from(id)));
        Step {
            patch,
            title: msg::APP_NAME.into(),
            amends: None,
        }
    }

    #[test]
    fn undo_of_everything_gives_the_first_map_back() {
        let mut map = SystemMap::default();
        let first = map.clone();
        let mut history = History::default();
        for id in ["a", "b", "c"] {
            let step = add(id);
            map.apply(&step.patch).unwrap();
            history.record(step);
        }
        assert!(!history.is_saved());
        while let Some(back) = history.undo() {
            map.apply(&back).unwrap();
        }
        assert_eq!(map, first);
        assert!(history.is_saved());
        while let Some(forward) = history.redo() {
            map.apply(&forward).unwrap();
        }
        assert_eq!(map.tables().elements.len(), 3);
    }

    #[test]
    fn the_saved_state_is_lost_when_a_step_replaces_it() {
        let mut history = History::default();
        history.record(add("a"));
        history.mark_saved(1);
        assert!(history.undo().is_some());
        assert!(!history.is_saved());
        history.record(add("b"));
        assert!(
            !history.is_saved(),
            "one step done, but not the one that was saved"
        );
    }

    #[test]
    fn nudges_in_a_row_are_one_step_but_never_across_a_save() {
        let mut history = History::default();
        let nudge = |id: &str| Step {
            amends: Some("nudge".into()),
            ..add(id)
        };
        history.record(nudge("a"));
        history.record(nudge("b"));
        assert_eq!(history.len(), 1);
        history.mark_saved(1);
        history.record(nudge("c"));
        assert_eq!(history.len(), 2);
    }
}
