//! The small parts around the text: what the archive holds, how the parts belong together, what the
//! file says of itself.

use super::super::super::block::Document;
use super::super::clean;
use super::Media;
use super::page::HEADS_AND_FEET;
use super::xml::{NAMESPACES, Xml};
use crate::locale::Language;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The language of the words, as Word names it.
pub(super) fn language_tag(language: Language) -> &'static str {
    match language {
        Language::French => "fr-FR",
        Language::English => "en-GB",
    }
}

pub(super) fn content_types(media: &[Media]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let is_used = |ending: &str| media.iter().any(|media| media.name.ends_with(ending));
    let mut defaults = vec![
        (
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ),
        ("xml", "application/xml"),
    ];
    if is_used(".png") {
        defaults.push(("png", "image/png"));
    }
    if is_used(".jpg") {
        defaults.push(("jpg", "image/jpeg"));
    }
    for (ending, kind) in defaults {
        xml.leaf("Default", &[("Extension", ending), ("ContentType", kind)]);
    }
    let mut part = |name: &str, kind: &str| {
        xml.leaf("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part("/word/document.xml", &format!("{WORD}.document.main+xml"));
    part("/word/styles.xml", &format!("{WORD}.styles+xml"));
    part("/word/numbering.xml", &format!("{WORD}.numbering+xml"));
    part("/word/settings.xml", &format!("{WORD}.settings+xml"));
    for name in HEADS_AND_FEET {
        let kind = if name.starts_with("header") {
            "header"
        } else {
            "footer"
        };
        part(&format!("/word/{name}.xml"), &format!("{WORD}.{kind}+xml"));
    }
    part(
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    );
    part(
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    );
    xml.finish()
}

fn related(links: &[(String, String, String)]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "Relationships",
        &[("xmlns", &format!("{PACKAGE}/relationships"))],
    );
    for (id, kind, target) in links {
        xml.leaf(
            "Relationship",
            &[("Id", id), ("Type", kind), ("Target", target)],
        );
    }
    xml.finish()
}

pub(super) fn relationships() -> Vec<u8> {
    let links = [
        (
            "text",
            format!("{OFFICE}/officeDocument"),
            "word/document.xml",
        ),
        (
            "core",
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml",
        ),
        (
            "app",
            format!("{OFFICE}/extended-properties"),
            "docProps/app.xml",
        ),
    ];
    let links = links.map(|(id, kind, target)| (id.to_owned(), kind, target.to_owned()));
    related(&links)
}

/// What the text refers to, by id.
pub(super) fn of_document(media: &[Media]) -> Vec<u8> {
    let mut links = Vec::new();
    for part in ["styles", "numbering", "settings"] {
        links.push((
            part.to_owned(),
            format!("{OFFICE}/{part}"),
            format!("{part}.xml"),
        ));
    }
    for name in HEADS_AND_FEET {
        let kind = if name.starts_with("header") {
            "header"
        } else {
            "footer"
        };
        links.push((
            name.to_owned(),
            format!("{OFFICE}/{kind}"),
            format!("{name}.xml"),
        ));
    }
    for media in media {
        let id = media.name.split('.').next().unwrap_or_default();
        links.push((
            id.to_owned(),
            format!("{OFFICE}/image"),
            format!("media/{}", media.name),
        ));
    }
    related(&links)
}

/// Title, subject, mark and language; neither author nor time, but the day that the document prints.
pub(super) fn core(document: &Document) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.words("dc:title", &[], &clean::line(&document.title));
    xml.words("dc:subject", &[], &clean::line(&document.subtitle));
    if !document.marking.is_empty() {
        xml.words("cp:keywords", &[], &clean::line(&document.marking));
    }
    xml.words("dc:language", &[], language_tag(document.language));
    if let Some(day) = document.date {
        let time = format!("{}T00:00:00Z", day.iso());
        xml.words("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &time);
    }
    xml.finish()
}

pub(super) fn app() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "Properties",
        &[(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )],
    );
    xml.finish()
}

pub(super) fn settings(language: Language) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", &NAMESPACES[..2]);
    xml.leaf("w:zoom", &[("w:percent", "100")]);
    xml.value("w:defaultTabStop", "708");
    xml.value("w:characterSpacingControl", "doNotCompress");
    xml.open("w:compat", &[]);
    xml.leaf(
        "w:compatSetting",
        &[
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ],
    );
    xml.close();
    xml.value("w:themeFontLang", language_tag(language));
    xml.value(
        "w:decimalSymbol",
        if language == Language::French {
            ","
        } else {
            "."
        },
    );
    xml.value(
        "w:listSeparator",
        if language == Language::French {
            ";"
        } else {
            ","
        },
    );
    xml.finish()
}
