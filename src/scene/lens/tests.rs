//! What the classes of lenses promise to those who look at them, whatever their eyes or printer.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::palette::CATEGORY_COUNT;
use super::*;
use crate::analysis::DependencyGraph;
use crate::assurance::Settings;
use crate::icon;
use crate::model::{PlateauId, Snapshot, SystemMap};
use crate::scene::Theme;
use crate::scene::tests::metropole;
use crate::scene::theme::luminance;

const THEMES: [(&str, &Theme); 3] = [
    ("light", &Theme::LIGHT),
    ("dark", &Theme::DARK),
    ("print", &Theme::PRINT),
];

fn shading(map: &SystemMap, snapshot: &Snapshot, lens: &Lens) -> Shading {
    let graph = DependencyGraph::of(snapshot);
    let settings = Settings::of(map, None);
    let facts = Facts::of(map, snapshot, &graph, &settings);
    lens.shade(&LensRequest {
        facts: &facts,
        assessment: None,
        on: None,
        language: Language::French,
    })
}

fn all_lenses() -> Vec<Lens> {
    let attributes = ["users", "technology", "eol", "mfa", "dict", "via"];
    let attributes = attributes
        .into_iter()
        .map(|name| Lens::Attribute(name.into()));
    Lens::ALL.into_iter().chain(attributes).collect()
}

#[test]
fn every_class_can_be_told_from_the_next_without_colour() {
    let map = metropole();
    let snapshot = map.snapshot(Some(&PlateauId::from("P2026")));
    for lens in all_lenses() {
        let shading = shading(&map, &snapshot, &lens);
        let names: BTreeSet<&str> = shading
            .classes
            .iter()
            .map(|class| class.name.as_str())
            .collect();
        let keys: BTreeSet<&str> = shading
            .classes
            .iter()
            .map(|class| class.key.as_str())
            .collect();
        assert_eq!(names.len(), shading.classes.len(), "{lens:?}");
        assert_eq!(keys.len(), shading.classes.len(), "{lens:?}");
        for class in &shading.classes {
            assert!(icon::path(class.icon).is_some(), "{lens:?}: {}", class.icon);
        }
        for pair in shading.classes.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            let is_told = a.icon != b.icon || a.pill != b.pill || a.manner != b.manner;
            let is_darker = THEMES.iter().all(|(_, theme)| {
                let [a, b] = [a, b].map(|class| luminance(theme.tone(class.tone).ink));
                (a.max(b) + 0.05) / (a.min(b) + 0.05) >= 1.15
            });
            assert!(is_told || is_darker, "{lens:?}: {} and {}", a.name, b.name);
        }
    }
}

#[test]
fn the_steps_of_a_quantity_keep_their_order_in_greyscale() {
    for (name, theme) in THEMES {
        for pair in theme.ramp.windows(2) {
            let inks = [pair[0], pair[1]].map(|tint| luminance(tint.ink));
            let grounds = [pair[0], pair[1]].map(|tint| luminance(tint.ground));
            let (lighter, darker) = if name == "dark" {
                (inks[1], inks[0])
            } else {
                (inks[0], inks[1])
            };
            assert!(
                (lighter + 0.05) / (darker + 0.05) >= 1.15,
                "{name}: {inks:?}"
            );
            let goes_on = if name == "dark" {
                grounds[1] > grounds[0]
            } else {
                grounds[1] < grounds[0]
            };
            assert!(goes_on, "{name}: {grounds:?}");
        }
    }
}

/// How eyes without one kind of cone see linear light (Machado, Oliveira and Fernandes, 2009,
/// severity 1), and how all others do.
const EYES: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

/// CIE L*a*b* (1976, D65) of a colour as some eyes see it.
fn lab(color: crate::scene::Color, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    let light = [color.r, color.g, color.b].map(linear);
    let times = |rows: &[[f64; 3]; 3], v: [f64; 3]| {
        rows.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum::<f64>())
    };
    let seen = times(eyes, light).map(|value| value.clamp(0.0, 1.0));
    let rows = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let xyz = times(&rows, seen);
    let white = [0.950_47, 1.0, 1.088_83];
    let f = |value: f64| {
        if value > 216.0 / 24_389.0 {
            value.cbrt()
        } else {
            (24_389.0 / 27.0 * value + 16.0) / 116.0
        }
    };
    let [x, y, z] = [0, 1, 2].map(|at| f(xyz[at] / white[at]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn categories_can_be_told_apart_by_colour_blind_eyes() {
    for (name, theme) in THEMES {
        for eyes in &EYES {
            for a in 0..CATEGORY_COUNT {
                for b in 0..a {
                    let [one, other] = [a, b].map(|at| lab(theme.categories[at].ink, eyes));
                    let away = (0..3)
                        .map(|at| (one[at] - other[at]).powi(2))
                        .sum::<f64>()
                        .sqrt();
                    assert!(away >= 15.0, "{name}: {a} and {b} are {away:.1} apart");
                }
            }
        }
    }
}

#[test]
fn every_lens_has_a_word_of_its_own_that_names_it() {
    let mut words = BTreeSet::new();
    for lens in all_lenses() {
        assert_eq!(Lens::from_word(&lens.word()), Some(lens.clone()));
        assert!(words.insert(lens.word()), "{lens:?}");
    }
    for word in ["", "attribute:", "attribute: ", "Hosting", "need-x"] {
        assert_eq!(Lens::from_word(word), None, "{word}");
    }
}

#[test]
fn a_map_without_anything_has_nothing_to_say() {
    let map = SystemMap::default();
    let snapshot = map.snapshot(None);
    for lens in all_lenses() {
        let shading = shading(&map, &snapshot, &lens);
        assert!(
            shading.counts().iter().all(|count| *count == (0, 0)),
            "{lens:?}"
        );
    }
}

#[test]
fn an_element_with_several_tags_is_a_member_of_all_of_their_classes() {
    use crate::model::{Element, Value};
    let mut tables = metropole().tables().clone();
    let ids = ["ap-ad", "ap-rh", "ap-fin"];
    for (id, tags) in ids
        .into_iter()
        .zip([&["axe 1", "axe 2"][..], &["axe 1"], &["axe 3"]])
    {
        let mut element = Element::clone(tables.elements.get(&id.into()).unwrap());
        let tags = tags.iter().map(|tag| Value::text(*tag)).collect();
        element.attributes.insert("tags".into(), Value::List(tags));
        tables.elements.insert(Arc::new(element));
    }
    let map = SystemMap::assemble(tables).0;
    let snapshot = map.snapshot(Some(&PlateauId::from("P2026")));
    let found = shading(&map, &snapshot, &Lens::Tags);
    let count = |key: &str| {
        let at = found
            .classes
            .iter()
            .position(|class| class.key == key)
            .unwrap();
        found.counts()[at].0
    };
    assert_eq!((count("axe 1"), count("axe 2"), count("axe 3")), (2, 1, 1));
    assert_eq!(count("not-stated"), snapshot.elements().len() - 3);
}
