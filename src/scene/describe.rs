//! Sentences for people who do not see the drawing: one for each item.
//!
//! `Annuaire / SSO, application, dans Zone applicative, 3 liens, à l’arrêt`

use std::sync::Arc;

use super::caption::{kind_name, number};
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
    sentence.push_str(&kind_name(element, language).to_lowercase());
    if let Some(parent) = view_box.parent {
        let parent = drawing.content.element(request.snapshot, parent);
        let name = text::visible(&parent.name).into_owned();
        sentence.push_str(", ");
        sentence.push_str(&language.say(&msg::SCENE_IN.with("name", name)));
    }
    let row = view_box.ix.row();
    if view_box.children > 0 {
        let contains = msg::SCENE_CONTAINS.with("count", view_box.children);
        sentence.push_str(", ");
        sentence.push_str(&language.say(&contains));
    }
    if let Some(class) = drawing.facts.hosting[row]
        && view_box.parent.is_none()
    {
        sentence.push_str(", ");
        sentence.push_str(&language.text(class.name()).to_lowercase());
    }
    let degree = drawing.degrees[index];
    sentence.push_str(", ");
    sentence.push_str(drawing.links_in_words(degree));
    let strong: Vec<String> = drawing
        .needs_letters
        .iter()
        .zip(needs(element))
        .filter(|(_, level)| *level >= 3)
        .map(|(letter, level)| format!("{letter}{}", number(f64::from(level), language)))
        .collect();
    if !strong.is_empty() {
        let needs = msg::SCENE_NEEDS.with("needs", strong.join(" "));
        sentence.push_str(", ");
        sentence.push_str(&language.say(&needs));
    }
    if drawing.facts.personal[row] != PersonalData::None {
        sentence.push_str(", ");
        sentence.push_str(&language.text(msg::SCENE_HOLDS_PERSONAL_DATA));
    }
    if let Some(phrase) = phrase {
        sentence.push_str(", ");
        sentence.push_str(phrase);
    }
    Arc::from(sentence)
}
