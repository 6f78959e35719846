//! Joining two sides of a map: what is asked, and the merge that waits to be settled.
//!
//! Whoever has the other side (a branch, a pull, the file on disk, a recovery) sends
//! [`Merging::Start`]. The map then shows the merge as it is settled so far, and nothing else can
//! be changed; the file, the journal and the history of steps know nothing of it before
//! [`Merging::Finish`], which makes it one step, saves, and keeps a version with both parents where
//! there are two. [`Merging::Abandon`] brings back the very map that was there before.
//!
//! The merge is kept in the user's state folder all the while, so that it outlives the window.

mod words;

use std::path::PathBuf;
use std::sync::Arc;

pub use words::{ConflictWords, choice_words, conflict_words};

use super::document::{Document, Origin};
use super::effect::Effect;
use super::{Action, Dialog, Workspace};
use crate::diagnostic::Severity;
use crate::history::Step;
use crate::locale::{Message, msg};
use crate::model::patch::{Choice, ConflictKey, MergeNames, PendingMerge, Side, diff};
use crate::model::{MapInfo, Patch, SystemMap, TableName};
use crate::storage::{ContentHash, UnfinishedMerge};
use crate::versions::{Keeping, Words};

/// What is asked of a merge.
#[derive(Clone, Debug)]
pub enum Merging {
    /// Merge the map as it stands with another side, over the last state that both had.
    Start {
        /// The other side.
        theirs: Arc<SystemMap>,
        /// The last state that both had.
        base: Arc<SystemMap>,
        /// What the other side is called: a branch, a version, a file.
        name: String,
        /// The commit that the other side is, hexadecimal: what finishes the merge keeps a version
        /// with it as second parent. `None` where no version is to be kept.
        other_parent: Option<String>,
        /// What the file holds now, where the other side is the file on disk itself: saving the
        /// merged map over exactly that is then right.
        on_disk: Option<ContentHash>,
    },
    /// Settle a conflict.
    Choose(ConflictKey, Choice),
    /// Settle all that is open by one side, in one group or everywhere.
    TakeSide(Side, Option<TableName>),
    /// Take the last choice back.
    TakeBack,
    /// All that is left is settled: the merged map becomes a step, is saved, and kept.
    Finish,
    /// Back to the map before the merge.
    Abandon,
    /// A merge of the map was left open earlier.
    Found(Box<UnfinishedMerge>),
    /// Another program changed the file.
    Outside(Box<Outside>),
    /// Read the file again, in place of a map without changes of its own.
    ReadAgain(PathBuf),
    /// Show what another program changed beside the map.
    CompareOutside(Box<Outside>),
    /// Merge what another program changed.
    MergeOutside(Box<Outside>),
}

/// What another program made of the file.
#[derive(Clone, Debug)]
pub struct Outside {
    /// The file.
    pub path: PathBuf,
    /// The map that it holds now; `None` where it holds none, or is gone.
    pub map: Option<Arc<SystemMap>>,
    /// What it holds, to recognise it by.
    pub hash: Option<ContentHash>,
}

/// A merge under way in the window.
#[derive(Clone, Debug)]
pub struct Underway {
    /// The merge and what was settled of it.
    pub pending: PendingMerge,
    /// The map that was open: what abandoning brings back, and what the file and the journal know.
    pub before: SystemMap,
    /// See [`Merging::Start`].
    pub on_disk: Option<ContentHash>,
}

impl Underway {
    /// What the other side is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.pending.names.theirs
    }
}

impl Workspace {
    pub(super) fn merging(&mut self, what: Merging, effects: &mut Vec<Effect>) {
        match what {
            Merging::Start {
                theirs,
                base,
                name,
                other_parent,
                on_disk,
            } => {
                let names = MergeNames {
                    ours: String::new(),
                    theirs: name,
                    other_parent,
                };
                self.start_merge(&base, &theirs, names, on_disk, effects);
            }
            Merging::Choose(key, choice) => {
                self.settle(effects, |pending| pending.choose(key, choice));
            }
            Merging::TakeSide(side, table) => {
                self.settle(effects, |pending| pending.take_side(side, table));
            }
            Merging::TakeBack => self.settle(effects, |pending| {
                pending.take_back();
            }),
            Merging::Finish => self.finish_merge(effects),
            Merging::Abandon => self.abandon_merge(effects),
            Merging::Found(found) => self.on_document(|document| {
                if document.merging.is_none() {
                    document.unfinished = Some(found);
                }
            }),
            Merging::Outside(outside) => self.changed_outside(*outside),
            Merging::ReadAgain(path) => {
                self.dialog = None;
                effects.push(Effect::Read(path));
            }
            Merging::CompareOutside(outside) => self.compare_outside(*outside, effects),
            Merging::MergeOutside(outside) => self.merge_outside(*outside, effects),
        }
    }

    /// Whether a merge is under way; says that it comes first.
    pub(super) fn is_merging(&mut self) -> bool {
        let is_merging = self
            .document
            .as_ref()
            .is_some_and(|document| document.merging.is_some());
        if is_merging {
            self.say(
                Severity::Warning,
                msg::MERGING_FIRST.into(),
                Some(msg::MERGING_FIRST_HINT.into()),
            );
        }
        is_merging
    }

    fn start_merge(
        &mut self,
        base: &SystemMap,
        theirs: &SystemMap,
        names: MergeNames,
        on_disk: Option<ContentHash>,
        effects: &mut Vec<Effect>,
    ) {
        self.leave_arranging();
        if self.refuses_edits() {
            return;
        }
        let Some(document) = &mut self.document else {
            return;
        };
        let ours = document.map().clone();
        let pending = PendingMerge::new(base.clone(), ours, theirs.clone(), names);
        if *pending.merged() == pending.ours && pending.names.other_parent.is_none() {
            let said = msg::MERGING_NOTHING.with("name", pending.names.theirs);
            self.dialog = None;
            self.say(Severity::Note, said, None);
            return;
        }
        if let Some(path) = document.file() {
            effects.push(Effect::KeepMerge {
                path,
                pending: Box::new(pending.clone()),
                on_disk,
            });
        }
        self.show_merge(pending, on_disk, effects);
    }

    fn show_merge(
        &mut self,
        pending: PendingMerge,
        on_disk: Option<ContentHash>,
        effects: &mut Vec<Effect>,
    ) {
        if let Some(document) = &mut self.document {
            let before = document.map().clone();
            document.stand_in(pending.merged());
            document.merging = Some(Box::new(Underway {
                pending,
                before,
                on_disk,
            }));
            document.unfinished = None;
        }
        self.dialog = None;
        if !self.preferences.panels.lower {
            self.preferences.panels.lower = true;
            effects.push(Effect::KeepPreferences);
        }
    }

    fn settle(&mut self, effects: &mut Vec<Effect>, change: impl FnOnce(&mut PendingMerge)) {
        let Some(document) = &mut self.document else {
            return;
        };
        let Some(mut underway) = document.merging.take() else {
            return;
        };
        let before = underway.pending.choices().len();
        change(&mut underway.pending);
        if underway.pending.choices().len() != before {
            document.stand_in(underway.pending.merged());
            if let Some(path) = document.file() {
                let choices = underway.pending.choices().to_vec();
                effects.push(Effect::KeepChoices { path, choices });
            }
        }
        document.merging = Some(underway);
    }

    fn finish_merge(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = &mut self.document else {
            return;
        };
        let Some(underway) = document.merging.take() else {
            return;
        };
        if !underway.pending.merge().is_settled() {
            let (settled, all) = underway.pending.progress();
            document.merging = Some(underway);
            let left = msg::MERGING_LEFT.with("count", all - settled);
            self.say(Severity::Warning, left, None);
            return;
        }
        let Underway {
            pending,
            before,
            on_disk,
        } = *underway;
        let title = msg::MERGING_STEP.with("name", pending.names.theirs.as_str());
        document.stand_in(&before);
        let mut merged = pending.merged().clone();
        if pending.names.other_parent.is_some() {
            merged = named_version(merged, &self.preferences.language.say(&title));
        }
        let patch = diff(&before, &merged);
        if !patch.is_empty() {
            if let Err(misfit) = document.apply(&patch) {
                self.say(Severity::Error, misfit.message(), None);
                return;
            }
            document.history.record(Step {
                patch: patch.clone(),
                title: title.clone(),
                amends: None,
            });
            effects.push(Effect::Journal(patch));
        }
        if let Some(path) = document.file() {
            effects.push(Effect::ForgetMerge(path.clone()));
            if let Some(hash) = on_disk {
                document.known = Some(pending.theirs.clone());
                effects.push(Effect::ExpectOnDisk { path, hash });
            }
        }
        self.say(Severity::Note, done(&pending), None);
        self.keep_merge(title, pending.names.other_parent, effects);
    }

    /// Saves, and keeps a version with both parents where there are two.
    fn keep_merge(
        &mut self,
        title: Message,
        other_parent: Option<String>,
        effects: &mut Vec<Effect>,
    ) {
        let title = self.language().say(&title);
        let author = self.preferences.author_role.clone();
        if let Some(document) = &mut self.document
            && matches!(document.origin, Origin::File(_))
        {
            if other_parent.is_some() {
                let words = Words {
                    title,
                    reason: String::new(),
                    author,
                };
                document.keep_when_saved = Some(Keeping {
                    other_parent,
                    ..Keeping::from(words)
                });
            }
            self.save(effects);
        }
    }

    fn abandon_merge(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = &mut self.document else {
            return;
        };
        self.dialog = None;
        let path = document.file();
        if let Some(underway) = document.merging.take() {
            document.stand_in(&underway.before);
            let said = msg::MERGING_ABANDONED.with("name", underway.pending.names.theirs);
            self.say(Severity::Note, said, None);
        } else {
            document.unfinished = None;
        }
        effects.extend(path.map(Effect::ForgetMerge));
    }

    /// Takes a merge up again that was left open. What was changed in the file since belongs to our
    /// side.
    pub(super) fn resume_merge(&mut self, found: UnfinishedMerge, effects: &mut Vec<Effect>) {
        if self.refuses_edits() {
            return;
        }
        let Some(document) = &mut self.document else {
            return;
        };
        let on_disk = found.on_disk;
        let left = found.pending();
        let now = document.map();
        // The file may hold our side, or the merge as it was left by the command line.
        let mut ours = found.ours.clone();
        if *now != ours {
            let mut since = diff(left.merged(), now);
            if since
                .iter()
                .all(|(key, _)| key.table == TableName::Placements)
            {
                since = Patch::new();
            }
            ours = ours.with(&since).unwrap_or_else(|_| now.clone());
        }
        let pending =
            PendingMerge::resumed(found.base, ours, found.theirs, found.names, found.choices);
        if let Some(path) = document.file() {
            effects.push(Effect::KeepMerge {
                path,
                pending: Box::new(pending.clone()),
                on_disk,
            });
        }
        self.show_merge(pending, on_disk, effects);
    }

    /// After each action: offers the merge that was left open, once nothing else is asked.
    pub(super) fn offer_unfinished(&mut self) {
        if self.dialog.is_some() {
            return;
        }
        if let Some(document) = &mut self.document
            && let Some(found) = document.unfinished.take()
        {
            // Somebody took the other side as it is, outside: there is nothing left to settle.
            let is_over = *document.map() == found.theirs
                && found.names.other_parent.is_none()
                && *found.pending().merged() != found.theirs;
            if !is_over {
                self.dialog = Some(Dialog::UnfinishedMerge(found));
            }
        }
    }

    fn changed_outside(&mut self, outside: Outside) {
        let Some(document) = &mut self.document else {
            return;
        };
        document.saving_failed();
        // While a merge is under way it comes first; the save that follows looks again.
        let asks = document.merging.is_none() && document.file().as_ref() == Some(&outside.path);
        let is_free = matches!(
            self.dialog,
            None | Some(Dialog::Unsaved(_) | Dialog::ChangedOutside(_))
        );
        if asks && is_free {
            self.dialog = Some(Dialog::ChangedOutside(Box::new(outside)));
        }
    }

    fn compare_outside(&mut self, outside: Outside, effects: &mut Vec<Effect>) {
        use super::comparing::{Pair, Side};
        self.dialog = None;
        let Some(map) = outside.map else { return };
        let name = self.language().text(msg::MERGING_ON_DISK);
        let pair = Pair {
            before: Side::working(),
            after: Side::map(map, name),
        };
        self.dispatch(Action::Compare(Box::new(pair)), effects);
    }

    pub(super) fn merge_outside(&mut self, outside: Outside, effects: &mut Vec<Effect>) {
        self.dialog = None;
        let known = self
            .document
            .as_ref()
            .and_then(|document| document.known.clone());
        let (Some(theirs), Some(base)) = (outside.map, known) else {
            return;
        };
        let names = MergeNames {
            theirs: self.language().text(msg::MERGING_ON_DISK),
            ..MergeNames::default()
        };
        self.start_merge(&base, &theirs, names, outside.hash, effects);
    }
}

/// The map with the name of the version that the merge will be, as its title block prints it.
#[must_use]
pub fn named_version(map: SystemMap, title: &str) -> SystemMap {
    let info = map.info();
    let mut named = MapInfo::clone(&info);
    named.version = title.into();
    let mut patch = Patch::new();
    patch.change(info.as_ref(), &named);
    map.with(&patch).unwrap_or(map)
}

/// What a finished merge brought, in words.
fn done(pending: &PendingMerge) -> Message {
    let (theirs, _) = pending.changes_of(Side::Theirs);
    let (_, conflicts) = pending.progress();
    msg::MERGING_DONE
        .with("name", pending.names.theirs.as_str())
        .with("count", theirs)
        .with("conflicts", conflicts)
}

impl Document {
    /// The map as the file and the journal know it: without a merge that is under way.
    #[must_use]
    pub fn own_map(&self) -> &SystemMap {
        match &self.merging {
            Some(underway) => &underway.before,
            None => self.map(),
        }
    }

    /// Its file, where it has one that it is saved to.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match &self.origin {
            Origin::File(path) => Some(path.clone()),
            _ => None,
        }
    }

    /// Shows another map in place of its own, which is no step.
    fn stand_in(&mut self, map: &SystemMap) {
        let way = diff(self.map(), map);
        if !way.is_empty() {
            // Both maps are sound, so the way between them fits.
            let _fits = self.apply(&way).is_ok();
        }
    }
}
