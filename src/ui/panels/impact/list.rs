//! All that is touched, by what it is: services first, with when they come back against the need.

use egui::{Color32, Rect, Sense, Ui, Vec2, pos2};

use super::{Reckoned, controls, sign};
use crate::analysis::{
    Account, AccountGroup, Impact, State, Verdict, loss_in_words, margin_in_words,
    recovery_in_words, reserve_in_words,
};
use crate::locale::{Language, MessageId, msg};
use crate::model::ElementIx;
use crate::text::FontWeight;
use crate::ui::{UiState, icon, theme};

/// How many lines of a group show before the rest is unfolded.
const FIRST: usize = 5;
/// How many more show with each click.
const STEP: usize = 50;
const HEIGHT: f32 = 38.0;

/// What is touched, by group: services and data in the order of the account, the others worst
/// first, then nearest, then by name. Groups that lost their margin stand with the infrastructure.
pub(super) fn grouped(impact: &Impact, account: &Account) -> [Vec<ElementIx>; 4] {
    let graph = impact.graph();
    let mut all: Vec<ElementIx> = impact.affected().to_vec();
    let margins = account.margins.iter();
    all.extend(
        margins
            .filter_map(|margin| graph.find(&margin.group).ok())
            .filter(|ix| impact.state(*ix) == State::Up),
    );
    let services = account.services.iter().map(|one| one.element);
    let data_sets = account.data_sets.iter().map(|one| one.element);
    let urgent: std::collections::BTreeMap<ElementIx, usize> =
        services.chain(data_sets).zip(0..).collect();
    all.sort_by_cached_key(|ix| {
        (
            urgent.get(ix).copied().unwrap_or(usize::MAX),
            std::cmp::Reverse(impact.state(*ix)),
            impact.depth(*ix).unwrap_or(u32::MAX),
            graph.element(*ix).name.clone(),
        )
    });
    AccountGroup::ALL.map(|group| {
        let of_group = all.iter().copied();
        of_group
            .filter(|ix| AccountGroup::of(graph.element(*ix)) == group)
            .collect()
    })
}

fn name_of(group: AccountGroup) -> MessageId {
    match group {
        AccountGroup::Services => msg::ACCOUNT_GROUP_SERVICES,
        AccountGroup::Applications => msg::ACCOUNT_GROUP_APPLICATIONS,
        AccountGroup::Data => msg::ACCOUNT_GROUP_DATA,
        AccountGroup::Infrastructure => msg::ACCOUNT_GROUP_INFRASTRUCTURE,
    }
}

/// Draws the groups.
pub(super) fn list(
    ui: &mut Ui,
    reckoned: &Reckoned,
    asked: Option<ElementIx>,
    language: Language,
    state: &mut UiState,
) {
    ui.add_space(4.0);
    for (at, group) in AccountGroup::ALL.into_iter().enumerate() {
        let lines = &reckoned.groups[at];
        let memory = &mut state.panels.impact;
        let is_folded = memory.is_folded(group, &reckoned.groups);
        if header(ui, reckoned, group, lines, is_folded, language) {
            memory.folded.insert(group, !is_folded);
        }
        if is_folded {
            continue;
        }
        let shown = FIRST + memory.more[at];
        for ix in lines.iter().take(shown) {
            if line(ui, reckoned, *ix, asked == Some(*ix), language) {
                let element = reckoned.impact.graph().element(*ix);
                memory.asked = Some(element.id.clone());
            }
        }
        more(ui, lines.len(), &mut memory.more[at], language);
    }
}

/// How many lines are left, and the way to them.
fn more(ui: &mut Ui, count: usize, more: &mut usize, language: Language) {
    if count <= FIRST {
        return;
    }
    let rest = count.saturating_sub(FIRST + *more);
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        if rest > 0 {
            let text = language.say(&msg::UI_SHOW_OTHERS.with("count", rest));
            if controls::link(ui, &text).clicked() {
                *more += STEP;
            }
        }
        if *more > 0 && controls::link(ui, &language.text(msg::UI_SHOW_LESS)).clicked() {
            *more = 0;
        }
    });
}

/// Name of the group and how many of it are in which state. Answers whether it was clicked.
fn header(
    ui: &mut Ui,
    reckoned: &Reckoned,
    group: AccountGroup,
    lines: &[ElementIx],
    is_folded: bool,
    language: Language,
) -> bool {
    let palette = theme::palette(ui);
    let size = Vec2::new(ui.available_width(), 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let count = |wanted: State| {
        let all = lines.iter();
        all.filter(|ix| reckoned.impact.state(**ix) == wanted)
            .count()
    };
    let name = language.text(name_of(group));
    let counts = [
        (State::Down, count(State::Down), msg::SCENE_COUNT_DOWN),
        (
            State::Degraded,
            count(State::Degraded),
            msg::SCENE_COUNT_DEGRADED,
        ),
        (State::Up, count(State::Up), msg::SCENE_COUNT_MARGIN),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(_, count, word)| format!("{count} {}", language.say(&word.with("count", *count))))
        .collect();
    let said = if said.is_empty() {
        language.text(msg::IMPACT_PANEL_NONE)
    } else {
        said.join(", ")
    };
    let whole = format!("{name}, {said}");
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, !is_folded, &whole)
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, palette.hover);
    }
    let middle = rect.center().y;
    let glyph = if is_folded {
        "chevron-right"
    } else {
        "chevron-down"
    };
    let place = Rect::from_center_size(pos2(rect.left() + 8.0, middle), Vec2::splat(13.0));
    icon::paint(ui.painter(), glyph, place, palette.muted);
    let mut right = rect.right() - 6.0;
    if lines.is_empty() {
        let font = theme::font(theme::CAPTION, FontWeight::Regular);
        let text = controls::elided(ui, &said, font, palette.muted, rect.width() / 2.0);
        right -= text.size().x;
        let at = pos2(right, middle - text.size().y / 2.0);
        ui.painter().galley(at, text, palette.muted);
    }
    for (state, count, _) in counts.into_iter().rev().filter(|(_, count, _)| *count > 0) {
        let (glyph, ink) = match state {
            State::Up => ("shield-half", palette.margin.0),
            state => sign(ui, state),
        };
        let font = theme::font(12.0, FontWeight::SemiBold);
        let number = controls::elided(ui, &count.to_string(), font, ink, 60.0);
        right -= number.size().x;
        let at = pos2(right, middle - number.size().y / 2.0);
        ui.painter().galley(at, number, ink);
        right -= 20.0;
        let place = Rect::from_center_size(pos2(right + 8.0, middle), Vec2::splat(14.0));
        icon::paint(ui.painter(), glyph, place, ink);
        right -= 10.0;
    }
    let font = theme::font(12.5, FontWeight::SemiBold);
    let left = rect.left() + 19.0;
    let text = controls::elided(ui, &name, font, palette.text, right - left);
    let at = pos2(left, middle - text.size().y / 2.0);
    ui.painter().galley(at, text, palette.text);
    response.on_hover_text(whole).clicked()
}

/// What a line says under the name: words in grey, then words in the colour of a verdict.
struct Aside {
    plain: String,
    verdict: String,
    ink: Color32,
}

/// One element. Answers whether it was clicked.
fn line(
    ui: &mut Ui,
    reckoned: &Reckoned,
    ix: ElementIx,
    is_asked: bool,
    language: Language,
) -> bool {
    let palette = theme::palette(ui);
    let impact = &reckoned.impact;
    let element = impact.graph().element(ix);
    let aside = aside(ui, reckoned, ix, language);
    let size = Vec2::new(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (glyph, ink) = match impact.state(ix) {
        State::Up => ("shield-half", palette.margin.0),
        state => sign(ui, state),
    };
    let state_word = language.say(&impact.state(ix).message());
    let said = [&state_word, &aside.plain, &aside.verdict];
    let said = said.into_iter().filter(|words| !words.is_empty());
    let whole = said.fold(
        controls::shown(&element.name).into_owned(),
        |whole, words| format!("{whole}, {words}"),
    );
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_asked, &whole));
    if ui.is_rect_visible(rect) {
        if is_asked {
            ui.painter().rect_filled(rect, 5.0, palette.accent_soft);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 5.0, palette.hover);
        }
        let place =
            Rect::from_center_size(rect.left_top() + Vec2::new(14.0, 12.0), Vec2::splat(15.0));
        icon::paint(ui.painter(), glyph, place, ink);
        let left = rect.left() + 28.0;
        let room = rect.right() - 8.0 - left;
        let weight = if is_asked {
            FontWeight::Medium
        } else {
            FontWeight::Regular
        };
        let font = theme::font(theme::BODY, weight);
        let name = controls::elided(ui, &element.name, font, palette.text, room);
        ui.painter()
            .galley(pos2(left, rect.top() + 3.0), name, palette.text);
        let font = theme::font(theme::CAPTION, FontWeight::Regular);
        let plain = controls::elided(ui, &aside.plain, font.clone(), palette.muted, room);
        let y = rect.top() + 20.0;
        let used = plain.size().x;
        ui.painter().galley(pos2(left, y), plain, palette.muted);
        if !aside.verdict.is_empty() && room - used > 20.0 {
            let text = format!("▸ {}", aside.verdict);
            let verdict = controls::elided(ui, &text, font, aside.ink, room - used - 5.0);
            ui.painter()
                .galley(pos2(left + used + 5.0, y), verdict, aside.ink);
        }
    }
    let reason = impact.reason(ix);
    let tip = reason.map_or(whole.clone(), |reason| {
        let reason = language.say(&reason.message(impact.graph()));
        format!("{whole}\n{} {reason}", element.name)
    });
    response.on_hover_text(tip).clicked()
}

fn aside(ui: &Ui, reckoned: &Reckoned, ix: ElementIx, language: Language) -> Aside {
    let palette = theme::palette(ui);
    let impact = &reckoned.impact;
    let account = &reckoned.account;
    let ink = |verdict: Verdict| match verdict {
        Verdict::Within(_) => palette.intact.0,
        Verdict::Over(_) => palette.down.0,
        Verdict::NoNeed | Verdict::Unknown => palette.degraded.0,
    };
    let join = |parts: [String; 2]| {
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    };
    if let Some(one) = account.services.iter().find(|one| one.element == ix) {
        let time = match &one.recovery {
            Some(time) => {
                let hours = recovery_in_words(time, language);
                language.say(&msg::ACCOUNT_RTO.with("hours", hours))
            }
            None => far(impact, ix, language),
        };
        let is_down = one.state == State::Down;
        return Aside {
            plain: join([time, one.need_in_words(language)]),
            verdict: one.verdict_in_words(language),
            ink: if is_down {
                ink(one.verdict())
            } else {
                palette.muted
            },
        };
    }
    if let Some(one) = account.data_sets.iter().find(|one| one.element == ix) {
        let loss = loss_in_words(one.loss, language);
        let loss = language.say(&msg::ACCOUNT_RPO.with("hours", loss));
        return Aside {
            plain: join([loss, one.need_in_words(language)]),
            verdict: one.verdict_in_words(language),
            ink: ink(one.verdict()),
        };
    }
    let id = &impact.graph().element(ix).id;
    if let Some(margin) = account.margins.iter().find(|margin| margin.group == *id) {
        let is_spent = margin.margin() <= 0;
        return Aside {
            plain: margin_in_words(margin, language),
            verdict: reserve_in_words(margin, language),
            ink: if is_spent {
                palette.degraded.0
            } else {
                palette.muted
            },
        };
    }
    let kind = crate::catalogue::element_kind(impact.graph().element(ix).kind.as_str());
    let kind = kind.map_or(String::new(), |kind| kind.name(language).to_owned());
    Aside {
        plain: join([kind, far(impact, ix, language)]),
        verdict: String::new(),
        ink: palette.muted,
    }
}

/// “direct”, or how many steps away.
fn far(impact: &Impact, ix: ElementIx, language: Language) -> String {
    match impact.depth(ix) {
        Some(0) => language.text(msg::IMPACT_PANEL_STRUCK),
        Some(1) => language.text(msg::UI_DIRECT),
        Some(depth) => language.say(&msg::UI_AT_DEPTH.with("depth", f64::from(depth))),
        None => String::new(),
    }
}
