//! The kinds of records, but for scenarios. A field at its default is absent in files and patches.

use smol_str::SmolStr;

use super::assurance::ManualVerdict;
use super::day::Day;
use super::field::{FieldError, FieldPath, FieldValue, ValueType, word_enum};
use super::filter::Filter;
use super::id::{
    ElementId, KindId, LinkId, MapInfoId, NoteId, PlacementId, PlateauId, RequirementId, SubjectId,
    ViewId, WorkPackageId,
};
use super::layer::Layer;
use super::note::Reply;
use super::recipe::Recipe;
use super::record::{Attributes, Override, Record, RecordFields, record};
use super::table::TableName;
use super::value::{Finite, Name, Value};
use crate::geometry::{Point, Rect};

word_enum!(
    /// What a plateau stands for (ArchiMate 3, implementation and migration).
    PlateauKind { Existing = "existing", Transition = "transition", Target = "target" }
);
word_enum!(
    /// What a note is about. A text is no note to anybody: it is written on the map as it stands.
    NoteKind {
        Note = "note", Risk = "risk", Question = "question", Debt = "debt",
        Decision = "decision", Compliance = "compliance", Text = "text",
    }
);
word_enum!(
    /// How far a work package has come.
    PackageStatus {
        Proposed = "proposed", Approved = "approved", Running = "running", Paused = "paused",
        Done = "done", Cancelled = "cancelled",
    }
);
word_enum!(
    /// How a note stands on a drawing: as a sheet of paper, as a sheet with a leader to what it
    /// speaks of, as a highlighted area, or as a numbered marker whose words stand in the list.
    NoteShape { Sheet = "sheet", Callout = "callout", Area = "area", Marker = "marker" }
);
word_enum!(
    /// How far a decision has come (architecture decision record).
    DecisionStatus {
        Proposed = "proposed", Accepted = "accepted", Rejected = "rejected",
        Superseded = "superseded",
    }
);
word_enum!(
    /// Whether a note still asks for something.
    AnnotationStatus { Open = "open", Resolved = "resolved" }
);

record!(
    /// The map as a whole. There is exactly one, with the id `map`.
    MapInfo in Map under MapInfoId {
        /// Title of the map.
        title: SmolStr,
        /// Language of its labels: `fr`, `en`, …
        language: SmolStr,
        /// The body that it belongs to.
        organisation: SmolStr,
        /// Protection mark, printed on every page, for example `Diffusion restreinte`.
        marking: SmolStr,
        /// A few words about it.
        description: SmolStr,
        /// Name of the version that the file holds, as the title block prints it.
        version: SmolStr,
        /// Where the map may be sent to: hosts and folders. A push to anywhere else asks first.
        shared_with: Vec<SmolStr>,
        /// The level of the ANSSI cartography guide that is asked for, 1 to 3; 0 when not set.
        maturity_level: Finite,
        /// Whether indicators leave out elements that are marked as experiments.
        without_experiments: bool,
        /// Controller of the processing of personal data (GDPR art. 30): name and contact.
        controller: SmolStr,
        /// Joint controllers, and the representative of the controller.
        joint_controllers: SmolStr,
        /// Data protection officer: role and contact.
        data_protection_officer: SmolStr,
        /// Role of its author, as the title block prints it; never a person's name.
        author_role: SmolStr,
        /// The logo of the title block: name of a picture beside the map.
        logo: SmolStr,
    }
);

record!(
    /// A state of the architecture in time.
    Plateau in Plateaus under PlateauId {
        /// Its name.
        name: SmolStr,
        /// Existing, transition or target.
        kind: PlateauKind,
        /// The plateau that it starts from; `None` for the first.
        based_on: Option<PlateauId>,
        /// First day, ISO date.
        valid_from: SmolStr,
        /// Last day, ISO date; empty when open.
        valid_to: SmolStr,
        /// The colour of the palette that somebody gave it; empty for none.
        tint: SmolStr,
    }
);

record!(
    /// A thing on the map: a site, a server, an application, a data set, an actor…
    Element in Elements under ElementId {
        /// Its kind in the catalogue.
        kind: KindId,
        /// Its name.
        name: SmolStr,
        /// What contains it.
        parent: Option<ElementId>,
        /// The bundled icon that it wears in place of its kind's; empty for that one.
        icon: SmolStr,
        /// The colour of the palette that somebody gave it; empty for none.
        tint: SmolStr,
        /// The picture behind its content, such as a floor plan: a file beside the map.
        backdrop: SmolStr,
    }
);

record!(
    /// A typed, directed relation; for dependencies from the dependent to what it needs.
    Link in Links under LinkId {
        /// Its kind in the catalogue.
        kind: KindId,
        /// Where it starts.
        from: ElementId,
        /// Where it ends.
        to: ElementId,
        /// A label; usually empty, since protocols and reasons are attributes.
        name: SmolStr,
    }
);

record!(
    /// A drawing of part of the map.
    View in Views under ViewId {
        /// Its name.
        name: SmolStr,
        /// What it is for.
        description: SmolStr,
        /// Its place among the tabs; ties by id.
        order: Finite,
        /// Kinds of links that it shows; empty for all.
        link_kinds: Vec<KindId>,
        /// The attribute that says which element another is drawn in, such as `zone`; empty for
        /// containment.
        group_by: SmolStr,
        /// Which way its layout runs: `down` (default) or `right`.
        direction: SmolStr,
        /// How it is arranged: one of [`View::ARRANGEMENTS`]; empty for what suits its content.
        arrangement: SmolStr,
        /// The element in the middle of a radial arrangement; `None` for the one with most links.
        center: Option<ElementId>,
        /// From how many links between the same two boxes on they are drawn as one; 0 for never.
        bundle_from: Finite,
        /// The element whose inside it shows.
        of: Option<ElementId>,
        /// What leaves elements and links out, or draws them faintly.
        filters: Vec<Filter>,
        /// What it was gathered from; `None` for a view that was put together by hand.
        recipe: Option<Recipe>,
        /// The elements that the recipe gave last, by id.
        gathered: Vec<ElementId>,
        /// Its layers, back to front; empty for the ground layer alone.
        layers: Vec<Layer>,
    }
);

record!(
    /// Where a view shows an element, a link or a note. An element without a placement in a view is not
    /// in it; a link shows when both its ends do, and has a placement only for pinned bends, for
    /// its label or to be hidden.
    Placement in Placements under PlacementId {
        /// The view.
        view: ViewId,
        /// The element, link or note.
        subject: SubjectId,
        /// Left edge, absolute map units.
        x: Finite,
        /// Upper edge, absolute map units.
        y: Finite,
        /// Width in map units.
        w: Finite,
        /// Height in map units.
        h: Finite,
        /// Bends of a link that the user pinned; empty for an automatic route.
        bends: Vec<Point>,
        /// Where the label of a link stands along its line, from 0 at its start to 1 at its end;
        /// `None` for where there is room.
        label_at: Option<Finite>,
        /// Of a link: not shown in this view.
        hidden: bool,
        /// Locked: no arrangement moves it, and no hand by accident.
        pinned: bool,
        /// Its place among what lies beside it: what is higher lies further in front.
        z: Finite,
        /// The groups that it lies in, innermost first.
        groups: Vec<SmolStr>,
        /// Of a container: drawn as a card, with what lies in it put away.
        collapsed: bool,
        /// The layer of the view that it lies on; empty for the ground layer.
        layer: SmolStr,
    }
);

record!(
    /// Something that somebody wrote onto the map.
    Note in Notes under NoteId {
        /// The number that people call it by, given when it is written and kept whatever else
        /// goes; 0 for one that came without.
        number: Finite,
        /// What it is about.
        kind: NoteKind,
        /// How it stands on a drawing.
        shape: NoteShape,
        /// A few words in front of the others.
        title: SmolStr,
        /// The element, link, note or view that it is pinned to.
        target: Option<SubjectId>,
        /// What its target was called, once that is out of the map.
        about: SmolStr,
        /// The plateau that it speaks of; `None` for all.
        plateau: Option<PlateauId>,
        /// Its words. `@` and the id of an element, link or view mentions it.
        text: SmolStr,
        /// Role of its author, never a person's name.
        author_role: SmolStr,
        /// Open or resolved.
        status: AnnotationStatus,
        /// Day of writing, ISO date.
        created: SmolStr,
        /// Day by which it asks for an answer, ISO date.
        due: SmolStr,
        /// Role that it asks, never a person's name.
        for_role: SmolStr,
        /// Answers, oldest first.
        replies: Vec<Reply>,
        /// Day on which it was resolved, ISO date.
        resolved: SmolStr,
        /// Addresses and places of documents.
        documents: Vec<SmolStr>,
        /// Of a decision: how far it has come.
        decision: DecisionStatus,
        /// Of a decision: the day of it, ISO date.
        decided: SmolStr,
        /// Of a decision: why.
        reason: SmolStr,
        /// Of a decision: what follows from it.
        consequence: SmolStr,
        /// Of a decision: the one that took its place.
        superseded_by: Option<NoteId>,
        /// The colour of the palette that somebody gave it; empty for its kind's.
        tint: SmolStr,
    }
);

record!(
    /// A requirement that the architecture must meet.
    Requirement in Requirements under RequirementId {
        /// What it is called.
        name: SmolStr,
        /// Where it comes from.
        source: SmolStr,
        /// What it asks.
        text: SmolStr,
        /// What it applies to, as a readable condition.
        applies_to: SmolStr,
        /// The condition that must hold, in the words of its readers.
        check: SmolStr,
        /// The built-in rule that holds it against the map; empty where `condition` does, or a
        /// person.
        rule: SmolStr,
        /// A condition of the user's own, in the language of `assurance/condition`.
        condition: SmolStr,
        /// Only elements and links that these let through are asked; empty for all.
        scope: Vec<Filter>,
        /// Its level, in the body's own words.
        level: SmolStr,
        /// 1 to 4; 0 when not set.
        severity: Finite,
        /// Whether it is set aside: not judged, and in no figure.
        suspended: bool,
        /// What a person found, where neither a rule nor a condition can look.
        verdict: ManualVerdict,
        /// Day of that, ISO date.
        checked: SmolStr,
        /// Role of who looked, never a person's name.
        checked_by_role: SmolStr,
        /// What shows that it is met: addresses and places of documents.
        evidence: Vec<SmolStr>,
        /// Role that answers for it.
        owner_role: SmolStr,
    }
);

record!(
    /// A project that turns one plateau into another.
    WorkPackage in WorkPackages under WorkPackageId {
        /// Its name.
        name: SmolStr,
        /// The line of the masterplan that it belongs to.
        axis: SmolStr,
        /// How far it has come.
        status: PackageStatus,
        /// How much of it is done, in percent.
        progress_pct: Option<Finite>,
        /// Where it starts from.
        from_plateau: Option<PlateauId>,
        /// What it leads to.
        to_plateau: Option<PlateauId>,
        /// First day, ISO date.
        start: SmolStr,
        /// Last day, ISO date.
        end: SmolStr,
        /// Days between, each an ISO date, a space and what is reached then.
        milestones: Vec<SmolStr>,
        /// The packages that must end before it starts.
        depends_on: Vec<WorkPackageId>,
        /// Role that answers for it.
        owner_role: SmolStr,
        /// Role that wants and pays it.
        sponsor_role: SmolStr,
        /// Budget in thousands of euros.
        budget_keur: Option<Finite>,
        /// The part of it that is investment, in thousands of euros.
        investment_keur: Option<Finite>,
        /// The part of it that is operation, in thousands of euros.
        operation_keur: Option<Finite>,
        /// Work of our own people, in days.
        workload_days: Option<Finite>,
        /// What it is for.
        objectives: SmolStr,
        /// What may go wrong.
        risks: SmolStr,
        /// What it is measured by.
        indicators: SmolStr,
        /// What happens to the applications: one of [`WorkPackage::STRATEGIES`].
        r_strategy: SmolStr,
        /// Elements and links that it brings.
        delivers: Vec<SubjectId>,
        /// Elements and links that it takes away.
        removes: Vec<SubjectId>,
        /// Elements and links that it changes.
        changes: Vec<SubjectId>,
        /// Requirements that it meets.
        requirements: Vec<RequirementId>,
    }
);

impl WorkPackage {
    /// The words for what happens to applications (7 R), in the order of menus.
    pub const STRATEGIES: [&'static str; 7] = [
        "retain",
        "rehost",
        "replatform",
        "repurchase",
        "refactor",
        "relocate",
        "retire",
    ];

    /// Its first day; `None` where it has none that the calendar knows.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        Day::first_of(&self.start)
    }

    /// Its last day; `None` where it has none that the calendar knows.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        Day::last_of(&self.end)
    }

    /// All that it claims: what it delivers, removes and changes.
    pub fn claimed(&self) -> impl Iterator<Item = &SubjectId> + use<'_> {
        let lists = [&self.delivers, &self.removes, &self.changes];
        lists.into_iter().flatten()
    }
}

impl MapInfo {
    /// The one id of this table.
    #[must_use]
    pub fn the_id() -> MapInfoId {
        MapInfoId::new(SmolStr::new_static("map"))
    }
}

/// The words for the colours of the palette, in the order of menus.
pub const TINTS: [&str; 7] = ["slate", "sky", "indigo", "teal", "violet", "rose", "amber"];

impl View {
    /// The words for how a view is arranged.
    pub const ARRANGEMENTS: [&'static str; 7] = [
        "layered",
        "swimlanes",
        "tiers",
        "tree",
        "radial",
        "grid",
        "force",
    ];
    /// The words for the way that an arrangement runs.
    pub const DIRECTIONS: [&'static str; 2] = ["down", "right"];
    /// The least number of links that can be drawn as one.
    pub const LEAST_BUNDLE: u32 = 2;

    /// From how many links on this view draws them as one; `None` for never, and for a number that
    /// is no count of links.
    #[must_use]
    pub fn bundles_from(&self) -> Option<u32> {
        let number = self.bundle_from.get();
        let is_count = number.fract() == 0.0
            && number >= f64::from(Self::LEAST_BUNDLE)
            && number <= f64::from(u32::MAX);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number within the range was just checked"
        )]
        is_count.then_some(number as u32)
    }
}

impl Placement {
    /// Whether it gives its subject a place: an element that came without one counts as new.
    #[must_use]
    pub fn has_place(&self) -> bool {
        self.rect().area() > 0.0
    }

    /// The id of the placement of `subject` in `view`: one per pair, so that two branches that
    /// place the same element meet in one record.
    #[must_use]
    pub fn id_for(view: &ViewId, subject: &SubjectId) -> PlacementId {
        PlacementId::new(format!("{view}/{subject}"))
    }

    /// The size of a collapsed container, map units: that of a card.
    pub const COLLAPSED_SIZE: (f64, f64) = (200.0, 66.0);

    /// The rectangle that it is drawn in: a collapsed container is a card at its upper left corner.
    #[must_use]
    pub fn shown_rect(&self) -> Rect {
        let rect = self.rect();
        if self.collapsed {
            rect.with_size(Self::COLLAPSED_SIZE)
        } else {
            rect
        }
    }

    /// Its rectangle in map units; of a collapsed container the one that it comes back to.
    #[must_use]
    pub fn rect(&self) -> Rect {
        Rect::new(
            self.x.get(),
            self.y.get(),
            self.x.get() + self.w.get(),
            self.y.get() + self.h.get(),
        )
    }
}
