//! The plan of work packages, without a window: what shows of it, what is asked of it, its picture
//! and its lists.

mod card;
mod gap_list;
mod packages;
mod picture;
#[cfg(test)]
mod tests;
mod writing;

use std::collections::BTreeSet;
use std::path::PathBuf;

pub use card::{
    CARD, CardEditor, CardField, card_field, package_key, set_card, set_cards, strategy_name,
};
pub use gap_list::{GapList, GapPart, GapRow, difference_word, package_name};
pub use packages::{PackageRow, package_rows, packages_written};
pub use picture::RoadmapOrder;
pub use writing::ListForm;

use super::document::Document;
use super::effect::{Effect, FilePurpose};
use super::{Page, Selecting, Workspace};
use crate::command::{self, Command, PackageCommand};
use crate::diagnostic::Severity;
use crate::locale::msg;
use crate::model::{ElementId, LinkId, PlateauId, SubjectId, SystemMap, ViewId, WorkPackageId};
use crate::scene::Grouping;

/// What shows of the plan.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The package that is selected.
    pub selected: Option<WorkPackageId>,
    /// Whether what the selected package claims stands out on the map.
    pub is_lit: bool,
    /// What packages are put together by.
    pub grouping: Grouping,
    /// The two plateaus of the list of differences; `None` for the usual two.
    pub between: Option<(PlateauId, PlateauId)>,
}

/// What is asked of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Planning {
    /// Show the roadmap, or the view again.
    Show(bool),
    /// Select a package, or none.
    Select(Option<WorkPackageId>),
    /// Let what the selected package claims stand out on the map, or not.
    Light(bool),
    /// Put packages together by something else.
    GroupBy(Grouping),
    /// List the differences between two other plateaus.
    Between(PlateauId, PlateauId),
    /// A new package between the plateaus of the list; it is selected.
    New,
    /// A copy of a package; it is selected.
    Duplicate(WorkPackageId),
    /// Claim elements and links for a package, and say what could not be claimed.
    Claim(WorkPackageId, Vec<SubjectId>),
    /// Claim what is selected on the map for the selected package.
    ClaimSelection,
    /// Take the claims on what is selected on the map back from the selected package.
    UnclaimSelection,
    /// Show an element or link on the map, at a plateau at which it is there.
    GoTo(SubjectId),
    /// Ask where to write the list of differences.
    AskGapFile,
    /// Write the list of differences to this file, in the form that its name asks for.
    WriteGap(PathBuf),
    /// Put the list of differences on the clipboard.
    CopyGap(ListForm),
}

impl Document {
    /// The two plateaus of the list of differences: those that were chosen, else the one that shows
    /// and what it is based on, else the first two.
    #[must_use]
    pub fn gap_plateaus(&self) -> Option<(PlateauId, PlateauId)> {
        let plateaus = &self.map().tables().plateaus;
        let chosen = self.plan.between.clone();
        let is_known = |pair: &(PlateauId, PlateauId)| {
            plateaus.contains(&pair.0) && plateaus.contains(&pair.1)
        };
        chosen.filter(is_known).or_else(|| {
            let shown = self.plateau.as_ref().and_then(|id| plateaus.get(id));
            let base = shown.and_then(|plateau| plateau.based_on.clone());
            let by_shown = base.zip(shown.map(|plateau| plateau.id.clone()));
            by_shown.or_else(|| match self.map().timeline().order() {
                [first, second, ..] => Some((first.clone(), second.clone())),
                _ => None,
            })
        })
    }

    /// What stands out on the map: what the selected package claims.
    #[must_use]
    pub fn lit_by_plan(&self) -> Option<BTreeSet<SubjectId>> {
        let package = self.plan.selected.as_ref().filter(|_| self.plan.is_lit)?;
        let package = self.map().tables().work_packages.get(package)?;
        let lit: BTreeSet<SubjectId> = package.claimed().cloned().collect();
        (!lit.is_empty()).then_some(lit)
    }

    /// The selected elements and links.
    fn selected_differences(&self) -> Vec<SubjectId> {
        let tables = self.map().tables();
        let is_claimable = |subject: &&SubjectId| {
            let text = subject.text();
            tables.elements.contains(&ElementId::from(text.clone()))
                || tables.links.contains(&LinkId::from(text.clone()))
        };
        self.selection
            .iter()
            .filter(is_claimable)
            .cloned()
            .collect()
    }
}

impl Workspace {
    pub(super) fn planning(&mut self, what: Planning, effects: &mut Vec<Effect>) {
        match what {
            Planning::Show(shows) => self.on_document(|document| {
                document.page = shows.then_some(Page::Roadmap);
            }),
            Planning::Select(package) => self.on_document(|document| {
                let packages = &document.map().tables().work_packages;
                let package = package.filter(|package| packages.contains(package));
                document.plan.is_lit = package.is_some();
                document.plan.selected = package;
                document.selection.clear();
            }),
            Planning::Light(is_lit) => self.on_document(|document| document.plan.is_lit = is_lit),
            Planning::GroupBy(grouping) => {
                self.on_document(|document| document.plan.grouping = grouping);
            }
            Planning::Between(from, to) => {
                self.on_document(|document| document.plan.between = Some((from, to)));
            }
            Planning::New => self.new_package(effects),
            Planning::Duplicate(package) => {
                let command = PackageCommand::Duplicate { package };
                self.edit_and_select(command, effects);
            }
            Planning::Claim(package, subjects) => self.claim(package, subjects, effects),
            Planning::ClaimSelection => {
                if let Some((package, subjects)) = self.selected_claims() {
                    self.claim(package, subjects, effects);
                }
            }
            Planning::UnclaimSelection => {
                if let Some((package, subjects)) = self.selected_claims() {
                    let command = PackageCommand::Unclaim { package, subjects };
                    self.edit(&Command::Package(command), effects);
                }
            }
            Planning::GoTo(subject) => self.go_to(&subject),
            Planning::AskGapFile => self.ask_gap_file(effects),
            Planning::WriteGap(path) => {
                let form = ListForm::of_path(&path);
                if let Some(text) = self.gap_text(form) {
                    effects.push(Effect::WriteText { path, text });
                }
            }
            Planning::CopyGap(form) => {
                if let Some(text) = self.gap_text(form) {
                    effects.push(Effect::CopyText(text));
                    self.say(Severity::Note, msg::ROADMAP_COPIED.into(), None);
                }
            }
        }
    }

    fn new_package(&mut self, effects: &mut Vec<Effect>) {
        let name = self.language().text(msg::ROADMAP_NEW_NAME);
        let Some(document) = &self.document else {
            return;
        };
        let names = document.map().tables().work_packages.iter();
        let names = names.map(|package| package.name.clone()).collect();
        let between = document.gap_plateaus();
        let command = PackageCommand::Add {
            name: command::copy_name(&name.into(), &names),
            from: between.as_ref().map(|(from, _)| from.clone()),
            to: between.map(|(_, to)| to),
        };
        self.edit_and_select(command, effects);
    }

    /// Edits, and selects the package that came.
    fn edit_and_select(&mut self, command: PackageCommand, effects: &mut Vec<Effect>) {
        let known = |workspace: &Self| -> BTreeSet<WorkPackageId> {
            let document = workspace.document.as_ref();
            let packages = document.map(|document| document.map().tables().work_packages.iter());
            let packages = packages.into_iter().flatten();
            packages.map(|package| package.id.clone()).collect()
        };
        let before = known(self);
        self.edit(&Command::Package(command), effects);
        let came = known(self).difference(&before).next().cloned();
        if let Some(came) = came {
            self.planning(Planning::Select(Some(came)), effects);
        }
    }

    fn selected_claims(&self) -> Option<(WorkPackageId, Vec<SubjectId>)> {
        let document = self.document.as_ref()?;
        let package = document.plan.selected.clone()?;
        Some((package, document.selected_differences()))
    }

    /// Claims what differs of some subjects, and says how many do not.
    fn claim(
        &mut self,
        package: WorkPackageId,
        subjects: Vec<SubjectId>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(document) = &self.document else {
            return;
        };
        if subjects.is_empty() {
            return;
        }
        let claimable = command::claimable(document.map(), &package, &subjects);
        let claimed = claimable.map_or(0, |claims| claims.len());
        let name = package_name(document.map(), &package);
        let command = PackageCommand::Claim {
            package,
            subjects: subjects.clone(),
            difference: None,
        };
        let before = document.history.len();
        self.edit(&Command::Package(command), effects);
        let is_done = self
            .document
            .as_ref()
            .is_some_and(|document| document.history.len() > before);
        if is_done {
            let left = subjects.len().saturating_sub(claimed);
            let said = if left > 0 {
                msg::ROADMAP_CLAIMED_SOME
                    .with("count", claimed)
                    .with("left", left)
            } else {
                msg::ROADMAP_CLAIMED.with("count", claimed)
            };
            self.say(Severity::Note, said.with("package", name), None);
        }
    }

    /// Shows a subject on the map: at the plateau that shows where it is there, else at the first
    /// of the gap's or the timeline's at which it is; in the view that shows where it is in it.
    fn go_to(&mut self, subject: &SubjectId) {
        self.on_document(|document| {
            let gap = document.gap_plateaus();
            let gap = gap.into_iter().flat_map(|(from, to)| [to, from]);
            let order = document.map().timeline().order().to_vec();
            let shown = document.plateau.clone();
            let candidates: Vec<PlateauId> = shown.into_iter().chain(gap).chain(order).collect();
            let map = document.map();
            let there = candidates
                .into_iter()
                .find(|plateau| is_there(map, Some(plateau), subject));
            if there.is_some() && there != document.plateau {
                document.show_plateau(there);
            }
            document.page = None;
            if let Some(view) = view_with(document, subject) {
                document.view = Some(view);
            }
        });
        self.select(vec![subject.clone()], Selecting::Only);
    }

    fn ask_gap_file(&self, effects: &mut Vec<Effect>) {
        let language = self.language();
        if let Some(document) = &self.document {
            let stem = document.file_name(language);
            let stem = stem.strip_suffix(".ron").unwrap_or(&stem);
            let word = language.text(msg::ROADMAP_GAP_FILE);
            let name = format!("{stem}-{word}.csv");
            effects.push(Effect::AskFile(FilePurpose::Table, name));
        }
    }

    fn gap_text(&self, form: ListForm) -> Option<String> {
        let document = self.document.as_ref()?;
        let (from, to) = document.gap_plateaus()?;
        let language = self.language();
        let list = GapList::of(document.map(), &from, &to, language);
        Some(list.written(document.map(), form, language))
    }
}

/// Whether an element or link stands on the map at a plateau.
fn is_there(map: &SystemMap, plateau: Option<&PlateauId>, subject: &SubjectId) -> bool {
    let chain = plateau.map_or(&[][..], |plateau| map.timeline().chain(plateau));
    let tables = map.tables();
    let text = subject.text();
    let element = tables.elements.get(&ElementId::from(text.clone()));
    let link = tables.links.get(&LinkId::from(text.clone()));
    element.is_some_and(|element| crate::model::Timeline::is_present(element.as_ref(), chain))
        || link.is_some_and(|link| crate::model::Timeline::is_present(link.as_ref(), chain))
}

/// A view that shows a subject; the one that shows comes first. A link shows where both its ends do.
fn view_with(document: &Document, subject: &SubjectId) -> Option<ViewId> {
    let map = document.map();
    let link = map
        .tables()
        .links
        .get(&LinkId::from(subject.text().clone()));
    let needed: Vec<SubjectId> = match link {
        Some(link) => vec![SubjectId::from(&link.from), SubjectId::from(&link.to)],
        None => vec![subject.clone()],
    };
    let placements = &map.tables().placements;
    let shows = |view: &ViewId| {
        let placed = |subject: &SubjectId| {
            placements.contains(&crate::model::Placement::id_for(view, subject))
        };
        needed.iter().all(placed)
    };
    let current = document.view.clone();
    current.into_iter().chain(document.views()).find(shows)
}
