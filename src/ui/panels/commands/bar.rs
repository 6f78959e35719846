//! What stands in which menu, in which order: each menu short enough for a low window.

use super::bar_answers::{ANALYSE, ASSURE};
use super::{Entry, Menu, entries};
use crate::locale::{MessageId, msg};

/// A line of a menu.
pub(in crate::ui::panels) enum Line {
    /// A command, by its name.
    Of(MessageId),
    /// A hairline between groups.
    Rule,
    /// A menu within the menu.
    Sub(MessageId, &'static [Line]),
}

use Line::{Of, Rule, Sub};

/// The lines of a menu.
pub(in crate::ui::panels) fn lines(menu: Menu) -> &'static [Line] {
    match menu {
        Menu::File => FILE,
        Menu::Edit => EDIT,
        Menu::View => VIEW,
        Menu::Insert => INSERT,
        Menu::Arrange => ARRANGE,
        Menu::Analyse => ANALYSE,
        Menu::Assure => ASSURE,
        Menu::Help => HELP,
    }
}

/// The commands of a menu, in its order, those of menus within it in their place.
#[must_use]
pub fn commands_of(menu: Menu) -> Vec<&'static Entry> {
    let mut out = Vec::new();
    let mut stack: Vec<&'static Line> = lines(menu).iter().rev().collect();
    while let Some(line) = stack.pop() {
        match line {
            Rule => {}
            Sub(_, lines) => stack.extend(lines.iter().rev()),
            Of(label) => out.extend(entries().find(|entry| entry.label == *label)),
        }
    }
    out
}

const FILE: &[Line] = &[
    Of(msg::UI_NEW),
    Of(msg::UI_OPEN),
    Of(msg::UI_CLONE),
    Rule,
    Of(msg::UI_SAVE),
    Of(msg::UI_SAVE_AS),
    Rule,
    Of(msg::UI_KEEP_VERSION),
    Of(msg::UI_VERSIONS),
    Of(msg::UI_SHARE),
    Of(msg::UI_SEND_VERSIONS),
    Of(msg::UI_TAKE_VERSIONS),
    Sub(
        msg::MERGING_MENU,
        &[
            Of(msg::MERGING_FINISH),
            Of(msg::MERGING_TAKE_ALL_MINE),
            Of(msg::MERGING_TAKE_ALL_THEIRS),
            Rule,
            Of(msg::MERGING_ABANDON),
        ],
    ),
    Rule,
    Of(msg::UI_EXPORT_AGAIN),
    Of(msg::UI_EXPORT),
    Of(msg::DOCUMENTING_COMMAND),
    Of(msg::REDACTION_OPEN),
    Rule,
    Of(msg::UI_MAP_PROPERTIES),
    Rule,
    Of(msg::UI_CLOSE_MAP),
    Of(msg::UI_QUIT),
];

const EDIT: &[Line] = &[
    Of(msg::UI_UNDO),
    Of(msg::UI_REDO),
    Of(msg::HISTORY_SHOW),
    Rule,
    Of(msg::UI_CUT),
    Of(msg::UI_COPY),
    Sub(
        msg::UI_COPY_AS,
        &[
            Of(msg::UI_COPY_PICTURE),
            Of(msg::UI_COPY_LINES),
            Of(msg::UI_COPY_TABLE),
        ],
    ),
    Of(msg::UI_PASTE),
    Of(msg::UI_PASTE_NEW),
    Of(msg::UI_DUPLICATE),
    Rule,
    Of(msg::UI_RENAME),
    Of(msg::UI_PROPERTIES),
    Sub(
        msg::UI_STYLE,
        &[
            Of(msg::UI_COPY_STYLE),
            Of(msg::UI_PASTE_STYLE),
            Rule,
            Of(msg::UI_ICON_ENTRY),
            Of(msg::UI_BACKDROP),
            Of(msg::UI_NO_BACKDROP),
            Rule,
            Of(msg::UI_TINT_NONE),
            Of(msg::SCENE_HUE_SLATE),
            Of(msg::SCENE_HUE_SKY),
            Of(msg::SCENE_HUE_INDIGO),
            Of(msg::SCENE_HUE_TEAL),
            Of(msg::SCENE_HUE_VIOLET),
            Of(msg::SCENE_HUE_ROSE),
            Of(msg::SCENE_HUE_AMBER),
        ],
    ),
    Sub(
        msg::UI_MENU_LINK,
        &[
            Of(msg::GESTURE_FOLLOW),
            Of(msg::GESTURE_FOLLOW_BACK),
            Rule,
            Of(msg::GESTURE_CHANGE_LINK),
            Of(msg::GESTURE_REVERSE),
            Of(msg::GESTURE_AUTOMATIC_WAY),
            Rule,
            Of(msg::GESTURE_BYPASS),
        ],
    ),
    Rule,
    Of(msg::UI_HIDE),
    Of(msg::UI_DELETE),
    Rule,
    Of(msg::UI_SELECT_ALL),
    Of(msg::UI_SELECT_NONE),
    Rule,
    Of(msg::FINDING_FIND),
    Of(msg::FINDING_NEXT),
    Of(msg::FINDING_PREVIOUS),
    Of(msg::FINDING_REPLACE),
    Rule,
    Of(msg::PREFERENCES_OPEN),
];

const VIEW: &[Line] = &[
    Of(msg::UI_ZOOM_IN),
    Of(msg::UI_ZOOM_OUT),
    Of(msg::UI_ZOOM_100),
    Of(msg::UI_FIT_ALL),
    Of(msg::UI_FIT_SELECTION),
    Rule,
    Sub(
        msg::UI_MENU_GO,
        &[
            Of(msg::UI_NEXT_VIEW),
            Of(msg::UI_PREVIOUS_VIEW),
            Rule,
            Of(msg::VIEWS_DRILL_IN),
            Of(msg::VIEWS_DRILL_UP),
            Of(msg::VIEWS_BACK),
            Of(msg::VIEWS_FORWARD),
            Rule,
            Of(msg::KEYS_NEXT_AREA),
            Of(msg::KEYS_PREVIOUS_AREA),
        ],
    ),
    Sub(
        msg::UI_VIEWS,
        &[
            Of(msg::VIEWS_RENAME),
            Of(msg::VIEWS_DESCRIBE),
            Of(msg::VIEWS_DUPLICATE),
            Of(msg::VIEWS_REFRESH),
            Rule,
            Of(msg::VIEWS_MOVE_BACK),
            Of(msg::VIEWS_MOVE_ON),
            Rule,
            Of(msg::UI_DELETE_VIEW),
        ],
    ),
    Of(msg::VIEWS_FILTERS),
    Sub(
        msg::PLATEAUS_MENU,
        &[
            Of(msg::PLATEAUS_NEXT),
            Of(msg::PLATEAUS_PREVIOUS),
            Rule,
            Of(msg::PLATEAUS_EDIT),
            Of(msg::PLATEAUS_COMPARE_BASE),
            Of(msg::PLATEAUS_MERGE),
            Of(msg::PLATEAUS_DELETE),
            Rule,
            Of(msg::PLATEAUS_BACK),
            Of(msg::PLATEAUS_MOVE),
            Of(msg::PLATEAUS_BRING_BACK),
            Rule,
            Of(msg::PLATEAUS_MARKS),
        ],
    ),
    Sub(
        msg::UI_BUNDLE_LINKS,
        &[
            Of(msg::UI_BUNDLE_NEVER),
            Of(msg::UI_BUNDLE_3),
            Of(msg::UI_BUNDLE_5),
            Of(msg::UI_BUNDLE_10),
            Rule,
            Of(msg::UI_OPEN_BUNDLES),
            Of(msg::UI_CLOSE_BUNDLES),
        ],
    ),
    Rule,
    Of(msg::LISTING_SHOW_ELEMENTS),
    Of(msg::LISTING_SHOW_LINKS),
    Rule,
    Of(msg::UI_PANEL_LEFT),
    Of(msg::UI_PANEL_RIGHT),
    Of(msg::UI_PANEL_LOWER),
    Of(msg::UI_MINIMAP),
    Of(msg::GESTURE_GRID),
    Of(msg::FINDINGS_BADGES),
    Rule,
    Of(msg::VIEWS_PRESENT),
    Of(msg::VIEWS_PRESENT_FROM_HERE),
    Of(msg::VIEWS_FULL_SCREEN),
    Rule,
    Sub(
        msg::VIEWS_MENU_THEME,
        &[
            Of(msg::UI_THEME_SYSTEM),
            Of(msg::UI_THEME_LIGHT),
            Of(msg::UI_THEME_DARK),
        ],
    ),
    Sub(
        msg::VIEWS_MENU_LANGUAGE,
        &[Of(msg::UI_SPEAK_FRENCH), Of(msg::UI_SPEAK_ENGLISH)],
    ),
    Sub(
        msg::PREFERENCES_SCALE,
        &[
            Of(msg::PREFERENCES_LARGER),
            Of(msg::PREFERENCES_SMALLER),
            Rule,
            Of(msg::PREFERENCES_SCALE_75),
            Of(msg::PREFERENCES_SCALE_100),
            Of(msg::PREFERENCES_SCALE_125),
            Of(msg::PREFERENCES_SCALE_150),
            Of(msg::PREFERENCES_SCALE_200),
        ],
    ),
    Of(msg::UI_REDUCE_MOTION),
];

const INSERT: &[Line] = &[
    Of(msg::UI_INSERT_ELEMENT),
    Of(msg::ENTRY_FROM_TEXT),
    Of(msg::KEYS_PALETTE),
    Sub(
        msg::KEYS_NEIGHBOUR,
        &[
            Of(msg::KEYS_NEIGHBOUR_RIGHT),
            Of(msg::KEYS_NEIGHBOUR_LEFT),
            Of(msg::KEYS_NEIGHBOUR_ABOVE),
            Of(msg::KEYS_NEIGHBOUR_BELOW),
        ],
    ),
    Of(msg::GESTURE_INSERT_ON_LINK),
    Rule,
    Of(msg::UI_TOOL_CONNECT),
    Of(msg::GESTURE_TOOL_ZONE),
    Of(msg::GESTURE_TOOL_TEXT),
    Of(msg::UI_TOOL_NOTE),
    Sub(msg::NOTES_MENU, NOTES),
    Rule,
    Of(msg::UI_NEW_VIEW),
    Of(msg::UI_NEW_PLATEAU),
];

const NOTES: &[Line] = &[
    Of(msg::NOTES_SHOW),
    Of(msg::NOTES_SHOW_DECISIONS),
    Rule,
    Of(msg::NOTES_REVIEW),
    Of(msg::NOTES_NEXT),
    Of(msg::NOTES_PREVIOUS),
    Of(msg::NOTES_ANSWER_THIS),
    Of(msg::NOTES_SETTLE),
    Rule,
    Of(msg::NOTES_AS_SHEET),
    Of(msg::NOTES_AS_CALLOUT),
    Of(msg::NOTES_AS_AREA),
    Of(msg::NOTES_AS_MARKER),
];

const ARRANGE: &[Line] = &[
    Of(msg::UI_LAY_OUT),
    Of(msg::UI_ARRANGE_SELECTION),
    Of(msg::UI_ARRANGE_NEW),
    Of(msg::UI_TIDY),
    Of(msg::UI_ALTERNATIVES),
    Sub(
        msg::UI_METHOD,
        &[
            Of(msg::UI_METHOD_USUAL),
            Of(msg::UI_METHOD_LAYERED),
            Of(msg::UI_METHOD_SWIMLANES),
            Of(msg::UI_METHOD_TIERS),
            Of(msg::UI_METHOD_TREE),
            Of(msg::UI_METHOD_RADIAL),
            Of(msg::UI_METHOD_GRID),
            Of(msg::UI_METHOD_FORCE),
            Rule,
            Of(msg::UI_DIRECTION_DOWN),
            Of(msg::UI_DIRECTION_RIGHT),
        ],
    ),
    Rule,
    Sub(
        msg::UI_ALIGN,
        &[
            Of(msg::UI_ALIGN_LEFT),
            Of(msg::UI_ALIGN_CENTER),
            Of(msg::UI_ALIGN_RIGHT),
            Rule,
            Of(msg::UI_ALIGN_TOP),
            Of(msg::UI_ALIGN_MIDDLE),
            Of(msg::UI_ALIGN_BOTTOM),
            Rule,
            Of(msg::UI_DISTRIBUTE_ACROSS),
            Of(msg::UI_DISTRIBUTE_DOWN),
        ],
    ),
    Sub(
        msg::UI_SIZE,
        &[
            Of(msg::UI_SAME_WIDTH),
            Of(msg::UI_SAME_HEIGHT),
            Of(msg::UI_SAME_SIZE),
            Rule,
            Of(msg::UI_WIDER),
            Of(msg::UI_NARROWER),
            Of(msg::UI_TALLER),
            Of(msg::UI_SHORTER),
        ],
    ),
    Sub(
        msg::UI_ORDER,
        &[
            Of(msg::UI_FORWARD),
            Of(msg::UI_BACKWARD),
            Of(msg::UI_FRONT),
            Of(msg::UI_BACK),
        ],
    ),
    Rule,
    Of(msg::UI_GROUP),
    Of(msg::UI_UNGROUP),
    Of(msg::UI_COLLAPSE),
    Of(msg::UI_EXPAND),
    Of(msg::UI_PIN),
    Rule,
    Of(msg::UI_TOOL_SELECT),
    Of(msg::UI_TOOL_HAND),
    Of(msg::GESTURE_TOOL_SPACE),
];

const HELP: &[Line] = &[
    Of(msg::UI_FIND_COMMAND),
    Of(msg::UI_SHORTCUTS),
    Rule,
    Of(msg::UI_ABOUT),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_its_menu_once() {
        for menu in Menu::ALL {
            let mut shown: Vec<&str> = commands_of(menu)
                .iter()
                .map(|entry| entry.label.as_str())
                .collect();
            let mut declared: Vec<&str> = entries()
                .filter(|entry| entry.menu == menu)
                .map(|entry| entry.label.as_str())
                .collect();
            shown.sort_unstable();
            declared.sort_unstable();
            assert_eq!(shown, declared, "{menu:?}");
        }
    }

    #[test]
    fn a_menu_fits_a_low_window() {
        // 25 lines of 24 points and the rules between them stay below 720 points.
        for menu in Menu::ALL {
            let rows = lines(menu).iter();
            let rows = rows.filter(|line| !matches!(line, Rule)).count();
            assert!(rows <= 25, "{menu:?}: {rows} lines");
        }
    }
}
