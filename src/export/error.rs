//! Why an export was refused, or stopped.

use crate::bitmap::MOST_MAP_BYTES;
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;

/// Which bound a picture would break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureLimit {
    /// Pixels along one side.
    Side(u32),
    /// Pixels in all.
    Pixels(u64),
}

/// Why there is no export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The scene is empty and no region was named, or the region has no area.
    #[error("there is nothing to draw")]
    NothingToDraw,
    /// The region, the scene's bounds or the margin hold something that isn't a finite number.
    #[error("the region to draw is not a finite rectangle")]
    BadExtent,
    /// Pixels per map unit, or dots per inch, that aren't a finite number above zero.
    #[error("{scale} is not a usable scale")]
    BadScale {
        /// What was asked for.
        scale: f64,
    },
    /// The picture would be larger than we paint.
    #[error(
        "a picture of {width_px} × {height_px} pixels is over the limit {limit:?}; scale {fitting_scale} fits"
    )]
    TooLarge {
        /// Width asked for, in pixels.
        width_px: f64,
        /// Height asked for, in pixels.
        height_px: f64,
        /// The bound that it breaks.
        limit: PictureLimit,
        /// The largest scale that stays within every bound.
        fitting_scale: f64,
    },
    /// A drawing that would go over more sheets of paper than anybody puts together.
    #[error("{sheets} sheets are over the limit {limit}; scale {fitting_scale} fits")]
    TooManySheets {
        /// Sheets that it would take.
        sheets: f64,
        /// The most.
        limit: usize,
        /// The largest scale of paper to map that stays within the limit.
        fitting_scale: f64,
    },
    /// A metadata keyword that PNG can't hold.
    #[error("{keyword:?} cannot be a metadata keyword")]
    BadMetadata {
        /// The keyword.
        keyword: String,
    },
    /// A map that is too large for a picture to carry.
    #[error("a map of {bytes} bytes is more than a picture carries")]
    MapTooLarge {
        /// The bytes of its text.
        bytes: usize,
    },
    /// The user asked to stop.
    #[error("the export was cancelled")]
    Cancelled,
    /// The bytes could not be handed over.
    #[error("the picture could not be written")]
    Write(#[source] std::io::Error),
    /// The painter gave up: a defect of ours or of a library, kept from taking the program down.
    #[error("the picture could not be painted")]
    PainterFailed,
}

impl ExportError {
    /// The same for a person: what happened, and what to do next.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let error = |code, message| Problem::new(code, Severity::Error, message);
        match self {
            Self::NothingToDraw => {
                error("export-nothing-to-draw", msg::EXPORT_NOTHING_TO_DRAW.into())
                    .with_hint(msg::EXPORT_NOTHING_TO_DRAW_HINT.into())
            }
            Self::BadExtent => error("export-bad-extent", msg::EXPORT_BAD_EXTENT.into())
                .with_hint(msg::EXPORT_BAD_EXTENT_HINT.into()),
            Self::BadScale { scale } => {
                // Put into words here: "inf" and "NaN" are no numbers that a plural rule knows.
                error(
                    "export-bad-scale",
                    msg::EXPORT_BAD_SCALE.with("scale", scale.to_string()),
                )
                .with_hint(msg::EXPORT_BAD_SCALE_HINT.into())
            }
            Self::TooLarge {
                width_px,
                height_px,
                limit,
                fitting_scale,
            } => {
                let (id, bound) = match *limit {
                    PictureLimit::Side(side) => (msg::EXPORT_TOO_WIDE, f64::from(side)),
                    #[expect(clippy::cast_precision_loss, reason = "limits stay far below 2^53")]
                    PictureLimit::Pixels(pixels) => {
                        (msg::EXPORT_TOO_MANY_PIXELS, pixels as f64 / 1e6)
                    }
                };
                let message = id
                    .with("width", *width_px)
                    .with("height", *height_px)
                    .with("limit", bound);
                error("export-too-large", message)
                    .with_hint(msg::EXPORT_TOO_LARGE_HINT.with("scale", *fitting_scale))
            }
            Self::TooManySheets {
                sheets,
                limit,
                fitting_scale,
            } => {
                #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
                let limit = *limit as f64;
                let message = msg::EXPORT_TOO_MANY_SHEETS
                    .with("sheets", *sheets)
                    .with("limit", limit);
                error("export-too-many-sheets", message)
                    .with_hint(msg::EXPORT_TOO_MANY_SHEETS_HINT.with("scale", *fitting_scale))
            }
            Self::BadMetadata { keyword } => error(
                "export-bad-metadata",
                msg::EXPORT_BAD_METADATA.with("keyword", keyword.as_str()),
            )
            .with_hint(msg::EXPORT_BAD_METADATA_HINT.into()),
            Self::MapTooLarge { bytes } => {
                let mega = f64::from(u32::try_from(bytes >> 20).unwrap_or(u32::MAX));
                let most = f64::from(u32::try_from(MOST_MAP_BYTES >> 20).unwrap_or(u32::MAX));
                let message = msg::EXPORT_MAP_TOO_LARGE.with("bytes", mega);
                error("export-map-too-large", message.with("most", most))
                    .with_hint(msg::EXPORT_MAP_TOO_LARGE_HINT.into())
            }
            Self::Cancelled => Problem::new(
                "export-cancelled",
                Severity::Note,
                msg::EXPORT_CANCELLED.into(),
            ),
            Self::Write(reason) => error(
                "export-write-failed",
                msg::EXPORT_WRITE_FAILED.with("reason", reason.to_string()),
            )
            .with_hint(msg::EXPORT_WRITE_FAILED_HINT.into()),
            Self::PainterFailed => {
                error("export-painter-failed", msg::EXPORT_PAINTER_FAILED.into())
                    .with_hint(msg::EXPORT_PAINTER_FAILED_HINT.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn every_refusal_is_said_in_both_languages() {
        let refusals = [
            ExportError::NothingToDraw,
            ExportError::BadExtent,
            ExportError::BadScale { scale: f64::NAN },
            ExportError::TooLarge {
                width_px: 90_000.0,
                height_px: 10.0,
                limit: PictureLimit::Side(32_768),
                fitting_scale: 0.36,
            },
            ExportError::TooManySheets {
                sheets: 9_000.0,
                limit: 400,
                fitting_scale: 0.2,
            },
            ExportError::BadMetadata {
                keyword: " ".to_owned(),
            },
            ExportError::MapTooLarge { bytes: 90 << 20 },
            ExportError::Cancelled,
            ExportError::Write(std::io::Error::other("disk full")),
            ExportError::PainterFailed,
        ];
        for refusal in refusals {
            let problem = refusal.problem();
            let french = problem.sentence(Language::French);
            assert_ne!(french, problem.sentence(Language::English));
            for part in [Some(&problem.message), problem.hint.as_ref()]
                .into_iter()
                .flatten()
            {
                assert!(!Language::French.say(part).contains(['{', '}']), "{french}");
            }
        }
    }

    #[test]
    fn a_picture_that_is_too_large_names_the_limit_and_a_scale_that_fits() {
        let problem = ExportError::TooLarge {
            width_px: 90_000.0,
            height_px: 10.0,
            limit: PictureLimit::Side(32_768),
            fitting_scale: 0.36,
        }
        .problem();
        let hint = problem
            .hint
            .as_ref()
            .map(|hint| Language::English.say(hint))
            .unwrap_or_default();
        assert!(
            problem.sentence(Language::English).contains("32"),
            "{:?}",
            problem.message
        );
        assert!(hint.contains("0.36"), "{hint}");
    }
}
