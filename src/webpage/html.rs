//! The file itself: the page with its policy, its style, its data and its script.

use super::drawings::Drawings;
use super::losses::Losses;
use super::order::{Chosen, WebPageOrder, perspective_name};
use super::pool::{for_page, list, object, some, text};
use super::records::{Records, day_in_words, groups};
use super::sha256::sha256;
use super::{style, words};
use crate::export::base64_of;
use crate::model::PlateauKind;
use crate::scene::{FontWeight, Hue, LEGEND_SAMPLE, date_in_words};
use crate::text::in_markup;
use crate::text::visible;

const PAGE: &str = include_str!("../../assets/webpage/page.html");
/// The script, in the order in which its files need each other.
const SCRIPT: &str = concat!(
    include_str!("../../assets/webpage/data.js"),
    include_str!("../../assets/webpage/drawing.js"),
    include_str!("../../assets/webpage/panels.js"),
    include_str!("../../assets/webpage/search.js"),
    include_str!("../../assets/webpage/page.js"),
);

/// Icons of the page's own buttons, by name in `page.html` and `page.js`.
const ICONS: [&str; 22] = [
    "map",
    "search",
    "sun",
    "moon",
    "printer",
    "list-tree",
    "plus",
    "minus",
    "maximize",
    "x",
    "chevron-right",
    "chevron-down",
    "arrow-right",
    "zap",
    "link",
    "sticky-note",
    "external-link",
    "circle-x",
    "triangle-alert",
    "shield-half",
    "circle-check",
    "glasses",
];

/// Puts the page together.
pub(super) fn page(
    order: &WebPageOrder,
    chosen: &Chosen,
    mut drawings: Drawings,
    pictures: &str,
    records: &Records,
    losses: &Losses,
) -> String {
    let language = order.language;
    let info = order.map.info();
    for name in ICONS {
        drawings.ink.icon(name);
    }
    let logo = order.pictures.get(&info.logo);
    let logo = logo.map(|logo| drawings.ink.picture(logo));
    let states = words::states(language, |name| drawings.ink.icon(name));
    letters(order, chosen, &mut drawings);
    let title = match visible(&info.title).trim() {
        "" => language.text(crate::locale::msg::WEBPAGE_UNTITLED),
        title => title.to_owned(),
    };
    let marking = visible(&info.marking).trim().to_owned();
    let data = data(
        order, chosen, &drawings, pictures, &states, &title, logo, records, losses,
    );
    let style = style::style(&drawings.ink);
    let window_title: Vec<&str> = [marking.as_str(), &title, info.organisation.trim()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let is_marked = if marking.is_empty() { " hidden" } else { "" };
    let theme = match order.is_dark {
        Some(true) => " data-theme=\"dark\"",
        Some(false) => " data-theme=\"light\"",
        None => "",
    };
    let mut gaps: Vec<(&str, String)> = words::plain(language)
        .map(|(name, words)| (name, in_markup(&words)))
        .collect();
    gaps.extend([
        ("language", language.code().to_owned()),
        ("theme", theme.to_owned()),
        ("policy", policy(&style)),
        (
            "windowTitle",
            in_markup(&visible(&window_title.join(" – "))),
        ),
        ("title", in_markup(&title)),
        ("markingWords", in_markup(&marking)),
        ("markingHidden", is_marked.to_owned()),
        ("style", style.clone()),
        ("data", for_page(&data)),
        ("script", SCRIPT.to_owned()),
    ]);
    filled(PAGE, &gaps)
}

/// What the browser may do with the page: nothing but show it, with this style and this script.
fn policy(style: &str) -> String {
    let sum = |text: &str| base64_of(&sha256(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; \
         font-src data:; base-uri 'none'; form-action 'none'",
        sum(style),
        sum(SCRIPT)
    )
}

/// A template with its gaps `{{name}}` filled, in one go: what is put in is not looked at again.
fn filled(template: &str, gaps: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 65_536);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, after)) = after.split_once("}}") else {
            rest = after;
            break;
        };
        let found = gaps.iter().find(|(known, _)| *known == name);
        out.push_str(found.map_or("", |(_, words)| words));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Notes the letters of the page's own words, and those in which somebody may search.
fn letters(order: &WebPageOrder, chosen: &Chosen, drawings: &mut Drawings) {
    let typed: String = (' '..='~')
        .chain('\u{a1}'..='ÿ')
        .chain("Œœ’…–—→".chars())
        .collect();
    let letters = &mut drawings.ink.letters;
    for weight in FontWeight::ALL {
        letters.use_for(&typed, weight);
    }
    let info = order.map.info();
    let names = chosen.views.iter().map(|view| view.name.as_str());
    let plateaus = order.map.tables().plateaus.iter();
    let names = names.chain(plateaus.map(|plateau| plateau.name.as_str()));
    let own = [
        &info.title,
        &info.organisation,
        &info.marking,
        &info.version,
    ];
    let names = names.chain(own.map(|words| words.as_str()));
    let perspectives = chosen.perspectives.iter();
    let said = perspectives.map(|one| perspective_name(one, order.language));
    let said = said.chain(words::plain(order.language).map(|(_, words)| words));
    for words in names.map(str::to_owned).chain(said) {
        for weight in FontWeight::ALL {
            letters.use_for(&visible(&words), weight);
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "each part of the page once")]
fn data(
    order: &WebPageOrder,
    chosen: &Chosen,
    drawings: &Drawings,
    pictures: &str,
    states: &str,
    title: &str,
    logo: Option<usize>,
    records: &Records,
    losses: &Losses,
) -> String {
    let language = order.language;
    let info = order.map.info();
    let date = order.today.map(|day| date_in_words(day, language));
    let about = object([
        ("title", some(title)),
        ("organisation", some(&visible(&info.organisation))),
        ("version", some(&visible(&info.version))),
        ("author", some(&visible(&info.author_role))),
        ("date", some(&date.unwrap_or_default())),
        ("marking", some(&visible(&info.marking))),
        (
            "logo",
            logo.map_or_else(String::new, |logo| logo.to_string()),
        ),
        ("description", some(&visible(&info.description))),
    ]);
    let views = chosen.views.iter().map(|view| {
        let name = visible(&view.name);
        object([
            ("i", text(view.id.as_str())),
            (
                "n",
                text(if name.trim().is_empty() {
                    view.id.as_str()
                } else {
                    &name
                }),
            ),
            ("d", some(&visible(&view.description))),
        ])
    });
    let plateaus = chosen.states.iter().map(|state| {
        let plateau = state.snapshot.plateau();
        let plateau = plateau.and_then(|id| order.map.tables().plateaus.get(id));
        let Some(plateau) = plateau else {
            return object([("i", text("")), ("n", text(""))]);
        };
        let kind = match plateau.kind {
            PlateauKind::Existing => "existing",
            PlateauKind::Transition => "transition",
            PlateauKind::Target => "target",
        };
        let name = visible(&plateau.name);
        let id = plateau.id.as_str();
        object([
            ("i", text(id)),
            ("n", text(if name.trim().is_empty() { id } else { &name })),
            ("k", text(kind)),
            ("f", some(&day_in_words(&plateau.valid_from, language))),
            ("u", some(&day_in_words(&plateau.valid_to, language))),
        ])
    });
    let perspectives = chosen.perspectives.iter().map(|one| {
        let word = one.lens().map_or("standard".to_owned(), |lens| lens.word());
        let name = perspective_name(one, language);
        object([("i", text(&word)), ("n", text(&visible(&name)))])
    });
    let hues = list(Hue::ALL.map(|hue| text(hue.word())));
    let sample = [LEGEND_SAMPLE.width, LEGEND_SAMPLE.height];
    let mut fields = vec![
        ("words", words::json(language)),
        ("language", text(language.code())),
        ("about", about),
        ("views", list(views)),
        ("plateaus", list(plateaus)),
        ("perspectives", list(perspectives)),
        ("impactStates", states.to_owned()),
        ("needs", words::needs_json(language)),
        ("groups", groups(language)),
        ("hues", hues),
        ("sample", list(sample.map(crate::export::number))),
        ("pillSize", crate::export::number(words::PILL_SIZE)),
        ("drawings", pictures.to_owned()),
    ];
    fields.extend(drawings.fields());
    fields.extend(records.fields());
    fields.extend(losses.fields());
    object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fills_a_gap_is_not_looked_at_again() {
        let gaps = [("a", "{{b}}".to_owned()), ("b", "x".to_owned())];
        assert_eq!(filled("1{{a}}2{{b}}3{{c}}4", &gaps), "1{{b}}2x34");
        assert_eq!(filled("open {{a", &gaps), "open a");
    }
}
