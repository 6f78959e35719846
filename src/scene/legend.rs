//! The legend: what is really on the drawing, with the sign, the line or the colour that stands
//! for it.

use super::comparison::{AFFECTED_ICON, ChangeMark};
use super::contents::{BadgeKind, Contents, LinkLook};
use super::figure::{Figure, Scene, Stroke};
use super::findings;
use super::frame::{Sheet, frame_item};
use super::legend_samples::{arrow, bundle_sample, swatch};
use super::lens::Manner;
use super::link::style;
use super::note::{kind_name, note_icon, note_tint};
use super::pen::{BADGE, Font, dashed, half_cap, rect, stroke, words};
use super::perspective::{ImpactState, Perspective};
use super::theme::{Theme, Tint, frame_dash};
use crate::catalogue::LinkFamily;
use crate::geometry::{Point, Rect, Size};
use crate::locale::{Language, Message, MessageId, msg};
use crate::model::SubjectId;
use crate::text::FontWeight;

pub(super) use super::legend_samples::{counted, plain, sign, signed};

const HEADING: Font = Font::new(9.5, FontWeight::Bold);
pub(super) const ENTRY: Font = Font::new(11.0, FontWeight::Regular);
const ROW: f64 = 21.0;
const HEADING_ROW: f64 = 22.0;
pub(super) const SAMPLE_WIDTH: f64 = 34.0;
pub(super) const SAMPLE_HEIGHT: f64 = 13.0;
const WORDS_LEFT: f64 = SAMPLE_WIDTH + 9.0;
const COLUMN_GAP: f64 = 36.0;
const GROUP_GAP: f64 = 14.0;
/// Where the words of the legend of a screen begin.
const CORNER: Point = Point::new(16.0, 14.0);

/// The room of a sample.
pub const LEGEND_SAMPLE: Size = Size::new(SAMPLE_WIDTH, SAMPLE_HEIGHT);

/// A sign and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Drawn in a rectangle of the size [`LEGEND_SAMPLE`] at the origin.
    pub sample: Vec<Figure>,
    /// What it stands for.
    pub words: String,
}

/// What is explained together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its heading, in capitals.
    pub heading: String,
    /// Its signs.
    pub entries: Vec<Entry>,
}

impl Group {
    fn size(&self) -> Size {
        let widest = self
            .entries
            .iter()
            .map(|entry| WORDS_LEFT + ENTRY.width(&entry.words))
            .fold(HEADING.width(&self.heading), f64::max);
        Size::new(widest, HEADING_ROW + self.entries.len() as f64 * ROW)
    }
}

/// What the perspective's own colours mean, as a little drawing on a panel for a corner of the
/// screen; empty when there is nothing to explain. The whole legend stands on exported pages.
#[must_use]
pub fn legend(contents: &Contents) -> Scene {
    let theme = contents.theme;
    let mut sheet = Sheet::default();
    let first = groups(contents).into_iter().take(1).collect::<Vec<_>>();
    let size = draw_groups(&first, contents.theme, CORNER, 10.0, &mut sheet);
    if size == Size::ZERO {
        return Scene::default();
    }
    let panel = Rect::new(0.0, 0.0, size.width + 32.0, size.height + 22.0);
    let ground = rect(panel, 10.0, Some(theme.paper), stroke(theme.line, 1.0));
    sheet.figures.insert(0, ground);
    Scene {
        bounds: panel,
        background: None,
        items: vec![frame_item(sheet, panel)],
    }
}

/// A class of a lens in the legend of [`legend`].
#[derive(Clone, Debug, PartialEq)]
pub struct LegendRow {
    /// Where it stands, in units of the legend.
    pub rect: Rect,
    /// Its name.
    pub name: String,
    /// What is on the drawing of it.
    pub members: Vec<SubjectId>,
}

/// The classes in the legend of [`legend`], from the first; none where no lens is looked through.
#[must_use]
pub fn legend_rows(contents: &Contents) -> Vec<LegendRow> {
    let Some(shades) = &contents.shades else {
        return Vec::new();
    };
    let width = perspective_group(contents).size().width;
    let top = CORNER.y + HEADING_ROW + shades.note.iter().count() as f64 * ROW - 2.0;
    let present = shades.classes.iter().filter(|one| !one.members.is_empty());
    present
        .enumerate()
        .map(|(row, one)| {
            let corner = Point::new(CORNER.x - 6.0, top + row as f64 * ROW);
            LegendRow {
                rect: Rect::from_origin_size(corner, (width + 12.0, ROW)),
                name: one.class.name.clone(),
                members: one.members.clone(),
            }
        })
        .collect()
}

/// Draws the groups from `origin` in columns no wider than `room` together (at least one), and
/// answers the size that they take.
pub(super) fn draw_groups(
    groups: &[Group],
    theme: &Theme,
    origin: Point,
    room: f64,
    sheet: &mut Sheet,
) -> Size {
    let mut corner = origin;
    let mut row_height: f64 = 0.0;
    let mut extent = Size::ZERO;
    for group in groups {
        let size = group.size();
        if corner.x > origin.x && corner.x + size.width > origin.x + room {
            corner = Point::new(origin.x, corner.y + row_height + GROUP_GAP);
            row_height = 0.0;
        }
        draw_group(group, corner, theme, sheet);
        row_height = row_height.max(size.height);
        extent = extent.max(Size::new(
            corner.x + size.width - origin.x,
            corner.y + size.height - origin.y,
        ));
        corner.x += size.width + COLUMN_GAP;
    }
    extent
}

fn draw_group(group: &Group, corner: Point, theme: &Theme, sheet: &mut Sheet) {
    let baseline = Point::new(corner.x, corner.y + 9.0);
    sheet.say(&group.heading);
    let heading = HEADING.fit(&group.heading, f64::INFINITY);
    sheet
        .figures
        .extend(words(baseline, heading, HEADING, theme.muted));
    for (index, entry) in group.entries.iter().enumerate() {
        let middle = corner.y + HEADING_ROW + (index as f64 + 0.5) * ROW - 2.0;
        let offset = Point::new(corner.x, middle - SAMPLE_HEIGHT / 2.0);
        for figure in &entry.sample {
            sheet
                .figures
                .push(figure.clone().transformed(1.0, offset.to_vec2()));
        }
        let baseline = Point::new(corner.x + WORDS_LEFT, middle + half_cap(ENTRY));
        sheet.say(&entry.words);
        let fitted = ENTRY.fit(&entry.words, f64::INFINITY);
        sheet
            .figures
            .extend(words(baseline, fitted, ENTRY, theme.ink));
    }
}

/// The whole legend, for whoever sets it in type of its own.
#[must_use]
pub fn legend_groups(contents: &Contents) -> Vec<Group> {
    groups(contents)
}

pub(super) fn groups(contents: &Contents) -> Vec<Group> {
    if !contents.changes.is_empty() || !contents.answer.is_empty() {
        let mut groups = vec![perspective_group(contents), filter_group(contents)];
        groups.retain(|group| !group.entries.is_empty());
        return groups;
    }
    let mut groups = vec![
        perspective_group(contents),
        hosting_group(contents),
        hue_group(contents),
        link_group(contents),
        badge_group(contents),
        group(
            contents.language,
            msg::FINDINGS_LEGEND_TITLE,
            findings::entries(contents),
        ),
        filter_group(contents),
    ];
    groups.retain(|group| !group.entries.is_empty());
    groups
}

fn group(language: Language, heading: impl Into<Message>, entries: Vec<Entry>) -> Group {
    Group {
        heading: language.say(&heading.into()).to_uppercase(),
        entries,
    }
}

fn perspective_group(contents: &Contents) -> Group {
    let (theme, language) = (contents.theme, contents.language);
    let mut entries = change_entries(contents);
    entries.extend(contents.answer.iter().map(|entry| Entry {
        sample: signed(theme.tone(entry.tone), entry.icon, theme),
        words: entry.words.clone(),
    }));
    for (&state, &count) in &contents.states {
        let words = language.text(legend_name(state));
        let sample = signed(theme.state(state), state.icon(), theme);
        entries.push(counted(sample, &words, count));
    }
    entries.extend(shade_entries(contents));
    entries.extend(super::weak_points::entries(contents));
    group(language, contents.perspective.clone(), entries)
}

/// What differs in a comparison, each kind with its frame, sign and word, then what is the same.
fn change_entries(contents: &Contents) -> Vec<Entry> {
    let (theme, language) = (contents.theme, contents.language);
    let mut entries = Vec::new();
    for change in ChangeMark::ALL {
        let Some(&count) = contents.changes.get(&Some(change)) else {
            continue;
        };
        let tint = theme.change(change);
        let (dash, width) = change.frame();
        let sample = vec![
            swatch(tint.ground, dashed(tint.ink, width.min(2.0), dash)),
            sign(change.icon(), tint.ink),
        ];
        entries.push(counted(sample, &language.text(change.word()), count));
        if change == ChangeMark::Moved && contents.ghosts > 0 {
            let words = language.text(msg::COMPARISON_LEGEND_GHOST);
            let sample = arrow(dashed(tint.ink, 1.6, dash));
            entries.push(Entry { sample, words });
        }
    }
    if contents.affected > 0 {
        let words = language.text(msg::ANSWER_AFFECTED);
        let tint = Tint {
            ink: theme.accent,
            ground: theme.paper,
        };
        let sample = signed(tint, AFFECTED_ICON, theme);
        entries.push(counted(sample, &words, contents.affected));
    }
    if let Some(&count) = contents.changes.get(&None) {
        let faint = theme.line.mixed_with(theme.canvas, 0.3);
        let sample = vec![swatch(theme.paper, Stroke::solid(faint, 1.0))];
        entries.push(counted(sample, &language.text(msg::COMPARISON_SAME), count));
    }
    entries
}

/// The classes of a lens that are on the drawing, with their counts.
fn shade_entries(contents: &Contents) -> Vec<Entry> {
    let Some(shades) = &contents.shades else {
        return Vec::new();
    };
    let theme = contents.theme;
    let note = shades.note.iter().map(|note| Entry {
        sample: vec![sign("info", theme.accent)],
        words: note.clone(),
    });
    let classes = shades.present().map(|(class, count)| {
        let tint = theme.tone(class.tone);
        let sample = match class.manner {
            Manner::Plain => plain(theme),
            Manner::Edged => vec![
                swatch(theme.paper, Stroke::solid(tint.ink, 1.0)),
                sign(class.icon, tint.ink),
            ],
            Manner::Marked | Manner::Tinted => signed(tint, class.icon, theme),
        };
        counted(sample, &class.name, count)
    });
    note.chain(classes).collect()
}

fn hosting_group(contents: &Contents) -> Group {
    let (theme, language) = (contents.theme, contents.language);
    // The lens of hosting has said it.
    let is_said = contents
        .shades
        .as_ref()
        .is_some_and(|shades| shades.is_of_hosting);
    let entries = contents
        .hostings
        .iter()
        .filter(|_| !is_said)
        .filter_map(|class| {
            let class = (*class)?;
            let tint = theme.hosting(Some(class));
            let frame = dashed(tint.ink, 1.4, frame_dash(Some(class)));
            Some(Entry {
                sample: vec![swatch(tint.ground, frame)],
                words: language.text(class.name()),
            })
        })
        .collect();
    group(language, msg::SCENE_LEGEND_HOSTING, entries)
}

/// Colours that somebody chose; what they stand for is the map's own matter.
fn hue_group(contents: &Contents) -> Group {
    let (theme, language) = (contents.theme, contents.language);
    let entries = contents
        .hues
        .iter()
        .map(|(&hue, &count)| {
            let tint = theme.hue(hue);
            let sample = vec![swatch(tint.ground, Stroke::solid(tint.ink, 1.4))];
            counted(sample, &language.text(hue.name()), count)
        })
        .collect();
    group(language, msg::SCENE_LEGEND_HUES, entries)
}

fn link_group(contents: &Contents) -> Group {
    let (theme, language) = (contents.theme, contents.language);
    let mut entries: Vec<Entry> = contents
        .link_looks
        .iter()
        .map(|&look| {
            let (width, dash) = style(look);
            Entry {
                sample: arrow(dashed(theme.link, width, dash)),
                words: language.text(look_name(look)),
            }
        })
        .collect();
    if contents.bundles > 0 {
        entries.push(Entry {
            sample: bundle_sample(theme),
            words: language.text(msg::SCENE_LEGEND_BUNDLE),
        });
    }
    if contents.has_encrypted {
        entries.push(Entry {
            sample: vec![sign("lock", theme.secure)],
            words: language.text(msg::SCENE_LEGEND_ENCRYPTED),
        });
    }
    if contents.has_unencrypted {
        entries.push(Entry {
            sample: vec![sign("lock-open", theme.warning.ink)],
            words: language.text(msg::SCENE_LEGEND_UNENCRYPTED),
        });
    }
    group(language, msg::SCENE_LEGEND_LINKS, entries)
}

/// The picture shows a part: which, and how much of the whole.
fn filter_group(contents: &Contents) -> Group {
    let (theme, language) = (contents.theme, contents.language);
    let mut entries: Vec<Entry> = Vec::new();
    if let Some(filtered) = &contents.filtered {
        let count = msg::VIEWS_FILTERED
            .with("shown", filtered.shown)
            .with("total", filtered.total);
        let rules = filtered.rules.iter().map(|rule| shortened(rule));
        for words in rules.chain([language.say(&count)]) {
            entries.push(Entry {
                sample: vec![sign("filter", theme.accent)],
                words,
            });
        }
    }
    group(language, msg::VIEWS_LEGEND_FILTER, entries)
}

/// A rule with many values would make the page as wide as all of them.
fn shortened(rule: &str) -> String {
    const LONGEST: usize = 72;
    if rule.chars().count() <= LONGEST {
        return rule.to_owned();
    }
    let cut: String = rule.chars().take(LONGEST - 1).collect();
    format!("{cut}…")
}

fn badge_group(contents: &Contents) -> Group {
    let (theme, language) = (contents.theme, contents.language);
    let mut entries: Vec<Entry> = contents
        .badges
        .iter()
        .map(|badge| {
            let (shown, color, words) = match badge {
                BadgeKind::Warning => (
                    "!".to_owned(),
                    theme.badge_warning,
                    msg::SCENE_LEGEND_WARNING,
                ),
                BadgeKind::Needs => {
                    let letter = language.text(msg::SCENE_NEEDS_D);
                    (
                        format!("{letter}4"),
                        theme.badge_needs,
                        msg::SCENE_LEGEND_NEEDS,
                    )
                }
                BadgeKind::Members => (
                    "×2".to_owned(),
                    theme.badge_count,
                    msg::SCENE_LEGEND_MEMBERS,
                ),
                BadgeKind::Personal => (
                    language.text(msg::SCENE_BADGE_PERSONAL),
                    theme.badge_personal,
                    msg::SCENE_LEGEND_PERSONAL,
                ),
            };
            let width = (BADGE.width(&shown) + 12.0).clamp(15.0, SAMPLE_WIDTH);
            let middle = Point::new(SAMPLE_WIDTH / 2.0, SAMPLE_HEIGHT / 2.0);
            let ground = Rect::from_center_size(middle, (width, 15.0));
            let mut sample = vec![rect(ground, 7.5, Some(color), None)];
            let baseline = Point::new(
                middle.x - BADGE.width(&shown) / 2.0,
                middle.y + half_cap(BADGE),
            );
            let fitted = BADGE.fit(&shown, SAMPLE_WIDTH);
            sample.extend(super::pen::words(baseline, fitted, BADGE, theme.on_solid));
            Entry {
                sample,
                words: language.text(words),
            }
        })
        .collect();
    let is_standard = contents.perspective == Perspective::Standard.name();
    for (kind, count) in &contents.note_kinds {
        let paper = Rect::new(8.0, -1.0, SAMPLE_WIDTH - 8.0, SAMPLE_HEIGHT + 1.0);
        let tint = if is_standard {
            note_tint(*kind, theme)
        } else {
            theme.note
        };
        let sample = vec![
            rect(paper, 1.0, Some(tint.ground), stroke(tint.ink, 1.0)),
            sign(note_icon(*kind), tint.ink.mixed_with(theme.ink, 0.3)),
        ];
        entries.push(counted(sample, &language.text(kind_name(*kind)), *count));
    }
    group(language, msg::SCENE_LEGEND_BADGES, entries)
}

fn look_name(look: LinkLook) -> MessageId {
    match look {
        LinkLook::Flow => LinkFamily::Flow.name(),
        LinkLook::HardDependency => msg::SCENE_LEGEND_HARD,
        LinkLook::SoftDependency => msg::SCENE_LEGEND_SOFT,
        LinkLook::Other(family) => family.name(),
    }
}

pub(super) fn legend_name(state: ImpactState) -> MessageId {
    match state {
        ImpactState::Down => msg::SCENE_LEGEND_STATE_DOWN,
        ImpactState::Degraded => msg::SCENE_LEGEND_STATE_DEGRADED,
        ImpactState::MarginLost => msg::SCENE_LEGEND_STATE_MARGIN,
        ImpactState::Intact => msg::SCENE_LEGEND_STATE_INTACT,
    }
}
