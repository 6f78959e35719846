//! The words of the page itself, in its language.

use super::pool::{list, object, text};
use super::values::needs;
use crate::locale::{Language, MessageId, msg};
use crate::scene::{FontWeight, ImpactState};

/// Words without a gap.
const WORDS: &[(&str, MessageId)] = &[
    ("skip", msg::WEBPAGE_SKIP),
    ("search", msg::WEBPAGE_SEARCH),
    ("searchHint", msg::WEBPAGE_SEARCH_HINT),
    ("typeElement", msg::WEBPAGE_TYPE_ELEMENT),
    ("typeLink", msg::WEBPAGE_TYPE_LINK),
    ("typeNote", msg::WEBPAGE_TYPE_NOTE),
    ("views", msg::WEBPAGE_VIEWS),
    ("plateau", msg::WEBPAGE_PLATEAU),
    ("perspective", msg::WEBPAGE_PERSPECTIVE),
    ("perspectiveLoss", msg::WEBPAGE_PERSPECTIVE_LOSS),
    ("legend", msg::WEBPAGE_LEGEND),
    ("legendLoss", msg::WEBPAGE_LEGEND_LOSS),
    ("zoom", msg::WEBPAGE_ZOOM),
    ("zoomIn", msg::WEBPAGE_ZOOM_IN),
    ("zoomOut", msg::WEBPAGE_ZOOM_OUT),
    ("zoomFit", msg::WEBPAGE_ZOOM_FIT),
    ("overview", msg::WEBPAGE_OVERVIEW),
    ("drawingHelp", msg::WEBPAGE_DRAWING_HELP),
    ("empty", msg::WEBPAGE_EMPTY),
    ("outline", msg::WEBPAGE_OUTLINE),
    ("outlineToggle", msg::WEBPAGE_OUTLINE_TOGGLE),
    ("details", msg::WEBPAGE_DETAILS),
    ("close", msg::WEBPAGE_CLOSE),
    ("toDark", msg::WEBPAGE_TO_DARK),
    ("toLight", msg::WEBPAGE_TO_LIGHT),
    ("print", msg::WEBPAGE_PRINT),
    ("whatIf", msg::WEBPAGE_WHAT_IF),
    ("whatIfEnd", msg::WEBPAGE_WHAT_IF_END),
    ("lossServices", msg::WEBPAGE_LOSS_SERVICES),
    ("lossNone", msg::WEBPAGE_LOSS_NONE),
    ("lossLeftOut", msg::WEBPAGE_LOSS_LEFT_OUT),
    ("path", msg::WEBPAGE_PATH),
    ("contains", msg::WEBPAGE_CONTAINS),
    ("links", msg::WEBPAGE_LINKS),
    ("linksNone", msg::WEBPAGE_LINKS_NONE),
    ("notes", msg::WEBPAGE_NOTES),
    ("notesListed", msg::WEBPAGE_NOTES_LISTED),
    ("documents", msg::WEBPAGE_DOCUMENTS),
    ("needs", msg::WEBPAGE_NEEDS),
    ("services", msg::WEBPAGE_SERVICES),
    ("servicesNone", msg::WEBPAGE_SERVICES_NONE),
    ("shownIn", msg::WEBPAGE_SHOWN_IN),
    ("shownNowhere", msg::WEBPAGE_SHOWN_NOWHERE),
    ("noteBy", msg::WEBPAGE_NOTE_BY),
    ("noteFor", msg::WEBPAGE_NOTE_FOR),
    ("noteDue", msg::WEBPAGE_NOTE_DUE),
    ("noteStatus", msg::WEBPAGE_NOTE_STATUS),
    ("noteAbout", msg::WEBPAGE_NOTE_ABOUT),
    ("noteDecision", msg::WEBPAGE_NOTE_DECISION),
    ("noteReason", msg::WEBPAGE_NOTE_REASON),
    ("noteConsequence", msg::WEBPAGE_NOTE_CONSEQUENCE),
    ("noteReplies", msg::WEBPAGE_NOTE_REPLIES),
    ("marking", msg::WEBPAGE_MARKING),
    ("kind", msg::WEBPAGE_KIND),
    ("untitled", msg::WEBPAGE_UNTITLED),
    ("offline", msg::WEBPAGE_OFFLINE),
    ("noscript", msg::WEBPAGE_NOSCRIPT),
];

/// Words with gaps, which the page fills.
const WITH_GAPS: &[(&str, MessageId, &[&str])] = &[
    ("searchNone", msg::WEBPAGE_SEARCH_NONE, &["query"]),
    ("drawing", msg::WEBPAGE_DRAWING, &["view"]),
    ("lossOf", msg::WEBPAGE_LOSS_OF, &["name"]),
    ("need", msg::WEBPAGE_NEED, &["name", "level"]),
    ("missing", msg::WEBPAGE_MISSING, &["name"]),
    ("elsewhere", msg::WEBPAGE_ELSEWHERE, &["plateau"]),
];

/// Words that are said of one and of many.
const COUNTED: &[(&str, MessageId)] = &[
    ("countElements", msg::WEBPAGE_COUNT_ELEMENTS),
    ("countLinks", msg::WEBPAGE_COUNT_LINKS),
    ("countNotes", msg::WEBPAGE_COUNT_NOTES),
    ("countResults", msg::WEBPAGE_COUNT_RESULTS),
    ("countBundle", msg::WEBPAGE_COUNT_BUNDLE),
    ("countReplies", msg::WEBPAGE_COUNT_REPLIES),
    ("countOthers", msg::WEBPAGE_COUNT_OTHERS),
    ("wordDown", msg::WEBPAGE_WORD_DOWN),
    ("wordDegraded", msg::WEBPAGE_WORD_DEGRADED),
    ("wordMargin", msg::WEBPAGE_WORD_MARGIN),
    ("wordIntact", msg::WEBPAGE_WORD_INTACT),
];

/// A gap in words that the page fills: the name of what goes there, in braces that no text of ours
/// holds otherwise.
fn gap(name: &str) -> String {
    format!("{{{name}}}")
}

/// The words without a gap, by the names that page and script know them by.
pub(super) fn plain(language: Language) -> impl Iterator<Item = (&'static str, String)> {
    let titles = [
        ("titleOrganisation", msg::SCENE_TITLE_ORGANISATION),
        ("titleMap", msg::ANSWER_TITLE_MAP),
        ("titleView", msg::SCENE_TITLE_VIEW),
        ("titlePlateau", msg::SCENE_TITLE_PLATEAU),
        ("titlePerspective", msg::SCENE_TITLE_PERSPECTIVE),
        ("titleVersion", msg::SCENE_TITLE_VERSION),
        ("titleDate", msg::SCENE_TITLE_DATE),
        ("titleAuthor", msg::SCENE_TITLE_AUTHOR),
    ];
    let all = WORDS.iter().copied().chain(titles);
    all.map(move |(name, id)| (name, language.text(id)))
}

/// All words, as JSON.
pub(super) fn json(language: Language) -> String {
    let plain = plain(language).map(|(name, words)| (name, text(&words)));
    let with_gaps = WITH_GAPS.iter().map(|(name, id, gaps)| {
        let message = gaps
            .iter()
            .fold((*id).into(), |message: crate::locale::Message, hole| {
                message.with(hole, gap(hole))
            });
        (*name, text(&language.say(&message)))
    });
    let counted = COUNTED.iter().map(|(name, id)| {
        let of = |count: f64| {
            let message = id.with("count", count).with("shown", gap("n"));
            text(&language.say(&message))
        };
        (*name, list([of(1.0), of(2.0)]))
    });
    object(plain.chain(with_gaps).chain(counted))
}

/// The states of a loss, from the worst: key, name, word on a pill and how wide that is, words in a
/// sentence, sign.
pub(super) fn states(language: Language, mut icon: impl FnMut(&str) -> usize) -> String {
    list(ImpactState::ALL.map(|state| {
        let (key, name) = match state {
            ImpactState::Down => ("down", msg::SCENE_LEGEND_STATE_DOWN),
            ImpactState::Degraded => ("degraded", msg::SCENE_LEGEND_STATE_DEGRADED),
            ImpactState::MarginLost => ("margin", msg::SCENE_LEGEND_STATE_MARGIN),
            ImpactState::Intact => ("intact", msg::SCENE_LEGEND_STATE_INTACT),
        };
        let pill = language.text(state.pill());
        // As the pills of a drawing are set (`scene/pen.rs`).
        let width = crate::text::width(&pill, FontWeight::Bold, PILL_SIZE);
        list([
            text(key),
            text(&language.text(name)),
            text(&pill),
            crate::export::number(width),
            text(&language.text(state.phrase())),
            icon(state.icon()).to_string(),
        ])
    }))
}

/// Size of the words on a pill, in map units.
pub(super) const PILL_SIZE: f64 = 9.5;

/// Letters and names of the security needs.
pub(super) fn needs_json(language: Language) -> String {
    list(needs(language).map(|(_, letter, name)| list([text(&letter), text(&name)])))
}
