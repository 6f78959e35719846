//! What one may ask of a map.
//!
//! A [`Command`] says what the user wants in the words of the domain. [`plan`] reads the map and
//! answers with the [`Patch`] that does it, or with a [`Refusal`] that says why not and what to do.
//! Nothing here changes a map: the workspace applies the patch, and its inverse is the undo.
//!
//! Every command is planned at a plateau: an edit of something that an earlier plateau brought
//! becomes an override at this one, so that the earlier state stays as it was.

mod align;
mod alike;
mod arrange;
mod assurance;
mod context;
mod copies;
mod draft;
mod dress;
mod elements;
mod fields;
mod folding;
mod groups;
mod handover;
mod held;
mod lay_out;
mod layers;
mod links;
mod manner;
mod many;
mod nest;
mod notes;
#[cfg(test)]
mod notes_tests;
mod offers;
mod on_view;
#[cfg(test)]
mod on_view_tests;
mod plateaus;
mod remove;
mod rewiring;
#[cfg(test)]
mod rewiring_tests;
mod scenarios;
#[cfg(test)]
mod shaping_tests;
pub mod sketch;
mod space;
mod stacking;
#[cfg(test)]
mod tests;
mod titles;
mod view_commands;
#[cfg(test)]
mod view_tests;
mod views;
mod work_packages;
#[cfg(test)]
mod work_packages_tests;

use smol_str::SmolStr;

use crate::geometry::{Point, Rect, Vec2};
use crate::model::{
    ElementId, KindId, LinkId, Name, NoteKind, Patch, PlateauId, RecordKey, SubjectId, SystemMap,
    Value, ViewId,
};

pub use align::{Alignment, Axis, Sameness};
pub use alike::FieldEdit;
pub use assurance::{AssuranceCommand, Kept};
pub use context::{Context, Refusal};
pub use copies::{Fragment, Home, copy_name};
pub use draft::{Draft, inherited};
pub use dress::Style;
pub use handover::HandoverCommand;
pub use held::{free_of, removable_of};
pub use lay_out::lost_bends;
pub use links::legal_kinds;
pub use manner::{LaidOut, Manner, Scope};
pub use many::{Occasion, Setting};
pub use nest::content_of;
pub use notes::NoteCommand;
pub use offers::{Offer, likeliest, may_reattach, offers};
pub use on_view::OnView;
pub use plateaus::{
    Fate, Naming, Part, PlateauCommand, PlateauForm, PlateauPreview, Presence, named_by,
    overridden_fields, preview, whole_fields,
};
pub use remove::{Removal, removal_of, stays_earlier};
pub use rewiring::{Rewiring, Splitter};
pub use scenarios::ScenarioCommand;
pub use space::{Room, room_at};
pub use stacking::Stacking;
pub use view_commands::{GatheredView, ViewCommand};
pub use work_packages::{PackageCommand, claimable};

/// What a user asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A new element, placed in a view.
    InsertElement {
        /// Its kind.
        kind: KindId,
        /// Its name.
        name: SmolStr,
        /// What contains it.
        parent: Option<ElementId>,
        /// Where it shows.
        place: Option<(ViewId, Rect)>,
    },
    /// Several new elements and links in a view, as one step.
    Draw(ViewId, Box<sketch::Sketch>),
    /// A new name for an element, link, view or plateau.
    Rename {
        /// What.
        record: RecordKey,
        /// Its name.
        name: SmolStr,
    },
    /// A field of a record.
    SetField {
        /// Which record.
        record: RecordKey,
        /// Which field.
        name: Name,
        /// Its value; `None` clears it.
        value: Option<Value>,
    },
    /// The same change of a field of many records.
    SetFields {
        /// Which records.
        records: std::sync::Arc<[RecordKey]>,
        /// Which field.
        name: Name,
        /// What happens to it.
        edit: FieldEdit,
    },
    /// Fields of many records, as one step.
    SetMany {
        /// The fields and their values.
        settings: Vec<Setting>,
        /// What for.
        occasion: Occasion,
    },
    /// A field back to what the earlier plateau says.
    ResetField {
        /// Which record.
        record: RecordKey,
        /// Which field.
        name: Name,
    },
    /// A new link.
    Connect {
        /// Its kind.
        kind: KindId,
        /// Where it starts.
        from: ElementId,
        /// Where it ends.
        to: ElementId,
    },
    /// Another end for a link.
    Reconnect {
        /// Which link.
        link: LinkId,
        /// Where it starts.
        from: ElementId,
        /// Where it ends.
        to: ElementId,
    },
    /// Links turned round, made another kind, split or joined.
    Rewire(Rewiring),
    /// Elements and notes moved by the same way, with all that lies in them.
    Move {
        /// In which view.
        view: ViewId,
        /// What.
        subjects: Vec<SubjectId>,
        /// How far, in map units.
        by: Vec2,
        /// Steps in a row become one (arrow keys).
        nudge: bool,
    },
    /// Elements moved into a container, or out of any.
    Nest {
        /// In which view.
        view: ViewId,
        /// What.
        elements: Vec<ElementId>,
        /// How far they move at once, in map units.
        by: Vec2,
        /// The container; `None` for the top.
        parent: Option<ElementId>,
    },
    /// Another rectangle for one box.
    Resize {
        /// In which view.
        view: ViewId,
        /// What.
        subject: SubjectId,
        /// Its rectangle, in map units.
        rect: Rect,
    },
    /// The right and lower edges of boxes moved, by key.
    ResizeBy {
        /// In which view.
        view: ViewId,
        /// What.
        subjects: Vec<SubjectId>,
        /// How far the edges go, in map units.
        by: Vec2,
    },
    /// Boxes lined up.
    Align {
        /// In which view.
        view: ViewId,
        /// What.
        subjects: Vec<SubjectId>,
        /// Which edges or centres.
        how: Alignment,
    },
    /// Boxes spread with equal gaps.
    Distribute {
        /// In which view.
        view: ViewId,
        /// What.
        subjects: Vec<SubjectId>,
        /// In which direction.
        axis: Axis,
    },
    /// Boxes made as wide, or as high, as each other.
    MakeSame {
        /// In which view.
        view: ViewId,
        /// What.
        subjects: Vec<SubjectId>,
        /// Which sides.
        what: Sameness,
    },
    /// Independent copies of elements and notes of a view, with what lies in them.
    Duplicate {
        /// In which view.
        view: ViewId,
        /// What.
        subjects: Vec<SubjectId>,
        /// How far from the originals, in map units; `None` for beside them.
        by: Option<Vec2>,
        /// What they are put into.
        home: Home,
    },
    /// Independent copies of something out of another view or another map.
    PasteCopies {
        /// Into which view.
        view: ViewId,
        /// What.
        fragment: Box<Fragment>,
        /// How far from where it was, in map units.
        by: Vec2,
        /// The container; `None` for the top.
        parent: Option<ElementId>,
        /// Whether references to elements of this map are kept, or dropped as those of another.
        keeps_references: bool,
    },
    /// Rectangles for many boxes: what a layout answered.
    Arrange {
        /// In which view.
        view: ViewId,
        /// Where each box goes.
        places: Vec<(SubjectId, Rect)>,
    },
    /// What a view draws in what: the groups that an attribute names, or containment.
    GroupBy {
        /// Which view.
        view: ViewId,
        /// An attribute that refers to elements, such as `zone`; empty for containment.
        attribute: Name,
    },
    /// From how many links between the same two boxes on a view draws them as one.
    Bundle {
        /// Which view.
        view: ViewId,
        /// Two or more; 0 for never.
        from: u32,
    },
    /// Elements of a view laid out, for all plateaus at once: what stands at several plateaus in
    /// the same container never moves when the plateau changes.
    LayOut {
        /// Which view.
        view: ViewId,
        /// What was arranged.
        scope: Scope,
        /// How the view is arranged from now on, where that changes.
        manner: Option<Manner>,
        /// Where each element goes that gets another place.
        places: Vec<LaidOut>,
    },
    /// Boxes locked where they are, whatever is arranged; or let go.
    Pin {
        /// In which view.
        view: ViewId,
        /// Which elements and notes.
        subjects: Vec<SubjectId>,
        /// Whether they are held.
        pinned: bool,
    },
    /// Elements and notes given a look.
    Dress {
        /// Which.
        subjects: Vec<SubjectId>,
        /// What they wear.
        style: Style,
    },
    /// A picture behind what a container holds; an empty name for none.
    Backdrop {
        /// The container.
        element: ElementId,
        /// The name of the picture among those of the map.
        picture: SmolStr,
    },
    /// Order, groups, layers and folding of boxes.
    OnView {
        /// In which view.
        view: ViewId,
        /// What of them.
        change: OnView,
    },
    /// Bends of a link in a view; none gives it back to the automatic route.
    PinBends {
        /// In which view.
        view: ViewId,
        /// Which link.
        link: LinkId,
        /// Corner points between its ends.
        bends: Vec<Point>,
    },
    /// Elements that exist already, shown in a view.
    Show {
        /// In which view.
        view: ViewId,
        /// Where each goes.
        places: Vec<(SubjectId, Rect)>,
    },
    /// Taken out of a view, not out of the map.
    Hide {
        /// Out of which view.
        view: ViewId,
        /// What.
        subjects: Vec<SubjectId>,
    },
    /// Taken out of the map, from this plateau on.
    Delete {
        /// What.
        subjects: Vec<SubjectId>,
    },
    /// A new note.
    AddNote {
        /// What it is about.
        kind: NoteKind,
        /// Its words.
        text: SmolStr,
        /// What it is pinned to.
        target: Option<SubjectId>,
        /// Where it shows.
        place: Option<(ViewId, Rect)>,
    },
    /// Something about notes.
    Note(NoteCommand),
    /// A new, empty view.
    AddView {
        /// Its name.
        name: SmolStr,
    },
    /// Something about a view as a whole.
    View(ViewCommand),
    /// A view and its placements, gone.
    DeleteView {
        /// Which.
        view: ViewId,
    },
    /// Something about work packages.
    Package(PackageCommand),
    /// Something about scenarios.
    Scenario(ScenarioCommand),
    /// What is asked of the map, and how it is judged.
    Assurance(AssuranceCommand),
    /// How the map is handed over.
    Handover(HandoverCommand),
    /// A new plateau after another.
    AddPlateau {
        /// Its name.
        name: SmolStr,
        /// The one that it starts from.
        based_on: Option<PlateauId>,
    },
    /// Something about plateaus as a whole, or about changes of one.
    Plateau(Box<PlateauCommand>),
}

/// Plans a command: the patch that does it, or why not. The map stays as it is.
///
/// # Errors
/// What stands in the way, in words.
pub fn plan(
    map: &SystemMap,
    command: &Command,
    context: &mut Context<'_>,
) -> Result<Patch, Refusal> {
    let mut draft = Draft::new(map, context);
    match command {
        Command::InsertElement {
            kind,
            name,
            parent,
            place,
        } => {
            elements::insert(&mut draft, kind, name, parent.as_ref(), place.as_ref())?;
        }
        Command::Draw(view, sketch) => sketch::draw(&mut draft, view, sketch)?,
        Command::Rename { record, name } => fields::rename(&mut draft, record, name)?,
        Command::SetField {
            record,
            name,
            value,
        } => {
            fields::set(&mut draft, record, name, value.as_ref())?;
        }
        Command::SetFields {
            records,
            name,
            edit,
        } => alike::set(&mut draft, records, name, edit)?,
        Command::SetMany { settings, .. } => many::set(&mut draft, settings)?,
        Command::ResetField { record, name } => fields::reset(&mut draft, record, name)?,
        Command::Connect { kind, from, to } => links::connect(&mut draft, kind, from, to)?,
        Command::Reconnect { link, from, to } => links::reconnect(&mut draft, link, from, to)?,
        Command::Rewire(what) => rewiring::rewire(&mut draft, what)?,
        Command::Move {
            view, subjects, by, ..
        } => {
            let subjects = free_of(map, view, subjects)?;
            arrange::shift(&mut draft, view, &subjects, *by)?;
        }
        Command::Nest {
            view,
            elements,
            by,
            parent,
        } => {
            nest::nest(&mut draft, view, elements, *by, parent.as_ref())?;
        }
        Command::Resize {
            view,
            subject,
            rect,
        } => {
            free_of(map, view, std::slice::from_ref(subject))?;
            folding::refuse_collapsed(&draft, view, subject)?;
            arrange::place(&mut draft, view, &[(subject.clone(), *rect)])?;
        }
        Command::ResizeBy { view, subjects, by } => {
            let subjects = free_of(map, view, subjects)?;
            align::resize_by(&mut draft, view, &subjects, *by)?;
        }
        Command::Align {
            view,
            subjects,
            how,
        } => align::align(&mut draft, view, subjects, *how)?,
        Command::Distribute {
            view,
            subjects,
            axis,
        } => align::distribute(&mut draft, view, subjects, *axis)?,
        Command::MakeSame {
            view,
            subjects,
            what,
        } => align::make_same(&mut draft, view, subjects, *what)?,
        Command::Duplicate {
            view,
            subjects,
            by,
            home,
        } => copies::duplicate(&mut draft, view, subjects, *by, home)?,
        Command::PasteCopies {
            view,
            fragment,
            by,
            parent,
            keeps_references,
        } => {
            let home = if *keeps_references {
                Home::Moved(parent.clone())
            } else {
                Home::Within(parent.clone())
            };
            copies::insert(&mut draft, view, fragment, *by, &home)?;
        }
        Command::Arrange { view, places } | Command::Show { view, places } => {
            arrange::place(&mut draft, view, places)?;
        }
        Command::GroupBy { view, attribute } => views::group_by(&mut draft, view, attribute)?,
        Command::Bundle { view, from } => views::bundle(&mut draft, view, *from)?,
        Command::LayOut {
            view,
            manner,
            places,
            ..
        } => lay_out::lay_out(&mut draft, view, manner.as_ref(), places)?,
        Command::Pin {
            view,
            subjects,
            pinned,
        } => lay_out::pin(&mut draft, view, subjects, *pinned)?,
        Command::Dress { subjects, style } => dress::dress(&mut draft, subjects, style)?,
        Command::Backdrop { element, picture } => {
            dress::backdrop(&mut draft, element, picture)?;
        }
        Command::OnView { view, change } => on_view::plan(&mut draft, view, change)?,
        Command::PinBends { view, link, bends } => {
            free_of(map, view, &[SubjectId::from(link)])?;
            arrange::pin(&mut draft, view, link, bends)?;
        }
        Command::Hide { view, subjects } => {
            let subjects = removable_of(map, draft.plateau(), view, subjects)?;
            remove::hide(&mut draft, view, &subjects)?;
        }
        Command::Delete { subjects } => remove::delete(&mut draft, subjects)?,
        Command::AddNote {
            kind,
            text,
            target,
            place,
        } => {
            notes::add_plain(&mut draft, *kind, text, target.as_ref(), place.as_ref())?;
        }
        Command::Note(command) => command.plan(&mut draft)?,
        Command::AddView { name } => views::add(&mut draft, name)?,
        Command::View(command) => command.plan(&mut draft)?,
        Command::Package(command) => command.plan(&mut draft)?,
        Command::Scenario(command) => command.plan(&mut draft)?,
        Command::Assurance(command) => command.plan(&mut draft)?,
        Command::Handover(command) => command.plan(&mut draft)?,
        Command::DeleteView { view } => views::delete(&mut draft, view)?,
        Command::AddPlateau { name, based_on } => {
            views::add_plateau(&mut draft, name, based_on.as_ref())?;
        }
        Command::Plateau(command) => command.plan(&mut draft)?,
    }
    Ok(draft.finish())
}
