//! What can be done with the chosen version, in the menu of its row and at the end of the bar.

use std::sync::Arc;

use egui::{Button, Ui};

use crate::locale::{Language, Message, MessageId, msg};
use crate::ui::UiState;
use crate::ui::panels::controls;
use crate::versions::Version;
use crate::workspace::{
    Action, Document, Naming, Pair, Side, VersionChange, VersionList, Versioning, Workspace,
};

/// Width of the menus, in points.
const WIDTH: f32 = 290.0;

/// The name that a version goes by: that of a branch which stands there, or its title.
pub(super) fn name_of(version: &Version) -> String {
    let named = version.branches.first().or(version.remotes.first());
    named.unwrap_or(&version.title).clone()
}

/// The comparison with the working map.
pub(super) fn against_working(version: &Version) -> Action {
    let pair = Pair::new(Side::version(version.clone()), Side::working());
    Action::Compare(Box::new(pair))
}

/// The comparison of two versions, the older one before.
pub(super) fn between(list: &VersionList, a: &Version, b: &Version) -> Action {
    let place = |version: &Version| {
        list.versions
            .iter()
            .position(|other| other.id == version.id)
    };
    // The newest stands first.
    let (before, after) = if place(a) > place(b) { (a, b) } else { (b, a) };
    let pair = Pair::new(Side::version(before.clone()), Side::version(after.clone()));
    Action::Compare(Box::new(pair))
}

/// Whether the map that is open can be changed, also after going back to it from a version.
pub(super) fn may_edit(workspace: &Workspace) -> bool {
    let document = workspace.document.as_ref();
    document.is_some_and(|document| !document.is_read_only() || document.version().is_some())
}

/// Whether the working map itself is open.
pub(super) fn is_working(workspace: &Workspace) -> bool {
    let document = workspace.document.as_ref();
    document.is_some_and(|document| document.version().is_none())
}

/// The menu.
pub(super) fn menu(
    ui: &mut Ui,
    workspace: &Workspace,
    list: &Arc<VersionList>,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let panel = &state.panels.versions;
    let Some(version) = panel.chosen(list) else {
        return;
    };
    ui.set_width(WIDTH);
    super::super::menu::compact(ui);
    let mut menu = Menu {
        ui,
        language: workspace.language(),
        actions,
    };
    let has_file = version.has_file();
    let editable = has_file && may_edit(workspace);
    menu.offer(msg::VERSIONS_OPEN, has_file, || {
        Action::Versioning(Versioning::Open(version.clone()))
    });
    menu.offer(
        msg::VERSIONS_COMPARE_WORKING,
        has_file && is_working(workspace),
        || against_working(version),
    );
    let second = panel.second(list);
    menu.offer(
        msg::VERSIONS_COMPARE_TWO,
        has_file && second.is_some_and(Version::has_file),
        || {
            second.map_or_else(
                || against_working(version),
                |second| between(list, version, second),
            )
        },
    );
    menu.rule();
    menu.offer(msg::VERSIONS_RESTORE, editable, || {
        Action::Versioning(Versioning::Restore(version.clone()))
    });
    menu.offer(msg::VERSIONS_RESTORE_RECORDS, editable, || {
        Action::Versioning(Versioning::ChooseRecords(version.clone()))
    });
    menu.rule();
    menu.offer(msg::VERSIONS_BRANCH_HERE, true, || {
        Action::Versioning(Versioning::AskName(Naming::Branch(version.clone())))
    });
    for branch in &version.branches {
        if list.current.as_ref() != Some(branch) {
            menu.offer_named(
                msg::VERSIONS_SWITCH_TO.with("name", branch.as_str()),
                || Action::Versioning(Versioning::Switch(branch.clone())),
            );
        }
    }
    let is_head = list.head.as_ref() == Some(&version.id);
    let merges = editable && is_working(workspace) && !is_head && list.current.is_some();
    let current = list.current.clone().unwrap_or_default();
    menu.offer_if(
        msg::VERSIONS_MERGE_INTO.with("name", current),
        merges,
        || Action::Versioning(Versioning::Merge(version.clone(), name_of(version))),
    );
    menu.rule();
    menu.offer(msg::VERSIONS_TAG, true, || {
        Action::Versioning(Versioning::AskName(Naming::Tag(version.clone())))
    });
    for tag in &version.tags {
        menu.offer_named(msg::VERSIONS_UNTAG.with("name", tag.as_str()), || {
            Action::Versioning(Versioning::Change(VersionChange::Untag(tag.clone())))
        });
    }
    let ctx = menu.ui.ctx().clone();
    menu.offer(msg::VERSIONS_COPY_ID, true, || {
        ctx.copy_text(version.id.clone());
        Action::Tell(msg::VERSIONS_ID_COPIED.with("id", version.short_id().to_owned()))
    });
}

/// The menu of branches: go to one, give it another name, delete it.
pub(super) fn branches(
    ui: &mut Ui,
    document: &Document,
    list: &VersionList,
    language: Language,
    actions: &mut Vec<Action>,
) {
    ui.set_width(WIDTH);
    super::super::menu::compact(ui);
    let mut menu = Menu {
        ui,
        language,
        actions,
    };
    let here = document.version().is_none();
    for branch in &list.branches {
        if branch.is_current {
            let current = msg::VERSIONS_ON_BRANCH.with("name", branch.name.as_str());
            menu.offer_if(current, false, || Action::Dismiss);
        } else {
            let to = msg::VERSIONS_SWITCH_TO.with("name", branch.name.as_str());
            menu.offer_if(to, here, || {
                Action::Versioning(Versioning::Switch(branch.name.clone()))
            });
        }
    }
    menu.rule();
    if let Some(head) = list.head.as_deref().and_then(|id| list.version(id)) {
        menu.offer(msg::VERSIONS_NEW_BRANCH, true, || {
            Action::Versioning(Versioning::AskName(Naming::Branch(head.clone())))
        });
    }
    for branch in &list.branches {
        menu.sub(&branch.name, |menu| {
            menu.offer(msg::VERSIONS_RENAME_BRANCH, true, || {
                Action::Versioning(Versioning::AskName(Naming::Rename(branch.name.clone())))
            });
            menu.offer(msg::VERSIONS_DELETE_BRANCH, !branch.is_current, || {
                Action::Versioning(Versioning::Change(VersionChange::DeleteBranch {
                    name: branch.name.clone(),
                    even_unmerged: false,
                }))
            });
        });
    }
}

/// Lines of a menu that push actions.
struct Menu<'a> {
    ui: &'a mut Ui,
    language: Language,
    actions: &'a mut Vec<Action>,
}

impl Menu<'_> {
    fn offer(&mut self, label: MessageId, enabled: bool, action: impl FnOnce() -> Action) {
        self.offer_if(label.into(), enabled, action);
    }

    fn offer_named(&mut self, label: Message, action: impl FnOnce() -> Action) {
        self.offer_if(label, true, action);
    }

    fn offer_if(&mut self, label: Message, enabled: bool, action: impl FnOnce() -> Action) {
        let text = self.language.say(&label);
        let button = Button::new(controls::shown(&text).into_owned());
        if self.ui.add_enabled(enabled, button).clicked() {
            self.actions.push(action());
            self.ui.close();
        }
    }

    fn sub(&mut self, name: &str, content: impl FnOnce(&mut Menu<'_>)) {
        let language = self.language;
        let actions = &mut *self.actions;
        self.ui
            .menu_button(controls::shown(name).into_owned(), |ui| {
                content(&mut Menu {
                    ui,
                    language,
                    actions,
                });
            });
    }

    fn rule(&mut self) {
        super::super::menu::gap(self.ui);
    }
}
