//! How the paper lies: upright, or across for what is wide.

use std::ops::Range;

use super::super::block::{Block, Column, Document, Figure, Table};
use super::outline::{Mark, Outline};

/// So few blocks between two that lie across lie across as well: a page for them alone would be
/// empty.
const FEW: usize = 3;
/// More columns than these are laid across.
const MOST_COLUMNS: usize = 7;
/// So are columns that together ask for more shares of the width.
const MOST_SHARES: f64 = 9.5;

/// How the paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    /// Upright.
    Upright,
    /// Across: for wide figures and tables.
    Across,
}

/// The share of a column, whatever somebody put there.
pub(super) fn share(column: &Column) -> f64 {
    if column.share.is_finite() {
        column.share.clamp(0.1, 20.0)
    } else {
        1.0
    }
}

/// The paper of a table.
pub(super) fn of_table(table: &Table) -> Paper {
    let shares: f64 = table.columns.iter().map(share).sum();
    if table.columns.len() > MOST_COLUMNS || shares > MOST_SHARES {
        Paper::Across
    } else {
        Paper::Upright
    }
}

/// The paper of a figure.
pub(super) fn of_figure(figure: &Figure) -> Paper {
    if figure.is_wide {
        Paper::Across
    } else {
        Paper::Upright
    }
}

/// Stretches of blocks on one paper.
pub(super) fn sections(document: &Document, outline: &Outline) -> Vec<(Paper, Range<usize>)> {
    let blocks = &document.blocks;
    let mut papers: Vec<Paper> = blocks
        .iter()
        .zip(&outline.marks)
        .map(|(block, mark)| match (block, mark) {
            (_, Mark::LeftOut) => Paper::Upright,
            (Block::Figure(figure), _) => of_figure(figure),
            (Block::Table(of), _) => of_table(of),
            _ => Paper::Upright,
        })
        .collect();
    // Few words between two that lie across.
    let across: Vec<usize> = (0..papers.len())
        .filter(|at| papers.get(*at) == Some(&Paper::Across))
        .collect();
    for pair in across.windows(2) {
        let &[first, next] = pair else { continue };
        let between = blocks.get(first + 1..next).unwrap_or(&[]);
        let is_small = |block: &&Block| !matches!(block, Block::Table(_) | Block::Figure(_));
        let begins = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
        if between.len() <= FEW && between.iter().all(|block| is_small(&block)) {
            // A chapter of its own may as well begin upright; its heading comes along below.
            if !between.iter().any(begins) {
                papers
                    .iter_mut()
                    .take(next)
                    .skip(first)
                    .for_each(|paper| *paper = Paper::Across);
            }
        }
    }
    // Headings come along with what they head.
    for at in (0..papers.len().saturating_sub(1)).rev() {
        let is_head = matches!(
            blocks.get(at),
            Some(Block::Heading { .. } | Block::PageBreak)
        ) || outline.marks.get(at) == Some(&Mark::LeftOut);
        if is_head && papers.get(at + 1) == Some(&Paper::Across) {
            papers[at] = Paper::Across;
        }
    }
    let mut sections: Vec<(Paper, Range<usize>)> = Vec::new();
    for (at, paper) in papers.into_iter().enumerate() {
        match sections.last_mut() {
            Some((last, range)) if *last == paper => range.end = at + 1,
            _ => sections.push((paper, at..at + 1)),
        }
    }
    sections
}
