//! The one table of commands: menus, keys, the command search and the page of shortcuts read it.
//!
//! A file a menu, and one more for what lines boxes up; the list of menus stands here, over what
//! all of them are made of.

mod align;
mod analyse;
mod arrange;
mod assure;
mod bar;
mod bar_answers;
mod comfort;
mod comparing;
mod documents;
mod edit;
mod file;
mod finding;
mod help;
mod insert;
mod keyboard;
pub(in crate::ui::panels) mod keymap;
mod keys;
mod lenses;
mod looks;
mod merging;
mod notes;
mod plan;
mod plateaus;
mod presets;
pub(in crate::ui::panels) mod pressing;
mod shapes;
mod tools;
mod view;
mod views;

use std::borrow::Cow;

use crate::locale::{Language, Message, MessageId, msg};
use crate::model::SubjectId;
use crate::ui::UiState;
use crate::ui::canvas::{Request, Tool};
use crate::workspace::{Action, Workspace};
pub use bar::commands_of;
pub(in crate::ui::panels) use bar::{Line, lines};
pub use keys::{Keys, Platform};
pub(in crate::ui::panels) use pressing::take_keys;
pub(in crate::ui::panels) use views::show_in_view;

/// The menus, in the order of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files and pictures.
    File,
    /// Steps, selection, deleting.
    Edit,
    /// Zoom, panels, views, perspectives.
    View,
    /// New things on the map.
    Insert,
    /// Where things lie.
    Arrange,
    /// Impact.
    Analyse,
    /// What is asked of the map, and how it fares.
    Assure,
    /// Keys, language, theme, about.
    Help,
}

impl Menu {
    /// Every menu, in the order of the bar.
    pub const ALL: [Self; 8] = [
        Self::File,
        Self::Edit,
        Self::View,
        Self::Insert,
        Self::Arrange,
        Self::Analyse,
        Self::Assure,
        Self::Help,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::File => msg::UI_MENU_FILE,
            Self::Edit => msg::UI_MENU_EDIT,
            Self::View => msg::UI_MENU_VIEW,
            Self::Insert => msg::UI_MENU_INSERT,
            Self::Arrange => msg::UI_MENU_ARRANGE,
            Self::Analyse => msg::UI_MENU_ANALYSE,
            Self::Assure => msg::FINDINGS_MENU,
            Self::Help => msg::UI_MENU_HELP,
        }
    }
}

/// What a command works on.
pub(crate) struct Doing<'a> {
    /// What is open.
    pub workspace: &'a Workspace,
    /// What the window remembers.
    pub state: &'a mut UiState,
    /// What the user did.
    pub actions: &'a mut Vec<Action>,
}

impl Doing<'_> {
    fn act(&mut self, action: Action) {
        self.actions.push(action);
    }
    fn ask(&mut self, request: Request) {
        self.state.canvas.request = Some(request);
    }
    fn hold(&mut self, tool: Tool) {
        self.state.canvas.tool = tool;
    }
}

/// What the menu at the pointer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtPointer {
    /// What is selected.
    Selection,
    /// The drawing as a whole.
    Ground,
}

/// One command.
pub struct Entry {
    /// Its menu.
    pub menu: Menu,
    /// The menu within its menu that holds it.
    pub within: Option<MessageId>,
    /// Where the menu at the pointer offers it, too.
    pub at_pointer: Option<AtPointer>,
    /// Its name.
    pub label: MessageId,
    /// Its keys until the user chooses others; the first is shown.
    pub keys: &'static [Keys],
    /// Whether it makes sense now.
    pub enabled: fn(&Workspace) -> bool,
    /// Whether what it switches is on; `None` for a command that switches nothing.
    pub checked: Option<fn(&Workspace, &UiState) -> bool>,
    pub(crate) run: fn(&mut Doing<'_>),
}

impl Entry {
    /// Its name with what it would do now: “Undo: rename”.
    #[must_use]
    pub fn title(&self, workspace: &Workspace) -> String {
        let language = workspace.language();
        // While a merge is under way, undo takes choices back and no step.
        let history = workspace
            .document
            .as_ref()
            .filter(|document| document.merging.is_none())
            .map(|document| &document.history);
        let step = if self.label == msg::UI_UNDO {
            history.and_then(|history| history.next_undo())
        } else if self.label == msg::UI_REDO {
            history.and_then(|history| history.next_redo())
        } else {
            None
        };
        if self.label == msg::UI_PIN && arrange::all_pinned(workspace) {
            return language.text(msg::UI_UNPIN);
        }
        match step {
            Some(step) => {
                let of = if self.label == msg::UI_UNDO {
                    msg::UI_UNDO_STEP
                } else {
                    msg::UI_REDO_STEP
                };
                language.say(&of.with("step", step.title.clone()))
            }
            None => language.say(&Message::from(self.label)),
        }
    }

    /// The keys that the user has for it; the first is the one to show.
    #[must_use]
    pub fn keys_now(&self, workspace: &Workspace) -> Cow<'static, [Keys]> {
        keymap::keys_of(self, &workspace.preferences.keymap)
    }

    /// The keys to show.
    #[must_use]
    pub fn keys_text(&self, workspace: &Workspace) -> String {
        let keys = self.keys_now(workspace);
        let first = keys.first().map(|keys| keys.text(workspace.language()));
        first.unwrap_or_default()
    }

    /// The first of the keys that it has before anybody chose others.
    #[must_use]
    pub fn default_text(&self, language: Language) -> String {
        let first = self.default_keys().first();
        first.map(|keys| keys.text(language)).unwrap_or_default()
    }

    /// Its keys here, before anybody chose others.
    fn default_keys(&self) -> &'static [Keys] {
        let on_mac = match Platform::here() {
            Platform::Mac => presets::on_mac(self.label.as_str()),
            Platform::Other => None,
        };
        on_mac.unwrap_or(self.keys)
    }
}

fn always(_: &Workspace) -> bool {
    true
}
fn has_map(workspace: &Workspace) -> bool {
    workspace.document.is_some()
}
fn has_selection(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| !document.selection.is_empty())
}
/// Whether this many elements and notes are selected in a map that may be changed.
fn may_edit_boxes(workspace: &Workspace, least: usize) -> bool {
    let count = |document: &crate::workspace::Document| {
        let tables = document.map().tables();
        let is_box = |subject: &&SubjectId| !tables.links.contains(&subject.text().clone().into());
        document.selection.iter().filter(is_box).count()
    };
    may_edit(workspace)
        && workspace
            .document
            .as_ref()
            .is_some_and(|document| count(document) >= least)
}
fn has_one(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| document.selection.len() == 1)
}
fn has_elements(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| !document.selected_elements().is_empty())
}
fn has_failed(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| document.imagines())
}
fn may_edit(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| !document.is_read_only())
}
fn can_undo(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| match &document.merging {
            Some(underway) => !underway.pending.choices().is_empty(),
            None => document.history.next_undo().is_some(),
        })
}
fn can_redo(workspace: &Workspace) -> bool {
    workspace.document.as_ref().is_some_and(|document| {
        document.merging.is_none() && document.history.next_redo().is_some()
    })
}
fn views(workspace: &Workspace) -> usize {
    workspace
        .document
        .as_ref()
        .map_or(0, |document| document.views().len())
}

const fn entry(
    menu: Menu,
    label: MessageId,
    keys: &'static [Keys],
    run: fn(&mut Doing<'_>),
) -> Entry {
    Entry {
        menu,
        within: None,
        at_pointer: None,
        label,
        keys,
        enabled: has_map,
        checked: None,
        run,
    }
}

impl Entry {
    const fn within(mut self, menu: MessageId) -> Self {
        self.within = Some(menu);
        self
    }
    const fn on_selection(mut self) -> Self {
        self.at_pointer = Some(AtPointer::Selection);
        self
    }
    const fn on_ground(mut self) -> Self {
        self.at_pointer = Some(AtPointer::Ground);
        self
    }
    const fn when(mut self, enabled: fn(&Workspace) -> bool) -> Self {
        self.enabled = enabled;
        self
    }
    const fn checked_when(mut self, checked: fn(&Workspace, &UiState) -> bool) -> Self {
        self.checked = Some(checked);
        self
    }
}

/// Every command, menu by menu.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    [
        file::ENTRIES,
        merging::ENTRIES,
        edit::ENTRIES,
        comfort::ENTRIES,
        finding::ENTRIES,
        looks::ENTRIES,
        view::SIGHT,
        views::ENTRIES,
        view::ENTRIES,
        comfort::SCALES,
        tools::ENTRIES,
        insert::ENTRIES,
        notes::ENTRIES,
        plateaus::ENTRIES,
        arrange::ENTRIES,
        align::ENTRIES,
        shapes::ENTRIES,
        analyse::ENTRIES,
        documents::ENTRIES,
        lenses::ENTRIES,
        plan::ENTRIES,
        comparing::ENTRIES,
        assure::ENTRIES,
        help::ENTRIES,
        keyboard::ENTRIES,
    ]
    .into_iter()
    .flatten()
}

fn panels(doing: &mut Doing<'_>, change: fn(&mut crate::workspace::Panels)) {
    let mut panels = doing.workspace.preferences.panels;
    change(&mut panels);
    doing.act(Action::ShowPanels(panels));
}

/// The entry of a command.
#[must_use]
pub fn find(label: MessageId) -> Option<&'static Entry> {
    entries().find(|entry| entry.label == label)
}

/// Selects a subject and brings it into the middle of the canvas.
pub(super) fn jump(subject: SubjectId, state: &mut UiState, actions: &mut Vec<Action>) {
    actions.push(Action::Select(
        vec![subject.clone()],
        crate::workspace::Selecting::Only,
    ));
    state.canvas.request = Some(Request::CenterOn(subject));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut seen: Vec<(Keys, MessageId)> = Vec::new();
        for entry in entries() {
            for keys in entry.keys {
                let clash = seen.iter().find(|(other, holder)| {
                    other == keys
                        && !keymap::SHARED.contains(&(*holder, entry.label))
                        && !keymap::SHARED.contains(&(entry.label, *holder))
                });
                assert!(
                    clash.is_none(),
                    "{keys:?} of {:?} and {clash:?}",
                    entry.label
                );
                seen.push((*keys, entry.label));
            }
        }
    }
}
