//! How a perspective colours one element: ground, frame, and the pill that says it in a word.

use super::chosen::chosen_hue;
use super::comparison::ComparisonMarks;
use super::contents::{Contents, Support};
use super::facts::PersonalData;
use super::figure::{Color, Dash};
use super::lens::wear;
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
pub(super) fn look(request: &SceneRequest, ix: ElementIx, contents: &mut Contents) -> Look {
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
        Perspective::Impact(_) => mark_impact(request, element, &mut look, contents),
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
        Perspective::Lens(shading) => wear(request, shading, ix, &mut look),
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

pub(super) fn put(look: &mut Look, tint: Tint, icon: &'static str, words: String, phrase: String) {
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

/// The support of an element at the plateau of a snapshot: ISO dates compare as text.
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
