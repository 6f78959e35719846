//! The key figures, each with its sign, its word and what it is held against.

use super::{Draft, MARGIN};
use crate::analysis::{
    DataLoss, Method, PointNature, Verdict, hours_in_words, loss_in_words, recovery_in_words,
    share_in_words,
};
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::scene::caption::number;
use crate::scene::figure::{Color, Item};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::pen::{Font, icon, rect, square, stroke, words};
use crate::scene::perspective::ImpactState;
use crate::text::{self, FontWeight};

const NAME: Font = Font::new(10.0, FontWeight::SemiBold);
const FIGURE: Font = Font::new(20.0, FontWeight::Bold);
const SMALLER: Font = Font::new(15.0, FontWeight::Bold);
const WORD: Font = Font::new(10.5, FontWeight::SemiBold);
const MORE: Font = Font::new(10.0, FontWeight::Regular);
const GAP: f64 = 10.0;
const HEIGHT: f64 = 104.0;
const PAD: f64 = 11.0;

/// How a figure stands.
#[derive(Clone, Copy)]
enum Mood {
    Good,
    Bad,
    Unsure,
    Plain,
}

impl Mood {
    fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Within(_) => Self::Good,
            Verdict::Over(_) => Self::Bad,
            Verdict::Unknown => Self::Unsure,
            Verdict::NoNeed => Self::Plain,
        }
    }
}

struct Tile {
    name: String,
    figure: String,
    /// What it is held against, in words.
    verdict: String,
    mood: Mood,
    more: String,
}

/// Draws them in a row. Answers where they end.
pub(super) fn tiles(draft: &Draft<'_>, top: f64, items: &mut Vec<Item>) -> f64 {
    let all = [
        availability(draft),
        ceiling(draft),
        recovery(draft),
        data(draft),
        single(draft),
    ];
    let width = (draft.width - GAP * (all.len() as f64 - 1.0)) / all.len() as f64;
    for (at, tile) in all.iter().enumerate() {
        let left = MARGIN + at as f64 * (width + GAP);
        let place = Rect::new(left, top, left + width, top + HEIGHT);
        items.push(draw(draft, tile, place));
    }
    top + HEIGHT
}

fn draw(draft: &Draft<'_>, tile: &Tile, place: Rect) -> Item {
    let theme = draft.theme;
    let (sign, ink, ground): (Option<&str>, Color, Color) = match tile.mood {
        Mood::Good => {
            let tint = theme.state(ImpactState::Intact);
            (Some("circle-check"), tint.ink, tint.ground)
        }
        Mood::Bad => {
            let tint = theme.state(ImpactState::Down);
            (Some("triangle-alert"), tint.ink, tint.ground)
        }
        Mood::Unsure => {
            let tint = theme.state(ImpactState::Degraded);
            (Some("circle-help"), tint.ink, tint.ground)
        }
        Mood::Plain => (None, theme.ink, theme.hosting(None).ground),
    };
    let mut sheet = Sheet::default();
    for words in [&tile.name, &tile.figure, &tile.verdict, &tile.more] {
        sheet.say(words);
    }
    let edge = match tile.mood {
        Mood::Plain => stroke(theme.line, 1.0),
        Mood::Bad => stroke(ink, 1.6),
        _ => stroke(ink, 1.0),
    };
    sheet.figures.push(rect(place, 7.0, Some(ground), edge));
    let left = place.x0 + PAD;
    let room = place.width() - 2.0 * PAD;
    let name = NAME.fit(&tile.name, room - 20.0);
    let baseline = Point::new(left, place.y0 + 19.0);
    sheet
        .figures
        .extend(words(baseline, name, NAME, theme.muted));
    if let Some(sign) = sign {
        let center = Point::new(place.x1 - PAD - 7.0, place.y0 + 15.5);
        sheet.figures.push(icon(sign, square(center, 15.0), ink));
    }
    let font = if FIGURE.width(&tile.figure) <= room {
        FIGURE
    } else {
        SMALLER
    };
    let baseline = Point::new(left, place.y0 + 43.0);
    let figure = font.fit(&tile.figure, room);
    sheet
        .figures
        .extend(words(baseline, figure, font, theme.ink));
    let mut y = place.y0 + 60.0;
    let mut left_lines = 3_usize;
    if !tile.verdict.is_empty() {
        for line in text::wrap(&tile.verdict, WORD.weight, WORD.size, room, 2) {
            let run = words(Point::new(left, y), (line.text, line.width), WORD, ink);
            sheet.figures.extend(run);
            y += 14.0;
            left_lines -= 1;
        }
    }
    let most = left_lines.max(1);
    for line in text::wrap(&tile.more, MORE.weight, MORE.size, room, most) {
        let run = words(
            Point::new(left, y),
            (line.text, line.width),
            MORE,
            theme.ink,
        );
        sheet.figures.extend(run);
        y += 13.5;
    }
    frame_item(sheet, place)
}

fn availability(draft: &Draft<'_>) -> Tile {
    let (facts, language) = (draft.facts, draft.language);
    let of = &facts.availability;
    let downtime = hours_in_words(of.downtime_min_per_year() / 60.0, language);
    let quantified = msg::SERVICE_QUANTIFIED
        .with("quantified", of.quantified)
        .with("of", of.of);
    let share = share_in_words(of.availability, language);
    let is_unknown = of.quantified == 0 && of.of > 0;
    let figure = match of.method {
        _ if is_unknown => language.text(msg::SERVICE_UNKNOWN),
        Method::MonteCarlo { .. } => format!("≈ {share}"),
        Method::Exact if of.is_fully_quantified() => share,
        Method::Exact => format!("≤ {share}"),
    };
    let verdict = facts.target_verdict();
    let target = facts.target.map(|target| share_in_words(target, language));
    let words = match (verdict, target) {
        (_, None) => String::new(),
        (Verdict::Over(_), Some(target)) => {
            language.say(&msg::SERVICE_TARGET_MISSED.with("target", target))
        }
        (Verdict::Within(_), Some(target)) => {
            language.say(&msg::SERVICE_TARGET_MET.with("target", target))
        }
        (_, Some(target)) => language.say(&msg::SERVICE_TARGET_OPEN.with("target", target)),
    };
    let more = if is_unknown {
        language.say(&quantified)
    } else {
        let down = msg::SERVICE_DOWNTIME.with("downtime", downtime);
        format!("{}\n{}", language.say(&down), language.say(&quantified))
    };
    Tile {
        name: language.text(msg::SERVICE_TILE_AVAILABILITY),
        figure,
        mood: match verdict {
            Verdict::NoNeed if !of.is_fully_quantified() => Mood::Unsure,
            verdict => Mood::of(verdict),
        },
        verdict: words,
        more,
    }
}

fn ceiling(draft: &Draft<'_>) -> Tile {
    let (facts, language) = (draft.facts, draft.language);
    let of = &facts.availability;
    let lowest: Vec<String> = of
        .ceiling_parts
        .iter()
        .take(2)
        .map(|(id, _)| draft.name_of(id))
        .collect();
    let more = if lowest.is_empty() {
        language.text(msg::SERVICE_CEILING_NOTHING)
    } else {
        let names = lowest.join(", ");
        language.say(&msg::SERVICE_CEILING_BY.with("names", names))
    };
    let is_missed = facts.is_target_out_of_reach();
    Tile {
        name: language.text(msg::SERVICE_TILE_CEILING),
        figure: share_in_words(of.ceiling, language),
        verdict: if is_missed {
            language.text(msg::SERVICE_CEILING_BELOW)
        } else {
            String::new()
        },
        mood: if is_missed { Mood::Bad } else { Mood::Plain },
        more,
    }
}

fn recovery(draft: &Draft<'_>) -> Tile {
    let (facts, language) = (draft.facts, draft.language);
    let account = facts.worst_loss().map(|loss| facts.account_of(loss));
    let figure = match facts.worst_loss() {
        _ if facts.weak.is_down_already => "∞".to_owned(),
        Some(loss) => recovery_in_words(&loss.time, language),
        None => language.text(msg::SERVICE_NONE_STOPS),
    };
    let need = facts.dmia_h.map(|hours| {
        let hours = hours_in_words(hours, language);
        language.say(&msg::ACCOUNT_MTD.with("hours", hours))
    });
    let words = account.map(|account| account.verdict_in_words(language));
    let verdict = match (need, words) {
        (Some(need), Some(words)) => format!("{need} – {words}"),
        (Some(need), None) => need,
        (None, _) => language.text(msg::ACCOUNT_NO_MTD),
    };
    let more = match facts.worst_loss() {
        Some(loss) => {
            let name = draft.name_of(&loss.lost);
            language.say(&msg::SERVICE_WORST_LOSS.with("name", name))
        }
        None => String::new(),
    };
    Tile {
        name: language.text(msg::SERVICE_TILE_RECOVERY),
        figure,
        verdict,
        mood: Mood::of(facts.recovery_verdict()),
        more,
    }
}

fn data(draft: &Draft<'_>) -> Tile {
    let (facts, language) = (draft.facts, draft.language);
    let name = language.text(msg::SERVICE_TILE_DATA);
    let Some(worst) = facts.worst_data() else {
        return Tile {
            name,
            figure: "–".to_owned(),
            verdict: String::new(),
            mood: Mood::Plain,
            more: language.text(msg::SERVICE_NO_DATA),
        };
    };
    let need = worst.need_h.map(|hours| {
        let hours = hours_in_words(hours, language);
        language.say(&msg::ACCOUNT_MDL.with("hours", hours))
    });
    let loss = worst.worst.as_ref().map(|(loss, _)| *loss);
    let words = match worst.verdict() {
        Verdict::Over(hours) if hours.is_finite() => {
            Some(msg::ACCOUNT_OVER.with("hours", hours_in_words(hours, language)))
        }
        Verdict::Over(_) => None,
        Verdict::Within(hours) => {
            Some(msg::ACCOUNT_SPARE.with("hours", hours_in_words(hours, language)))
        }
        Verdict::NoNeed => None,
        Verdict::Unknown => Some(msg::ACCOUNT_CANNOT_TELL.into()),
    };
    let words = words.map(|words| language.say(&words));
    let verdict = match (need, words) {
        (Some(need), Some(words)) => format!("{need} – {words}"),
        (Some(need), None) => need,
        (None, _) => language.text(msg::ACCOUNT_NO_MDL),
    };
    Tile {
        name,
        figure: match loss {
            Some(DataLoss::Lost) => language.text(msg::SERVICE_DATA_LOST),
            Some(DataLoss::Unknown) => language.text(msg::SERVICE_UNKNOWN),
            Some(loss) => loss_in_words(loss, language),
            None => language.text(msg::SERVICE_NONE_LOSES),
        },
        verdict,
        mood: Mood::of(worst.verdict()),
        more: draft.name_of(&worst.data_set),
    }
}

fn single(draft: &Draft<'_>) -> Tile {
    let (facts, language) = (draft.facts, draft.language);
    let count = facts.losses.len();
    let natures: Vec<String> = PointNature::ALL
        .into_iter()
        .filter_map(|nature| {
            let of = facts.losses.iter().filter(|loss| loss.nature == nature);
            let of = of.count();
            let message = msg::SERVICE_NATURE_COUNT
                .with("nature", nature.as_str())
                .with("count", of);
            (of > 0).then(|| language.say(&message))
        })
        .collect();
    Tile {
        name: language.text(msg::SERVICE_TILE_SINGLE),
        figure: number(count as f64, language),
        verdict: String::new(),
        mood: match count {
            _ if facts.weak.is_down_already => Mood::Bad,
            0 => Mood::Good,
            _ => Mood::Bad,
        },
        more: if natures.is_empty() {
            language.text(msg::SERVICE_NO_SINGLE)
        } else {
            natures.join(", ")
        },
    }
}
