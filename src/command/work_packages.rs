//! What a user may ask of work packages: make, copy and remove them, move them in time, let one
//! wait for another, and claim what differs between the plateaus that they lead between.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::{Draft, Refusal, copy_name};
use crate::analysis::{self, Difference, Gap};
use crate::locale::{Message, MessageId, msg};
use crate::model::{
    Day, Plateau, PlateauId, Record as _, SubjectId, SystemMap, WorkPackage, WorkPackageId,
};

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub enum PackageCommand {
    /// A new package.
    Add {
        /// Its name.
        name: SmolStr,
        /// Where it starts from.
        from: Option<PlateauId>,
        /// What it leads to.
        to: Option<PlateauId>,
    },
    /// A copy of a package that claims nothing, since nothing is done twice.
    Duplicate {
        /// Which.
        package: WorkPackageId,
    },
    /// Packages, gone; none waits for them any more.
    Delete {
        /// Which.
        packages: Vec<WorkPackageId>,
    },
    /// Subjects become the work of a package: delivered, removed or changed, as they differ between
    /// its plateaus. What does not differ there is left out; where nothing does, that is refused.
    Claim {
        /// Which package.
        package: WorkPackageId,
        /// Elements and links.
        subjects: Vec<SubjectId>,
        /// What it does to them, whatever differs; `None` for what the gap says.
        difference: Option<Difference>,
    },
    /// Subjects are not the work of a package any more.
    Unclaim {
        /// Which package.
        package: WorkPackageId,
        /// Elements and links.
        subjects: Vec<SubjectId>,
    },
    /// Other days for a package.
    Reschedule {
        /// Which.
        package: WorkPackageId,
        /// Its first day; `None` for as it is.
        start: Option<Day>,
        /// Its last day; `None` for as it is.
        end: Option<Day>,
    },
    /// Another first day for a plateau. The one before ends the day before, where it ended the day
    /// before the old one.
    MovePlateau {
        /// Which.
        plateau: PlateauId,
        /// Its first day.
        begins: Day,
    },
    /// A package waits for another, or does not any more.
    Depend {
        /// Which package.
        package: WorkPackageId,
        /// What it waits for.
        on: WorkPackageId,
        /// Whether it does.
        waits: bool,
    },
}

impl PackageCommand {
    /// What the step is called.
    pub(super) fn title(&self) -> Message {
        let id: MessageId = match self {
            Self::Add { .. } => msg::ROADMAP_STEP_ADD,
            Self::Duplicate { .. } => msg::ROADMAP_STEP_DUPLICATE,
            Self::Delete { .. } => msg::ROADMAP_STEP_DELETE,
            Self::Claim { subjects, .. } => {
                return msg::ROADMAP_STEP_CLAIM.with("count", subjects.len());
            }
            Self::Unclaim { subjects, .. } => {
                return msg::ROADMAP_STEP_UNCLAIM.with("count", subjects.len());
            }
            Self::Reschedule { .. } => msg::ROADMAP_STEP_RESCHEDULE,
            Self::MovePlateau { .. } => msg::ROADMAP_STEP_MOVE_PLATEAU,
            Self::Depend { waits: true, .. } => msg::ROADMAP_STEP_DEPEND,
            Self::Depend { waits: false, .. } => msg::ROADMAP_STEP_RELEASE,
        };
        id.into()
    }

    /// Plans it.
    pub(super) fn plan(&self, draft: &mut Draft<'_, '_>) -> Result<(), Refusal> {
        match self {
            Self::Add { name, from, to } => add(draft, name, from.as_ref(), to.as_ref()),
            Self::Duplicate { package } => duplicate(draft, package),
            Self::Delete { packages } => delete(draft, packages),
            Self::Claim {
                package,
                subjects,
                difference,
            } => claim(draft, package, subjects, *difference),
            Self::Unclaim { package, subjects } => {
                let mut record = draft.need::<WorkPackage>(package)?;
                forget(&mut record, &subjects.iter().collect());
                draft.put(record);
                Ok(())
            }
            Self::Reschedule {
                package,
                start,
                end,
            } => reschedule(draft, package, *start, *end),
            Self::MovePlateau { plateau, begins } => move_plateau(draft, plateau, *begins),
            Self::Depend { package, on, waits } => depend(draft, package, on, *waits),
        }
    }
}

fn add(
    draft: &mut Draft<'_, '_>,
    name: &SmolStr,
    from: Option<&PlateauId>,
    to: Option<&PlateauId>,
) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Message::from(msg::COMMAND_EMPTY_NAME).into());
    }
    let mut package = WorkPackage::blank(WorkPackageId::from(draft.fresh_id(name)));
    package.name = name.clone();
    let known = |plateau: &PlateauId| draft.need::<Plateau>(plateau).map(|record| record.id);
    package.from_plateau = from.map(known).transpose()?;
    let target = to.map(|to| draft.need::<Plateau>(to)).transpose()?;
    if let Some(target) = target {
        (package.start, package.end) = usual_days(draft, from, &target);
        package.to_plateau = Some(target.id);
    }
    draft.put(package);
    Ok(())
}

/// From today, or from the first day of where a package starts, to the day before its target begins.
fn usual_days(
    draft: &Draft<'_, '_>,
    from: Option<&PlateauId>,
    target: &Plateau,
) -> (SmolStr, SmolStr) {
    let Some(begins) = Day::first_of(&target.valid_from) else {
        return Default::default();
    };
    let from = from.and_then(|from| draft.get::<Plateau>(from));
    let starts = from.and_then(|from| Day::first_of(&from.valid_from));
    let today = Day::first_of(&draft.signature().0);
    let start = starts.max(today).filter(|start| *start < begins);
    let start = start.or(starts).unwrap_or_else(|| begins.months_on(-6));
    (start.iso(), begins.plus(-1).iso())
}

fn duplicate(draft: &mut Draft<'_, '_>, package: &WorkPackageId) -> Result<(), Refusal> {
    let original = draft.need::<WorkPackage>(package)?;
    let taken: BTreeSet<SmolStr> = draft
        .map()
        .tables()
        .work_packages
        .iter()
        .map(|package| package.name.clone())
        .collect();
    let name = copy_name(&original.name, &taken);
    let copy = WorkPackage {
        id: WorkPackageId::from(draft.fresh_id(&name)),
        name,
        delivers: Vec::new(),
        removes: Vec::new(),
        changes: Vec::new(),
        ..original
    };
    draft.put(copy);
    Ok(())
}

fn delete(draft: &mut Draft<'_, '_>, packages: &[WorkPackageId]) -> Result<(), Refusal> {
    for id in packages {
        draft.need::<WorkPackage>(id)?;
        draft.take::<WorkPackage>(id);
    }
    for record in draft.map().tables().work_packages.iter() {
        let waits = record.depends_on.iter().any(|on| packages.contains(on));
        if waits && !packages.contains(&record.id) {
            let mut record = WorkPackage::clone(record);
            record.depends_on.retain(|on| !packages.contains(on));
            draft.put(record);
        }
    }
    Ok(())
}

/// What of some subjects a package may claim, and as what: what differs between its plateaus.
///
/// # Errors
/// When the package leads from no plateau to another.
pub fn claimable(
    map: &SystemMap,
    package: &WorkPackageId,
    subjects: &[SubjectId],
) -> Result<Vec<(SubjectId, Difference)>, Refusal> {
    let record =
        map.tables().work_packages.get(package).ok_or_else(|| {
            Refusal::from(msg::COMMAND_NO_RECORD.with("record", package.as_str()))
        })?;
    let gap: Gap = analysis::own_gap(map, record).ok_or_else(|| Refusal {
        message: msg::ROADMAP_NO_WAY.with("package", record.name.as_str()),
        hint: Some(msg::ROADMAP_NO_WAY_HINT.into()),
    })?;
    let differing = subjects.iter().filter_map(|subject| {
        let difference = gap.difference_of(subject)?;
        Some((subject.clone(), difference))
    });
    Ok(differing.collect())
}

fn claim(
    draft: &mut Draft<'_, '_>,
    package: &WorkPackageId,
    subjects: &[SubjectId],
    difference: Option<Difference>,
) -> Result<(), Refusal> {
    let mut record = draft.need::<WorkPackage>(package)?;
    let tables = draft.map().tables();
    let is_there = |subject: &SubjectId| {
        tables.elements.contains(&subject.text().as_str().into())
            || tables.links.contains(&subject.text().as_str().into())
    };
    if let Some(missing) = subjects.iter().find(|subject| !is_there(subject)) {
        return Err(msg::COMMAND_NO_RECORD
            .with("record", missing.as_str())
            .into());
    }
    let claims = match difference {
        Some(difference) => subjects
            .iter()
            .map(|subject| (subject.clone(), difference))
            .collect(),
        None => claimable(draft.map(), package, subjects)?,
    };
    if claims.is_empty() {
        return Err(nothing_differs(draft, &record, subjects));
    }
    forget(
        &mut record,
        &claims.iter().map(|(subject, _)| subject).collect(),
    );
    for (subject, difference) in claims {
        let list = match difference {
            Difference::Added => &mut record.delivers,
            Difference::Removed => &mut record.removes,
            Difference::Changed => &mut record.changes,
        };
        list.push(subject);
    }
    // A claim that was there already keeps its place among the others.
    let before = draft.need::<WorkPackage>(package)?;
    for (now, was) in [
        (&mut record.delivers, &before.delivers),
        (&mut record.removes, &before.removes),
        (&mut record.changes, &before.changes),
    ] {
        let place = |subject: &SubjectId| was.iter().position(|other| other == subject);
        now.sort_by_key(|subject| place(subject).unwrap_or(usize::MAX));
    }
    draft.put(record);
    Ok(())
}

fn nothing_differs(
    draft: &Draft<'_, '_>,
    package: &WorkPackage,
    subjects: &[SubjectId],
) -> Refusal {
    let name = |id: Option<&PlateauId>| {
        let plateau = id.and_then(|id| draft.get::<Plateau>(id));
        plateau.map_or_else(|| "–".to_owned(), |plateau| plateau.name.to_string())
    };
    let target = package.to_plateau.as_ref();
    let base = target.and_then(|to| draft.get::<Plateau>(to)?.based_on);
    let from = package.from_plateau.as_ref().or(base.as_ref());
    let message = match subjects {
        [subject] => {
            msg::ROADMAP_NO_DIFFERENCE.with("subject", analysis::subject_name(draft.map(), subject))
        }
        _ => msg::ROADMAP_NO_DIFFERENCES.with("count", subjects.len()),
    };
    Refusal {
        message: message.with("from", name(from)).with("to", name(target)),
        hint: Some(msg::ROADMAP_NO_DIFFERENCE_HINT.into()),
    }
}

/// Takes subjects out of all claims of a package.
fn forget(package: &mut WorkPackage, subjects: &BTreeSet<&SubjectId>) {
    for list in [
        &mut package.delivers,
        &mut package.removes,
        &mut package.changes,
    ] {
        list.retain(|subject| !subjects.contains(subject));
    }
}

fn reschedule(
    draft: &mut Draft<'_, '_>,
    package: &WorkPackageId,
    start: Option<Day>,
    end: Option<Day>,
) -> Result<(), Refusal> {
    let mut record = draft.need::<WorkPackage>(package)?;
    let first = start.or(record.first_day());
    let last = end.or(record.last_day());
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        return Err(Message::from(msg::ROADMAP_ENDS_BEFORE).into());
    }
    if let Some(start) = start.filter(|start| record.first_day() != Some(*start)) {
        record.start = start.iso();
    }
    if let Some(end) = end.filter(|end| record.last_day() != Some(*end)) {
        record.end = end.iso();
    }
    draft.put(record);
    Ok(())
}

fn move_plateau(
    draft: &mut Draft<'_, '_>,
    plateau: &PlateauId,
    begins: Day,
) -> Result<(), Refusal> {
    let mut record = draft.need::<Plateau>(plateau)?;
    if Day::last_of(&record.valid_to).is_some_and(|ends| ends < begins) {
        return Err(Message::from(msg::ROADMAP_ENDS_BEFORE).into());
    }
    let base = record.based_on.as_ref();
    if let Some(mut before) = base.and_then(|base| draft.get::<Plateau>(base)) {
        let starts = Day::first_of(&before.valid_from);
        if starts.is_some_and(|starts| starts >= begins) {
            return Err(msg::ROADMAP_PLATEAU_BEFORE
                .with("plateau", record.name.as_str())
                .with("base", before.name.as_str())
                .into());
        }
        let began = Day::first_of(&record.valid_from);
        let ended = Day::last_of(&before.valid_to);
        if began.is_some() && began == ended.map(|ended| ended.plus(1)) {
            before.valid_to = begins.plus(-1).iso();
            draft.put(before);
        }
    }
    record.valid_from = begins.iso();
    draft.put(record);
    Ok(())
}

fn depend(
    draft: &mut Draft<'_, '_>,
    package: &WorkPackageId,
    on: &WorkPackageId,
    waits: bool,
) -> Result<(), Refusal> {
    let mut record = draft.need::<WorkPackage>(package)?;
    let other = draft.need::<WorkPackage>(on)?;
    if !waits {
        record.depends_on.retain(|other| other != on);
    } else if !record.depends_on.contains(on) {
        if analysis::would_close_circle(draft.map(), package, on) {
            return Err(msg::ROADMAP_WOULD_CIRCLE
                .with("package", record.name.as_str())
                .with("other", other.name.as_str())
                .into());
        }
        record.depends_on.push(on.clone());
    }
    draft.put(record);
    Ok(())
}
