//! What a merge asks: a file that another program changed, a merge that was left open, giving one
//! up, and settling everything at once.

use egui::{Label, Ui};

use super::{Answer, cancel, controls, foot, title};
use crate::locale::{Language, msg};
use crate::model::TableName;
use crate::model::patch::Side;
use crate::storage::UnfinishedMerge;
use crate::ui::theme;
use crate::workspace::{Action, Merging, Outside, Workspace};

/// Another program changed the file: merge, compare, or save elsewhere?
pub(super) fn outside(
    ui: &mut Ui,
    workspace: &Workspace,
    outside: &Outside,
    actions: &mut Vec<Action>,
) -> Answer {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let heading = language.text(msg::MERGING_OUTSIDE_TITLE);
    title(ui, "git-merge", palette.degraded.0, &heading);
    let file = outside.path.file_name().unwrap_or(outside.path.as_os_str());
    let file = crate::text::visible(&file.to_string_lossy()).into_owned();
    let about = language.say(&msg::MERGING_OUTSIDE_ABOUT.with("file", file));
    ui.add(Label::new(about).wrap());
    let document = workspace.document.as_ref();
    let steps = document.map_or(0, |document| {
        if document.is_saved() {
            0
        } else {
            document.history.steps_since_save().unwrap_or(0).max(1)
        }
    });
    let mine = match steps {
        0 => language.text(msg::MERGING_OUTSIDE_CLEAN),
        count => language.say(&msg::MERGING_OUTSIDE_MINE.with("count", count)),
    };
    ui.add(Label::new(mine).wrap());
    if outside.map.is_none() {
        ui.add(Label::new(language.text(msg::MERGING_OUTSIDE_UNREAD)).wrap());
        let elsewhere = language.text(msg::MERGING_OUTSIDE_ELSEWHERE);
        let answer = foot(ui, &elsewhere, None, Some(&cancel(language)), true);
        // Nothing can be merged: the main button saves elsewhere.
        return if answer == Answer::Yes {
            Answer::No
        } else {
            answer
        };
    }
    ui.add_space(8.0);
    let compare = language.text(msg::MERGING_OUTSIDE_COMPARE);
    let compare = controls::secondary(ui, Some("git-compare"), &compare);
    if compare.clicked() {
        let what = Merging::CompareOutside(Box::new(outside.clone()));
        actions.push(Action::Merging(what));
    }
    let elsewhere = language.text(msg::MERGING_OUTSIDE_ELSEWHERE);
    if steps > 0 {
        let merge = language.text(msg::MERGING_OUTSIDE_MERGE);
        return foot(ui, &merge, Some(&elsewhere), Some(&cancel(language)), true);
    }
    let read = language.text(msg::MERGING_OUTSIDE_READ);
    let answer = foot(ui, &read, Some(&elsewhere), Some(&cancel(language)), true);
    if answer == Answer::Yes {
        let what = Merging::ReadAgain(outside.path.clone());
        actions.push(Action::Merging(what));
        return Answer::Wait;
    }
    answer
}

/// A merge of this map was left open: go on?
pub(super) fn unfinished(ui: &mut Ui, language: Language, found: &UnfinishedMerge) -> Answer {
    let palette = theme::palette(ui);
    let heading = language.text(msg::MERGING_UNFINISHED_TITLE);
    title(ui, "git-merge", palette.accent, &heading);
    let (settled, all) = progress(ui, found);
    let about = msg::MERGING_UNFINISHED_ABOUT
        .with("name", found.names.theirs.as_str())
        .with("settled", settled)
        .with("all", all);
    ui.add(Label::new(language.say(&about)).wrap());
    foot(
        ui,
        &language.text(msg::MERGING_UNFINISHED_YES),
        Some(&language.text(msg::MERGING_UNFINISHED_NO)),
        Some(&language.text(msg::MERGING_UNFINISHED_LATER)),
        true,
    )
}

/// How far a merge came; found once, since it means merging.
fn progress(ui: &Ui, found: &UnfinishedMerge) -> (usize, usize) {
    let id = egui::Id::unique(("unfinished merge", &found.document, found.choices.len()));
    let known = ui.data(|data| data.get_temp::<(usize, usize)>(id));
    known.unwrap_or_else(|| {
        let progress = found.pending().progress();
        ui.data_mut(|data| data.insert_temp(id, progress));
        progress
    })
}

/// Give up the merge that is under way?
pub(super) fn abandon(ui: &mut Ui, workspace: &Workspace) -> Answer {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let heading = language.text(msg::MERGING_ABANDON_TITLE);
    title(ui, "git-merge", palette.down.0, &heading);
    let merging = workspace
        .document
        .as_ref()
        .and_then(|it| it.merging.as_ref());
    let settled = merging.map_or(0, |merging| merging.pending.progress().0);
    let about = msg::MERGING_ABANDON_ABOUT.with("count", settled);
    ui.add(Label::new(language.say(&about)).wrap());
    let yes = language.text(msg::MERGING_ABANDON_YES);
    foot(ui, &yes, None, Some(&cancel(language)), true)
}

/// Settle all that is open by one side?
pub(super) fn take_side(
    ui: &mut Ui,
    workspace: &Workspace,
    side: Side,
    table: Option<TableName>,
) -> Answer {
    let language = workspace.language();
    let palette = theme::palette(ui);
    let heading = language.text(match side {
        Side::Ours => msg::MERGING_TAKE_TITLE_MINE,
        Side::Theirs => msg::MERGING_TAKE_TITLE_THEIRS,
    });
    title(ui, "git-merge", palette.accent, &heading);
    let merging = workspace
        .document
        .as_ref()
        .and_then(|it| it.merging.as_ref());
    let open = merging.map_or(0, |merging| {
        let open = merging.pending.merge().open();
        open.filter(|conflict| table.is_none_or(|table| conflict.record.table == table))
            .count()
    });
    let about = msg::MERGING_TAKE_ABOUT.with("count", open);
    ui.add(Label::new(language.say(&about)).wrap());
    let yes = language.text(msg::MERGING_TAKE_YES);
    foot(ui, &yes, None, Some(&cancel(language)), open > 0)
}
