//! `portolan export` into another tool's form, chosen by the ending of the file.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::load;
use super::report::{Failure, Report, write_file};
use crate::interchange::{Content, Form, archimate, drawio};
use crate::locale::msg;
use crate::model::{SystemMap, ViewId};

/// The ending of draw.io's files.
const DRAWIO: [&str; 2] = ["drawio", "dio"];

/// The ending of ArchiMate exchange files; `.archimate` is that of a form of Archi’s own.
const ARCHIMATE: [&str; 1] = ["xml"];

/// Writes the map into `out`, where its ending names a form; whether it did.
pub(super) fn run(
    matches: &ArgMatches,
    map: &SystemMap,
    out: &Path,
    report: &mut Report,
) -> Result<bool, Failure> {
    let ending = out.extension().and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default().to_lowercase();
    let is_drawio = DRAWIO.contains(&ending.as_str());
    let form = Form::of_ending(&ending);
    let is_archimate = ARCHIMATE.contains(&ending.as_str());
    if form.is_none() && !is_drawio && !is_archimate {
        return Ok(false);
    }
    let plateau = load::plateau(matches, map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    let asked = matches.get_one::<String>("view").is_some();
    let view = asked.then(|| load::view(matches, map)).transpose()?;
    let language = report.language;
    if let Some(form) = form {
        let content = Content::of(map, &snapshot, view.as_ref());
        for part in form.write(&content, language) {
            let path = beside(out, part.suffix);
            write_file(&path, &part.bytes)?;
            report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
        }
        report.tell(form.loses());
        return Ok(true);
    }
    let views = match view {
        Some(view) => vec![view],
        None => in_order(map),
    };
    let theme = super::export::theme(matches);
    let text = if is_archimate {
        archimate(map, &snapshot, &views, theme, language)
    } else {
        drawio(map, &snapshot, &views, theme, language)
    };
    write_file(out, text.as_bytes())?;
    report.tell(msg::CLI_WRITTEN.with("file", out.display().to_string()));
    Ok(true)
}

/// The views in the order of their tabs.
fn in_order(map: &SystemMap) -> Vec<ViewId> {
    let mut views: Vec<_> = map.tables().views.iter().collect();
    views.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    views.into_iter().map(|view| view.id.clone()).collect()
}

/// `map-links.csv` of `map.csv`.
fn beside(out: &Path, suffix: &str) -> PathBuf {
    if suffix.is_empty() {
        return out.to_owned();
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let ending = out.extension().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!("{stem}{suffix}.{ending}"))
}
