//! Changing the map: a command is planned, applied, recorded and journalled; steps go back and
//! forward.

use std::collections::BTreeSet;

use super::action::Selecting;
use super::document::Document;
use super::effect::Effect;
use super::{Workspace, drawing, next_random};
use crate::command::{self, Command, Context, NoteCommand, PlateauCommand, ViewCommand};
use crate::diagnostic::Severity;
use crate::history::{History, Step};
use crate::locale::msg;
use crate::model::{ElementId, FieldPath, PlateauId, RecordKey, SubjectId, ViewId};

impl Workspace {
    /// Whether the map is read-only, or waits for a merge; says so.
    pub(super) fn refuses_edits(&mut self) -> bool {
        if self.is_merging() {
            return true;
        }
        let is_read_only = self.document.as_ref().is_some_and(Document::is_read_only);
        if is_read_only {
            self.say(
                Severity::Warning,
                msg::WORKSPACE_READ_ONLY.into(),
                Some(msg::WORKSPACE_READ_ONLY_HINT.into()),
            );
        }
        is_read_only
    }

    pub(super) fn edit(&mut self, command: &Command, effects: &mut Vec<Effect>) {
        if self.refuses_edits() {
            return;
        }
        let Some(document) = &mut self.document else {
            return;
        };
        let plateau = document.plateau.clone();
        let language = self.preferences.language;
        let random = &mut self.random;
        let mut context = Context {
            plateau: plateau.as_ref(),
            random: &mut || next_random(random),
            today: &self.today,
            author_role: &self.preferences.author_role,
        };
        let planned = command::plan(document.map(), command, &mut context);
        match planned {
            Err(refusal) => self.say(Severity::Warning, refusal.message, refusal.hint),
            Ok(patch) if patch.is_empty() => {}
            Ok(patch) => {
                let patch =
                    drawing::with_places(document.map(), command, patch, &mut context, language);
                let next = next_plateau(document, command, &patch);
                if let Err(misfit) = document.apply(&patch) {
                    self.say(Severity::Error, misfit.message(), None);
                    return;
                }
                select_what_came(document, command, &patch);
                if let Some(next) = next {
                    document.show_plateau(Some(next));
                }
                document.history.record(Step {
                    patch: patch.clone(),
                    title: command.title(),
                    amends: command.amends(),
                });
                effects.push(Effect::Journal(patch));
            }
        }
    }

    pub(super) fn connect_to_selection(&mut self, from: ElementId, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let Some(to) = document
            .selected_elements()
            .into_iter()
            .next()
            .filter(|to| *to != from)
        else {
            return;
        };
        let Some(offer) = command::likeliest(document.map(), &from, &to) else {
            return;
        };
        let connect = Command::Connect {
            kind: offer.kind_id(),
            from: offer.from,
            to: offer.to,
        };
        self.edit(&connect, effects);
        // The element stays selected: it is what the user is about to name.
        self.select(vec![SubjectId::from(&to)], Selecting::Only);
    }

    pub(super) fn step(
        &mut self,
        take: impl FnOnce(&mut History) -> Option<crate::model::Patch>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(document) = self.document.as_mut().filter(|it| it.merging.is_none()) else {
            return;
        };
        let Some(patch) = take(&mut document.history) else {
            return;
        };
        match document.apply(&patch) {
            Ok(()) => effects.push(Effect::Journal(patch)),
            Err(misfit) => self.say(Severity::Error, misfit.message(), None),
        }
    }
}

/// The plateau to show after a command: the one that it made, or another where the one that shows
/// goes.
fn next_plateau(
    document: &Document,
    command: &Command,
    patch: &crate::model::Patch,
) -> Option<PlateauId> {
    use crate::model::{Change, TableName};
    let Command::Plateau(command) = command else {
        return None;
    };
    let of = |wanted: fn(&Change) -> bool| {
        let plateaus = patch.iter();
        let plateaus = plateaus.filter(move |(key, _)| key.table == TableName::Plateaus);
        let found = plateaus.filter(move |(_, change)| wanted(change));
        found.map(|(key, _)| PlateauId::from(key.id.clone()))
    };
    match command.as_ref() {
        PlateauCommand::Create { .. } => {
            let first = document.map().timeline().first().is_none();
            let comes_last = |id: &PlateauId| {
                let change = patch.get(&RecordKey::new(TableName::Plateaus, id.text().clone()));
                let based_on = FieldPath::own("based_on");
                matches!(change, Some(Change::Added(fields)) if !first || fields.contains_key(&based_on))
            };
            of(|change| matches!(change, Change::Added(_))).find(comes_last)
        }
        _ => {
            let goes = |id: PlateauId| document.plateau.as_ref() == Some(&id);
            let mut gone = of(|change| matches!(change, Change::Removed(_)));
            gone.any(goes)
                .then(|| command.next_shown(document.map()))
                .flatten()
        }
    }
}

/// A new element, link or note is selected, so that the next keys are about it.
fn select_what_came(document: &mut Document, command: &Command, patch: &crate::model::Patch) {
    use crate::model::{Change, TableName};
    let table = match command {
        Command::InsertElement { .. } => TableName::Elements,
        Command::Duplicate { .. } | Command::PasteCopies { .. } | Command::Draw(..) => {
            document.selection = copies_in(patch);
            return;
        }
        Command::Connect { .. } => TableName::Links,
        Command::AddNote { .. } | Command::Note(NoteCommand::Add { .. }) => TableName::Notes,
        Command::AddView { .. }
        | Command::View(ViewCommand::Duplicate { .. } | ViewCommand::Gather(_)) => {
            let added = patch.iter().find(|(key, change)| {
                key.table == TableName::Views && matches!(change, Change::Added(_))
            });
            if let Some((key, _)) = added {
                document.view = Some(ViewId::from(key.id.clone()));
                document.selection.clear();
            }
            return;
        }
        _ => return,
    };
    let added = patch
        .iter()
        .filter(|(key, change)| key.table == table && matches!(change, Change::Added(_)))
        .map(|(key, _)| SubjectId::from(key.id.clone()));
    document.selection = added.collect();
}

/// The outermost elements, and the notes, that a patch adds: what the next keys are about.
fn copies_in(patch: &crate::model::Patch) -> BTreeSet<SubjectId> {
    use crate::model::{Change, FieldPath, TableName, Value};
    let mut added = std::collections::BTreeMap::new();
    for (key, change) in patch.iter() {
        if let (TableName::Elements | TableName::Notes, Change::Added(fields)) = (key.table, change)
        {
            added.insert(key.id.clone(), fields);
        }
    }
    let parent = FieldPath::own("parent");
    let is_outermost = |fields: &crate::model::RecordFields| {
        let parent = fields.get(&parent).and_then(Value::as_text);
        parent.is_none_or(|parent| !added.contains_key(parent))
    };
    added
        .iter()
        .filter(|(_, fields)| is_outermost(fields))
        .map(|(id, _)| SubjectId::from(id.clone()))
        .collect()
}
