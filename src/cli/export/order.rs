//! What the options of `portolan export` ask for, as an order.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;

use super::bundling;
use crate::cli::report::{Failure, Report};
use crate::cli::{arguments, load, perspectives, pictures, roadmap};
use crate::export::Compression;
use crate::geometry::Rect;
use crate::handover::{self, FileForm, HandoutOrder, Shown};
use crate::locale::{Message, msg};
use crate::model::{
    ExportPreset, ExportScope, Finite, PlateauId, PresetId, Record as _, RedactionProfile,
    Snapshot, SubjectId, SystemMap,
};
use crate::redaction;
use crate::workspace::printing::layer_names;
use crate::workspace::{Perspective, marks_of};

fn text<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// The order; what is lost, where the pictures show that, is played.
pub(super) fn of(
    matches: &ArgMatches,
    map: SystemMap,
    report: &Report,
) -> Result<HandoutOrder, Failure> {
    let mut preset = preset(matches, &map, report)?;
    let plateaus = plateaus(matches, &map)?;
    let plateau = plateaus.first().or_else(|| map.timeline().first()).cloned();
    if !plateaus.is_empty() {
        preset.plateaus = plateaus;
        preset.all_plateaus = false;
    }
    let snapshot = map.snapshot(plateau.as_ref());
    let mut shown = Shown {
        plateau,
        bundling: Arc::new(bundling(matches)?),
        looks_on: perspectives::day(matches)?,
        ..Shown::default()
    };
    scope(matches, &map, &snapshot, &mut preset, &mut shown)?;
    perspective(
        matches,
        (&map, &snapshot),
        (&mut preset, &mut shown),
        report,
    )?;
    let redaction = profile(&map, &preset, report)?;
    let order = HandoutOrder {
        pictures: load::pictures(matches, &map, report),
        map,
        preset,
        shown,
        redaction,
        language: report.language,
        today: text(matches, "date").unwrap_or_default().to_owned(),
        stem: stem(matches),
        layers: None,
        compression: if matches.get_flag("small") {
            Compression::Small
        } else {
            Compression::Fast
        },
    };
    let layers = layers(matches, &order)?;
    Ok(HandoutOrder { layers, ..order })
}

/// The name of the map's file.
fn stem(matches: &ArgMatches) -> String {
    let path = arguments::path(matches, "map");
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    stem.unwrap_or_default().into_owned()
}

/// The preset that `--preset` names, or a blank one, with what the options say beside it.
fn preset(matches: &ArgMatches, map: &SystemMap, report: &Report) -> Result<ExportPreset, Failure> {
    let language = report.language;
    let mut preset = match text(matches, "preset") {
        None => ExportPreset::blank(PresetId::default()),
        Some(asked) => handover::find_preset(map, asked, language).ok_or_else(|| {
            let known = handover::all_presets(map, language).into_iter();
            let known: Vec<String> = known.map(|preset| preset.name.to_string()).collect();
            msg::HANDOUT_CLI_NO_PRESET
                .with("preset", asked)
                .with("known", known.join(", "))
        })?,
    };
    preset.form = form(matches, &preset)?.ending().into();
    if let Some(theme) = text(matches, "theme") {
        preset.theme = theme.into();
    }
    let number = |name: &str| matches.get_one::<f64>(name).copied().and_then(Finite::new);
    let width = matches.get_one::<u32>("width").copied();
    let asked = (number("scale"), number("dpi"), width.map(f64::from));
    if asked != (None, None, None) {
        (preset.scale, preset.dpi) = (asked.0, asked.1);
        preset.width_px = asked.2.and_then(Finite::new);
    }
    if let Some(paper) = pictures::paper_asked(matches) {
        preset.paper = paper.word().into();
    }
    if let Some(scale) = matches.get_one::<f64>("tiled") {
        preset.tiled = true;
        preset.scale = Finite::new(*scale);
    }
    // A page that leads through the plateaus holds them all, unless some are named.
    let is_blank = text(matches, "preset").is_none();
    preset.all_plateaus |= is_blank && preset.form == FileForm::Html.ending();
    preset.transparent |= matches.get_flag("transparent");
    preset.bare |= matches.get_flag("no-frame");
    preset.findings |= matches.get_flag("findings");
    if matches.get_flag("with-map") {
        if preset.form != FileForm::Png.ending() {
            return Err(Message::from(msg::PDF_WITH_MAP_PNG).into());
        }
        preset.carries_map = true;
    }
    preset.all_plateaus |= matches.get_flag("all-plateaus");
    if let Some(profile) = text(matches, "profile") {
        preset.redaction = profile.into();
    }
    Ok(preset)
}

/// The form that `--form`, the name of the file or the preset asks for.
fn form(matches: &ArgMatches, preset: &ExportPreset) -> Result<FileForm, Failure> {
    let unknown = |what: &str| {
        let known: Vec<&str> = FileForm::ALL.iter().map(|form| form.ending()).collect();
        msg::HANDOUT_CLI_FORMS
            .with("file", what)
            .with("known", known.join(", "))
    };
    if let Some(word) = text(matches, "form") {
        return FileForm::of_ending(word).ok_or_else(|| unknown(word).into());
    }
    let named = ["output", "all-views"].map(|name| matches.get_one::<PathBuf>(name));
    let out = named.into_iter().flatten().next();
    if let Some(form) = out.and_then(|out| FileForm::of_path(out)) {
        return Ok(form);
    }
    if let Some(form) = FileForm::of_ending(&preset.form) {
        return Ok(form);
    }
    match matches.get_one::<PathBuf>("output") {
        Some(out) => Err(unknown(&out.display().to_string()).into()),
        None => Ok(FileForm::Png),
    }
}

/// The plateaus that `--plateau` names.
fn plateaus(matches: &ArgMatches, map: &SystemMap) -> Result<Vec<PlateauId>, Failure> {
    let known = map.timeline().order();
    let find = |asked: &str| {
        let found = known.iter().find(|plateau| plateau.as_str() == asked);
        found.cloned().ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(PlateauId::as_str).collect();
            let message = msg::CLI_NO_PLATEAU
                .with("plateau", asked)
                .with("known", names.join(", "));
            Failure::from(message)
        })
    };
    load::listed(matches, "plateau").map(find).collect()
}

/// What of the map goes out.
fn scope(
    matches: &ArgMatches,
    map: &SystemMap,
    snapshot: &Snapshot,
    preset: &mut ExportPreset,
    shown: &mut Shown,
) -> Result<(), Failure> {
    if matches.get_flag("roadmap") {
        shown.roadmap = Some(roadmap::grouping(matches));
        preset.scope = ExportScope::Shown;
        return Ok(());
    }
    let is_asked = |name: &str| matches.get_raw(name).is_some();
    if matches.contains_id("all-views") {
        preset.scope = ExportScope::Views;
        preset.views.clear();
        return Ok(());
    }
    if is_asked("view") {
        preset.scope = ExportScope::Views;
        preset.views = vec![load::view(matches, map)?];
    } else if !is_asked("preset") {
        let is_drawn = FileForm::of_ending(&preset.form).is_some_and(FileForm::is_drawn);
        // Tables and other tools take the whole map, unless a view is named.
        preset.scope = if is_drawn {
            ExportScope::Shown
        } else {
            ExportScope::Views
        };
    }
    let needs_view = preset.scope != ExportScope::Views
        || ["elements", "region", "around"].into_iter().any(is_asked);
    if needs_view {
        shown.view = Some(load::view(matches, map)?);
    } else {
        shown.view = preset.views.first().cloned();
    }
    let chosen = |name: &str| -> Result<BTreeSet<SubjectId>, Failure> {
        let ids = load::elements(matches, name, snapshot)?;
        Ok(ids.iter().map(SubjectId::from).collect())
    };
    if is_asked("around") {
        preset.scope = ExportScope::Around;
        shown.selection = chosen("around")?;
        let depth = matches.get_one::<u32>("depth").copied().map(f64::from);
        preset.depth = depth.and_then(Finite::new).or(preset.depth);
    } else if is_asked("elements") {
        preset.scope = ExportScope::Selection;
        shown.selection = chosen("elements")?;
    } else if let Some(words) = text(matches, "region") {
        preset.scope = ExportScope::Screen;
        shown.sight = Some(region(words)?);
    }
    Ok(())
}

/// `X,Y,W,H` in map units.
fn region(words: &str) -> Result<Rect, Failure> {
    let numbers: Vec<f64> = words
        .split(',')
        .filter_map(|word| word.trim().parse().ok())
        .filter(|number: &f64| number.is_finite())
        .collect();
    match numbers.as_slice() {
        [x, y, w, h] if *w > 0.0 && *h > 0.0 && words.split(',').count() == 4 => {
            Ok(Rect::new(*x, *y, x + w, y + h))
        }
        _ => Err(msg::HANDOUT_CLI_BAD_REGION.with("region", words).into()),
    }
}

/// The perspective, and what it needs to know beside the map.
fn perspective(
    matches: &ArgMatches,
    (map, snapshot): (&SystemMap, &Snapshot),
    (preset, shown): (&mut ExportPreset, &mut Shown),
    report: &Report,
) -> Result<(), Failure> {
    let asked = perspectives::perspective(matches, snapshot)?;
    let loses = ["fail", "degrade", "scenario"].map(|name| matches.get_raw(name).is_some());
    let loses = loses.contains(&true);
    if let Some(asked) = asked {
        preset.perspective = word_of(&asked).into();
    } else if loses {
        preset.perspective = "impact".into();
    } else if matches.contains_id("service") {
        preset.perspective = "weak-points".into();
    }
    if preset.perspective == "impact" && !loses {
        return Err(Message::from(msg::CLI_IMPACT_NEEDS_FAIL).into());
    }
    if loses {
        let played = crate::cli::impact::played(matches, map, snapshot, report)?;
        shown.marks = Some(Arc::new(marks_of(&played.impact()?, report.language)));
        shown.scenario = played.scenario().clone();
    }
    let service = load::elements(matches, "service", snapshot)?;
    shown.service = service.into_iter().next();
    Ok(())
}

/// The word of a perspective.
fn word_of(perspective: &Perspective) -> String {
    match perspective {
        Perspective::Standard | Perspective::Comparison => String::new(),
        Perspective::Impact => "impact".to_owned(),
        Perspective::WeakPoints => "weak-points".to_owned(),
        Perspective::Lens(lens) => lens.word(),
    }
}

/// The redaction profile that the preset names.
fn profile(
    map: &SystemMap,
    preset: &ExportPreset,
    report: &Report,
) -> Result<Option<RedactionProfile>, Failure> {
    let asked = preset.redaction.as_str();
    if asked.is_empty() {
        return Ok(None);
    }
    let found = redaction::profile(map, asked, report.language);
    found.map(Some).ok_or_else(|| {
        let own = map.tables().redactions.iter().map(|one| one.id.to_string());
        let built_in = redaction::built_in(report.language);
        let built_in = built_in.iter().map(|one| one.id.to_string());
        let known: BTreeSet<String> = own.chain(built_in).collect();
        let known: Vec<String> = known.into_iter().collect();
        msg::HANDOUT_CLI_NO_PROFILE
            .with("profile", asked)
            .with("known", known.join(", "))
            .into()
    })
}

/// The layers that `--layers` names; each must be one of the view.
fn layers(matches: &ArgMatches, order: &HandoutOrder) -> Result<Option<Vec<String>>, Failure> {
    let Some(asked) = matches.get_many::<String>("layers") else {
        return Ok(None);
    };
    let asked: Vec<String> = asked.map(|name| name.trim().to_owned()).collect();
    let view = order.shown.view.as_ref();
    if let Some(view) = view.and_then(|view| order.map.tables().views.get(view)) {
        let names = layer_names(view, order.language);
        let is_known = |name: &String| {
            names.contains(name) || view.layers.iter().any(|layer| layer.id == name.as_str())
        };
        if let Some(unknown) = asked.iter().find(|name| !is_known(name)) {
            return Err(msg::CLI_NO_LAYER
                .with("layer", unknown.as_str())
                .with("known", names.join(", "))
                .into());
        }
    }
    Ok(Some(asked))
}
