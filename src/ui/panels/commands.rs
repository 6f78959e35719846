//! The one table of commands: menus, keys, the command search and the page of shortcuts read it.

use egui::{Event, Key, Modifiers};

use crate::locale::{Language, Message, MessageId, msg};
use crate::model::SubjectId;
use crate::ui::UiState;
use crate::ui::canvas::{Request, Tool};
use crate::workspace::{Action, Dialog, Perspective, ThemeChoice, Workspace};

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
    /// Keys, language, theme, about.
    Help,
}

impl Menu {
    /// Every menu, in the order of the bar.
    pub const ALL: [Self; 7] = [
        Self::File,
        Self::Edit,
        Self::View,
        Self::Insert,
        Self::Arrange,
        Self::Analyse,
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
            Self::Help => msg::UI_MENU_HELP,
        }
    }
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Ctrl (⌘ on macOS).
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// The key.
    pub key: Key,
}

const fn plain(key: Key) -> Keys {
    Keys {
        command: false,
        shift: false,
        key,
    }
}
const fn shift(key: Key) -> Keys {
    Keys {
        command: false,
        shift: true,
        key,
    }
}
const fn ctrl(key: Key) -> Keys {
    Keys {
        command: true,
        shift: false,
        key,
    }
}
const fn ctrl_shift(key: Key) -> Keys {
    Keys {
        command: true,
        shift: true,
        key,
    }
}

impl Keys {
    /// As a person reads it: `Ctrl+Maj+S`.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        let mut parts: Vec<String> = Vec::new();
        if self.command {
            parts.push(
                if cfg!(target_os = "macos") {
                    "⌘"
                } else {
                    "Ctrl"
                }
                .to_owned(),
            );
        }
        if self.shift {
            parts.push(language.text(msg::UI_KEY_SHIFT));
        }
        parts.push(match self.key {
            Key::Delete => language.text(msg::UI_KEY_DELETE),
            Key::Home => language.text(msg::UI_KEY_HOME),
            Key::PageUp => language.text(msg::UI_KEY_PAGE_UP),
            Key::PageDown => language.text(msg::UI_KEY_PAGE_DOWN),
            Key::Plus => "+".to_owned(),
            Key::Minus => "−".to_owned(),
            key => key.name().to_owned(),
        });
        parts.join("+")
    }

    fn fits(self, key: Key, physical_key: Option<Key>, modifiers: Modifiers) -> bool {
        let is_digit = matches!(self.key, Key::Num0 | Key::Num1 | Key::Num2);
        let same_key = key == self.key
            || (is_digit && physical_key == Some(self.key))
            || (self.key == Key::Plus && key == Key::Equals);
        // Plus stands on the shifted level of many layouts.
        let same_shift = modifiers.shift == self.shift || self.key == Key::Plus;
        same_key && same_shift && modifiers.command == self.command && !modifiers.alt
    }

    /// Whether the keys type or edit when a text field has the focus.
    fn belongs_to_text(self) -> bool {
        let is_function = matches!(
            self.key,
            Key::F1 | Key::F2 | Key::F5 | Key::F8 | Key::F9 | Key::F11
        );
        if self.command {
            matches!(self.key, Key::A | Key::Z | Key::Y)
        } else {
            !is_function
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

/// One command.
pub struct Entry {
    /// Its menu.
    pub menu: Menu,
    /// Whether a hairline stands over it.
    pub starts_group: bool,
    /// Its name.
    pub label: MessageId,
    /// Its keys; the first is shown.
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
        let history = workspace
            .document
            .as_ref()
            .map(|document| &document.history);
        let step = if self.label == msg::UI_UNDO {
            history.and_then(|history| history.next_undo())
        } else if self.label == msg::UI_REDO {
            history.and_then(|history| history.next_redo())
        } else {
            None
        };
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

    /// The keys to show.
    #[must_use]
    pub fn keys_text(&self, language: Language) -> String {
        self.keys
            .first()
            .map(|keys| keys.text(language))
            .unwrap_or_default()
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
        .is_some_and(|document| !document.failed().is_empty())
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
        .is_some_and(|document| document.history.next_undo().is_some())
}
fn can_redo(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| document.history.next_redo().is_some())
}
fn has_problems(workspace: &Workspace) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| !document.problems.is_empty())
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
        starts_group: false,
        label,
        keys,
        enabled: has_map,
        checked: None,
        run,
    }
}

impl Entry {
    const fn apart(mut self) -> Self {
        self.starts_group = true;
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
pub static ENTRIES: &[Entry] = &[
    entry(Menu::File, msg::UI_NEW, &[ctrl(Key::N)], |doing| {
        doing.act(Action::NewMap);
    })
    .when(always),
    entry(Menu::File, msg::UI_OPEN, &[ctrl(Key::O)], |doing| {
        doing.act(Action::AskOpen);
    })
    .when(always),
    entry(Menu::File, msg::UI_SAVE, &[ctrl(Key::S)], |doing| {
        doing.act(Action::Save);
    })
    .apart(),
    entry(
        Menu::File,
        msg::UI_SAVE_AS,
        &[ctrl_shift(Key::S)],
        |doing| doing.act(Action::AskSaveAs),
    ),
    entry(Menu::File, msg::UI_EXPORT_AGAIN, &[ctrl(Key::E)], |doing| {
        doing.act(Action::ExportAgain);
    })
    .apart(),
    entry(Menu::File, msg::UI_EXPORT, &[ctrl_shift(Key::E)], |doing| {
        doing.act(Action::OpenDialog(Dialog::Export));
    }),
    entry(Menu::File, msg::UI_MAP_PROPERTIES, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::MapProperties));
    })
    .apart(),
    entry(Menu::File, msg::UI_CLOSE_MAP, &[ctrl(Key::W)], |doing| {
        doing.act(Action::CloseMap);
    })
    .apart(),
    entry(Menu::File, msg::UI_QUIT, &[ctrl(Key::Q)], |doing| {
        doing.act(Action::Quit);
    })
    .when(always),
    entry(Menu::Edit, msg::UI_UNDO, &[ctrl(Key::Z)], |doing| {
        doing.act(Action::Undo);
    })
    .when(can_undo),
    entry(
        Menu::Edit,
        msg::UI_REDO,
        &[ctrl_shift(Key::Z), ctrl(Key::Y)],
        |doing| {
            doing.act(Action::Redo);
        },
    )
    .when(can_redo),
    entry(Menu::Edit, msg::UI_SELECT_ALL, &[ctrl(Key::A)], |doing| {
        doing.act(Action::SelectAll);
    })
    .apart(),
    entry(Menu::Edit, msg::UI_SELECT_NONE, &[], |doing| {
        doing.act(Action::SelectNone);
    })
    .when(has_selection),
    entry(
        Menu::Edit,
        msg::UI_RENAME,
        &[plain(Key::F2), plain(Key::Enter)],
        |doing| {
            doing.ask(Request::RenameSelection);
        },
    )
    .when(has_one)
    .apart(),
    entry(
        Menu::Edit,
        msg::UI_HIDE,
        &[plain(Key::Delete), plain(Key::Backspace)],
        |doing| {
            doing.act(Action::HideSelection);
        },
    )
    .when(has_selection),
    entry(Menu::Edit, msg::UI_DELETE, &[shift(Key::Delete)], |doing| {
        doing.act(Action::DeleteSelection);
    })
    .when(has_selection),
    entry(Menu::View, msg::UI_ZOOM_IN, &[ctrl(Key::Plus)], |doing| {
        doing.ask(Request::ZoomBy(1.25));
    }),
    entry(Menu::View, msg::UI_ZOOM_OUT, &[ctrl(Key::Minus)], |doing| {
        doing.ask(Request::ZoomBy(0.8));
    }),
    entry(Menu::View, msg::UI_ZOOM_100, &[ctrl(Key::Num0)], |doing| {
        doing.ask(Request::ZoomTo(1.0));
    }),
    entry(
        Menu::View,
        msg::UI_FIT_ALL,
        &[shift(Key::Num1), plain(Key::Home)],
        |doing| {
            doing.ask(Request::FitAll);
        },
    ),
    entry(
        Menu::View,
        msg::UI_FIT_SELECTION,
        &[shift(Key::Num2), shift(Key::Home)],
        |doing| {
            doing.ask(Request::FitSelection);
        },
    )
    .when(has_selection),
    entry(
        Menu::View,
        msg::UI_NEXT_VIEW,
        &[ctrl(Key::PageDown)],
        |doing| turn(doing, 1),
    )
    .when(|workspace| views(workspace) > 1)
    .apart(),
    entry(
        Menu::View,
        msg::UI_PREVIOUS_VIEW,
        &[ctrl(Key::PageUp)],
        |doing| turn(doing, -1),
    )
    .when(|workspace| views(workspace) > 1),
    entry(Menu::View, msg::UI_PANEL_LEFT, &[plain(Key::F9)], |doing| {
        panels(doing, |panels| panels.left = !panels.left);
    })
    .checked_when(|workspace, _| workspace.preferences.panels.left)
    .apart(),
    entry(
        Menu::View,
        msg::UI_PANEL_RIGHT,
        &[shift(Key::F9)],
        |doing| {
            panels(doing, |panels| panels.right = !panels.right);
        },
    )
    .checked_when(|workspace, _| workspace.preferences.panels.right),
    entry(Menu::View, msg::UI_PANEL_LOWER, &[ctrl(Key::J)], |doing| {
        panels(doing, |panels| panels.lower = !panels.lower);
    })
    .checked_when(|workspace, _| workspace.preferences.panels.lower),
    entry(Menu::View, msg::UI_MINIMAP, &[plain(Key::F8)], |doing| {
        panels(doing, |panels| panels.minimap = !panels.minimap);
    })
    .checked_when(|workspace, _| workspace.preferences.panels.minimap),
    entry(Menu::View, msg::UI_THEME_SYSTEM, &[], |doing| {
        doing.act(Action::WearTheme(ThemeChoice::System));
    })
    .checked_when(|workspace, _| workspace.preferences.theme == ThemeChoice::System)
    .when(always)
    .apart(),
    entry(Menu::View, msg::UI_THEME_LIGHT, &[], |doing| {
        doing.act(Action::WearTheme(ThemeChoice::Light));
    })
    .checked_when(|workspace, _| workspace.preferences.theme == ThemeChoice::Light)
    .when(always),
    entry(Menu::View, msg::UI_THEME_DARK, &[], |doing| {
        doing.act(Action::WearTheme(ThemeChoice::Dark));
    })
    .checked_when(|workspace, _| workspace.preferences.theme == ThemeChoice::Dark)
    .when(always),
    entry(Menu::View, msg::UI_SPEAK_FRENCH, &[], |doing| {
        doing.act(Action::SpeakLanguage(Language::French));
    })
    .checked_when(|workspace, _| workspace.language() == Language::French)
    .when(always)
    .apart(),
    entry(Menu::View, msg::UI_SPEAK_ENGLISH, &[], |doing| {
        doing.act(Action::SpeakLanguage(Language::English));
    })
    .checked_when(|workspace, _| workspace.language() == Language::English)
    .when(always),
    entry(
        Menu::Insert,
        msg::UI_INSERT_ELEMENT,
        &[plain(Key::N)],
        |doing| {
            doing.state.panels.open_palette = true;
            if !doing.workspace.preferences.panels.left {
                panels(doing, |panels| panels.left = true);
            }
        },
    )
    .when(may_edit),
    entry(
        Menu::Insert,
        msg::UI_TOOL_CONNECT,
        &[plain(Key::L)],
        |doing| doing.hold(Tool::Connect),
    )
    .checked_when(|_, state| state.canvas.tool == Tool::Connect)
    .when(may_edit),
    entry(Menu::Insert, msg::UI_TOOL_NOTE, &[plain(Key::C)], |doing| {
        doing.hold(Tool::Note);
    })
    .checked_when(|_, state| state.canvas.tool == Tool::Note)
    .when(may_edit),
    entry(Menu::Insert, msg::UI_NEW_VIEW, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::NewView));
    })
    .when(may_edit)
    .apart(),
    entry(Menu::Insert, msg::UI_NEW_PLATEAU, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::NewPlateau));
    })
    .when(may_edit),
    entry(
        Menu::Arrange,
        msg::UI_TOOL_SELECT,
        &[plain(Key::V)],
        |doing| doing.hold(Tool::Select),
    )
    .checked_when(|_, state| state.canvas.tool == Tool::Select),
    entry(
        Menu::Arrange,
        msg::UI_TOOL_HAND,
        &[plain(Key::H)],
        |doing| doing.hold(Tool::Hand),
    )
    .checked_when(|_, state| state.canvas.tool == Tool::Hand),
    entry(Menu::Arrange, msg::UI_LAY_OUT, &[], |doing| {
        doing.act(Action::LayOutView);
    })
    .when(may_edit)
    .apart(),
    entry(Menu::Analyse, msg::UI_WHAT_IF, &[plain(Key::I)], |doing| {
        if let Some(document) = &doing.workspace.document {
            let elements = document.selected_elements();
            doing.act(Action::Fail(elements));
        }
    })
    .when(has_elements),
    entry(Menu::Analyse, msg::UI_FAIL_NOTHING, &[], |doing| {
        doing.act(Action::FailNothing);
    })
    .when(has_failed),
    entry(Menu::Analyse, msg::UI_LOOK_STANDARD, &[], |doing| {
        look(doing, Perspective::Standard);
    })
    .checked_when(|workspace, _| looks(workspace, Perspective::Standard))
    .apart(),
    entry(Menu::Analyse, msg::UI_LOOK_HOSTING, &[], |doing| {
        look(doing, Perspective::Hosting);
    })
    .checked_when(|workspace, _| looks(workspace, Perspective::Hosting)),
    entry(Menu::Analyse, msg::UI_LOOK_IMPACT, &[], |doing| {
        look(doing, Perspective::Impact);
    })
    .checked_when(|workspace, _| looks(workspace, Perspective::Impact)),
    entry(Menu::Analyse, msg::UI_LOOK_DATA, &[], |doing| {
        look(doing, Perspective::DataProtection);
    })
    .checked_when(|workspace, _| looks(workspace, Perspective::DataProtection)),
    entry(Menu::Analyse, msg::UI_LOOK_LIFE, &[], |doing| {
        look(doing, Perspective::LifeCycle);
    })
    .checked_when(|workspace, _| looks(workspace, Perspective::LifeCycle)),
    entry(Menu::Analyse, msg::UI_LOOK_CRITICALITY, &[], |doing| {
        look(doing, Perspective::Criticality);
    })
    .checked_when(|workspace, _| looks(workspace, Perspective::Criticality)),
    entry(Menu::Analyse, msg::UI_SHOW_PROBLEMS, &[], |doing| {
        doing.state.panels.drawer.show_problems();
        if !doing.workspace.preferences.panels.lower {
            panels(doing, |panels| panels.lower = true);
        }
    })
    .when(has_problems)
    .apart(),
    entry(
        Menu::Help,
        msg::UI_FIND_COMMAND,
        &[ctrl(Key::K), ctrl_shift(Key::P), ctrl(Key::F)],
        |doing| {
            doing.state.panels.search.ask_for_focus();
        },
    ),
    entry(Menu::Help, msg::UI_SHORTCUTS, &[plain(Key::F1)], |doing| {
        doing.act(Action::OpenDialog(Dialog::Shortcuts));
    })
    .when(always),
    entry(Menu::Help, msg::UI_ABOUT, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::About));
    })
    .when(always)
    .apart(),
];

/// The entry of a command.
#[must_use]
pub fn find(label: MessageId) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.label == label)
}

/// The name of a perspective.
#[must_use]
pub fn perspective_name(perspective: Perspective) -> MessageId {
    match perspective {
        Perspective::Standard => msg::UI_LOOK_STANDARD,
        Perspective::Hosting => msg::UI_LOOK_HOSTING,
        Perspective::Impact => msg::UI_LOOK_IMPACT,
        Perspective::DataProtection => msg::UI_LOOK_DATA,
        Perspective::LifeCycle => msg::UI_LOOK_LIFE,
        Perspective::Criticality => msg::UI_LOOK_CRITICALITY,
    }
}

fn looks(workspace: &Workspace, perspective: Perspective) -> bool {
    workspace
        .document
        .as_ref()
        .is_some_and(|document| document.perspective == perspective)
}

fn look(doing: &mut Doing<'_>, perspective: Perspective) {
    doing.act(Action::Look(perspective));
}

fn panels(doing: &mut Doing<'_>, change: fn(&mut crate::workspace::Panels)) {
    let mut panels = doing.workspace.preferences.panels;
    change(&mut panels);
    doing.act(Action::ShowPanels(panels));
}

/// Shows the next view (1) or the one before (-1), round and round.
fn turn(doing: &mut Doing<'_>, step: isize) {
    let Some(document) = &doing.workspace.document else {
        return;
    };
    let views = document.views();
    let at = views
        .iter()
        .position(|view| Some(view) == document.view.as_ref())
        .unwrap_or(0);
    let next = at.saturating_add_signed(step + isize::try_from(views.len()).unwrap_or(0));
    if let Some(view) = views.get(next % views.len().max(1)) {
        doing.actions.push(Action::ShowView(view.clone()));
    }
}

/// Selects a subject and brings it into the middle of the canvas.
pub(super) fn jump(subject: SubjectId, state: &mut UiState, actions: &mut Vec<Action>) {
    actions.push(Action::Select(
        vec![subject.clone()],
        crate::workspace::Selecting::Only,
    ));
    state.canvas.request = Some(Request::CenterOn(subject));
}

/// Carries out the commands whose keys were pressed in this frame, and takes the keys away.
/// Nothing happens while a dialog waits; keys that type belong to a text field that has the focus.
pub(super) fn take_keys(ui: &egui::Ui, doing: &mut Doing<'_>) {
    let ctx = ui.ctx();
    if doing.workspace.dialog.is_some() || ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let is_typing = ctx.text_edit_focused();
    let has_focus = ctx.memory(|memory| memory.focused().is_some());
    let menu_open = egui::Popup::is_any_open(ctx);
    let mut pressed: Vec<&'static Entry> = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            let found = ENTRIES.iter().find(|entry| {
                entry
                    .keys
                    .iter()
                    .any(|keys| keys.fits(*key, *physical_key, *modifiers))
            });
            let Some(entry) = found else { return true };
            let keys = entry
                .keys
                .iter()
                .find(|keys| keys.fits(*key, *physical_key, *modifiers));
            let types = keys.is_some_and(|keys| keys.belongs_to_text());
            // Enter presses the button that has the focus.
            let is_button_key = *key == Key::Enter && (has_focus || menu_open);
            let is_letter = types && menu_open;
            if (types && is_typing)
                || is_button_key
                || is_letter
                || !(entry.enabled)(doing.workspace)
            {
                return true;
            }
            pressed.push(entry);
            false
        });
    });
    for entry in pressed {
        (entry.run)(doing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut seen: Vec<(Keys, MessageId)> = Vec::new();
        for entry in ENTRIES {
            for keys in entry.keys {
                let clash = seen.iter().find(|(other, _)| other == keys);
                assert!(
                    clash.is_none(),
                    "{keys:?} of {:?} and {clash:?}",
                    entry.label
                );
                seen.push((*keys, entry.label));
            }
        }
    }

    #[test]
    fn keys_read_in_the_language_of_the_user() {
        let keys = ctrl_shift(Key::S);
        assert_eq!(keys.text(Language::French), "Ctrl+Maj+S");
        assert_eq!(keys.text(Language::English), "Ctrl+Shift+S");
    }

    #[test]
    fn digits_are_found_by_their_place_on_a_french_keyboard() {
        let keys = shift(Key::Num1);
        assert!(keys.fits(Key::A, Some(Key::Num1), Modifiers::SHIFT));
        assert!(!keys.fits(Key::A, Some(Key::Num1), Modifiers::NONE));
    }
}
