//! The whole proof as a tree to fold: every reason, and under a group every member that it lost.

use std::collections::BTreeSet;

use egui::{Rect, Sense, Ui, Vec2, pos2};

use super::{controls, sign};
use crate::analysis::{Explanation, Impact, Proof};
use crate::locale::{Language, msg};
use crate::model::ElementIx;
use crate::text::FontWeight;
use crate::ui::{icon, theme};

/// Lines that show at first, and more with each click.
const STEP: usize = 40;
const INDENT: f32 = 12.0;
/// Deeper lines are indented no further: the panel is narrow.
const DEEPEST: u32 = 7;

/// What is folded, and how much shows, for one element.
#[derive(Default)]
pub(super) struct ProofState {
    of: Option<ElementIx>,
    folded: BTreeSet<usize>,
    more: usize,
}

impl ProofState {
    /// Folds a line, or unfolds it.
    fn turn(&mut self, index: usize) {
        if !self.folded.remove(&index) {
            self.folded.insert(index);
        }
    }
}

/// Draws the tree; answers the element that was clicked.
pub(super) fn proof(
    ui: &mut Ui,
    impact: &Impact,
    explanation: &Explanation,
    language: Language,
    state: &mut ProofState,
) -> Option<ElementIx> {
    if state.of != Some(explanation.target) {
        *state = ProofState {
            of: Some(explanation.target),
            ..ProofState::default()
        };
    }
    let lines = visible(&explanation.proof, &state.folded);
    let shown = STEP + state.more;
    let mut clicked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for &index in lines.iter().take(shown) {
            match line(ui, impact, &explanation.proof, index, state, language) {
                Some(Press::Name(ix)) => clicked = Some(ix),
                Some(Press::Fold) => state.turn(index),
                None => {}
            }
        }
    });
    let rest = lines.len().saturating_sub(shown);
    if rest > 0 {
        let text = language.say(&msg::UI_SHOW_OTHERS.with("count", rest));
        if controls::link(ui, &text).clicked() {
            state.more += STEP;
        }
    }
    clicked
}

/// The lines that no folded one hides.
fn visible(proof: &[Proof], folded: &BTreeSet<usize>) -> Vec<usize> {
    let mut hidden_below: Option<u32> = None;
    let mut out = Vec::new();
    for (index, line) in proof.iter().enumerate() {
        if hidden_below.is_some_and(|level| line.level > level) {
            continue;
        }
        hidden_below = folded.contains(&index).then_some(line.level);
        out.push(index);
    }
    out
}

enum Press {
    Name(ElementIx),
    Fold,
}

fn line(
    ui: &mut Ui,
    impact: &Impact,
    proof: &[Proof],
    index: usize,
    state: &ProofState,
    language: Language,
) -> Option<Press> {
    let palette = theme::palette(ui);
    let line = &proof[index];
    let element = impact.graph().element(line.element);
    let has_causes = proof
        .get(index + 1)
        .is_some_and(|next| next.level > line.level);
    let indent = INDENT * line.level.min(DEEPEST) as f32;
    let width = ui.available_width();
    let left = indent + 34.0;
    let reason = language.say(&line.reason.message(impact.graph()));
    let reason = if line.is_repeated {
        format!("{reason} {}", language.text(msg::IMPACT_PANEL_ABOVE))
    } else {
        reason
    };
    let font = theme::font(theme::CAPTION, FontWeight::Regular);
    let room = width - left - 4.0;
    let reason_words = controls::in_lines(ui, &reason, font, palette.muted, room, 3);
    let size = Vec2::new(width, 19.0 + reason_words.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let state_word = language.say(&line.state.message());
    let name = controls::shown(&element.name);
    let said = format!("{name}, {state_word}, {}", controls::shown(&reason));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, palette.hover);
    }
    let mut press = None;
    let top = rect.top() + 10.0;
    if has_causes {
        let place =
            Rect::from_center_size(pos2(rect.left() + indent + 7.0, top), Vec2::splat(16.0));
        let is_folded = state.folded.contains(&index);
        let fold = ui.interact(place, response.id.with("fold"), Sense::click());
        let word = if is_folded {
            msg::IMPACT_PANEL_UNFOLD
        } else {
            msg::IMPACT_PANEL_FOLD
        };
        let word = language.say(&word.with("name", name.into_owned()));
        fold.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, !is_folded, &word)
        });
        let glyph = if is_folded {
            "chevron-right"
        } else {
            "chevron-down"
        };
        icon::paint(ui.painter(), glyph, place.shrink(2.0), palette.muted);
        if fold.clicked() {
            press = Some(Press::Fold);
        }
    }
    let (glyph, ink) = sign(ui, line.state);
    let place = Rect::from_center_size(pos2(rect.left() + indent + 23.0, top), Vec2::splat(13.0));
    icon::paint(ui.painter(), glyph, place, ink);
    let font = theme::font(12.5, FontWeight::Medium);
    let name = controls::elided(ui, &element.name, font, palette.text, room);
    let x = rect.left() + left;
    ui.painter()
        .galley(pos2(x, rect.top() + 2.0), name, palette.text);
    ui.painter()
        .galley(pos2(x, rect.top() + 18.0), reason_words, palette.muted);
    if press.is_none() && response.clicked() {
        press = Some(Press::Name(line.element));
    }
    press
}
