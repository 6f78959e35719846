//! Where the parts of the tree stand: from left to right, the service first; chains in which each
//! needs one thing only stand in one block, so that the tree keeps few levels.
//!
//! Blocks are placed as Reingold and Tilford do (*Tidier drawings of trees*, 1981): subtrees as near
//! to each other as their outlines allow, what is above in the middle of what is below.

use std::sync::Arc;

use super::{Draft, percent};
use crate::analysis::{Class, NeedNode, fails_by_itself, hours_in_words, own_availability};
use crate::geometry::{Rect, Vec2};
use crate::locale::msg;
use crate::model::ElementIx;
use crate::scene::caption::kind_name;
use crate::scene::pen::Font;
use crate::text::{self, FontWeight};

pub(super) const NAME: Font = Font::new(10.5, FontWeight::SemiBold);
pub(super) const CAPTION: Font = Font::new(9.5, FontWeight::Regular);
pub(super) const CHIP: Font = Font::new(9.0, FontWeight::Bold);
/// Left edge of a row to its words.
pub(super) const TEXT_LEFT: f64 = 31.0;
/// End of the words to the right edge of a row.
pub(super) const TEXT_RIGHT: f64 = 7.0;
/// Room of the badge with an element's number.
pub(super) const BADGE: f64 = 18.0;
pub(super) const NAME_LINE: f64 = 12.5;
pub(super) const CAPTION_LINE: f64 = 12.5;
pub(super) const CHIP_LINE: f64 = 16.0;
pub(super) const ROW_PAD: f64 = 5.5;
/// Between columns.
pub(super) const COLUMN_GAP: f64 = 30.0;
const BLOCK_GAP: f64 = 9.0;
/// Columns are as wide as the page allows, within these.
const COLUMN_WIDTHS: (f64, f64) = (138.0, 214.0);
/// Rows of a chain that stand in one block.
const MOST_ROWS: usize = 6;

/// One element in a block.
pub(super) struct Row {
    /// The elements that it shows: more than one where some are alike.
    pub(super) element: ElementIx,
    pub(super) also: usize,
    /// Its number, where others refer to it.
    pub(super) number: Option<usize>,
    /// Whether it can only degrade what stands above it in the block.
    pub(super) is_soft: bool,
    pub(super) is_single: bool,
    pub(super) is_on_paper: bool,
    pub(super) name: Vec<(Arc<str>, f64)>,
    pub(super) caption: String,
    /// Numbers of what it needs too.
    pub(super) chips: Vec<(ElementIx, usize)>,
    /// Whether they stand at the end of the caption's line.
    pub(super) has_chips_beside: bool,
    pub(super) top: f64,
    pub(super) height: f64,
}

/// Elements that stand together: the first, and where it needs one thing only, that, and so on.
pub(super) struct Block {
    pub(super) rows: Vec<Row>,
    /// In units of the page, from the corner of the tree.
    pub(super) rect: Rect,
    /// The block above, and whether it is a group that this is a member of.
    pub(super) above: Option<(usize, bool)>,
    /// Members needed and members there are, where its last row is a group with members beside it.
    pub(super) gate: Option<(u32, u32)>,
    column: usize,
    below: Vec<usize>,
    nodes: Vec<usize>,
}

/// A tree that is laid out.
pub(super) struct Plan {
    pub(super) blocks: Vec<Block>,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Plan {
    pub(super) fn of(draft: &Draft<'_>) -> Self {
        let mut blocks = Vec::new();
        chain(draft, 0, None, 0, &mut blocks);
        let columns = blocks
            .iter()
            .map(|block| block.column + 1)
            .max()
            .unwrap_or(1) as f64;
        let gaps = (columns - 1.0) * COLUMN_GAP;
        let column = ((draft.width - gaps) / columns).clamp(COLUMN_WIDTHS.0, COLUMN_WIDTHS.1);
        for block in &mut blocks {
            fill(draft, block, column);
            let left = block.column as f64 * (column + COLUMN_GAP);
            let height = block.rows.last().map_or(0.0, |row| row.top + row.height);
            block.rect = Rect::new(left, 0.0, left + column, height);
        }
        let outline = place(&mut blocks, 0);
        let top = outline.iter().map(|span| span.0).fold(0.0, f64::min);
        for block in &mut blocks {
            block.rect = block.rect + Vec2::new(0.0, -top);
        }
        let bottom = blocks.iter().map(|block| block.rect.y1).fold(0.0, f64::max);
        Self {
            blocks,
            width: columns * column + gaps,
            height: bottom,
        }
    }
}

/// Puts a node and what follows it in a chain into a block, then what branches off. The depth of
/// the tree bounds the recursion; it holds a hundred nodes at most.
fn chain(
    draft: &Draft<'_>,
    start: usize,
    above: Option<(usize, bool)>,
    column: usize,
    blocks: &mut Vec<Block>,
) {
    let tree = &draft.facts.tree;
    if tree.nodes.is_empty() {
        return;
    }
    let at = blocks.len();
    let mut nodes = vec![start];
    let mut last = start;
    while let [only] = hard_children(draft, last)[..] {
        if nodes.len() >= MOST_ROWS {
            break;
        }
        nodes.push(only);
        last = only;
    }
    let below = hard_children(draft, last);
    let group = draft.facts.graph.group(tree.nodes[last].element);
    let has_members = below
        .iter()
        .any(|&child| tree.nodes[child].class == Some(Class::Member));
    blocks.push(Block {
        rows: Vec::new(),
        rect: Rect::ZERO,
        above,
        gate: group
            .filter(|_| has_members)
            .map(|group| (group.k, group.size)),
        column,
        below: Vec::new(),
        nodes,
    });
    for child in below {
        let is_member = tree.nodes[child].class == Some(Class::Member);
        let next = blocks.len();
        chain(draft, child, Some((at, is_member)), column + 1, blocks);
        blocks[at].below.push(next);
    }
}

/// What is below a node and can stop it.
fn hard_children(draft: &Draft<'_>, at: usize) -> Vec<usize> {
    let nodes = &draft.facts.tree.nodes;
    let children = nodes[at].children.iter().copied();
    children
        .filter(|&child| nodes[child].class != Some(Class::Soft))
        .collect()
}

fn fill(draft: &Draft<'_>, block: &mut Block, width: f64) {
    let nodes = &draft.facts.tree.nodes;
    let mut y = 0.0;
    let mut push = |row: Row| {
        let row = Row { top: y, ..row };
        y += row.height;
        block.rows.push(row);
    };
    for &at in &block.nodes {
        push(row(draft, &nodes[at], width));
    }
    let below = block.nodes.iter().flat_map(|&at| &nodes[at].children);
    for &child in below {
        if nodes[child].class == Some(Class::Soft) {
            push(row(draft, &nodes[child], width));
        }
    }
}

fn row(draft: &Draft<'_>, node: &NeedNode, width: f64) -> Row {
    let facts = draft.facts;
    let element = facts.graph.element(node.element);
    let is_soft = node.class == Some(Class::Soft);
    let number = facts.tree.number(node.element);
    let badge = if number.is_some() { BADGE } else { 0.0 };
    let room = width - TEXT_LEFT - TEXT_RIGHT;
    let mut name = draft.name(node.element);
    if !node.also.is_empty() {
        let alike = msg::SERVICE_TREE_ALIKE.with("count", node.also.len());
        name = format!("{name} {}", draft.language.say(&alike.with("name", "")));
    }
    // Two lines are enough for most names; the badge stands beside the first.
    let lines = text::wrap(&name, NAME.weight, NAME.size, room - badge, 3);
    let chips: Vec<(ElementIx, usize)> = node
        .references
        .iter()
        .filter_map(|(other, _)| Some((*other, facts.tree.number(*other)?)))
        .collect();
    let mut row = Row {
        element: node.element,
        also: node.also.len(),
        number,
        is_soft,
        is_single: !is_soft && facts.weak.single.contains(&element.id),
        is_on_paper: facts.on_paper.contains_key(&element.id),
        name: lines
            .into_iter()
            .map(|line| (line.text, line.width))
            .collect(),
        caption: String::new(),
        has_chips_beside: false,
        chips,
        top: 0.0,
        height: 0.0,
    };
    row.caption = caption(draft, &row);
    let chips = row.chips.len() as f64 * CHIP_STEP;
    let sign = if row.is_single { WARNING_SIGN } else { 0.0 };
    row.has_chips_beside = chips > 0.0 && sign + CAPTION.width(&row.caption) + 4.0 + chips <= room;
    let chip_lines = if row.chips.is_empty() || row.has_chips_beside {
        0.0
    } else {
        (row.chips.len() as f64 / chips_per_line(room)).ceil()
    };
    let captions = f64::from(u8::from(!row.caption.is_empty() || row.has_chips_beside));
    let warnings = f64::from(u8::from(row.is_on_paper));
    row.height = 2.0 * ROW_PAD
        + row.name.len() as f64 * NAME_LINE
        + (captions + warnings) * CAPTION_LINE
        + chip_lines * CHIP_LINE;
    row
}

/// Signs that refer to numbers, side by side in so much room.
pub(super) fn chips_per_line(room: f64) -> f64 {
    ((room + CHIP_STEP - CHIP_WIDTH) / CHIP_STEP)
        .floor()
        .max(1.0)
}

/// Room of the sign before the caption of a single point of failure.
pub(super) const WARNING_SIGN: f64 = 14.0;
/// From one sign that refers to a number to the next.
pub(super) const CHIP_STEP: f64 = CHIP_WIDTH + 3.0;

/// Width of the sign that refers to a number.
pub(super) const CHIP_WIDTH: f64 = 27.0;

/// What is said under a name: how much of a group is needed, or how often the element works.
fn caption(draft: &Draft<'_>, row: &Row) -> String {
    let (facts, language) = (draft.facts, draft.language);
    let element = facts.graph.element(row.element);
    if row.element == facts.service {
        return facts.dmia_h.map_or_else(String::new, |hours| {
            let hours = hours_in_words(hours, language);
            language.say(&msg::ACCOUNT_MTD.with("hours", hours))
        });
    }
    if row.is_soft {
        return language.text(msg::SERVICE_TREE_SOFT);
    }
    if let Some(group) = facts.graph.group(row.element) {
        let message = msg::SERVICE_TREE_GROUP
            .with("k", group.k as usize)
            .with("n", group.size as usize);
        return language.say(&message);
    }
    let known = match own_availability(element) {
        Some(share) => percent(share, language),
        None if fails_by_itself(element) => language.text(msg::SERVICE_TREE_UNKNOWN),
        None => String::new(),
    };
    let second = if row.is_single {
        language.text(msg::SERVICE_TREE_SINGLE_SHORT)
    } else if row.chips.is_empty() {
        kind_name(element, language).to_owned()
    } else {
        String::new()
    };
    let parts = [known, second].into_iter();
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// Upper and lower edge of a subtree, column by column from its root on.
type Outline = Vec<(f64, f64)>;

/// Places what is below a block, then the block in its middle.
fn place(blocks: &mut Vec<Block>, at: usize) -> Outline {
    let Some(block) = blocks.get(at) else {
        return Outline::new();
    };
    let (height, below) = (block.rect.height(), block.below.clone());
    let mut outline: Outline = Vec::new();
    for &child in &below {
        let own = place(blocks, child);
        let shift = own
            .iter()
            .zip(&outline)
            .map(|(own, known)| known.1 + BLOCK_GAP - own.0)
            .fold(f64::NEG_INFINITY, f64::max);
        let shift = if shift.is_finite() { shift } else { 0.0 };
        move_down(blocks, child, shift);
        for (level, span) in own.into_iter().enumerate() {
            let span = (span.0 + shift, span.1 + shift);
            match outline.get_mut(level) {
                Some(known) => known.1 = span.1,
                None => outline.push(span),
            }
        }
    }
    let middle = match (below.first(), below.last()) {
        (Some(&first), Some(&last)) => f64::midpoint(entry(&blocks[first]), entry(&blocks[last])),
        _ => height / 2.0,
    };
    let block = &mut blocks[at];
    let exit = exit(block);
    let top = middle - exit;
    block.rect.y0 = top;
    block.rect.y1 = top + height;
    let mut whole = vec![(top, top + height)];
    whole.extend(outline);
    whole
}

/// Where a line comes in: the middle of the first row.
pub(super) fn entry(block: &Block) -> f64 {
    let first = block.rows.first().map_or(0.0, |row| row.height / 2.0);
    block.rect.y0 + first
}

/// Where lines go out, from the upper edge: the middle of the last row that others branch off.
pub(super) fn exit(block: &Block) -> f64 {
    let last = block.rows.iter().rev().find(|row| !row.is_soft);
    last.map_or(0.0, |row| row.top + row.height / 2.0)
}

fn move_down(blocks: &mut Vec<Block>, at: usize, way: f64) {
    let Some(block) = blocks.get_mut(at) else {
        return;
    };
    block.rect.y0 += way;
    block.rect.y1 += way;
    for child in block.below.clone() {
        move_down(blocks, child, way);
    }
}
