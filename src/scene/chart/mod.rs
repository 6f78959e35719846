//! Plots as scenes: bars, lines, a radar, columns by year, a heat table and a table of figures.
//!
//! A [`Chart`] is what is to be seen, whatever its form: categories along one axis, series along
//! the other, and a [`Reading`] where they meet. All forms draw the same matrix, so that each has
//! its data as a table too ([`Chart::rows`]). Every figure is written out, and no meaning rests on
//! colour alone: grounds have patterns, lines have dashes and marks, states have signs.

mod bars;
mod columns;
mod heat;
mod look;
mod panel;
mod radar;
mod sheet;
#[cfg(test)]
mod tests;
mod trend;

pub use look::Pattern;
pub use sheet::{ChartRequest, compose_chart};

use std::sync::Arc;

use super::figure::{Counted, Item, Subject};
use super::frame::Sheet;
use super::theme::{Theme, Tint};
use crate::assurance::{Course, Standing};
use crate::geometry::Rect;
use crate::locale::Language;

pub(super) use heat::{course_sign, standing_sign};
pub(super) use panel::{draw as draw_panel, height as panel_height};

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A bar a category, its series one after the other along it.
    Bars,
    /// A line a series over the categories.
    Trend,
    /// An axis a category, an outline a series; readings from 0 to 1.
    Radar,
    /// A column a category, its series one upon the other.
    Columns,
    /// A row a series, a column a category, the more the darker.
    Heat,
    /// A row a series, a column a category, with lights and arrows.
    Table,
}

/// A figure of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its number; `None` where there is none to tell.
    pub number: Option<f64>,
    /// The same as people read it, with its unit; what is said in place of a number.
    pub words: String,
    /// What stands below it, smaller.
    pub under: String,
    /// How it stands against its target.
    pub standing: Standing,
    /// How it moved, and whether that is better.
    pub course: Option<Course>,
    /// Whether it is marked, as what is not encrypted.
    pub is_marked: bool,
    /// The records behind it.
    pub behind: Option<Arc<Counted>>,
}

/// A line of readings, one a category.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// What stands below its name, in tables.
    pub about: String,
    /// Its colours.
    pub tint: Tint,
    /// One a category; those that lack are not told.
    pub readings: Vec<Reading>,
}

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The word by which it is asked for and saved: letters only.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// How to read it, in a sentence.
    pub note: String,
    /// What its figures rest on.
    pub source: String,
    /// What is said where there is nothing to draw.
    pub empty: String,
    /// What the categories are, as the head of a table's first column.
    pub axis: String,
    /// Its form.
    pub form: Form,
    /// Along the axis.
    pub categories: Vec<String>,
    /// A line below each category, such as the day of a version; may be left out.
    pub below: Vec<String>,
    /// The category that shows now.
    pub shown: Option<usize>,
    /// The lines.
    pub series: Vec<Series>,
    /// What there is to say below, a paragraph each.
    pub details: Vec<String>,
    /// Whether readings are shares of a whole, drawn on a scale to 100 %.
    pub is_share: bool,
}

impl Series {
    /// Whether it has a number to tell.
    pub(super) fn has_any(&self) -> bool {
        self.readings.iter().any(|reading| reading.number.is_some())
    }
}

impl Chart {
    /// A category with what stands below it.
    fn category(&self, at: usize) -> String {
        let words = [self.categories.get(at), self.below.get(at)];
        let words: Vec<&str> = words
            .into_iter()
            .flatten()
            .map(String::as_str)
            .filter(|it| !it.is_empty())
            .collect();
        words.join(", ")
    }

    fn reading(&self, series: usize, category: usize) -> Option<&Reading> {
        self.series.get(series)?.readings.get(category)
    }

    fn number(&self, series: usize, category: usize) -> Option<f64> {
        let number = self.reading(series, category)?.number?;
        number.is_finite().then_some(number)
    }

    /// The sum of a category over the series.
    fn total(&self, category: usize) -> f64 {
        let all = (0..self.series.len()).filter_map(|at| self.number(at, category));
        all.map(|number| number.max(0.0)).sum()
    }

    /// The largest number of all.
    fn most(&self) -> f64 {
        let all = self.series.iter().flat_map(|series| &series.readings);
        let numbers = all.filter_map(|reading| reading.number.filter(|it| it.is_finite()));
        numbers.fold(0.0, f64::max)
    }

    /// Whether there is anything to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let mut all = self.series.iter().flat_map(|series| &series.readings);
        let has_any = match self.form {
            Form::Table => all.next().is_some(),
            _ => all.any(|reading| reading.number.is_some()),
        };
        !has_any || self.categories.is_empty()
    }

    /// Its data as a table: a row of titles, then a row a category – a row a series in tables –
    /// with plain numbers, an empty cell where there is none.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<String>> {
        let cell = |series: usize, category: usize| {
            let number = self.number(series, category);
            number.map_or_else(String::new, |number| {
                // Sums of shares carry noise behind the tenth digit.
                format!("{}", (number * 1e10).round() / 1e10)
            })
        };
        let is_by_series = matches!(self.form, Form::Heat | Form::Table);
        let mut head = vec![self.axis.clone()];
        let mut out = Vec::new();
        if is_by_series {
            head.extend((0..self.categories.len()).map(|at| self.category(at)));
            out.push(head);
            for (at, series) in self.series.iter().enumerate() {
                let cells = (0..self.categories.len()).map(|category| cell(at, category));
                out.push([series.name.clone()].into_iter().chain(cells).collect());
            }
        } else {
            head.extend(self.series.iter().map(|series| series.name.clone()));
            out.push(head);
            for category in 0..self.categories.len() {
                let cells = (0..self.series.len()).map(|at| cell(at, category));
                let name = self.category(category);
                out.push([name].into_iter().chain(cells).collect());
            }
        }
        out
    }
}

/// What the parts of a drawing share.
pub(super) struct Board<'a> {
    pub(super) theme: &'static Theme,
    pub(super) language: Language,
    pub(super) items: &'a mut Vec<Item>,
}

impl Board<'_> {
    /// Adds a part of the page, which stands for the records behind a reading where there are any.
    pub(super) fn put(&mut self, sheet: Sheet, bounds: Rect, behind: Option<&Arc<Counted>>) {
        let item = super::frame::frame_item(sheet, bounds);
        self.items.push(match behind {
            Some(counted) => Item {
                subject: Some(Subject::Counted(Arc::clone(counted))),
                ..item
            },
            None => item,
        });
    }
}
