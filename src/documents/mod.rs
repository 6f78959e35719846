//! The documents that an IT department owes, drawn up from the map: architecture dossier, flow
//! matrices, registers, reports.
//!
//! A [`Document`] is finished and in no form yet: headings, paragraphs, tables, figures, and gaps
//! where the map does not know. [`compose`] makes one of a [`Kind`]; a [`Form`] writes any of them.
//! What a document says, it says once, whatever its form. Same order, same bytes.

mod block;
mod compose;
mod form;
mod kind;
mod making;
mod order;
mod template;

pub use block::{
    Align, Block, Cell, CellValue, Column, Document, Figure, Reader, Row, Span, Table, Tone,
};
pub use compose::compose;
pub use form::{
    BUILT_IN_HTML, BUILT_IN_MARKDOWN, BUILT_IN_STYLE, Form, FormError, Part, TemplateFault,
};
pub use kind::Kind;
pub use making::{Made, Making, Section, drawn_up, make};
pub use order::DocumentOrder;
pub use template::{Template, template_starters};
