use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::*;

fn lines(text: &str, max_width: f64, max_lines: usize) -> Vec<String> {
    wrap(text, FontWeight::Regular, 12.0, max_width, max_lines)
        .iter()
        .map(|line| line.text.to_string())
        .collect()
}

fn hostile_labels() -> Vec<String> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/corpus/hostile/labels/labels.txt"
    );
    let bytes = std::fs::read(path)
        .unwrap_or_else(|error| panic!("the corpus of hostile labels is missing: {path}: {error}"));
    String::from_utf8_lossy(&bytes)
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_bundled_font_is_sound() {
    for weight in FontWeight::ALL {
        assert!(ascent(weight, 10.0) > 7.0 && descent(weight, 10.0) > 1.0);
        assert!(line_height(weight, 10.0) >= ascent(weight, 10.0) + descent(weight, 10.0));
        assert!(width("Nextcloud", weight, 10.0) > 30.0);
    }
    assert_eq!(
        FontFace::Inter(FontWeight::Bold).bytes(),
        font_bytes(FontWeight::Bold)
    );
}

#[test]
fn letters_are_kerned() {
    let apart: f64 = ["A", "V", "A"]
        .iter()
        .map(|letter| width(letter, FontWeight::Regular, 100.0))
        .sum();
    assert!(width("AVA", FontWeight::Regular, 100.0) < apart - 5.0);
}

#[test]
fn bold_is_wider_and_size_scales() {
    let text = "Annuaire des agents";
    assert!(width(text, FontWeight::Bold, 12.0) > width(text, FontWeight::Regular, 12.0));
    let (small, large) = (
        width(text, FontWeight::Medium, 10.0),
        width(text, FontWeight::Medium, 20.0),
    );
    assert!((2.0 * small - large).abs() < 1e-9);
}

#[test]
fn accents_written_apart_are_as_wide_as_accents_written_together() {
    let together = width("é", FontWeight::Regular, 100.0);
    assert!((width("e\u{301}", FontWeight::Regular, 100.0) - together).abs() < 0.5);
}

#[test]
fn what_inter_lacks_comes_from_the_fallback_and_the_unknown_shows_as_a_box() {
    for text in ["עברית", "العربية", "☎"] {
        let shaped = shape(text, FontWeight::Regular);
        assert!(
            shaped
                .glyphs
                .iter()
                .all(|glyph| glyph.face == FontFace::Fallback && glyph.id != 0),
            "{text}: {shaped:?}"
        );
    }
    for text in [
        "Москва",
        "Ελλάδα",
        "œuvre « 2 € »",
        "→",
        "◊",
        "…",
        "\u{202F}",
    ] {
        assert!(
            shape(text, FontWeight::SemiBold)
                .glyphs
                .iter()
                .all(|glyph| glyph.id != 0),
            "{text}"
        );
    }
    let unknown = shape("漢", FontWeight::Regular);
    assert!(
        unknown.glyphs.len() == 1 && unknown.glyphs[0].id == 0 && unknown.width > 0.2,
        "{unknown:?}"
    );
}

#[test]
fn emoji_show_as_boxes_and_their_joiners_take_no_room() {
    let family = shape("👩‍👩‍👧‍👦", FontWeight::Regular);
    assert!(
        family.width > 0.2
            && family
                .glyphs
                .iter()
                .all(|glyph| glyph.id == 0 || glyph.advance == 0.0)
    );
    assert!(family.width < shape("👩👩👧👦", FontWeight::Regular).width + 1e-9);
}

#[test]
fn widths_agree_with_egui() {
    let context = egui::Context::default();
    let mut fonts = egui::FontDefinitions::empty();
    for (name, bytes) in [
        ("inter", font_bytes(FontWeight::Regular)),
        ("fallback", FontFace::Fallback.bytes()),
    ] {
        fonts.font_data.insert(
            name.to_owned(),
            std::sync::Arc::new(egui::FontData::from_static(bytes)),
        );
        for family in [egui::FontFamily::Proportional, egui::FontFamily::Monospace] {
            fonts
                .families
                .entry(family)
                .or_default()
                .push(name.to_owned());
        }
    }
    context.set_fonts(fonts);
    let mut widths = Vec::new();
    let texts = [
        "AVA To Wave",
        "Système d’information : état civil",
        "« Élus »\u{202F}?",
        "a -> b 12:30",
        "☎ Téléphonie → 漢",
    ];
    let mut output = context.run_ui(egui::RawInput::default(), |ui| {
        widths = texts
            .map(|text| {
                let font = egui::FontId::proportional(100.0);
                f64::from(
                    ui.painter()
                        .layout_no_wrap(text.to_owned(), font, egui::Color32::BLACK)
                        .intrinsic_size()
                        .x,
                )
            })
            .to_vec();
    });
    output.textures_delta.clear();
    for (text, on_screen) in texts.iter().zip(widths) {
        let measured = width(text, FontWeight::Regular, 100.0);
        assert!(
            (measured - on_screen).abs() <= 1.5,
            "{text}: measured {measured}, on screen {on_screen}"
        );
    }
}

#[test]
fn a_text_that_fits_stays_on_one_line() {
    assert_eq!(lines("Gestion des élus", 1000.0, 3), ["Gestion des élus"]);
    assert_eq!(lines("", 100.0, 3), [""]);
}

#[test]
fn lines_break_at_spaces_slashes_and_hyphens() {
    let one = width("Gestion des", FontWeight::Regular, 12.0) + 0.1;
    assert_eq!(lines("Gestion des élus", one, 3), ["Gestion des", "élus"]);
    let slash = width("partages/", FontWeight::Regular, 12.0) + 0.1;
    assert_eq!(
        lines("fichiers/partages", slash, 3),
        ["fichiers/", "partages"]
    );
    let hyphen = width("rendez-", FontWeight::Regular, 12.0) + 0.1;
    assert_eq!(lines("rendez-vous", hyphen, 3), ["rendez-", "vous"]);
}

#[test]
fn french_signs_stay_with_their_words() {
    for text in [
        "Qui vote ?",
        "Mot : suite",
        "Le « conseil » vote",
        "Le «\u{A0}conseil\u{A0}» vote",
        "Prix : 20 %",
    ] {
        for max_width in [65.0, 70.0, 80.0, 90.0, 100.0] {
            for line in lines(text, max_width, 9) {
                assert!(
                    !line.starts_with([':', '?', '!', ';', '»', '%']) && !line.ends_with('«'),
                    "{text}: {line}"
                );
            }
        }
    }
}

#[test]
fn a_long_word_is_cut_and_a_long_text_elided() {
    let word = "x".repeat(60);
    let cut = lines(&word, 100.0, 20);
    assert!(cut.len() > 1 && cut.concat() == word);
    let elided = lines(
        "Plateforme de gestion des délibérations et des actes",
        90.0,
        2,
    );
    assert!(
        elided.len() == 2 && elided[1].ends_with('…') && !elided[1].ends_with(" …"),
        "{elided:?}"
    );
}

#[test]
fn line_breaks_of_the_author_are_kept() {
    assert_eq!(
        lines("Première\n\nTroisième", 500.0, 9),
        ["Première", "", "Troisième"]
    );
    assert_eq!(lines("Première\nDeuxième", 500.0, 1), ["Première…"]);
}

#[test]
fn a_cut_never_falls_inside_a_cluster() {
    let flags = "🇫🇷".repeat(20);
    for line in lines(&flags, 50.0, 50) {
        assert!(line.chars().count() % 2 == 0, "{line}");
    }
}

#[test]
fn eliding_keeps_what_fits() {
    let (whole, whole_width) = elide("Annuaire", FontWeight::Regular, 12.0, 500.0);
    assert_eq!(&*whole, "Annuaire");
    let (cut, cut_width) = elide(
        "Annuaire des agents",
        FontWeight::Regular,
        12.0,
        whole_width + 12.0,
    );
    assert_eq!(&*cut, "Annuaire…");
    assert!(cut_width <= whole_width + 12.0);
    assert_eq!(&*elide("Annuaire", FontWeight::Regular, 12.0, 0.0).0, "…");
}

#[test]
fn hostile_labels_are_drawn_without_harm() {
    for label in hostile_labels() {
        for (max_width, max_lines) in [
            (120.0, 2),
            (0.0, 3),
            (f64::NAN, 2),
            (-5.0, 1),
            (f64::INFINITY, 1),
        ] {
            let wrapped = wrap(&label, FontWeight::Regular, 12.0, max_width, max_lines);
            assert!(!wrapped.is_empty() && wrapped.len() <= max_lines);
            for line in &wrapped {
                assert!(
                    !line
                        .text
                        .chars()
                        .any(|c| c.is_control() || ('\u{202A}'..='\u{202E}').contains(&c)),
                    "{:?}",
                    line.text
                );
                assert!(line.width.is_finite());
            }
        }
        let (_, elided_width) = elide(&label, FontWeight::Bold, 12.0, 80.0);
        assert!(elided_width <= 80.0);
    }
}

#[test]
fn a_label_of_a_megabyte_costs_no_more_than_a_long_one() {
    let start = std::time::Instant::now();
    let wrapped = wrap(&"mot ".repeat(250_000), FontWeight::Regular, 12.0, 150.0, 3);
    assert!(wrapped.len() == 3 && wrapped[2].text.ends_with('…'));
    assert!(start.elapsed().as_millis() < 500, "{:?}", start.elapsed());
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_line_is_wider_than_asked_unless_it_is_one_cluster(
        text in "([a-zéœ«»:/\\-' \u{202F}\n]|\\PC){0,80}", max_width in 5.0..300.0f64, max_lines in 1..6usize,
    ) {
        let wrapped = wrap(&text, FontWeight::Medium, 12.0, max_width, max_lines);
        prop_assert!(wrapped.len() <= max_lines && !wrapped.is_empty());
        for line in wrapped {
            prop_assert!(line.width <= max_width + 1e-9 || line.text.graphemes(true).count() <= 1, "{line:?}");
            prop_assert!((line.width - width(&line.text, FontWeight::Medium, 12.0)).abs() < 1e-9);
        }
    }

    #[test]
    fn no_words_are_lost_unless_the_text_is_elided(
        text in "([a-zéœ«»:/\\-' \u{202F}]|\\PC){0,80}", max_width in 5.0..300.0f64, max_lines in 1..40usize,
    ) {
        let text = text.replace('…', "");
        let wrapped = wrap(&text, FontWeight::Regular, 12.0, max_width, max_lines);
        let joined: String = wrapped.iter().map(|line| &*line.text).collect();
        if wrapped.last().is_some_and(|line| line.text.ends_with('…')) {
            let kept = without_spaces(joined.trim_end_matches('…'));
            prop_assert!(without_spaces(&visible(&text)).starts_with(&kept), "{joined:?}");
            prop_assert_eq!(wrapped.len(), max_lines);
        } else {
            prop_assert_eq!(without_spaces(&joined), without_spaces(&visible(&text)));
        }
    }

    #[test]
    fn an_elided_line_fits(text in "\\PC{0,60}", max_width in 15.0..200.0f64) {
        prop_assert!(elide(&text, FontWeight::Bold, 12.0, max_width).1 <= max_width + 1e-9);
    }
}
