//! The matrix in words, alike in the window, in tables, in pictures and on the command line.

use super::{Compliance, DataCell, Matrix, ServiceCell, Tally};
use crate::analysis::recovery::DataLoss;
use crate::analysis::scenario::State;
use crate::analysis::words::{hours_in_words, share_in_words};
use crate::locale::{Language, Message, MessageId, msg};
use crate::model::ElementId;

/// How elements are called.
pub type Names<'a> = &'a dyn Fn(&ElementId) -> String;

impl Compliance {
    /// Whether the need is met, in a word or two.
    #[must_use]
    pub fn message(self) -> MessageId {
        match self {
            Self::NotStruck => msg::MATRIX_COMPLIANCE_NOT_STRUCK,
            Self::Within(_) => msg::MATRIX_COMPLIANCE_WITHIN,
            Self::Beyond(_) => msg::MATRIX_COMPLIANCE_BEYOND,
            Self::Unknown => msg::MATRIX_COMPLIANCE_UNKNOWN,
        }
    }

    /// Hours to spare, below zero for what is too long; `None` where there is nothing to compare.
    #[must_use]
    pub fn gap_h(self) -> Option<f64> {
        match self {
            Self::Within(hours) => Some(hours),
            Self::Beyond(hours) => hours.map(|hours| -hours),
            Self::NotStruck | Self::Unknown => None,
        }
    }
}

impl ServiceCell {
    /// Its state in one word: `arrêt`.
    #[must_use]
    pub fn word(&self) -> MessageId {
        match self.state {
            State::Down => msg::MATRIX_WORD_DOWN,
            State::Degraded => msg::MATRIX_WORD_DEGRADED,
            State::Up => msg::MATRIX_WORD_UP,
        }
    }

    /// Its recovery time, behind `≈` where a part of it is supposed; `None` when it is not down.
    #[must_use]
    pub fn rto_in_words(&self, language: Language) -> Option<String> {
        let hours = hours_in_words(self.rto_h?, language);
        let is_supposed = self.given < self.parts;
        Some(if is_supposed {
            format!("≈\u{a0}{hours}")
        } else {
            hours
        })
    }

    /// `!` for a recovery beyond the need, `?` where the need is not stated.
    #[must_use]
    pub fn mark(&self) -> &'static str {
        match self.compliance {
            Compliance::Beyond(_) => "!",
            Compliance::Unknown => "?",
            Compliance::NotStruck | Compliance::Within(_) => "",
        }
    }

    /// State, recovery and mark in a few letters: `arrêt ≈ 26 h !`.
    #[must_use]
    pub fn short(&self, language: Language) -> String {
        let word = language.text(self.word());
        let rto = self.rto_in_words(language).unwrap_or_default();
        let parts = [word.as_str(), &rto, self.mark()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    }

    /// All of it as sentences, one a line.
    #[must_use]
    pub fn said(&self, service: &ElementId, names: Names<'_>, language: Language) -> Vec<String> {
        let first = match self.state {
            State::Down => msg::MATRIX_SAID_DOWN,
            State::Degraded => msg::MATRIX_SAID_DEGRADED,
            State::Up => msg::MATRIX_SAID_UP,
        };
        let mut lines = vec![first.with("service", names(service))];
        lines.extend(
            self.depth
                .map(|depth| msg::MATRIX_SAID_DEPTH.with("count", depth as usize)),
        );
        lines.extend(self.recovery_said(language));
        if self.is_coordinated {
            lines.push(msg::MATRIX_SAID_COORDINATED.into());
        }
        let struck = self.data.iter();
        let struck = struck.filter(|data| data.compliance != Compliance::NotStruck);
        lines.extend(struck.map(|data| data.said(names, language)));
        lines.iter().map(|line| language.say(line)).collect()
    }

    fn recovery_said(&self, language: Language) -> Vec<Message> {
        let Some(rto) = self.rto_in_words(language) else {
            return Vec::new();
        };
        let need = need_in_words(self.dmia_h, language);
        let line = match self.compliance {
            Compliance::Within(gap) => msg::MATRIX_SAID_WITHIN
                .with("rto", rto)
                .with("need", need)
                .with("gap", hours_in_words(gap, language)),
            Compliance::Beyond(gap) => msg::MATRIX_SAID_BEYOND
                .with("rto", rto)
                .with("need", need)
                .with(
                    "gap",
                    hours_in_words(gap.unwrap_or(f64::INFINITY), language),
                ),
            Compliance::NotStruck | Compliance::Unknown => {
                msg::MATRIX_SAID_UNKNOWN.with("rto", rto)
            }
        };
        let mut lines = vec![line];
        if self.given < self.parts {
            let parts = msg::MATRIX_SAID_PARTS.with("given", self.given);
            lines.push(parts.with("parts", self.parts));
        }
        lines
    }
}

impl DataCell {
    /// The loss in a word, and the need against it.
    #[must_use]
    pub fn said(&self, names: Names<'_>, language: Language) -> Message {
        let name = names(&self.data_set);
        let line = match self.compliance {
            Compliance::NotStruck | Compliance::Within(_) => msg::MATRIX_DATA_WITHIN,
            Compliance::Beyond(None) => return msg::MATRIX_DATA_LOST.with("name", name),
            Compliance::Beyond(Some(_)) => msg::MATRIX_DATA_BEYOND,
            Compliance::Unknown => msg::MATRIX_DATA_UNKNOWN,
        };
        line.with("name", name)
            .with("loss", loss_in_words(self.loss, language))
            .with("need", need_in_words(self.pdma_h, language))
    }
}

/// A loss of data: hours, lost, or not known.
#[must_use]
pub fn loss_in_words(loss: Option<DataLoss>, language: Language) -> String {
    match loss {
        None => hours_in_words(0.0, language),
        Some(DataLoss::Hours(hours)) => hours_in_words(hours, language),
        Some(other) => language.say(&other.message()),
    }
}

/// A need in hours; a dash where nobody stated one.
#[must_use]
pub fn need_in_words(hours: Option<f64>, language: Language) -> String {
    hours.map_or_else(|| "–".to_owned(), |hours| hours_in_words(hours, language))
}

impl Tally {
    /// How many pairs comply, and on what the figures rest; empty without pairs.
    #[must_use]
    pub fn said(&self, language: Language) -> Vec<String> {
        let Some(share) = self.share() else {
            return Vec::new();
        };
        let mut lines = vec![
            msg::MATRIX_RTO
                .with("met", self.met)
                .with("pairs", self.pairs)
                .with("share", share_in_words(share, language))
                .with("beyond", self.beyond)
                .with("unknown", self.unknown),
        ];
        if self.data_pairs > 0 {
            let data = msg::MATRIX_RPO.with("met", self.data_met);
            let data = data.with("pairs", self.data_pairs);
            lines.push(data.with("unknown", self.data_unknown));
        }
        if self.given < self.parts {
            let parts = msg::MATRIX_PARTS.with("given", self.given);
            lines.push(parts.with("parts", self.parts));
        }
        lines.iter().map(|line| language.say(line)).collect()
    }
}

impl Matrix {
    /// What to read before the cells, one sentence a line. `plateau` is its name; may be empty.
    #[must_use]
    pub fn summary(&self, plateau: &str, language: Language) -> Vec<String> {
        if self.rows.is_empty() || self.columns.is_empty() {
            return vec![language.text(msg::MATRIX_NONE)];
        }
        let mut lines = vec![self.heading(plateau, language)];
        if self.is_by_rule() {
            lines.push(language.text(msg::MATRIX_BY_RULE));
        }
        lines.extend(self.tally().said(language));
        lines
    }

    /// What it crosses, and where.
    #[must_use]
    pub fn heading(&self, plateau: &str, language: Language) -> String {
        let heading = if plateau.is_empty() {
            msg::MATRIX_HEADING_BARE.into()
        } else {
            msg::MATRIX_HEADING.with("plateau", plateau)
        };
        let heading: Message = heading;
        language.say(
            &heading
                .with("losses", self.rows.len())
                .with("services", self.columns.len()),
        )
    }
}
