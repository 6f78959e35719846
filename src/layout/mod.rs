//! Where things lie: a comparable [`Request`] in, places and routes ([`Arrangement`]) out.
//!
//! The layout knows boxes and lines only, no kinds and no records: whatever it depends on
//! stands in the request, so that an equal request never needs a new layout.

mod request;
mod result;

pub use request::{Direction, Edge, EdgeId, Fixed, Node, NodeId, Request, Spacing};
pub use result::{Arrangement, Route};
