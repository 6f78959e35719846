//! What `portolan plateau` says: the list, and what a change does to each plateau.

use serde_json::{Value as Json, json};

use super::super::report::Report;
use crate::analysis::{Delta, Difference, Gap};
use crate::command::PlateauPreview;
use crate::locale::msg;
use crate::model::{Plateau, PlateauId, RecordKey, SystemMap};

pub(super) fn list(map: &SystemMap, report: &Report) {
    let timeline = map.timeline();
    let tables = map.tables();
    let plateaus = timeline
        .order()
        .iter()
        .filter_map(|id| tables.plateaus.get(id));
    if report.is_json {
        let list = plateaus.map(|plateau| {
            let snapshot = map.snapshot(Some(&plateau.id));
            let gap = timeline
                .base(&plateau.id)
                .map(|base| Gap::between(&map.snapshot(Some(base)), &snapshot));
            json!({
                "id": plateau.id.as_str(),
                "name": plateau.name.as_str(),
                "kind": plateau.kind.as_str(),
                "based_on": plateau.based_on.as_ref().map(PlateauId::as_str),
                "from": plateau.valid_from.as_str(),
                "to": plateau.valid_to.as_str(),
                "tint": plateau.tint.as_str(),
                "elements": snapshot.elements().len(),
                "links": snapshot.links().len(),
                "changes": gap.as_ref().map(gap_json),
            })
        });
        report.answer_json(&Json::Array(list.collect()));
        return;
    }
    let mut rows: Vec<[String; 6]> = Vec::new();
    for plateau in plateaus {
        rows.push(row(map, plateau));
    }
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..6).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let width = *width;
            format!("{cell:width$}")
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    report.answer(&text);
}

/// `cible-2029  Cible 2029  target  2029-01-01…  ← p2027  +14 −11 ~5`
fn row(map: &SystemMap, plateau: &Plateau) -> [String; 6] {
    let days = match (plateau.valid_from.as_str(), plateau.valid_to.as_str()) {
        ("", "") => String::new(),
        (from, to) => format!("{from}…{to}"),
    };
    let base = map.timeline().base(&plateau.id);
    let counts = base.map(|base| {
        let now = map.snapshot(Some(&plateau.id));
        counts(&Gap::between(&map.snapshot(Some(base)), &now))
    });
    [
        plateau.id.to_string(),
        crate::text::visible(&plateau.name).into_owned(),
        plateau.kind.as_str().to_owned(),
        days,
        base.map_or_else(String::new, |base| format!("← {base}")),
        counts.unwrap_or_default(),
    ]
}

/// `+2 −1 ~3`, of elements and links together.
fn counts(gap: &Gap) -> String {
    let (elements, links) = (gap.element_counts(), gap.link_counts());
    format!(
        "+{} −{} ~{}",
        elements.added + links.added,
        elements.removed + links.removed,
        elements.changed + links.changed
    )
}

pub(super) fn as_text(
    preview: &PlateauPreview,
    made: Option<&PlateauId>,
    report: &Report,
) -> String {
    let mut text = String::new();
    if let Some(made) = made {
        text.push_str(&format!("{made}\n"));
    }
    for (plateau, gap) in &preview.plateaus {
        let words = if gap.is_empty() {
            report.say(msg::PLATEAUS_LOOKS_THE_SAME)
        } else {
            counts(gap)
        };
        text.push_str(&format!("{plateau}: {words}\n"));
        for (id, delta) in &gap.elements {
            text.push_str(&format!("  {} {id}\n", sign(delta)));
        }
        for (id, delta) in &gap.links {
            text.push_str(&format!("  {} {id}\n", sign(delta)));
        }
    }
    let lists = [
        (msg::PLATEAUS_CLI_GONE, &preview.gone),
        (msg::PLATEAUS_CLI_REPAIRED, &preview.repaired),
    ];
    for (heading, keys) in lists {
        if !keys.is_empty() {
            let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
            text.push_str(&format!("{}: {}\n", report.say(heading), keys.join(", ")));
        }
    }
    text
}

fn sign(delta: &Delta) -> &'static str {
    match delta.difference {
        Difference::Added => "+",
        Difference::Removed => "−",
        Difference::Changed => "~",
    }
}

fn gap_json(gap: &Gap) -> Json {
    let ids = |wanted: Difference| -> Vec<&str> {
        let elements = gap.elements.iter().map(|(id, delta)| (id.as_str(), delta));
        let links = gap.links.iter().map(|(id, delta)| (id.as_str(), delta));
        elements
            .chain(links)
            .filter(|(_, delta)| delta.difference == wanted)
            .map(|(id, _)| id)
            .collect()
    };
    json!({
        "added": ids(Difference::Added),
        "removed": ids(Difference::Removed),
        "changed": ids(Difference::Changed),
    })
}

pub(super) fn as_json(preview: &PlateauPreview, made: Option<&PlateauId>, writes: bool) -> Json {
    let keys =
        |list: &[RecordKey]| -> Vec<String> { list.iter().map(ToString::to_string).collect() };
    let plateaus: serde_json::Map<String, Json> = preview
        .plateaus
        .iter()
        .map(|(id, gap)| (id.to_string(), gap_json(gap)))
        .collect();
    json!({
        "made": made.map(PlateauId::as_str),
        "plateaus": plateaus,
        "gone": keys(&preview.gone),
        "repaired": keys(&preview.repaired),
        "written": writes,
    })
}
