//! Taking the bytes of a file from the disk: what it is, whether it may be read, how large it is.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::decode::shown;
use super::problem::{Refused, RefusedReason, problem};
use super::read::ReadOptions;
use crate::diagnostic::Severity;
use crate::locale::msg;

/// The bytes of a file, after a look at what it is.
pub(super) fn bytes_of(path: &Path, options: &ReadOptions) -> Result<Vec<u8>, Refused> {
    let file_name = shown(path);
    let refuse = |reason, code, message, hint| {
        Refused::new(
            reason,
            problem(code, Severity::Error, message, hint).in_file(file_name.as_str()),
        )
    };
    let failed = |error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => refuse(
            RefusedReason::Missing,
            "missing-file",
            msg::STORAGE_MISSING.into(),
            msg::STORAGE_CHECK_NAME.into(),
        ),
        std::io::ErrorKind::PermissionDenied => refuse(
            RefusedReason::NoPermission,
            "no-permission",
            msg::STORAGE_NO_PERMISSION.into(),
            msg::STORAGE_ASK_OWNER.into(),
        ),
        _ => refuse(
            RefusedReason::Device,
            "device-failed",
            msg::STORAGE_DEVICE.with("cause", error.to_string()),
            msg::STORAGE_CHECK_DEVICE.into(),
        ),
    };
    // Looked at before opening: opening a pipe would wait for its other end.
    let about = std::fs::metadata(path).map_err(|error| failed(&error))?;
    if !about.is_file() {
        let message = if about.is_dir() {
            msg::STORAGE_FOLDER
        } else {
            msg::STORAGE_NOT_PLAIN
        };
        return Err(refuse(
            RefusedReason::NotAFile,
            "not-a-file",
            message.into(),
            msg::STORAGE_CHOOSE_ANOTHER.into(),
        ));
    }
    let too_large = |bytes: u64| {
        let mega = |bytes: u64| bytes.div_ceil(1024 * 1024).to_string();
        refuse(
            RefusedReason::TooLarge,
            "too-large",
            msg::STORAGE_TOO_LARGE
                .with("size", mega(bytes))
                .with("limit", mega(options.most_bytes)),
            msg::STORAGE_RAISE_LIMIT.into(),
        )
    };
    if about.len() > options.most_bytes {
        return Err(too_large(about.len()));
    }
    let file = File::open(path).map_err(|error| failed(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    // The file may grow while it is read.
    let read = file
        .take(options.most_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| failed(&error))?;
    if read as u64 > options.most_bytes {
        return Err(too_large(read as u64));
    }
    Ok(bytes)
}
