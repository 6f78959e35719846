//! A patch in the making: the records of the map as the command has changed them so far.

use std::collections::BTreeMap;
use std::sync::Arc;

use smol_str::SmolStr;

use super::{Context, Refusal};
use crate::locale::msg;
use crate::model::{
    DataType, Element, ElementId, Exemption, ExportPreset, Factor, FieldPath, Link, LinkId,
    LossScenario, Note, NoteId, PRESENT, Patch, Placement, PlacementId, Plateau, PlateauId, Record,
    RecordKey, RedactionProfile, Requirement, ScenarioId, Standard, SubjectId, SystemMap, Table,
    TableName, Target, Value, View, ViewId, WorkPackage, WorkPackageId, fresh_id,
};

/// See the module's header. Reads go through the changes made so far.
pub struct Draft<'a, 'c> {
    map: &'a SystemMap,
    context: &'a mut Context<'c>,
    patch: Patch,
    elements: Changed<Element>,
    links: Changed<Link>,
    views: Changed<View>,
    placements: Changed<Placement>,
    notes: Changed<Note>,
    plateaus: Changed<Plateau>,
    work_packages: Changed<WorkPackage>,
    scenarios: Changed<LossScenario>,
    requirements: Changed<Requirement>,
    exemptions: Changed<Exemption>,
    standards: Changed<Standard>,
    data_types: Changed<DataType>,
    factors: Changed<Factor>,
    targets: Changed<Target>,
    presets: Changed<ExportPreset>,
    redactions: Changed<RedactionProfile>,
}

/// Records as the draft has them; `None` where it removes one.
type Changed<R> = BTreeMap<<R as Record>::Id, Option<R>>;

/// A record type that drafts can edit.
pub trait Drafted: Record {
    /// The map's rows of this type.
    fn rows(map: &SystemMap) -> &Table<Self>;
    /// The draft's changes of this type.
    fn changed<'d>(draft: &'d Draft<'_, '_>) -> &'d Changed<Self>;
    /// The same, to write.
    fn changed_mut<'d>(draft: &'d mut Draft<'_, '_>) -> &'d mut Changed<Self>;
}

macro_rules! drafted {
    ($($record:ty => $field:ident),* $(,)?) => {$(
        impl Drafted for $record {
            fn rows(map: &SystemMap) -> &Table<Self> {
                &map.tables().$field
            }
            fn changed<'d>(draft: &'d Draft<'_, '_>) -> &'d Changed<Self> {
                &draft.$field
            }
            fn changed_mut<'d>(draft: &'d mut Draft<'_, '_>) -> &'d mut Changed<Self> {
                &mut draft.$field
            }
        }
    )*};
}
drafted!(Element => elements, Link => links, View => views, Placement => placements, Note => notes, Plateau => plateaus, WorkPackage => work_packages, LossScenario => scenarios, Requirement => requirements, Exemption => exemptions, Standard => standards, DataType => data_types, Factor => factors, Target => targets, ExportPreset => presets, RedactionProfile => redactions);

impl<'a, 'c> Draft<'a, 'c> {
    /// An empty draft over a map.
    pub fn new(map: &'a SystemMap, context: &'a mut Context<'c>) -> Self {
        Self {
            map,
            context,
            patch: Patch::new(),
            elements: Changed::<Element>::new(),
            links: Changed::<Link>::new(),
            views: Changed::<View>::new(),
            placements: Changed::<Placement>::new(),
            notes: Changed::<Note>::new(),
            plateaus: Changed::<Plateau>::new(),
            work_packages: Changed::<WorkPackage>::new(),
            scenarios: Changed::<LossScenario>::new(),
            requirements: Changed::<Requirement>::new(),
            exemptions: Changed::<Exemption>::new(),
            standards: Changed::<Standard>::new(),
            data_types: Changed::<DataType>::new(),
            factors: Changed::<Factor>::new(),
            targets: Changed::<Target>::new(),
            presets: Changed::<ExportPreset>::new(),
            redactions: Changed::<RedactionProfile>::new(),
        }
    }

    /// The map before the command.
    #[must_use]
    pub fn map(&self) -> &'a SystemMap {
        self.map
    }

    /// The plateau being edited.
    #[must_use]
    pub fn plateau(&self) -> Option<&PlateauId> {
        self.context.plateau
    }

    /// Today, and the role that signs new notes.
    #[must_use]
    pub fn signature(&self) -> (SmolStr, SmolStr) {
        (self.context.today.into(), self.context.author_role.into())
    }

    /// A record as the draft has it.
    #[must_use]
    pub fn get<R: Drafted>(&self, id: &R::Id) -> Option<R> {
        match R::changed(self).get(id) {
            Some(changed) => changed.clone(),
            None => R::rows(self.map).get(id).map(|record| R::clone(record)),
        }
    }

    /// A record, or the refusal that says it is not there.
    ///
    /// # Errors
    /// When there is no such record.
    pub fn need<R: Drafted>(&self, id: &R::Id) -> Result<R, Refusal> {
        let key = RecordKey::new(R::TABLE, id.as_ref());
        self.get(id).ok_or_else(|| {
            msg::COMMAND_NO_RECORD
                .with("record", key.to_string())
                .into()
        })
    }

    /// Writes a record, new or changed.
    pub fn put<R: Drafted>(&mut self, record: R) {
        R::changed_mut(self).insert(record.id().clone(), Some(record));
    }

    /// Removes a record.
    pub fn take<R: Drafted>(&mut self, id: &R::Id) {
        R::changed_mut(self).insert(id.clone(), None);
    }

    /// A new id made of a name, free in the map and in the draft.
    pub fn fresh_id(&mut self, name: &str) -> SmolStr {
        let map = self.map;
        let (elements, links, views, notes, packages) = (
            &self.elements,
            &self.links,
            &self.views,
            &self.notes,
            &self.work_packages,
        );
        let (plateaus, scenarios) = (&self.plateaus, &self.scenarios);
        let asked: std::collections::BTreeSet<&str> = [
            ids_of(map, &self.requirements),
            ids_of(map, &self.exemptions),
            ids_of(map, &self.standards),
            ids_of(map, &self.data_types),
            ids_of(map, &self.presets),
            ids_of(map, &self.redactions),
        ]
        .concat()
        .into_iter()
        .collect();
        let taken = |id: &str| {
            map.tables().is_taken(id)
                || map.tables().plateaus.contains(&PlateauId::from(id))
                || plateaus.contains_key(&PlateauId::from(id))
                || elements.contains_key(&ElementId::from(id))
                || links.contains_key(&LinkId::from(id))
                || views.contains_key(&ViewId::from(id))
                || notes.contains_key(&NoteId::from(id))
                || map
                    .tables()
                    .work_packages
                    .contains(&WorkPackageId::from(id))
                || packages.contains_key(&WorkPackageId::from(id))
                || map.tables().scenarios.contains(&ScenarioId::from(id))
                || scenarios.contains_key(&ScenarioId::from(id))
                || asked.contains(id)
        };
        fresh_id(name, &mut *self.context.random, taken)
    }

    /// Where a record that comes into being now says that it was introduced: nowhere at the only
    /// root.
    #[must_use]
    pub fn since_now(&self) -> Option<PlateauId> {
        let plateau = self.context.plateau?;
        let timeline = self.map.timeline();
        let is_later = timeline.chain(plateau).len() > 1 || timeline.roots().len() > 1;
        is_later.then(|| plateau.clone())
    }

    /// Sets a field of a record as an edit at this plateau: the record's own field at home, an
    /// override elsewhere. An override equal to what is inherited is taken away.
    ///
    /// # Errors
    /// When the field does not take the value.
    pub fn set_field<R: Drafted>(
        &self,
        record: &mut R,
        name: &str,
        value: Option<&Value>,
    ) -> Result<(), Refusal> {
        let home = self.is_written_home(record, name);
        let path = match self.context.plateau {
            Some(plateau) if !home => FieldPath::at(plateau.clone(), name),
            _ => FieldPath::own(name),
        };
        let written = if path.plateau.is_some() {
            let inherited = self.inherited(record, name);
            if inherited.as_ref() == value {
                None
            } else {
                Some(value.cloned().unwrap_or(Value::Nothing))
            }
        } else {
            value.cloned()
        };
        record.set(&path, written.as_ref()).map_err(|error| {
            msg::MODEL_WRONG_TYPE
                .with("record", RecordKey::of(record).to_string())
                .with("field", error.name.as_str())
                .with("expected", error.expected.message())
        })?;
        if let (Some(plateau), None) = (self.context.plateau, &path.plateau) {
            // A file may hold an override where the record is at home: the edit is to be seen.
            let hidden = FieldPath::at(plateau.clone(), name);
            if record.get(&hidden).is_some() && record.set(&hidden, None).is_err() {
                debug_assert!(false, "taking an override away always fits");
            }
        }
        Ok(())
    }

    /// Whether an edit of a field belongs to the record itself: at home, unless an earlier plateau
    /// of the line says something about the field all the same.
    fn is_written_home<R: Drafted>(&self, record: &R, name: &str) -> bool {
        let timeline = self.map.timeline();
        let earlier = self.context.plateau.map_or(&[][..], |plateau| {
            let chain = timeline.chain(plateau);
            chain.split_last().map_or(&[][..], |(_, earlier)| earlier)
        });
        let says = |plateau: &PlateauId| {
            let fields = record.overrides().get(plateau);
            fields.is_some_and(|fields| fields.contains_key(name))
        };
        timeline.is_home(record, self.context.plateau) && !earlier.iter().any(says)
    }

    /// What a field is at this plateau when the override of this plateau is left aside.
    fn inherited<R: Drafted>(&self, record: &R, name: &str) -> Option<Value> {
        let plateau = self.context.plateau?;
        inherited(self.map, plateau, name, |path| record.get(path))
    }

    /// A record as it stands at this plateau, where it is there.
    #[must_use]
    pub fn seen<R: Drafted>(&self, id: &R::Id) -> Option<R> {
        let record = Arc::new(self.get::<R>(id)?);
        let chain = self
            .context
            .plateau
            .map_or(&[][..], |plateau| self.map.timeline().chain(plateau));
        crate::model::Timeline::fold(&record, chain).map(Arc::unwrap_or_clone)
    }

    /// Takes a record out of the map: wholly at home, from this plateau on elsewhere.
    pub fn remove_here<R: Drafted>(&mut self, id: &R::Id) {
        let Some(mut record) = self.get::<R>(id) else {
            return;
        };
        match self.context.plateau {
            Some(plateau) if !self.map.timeline().is_home(&record, Some(plateau)) => {
                let path = FieldPath::at(plateau.clone(), PRESENT);
                if record.set(&path, Some(&Value::Flag(false))).is_ok() {
                    self.put(record);
                }
            }
            _ => self.take::<R>(id),
        }
    }

    /// The placement of a subject in a view, new where there is none.
    #[must_use]
    pub fn placement(&self, view: &ViewId, subject: &SubjectId) -> (Placement, bool) {
        let id: PlacementId = Placement::id_for(view, subject);
        match self.get::<Placement>(&id) {
            Some(placement) => (placement, true),
            None => {
                let mut placement = Placement::blank(id);
                placement.view = view.clone();
                placement.subject = subject.clone();
                (placement, false)
            }
        }
    }

    /// The table that an id of a subject belongs to.
    #[must_use]
    pub fn table_of(&self, subject: &SubjectId) -> Option<TableName> {
        let text = subject.text();
        if self
            .get::<Element>(&ElementId::from(text.clone()))
            .is_some()
        {
            Some(TableName::Elements)
        } else if self.get::<Link>(&LinkId::from(text.clone())).is_some() {
            Some(TableName::Links)
        } else if self.get::<Note>(&NoteId::from(text.clone())).is_some() {
            Some(TableName::Notes)
        } else {
            None
        }
    }

    /// Adds to the patch what is about tables that drafts do not edit.
    pub fn patch_mut(&mut self) -> &mut Patch {
        &mut self.patch
    }

    /// The patch.
    #[must_use]
    pub fn finish(mut self) -> Patch {
        let mut patch = std::mem::take(&mut self.patch);
        write::<Element>(&self, &mut patch);
        write::<Link>(&self, &mut patch);
        write::<View>(&self, &mut patch);
        write::<Placement>(&self, &mut patch);
        write::<Note>(&self, &mut patch);
        write::<Plateau>(&self, &mut patch);
        write::<WorkPackage>(&self, &mut patch);
        write::<LossScenario>(&self, &mut patch);
        write::<Requirement>(&self, &mut patch);
        write::<Exemption>(&self, &mut patch);
        write::<Standard>(&self, &mut patch);
        write::<DataType>(&self, &mut patch);
        write::<Factor>(&self, &mut patch);
        write::<Target>(&self, &mut patch);
        write::<ExportPreset>(&self, &mut patch);
        write::<RedactionProfile>(&self, &mut patch);
        patch
    }
}

/// The ids of a table and of the draft's changes of it.
fn ids_of<'a, R: Drafted>(map: &'a SystemMap, changed: &'a Changed<R>) -> Vec<&'a str> {
    let rows = R::rows(map).iter().map(|record| record.id().as_ref());
    rows.chain(changed.keys().map(AsRef::as_ref)).collect()
}

fn write<R: Drafted>(draft: &Draft<'_, '_>, patch: &mut Patch) {
    for (id, after) in R::changed(draft) {
        match (R::rows(draft.map).get(id), after) {
            (None, Some(after)) => patch.add(after),
            (Some(before), None) => patch.take(before.as_ref()),
            (Some(before), Some(after)) => patch.change(before.as_ref(), after),
            (None, None) => {}
        }
    }
}

/// What a field is at a plateau when the override of that plateau is left aside; `field` reads the
/// record's own fields and overrides.
#[must_use]
pub fn inherited(
    map: &SystemMap,
    plateau: &PlateauId,
    name: &str,
    field: impl Fn(&FieldPath) -> Option<Value>,
) -> Option<Value> {
    let chain = map.timeline().chain(plateau);
    let earlier = chain.get(..chain.len().saturating_sub(1)).unwrap_or(&[]);
    let overridden = earlier
        .iter()
        .rev()
        .find_map(|plateau| field(&FieldPath::at(plateau.clone(), name)));
    match overridden {
        Some(Value::Nothing) => None,
        Some(value) => Some(value),
        None => field(&FieldPath::own(name)),
    }
}
