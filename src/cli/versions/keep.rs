//! `portolan versions keep` and `pack`.

use std::sync::atomic::AtomicBool;

use clap::ArgMatches;
use serde_json::json;

use super::super::report::{Failure, Report};
use super::super::{DONE, arguments};
use super::{as_json, failure, open};
use crate::locale::msg;
use crate::storage::{self, ReadOptions};
use crate::versions::{Keeping, Versions, VersionsError, Words};

/// Keeps the map as its file stands.
pub(super) fn run(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let path = arguments::path(matches, "map");
    // What cannot be read as a map is no version of one.
    storage::read_file(path, &ReadOptions::default())
        .map_err(|refused| Failure::File(refused.problems))?;
    let bytes = std::fs::read(path).map_err(|error| {
        failure(VersionsError::Map {
            path: path.to_owned(),
            reason: error.to_string(),
        })
    })?;
    let given = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let keeping = Keeping {
        words: Words {
            title: given("title"),
            reason: given("reason"),
            author: given("author"),
        },
        tag: given("tag"),
        branch: given("branch"),
        other_parent: None,
    };
    let versions = Versions::open_or_create(path).map_err(failure)?;
    let version = versions.keep_all(&bytes, &keeping).map_err(failure)?;
    if report.is_json {
        report.answer_json(&as_json(&version));
    } else {
        let kept = msg::VERSIONS_KEPT.with("title", version.title.as_str());
        report.tell(kept.with("id", version.short_id().to_owned()));
    }
    // The version is safe whether or not it takes less room.
    let _packed = versions.pack_if_many().is_ok();
    Ok(DONE)
}

/// Packs the repository beside a map.
pub(super) fn pack(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let versions = open(matches)?;
    let bar = indicatif::ProgressBar::new(0);
    let packed = versions.pack(&AtomicBool::new(false), |done, of| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    let packed = packed.map_err(failure)?;
    if report.is_json {
        report.answer_json(&json!({
            "objects": packed.objects,
            "bytes_before": packed.bytes_before,
            "bytes_after": packed.bytes_after,
        }));
    } else {
        let kilobytes = |bytes: u64| usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX);
        report.tell(
            msg::CLI_VERSIONS_PACKED
                .with("before", kilobytes(packed.bytes_before))
                .with("after", kilobytes(packed.bytes_after)),
        );
    }
    Ok(DONE)
}
