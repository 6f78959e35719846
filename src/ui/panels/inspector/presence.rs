//! At which plateaus a record is there, and where it comes, changes and goes: each plateau with a
//! menu to let it be there or not.

use std::sync::Arc;

use egui::{Button, Color32, Sense, Ui, Vec2};

use super::controls;
use super::form::Form;
use crate::command::{self, Command, Part, PlateauCommand, Presence};
use crate::locale::{Language, msg};
use crate::model::{ElementId, LinkId, PlateauId, RecordKey, SubjectId, TableName};
use crate::text::FontWeight;
use crate::ui::panels::plateaus::name_of;
use crate::ui::{icon, theme};
use crate::workspace::{Action, Dialog, Document};

/// What a plateau says about a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// There, as before.
    There,
    /// Not there, as before.
    Absent,
    /// It comes here.
    Comes,
    /// It goes here.
    Goes,
    /// There, with so many fields changed.
    Changed(usize),
}

impl Standing {
    fn is_there(self) -> bool {
        matches!(self, Self::There | Self::Comes | Self::Changed(_))
    }

    fn sign(self, palette: &theme::Palette) -> (&'static str, Color32) {
        match self {
            Self::There => ("check", palette.intact.0),
            Self::Absent => ("circle", palette.muted),
            Self::Comes => ("plus", palette.added),
            Self::Goes => ("minus", palette.removed),
            Self::Changed(_) => ("tilde", palette.changed),
        }
    }

    fn words(self, language: Language) -> String {
        match self {
            Self::There => language.text(msg::PLATEAUS_THERE),
            Self::Absent => language.text(msg::PLATEAUS_ABSENT),
            Self::Comes => language.text(msg::PLATEAUS_COMES),
            Self::Goes => language.text(msg::PLATEAUS_GOES),
            Self::Changed(count) => language.say(&msg::PLATEAUS_CHANGES.with("count", count)),
        }
    }
}

/// What is said of a record at all.
fn presence_of(document: &Document, record: &RecordKey) -> Option<Presence> {
    let tables = document.map().tables();
    match record.table {
        TableName::Elements => tables
            .elements
            .get(&ElementId::from(record.id.clone()))
            .map(|element| Presence::of(element.as_ref())),
        TableName::Links => tables
            .links
            .get(&LinkId::from(record.id.clone()))
            .map(|link| Presence::of(link.as_ref())),
        _ => None,
    }
}

fn standing(
    document: &Document,
    record: &RecordKey,
    presence: &Presence,
    plateau: &PlateauId,
) -> Standing {
    let chain = document.map().timeline().chain(plateau);
    let before = chain.split_last().map_or(&[][..], |(_, before)| before);
    let is_there = presence.at(chain);
    let was_there = if before.is_empty() {
        // What the first plateau holds was there from the start.
        presence.says_at(plateau).is_none() && is_there
    } else {
        presence.at(before)
    };
    match (was_there, is_there) {
        (false, true) => Standing::Comes,
        (true, false) => Standing::Goes,
        (false, false) => Standing::Absent,
        (true, true) => match command::whole_fields(document.map(), record, plateau).len() {
            0 => Standing::There,
            count => Standing::Changed(count),
        },
    }
}

/// Draws the section of the only record of a form.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>) {
    let document = form.document;
    let timeline = document.map().timeline();
    let [record] = &*form.records else { return };
    if timeline.order().len() < 2 {
        return;
    }
    let record = record.clone();
    let Some(presence) = presence_of(document, &record) else {
        return;
    };
    let standings: Vec<(PlateauId, Standing)> = timeline
        .order()
        .iter()
        .map(|id| (id.clone(), standing(document, &record, &presence, id)))
        .collect();
    let varies = standings
        .iter()
        .any(|(_, standing)| *standing != Standing::There);
    let label = form.language.text(msg::UI_PRESENCE);
    let id = egui::Id::unique("presence by plateau");
    let mut is_open = ui.data(|data| data.get_temp(id)).unwrap_or(varies);
    controls::labelled(ui, &label, None, form.label_width, |ui| {
        let palette = theme::palette(ui);
        let words = summary(document, &standings);
        ui.allocate_ui(Vec2::new(ui.available_width() - 30.0, 26.0), |ui| {
            controls::pill(ui, &words, palette.accent, palette.accent_soft);
        });
        let (glyph, tip) = if is_open {
            ("chevron-down", msg::PLATEAUS_FOLD)
        } else {
            ("chevron-right", msg::PLATEAUS_UNFOLD)
        };
        let tip = form.language.text(tip);
        if icon::sized_button(ui, glyph, &tip, false, 24.0).clicked() {
            is_open = !is_open;
            ui.data_mut(|data| data.insert_temp(id, is_open));
        }
    });
    if is_open {
        rows(
            ui,
            document,
            form.language,
            &record,
            &standings,
            form.may_edit,
            form.actions,
        );
    }
}

/// `Existing → Target`, or the plateaus one by one where it is not there at all of them.
fn summary(document: &Document, standings: &[(PlateauId, Standing)]) -> String {
    let there = standings.iter().filter(|(_, one)| one.is_there());
    let there: Vec<String> = there.map(|(id, _)| name_of(document, id)).collect();
    match there.as_slice() {
        [] => "–".to_owned(),
        [only] => only.clone(),
        [first, .., last] if there.len() == standings.len() => format!("{first} → {last}"),
        list => list.join(", "),
    }
}

/// What the inspector says of a record that is not at the plateau that shows.
pub(super) fn absent(
    ui: &mut Ui,
    document: &Document,
    subject: &SubjectId,
    language: Language,
    actions: &mut Vec<Action>,
) -> bool {
    let tables = document.map().tables();
    let text = subject.text();
    let (record, name) = if let Some(element) = tables.elements.get(&ElementId::from(text.clone()))
    {
        (RecordKey::of(element.as_ref()), element.name.to_string())
    } else if let Some(link) = tables.links.get(&LinkId::from(text.clone())) {
        let name = |id: &ElementId| {
            let element = tables.elements.get(id);
            element.map_or_else(|| id.to_string(), |element| element.name.to_string())
        };
        let name = format!("{} → {}", name(&link.from), name(&link.to));
        (RecordKey::of(link.as_ref()), name)
    } else {
        return false;
    };
    let (Some(presence), Some(at)) = (presence_of(document, &record), document.plateau.as_ref())
    else {
        return false;
    };
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(38.0), Sense::empty());
        icon::tile(ui.painter(), "eye-off", rect, (palette.muted, palette.soft));
        let name = controls::strong(controls::shown(&name).into_owned(), 16.0);
        ui.add(egui::Label::new(name).wrap());
    });
    ui.add_space(4.0);
    let words = msg::PLATEAUS_NOT_HERE.with("plateau", name_of(document, at));
    let words = controls::caption(ui, language.say(&words));
    ui.add(egui::Label::new(words).wrap());
    ui.add_space(8.0);
    let may_edit = !document.is_read_only();
    let back = language.text(msg::PLATEAUS_BRING_BACK_HERE);
    let button = ui.add_enabled_ui(may_edit, |ui| {
        controls::secondary(ui, Some("archive-restore"), &back)
    });
    if button.inner.clicked() {
        actions.push(appear(&record, at, true));
    }
    ui.add_space(10.0);
    controls::heading(ui, language.text(msg::UI_PRESENCE));
    let order = document.map().timeline().order().iter();
    let standings: Vec<(PlateauId, Standing)> = order
        .map(|id| (id.clone(), standing(document, &record, &presence, id)))
        .collect();
    rows(
        ui, document, language, &record, &standings, may_edit, actions,
    );
    true
}

fn appear(record: &RecordKey, at: &PlateauId, present: bool) -> Action {
    let command = PlateauCommand::Appear {
        records: Arc::new([record.clone()]),
        at: at.clone(),
        present,
    };
    Action::Edit(Command::Plateau(Box::new(command)))
}

fn rows(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    record: &RecordKey,
    standings: &[(PlateauId, Standing)],
    may_edit: bool,
    actions: &mut Vec<Action>,
) {
    const HEIGHT: f32 = 24.0;
    ui.spacing_mut().item_spacing.y = 1.0;
    for (plateau, standing) in standings {
        let palette = theme::palette(ui);
        let is_shown = document.plateau.as_ref() == Some(plateau);
        let (rect, response) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::click());
        let name = name_of(document, plateau);
        let words = standing.words(language);
        let label = language.say(
            &msg::PLATEAUS_STANDING
                .with("plateau", name.as_str())
                .with("words", words.as_str()),
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 5.0, palette.hover);
        }
        let (glyph, ink) = standing.sign(palette);
        let y = rect.center().y;
        let square =
            egui::Rect::from_center_size(egui::pos2(rect.left() + 12.0, y), Vec2::splat(14.0));
        icon::paint(ui.painter(), glyph, square, ink);
        let (weight, color) = if is_shown {
            (FontWeight::SemiBold, palette.accent)
        } else {
            (FontWeight::Regular, palette.text)
        };
        let font = theme::font(theme::CAPTION, FontWeight::Medium);
        let aside = controls::elided(ui, &words, font, ink, rect.width() * 0.45);
        let room = rect.width() - 36.0 - aside.size().x;
        let galley = controls::elided(ui, &name, theme::font(theme::BODY, weight), color, room);
        let at = egui::pos2(rect.left() + 26.0, y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, color);
        let at = egui::pos2(
            rect.right() - aside.size().x - 4.0,
            y - aside.size().y / 2.0,
        );
        ui.painter().galley(at, aside, ink);
        egui::Popup::menu(&response).show(|ui| {
            menu(
                ui,
                document,
                language,
                record,
                (plateau, *standing),
                may_edit,
                actions,
            );
        });
        response.on_hover_text(language.text(msg::PLATEAUS_STANDING_TIP));
    }
}

fn menu(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    record: &RecordKey,
    (plateau, standing): (&PlateauId, Standing),
    may_edit: bool,
    actions: &mut Vec<Action>,
) {
    let offer = |ui: &mut Ui, label, enabled: bool| {
        let button = Button::new(language.text(label));
        let clicked = ui.add_enabled(enabled, button).clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    let is_shown = document.plateau.as_ref() == Some(plateau);
    if offer(ui, msg::PLATEAUS_MENU_SHOW, !is_shown) {
        actions.push(Action::ShowPlateau(plateau.clone()));
    }
    controls::rule(ui);
    if offer(ui, msg::PLATEAUS_LET_BE, may_edit && !standing.is_there()) {
        actions.push(appear(record, plateau, true));
    }
    if offer(ui, msg::PLATEAUS_LET_GO, may_edit && standing.is_there()) {
        actions.push(appear(record, plateau, false));
    }
    controls::rule(ui);
    let says = matches!(
        standing,
        Standing::Comes | Standing::Goes | Standing::Changed(_)
    );
    let goes_back = matches!(standing, Standing::Goes | Standing::Changed(_))
        || !command::overridden_fields(document.map(), record, plateau).is_empty();
    if offer(ui, msg::PLATEAUS_BACK, may_edit && goes_back) {
        let command = PlateauCommand::Back {
            records: Arc::new([record.clone()]),
            at: plateau.clone(),
        };
        actions.push(Action::Edit(Command::Plateau(Box::new(command))));
    }
    if offer(ui, msg::PLATEAUS_MOVE, may_edit && says) {
        actions.push(Action::OpenDialog(Dialog::MoveChange {
            records: Arc::new([record.clone()]),
            part: Part::Whole,
            from: plateau.clone(),
        }));
    }
}
