//! The matrix in words, alike in the window, in tables, in pictures and on the command line.

use super::{DataCell, Matrix, ServiceCell, Tally};
use crate::analysis::account::Verdict;
use crate::analysis::account_words::{doubt_in_words, loss_in_words, recovery_in_words};
use crate::analysis::recovery::Certainty;
use crate::analysis::scenario::State;
use crate::analysis::words::{hours_in_words, share_in_words};
use crate::locale::{Language, Message, MessageId, msg};
use crate::model::ElementId;

/// How elements are called.
pub type Names<'a> = &'a dyn Fn(&ElementId) -> String;

/// The word used in JSON for how a recovery or a loss of data stands to the need; `None` for what is
/// not struck.
#[must_use]
pub fn verdict_word(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        None => "not_struck",
        Some(Verdict::Within(_)) => "within",
        Some(Verdict::Over(_)) => "over",
        Some(Verdict::NoNeed) => "no_need",
        Some(Verdict::Unknown) => "unknown",
    }
}

impl ServiceCell {
    /// Its state in one word: `arrêt`.
    #[must_use]
    pub fn word(&self) -> MessageId {
        match self.state() {
            State::Down => msg::MATRIX_WORD_DOWN,
            State::Degraded => msg::MATRIX_WORD_DEGRADED,
            State::Up => msg::MATRIX_WORD_UP,
        }
    }

    /// Its recovery time in a few letters: `≈ 26 h`, `≥ 3 h`, `? 24 h` where all of it is supposed;
    /// `None` when it is not down.
    #[must_use]
    pub fn rto_in_short(&self, language: Language) -> Option<String> {
        let time = self.account.recovery?;
        let hours = hours_in_words(time.hours, language);
        Some(match time.certainty() {
            Certainty::Known => hours,
            Certainty::AtLeast => format!("≥\u{a0}{hours}"),
            Certainty::About => format!("≈\u{a0}{hours}"),
            Certainty::Unknown if time.hours > 0.0 => format!("?\u{a0}{hours}"),
            Certainty::Unknown => "?".to_owned(),
        })
    }

    /// `!` for a recovery beyond the need.
    #[must_use]
    pub fn mark(&self) -> &'static str {
        if self.is_beyond() { "!" } else { "" }
    }

    /// State, recovery and mark in a few letters: `arrêt ≈ 26 h !`.
    #[must_use]
    pub fn short(&self, language: Language) -> String {
        let word = language.text(self.word());
        let rto = self.rto_in_short(language).unwrap_or_default();
        let parts = [word.as_str(), &rto, self.mark()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    }

    /// Whether the need is met, in a word or two.
    #[must_use]
    pub fn met_word(&self) -> MessageId {
        match (self.state(), self.is_met(), self.is_doubtful()) {
            (State::Up | State::Degraded, ..) => msg::MATRIX_MET_NOT_DOWN,
            _ if self.account.need_h.is_none() => msg::MATRIX_MET_NO_NEED,
            (State::Down, true, false) => msg::MATRIX_MET_YES,
            (State::Down, true, true) => msg::MATRIX_MET_PERHAPS,
            (State::Down, false, false) => msg::MATRIX_MET_NO,
            (State::Down, false, true) => msg::MATRIX_MET_PERHAPS_NOT,
        }
    }

    /// All of it as sentences, one a line.
    #[must_use]
    pub fn said(&self, service: &ElementId, names: Names<'_>, language: Language) -> Vec<String> {
        let first = match self.state() {
            State::Down => msg::MATRIX_SAID_DOWN,
            State::Degraded => msg::MATRIX_SAID_DEGRADED,
            State::Up => msg::MATRIX_SAID_UP,
        };
        let mut lines = vec![language.say(&first.with("service", names(service)))];
        if let Some(depth) = self.depth {
            lines.push(language.say(&msg::MATRIX_SAID_DEPTH.with("count", depth as usize)));
        }
        if let Some(time) = &self.account.recovery {
            let recovery = recovery_in_words(time, language);
            let verdict = self.account.verdict_in_words(language);
            let need = self.account.need_in_words(language);
            let line = msg::MATRIX_SAID_RTO.with("rto", recovery);
            let parts = [
                language.say(&line),
                need,
                verdict,
                doubt_in_words(time, language),
            ];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            lines.push(parts.collect::<Vec<_>>().join(" · "));
            if time.is_coordinated {
                lines.push(language.text(msg::MATRIX_SAID_COORDINATED));
            }
        }
        let struck = self.data.iter().filter(|data| data.account.is_some());
        lines.extend(struck.map(|data| data.said(names, language)));
        lines
    }
}

impl DataCell {
    /// The loss in a word, and the need against it.
    #[must_use]
    pub fn said(&self, names: Names<'_>, language: Language) -> String {
        let Some(account) = &self.account else {
            return String::new();
        };
        let loss = loss_in_words(account.loss, language);
        let line = msg::MATRIX_SAID_DATA
            .with("name", names(&self.data_set))
            .with("loss", loss);
        let mut parts = vec![language.say(&line)];
        // What is lost for good says all there is to say.
        if !matches!(account.verdict(), Verdict::Over(hours) if hours.is_infinite()) {
            parts.push(account.need_in_words(language));
            parts.push(account.verdict_in_words(language));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }
}

impl Tally {
    /// How many pairs are met, and on what the figures rest; empty without pairs.
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
                .with("perhaps", self.met_perhaps)
                .with("beyond", self.beyond)
                .with("unknown", self.no_need),
        ];
        if self.data_pairs > 0 {
            let data = msg::MATRIX_RPO.with("met", self.data_met);
            let data = data.with("pairs", self.data_pairs);
            lines.push(data.with("unknown", self.data_unknown));
        }
        lines.extend(self.durations_said());
        lines.iter().map(|line| language.say(line)).collect()
    }

    /// How many durations are given; `None` where all are.
    #[must_use]
    pub fn durations_said(&self) -> Option<Message> {
        let durations = self.durations;
        (durations.assumed() > 0).then(|| {
            msg::MATRIX_PARTS
                .with("given", durations.given as usize)
                .with("parts", durations.needed as usize)
        })
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
            Message::from(msg::MATRIX_HEADING_BARE)
        } else {
            msg::MATRIX_HEADING.with("plateau", plateau)
        };
        let heading = heading.with("losses", self.rows.len());
        language.say(&heading.with("services", self.columns.len()))
    }
}

/// A need in hours; a dash where nobody stated one.
#[must_use]
pub fn need_or_dash(hours: Option<f64>, language: Language) -> String {
    hours.map_or_else(|| "–".to_owned(), |hours| hours_in_words(hours, language))
}
