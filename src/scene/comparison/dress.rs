//! The last coat of a comparison: what is the same in faint grey, what went struck out, where moved
//! elements stood.

use std::collections::{BTreeMap, BTreeSet};

use super::super::badge::draw_pill;
use super::super::drawing::Drawing;
use super::super::figure::{Color, Dash, Figure, Item, ItemRole, Stroke, Subject};
use super::super::look::Pill;
use super::super::pen::rect;
use super::super::theme::Theme;
use super::{ChangeMark, ComparisonMarks, ghosts};
use crate::locale::{Language, msg};
use crate::model::{ElementId, LinkId};

/// The sign of what stays as it is and feels the change.
pub(in super::super) const AFFECTED_ICON: &str = "activity";

/// Dresses finished items. O(figures).
pub(in super::super) fn dress(
    items: &mut Vec<Item>,
    drawing: &mut Drawing<'_>,
    marks: &ComparisonMarks,
) {
    let theme = drawing.request.theme;
    let papers = papers(items);
    for (index, item) in items.iter_mut().enumerate() {
        match change_of(item, marks) {
            Some(change) => {
                if change == ChangeMark::Removed {
                    strike(item, theme);
                }
                if papers.contains(&index) {
                    *drawing.contents.changes.entry(Some(change)).or_default() += 1;
                    ring(item, change, drawing.request.language, theme);
                }
            }
            None if is_affected(item, marks) => {
                mute(item, theme);
                drawing.contents.affected += 1;
                affect(item, drawing.request.language, theme);
            }
            None if marks.fades => mute(item, theme),
            None => {}
        }
    }
    let mut outlines = Vec::new();
    for (id, was) in &marks.ghosts {
        let Some(ix) = drawing.request.snapshot.find(id) else {
            continue;
        };
        let Some(&index) = drawing.content.box_of.get(&ix) else {
            continue;
        };
        let name = drawing.request.snapshot.element(ix).name.as_str();
        let now = drawing.content.boxes[index].rect;
        outlines.extend(ghosts::ghost(id.as_str(), name, *was, now, theme));
    }
    drawing.contents.ghosts = outlines.len() / 2;
    // Under cards and above lines: arrows may pass beneath what stands between.
    let at = items.iter().position(|item| item.role == ItemRole::Card);
    let at = at.unwrap_or(items.len());
    items.splice(at..at, outlines);
}

/// What happened to what an item shows. Links drawn as one count as changed when one of them does.
fn change_of(item: &Item, marks: &ComparisonMarks) -> Option<ChangeMark> {
    match item.subject.as_ref()? {
        Subject::Element(id) => Some(marks.elements.get(&ElementId::from(id.clone()))?.change),
        Subject::Link(id) => Some(marks.links.get(&LinkId::from(id.clone()))?.change),
        Subject::Bundle(bundle) => bundle
            .links
            .iter()
            .any(|id| marks.links.contains_key(id.as_str()))
            .then_some(ChangeMark::Changed),
        Subject::Plateau(_) | Subject::Counted(_) => None,
        Subject::Note(id) => Some(marks.notes.get(id.as_str())?.change),
    }
}

/// The papers of notes among all that is drawn of them: tethers and numbers are smaller.
fn papers(items: &[Item]) -> BTreeSet<usize> {
    let mut largest: BTreeMap<&Subject, usize> = BTreeMap::new();
    for (index, item) in items.iter().enumerate() {
        let Some(subject @ Subject::Note(_)) = &item.subject else {
            continue;
        };
        let known = largest.entry(subject).or_insert(index);
        if item.figures.len() > items[*known].figures.len() {
            *known = index;
        }
    }
    largest.into_values().collect()
}

/// A note keeps its paper: a frame around it and a pill say what happened to it.
fn ring(item: &mut Item, change: ChangeMark, language: Language, theme: &Theme) {
    let ink = theme.change(change).ink;
    let (dash, width) = change.frame();
    let edge = Stroke {
        color: ink,
        width,
        dash,
    };
    let around = item.bounds.inflate(3.0, 3.0);
    item.figures.push(rect(around, 4.0, None, Some(edge)));
    let pill = Pill {
        icon: change.icon(),
        words: language.text(change.pill()),
        color: ink,
    };
    draw_pill(&pill, item.bounds, 10.0, theme, &mut item.figures);
}

/// The same, but the change is felt there.
fn is_affected(item: &Item, marks: &ComparisonMarks) -> bool {
    let is_box = matches!(item.role, ItemRole::Card | ItemRole::Container);
    let id = match &item.subject {
        Some(Subject::Element(id)) if is_box => ElementId::from(id.clone()),
        _ => return false,
    };
    marks.affected.contains(&id)
}

/// A frame and a pill around what stays as it is.
fn affect(item: &mut Item, language: Language, theme: &Theme) {
    let ink = theme.accent;
    let edge = Stroke {
        color: ink,
        width: 1.6,
        dash: Dash::Solid,
    };
    item.figures.push(rect(item.bounds, 8.0, None, Some(edge)));
    let pill = Pill {
        icon: AFFECTED_ICON,
        words: language.text(msg::ANSWER_PILL_AFFECTED),
        color: ink,
    };
    draw_pill(&pill, item.bounds, 10.0, theme, &mut item.figures);
}

/// Strikes its words out; a container loses its ground, so that it hides nothing of what is there
/// now.
fn strike(item: &mut Item, theme: &Theme) {
    for (index, figure) in item.figures.iter_mut().enumerate() {
        match figure {
            Figure::Text(run) if run.color != theme.on_solid && run.color != theme.canvas => {
                run.struck = true;
                run.color = theme.muted;
            }
            Figure::Rect(rect) if index == 0 && item.role == ItemRole::Container => {
                rect.fill = None;
            }
            _ => {}
        }
    }
}

/// Draws an item in faint grey; its words stay as clear as captions are.
pub(in super::super) fn mute(item: &mut Item, theme: &Theme) {
    let ground = theme.canvas;
    let faint = |color: Color, share: f32| grey(color).mixed_with(ground, share);
    let stroke = |stroke: &mut Option<Stroke>| {
        if let Some(stroke) = stroke {
            stroke.color = faint(stroke.color, 0.55);
        }
    };
    for figure in &mut item.figures {
        match figure {
            Figure::Rect(rect) => {
                rect.fill = rect.fill.map(|color| faint(color, 0.45));
                stroke(&mut rect.stroke);
            }
            Figure::Path(path) => {
                path.fill = path.fill.map(|color| faint(color, 0.55));
                stroke(&mut path.stroke);
            }
            Figure::Text(run) => run.color = theme.muted,
            Figure::Icon(icon) => icon.color = theme.muted,
            Figure::Image(_) => {}
        }
    }
    item.figures
        .retain(|figure| !matches!(figure, Figure::Image(_)));
}

/// A colour without its hue (ITU-R BT.601 luma).
fn grey(color: Color) -> Color {
    let luma = 0.299 * f32::from(color.r) + 0.587 * f32::from(color.g) + 0.114 * f32::from(color.b);
    let level = luma.round() as u8;
    Color {
        r: level,
        g: level,
        b: level,
        a: color.a,
    }
}
