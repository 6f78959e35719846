//! Presets: those that a map keeps, and starters that every map has.

use super::order::AS_SHOWN;
use crate::locale::{Language, MessageId, msg};
use crate::model::{ExportPreset, ExportScope, Finite, PresetId, Record as _, SystemMap};

/// How the ids of starters begin; no id of a map does.
const STARTER: &str = "starter:";

/// The starters, in the order of lists. Their ids are none of a map.
#[must_use]
pub fn starters(language: Language) -> Vec<ExportPreset> {
    let starter = |id: &str, name: MessageId, form: &str| {
        let mut preset = ExportPreset::blank(PresetId::new(format!("{STARTER}{id}")));
        preset.name = language.text(name).into();
        preset.form = form.into();
        preset.scope = ExportScope::Shown;
        preset.perspective = AS_SHOWN.into();
        preset
    };
    let documentation = starter("documentation", msg::HANDOUT_STARTER_DOCUMENTATION, "png");
    let slide = ExportPreset {
        bare: true,
        transparent: true,
        scale: Finite::new(3.0),
        ..starter("slide", msg::HANDOUT_STARTER_SLIDE, "png")
    };
    let print = ExportPreset {
        theme: "print".into(),
        dpi: Finite::new(300.0),
        ..starter("print", msg::HANDOUT_STARTER_PRINT, "png")
    };
    let paper = |id, name, paper: &str| ExportPreset {
        paper: paper.into(),
        theme: "print".into(),
        ..starter(id, name, "pdf")
    };
    let a3 = paper("a3", msg::HANDOUT_STARTER_A3, "A3");
    let atlas = ExportPreset {
        scope: ExportScope::Views,
        all_plateaus: true,
        perspective: "".into(),
        ..paper("atlas", msg::HANDOUT_STARTER_ATLAS, "A3")
    };
    let web = ExportPreset {
        scope: ExportScope::Views,
        all_plateaus: true,
        perspective: "".into(),
        ..starter("web", msg::HANDOUT_STARTER_WEB, "html")
    };
    let vector = starter("svg", msg::HANDOUT_STARTER_SVG, "svg");
    let all = ExportPreset {
        scope: ExportScope::Views,
        all_plateaus: true,
        perspective: "".into(),
        ..starter("all", msg::HANDOUT_STARTER_ALL, "png")
    };
    let drawio = ExportPreset {
        scope: ExportScope::Views,
        perspective: "".into(),
        ..starter("drawio", msg::HANDOUT_STARTER_DRAWIO, "drawio")
    };
    vec![
        documentation,
        slide,
        print,
        vector,
        a3,
        atlas,
        web,
        all,
        drawio,
    ]
}

/// The presets of a map in their order, ties by id.
fn kept(map: &SystemMap) -> Vec<ExportPreset> {
    let all = map.tables().presets.iter();
    let mut all: Vec<ExportPreset> = all.map(|preset| ExportPreset::clone(preset)).collect();
    all.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    all
}

/// The presets of a map, and after them the starters.
#[must_use]
pub fn all_presets(map: &SystemMap, language: Language) -> Vec<ExportPreset> {
    let mut all = kept(map);
    all.extend(starters(language));
    all
}

/// The preset that goes by an id, or by a name whatever its case: one that the map keeps before a
/// starter, which may also be named without what its id begins with.
#[must_use]
pub fn find_preset(map: &SystemMap, asked: &str, language: Language) -> Option<ExportPreset> {
    let asked = asked.trim();
    let wanted = asked.to_lowercase();
    let all = all_presets(map, language);
    let by_id = all.iter().find(|preset| {
        let id = preset.id.as_str();
        id == asked || id.strip_prefix(STARTER) == Some(asked)
    });
    let by_name = || all.iter().find(|it| it.name.to_lowercase() == wanted);
    by_id.or_else(by_name).cloned()
}
