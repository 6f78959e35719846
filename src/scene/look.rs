//! How a perspective colours one element: ground, frame, and the pill that says it in a word.

use super::chosen::chosen_hue;
use super::comparison::ComparisonMarks;
use super::contents::{Contents, Support};
use super::facts::{Facts, PersonalData, criticality};
use super::figure::{Color, Dash};
use super::perspective::{ImpactState, Perspective};
use super::request::SceneRequest;
use super::theme::Tint;
use super::weak_points;
use crate::catalogue::{Hosting, element_kind};
use crate::locale::{Language, MessageId, msg};
use crate::model::{Element, ElementIx, Snapshot, SystemMap, Value};

/// A pill on the lower edge.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pill {
    pub icon: &'static str,
    /// In capitals.
    pub words: String,
    /// Ground of the pill.
    pub color: Color,
}

/// How an element looks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    /// Ground of a card; frames keep the tint of their hosting.
    pub ground: Color,
    pub frame: Color,
    pub frame_width: f64,
    pub dash: Dash,
    pub pill: Option<Pill>,
    /// The state in a sentence, for screen readers.
    pub phrase: Option<String>,
    /// Whether the perspective speaks of this element, so that frames change, too.
    pub is_marked: bool,
    /// The colours that somebody chose for it.
    pub tint: Option<Tint>,
}

/// The state of an element in an impact review; intact when it is not mentioned.
pub(super) fn impact_state(request: &SceneRequest, element: &Element) -> ImpactState {
    let Perspective::Impact(marks) = request.perspective else {
        return ImpactState::Intact;
    };
    marks
        .get(&element.id)
        .map_or(ImpactState::Intact, |mark| mark.state)
}

/// The look of an element; what the perspective finds is counted in `contents`.
pub(super) fn look(
    request: &SceneRequest,
    facts: &Facts,
    ix: ElementIx,
    contents: &mut Contents,
) -> Look {
    let theme = request.theme;
    let element = request.snapshot.element(ix);
    let mut look = Look {
        ground: theme.paper,
        frame: theme.line,
        frame_width: 1.0,
        dash: Dash::Solid,
        pill: None,
        phrase: None,
        is_marked: false,
        tint: None,
    };
    let kind = element_kind(element.kind.as_str());
    if kind.is_some_and(|kind| kind.hosting == Some(Hosting::Outside)) {
        look.dash = Dash::Dashed;
        look.frame = theme.muted;
    }
    match request.perspective {
        Perspective::Standard => {
            if let Some(hue) = chosen_hue(request, &element.tint) {
                *contents.hues.entry(hue).or_default() += 1;
                let tint = theme.hue(hue);
                (look.ground, look.frame) = (tint.ground, tint.ink);
                look.tint = Some(tint);
            }
        }
        Perspective::Hosting => {
            let class = facts.hosting[ix.row()];
            if let Some(class) = class {
                let tint = theme.hosting(Some(class));
                look.ground = tint.ground;
                look.frame = tint.ink;
                look.phrase = Some(request.language.text(class.name()));
            }
        }
        Perspective::Impact(_) => mark_impact(request, element, &mut look, contents),
        Perspective::DataProtection => {
            let level = facts.personal[ix.row()];
            *contents.personal.entry(level).or_default() += 1;
            mark_personal(request, level, &mut look);
        }
        Perspective::LifeCycle => {
            let support = support(request, element);
            *contents.support.entry(support).or_default() += 1;
            mark_support(request, element, support, &mut look);
        }
        Perspective::Criticality => {
            let level = criticality(element);
            *contents.criticality.entry(level).or_default() += 1;
            if level > 0 {
                let tint = theme.levels[usize::from(level).min(4)];
                let word = request.language.text(criticality_name(level));
                put(
                    &mut look,
                    tint,
                    "gauge",
                    word.to_uppercase(),
                    word.to_lowercase(),
                );
            }
        }
        Perspective::WeakPoints(marks) => {
            weak_points::mark(request, marks, element, &mut look, contents);
        }
        Perspective::Comparison(marks) => mark_change(request, marks, element, &mut look, contents),
        Perspective::Answer(marks) => {
            if let Some(mark) = marks.elements.get(&element.id) {
                let tint = theme.tone(mark.tone);
                let (words, phrase) = (mark.pill.to_string(), mark.phrase.to_string());
                put(&mut look, tint, mark.icon, words, phrase);
            }
        }
    }
    look
}

fn mark_impact(
    request: &SceneRequest,
    element: &Element,
    look: &mut Look,
    contents: &mut Contents,
) {
    let state = impact_state(request, element);
    *contents.states.entry(state).or_default() += 1;
    let mut phrase = request.language.text(state.phrase());
    if let Perspective::Impact(marks) = request.perspective
        && let Some(reason) = marks.get(&element.id).map(|mark| mark.reason.as_str())
        && !reason.is_empty()
    {
        phrase = format!("{phrase} ({reason})");
    }
    if state == ImpactState::Intact {
        look.phrase = Some(phrase);
        return;
    }
    let words = request.language.text(state.pill());
    put(
        look,
        request.theme.state(state),
        state.icon(),
        words,
        phrase,
    );
}

fn mark_change(
    request: &SceneRequest,
    marks: &ComparisonMarks,
    element: &Element,
    look: &mut Look,
    contents: &mut Contents,
) {
    let mark = marks.elements.get(&element.id);
    let change = mark.map(|mark| mark.change);
    *contents.changes.entry(change).or_default() += 1;
    let Some(mark) = mark else { return };
    let words = request.language.text(mark.change.pill());
    let tint = request.theme.change(mark.change);
    let phrase = mark.phrase(request.language);
    put(look, tint, mark.change.icon(), words, phrase);
    (look.dash, look.frame_width) = mark.change.frame();
}

fn mark_personal(request: &SceneRequest, level: PersonalData, look: &mut Look) {
    let theme = request.theme;
    let (tint, word) = match level {
        PersonalData::None => return,
        PersonalData::Personal => (theme.levels[3], msg::SCENE_PILL_PERSONAL),
        PersonalData::Sensitive => (theme.levels[4], msg::SCENE_PILL_SENSITIVE),
    };
    let phrase = request.language.text(personal_name(level)).to_lowercase();
    put(
        look,
        tint,
        "fingerprint",
        request.language.text(word),
        phrase,
    );
}

fn mark_support(request: &SceneRequest, element: &Element, support: Support, look: &mut Look) {
    let language = request.language;
    let date = element
        .attributes
        .get("eol")
        .and_then(Value::as_text)
        .unwrap_or_default();
    match support {
        Support::Ended => {
            let phrase = language.say(&msg::SCENE_OUT_OF_SUPPORT.with("date", date));
            let tint = request.theme.state(ImpactState::Down);
            let words = language.text(msg::SCENE_PILL_SUPPORT_ENDED);
            put(look, tint, "clock", words, phrase);
        }
        Support::EndsDuring => {
            let phrase = language.say(&msg::SCENE_SUPPORT_ENDS.with("date", date));
            let tint = request.theme.state(ImpactState::Degraded);
            let month = date.get(..7).unwrap_or(date);
            let words = language.say(&msg::SCENE_PILL_SUPPORT_ENDS.with("date", month));
            put(look, tint, "timer", words, phrase);
        }
        Support::Lasting => {
            look.frame = request.theme.state(ImpactState::Intact).ink;
            look.phrase = Some(language.say(&msg::SCENE_SUPPORT_ENDS.with("date", date)));
        }
        Support::Unknown => {}
    }
}

fn put(look: &mut Look, tint: Tint, icon: &'static str, words: String, phrase: String) {
    look.ground = tint.ground;
    look.frame = tint.ink;
    look.frame_width = 1.5;
    look.pill = Some(Pill {
        icon,
        words,
        color: tint.ink,
    });
    look.phrase = Some(phrase);
    look.is_marked = true;
}

/// The support of an element at the plateau that is drawn: ISO dates compare as text.
pub(super) fn support(request: &SceneRequest, element: &Element) -> Support {
    support_at(request.map, request.snapshot, element)
}

/// As [`support`], by the map and its snapshot.
pub(super) fn support_at(map: &SystemMap, snapshot: &Snapshot, element: &Element) -> Support {
    let Some(eol) = element.attributes.get("eol").and_then(Value::as_text) else {
        return Support::Unknown;
    };
    let plateau = snapshot
        .plateau()
        .and_then(|id| map.tables().plateaus.get(id));
    let Some(plateau) = plateau else {
        return Support::Lasting;
    };
    if !plateau.valid_from.is_empty() && eol < plateau.valid_from.as_str() {
        Support::Ended
    } else if !plateau.valid_to.is_empty() && eol <= plateau.valid_to.as_str() {
        Support::EndsDuring
    } else {
        Support::Lasting
    }
}

/// The name of a level of criticality.
pub(super) fn criticality_name(level: u8) -> MessageId {
    match level {
        1 => msg::SCENE_CRITICALITY_1,
        2 => msg::SCENE_CRITICALITY_2,
        3 => msg::SCENE_CRITICALITY_3,
        4 => msg::SCENE_CRITICALITY_4,
        _ => msg::SCENE_CRITICALITY_UNKNOWN,
    }
}

/// The name of a class of personal data.
pub(super) fn personal_name(level: PersonalData) -> MessageId {
    match level {
        PersonalData::None => msg::SCENE_PERSONAL_NO,
        PersonalData::Personal => msg::SCENE_PERSONAL_YES,
        PersonalData::Sensitive => msg::SCENE_PERSONAL_SENSITIVE,
    }
}

/// The name of a state of support.
pub(super) fn support_name(support: Support) -> MessageId {
    match support {
        Support::Ended => msg::SCENE_LIFE_ENDED,
        Support::EndsDuring => msg::SCENE_LIFE_ENDS_SOON,
        Support::Lasting => msg::SCENE_LIFE_SUPPORTED,
        Support::Unknown => msg::SCENE_LIFE_UNKNOWN,
    }
}

/// The letters of security needs in a language: D I C T in French, A I C T in English.
pub(super) fn needs_letters(language: Language) -> [String; 4] {
    [
        msg::SCENE_NEEDS_D,
        msg::SCENE_NEEDS_I,
        msg::SCENE_NEEDS_C,
        msg::SCENE_NEEDS_T,
    ]
    .map(|letter| language.text(letter))
}
