//! Sentences for people who do not see the drawing: one for each item.
//!
//! `Annuaire / SSO, application, dans Zone applicative, 3 liens, à l’arrêt`

use std::sync::Arc;

use super::caption::kind_name;
use super::drawing::Drawing;
use super::facts::{PersonalData, needs};
use crate::locale::msg;
use crate::text;

/// The sentence of an element: name, kind, place, links, needs, state.
pub(super) fn element(drawing: &mut Drawing, index: usize, phrase: Option<&str>) -> Arc<str> {
    let request = drawing.request;
    let language = request.language;
    let view_box = &drawing.content.boxes[index];
    let element = request.snapshot.element(view_box.ix);
    let mut sentence = String::with_capacity(96);
    let name = text::visible(&element.name);
    sentence.push_str(if name.trim().is_empty() {
        element.id.as_str()
    } else {
        &name
    });
    sentence.push_str(", ");
    sentence.push_str(&lower_initial(kind_name(element, language)));
    let (parent, children, row) = (view_box.parent, view_box.children, view_box.ix.row());
    let put_away = view_box.put_away;
    if let Some(parent) = parent {
        sentence.push_str(", ");
        sentence.push_str(drawing.place_in_words(parent));
    }
    if put_away > 0 {
        let collapsed = msg::SCENE_COLLAPSED.with("count", put_away);
        sentence.push_str(", ");
        sentence.push_str(&language.say(&collapsed));
    }
    if children > 0 {
        let contains = msg::SCENE_CONTAINS.with("count", children);
        sentence.push_str(", ");
        sentence.push_str(&language.say(&contains));
    }
    if let Some(class) = drawing.facts.hosting[row]
        && parent.is_none()
    {
        sentence.push_str(", ");
        sentence.push_str(&lower_initial(&language.text(class.name())));
    }
    let degree = drawing.degrees[index];
    sentence.push_str(", ");
    sentence.push_str(drawing.links_in_words(degree));
    let needs = needs(element);
    if needs.iter().any(|level| *level >= 3) {
        sentence.push_str(", ");
        sentence.push_str(drawing.needs_in_words(needs));
    }
    if drawing.facts.personal[row] != PersonalData::None {
        sentence.push_str(", ");
        sentence.push_str(&drawing.personal_phrase);
    }
    if let Some(sign) = drawing.findings.get(index).copied().flatten() {
        sentence.push_str(", ");
        sentence.push_str(&sign.phrase(language));
    }
    if let Some(phrase) = phrase {
        sentence.push_str(", ");
        sentence.push_str(phrase);
    }
    Arc::from(sentence)
}

/// A name in the middle of a sentence: without its capital, unless it is an abbreviation.
pub(super) fn lower_initial(name: &str) -> String {
    let mut characters = name.chars();
    let Some(first) = characters.next() else {
        return String::new();
    };
    let rest = characters.as_str();
    if rest.chars().next().is_some_and(char::is_uppercase) {
        return name.to_owned();
    }
    first.to_lowercase().chain(rest.chars()).collect()
}
