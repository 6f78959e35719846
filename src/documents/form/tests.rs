//! What users rely on in every form.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use roxmltree::Document as Tree;
use zip::ZipArchive;

use super::super::block::{Block, Document};
use super::sample::{document, hostile};
use super::{Form, FormError, Part};
use crate::documents::Template;

fn written(form: Form, document: &Document) -> Vec<Part> {
    form.write(document).unwrap()
}

fn text_of(form: Form, document: &Document) -> String {
    String::from_utf8(written(form, document).swap_remove(0).bytes).unwrap()
}

/// The parts of an archive by name.
fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.insert(part.name().unwrap().into_owned(), bytes);
    }
    parts
}

/// The XML parts of an archive as text.
fn xml_parts(bytes: &[u8]) -> BTreeMap<String, String> {
    unpacked(bytes)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels"))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// A page as XML: void elements closed, so that a strict reader takes it.
fn as_xml(page: &str) -> String {
    let mut out = page.replace("<!DOCTYPE html>", "");
    for void in ["<meta", "<img", "<col "] {
        let mut closed = String::new();
        let mut rest = out.as_str();
        while let Some(at) = rest.find(void) {
            let end = at + rest[at..].find('>').unwrap();
            closed.push_str(&rest[..end]);
            closed.push('/');
            rest = &rest[end..];
        }
        closed.push_str(rest);
        out = closed;
    }
    out
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for document in [document(), hostile()] {
        for form in Form::ALL {
            assert_eq!(
                written(form, &document),
                written(form, &document),
                "{form:?}"
            );
        }
    }
}

#[test]
fn the_mark_stands_in_every_form() {
    let document = document();
    for form in [Form::Html, Form::Markdown, Form::Csv] {
        assert!(
            text_of(form, &document).contains("Diffusion restreinte"),
            "{form:?}"
        );
    }
    let word = xml_parts(&written(Form::Docx, &document)[0].bytes);
    for name in [
        "header-cover",
        "header-upright",
        "header-across",
        "footer-cover",
        "footer-across",
    ] {
        let part = &word[&format!("word/{name}.xml")];
        assert!(part.contains("Diffusion restreinte"), "{name}");
    }
    assert!(word["docProps/core.xml"].contains("<cp:keywords>Diffusion restreinte<"));
    let excel = xml_parts(&written(Form::Xlsx, &document)[0].bytes);
    let sheets = excel
        .iter()
        .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    for (name, sheet) in sheets {
        assert_eq!(sheet.matches("Diffusion restreinte").count(), 2, "{name}");
    }
    assert!(excel["docProps/core.xml"].contains("Diffusion restreinte"));
}

#[test]
fn a_table_stands_where_its_readers_are() {
    let document = document();
    let everywhere = |form: Form| match form {
        Form::Docx | Form::Xlsx => {
            let parts = xml_parts(&written(form, &document)[0].bytes);
            parts.into_values().collect::<String>()
        }
        _ => written(form, &document)
            .iter()
            .map(|part| String::from_utf8_lossy(&part.bytes).into_owned())
            .collect(),
    };
    for form in Form::ALL {
        let text = everywhere(form);
        let is_sheet = matches!(form, Form::Xlsx | Form::Csv);
        assert_eq!(text.contains("feuilles-seules"), is_sheet, "{form:?}");
        assert_eq!(text.contains("pages-seules"), !is_sheet, "{form:?}");
    }
}

#[test]
fn a_web_page_is_well_formed_and_names_every_anchor_once() {
    for document in [document(), hostile()] {
        let page = as_xml(&text_of(Form::Html, &document));
        let tree = Tree::parse(&page).unwrap_or_else(|error| panic!("{error}"));
        let ids: Vec<&str> = tree
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "an id stands twice");
        for link in tree.descendants().filter_map(|node| node.attribute("href")) {
            let target = link.strip_prefix('#').expect("links lead into the page");
            assert!(ids.contains(&target), "{link}");
        }
        for labels in tree
            .descendants()
            .filter_map(|node| node.attribute("aria-labelledby"))
        {
            assert!(
                labels.split(' ').all(|label| ids.contains(&label)),
                "{labels}"
            );
        }
    }
}

#[test]
fn nothing_of_a_map_acts_in_a_web_page() {
    let page = as_xml(&text_of(Form::Html, &hostile()));
    assert!(page.contains("default-src 'none'"));
    let tree = Tree::parse(&page).unwrap();
    for node in tree.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        assert!(
            !matches!(name, "script" | "iframe" | "object" | "link" | "base"),
            "{name}"
        );
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
            let is_source = matches!(attribute.name(), "src" | "href");
            let value = attribute.value();
            assert!(
                !is_source || value.starts_with("data:") || value.starts_with('#'),
                "{value}"
            );
        }
    }
    // What is asked of the engine of templates is a word like any other.
    assert!(page.contains("{{ 7 * 7 }}"));
}

#[test]
fn a_word_file_is_sound_whatever_stands_in_it() {
    for document in [document(), hostile()] {
        let bytes = written(Form::Docx, &document).swap_remove(0).bytes;
        let parts = unpacked(&bytes);
        for (name, text) in xml_parts(&bytes) {
            Tree::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(!text.contains("TargetMode"), "{name} leads outside");
        }
        // Every part that is referred to is there.
        let relations = String::from_utf8(parts["word/_rels/document.xml.rels"].clone()).unwrap();
        let relations = Tree::parse(&relations).unwrap();
        let mut ids = Vec::new();
        for relation in relations
            .descendants()
            .filter_map(|node| node.attribute("Target"))
        {
            assert!(
                parts.contains_key(&format!("word/{relation}")),
                "{relation}"
            );
        }
        for relation in relations
            .descendants()
            .filter_map(|node| node.attribute("Id"))
        {
            ids.push(relation.to_owned());
        }
        let text = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
        let tree = Tree::parse(&text).unwrap();
        for node in tree.descendants() {
            for attribute in node
                .attributes()
                .filter(|a| a.namespace().is_some_and(|n| n.ends_with("/relationships")))
            {
                assert!(
                    ids.iter().any(|id| id == attribute.value()),
                    "{}",
                    attribute.value()
                );
            }
            if node.tag_name().name() == "instrText" {
                let code = node.text().unwrap_or("").trim();
                let known = ["TOC ", "PAGEREF _Toc", "SEQ Table", "SEQ Figure"];
                assert!(known.iter().any(|known| code.starts_with(known)), "{code}");
            }
        }
    }
}

#[test]
fn a_word_file_has_real_styles_heads_and_contents() {
    let parts = xml_parts(&written(Form::Docx, &document())[0].bytes);
    let text = &parts["word/document.xml"];
    let tree = Tree::parse(text).unwrap();
    let named = |name: &'static str| {
        tree.descendants()
            .filter(move |node| node.tag_name().name() == name)
    };
    let value = |node: &roxmltree::Node<'_, '_>, name: &str| {
        node.attributes()
            .find(|a| a.name() == name)
            .map(|a| a.value().to_owned())
    };
    // Every style that is used is there.
    let styles = Tree::parse(&parts["word/styles.xml"]).unwrap();
    let known: Vec<String> = styles
        .descendants()
        .filter_map(|node| value(&node, "styleId"))
        .collect();
    for used in ["pStyle", "rStyle", "tblStyle"] {
        for node in named(used) {
            let style = value(&node, "val").unwrap();
            assert!(known.contains(&style), "{style}");
        }
    }
    // Heads of tables are repeated, rows stay whole.
    let tables = named("tbl").count();
    assert_eq!(
        named("tblHeader").count(),
        3,
        "of {tables} tables, those with heads"
    );
    assert!(named("cantSplit").count() > 60);
    // Pictures say what they show; numbers of drawings are never given twice.
    let mut numbers: Vec<String> = named("docPr")
        .map(|node| value(&node, "id").unwrap())
        .collect();
    assert!(named("docPr").all(|node| value(&node, "descr").is_some_and(|text| !text.is_empty())));
    let count = numbers.len();
    numbers.sort();
    numbers.dedup();
    assert_eq!((count, numbers.len()), (3, 3));
    // Wide things lie across, with their headings.
    let across = named("pgSz")
        .filter(|node| value(node, "orient").is_some())
        .count();
    assert_eq!((across, named("sectPr").count()), (1, 3));
    // Contents lead to headings that are there.
    let marks: Vec<String> = named("bookmarkStart")
        .filter_map(|node| value(&node, "name"))
        .collect();
    let links: Vec<String> = named("hyperlink")
        .filter_map(|node| value(&node, "anchor"))
        .collect();
    assert_eq!(links.len(), 7);
    assert!(
        links.iter().all(|link| marks.contains(link)),
        "{links:?} {marks:?}"
    );
    assert!(parts["word/styles.xml"].contains("w:val=\"fr-FR\""));
    let core = &parts["docProps/core.xml"];
    assert!(
        core.contains("2026-09-01T00:00:00Z") && !core.contains("creator"),
        "{core}"
    );
}

#[test]
fn a_workbook_holds_numbers_and_days_and_no_formula() {
    let parts = xml_parts(&written(Form::Xlsx, &document())[0].bytes);
    let sheet = &parts["xl/worksheets/sheet2.xml"];
    assert!(sheet.contains("<v>1234.5</v>"));
    // 2027-07-01 as Excel counts days.
    assert!(sheet.contains("<v>46569</v>"), "a day is a day");
    assert!(parts["xl/styles.xml"].contains("kWh"));
    assert!(sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""));
    let core = &parts["docProps/core.xml"];
    assert!(core.contains("2026-09-01T00:00:00Z"), "{core}");
    for (name, text) in xml_parts(&written(Form::Xlsx, &hostile())[0].bytes) {
        let tree = Tree::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let is_formula = |node: roxmltree::Node<'_, '_>| node.tag_name().name() == "f";
        assert!(!tree.descendants().any(is_formula), "{name}");
        assert!(!text.contains("TargetMode"), "{name} leads outside");
    }
}

#[test]
fn names_of_sheets_are_allowed_and_differ() {
    let mut document = hostile();
    let tables: Vec<Block> = document.blocks.clone();
    document.blocks.extend(tables);
    let parts = xml_parts(&written(Form::Xlsx, &document)[0].bytes);
    let book = Tree::parse(&parts["xl/workbook.xml"]).unwrap();
    let mut names: Vec<String> = book
        .descendants()
        .filter(|node| node.tag_name().name() == "sheet")
        .filter_map(|node| node.attribute("name"))
        .map(str::to_lowercase)
        .collect();
    assert!(names.len() > 26);
    for name in &names {
        assert!(
            name.encode_utf16().count() <= 31
                && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
        );
        assert!(!name.starts_with('\'') && !name.ends_with('\''));
    }
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn no_cell_of_a_csv_file_is_a_formula() {
    let parts = written(Form::Csv, &hostile());
    for part in parts {
        let text = String::from_utf8(part.bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut quoted = false;
        let mut begins = true;
        for letter in text.chars() {
            if begins && !quoted {
                assert!(!matches!(letter, '=' | '+' | '@' | '\t'), "{}", part.suffix);
            }
            begins = begins && letter == '"';
            match letter {
                '"' => quoted = !quoted,
                ';' | '\n' if !quoted => begins = true,
                _ => {}
            }
        }
        assert!(!quoted, "{}: a quotation is left open", part.suffix);
    }
}

#[test]
fn csv_files_hold_numbers_with_their_unit_in_the_head() {
    let parts = written(Form::Csv, &document());
    let names: Vec<&str> = parts.iter().map(|part| part.suffix.as_str()).collect();
    assert_eq!(names, ["-servers", "-feuilles-seules", "-zones"]);
    let text = String::from_utf8(parts[0].bytes.clone()).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "Diffusion restreinte");
    assert_eq!(lines[1], "Serveur;Énergie par an (kWh);Fin de support;État");
    assert!(
        lines[3].contains(";\"1234,5\";2027-07-01;à surveiller"),
        "{}",
        lines[3]
    );
    assert!(lines[5].ends_with("[à compléter]"), "{}", lines[5]);
    let mut alone = document();
    alone
        .blocks
        .retain(|block| !matches!(block, Block::Table(_)));
    assert_eq!(Form::Csv.write(&alone), Err(FormError::NoTables));
}

#[test]
fn markdown_tables_keep_their_columns_and_no_markup_comes_from_a_map() {
    let text = text_of(Form::Markdown, &hostile());
    let mut columns = 0;
    for line in text.lines() {
        let plain = line.replace("<br>", "").replace("</a>", "");
        let markup = plain.replace("<a id=\"", "").matches('<').count();
        assert_eq!(markup, 0, "{line}");
        let active = line.replace("\\]", "");
        assert!(
            !active.contains("](http") && !active.contains("](javascript"),
            "{line}"
        );
        if !line.starts_with('|') {
            columns = 0;
            continue;
        }
        let bars = line
            .replace("\\\\", "")
            .replace("\\|", "")
            .matches('|')
            .count();
        if columns == 0 {
            columns = bars;
        }
        assert_eq!(bars, columns, "{line}");
    }
}

#[test]
fn figures_of_markdown_lie_beside_it() {
    let parts = Form::Markdown
        .write_as(
            &document(),
            &Template::default(),
            "mon dossier",
            &false.into(),
        )
        .unwrap();
    let names: Vec<String> = parts
        .iter()
        .map(|part| part.file_name("mon dossier", "md"))
        .collect();
    assert_eq!(
        names,
        [
            "mon dossier.md",
            "mon dossier-figures/view-hosting.png",
            "mon dossier-figures/view-flows.png",
            "mon dossier-figures/logo.png",
        ]
    );
    let text = String::from_utf8(parts[0].bytes.clone()).unwrap();
    assert!(text.contains("](mon%20dossier-figures/view-hosting.png)"));
    assert!(text.contains(
        "| Serveur | Énergie par an | Fin de support | État |\n| --- | ---: | --- | :---: |\n"
    ));
}
