//! The map as one web page: a file that opens in any browser, without a network and without us.
//!
//! The page holds every chosen view at every chosen plateau through every chosen perspective, drawn
//! from the same [`Scene`](crate::scene::Scene) as any other export, and what is known of the
//! elements, links and notes. Figures, items, records and sentences stand once ([`pool`]), since
//! most of them come again at the next plateau and through the next perspective; colours stand as
//! pairs, for a light and a dark screen ([`ink`]). A small script of our own
//! (`assets/webpage/page.js`) draws, searches and answers what a loss does, from states that
//! [`analysis`](crate::analysis) found ([`losses`]).
//!
//! The page's own policy forbids it to fetch anything and to run anything but that script; words of
//! the map stand in it as data and are put on the page as text, never as markup.

mod drawings;
mod html;
mod ink;
mod losses;
mod order;
mod pool;
mod records;
mod sha256;
mod style;
#[cfg(test)]
mod tests;
mod values;
mod words;

use self::drawings::Drawings;
use self::order::Chosen;
pub use self::order::{USUAL_PERSPECTIVES, WebPageOrder, perspective_of};
use crate::analysis::Watch;
use crate::export::ExportError;

/// Makes the page: for a thread of its own. The same order gives the same bytes.
///
/// O(views × plateaus × perspectives × figures + plateaus × elements × what a loss reaches).
///
/// # Errors
/// When the order names no view that the map has, or it was cancelled.
pub fn webpage(order: &WebPageOrder, watch: &Watch<'_>) -> Result<Vec<u8>, ExportError> {
    let chosen = Chosen::of(order);
    if chosen.views.is_empty() {
        return Err(ExportError::NothingToDraw);
    }
    let mut drawings = Drawings::default();
    let pictures = drawings.draw(order, &chosen, watch)?;
    let records = records::records(order, &chosen, &mut drawings.ink);
    let losses = losses::losses(&chosen, order.language, watch)?;
    let page = html::page(order, &chosen, drawings, &pictures, &records, &losses);
    (watch.progress)(1.0);
    Ok(page.into_bytes())
}
