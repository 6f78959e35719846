//! What is seen: the finished drawing of one view, at one plateau, through one perspective.
//!
//! A [`Scene`] is a flat list of plain [`Figure`]s in map units, back to front, each under the
//! [`Item`] (and so the record) that it shows. Screen, PNG and later exporters are short readers
//! of it: everything hard (wrapping, routing, colours, states) is settled before.

mod figure;

pub use crate::text::FontWeight;
pub use figure::{
    Color, Dash, Figure, IconFigure, Item, ItemRole, PathFigure, RectFigure, Scene, Stroke,
    Subject, TextAnchor, TextRun,
};
