//! Painting a picture in strips, from the top, on every core.
//!
//! Strips are dealt out to the workers in turn, and each worker has a mailbox that holds one
//! finished strip. The caller empties the mailboxes in the same turn: strips arrive in order,
//! no worker runs far ahead, and a caller that stops early stops the workers.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

use super::frame::Frame;
use super::painter::{Plan, StripPainter};
use crate::export::ExportError;
use crate::scene::Scene;

/// How a pixel is laid out in the rows of a [`Strip`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PixelFormat {
    /// Three bytes: the scene has an opaque background.
    Rgb8,
    /// Four bytes, not premultiplied: the ground shows through.
    Rgba8,
}

impl PixelFormat {
    /// The smallest format that holds `scene`.
    #[must_use]
    pub fn of(scene: &Scene) -> Self {
        match scene.background {
            Some(color) if color.a == 255 => Self::Rgb8,
            _ => Self::Rgba8,
        }
    }

    /// Bytes per pixel.
    #[must_use]
    pub fn bytes_per_pixel(self) -> usize {
        match self {
            Self::Rgb8 => 3,
            Self::Rgba8 => 4,
        }
    }
}

/// Rows of a picture, over its whole width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// Which rows, counted from the top of the picture.
    pub rows: Range<u32>,
    /// Their pixels, row by row, without padding.
    pub bytes: Vec<u8>,
}

/// Rows of a strip where the picture is not too wide.
const STRIP_ROWS: u32 = 512;

/// The most pixels of a strip: 16 MiB while it is painted.
const STRIP_PIXELS: u32 = 4 << 20;

/// More workers than this are of no use to one encoder.
const MAX_WORKERS: usize = 8;

/// Paints what `frame` shows of `scene` and hands it to `take` strip by strip, from the top.
///
/// Memory is bounded by a few strips of 16 MiB for each worker, whatever the picture's size.
///
/// # Errors
///
/// [`ExportError::Cancelled`] soon after `cancelled` is set; whatever `take` returns;
/// [`ExportError::PainterFailed`].
pub fn paint(
    scene: &Scene,
    frame: Frame,
    format: PixelFormat,
    cancelled: &AtomicBool,
    take: impl FnMut(Strip) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let strip_rows = (STRIP_PIXELS / frame.width_px()).clamp(16, STRIP_ROWS);
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(MAX_WORKERS);
    paint_with(
        scene,
        frame,
        format,
        Dealing {
            strip_rows,
            workers,
        },
        cancelled,
        take,
    )
}

/// How a picture is dealt out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dealing {
    pub(super) strip_rows: u32,
    pub(super) workers: usize,
}

/// See [`paint`]. The pixels don't depend on the number of workers, and but for one level on edges
/// not on the height of strips.
pub(super) fn paint_with(
    scene: &Scene,
    frame: Frame,
    format: PixelFormat,
    dealing: Dealing,
    cancelled: &AtomicBool,
    mut take: impl FnMut(Strip) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let plan = Plan::new(scene, frame, format);
    let strips: Vec<Range<u32>> = (0..frame.height_px())
        .step_by(dealing.strip_rows.max(1) as usize)
        .map(|top| {
            top..top
                .saturating_add(dealing.strip_rows.max(1))
                .min(frame.height_px())
        })
        .collect();
    let workers = dealing.workers.clamp(1, strips.len());
    let (plan, strips) = (&plan, &strips);
    thread::scope(|scope| {
        let mut mailboxes = Vec::with_capacity(workers);
        let mut threads = Vec::with_capacity(workers);
        for worker in 0..workers {
            let (post, mailbox) = mpsc::sync_channel(1);
            let work = move || {
                let mut painter = StripPainter::new();
                for rows in strips.iter().skip(worker).step_by(workers) {
                    if cancelled.load(Ordering::Relaxed)
                        || post.send(painter.paint(plan, rows.clone())).is_err()
                    {
                        return;
                    }
                }
            };
            let thread = thread::Builder::new()
                .name(format!("paint-{worker}"))
                .spawn_scoped(scope, work);
            threads.push(thread.map_err(ExportError::Write)?);
            mailboxes.push(mailbox);
        }
        let outcome = (|| {
            for mailbox in mailboxes.iter().cycle().take(strips.len()) {
                let strip = mailbox.recv();
                if cancelled.load(Ordering::Relaxed) {
                    return Err(ExportError::Cancelled);
                }
                // A mailbox closes early only if its painter failed.
                take(strip.map_err(|mpsc::RecvError| ExportError::PainterFailed)?)?;
            }
            Ok(())
        })();
        // Closing the mailboxes sends home the painters that still have work.
        drop(mailboxes);
        // Every thread is joined by hand, so that a failed one isn't passed on as a panic.
        let failed = threads
            .into_iter()
            .map(thread::ScopedJoinHandle::join)
            .filter(Result::is_err)
            .count();
        match outcome {
            Ok(()) if failed > 0 => Err(ExportError::PainterFailed),
            outcome => outcome,
        }
    })
}
