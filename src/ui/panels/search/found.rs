//! What the palette offers for what was typed, best first.
//!
//! Names are folded once a revision of the map; a keystroke then holds what was typed against all
//! of them. Among equally good answers, commands used lately come first, and so do kinds and
//! elements that the map uses much.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::{self, ELEMENT_KINDS, ElementKind, Family};
use crate::locale::{Language, MessageId, msg};
use crate::model::{
    ElementIx, NoteId, NoteKind, PlateauId, Snapshot, SubjectId, ViewId, note_numbers,
};
use crate::ui::panels::commands::{Entry, entries};
use crate::ui::panels::fuzzy::{Typed, Words};
use crate::workspace::{Document, Workspace};

/// What a command used just now is worth beside its score; each one before it a little less.
const LATELY: i32 = 30;
/// How much of a note is held against what was typed: how it begins is what people remember.
const NOTE_LETTERS: usize = 80;
/// Kinds that most maps are made of, the commonest first: they win where the map says nothing.
const COMMON_KINDS: [&str; 8] = [
    "application",
    "logical_server",
    "database",
    "physical_server",
    "site",
    "zone",
    "service",
    "actor",
];

/// One thing that was found.
#[derive(Clone)]
pub(super) enum Hit {
    /// A command.
    Command(&'static Entry),
    /// An element to go to.
    Element {
        /// Which.
        subject: SubjectId,
        /// Its name.
        name: String,
        /// The name of its kind.
        kind: String,
        /// Its icon.
        icon: &'static str,
        /// The family that gives its colour.
        family: Family,
    },
    /// A kind to insert.
    Kind(&'static ElementKind),
    /// A view to open.
    View(ViewId, String),
    /// A plateau to show.
    Plateau(PlateauId, String),
    /// A note to go to: its number and how it begins.
    Note(NoteId, NoteKind, String),
    /// The text, to be looked for everywhere.
    Text(String),
}

impl Hit {
    /// The section that it stands in.
    pub(super) fn heading(&self) -> MessageId {
        match self {
            Self::Command(_) => msg::UI_SEARCH_COMMANDS,
            Self::Element { .. } => msg::UI_SEARCH_ELEMENTS,
            Self::Kind(_) => msg::UI_SEARCH_KINDS,
            Self::View(..) => msg::FINDING_PALETTE_VIEWS,
            Self::Plateau(..) => msg::FINDING_PALETTE_PLATEAUS,
            Self::Note(..) => msg::ASSURANCE_NOTES_TAB,
            Self::Text(_) => msg::FINDING_PALETTE_TEXT,
        }
    }
}

/// Everything of the map that has a name, folded.
pub(super) struct Names {
    snapshot: Option<Arc<Snapshot>>,
    language: Language,
    elements: Vec<(ElementIx, Words, i32)>,
    kinds: Vec<(&'static ElementKind, Words, i32)>,
    views: Vec<(ViewId, String, Words)>,
    plateaus: Vec<(PlateauId, String, Words)>,
    notes: Vec<(Hit, Words)>,
}

impl Names {
    /// Folds the names of the open map. O(elements + links).
    pub(super) fn of(workspace: &Workspace) -> Self {
        let language = workspace.language();
        let document = workspace.document.as_ref();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for element in document
            .iter()
            .flat_map(|document| document.snapshot().elements())
        {
            *counts.entry(element.kind.as_str()).or_default() += 1;
        }
        let kinds = ELEMENT_KINDS.iter().map(|kind| {
            let used = counts.get(kind.id).copied().unwrap_or(0);
            let rank = COMMON_KINDS.iter().position(|id| *id == kind.id);
            let common = rank.map_or(0, |rank| i32::from(rank < 4) + 1);
            (
                kind,
                Words::of(kind.name(language)),
                common + 2 * weight(used),
            )
        });
        let mut names = Self {
            snapshot: document.map(|document| Arc::clone(document.snapshot())),
            language,
            elements: Vec::new(),
            kinds: kinds.collect(),
            views: Vec::new(),
            plateaus: Vec::new(),
            notes: Vec::new(),
        };
        if let Some(document) = document {
            names.read(document);
        }
        names
    }

    fn read(&mut self, document: &Document) {
        let snapshot = document.snapshot();
        let mut degrees = vec![0_usize; snapshot.elements().len()];
        for (from, to) in snapshot.all_ends() {
            degrees[from.row()] += 1;
            degrees[to.row()] += 1;
        }
        self.elements = snapshot
            .element_numbers()
            .map(|ix| {
                let words = Words::of(&snapshot.element(ix).name);
                (ix, words, weight(degrees[ix.row()]))
            })
            .collect();
        let tables = document.map().tables();
        for id in document.views() {
            if let Some(view) = tables.views.get(&id) {
                let words = Words::of(&view.name);
                self.views.push((id, view.name.to_string(), words));
            }
        }
        for id in document.map().timeline().order() {
            if let Some(plateau) = tables.plateaus.get(id) {
                let words = Words::of(&plateau.name);
                self.plateaus
                    .push((id.clone(), plateau.name.to_string(), words));
            }
        }
        let numbers = note_numbers(tables);
        for note in snapshot.notes() {
            let said = [note.title.trim(), note.text.trim()];
            let said = said.into_iter().find(|said| !said.is_empty());
            let said: String = said
                .unwrap_or_default()
                .chars()
                .take(NOTE_LETTERS)
                .collect();
            let label = match numbers.get(&note.id) {
                Some(number) => format!("{number} · {}", said.replace('\n', " ")),
                None => said.replace('\n', " "),
            };
            let words = Words::of(&label);
            let hit = Hit::Note(note.id.clone(), note.kind, label);
            self.notes.push((hit, words));
        }
    }

    /// Whether they are still right.
    pub(super) fn is_of(&self, workspace: &Workspace) -> bool {
        let snapshot = workspace.document.as_ref().map(Document::snapshot);
        let same = match (&self.snapshot, snapshot) {
            (Some(known), Some(now)) => Arc::ptr_eq(known, now),
            (None, None) => true,
            _ => false,
        };
        same && self.language == workspace.language()
    }
}

/// Something used ten times is worth more than something used once, but not ten times as much.
fn weight(used: usize) -> i32 {
    i32::try_from((used + 1).ilog2()).unwrap_or(0).min(6)
}

/// The answers: sections in the order of their best answer, and within each by score, then by
/// length, then by name. A `>` before the words asks for commands alone. O(names).
pub(super) fn hits(
    typed: &str,
    names: &Names,
    recent: &[MessageId],
    workspace: &Workspace,
) -> Vec<Hit> {
    let trimmed = typed.trim();
    let (words, commands_only) = match trimmed.strip_prefix('>') {
        Some(rest) => (rest.trim(), true),
        None => (trimmed, false),
    };
    let commands = commands(words, recent, workspace);
    if words.is_empty() || commands_only {
        let most = if commands_only { 14 } else { 12 };
        return commands
            .into_iter()
            .take(most)
            .map(|(_, entry)| Hit::Command(entry))
            .collect();
    }
    let typed = Typed::new(words);
    let mut sections: Vec<(i32, Vec<Hit>)> = vec![
        elements(&typed, names, workspace.language()),
        best(commands, 5, Hit::Command),
        views(&typed, names),
        kinds(&typed, names),
        plateaus(&typed, names),
        notes(&typed, names),
    ];
    sections.retain(|(_, hits)| !hits.is_empty());
    sections.sort_by_key(|(score, _)| -score);
    let mut out: Vec<Hit> = sections.into_iter().flat_map(|(_, hits)| hits).collect();
    if workspace.document.is_some() {
        out.push(Hit::Text(words.to_owned()));
    }
    out
}

/// The first few of what is sorted by falling score, and the best score.
fn best<T>(sorted: Vec<(i32, T)>, most: usize, hit: impl Fn(T) -> Hit) -> (i32, Vec<Hit>) {
    let score = sorted.first().map_or(0, |(score, _)| *score);
    let hits = sorted.into_iter().take(most).map(|(_, what)| hit(what));
    (score, hits.collect())
}

fn commands(
    typed: &str,
    recent: &[MessageId],
    workspace: &Workspace,
) -> Vec<(i32, &'static Entry)> {
    let typed = Typed::new(typed);
    let mut found: Vec<(i32, &'static Entry)> = entries()
        .filter(|entry| (entry.enabled)(workspace))
        .filter_map(|entry| {
            let score = typed.score(&Words::of(&entry.title(workspace)))?;
            let at = recent.iter().position(|label| *label == entry.label);
            let lately = at.map_or(0, |at| LATELY - i32::try_from(at).unwrap_or(LATELY));
            Some((score + lately.max(0), entry))
        })
        .collect();
    found.sort_by_key(|(score, _)| -score);
    found
}

fn elements(typed: &Typed, names: &Names, language: Language) -> (i32, Vec<Hit>) {
    let Some(snapshot) = &names.snapshot else {
        return (0, Vec::new());
    };
    let mut found: Vec<(i32, usize, ElementIx)> = names
        .elements
        .iter()
        .filter_map(|(ix, words, used)| {
            let score = typed.score(words)?;
            Some((-(score + used), words.len(), *ix))
        })
        .collect();
    // Only the first few are put in order: a short query fits thousands.
    const MOST: usize = 6;
    if found.len() > MOST {
        found.select_nth_unstable(MOST);
        found.truncate(MOST);
    }
    found.sort_unstable();
    let hit = |ix: ElementIx| {
        let element = snapshot.element(ix);
        let kind = catalogue::element_kind(element.kind.as_str());
        Hit::Element {
            subject: SubjectId::from(&element.id),
            name: element.name.to_string(),
            kind: kind.map_or_else(
                || element.kind.to_string(),
                |kind| kind.name(language).to_owned(),
            ),
            icon: kind.map_or("box", |kind| kind.icon),
            family: kind.map_or(Family::Structure, |kind| kind.family),
        }
    };
    let sorted = found.into_iter().map(|(score, _, ix)| (-score, ix));
    best(sorted.collect(), MOST, hit)
}

fn kinds(typed: &Typed, names: &Names) -> (i32, Vec<Hit>) {
    let mut found: Vec<(i32, &'static ElementKind)> = names
        .kinds
        .iter()
        .filter_map(|(kind, words, used)| Some((typed.score(words)? + used, *kind)))
        .collect();
    found.sort_by_key(|(score, kind)| (-score, kind.name(names.language)));
    best(found, 4, Hit::Kind)
}

fn views(typed: &Typed, names: &Names) -> (i32, Vec<Hit>) {
    let mut found: Vec<(i32, (ViewId, String))> = names
        .views
        .iter()
        .filter_map(|(id, name, words)| Some((typed.score(words)?, (id.clone(), name.clone()))))
        .collect();
    found.sort_by_key(|(score, _)| -score);
    best(found, 4, |(id, name)| Hit::View(id, name))
}

fn plateaus(typed: &Typed, names: &Names) -> (i32, Vec<Hit>) {
    let mut found: Vec<(i32, (PlateauId, String))> = names
        .plateaus
        .iter()
        .filter_map(|(id, name, words)| Some((typed.score(words)?, (id.clone(), name.clone()))))
        .collect();
    found.sort_by_key(|(score, _)| -score);
    best(found, 3, |(id, name)| Hit::Plateau(id, name))
}

fn notes(typed: &Typed, names: &Names) -> (i32, Vec<Hit>) {
    let mut found: Vec<(i32, &Hit)> = names
        .notes
        .iter()
        .filter_map(|(hit, words)| Some((typed.score(words)?, hit)))
        .collect();
    found.sort_by_key(|(score, _)| -score);
    best(found, 3, Hit::clone)
}
