//! Numbers of headings and points of lists.

use super::xml::{NAMESPACES, Xml};

/// Numbers of headings.
pub(super) const HEADINGS: &str = "1";
/// Points of lists.
pub(super) const BULLETS: &str = "2";

/// Numbers of headings, bound to their styles, and points of lists.
pub(super) fn write() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:numbering", &NAMESPACES[..2]);
    xml.open("w:abstractNum", &[("w:abstractNumId", HEADINGS)]);
    xml.value("w:multiLevelType", "multilevel");
    for level in 0..4usize {
        let text: Vec<String> = (1..=level + 1).map(|at| format!("%{at}")).collect();
        xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
        xml.value("w:start", "1");
        xml.value("w:numFmt", "decimal");
        xml.value("w:pStyle", &format!("Heading{}", level + 1));
        xml.value("w:suff", "space");
        xml.value("w:lvlText", &format!("{} ", text.join(".")));
        xml.value("w:lvlJc", "left");
        xml.open("w:pPr", &[]);
        xml.leaf("w:ind", &[("w:left", "0"), ("w:firstLine", "0")]);
        xml.close();
        xml.close();
    }
    xml.close();
    xml.open("w:abstractNum", &[("w:abstractNumId", BULLETS)]);
    xml.value("w:multiLevelType", "hybridMultilevel");
    xml.open("w:lvl", &[("w:ilvl", "0")]);
    xml.value("w:start", "1");
    xml.value("w:numFmt", "bullet");
    xml.value("w:pStyle", "ListBullet");
    xml.value("w:lvlText", "–");
    xml.value("w:lvlJc", "left");
    xml.open("w:pPr", &[]);
    xml.leaf("w:ind", &[("w:left", "397"), ("w:hanging", "284")]);
    xml.close();
    xml.close();
    xml.close();
    for list in [HEADINGS, BULLETS] {
        xml.open("w:num", &[("w:numId", list)]);
        xml.value("w:abstractNumId", list);
        xml.close();
    }
    xml.finish()
}
