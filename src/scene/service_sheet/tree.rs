//! The tree of what the service needs, drawn.
//!
//! All that is joined to the right of a block is needed; behind a gate, so many of it as the gate
//! says. What is needed in several places stands once, under a number, and its number stands where
//! it is needed again.

use super::tree_layout::{self as layout, Block, Plan, Row};
use super::{Draft, MARGIN, table};
use crate::analysis::PointNature;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::model::ElementIx;
use crate::scene::card::hue_of;
use crate::scene::chosen::icon_of;
use crate::scene::figure::{Dash, Figure, Item, ItemRole, Stroke, Subject, TextAnchor};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::pen::{
    Font, anchored, dashed, half_cap, icon, line, rect, rounded_path, square, stroke, words,
};
use crate::scene::perspective::ImpactState;
use crate::scene::{Color, PathFigure};
use crate::text::{self, FontWeight};

const NOTE: Font = Font::new(10.5, FontWeight::Regular);
const WARNING: Font = Font::new(9.5, FontWeight::Bold);

/// Draws heading, tree and legend. Answers where they end.
pub(super) fn draw(draft: &Draft<'_>, plan: &Plan, top: f64, items: &mut Vec<Item>) -> f64 {
    let title = draft.language.text(msg::SERVICE_TREE_TITLE);
    let mut y = table::heading(draft, &title, MARGIN, top, draft.width, items);
    y = counts(draft, y, items) + 10.0;
    let corner = Point::new(MARGIN, y);
    items.push(lines(draft, plan, corner));
    for block in &plan.blocks {
        draw_block(draft, block, corner, items);
    }
    y += plan.height + 14.0;
    let y = legend(draft, y, items);
    left_out(draft, y, items)
}

/// How many elements can stop it, by nature, and how many can only degrade it.
fn counts(draft: &Draft<'_>, top: f64, items: &mut Vec<Item>) -> f64 {
    let language = draft.language;
    let counts = draft.facts.counts();
    let total = |at: usize| counts.values().map(|of| of[at]).sum::<usize>();
    let natures: Vec<String> = PointNature::ALL
        .into_iter()
        .filter_map(|nature| {
            let of = counts.get(&nature)?[0];
            let message = msg::SERVICE_NATURE_COUNT
                .with("nature", nature.as_str())
                .with("count", of);
            (of > 0).then(|| language.say(&message))
        })
        .collect();
    let mut said = language.say(
        &msg::SERVICE_TREE_COUNTS
            .with("count", total(0))
            .with("natures", natures.join(", ")),
    );
    if total(1) > 0 {
        said.push(' ');
        said.push_str(&language.say(&msg::SERVICE_TREE_SOFT_COUNT.with("count", total(1))));
    }
    paragraph(draft, &said, top, items)
}

fn left_out(draft: &Draft<'_>, top: f64, items: &mut Vec<Item>) -> f64 {
    let left_out = &draft.facts.tree.left_out;
    if left_out.is_empty() {
        return top;
    }
    let said = msg::SERVICE_TREE_LEFT_OUT.with("count", left_out.len());
    paragraph(draft, &draft.language.say(&said), top + 4.0, items)
}

fn paragraph(draft: &Draft<'_>, said: &str, top: f64, items: &mut Vec<Item>) -> f64 {
    let mut sheet = Sheet::default();
    sheet.say(said);
    let mut y = top + 12.0;
    for line in text::wrap(said, NOTE.weight, NOTE.size, draft.width, 4) {
        let run = words(
            Point::new(MARGIN, y),
            (line.text, line.width),
            NOTE,
            draft.theme.ink,
        );
        sheet.figures.extend(run);
        y += 15.0;
    }
    let bounds = Rect::new(MARGIN, top, MARGIN + draft.width, y - 9.0);
    items.push(frame_item(sheet, bounds));
    bounds.y1
}

/// The lines from blocks to what they need, and the gates on them.
fn lines(draft: &Draft<'_>, plan: &Plan, corner: Point) -> Item {
    let theme = draft.theme;
    let mut sheet = Sheet::default();
    let way = Stroke::solid(theme.link, 1.3);
    let mut gates = Vec::new();
    for block in &plan.blocks {
        let Some((above, is_member)) = block.above else {
            continue;
        };
        let above = &plan.blocks[above];
        // Members part from the gate, so that they are told from what is needed beside them.
        let (share, lower) = if is_member { (0.7, 5.0) } else { (0.3, -5.0) };
        let has_both = above.gate.is_some();
        let lower = if has_both { lower } else { 0.0 };
        let share = if has_both { share } else { 0.5 };
        let from = Point::new(above.rect.x1, above.rect.y0 + layout::exit(above) + lower);
        let to = Point::new(block.rect.x0, layout::entry(block));
        let trunk = from.x + layout::COLUMN_GAP * share;
        let points = [from, Point::new(trunk, from.y), Point::new(trunk, to.y), to];
        let points = points.map(|point| point + corner.to_vec2());
        sheet.figures.push(Figure::Path(PathFigure {
            path: rounded_path(&points, 5.0),
            fill: None,
            stroke: Some(way),
            halo: None,
        }));
        if is_member && let Some(gate) = above.gate {
            gates.push((points[0], gate));
        }
    }
    gates.dedup_by_key(|(point, _)| (point.x.to_bits(), point.y.to_bits()));
    for (from, gate) in gates {
        let center = Point::new(from.x + 12.0, from.y);
        draw_gate(draft, center, gate, &mut sheet.figures);
    }
    let bounds = Rect::new(
        corner.x,
        corner.y,
        corner.x + plan.width,
        corner.y + plan.height,
    );
    frame_item(sheet, bounds)
}

/// How many of how many are needed.
fn draw_gate(draft: &Draft<'_>, center: Point, (k, n): (u32, u32), figures: &mut Vec<Figure>) {
    let theme = draft.theme;
    let text = format!("{k}/{n}");
    let fitted = layout::CHIP.fit(&text, 60.0);
    let width = (fitted.1 + 8.0).max(20.0);
    let pill = Rect::from_center_size(center, (width, 15.0));
    figures.push(rect(pill, 7.5, Some(theme.paper), stroke(theme.link, 1.3)));
    let baseline = Point::new(center.x, center.y + half_cap(layout::CHIP));
    figures.extend(anchored(
        baseline,
        TextAnchor::Middle,
        fitted,
        layout::CHIP,
        theme.ink,
    ));
}

fn draw_block(draft: &Draft<'_>, block: &Block, corner: Point, items: &mut Vec<Item>) {
    let place = block.rect + corner.to_vec2();
    let theme = draft.theme;
    let mut ground = Sheet::default();
    let panel = rect(place, 6.0, Some(theme.paper), stroke(theme.muted, 1.0));
    ground.figures.push(panel);
    items.push(frame_item(ground, place));
    for (at, row) in block.rows.iter().enumerate() {
        let top = place.y0 + row.top;
        let bounds = Rect::new(place.x0, top, place.x1, top + row.height);
        draw_row(draft, row, bounds, at > 0, items);
    }
}

fn draw_row(draft: &Draft<'_>, row: &Row, bounds: Rect, follows: bool, items: &mut Vec<Item>) {
    let theme = draft.theme;
    let element = draft.facts.graph.element(row.element);
    let mut figures = Vec::new();
    let inner = bounds.inset(-1.0);
    let bad = theme.state(ImpactState::Down);
    if row.is_single {
        figures.push(rect(inner, 5.0, Some(bad.ground), stroke(bad.ink, 1.6)));
    } else if row.is_soft {
        let edge = dashed(theme.muted, 1.0, Dash::Dashed);
        figures.push(rect(inner.inset(-2.0), 4.0, None, Some(edge)));
    } else if row.element == draft.facts.service {
        figures.push(rect(inner, 5.0, Some(theme.hosting(None).ground), None));
    }
    if follows && !row.is_soft && !row.is_single {
        let ends = (
            Point::new(bounds.x0 + 1.0, bounds.y0),
            Point::new(bounds.x1 - 1.0, bounds.y0),
        );
        figures.push(line(ends.0, ends.1, Stroke::solid(theme.line, 1.0)));
    }
    let hue = theme.hue(hue_of(element));
    let tile = square(Point::new(bounds.x0 + 16.5, bounds.y0 + ROW_ICON), 19.0);
    figures.push(rect(tile, 4.5, Some(hue.ground), None));
    figures.push(icon(icon_of(element), square(tile.center(), 12.0), hue.ink));
    if follows && !row.is_soft {
        let at = Point::new(bounds.x0 + 16.5, bounds.y0);
        let sign = square(at, 11.0);
        figures.push(rect(sign, 5.5, Some(theme.paper), stroke(theme.muted, 0.8)));
        figures.push(icon("arrow-down", square(at, 8.0), theme.muted));
    }
    let left = bounds.x0 + layout::TEXT_LEFT;
    let room = bounds.width() - layout::TEXT_LEFT - layout::TEXT_RIGHT;
    let mut y = bounds.y0 + layout::ROW_PAD + 9.5;
    for (text, width) in &row.name {
        let run = words(
            Point::new(left, y),
            (text.clone(), *width),
            layout::NAME,
            theme.ink,
        );
        figures.extend(run);
        y += layout::NAME_LINE;
    }
    let mut caption_left = left;
    if row.is_single {
        let center = Point::new(left + 5.0, y - 3.4);
        figures.push(icon("triangle-alert", square(center, 10.5), bad.ink));
        caption_left += layout::WARNING_SIGN;
    }
    let mut chips_at = (left, y - 8.0);
    if !row.caption.is_empty() {
        let (font, ink) = if row.is_single {
            (WARNING, bad.ink)
        } else {
            (layout::CAPTION, theme.muted)
        };
        let fitted = font.fit(&row.caption, left + room - caption_left);
        chips_at = (caption_left + fitted.1 + 5.0, y - 10.0);
        figures.extend(words(Point::new(caption_left, y), fitted, font, ink));
        y += layout::CAPTION_LINE;
    }
    if row.is_on_paper {
        let ink = theme.state(ImpactState::Degraded).ink;
        let center = Point::new(left + 5.0, y - 3.4);
        figures.push(icon("shield-alert", square(center, 10.5), ink));
        let text = draft.language.text(msg::SERVICE_TREE_ON_PAPER);
        let fitted = WARNING.fit(&text, room - layout::WARNING_SIGN);
        let at = Point::new(left + layout::WARNING_SIGN, y);
        figures.extend(words(at, fitted, WARNING, ink));
        y += layout::CAPTION_LINE;
    }
    if !row.has_chips_beside {
        chips_at = (left, y - 9.0);
    }
    if let Some(number) = row.number {
        let center = Point::new(bounds.x1 - 12.0, bounds.y0 + 12.0);
        badge(draft, center, number, &mut figures);
    }
    items.push(Item {
        subject: Some(Subject::Element(element.id.text().clone())),
        role: ItemRole::Card,
        bounds: inner,
        description: said(draft, row).into(),
        figures,
    });
    chips(draft, row, (chips_at.0, chips_at.1, room), items);
}

/// The middle of an icon, from the upper edge of its row.
const ROW_ICON: f64 = 17.5;

fn badge(draft: &Draft<'_>, center: Point, number: usize, figures: &mut Vec<Figure>) {
    let theme = draft.theme;
    let text = number.to_string();
    let fitted = layout::CHIP.fit(&text, 30.0);
    let disc = Rect::from_center_size(center, ((fitted.1 + 7.0).max(15.0), 15.0));
    figures.push(rect(disc, 7.5, Some(theme.badge_count), None));
    let baseline = Point::new(center.x, center.y + half_cap(layout::CHIP));
    figures.extend(anchored(
        baseline,
        TextAnchor::Middle,
        fitted,
        layout::CHIP,
        theme.on_solid,
    ));
}

/// What it needs too and stands elsewhere: an arrow and the number of each.
fn chips(draft: &Draft<'_>, row: &Row, (left, top, room): (f64, f64, f64), items: &mut Vec<Item>) {
    let per_line = layout::chips_per_line(room);
    for (at, &(other, number)) in row.chips.iter().enumerate() {
        let (line, column) = ((at as f64 / per_line).floor(), at as f64 % per_line);
        let x = left + column * layout::CHIP_STEP;
        let y = top + 1.0 + line * layout::CHIP_LINE;
        let place = Rect::new(x, y, x + layout::CHIP_WIDTH, y + 13.0);
        let mut figures = Vec::new();
        chip(draft, place, number, &mut figures);
        let element = draft.facts.graph.element(other);
        let said = msg::SERVICE_TREE_SAID_TOO
            .with("name", draft.name(row.element))
            .with("other", draft.name(other));
        items.push(Item {
            subject: Some(Subject::Element(element.id.text().clone())),
            role: ItemRole::Card,
            bounds: place,
            description: draft.language.say(&said).into(),
            figures,
        });
    }
}

fn chip(draft: &Draft<'_>, place: Rect, number: usize, figures: &mut Vec<Figure>) {
    let theme = draft.theme;
    figures.push(rect(
        place,
        7.0,
        Some(theme.paper),
        stroke(theme.muted, 0.9),
    ));
    let center = place.center();
    let arrow = square(Point::new(place.x0 + 8.0, center.y), 8.5);
    figures.push(icon("arrow-right", arrow, theme.muted));
    let fitted = layout::CHIP.fit(&number.to_string(), 20.0);
    let baseline = Point::new(place.x0 + 14.0, center.y + half_cap(layout::CHIP));
    figures.extend(words(baseline, fitted, layout::CHIP, theme.ink));
}

/// The sentence of a row for those who do not see it.
fn said(draft: &Draft<'_>, row: &Row) -> String {
    let language = draft.language;
    let mut parts = vec![draft.name(row.element)];
    if row.also > 0 {
        let alike = msg::SERVICE_TREE_ALIKE.with("count", row.also);
        parts.push(language.say(&alike.with("name", "")));
    }
    if !row.caption.is_empty() {
        parts.push(row.caption.clone());
    }
    if row.is_single {
        parts.push(language.text(msg::SERVICE_TREE_SINGLE));
    }
    if row.is_on_paper {
        parts.push(language.text(msg::SERVICE_TREE_ON_PAPER));
    }
    parts.join(", ")
}

type Sample<'a> = Box<dyn Fn(&Draft<'_>, Point, &mut Vec<Figure>) + 'a>;

/// What the signs on the tree mean, those that are there.
fn legend(draft: &Draft<'_>, top: f64, items: &mut Vec<Item>) -> f64 {
    let theme = draft.theme;
    let tree = &draft.facts.tree;
    let has = |test: &dyn Fn(ElementIx) -> bool| tree.nodes.iter().any(|node| test(node.element));
    let id = |ix: ElementIx| &draft.facts.graph.element(ix).id;
    let sign = |name: &'static str, ink: Color| -> Sample<'_> {
        Box::new(move |_: &Draft<'_>, at: Point, out: &mut Vec<Figure>| {
            out.push(icon(name, square(Point::new(at.x + 11.0, at.y), 12.0), ink));
        })
    };
    let bad = theme.state(ImpactState::Down).ink;
    let unsure = theme.state(ImpactState::Degraded).ink;
    let is_soft =
        |node: &crate::analysis::NeedNode| node.class == Some(crate::analysis::Class::Soft);
    let entries: [(bool, Sample<'_>, crate::locale::MessageId); 6] = [
        (
            has(&|ix| draft.facts.weak.single.contains(id(ix))),
            sign("triangle-alert", bad),
            msg::SERVICE_LEGEND_SINGLE,
        ),
        (
            has(&|ix| draft.facts.graph.group(ix).is_some()),
            Box::new(|draft, at, out| {
                draw_gate(draft, Point::new(at.x + 12.0, at.y), (1, 2), out);
            }),
            msg::SERVICE_LEGEND_GATE,
        ),
        (
            has(&|ix| draft.facts.on_paper.contains_key(id(ix))),
            sign("shield-alert", unsure),
            msg::SERVICE_LEGEND_ON_PAPER,
        ),
        (
            !tree.shared.is_empty(),
            Box::new(|draft, at, out| badge(draft, Point::new(at.x + 11.0, at.y), 1, out)),
            msg::SERVICE_LEGEND_NUMBER,
        ),
        (
            !tree.shared.is_empty(),
            Box::new(|draft, at, out| {
                let place = Rect::new(at.x - 1.0, at.y - 7.0, at.x + 26.0, at.y + 7.0);
                chip(draft, place, 1, out);
            }),
            msg::SERVICE_LEGEND_CHIP,
        ),
        (
            tree.nodes.iter().any(is_soft),
            Box::new(|draft, at, out| {
                let place = Rect::new(at.x, at.y - 6.5, at.x + 25.0, at.y + 6.5);
                let edge = dashed(draft.theme.muted, 1.0, Dash::Dashed);
                out.push(rect(place, 4.0, None, Some(edge)));
            }),
            msg::SERVICE_LEGEND_SOFT,
        ),
    ];
    let mut sheet = Sheet::default();
    let mut at = Point::new(MARGIN, top + 8.0);
    for (is_there, sample, word) in entries {
        if !is_there {
            continue;
        }
        let text = draft.language.text(word);
        sheet.say(&text);
        let fitted = NOTE.fit(&text, draft.width - 40.0);
        let width = 32.0 + fitted.1 + 22.0;
        if at.x > MARGIN && at.x + width - 22.0 > MARGIN + draft.width {
            at = Point::new(MARGIN, at.y + 19.0);
        }
        sample(draft, at, &mut sheet.figures);
        let baseline = Point::new(at.x + 32.0, at.y + half_cap(NOTE));
        sheet
            .figures
            .extend(words(baseline, fitted, NOTE, theme.muted));
        at.x += width;
    }
    let bounds = Rect::new(MARGIN, top, MARGIN + draft.width, at.y + 9.0);
    items.push(frame_item(sheet, bounds));
    bounds.y1
}
