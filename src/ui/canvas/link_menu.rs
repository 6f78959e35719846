//! The question which link: legal ones only, each as the sentence that it would say, the likeliest
//! first, both ways; chosen by arrows and Enter, by first letters, or by a click.

use egui::{Id, Key, Order, RichText};

use super::choice::Choice;
use super::popup::{just_opened, row};
use crate::command::{Command, Offer, Rewiring};
use crate::locale::{Language, msg};
use crate::model::{ElementId, LinkId};
use crate::ui::theme;
use crate::workspace::clipboard::folded;
use crate::workspace::{Action, Document};

/// Names longer than this are cut in a sentence, in characters.
const MOST_LETTERS: usize = 26;

/// See the module's header.
pub(super) struct LinkMenu {
    offers: Vec<Offer>,
    /// The link that becomes what is chosen; `None` for a new one.
    changes: Option<LinkId>,
    at: egui::Pos2,
    choice: Choice,
}

impl LinkMenu {
    /// The question for a new link.
    pub(super) fn new(offers: Vec<Offer>, at: egui::Pos2) -> Self {
        Self {
            offers,
            changes: None,
            at,
            choice: Choice::default(),
        }
    }

    /// The question what a link becomes.
    pub(super) fn change(link: LinkId, offers: Vec<Offer>, at: egui::Pos2) -> Self {
        Self {
            changes: Some(link),
            ..Self::new(offers, at)
        }
    }

    /// Shows it; gives whether to keep it open.
    pub(super) fn show(
        &mut self,
        ui: &egui::Ui,
        document: &Document,
        language: Language,
        actions: &mut Vec<Action>,
    ) -> bool {
        let mut keep = true;
        let mut chosen = None;
        let area = egui::Area::new(Id::unique("canvas link kinds"))
            .order(Order::Foreground)
            .fixed_pos(self.at)
            .constrain(true);
        let shown = area.show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(380.0);
                if self.offers.is_empty() {
                    ui.label(language.text(msg::CANVAS_NO_LINK));
                    keep &= !ui.input(|input| input.key_pressed(Key::Escape));
                    return;
                }
                self.choice
                    .field(ui, &language.text(msg::CANVAS_WHICH_LINK));
                let offers = self.matching(document, language);
                let pressed = self.choice.keys(ui, offers.len());
                keep &= !pressed.leaves;
                if pressed.takes {
                    chosen = offers.get(self.choice.row).cloned();
                }
                chosen = self.rows(ui, &offers, document, language).or(chosen.take());
            });
        });
        let clicked_away =
            shown.response.clicked_elsewhere() && ui.input(|input| input.pointer.any_click());
        keep &= !clicked_away || just_opened(ui, self.at);
        if let Some(offer) = chosen {
            actions.push(Action::Edit(self.command(offer)));
            keep = false;
        }
        keep
    }

    /// The rows; gives the one that was clicked.
    fn rows(
        &self,
        ui: &mut egui::Ui,
        offers: &[Offer],
        document: &Document,
        language: Language,
    ) -> Option<Offer> {
        let mut clicked = None;
        let scroll = egui::ScrollArea::vertical().max_height(300.0);
        scroll.show(ui, |ui| {
            for (index, offer) in offers.iter().enumerate() {
                let turns = index > 0 && offers[index - 1].from != offer.from;
                if turns {
                    ui.separator();
                }
                let words = sentence(offer, document, language);
                let response = row(ui, offer.kind.icon, &words, index == self.choice.row);
                let name = offer.kind.name(language);
                let about = offer.kind.description.in_language(language);
                let response = response.on_hover_ui(|ui| {
                    ui.set_max_width(280.0);
                    ui.label(RichText::new(name).strong());
                    ui.label(about);
                });
                if index == self.choice.row {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(offer.clone());
                }
            }
            if offers.is_empty() {
                let ink = theme::palette(ui).muted;
                ui.label(RichText::new(language.text(msg::GESTURE_NO_SUCH_LINK)).color(ink));
            }
        });
        clicked
    }

    /// The offers whose kind or sentence holds what was typed; kinds that begin with it first.
    fn matching(&self, document: &Document, language: Language) -> Vec<Offer> {
        let wanted = folded(self.choice.text.trim());
        let mut found: Vec<(bool, Offer)> = self
            .offers
            .iter()
            .filter_map(|offer| {
                let name = folded(offer.kind.name(language));
                let verb = folded(offer.kind.verb.in_language(language));
                let begins = name.starts_with(&wanted) || verb.starts_with(&wanted);
                let holds = || folded(&sentence(offer, document, language)).contains(&wanted);
                (begins || name.contains(&wanted) || holds()).then(|| (!begins, offer.clone()))
            })
            .collect();
        found.sort_by_key(|(is_weaker, _)| *is_weaker);
        found.into_iter().map(|(_, offer)| offer).collect()
    }

    fn command(&self, offer: Offer) -> Command {
        let kind = offer.kind_id();
        let Offer { from, to, .. } = offer;
        match self.changes.clone() {
            Some(link) => Command::Rewire(Rewiring::Become {
                link,
                kind,
                from,
                to,
            }),
            None => Command::Connect { kind, from, to },
        }
    }
}

/// What a link would say: “Portal needs Directory”.
fn sentence(offer: &Offer, document: &Document, language: Language) -> String {
    let name = |id: &ElementId| {
        let element = document.snapshot().element_by_id(id);
        let name = element.map_or_else(|| id.to_string(), |element| element.name.to_string());
        if name.chars().count() > MOST_LETTERS {
            let cut: String = name.chars().take(MOST_LETTERS - 1).collect();
            format!("{}…", cut.trim_end())
        } else {
            name
        }
    };
    let message = msg::GESTURE_LINK_SENTENCE
        .with("from", name(&offer.from))
        .with("verb", offer.kind.verb.in_language(language))
        .with("to", name(&offer.to));
    language.say(&message)
}
