//! Documents on threads of their own: what they would hold, and their files; told how far they are,
//! cancelled at any time.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::effects::Outside;
use super::exporting::{is_there, keep, not_written};
use super::versions::map_of;
use crate::analysis::{Scenario, Watch};
use crate::diagnostic::{Problem, Severity};
use crate::documents::{self, DocumentOrder, Form, FormError, Kind, Made, Making, Template};
use crate::handover;
use crate::locale::{Message, msg};
use crate::model::{Day, SystemMap};
use crate::redaction::{self, Secrets};
use crate::storage::{read_templates, template_folder};
use crate::versions::Versions;
use crate::workspace::{
    Action, Documenting, DocumentsAsked, DocumentsOutline, DocumentsWritten, Existing,
    OutlinedDocument, Run, Workspace,
};

/// What the thread takes along.
pub(super) struct Order {
    pub(super) asked: DocumentsAsked,
    pub(super) order: DocumentOrder,
    /// The map's file: versions and templates lie beside it.
    pub(super) path: Option<PathBuf>,
    pub(super) revision: u64,
}

/// Documents that are ready to be drawn up.
struct Ready {
    makings: Vec<Making>,
    templates: Option<PathBuf>,
    problems: Vec<Problem>,
    withheld: usize,
}

impl Outside {
    /// Finds what documents would hold; it comes as an action.
    pub(super) fn outline_documents(
        &self,
        asked: DocumentsAsked,
        run: Arc<Run>,
        workspace: &Workspace,
    ) {
        let Some(order) = order_of(asked, workspace) else {
            return;
        };
        self.watched(run, move |watch, run| {
            let outlined = outline(order, watch).map(Box::new);
            Action::Documenting(Documenting::Outlined(run, outlined))
        });
    }

    /// Writes documents; how that went comes as an action.
    pub(super) fn write_documents(
        &self,
        asked: DocumentsAsked,
        (path, existing): (PathBuf, Existing),
        run: Arc<Run>,
        workspace: &Workspace,
    ) {
        let Some(order) = order_of(asked, workspace) else {
            return;
        };
        self.watched(run, move |watch, run| {
            let outcome = Box::new(write(order, &path, &existing, watch));
            Action::Documenting(Documenting::Written(run, outcome))
        });
    }
}

/// What is asked for, of the map as it is now.
fn order_of(asked: DocumentsAsked, workspace: &Workspace) -> Option<Order> {
    let document = workspace.document.as_ref()?;
    let map = document.map().clone();
    let kept = asked.scenario.as_ref();
    let kept = kept.and_then(|id| map.tables().scenarios.get(id));
    let scenario = match kept {
        Some(kept) => Scenario::of(kept),
        None => document.scenario().clone(),
    };
    let order = DocumentOrder {
        pictures: Arc::clone(&document.pictures),
        plateau: asked.plateau.clone(),
        scenario: (!scenario.injected.is_empty()).then_some(scenario),
        before: None,
        language: workspace.language(),
        today: Day::first_of(&workspace.today),
        map,
    };
    Some(Order {
        revision: document.map().revision(),
        path: workspace.map_path(),
        asked,
        order,
    })
}

/// Reads version and templates, and leaves out what has nothing to speak of.
fn ready(of: Order) -> Ready {
    let mut problems = Vec::new();
    let mut order = of.order;
    let kinds: Vec<Kind> = of
        .asked
        .kinds
        .iter()
        .filter_map(|word| Kind::of_word(word))
        .collect();
    if kinds.contains(&Kind::Changes) {
        match before(&of.asked, of.path.as_deref(), &order) {
            Ok(before) => order.before = Some(before),
            Err(problem) => problems.push(problem),
        }
    }
    let profile = redaction::profile(&order.map, &of.asked.profile, order.language);
    let (order, secrets, withheld) = match profile.filter(|_| !of.asked.profile.is_empty()) {
        Some(profile) => order.redacted(&profile),
        None => (order, Secrets::default(), 0),
    };
    let secrets = Arc::new(secrets);
    let folder = of.path.as_deref().map(template_folder);
    let folder = folder.filter(|folder| folder.is_dir());
    let template = match folder.as_deref().map(read_templates) {
        Some(Ok(files)) => Template::from(files),
        Some(Err(wrong)) => {
            problems.extend(wrong);
            Template::default()
        }
        None => Template::default(),
    };
    let template = Arc::new(template);
    let form = Form::of_ending(&of.asked.form).unwrap_or(Form::Docx);
    let mut makings = Vec::new();
    for kind in kinds {
        let reason = match kind {
            Kind::Impact if order.scenario.is_none() => Some(msg::DOCUMENTING_NEEDS_SCENARIO),
            // Why there is no version was said above.
            Kind::Changes if order.before.is_none() => continue,
            _ => None,
        };
        if let Some(reason) = reason {
            problems.push(left_out(kind, reason.into(), &order));
            continue;
        }
        makings.push(Making {
            kind,
            order: order.clone(),
            form,
            template: Arc::clone(&template),
            secrets: Arc::clone(&secrets),
        });
    }
    Ready {
        makings,
        templates: folder,
        problems,
        withheld,
    }
}

fn left_out(kind: Kind, reason: Message, order: &DocumentOrder) -> Problem {
    let message = msg::REPORT_LEFT_OUT
        .with("name", order.language.text(kind.name()))
        .with("reason", reason);
    Problem::new("document-left-out", Severity::Warning, message)
}

/// The version that changes begin with: that which was chosen, or the last.
fn before(
    asked: &DocumentsAsked,
    path: Option<&Path>,
    order: &DocumentOrder,
) -> Result<(SystemMap, String), Problem> {
    let none = || left_out(Kind::Changes, msg::DOCUMENTING_NEEDS_VERSION.into(), order);
    let versions = Versions::open(path.ok_or_else(none)?).map_err(|error| error.problem())?;
    let version = match &asked.before {
        Some(version) => version.as_ref().clone(),
        None => {
            let last = versions.list(1).map_err(|error| error.problem())?;
            last.into_iter().next().ok_or_else(none)?
        }
    };
    let map = map_of(&versions, &version, order.language)?;
    Ok((map, version.title))
}

fn outline(of: Order, watch: &Watch<'_>) -> Option<DocumentsOutline> {
    let (asked, revision) = (of.asked.clone(), of.revision);
    let ready = ready(of);
    let mut problems = ready.problems;
    let mut outlined = Vec::new();
    for making in &ready.makings {
        let (document, wrong) = documents::drawn_up(making, watch).ok()?;
        problems.extend(wrong);
        let sections = document.sections().into_iter();
        outlined.push(OutlinedDocument {
            kind: making.kind.word().into(),
            sections: sections
                .map(|section| (section.title, section.gaps))
                .collect(),
        });
    }
    Some(DocumentsOutline {
        asked,
        revision,
        documents: outlined,
        templates: ready.templates,
        problems,
    })
}

/// A document with its files.
struct Drawn<'m> {
    making: &'m Making,
    folder: PathBuf,
    stem: String,
    made: Made,
}

impl Drawn<'_> {
    /// Where its files go, if it is called `stem`.
    fn places(&self, stem: &str) -> Vec<PathBuf> {
        let ending = self.making.form.ending();
        let parts = self.made.parts.iter();
        parts
            .map(|part| self.folder.join(part.file_name(stem, ending)))
            .collect()
    }
}

/// Draws all documents up before the first is written: a file that is there already is known by its
/// name, and which tables and pictures lie beside a document only once it is drawn up.
pub(super) fn write(
    of: Order,
    path: &Path,
    existing: &Existing,
    watch: &Watch<'_>,
) -> Result<DocumentsWritten, Problem> {
    let is_single = of.asked.kinds.len() == 1;
    let ready = ready(of);
    let mut written = DocumentsWritten {
        withheld: ready.withheld,
        problems: ready.problems,
        ..DocumentsWritten::default()
    };
    let count = ready.makings.len();
    let mut all = Vec::new();
    for (at, making) in ready.makings.iter().enumerate() {
        let (folder, stem) = if is_single {
            let stem = path.file_stem().unwrap_or_default();
            (
                path.parent().unwrap_or(Path::new("")),
                stem.to_string_lossy().into_owned(),
            )
        } else {
            (path, making.kind.word().to_owned())
        };
        let progress = |share: f32| (watch.progress)(share_of(at, share, count));
        let step = Watch {
            cancelled: watch.cancelled,
            progress: &progress,
        };
        match documents::make(making, &stem, &step) {
            Ok(made) => all.push(Drawn {
                making,
                folder: folder.to_owned(),
                stem,
                made,
            }),
            // Others may well have tables.
            Err(FormError::NoTables) if count > 1 => {
                let reason = msg::FORMS_NO_TABLES.into();
                let problem = left_out(making.kind, reason, &making.order);
                written.problems.push(problem);
            }
            Err(error) => return Err(error.problem()),
        }
    }
    match existing {
        Existing::Replace => {}
        Existing::Ask(own) => {
            let places = all.iter().flat_map(|drawn| drawn.places(&drawn.stem));
            let asked = |path: &PathBuf| is_there(path) && !own.contains(path);
            written.there = places.filter(asked).collect();
            if !written.there.is_empty() {
                return Ok(written);
            }
        }
        Existing::KeepBoth => {
            for drawn in &mut all {
                keep_both(drawn, watch)?;
            }
        }
    }
    for drawn in all {
        written.gaps += drawn.made.gaps;
        written.problems.extend(drawn.made.problems.iter().cloned());
        let places = drawn.places(&drawn.stem);
        for (file, part) in places.into_iter().zip(drawn.made.parts) {
            let parent = file.parent().filter(|it| !it.as_os_str().is_empty());
            if let Some(parent) = parent {
                std::fs::create_dir_all(parent).map_err(|error| not_written(parent, &error))?;
            }
            keep(&file, &part.bytes, existing)?;
            written.files.push(file);
        }
    }
    Ok(written)
}

/// Gives a document a name at which none of its files is yet; made anew, since a text may name the
/// pictures beside it.
fn keep_both(drawn: &mut Drawn<'_>, watch: &Watch<'_>) -> Result<(), Problem> {
    let is_free = |stem: &str| !drawn.places(stem).iter().any(|path| is_there(path));
    if is_free(&drawn.stem) {
        return Ok(());
    }
    let free = handover::numbered(&drawn.stem).find(|stem| is_free(stem));
    drawn.stem = free.unwrap_or_else(|| drawn.stem.clone());
    let step = Watch {
        cancelled: watch.cancelled,
        progress: &|_| {},
    };
    let made = documents::make(drawn.making, &drawn.stem, &step);
    drawn.made = made.map_err(|error| error.problem())?;
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a dozen documents")]
fn share_of(at: usize, share: f32, count: usize) -> f32 {
    (at as f32 + share) / count.max(1) as f32
}
