//! What a command would do to each plateau, in a dialog before it is done.
//!
//! A large map is looked through on another thread, so that the dialog never stands still.

use std::sync::mpsc::{Receiver, TryRecvError};

use egui::{Label, Ui};

use super::{controls, name_of, scrolling};
use crate::analysis::{Delta, Difference, Gap};
use crate::command::{self, Command, Context, PlateauCommand, PlateauPreview, Refusal};
use crate::locale::{Language, msg};
use crate::model::{LinkId, RecordKey, Snapshot, TableName};
use crate::text::FontWeight;
use crate::ui::{icon, theme};
use crate::workspace::{Document, Workspace};

/// From this many elements on, another thread looks.
const APART_FROM: usize = 1_500;
/// Names that show before “and n others”.
const NAMES: usize = 4;

/// What is found out, and of which command.
#[derive(Default)]
pub(in crate::ui::panels::dialogs) struct Preview {
    of: Option<(PlateauCommand, u64)>,
    found: Option<Result<PlateauPreview, Refusal>>,
    answer: Option<Receiver<Result<PlateauPreview, Refusal>>>,
}

impl Preview {
    /// Shows what a command would do; gives whether it can be done.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        document: &Document,
        command: &PlateauCommand,
    ) -> bool {
        self.refresh(ui, document, command);
        let language = workspace.language();
        match &self.found {
            None => {
                ui.horizontal(|ui| {
                    controls::spinner(ui, 14.0);
                    let words = language.text(msg::PLATEAUS_LOOKING);
                    ui.label(controls::caption(ui, words));
                });
                false
            }
            Some(Err(refusal)) => {
                refused(ui, language, refusal);
                false
            }
            Some(Ok(preview)) => {
                scrolling(ui, |ui| found(ui, document, preview, language));
                true
            }
        }
    }

    fn refresh(&mut self, ui: &Ui, document: &Document, command: &PlateauCommand) {
        let revision = document.map().revision();
        let is_current = self
            .of
            .as_ref()
            .is_some_and(|(of, at)| of == command && *at == revision);
        if !is_current {
            self.of = Some((command.clone(), revision));
            self.found = None;
            self.answer = None;
            let map = document.map().clone();
            if map.tables().elements.len() < APART_FROM {
                self.found = Some(look(&map, command));
                return;
            }
            let (sender, answer) = std::sync::mpsc::channel();
            let (command, ctx) = (command.clone(), ui.ctx().clone());
            rayon::spawn(move || {
                // Nobody listens any more where the dialog was closed meanwhile.
                let _sent = sender.send(look(&map, &command)).is_ok();
                ctx.request_repaint();
            });
            self.answer = Some(answer);
        }
        if let Some(answer) = &self.answer {
            match answer.try_recv() {
                Ok(found) => {
                    self.found = Some(found);
                    self.answer = None;
                }
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.answer = None,
            }
        }
    }
}

fn look(
    map: &crate::model::SystemMap,
    command: &PlateauCommand,
) -> Result<PlateauPreview, Refusal> {
    let mut dice = 0;
    let mut context = Context {
        plateau: None,
        random: &mut || {
            dice += 1;
            dice
        },
        today: "",
        author_role: "",
    };
    command::preview(map, command, &mut context)
}

/// Shows why a command cannot be done, where it can't; gives whether that is so. For commands that
/// change no plateau.
pub(super) fn trouble(ui: &mut Ui, workspace: &Workspace, command: &PlateauCommand) -> bool {
    let Some(document) = &workspace.document else {
        return true;
    };
    let (PlateauCommand::Create { form, .. } | PlateauCommand::Edit { form, .. }) = command else {
        return false;
    };
    if form.name.is_empty() {
        return false;
    }
    // What is typed is looked at each frame: on a map without its records, that costs nothing.
    let mut tables = crate::model::Tables::default();
    tables.plateaus = document.map().tables().plateaus.clone();
    let (light, _) = crate::model::SystemMap::assemble(tables);
    let mut dice = 0;
    let mut context = Context {
        plateau: None,
        random: &mut || {
            dice += 1;
            dice
        },
        today: "",
        author_role: "",
    };
    let command = Command::Plateau(Box::new(command.clone()));
    match command::plan(&light, &command, &mut context) {
        Ok(_) => false,
        Err(refusal) => {
            refused(ui, workspace.language(), &refusal);
            true
        }
    }
}

fn refused(ui: &mut Ui, language: Language, refusal: &Refusal) {
    let ink = theme::palette(ui).down.0;
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        icon::show(ui, "circle-alert", 16.0, ink);
        let words = controls::caption(ui, language.say(&refusal.message)).color(ink);
        ui.add(Label::new(words).wrap());
    });
    if let Some(hint) = &refusal.hint {
        let hint = controls::caption(ui, language.say(hint));
        ui.add(Label::new(hint).wrap());
    }
}

fn found(ui: &mut Ui, document: &Document, preview: &PlateauPreview, language: Language) {
    let width = ui.available_width();
    for (plateau, gap) in &preview.plateaus {
        ui.horizontal_top(|ui| {
            ui.set_width(width);
            let palette = theme::palette(ui);
            let (glyph, ink) = if gap.is_empty() {
                ("equal", palette.muted)
            } else {
                ("tilde", palette.changed)
            };
            icon::show(ui, glyph, 15.0, ink);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.horizontal(|ui| {
                    ui.label(controls::strong(name_of(document, plateau), theme::BODY));
                    if gap.is_empty() {
                        let same = language.text(msg::PLATEAUS_LOOKS_THE_SAME);
                        ui.label(controls::caption(ui, same));
                    } else {
                        counts(ui, gap);
                    }
                });
                if !gap.is_empty() {
                    let before = document.snapshot_at(plateau);
                    let after = preview.after.snapshot(Some(plateau));
                    let words = differing(gap, &before, &after, language);
                    ui.add(Label::new(controls::caption(ui, words)).wrap());
                }
            });
        });
    }
    let gone = |table: TableName| {
        let gone = preview.gone.iter();
        gone.filter(|key| key.table == table)
            .cloned()
            .collect::<Vec<_>>()
    };
    let lists = [
        (msg::PLATEAUS_GONE_ELEMENTS, gone(TableName::Elements)),
        (msg::PLATEAUS_GONE_LINKS, gone(TableName::Links)),
        (msg::PLATEAUS_GONE_NOTES, gone(TableName::Notes)),
        (msg::PLATEAUS_REPAIRED, preview.repaired.clone()),
    ];
    for (heading, keys) in lists {
        if keys.is_empty() {
            continue;
        }
        ui.add_space(4.0);
        controls::heading(ui, language.say(&heading.with("count", keys.len())));
        let names: Vec<String> = keys.iter().map(|key| named(document, key)).collect();
        ui.add(Label::new(some(&names, language)).wrap());
    }
}

/// `+2 −1 ~3`, each in its colour.
fn counts(ui: &mut Ui, gap: &Gap) {
    let palette = theme::palette(ui);
    let (elements, links) = (gap.element_counts(), gap.link_counts());
    let parts = [
        ("+", elements.added + links.added, palette.added),
        ("−", elements.removed + links.removed, palette.removed),
        ("~", elements.changed + links.changed, palette.changed),
    ];
    for (sign, count, ink) in parts {
        if count > 0 {
            let words = egui::RichText::new(format!("{sign}{count}"));
            let font = theme::font(theme::CAPTION, FontWeight::SemiBold);
            ui.label(words.font(font).color(ink));
        }
    }
}

/// The names of what differs, elements before links.
fn differing(gap: &Gap, before: &Snapshot, after: &Snapshot, language: Language) -> String {
    let sign = |delta: &Delta| match delta.difference {
        Difference::Added => "+",
        Difference::Removed => "−",
        Difference::Changed => "~",
    };
    let mut names: Vec<String> = Vec::new();
    for (id, delta) in &gap.elements {
        let element = after.element_by_id(id).or_else(|| before.element_by_id(id));
        if let Some(element) = element {
            names.push(format!(
                "{} {}",
                sign(delta),
                controls::shown(&element.name)
            ));
        }
    }
    for (id, delta) in &gap.links {
        let ends = link_words(after, id).or_else(|| link_words(before, id));
        names.extend(ends.map(|ends| format!("{} {ends}", sign(delta))));
    }
    some(&names, language)
}

fn link_words(snapshot: &Snapshot, id: &LinkId) -> Option<String> {
    let (from, to) = snapshot.ends(snapshot.find_link(id)?);
    let name = |ix| controls::shown(&snapshot.element(ix).name).into_owned();
    Some(format!("{} → {}", name(from), name(to)))
}

/// The first names, and how many there are more.
fn some(names: &[String], language: Language) -> String {
    let mut text = names
        .iter()
        .take(NAMES)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > NAMES {
        text.push_str(&language.say(&msg::UI_AND_OTHERS.with("count", names.len() - NAMES)));
    }
    text
}

/// A record by its name, or by the names of its ends.
pub(super) fn named(document: &Document, key: &RecordKey) -> String {
    let tables = document.map().tables();
    let element = |id: &str| {
        let found = tables.elements.get(&id.into());
        found.map_or_else(|| id.to_owned(), |element| element.name.to_string())
    };
    let id = key.id.as_str();
    let name = match key.table {
        TableName::Elements => element(id),
        TableName::Links => tables.links.get(&id.into()).map_or_else(
            || id.to_owned(),
            |link| {
                format!(
                    "{} → {}",
                    element(link.from.as_str()),
                    element(link.to.as_str())
                )
            },
        ),
        TableName::Notes => tables.notes.get(&id.into()).map_or_else(
            || id.to_owned(),
            |note| note.text.lines().next().unwrap_or_default().to_owned(),
        ),
        TableName::Views => tables
            .views
            .get(&id.into())
            .map_or_else(|| id.to_owned(), |view| view.name.to_string()),
        TableName::WorkPackages => tables
            .work_packages
            .get(&id.into())
            .map_or_else(|| id.to_owned(), |package| package.name.to_string()),
        _ => id.to_owned(),
    };
    controls::shown(&name).into_owned()
}
