//! Pills on links: what runs there, and whether it is encrypted.

use std::sync::Arc;

use super::answer::Tone;
use super::figure::{Color, Figure};
use super::findings::FindingSign;
use super::pen::{LINK_LABEL, half_cap, icon, rect, square, stroke, words};
use super::perspective::ImpactState;
use super::theme::Theme;
use crate::catalogue::{LinkFamily, link_kind};
use crate::geometry::{Point, Rect, Size};
use crate::locale::{Language, msg};
use crate::model::{Link, Value};

const HEIGHT: f64 = 18.0;
const PADDING: f64 = 8.0;
const LOCK: f64 = 11.0;
const LOCK_GAP: f64 = 4.0;
/// Labels longer than this are cut.
const WIDEST_WORDS: f64 = 170.0;

/// How a link is protected on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protection {
    /// Nothing is said, or the link carries nothing.
    Unstated,
    Encrypted,
    Unencrypted,
}

/// A label ready to be placed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    pub words: Arc<str>,
    pub words_width: f64,
    pub protection: Protection,
    /// A sign before all else, with its colours: the state that the link hands on, its class.
    pub sign: Option<(&'static str, Tone)>,
    /// What the rules found of the link, before that.
    pub finding: Option<FindingSign>,
}

/// What `encryption` of a link says.
pub(super) fn protection(link: &Link) -> Protection {
    protection_of(link.attributes.get("encryption"))
}

/// What a value of `encryption` says.
pub(super) fn protection_of(value: Option<&Value>) -> Protection {
    match crate::assurance::means_encrypted(value) {
        Some(true) => Protection::Encrypted,
        Some(false) => Protection::Unencrypted,
        None => Protection::Unstated,
    }
}

/// The label of a link: its own name, or protocol and port of a flow, or the word of its family
/// where lines of that family are rare and want one.
pub(super) fn label(link: &Link, language: Language) -> Option<Label> {
    let protection = protection(link);
    let mut words = if link.name.trim().is_empty() {
        standard_words(link, language)
    } else {
        link.name.to_string()
    };
    if protection == Protection::Unencrypted {
        let warning = language.text(msg::SCENE_UNENCRYPTED);
        words = if words.is_empty() {
            warning
        } else {
            format!("{words} {warning}")
        };
    }
    if words.is_empty() {
        return None;
    }
    let (words, words_width) = LINK_LABEL.fit(&words, WIDEST_WORDS);
    Some(Label {
        words,
        words_width,
        protection,
        sign: None,
        finding: None,
    })
}

/// What a link without a name says: protocol and port of a flow, or the word of its family.
pub(super) fn standard_words(link: &Link, language: Language) -> String {
    let text = |name: &str| link.attributes.get(name).and_then(Value::as_text);
    let kind = link_kind(link.kind.as_str());
    match kind.map(|kind| kind.family) {
        Some(LinkFamily::Flow) => {
            let port = match link.attributes.get("port") {
                Some(Value::Number(port)) => format!(" {port}"),
                Some(Value::Text(port)) => format!(" {port}"),
                _ => String::new(),
            };
            let protocol = text("protocol").unwrap_or_default();
            format!("{protocol}{port}").trim().to_owned()
        }
        Some(LinkFamily::Replication | LinkFamily::Backup) => {
            kind.map_or_else(String::new, |kind| kind.name(language).to_lowercase())
        }
        _ => String::new(),
    }
}

impl Label {
    /// A label without words.
    pub(super) fn blank() -> Self {
        Self {
            words: Arc::from(""),
            words_width: 0.0,
            protection: Protection::Unstated,
            sign: None,
            finding: None,
        }
    }

    /// The label with the sign of a state.
    pub(super) fn in_state(self, state: ImpactState) -> Self {
        self.with_sign(state.icon(), Tone::State(state))
    }

    /// The label with a sign before all else.
    pub(super) fn with_sign(self, icon: &'static str, tone: Tone) -> Self {
        Self {
            sign: Some((icon, tone)),
            ..self
        }
    }

    /// The label with the mark of what the rules found.
    pub(super) fn marked(self, finding: Option<FindingSign>) -> Self {
        Self { finding, ..self }
    }

    /// Whether it is nothing but the mark of what the rules found.
    fn is_only_a_mark(&self) -> bool {
        self.words.is_empty() && self.protection == Protection::Unstated && self.sign.is_none()
    }

    fn has_nothing_but_a_sign(&self) -> bool {
        self.words.is_empty() && self.protection == Protection::Unstated
    }

    /// A label that says something else than what the link is.
    pub(super) fn of(words: &str) -> Self {
        let (words, words_width) = LINK_LABEL.fit(words, WIDEST_WORDS);
        Self {
            words,
            words_width,
            protection: Protection::Unstated,
            sign: None,
            finding: None,
        }
    }

    /// The label with a sign before its words.
    pub(super) fn signed(&self, sign: &str) -> Self {
        let signed = format!("{sign} {}", self.words);
        let (words, words_width) = LINK_LABEL.fit(signed.trim(), WIDEST_WORDS);
        Self {
            words,
            words_width,
            protection: self.protection,
            sign: self.sign,
            finding: self.finding,
        }
    }

    /// The size of its pill.
    pub(super) fn size(&self) -> Size {
        let lock = match self.protection {
            Protection::Unstated => 0.0,
            Protection::Encrypted | Protection::Unencrypted => LOCK + LOCK_GAP,
        };
        let state = match self.sign {
            None => 0.0,
            // A sign alone stands on a round.
            Some(_) if self.has_nothing_but_a_sign() && self.finding.is_none() => {
                HEIGHT - 2.0 * PADDING
            }
            Some(_) => LOCK + LOCK_GAP,
        };
        let finding = match self.finding {
            None => 0.0,
            Some(sign) if self.is_only_a_mark() => return Size::new(sign.width(), HEIGHT),
            Some(sign) => sign.width() + LOCK_GAP - PADDING / 2.0,
        };
        Size::new(
            self.words_width + lock + state + finding + 2.0 * PADDING,
            HEIGHT,
        )
    }

    /// The pill around `center`.
    pub(super) fn draw(&self, center: Point, edge: Option<Color>, theme: &Theme) -> Vec<Figure> {
        let pill = Rect::from_center_size(center, self.size());
        if let Some(sign) = self.finding.filter(|_| self.is_only_a_mark()) {
            let mut figures = Vec::with_capacity(3);
            sign.draw(center, theme, &mut figures);
            return figures;
        }
        let (ink, edge) = match self.protection {
            Protection::Unencrypted => (theme.warning.ink, theme.warning.ink),
            _ => (theme.ink, edge.unwrap_or(theme.line)),
        };
        let mut figures = vec![rect(
            pill,
            HEIGHT / 2.0,
            Some(theme.paper),
            stroke(edge, 1.0),
        )];
        let mut left = pill.x0 + PADDING;
        if let Some(sign) = self.finding {
            let from = pill.x0 + 1.0;
            let middle = Point::new(from + sign.width() / 2.0, center.y);
            sign.draw(middle, theme, &mut figures);
            left = from + sign.width() + LOCK_GAP;
        }
        if let Some((sign, tone)) = self.sign {
            let middle = if self.has_nothing_but_a_sign() && self.finding.is_none() {
                center
            } else {
                Point::new(left + LOCK / 2.0, center.y)
            };
            figures.push(icon(sign, square(middle, LOCK + 1.0), theme.tone(tone).ink));
            left += LOCK + LOCK_GAP;
        }
        let sign = match self.protection {
            Protection::Unstated => None,
            Protection::Encrypted => Some(("lock", theme.secure)),
            Protection::Unencrypted => Some(("lock-open", theme.warning.ink)),
        };
        if let Some((sign, color)) = sign {
            let middle = Point::new(left + LOCK / 2.0, center.y);
            figures.push(icon(sign, square(middle, LOCK), color));
            left += LOCK + LOCK_GAP;
        }
        let baseline = Point::new(left, center.y + half_cap(LINK_LABEL));
        figures.extend(words(
            baseline,
            (Arc::clone(&self.words), self.words_width),
            LINK_LABEL,
            ink,
        ));
        figures
    }
}
