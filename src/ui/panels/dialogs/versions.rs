//! Keeping a version, naming branches and tags, and giving a branch up.

use egui::{Key, Label, TextEdit, Ui};

use super::{Answer, DialogsState, cancel, controls, foot, title};
use crate::locale::{Language, msg};
use crate::ui::theme;
use crate::versions::{Keeping, Words, is_good_name, nearest_good_name};
use crate::workspace::{Action, Naming, VersionChange, VersionList, Versioning, Workspace};

/// The words to begin with: the name of the version before, and the role of who writes.
pub(super) fn words(workspace: &Workspace) -> Keeping {
    let document = workspace.document.as_ref();
    let version = document.map(|document| document.map().info().version.to_string());
    Keeping::from(Words {
        title: version.unwrap_or_default(),
        reason: String::new(),
        author: workspace.preferences.author_role.clone(),
    })
}

/// Width of the labels.
const LABEL: f32 = 110.0;

/// Asks what the version is called, why it is kept, and by whom; says which branch it goes to.
pub(super) fn keep(
    ui: &mut Ui,
    workspace: &Workspace,
    dialogs: &mut DialogsState,
    is_new: bool,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let heading = language.text(msg::UI_KEEP_VERSION_TITLE);
    title(ui, "git-branch", accent, &heading);
    let about = controls::caption(ui, language.text(msg::UI_KEEP_VERSION_ABOUT));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    let keeping = &mut dialogs.version;
    let words = &mut keeping.words;
    let mut entered = false;
    let label = language.text(msg::UI_VERSION_NAME);
    controls::labelled(ui, &label, None, LABEL, |ui| {
        let field = TextEdit::singleline(&mut words.title).desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(&label);
        if is_new {
            response.request_focus();
        }
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    });
    let label = language.text(msg::UI_VERSION_REASON);
    controls::labelled(ui, &label, None, LABEL, |ui| {
        let field = TextEdit::multiline(&mut words.reason).desired_rows(3);
        ui.add(field.desired_width(f32::INFINITY))
            .accessible_name(&label);
    });
    let label = language.text(msg::UI_VERSION_AUTHOR);
    controls::labelled(ui, &label, None, LABEL, |ui| {
        let field = TextEdit::singleline(&mut words.author).desired_width(f32::INFINITY);
        ui.add(field).accessible_name(&label);
    });
    let label = language.text(msg::VERSIONS_TAG_FIELD);
    controls::labelled(ui, &label, None, LABEL, |ui| {
        let field = TextEdit::singleline(&mut keeping.tag).desired_width(f32::INFINITY);
        let hint = controls::caption(ui, language.text(msg::VERSIONS_TAG_HINT));
        ui.add(field.hint_text(hint)).accessible_name(&label);
    });
    offer_good_name(ui, language, &mut keeping.tag);
    let list = workspace.versions.list();
    let is_detached = list.is_some_and(|list| list.folder.is_some() && list.current.is_none());
    let label = language.text(msg::VERSIONS_BRANCH_FIELD);
    if is_detached {
        // A version that no branch leads to would be lost with the next switch.
        controls::labelled(ui, &label, None, LABEL, |ui| {
            let field = TextEdit::singleline(&mut keeping.branch).desired_width(f32::INFINITY);
            ui.add(field).accessible_name(&label);
        });
        offer_good_name(ui, language, &mut keeping.branch);
        let why = controls::caption(ui, language.text(msg::VERSIONS_DETACHED_HINT));
        ui.add(Label::new(why).wrap());
    } else if let Some(branch) = list.and_then(|list| list.current.as_deref()) {
        controls::labelled(ui, &label, None, LABEL, |ui| {
            let color = theme::palette(ui).accent;
            crate::ui::icon::show(ui, "git-branch", 15.0, color);
            ui.label(controls::shown(branch));
        });
    }
    let is_good = |name: &str| name.trim().is_empty() || is_good_name(name.trim());
    let is_named = !words.title.trim().is_empty()
        && is_good(&keeping.tag)
        && is_good(&keeping.branch)
        && !(is_detached && keeping.branch.trim().is_empty());
    let answer = foot(
        ui,
        &language.text(msg::UI_KEEP_VERSION_DO),
        None,
        Some(&cancel(language)),
        is_named,
    );
    if entered && is_named {
        Answer::Yes
    } else {
        answer
    }
}

/// Keeps what was named.
pub(super) fn kept(dialogs: &DialogsState, actions: &mut Vec<Action>) {
    let keeping = Box::new(dialogs.version.clone());
    actions.push(Action::Versioning(Versioning::Keep(keeping)));
}

/// Says why a name is not allowed, and offers the nearest that is.
fn offer_good_name(ui: &mut Ui, language: Language, name: &mut String) {
    if name.trim().is_empty() || is_good_name(name.trim()) {
        return;
    }
    let instead = nearest_good_name(name);
    ui.horizontal_wrapped(|ui| {
        ui.add_space(LABEL + 8.0);
        let color = theme::palette(ui).degraded.0;
        crate::ui::icon::show(ui, "triangle-alert", 14.0, color);
        let why = if instead.is_empty() {
            msg::VERSIONS_BAD_NAME_HINT
        } else {
            msg::VERSIONS_NAME_NOT_ALLOWED
        };
        ui.label(controls::caption(ui, language.text(why)));
        if !instead.is_empty() {
            let offer = language.say(&msg::VERSIONS_TAKE_NAME.with("name", instead.as_str()));
            if controls::link(ui, &offer).clicked() {
                *name = instead;
            }
        }
    });
}

/// What a name begins with.
pub(super) fn first_name(naming: &Naming) -> String {
    match naming {
        Naming::Branch(_) | Naming::Tag(_) => String::new(),
        Naming::Rename(name) => name.clone(),
    }
}

/// Asks for the name of a branch or a tag.
pub(super) fn name(
    ui: &mut Ui,
    workspace: &Workspace,
    naming: &Naming,
    name: &mut String,
    is_new: bool,
) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    let said = |version: &crate::versions::Version| version.title.clone();
    let (glyph, heading, about) = match naming {
        Naming::Branch(at) => (
            "git-branch",
            msg::VERSIONS_BRANCH_HERE,
            msg::VERSIONS_BRANCH_ABOUT.with("title", said(at)),
        ),
        Naming::Tag(at) => (
            "tag",
            msg::VERSIONS_TAG,
            msg::VERSIONS_TAG_ABOUT.with("title", said(at)),
        ),
        Naming::Rename(branch) => (
            "git-branch",
            msg::VERSIONS_RENAME_BRANCH,
            msg::VERSIONS_RENAME_ABOUT.with("name", branch.as_str()),
        ),
    };
    title(ui, glyph, accent, &language.text(heading));
    let about = controls::caption(ui, language.say(&about));
    ui.add(Label::new(about).wrap());
    ui.add_space(6.0);
    let mut entered = false;
    let label = language.text(msg::VERSIONS_NAME_FIELD);
    controls::labelled(ui, &label, None, LABEL, |ui| {
        let field = TextEdit::singleline(name).desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(&label);
        if is_new {
            response.request_focus();
        }
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    });
    offer_good_name(ui, language, name);
    let is_taken = workspace
        .versions
        .list()
        .is_some_and(|list| is_taken(list, naming, name.trim()));
    if is_taken {
        let taken = msg::VERSIONS_TAKEN.with("name", name.trim());
        ui.label(controls::caption(ui, language.say(&taken)));
    }
    let is_good = is_good_name(name.trim()) && !is_taken;
    let answer = foot(
        ui,
        &language.text(msg::VERSIONS_NAME_DO),
        None,
        Some(&cancel(language)),
        is_good,
    );
    if entered && is_good {
        Answer::Yes
    } else {
        answer
    }
}

fn is_taken(list: &VersionList, naming: &Naming, name: &str) -> bool {
    match naming {
        Naming::Branch(_) | Naming::Rename(_) => {
            list.branches.iter().any(|branch| branch.name == name)
        }
        Naming::Tag(_) => list
            .versions
            .iter()
            .any(|version| version.tags.iter().any(|tag| tag == name)),
    }
}

/// Gives the name.
pub(super) fn named(naming: &Naming, name: &str, actions: &mut Vec<Action>) {
    let name = name.trim().to_owned();
    let change = match naming {
        Naming::Branch(at) => VersionChange::CreateBranch {
            name,
            at: at.id.clone(),
        },
        Naming::Tag(at) => VersionChange::Tag {
            name,
            at: at.id.clone(),
        },
        Naming::Rename(branch) => VersionChange::RenameBranch {
            name: branch.clone(),
            new: name,
        },
    };
    actions.push(Action::Versioning(Versioning::Change(change)));
}

/// A branch holds versions that nothing else leads to: give them up?
pub(super) fn delete(ui: &mut Ui, language: Language, name: &str) -> Answer {
    let color = theme::palette(ui).down.0;
    title(
        ui,
        "trash-2",
        color,
        &language.text(msg::VERSIONS_DELETE_BRANCH),
    );
    let about = msg::VERSIONS_UNMERGED.with("name", name);
    ui.add(Label::new(language.say(&about)).wrap());
    let lost = controls::caption(ui, language.text(msg::VERSIONS_DELETE_ABOUT));
    ui.add(Label::new(lost).wrap());
    foot(
        ui,
        &language.text(msg::VERSIONS_DELETE_DO),
        None,
        Some(&cancel(language)),
        true,
    )
}
