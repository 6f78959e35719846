//! The user's own templates of documents: in a folder beside the map.
//!
//! `carte.ron` has its templates in `carte.templates`: `document.html.j2` and `document.md.j2` with
//! whatever they include (`*.j2`), a style sheet (`style.css`), colours and letters (`looks.ron`),
//! order and wording of sections (`wording.ron`). Files of other names are left alone; no file is
//! read from anywhere else, whatever a template asks for.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::problem::of_ron;
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;

/// The name of the template of a web page.
pub const HTML_TEMPLATE: &str = "document.html.j2";
/// The name of the template of Markdown.
pub const MARKDOWN_TEMPLATE: &str = "document.md.j2";
/// The name of the style sheet.
pub const STYLE_SHEET: &str = "style.css";
/// The name of the file with colours and letters.
pub const LOOKS: &str = "looks.ron";
/// The name of the file with order and wording.
pub const WORDING: &str = "wording.ron";
/// The most bytes of a file.
const MOST_BYTES: u64 = 512 << 10;
/// The most files that are read.
const MOST_FILES: usize = 64;

/// Colours and letters, of every form.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct TemplateLooks {
    /// Colour of titles and heads of tables: `#1f4e79`.
    pub accent: String,
    /// Font of the text.
    pub font: String,
    /// Font of titles.
    pub heading_font: String,
    /// Whether the cover shows the logo of the map.
    pub logo: bool,
}

impl Default for TemplateLooks {
    fn default() -> Self {
        Self {
            accent: "#1f4e79".to_owned(),
            // What a French public body uses where its own font is not installed.
            font: "Arial".to_owned(),
            heading_font: "Arial".to_owned(),
            logo: true,
        }
    }
}

/// What is otherwise in documents of one kind. Headings are named by their words.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentWording {
    /// Another title; empty for the usual one.
    pub title: String,
    /// Sections of the first level that come first, in this order; the others follow.
    pub order: Vec<String>,
    /// Sections of any level that are left out, with all that they contain.
    pub left_out: Vec<String>,
    /// Other words for headings.
    pub headings: BTreeMap<String, String>,
    /// A text below a heading, before all else; a line break begins a paragraph.
    pub before: BTreeMap<String, String>,
    /// A text at the end of a section.
    pub after: BTreeMap<String, String>,
}

/// What is otherwise, by the word of the kind (`dat`, `flows`, …); `*` for all.
pub type TemplateWording = BTreeMap<String, DocumentWording>;

/// What lies in a folder of templates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateFiles {
    /// Templates and style sheet by the name of their file.
    pub texts: BTreeMap<String, String>,
    /// Colours and letters.
    pub looks: TemplateLooks,
    /// Order and wording.
    pub wording: TemplateWording,
}

/// The folder of a map's templates.
#[must_use]
pub fn template_folder(map: &Path) -> PathBuf {
    map.with_extension("templates")
}

/// Reads a folder of templates; one that is not there has none.
///
/// # Errors
/// A file that cannot be read, is too long, or says what it must not, with line and column.
pub fn read_templates(folder: &Path) -> Result<TemplateFiles, Vec<Problem>> {
    let mut files = TemplateFiles::default();
    let mut problems = Vec::new();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(files),
        Err(error) => return Err(vec![unread(folder, &error)]),
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let is_ours = |name: &String| {
        name.ends_with(".j2") || [STYLE_SHEET, LOOKS, WORDING].contains(&name.as_str())
    };
    let mut names: Vec<String> = names.filter(is_ours).collect();
    names.sort();
    names.truncate(MOST_FILES);
    for name in names {
        let path = folder.join(&name);
        let text = match read_bounded(&path) {
            Ok(text) => text,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let outcome = match name.as_str() {
            LOOKS => parse(&path, &text).and_then(|looks| {
                check_looks(&path, &text, &looks)?;
                files.looks = looks;
                Ok(())
            }),
            WORDING => parse(&path, &text).map(|wording| files.wording = wording),
            _ => {
                files.texts.insert(name, text);
                Ok(())
            }
        };
        problems.extend(outcome.err());
    }
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(problems)
    }
}

fn read_bounded(path: &Path) -> Result<String, Problem> {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path)?;
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(|error| unread(path, &error))?;
    let refused = |message| {
        Problem::new("template-unread", Severity::Error, message)
            .in_file(path.display().to_string())
            .with_hint(msg::TEMPLATE_UNREAD_HINT.into())
    };
    if bytes.len() as u64 > MOST_BYTES {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let most = (MOST_BYTES >> 10) as f64;
        return Err(refused(msg::TEMPLATE_TOO_LONG.with("most", most)));
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| refused(msg::TEMPLATE_NO_TEXT.into()))?;
    Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}

fn unread(path: &Path, error: &io::Error) -> Problem {
    let message = msg::CLI_NOT_READ
        .with("file", path.display().to_string())
        .with("reason", error.to_string());
    Problem::new("template-unread", Severity::Error, message)
        .with_hint(msg::CLI_NOT_READ_HINT.into())
}

fn parse<T: for<'de> Deserialize<'de>>(path: &Path, text: &str) -> Result<T, Problem> {
    ron::from_str(text).map_err(|error| {
        let at = error.span.start;
        let said = match &error.code {
            ron::Error::NoSuchStructField {
                found, expected, ..
            } => Problem::new(
                "template-no-field",
                Severity::Error,
                msg::TEMPLATE_NO_FIELD.with("field", found.as_str()),
            )
            .with_hint(msg::TEMPLATE_NO_FIELD_HINT.with("known", expected.join(", "))),
            code => of_ron(code).with_hint(msg::TEMPLATE_RON_HINT.into()),
        };
        said.at_line(at.line, at.col)
            .in_file(path.display().to_string())
    })
}

/// Values that go into style sheets and archives have to be what they are taken for.
fn check_looks(path: &Path, text: &str, looks: &TemplateLooks) -> Result<(), Problem> {
    let is_color = looks.accent.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    });
    let is_font = |name: &str| {
        (1..=60).contains(&name.chars().count())
            && name
                .chars()
                .all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-'))
    };
    let wrong = if !is_color {
        Some((&looks.accent, msg::TEMPLATE_NO_COLOR))
    } else {
        let fonts = [&looks.font, &looks.heading_font];
        let wrong = fonts.into_iter().find(|font| !is_font(font));
        wrong.map(|font| (font, msg::TEMPLATE_NO_FONT))
    };
    let Some((value, message)) = wrong else {
        return Ok(());
    };
    let before = text
        .find(value.as_str())
        .and_then(|at| text.get(..at))
        .unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before
        .chars()
        .rev()
        .take_while(|letter| *letter != '\n')
        .count()
        + 1;
    let message = message.with("value", value.as_str());
    Err(Problem::new("template-looks", Severity::Error, message)
        .at_line(line, column)
        .in_file(path.display().to_string())
        .with_hint(msg::TEMPLATE_LOOKS_HINT.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_with(name: &str, text: &str) -> Result<TemplateFiles, Vec<Problem>> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
        read_templates(folder.path())
    }

    #[test]
    fn a_folder_that_is_not_there_has_the_usual_looks() {
        let folder = tempfile::tempdir().unwrap();
        let files = read_templates(&folder.path().join("none")).unwrap();
        assert_eq!(files, TemplateFiles::default());
        assert_eq!(
            template_folder(Path::new("maps/carte.ron")),
            Path::new("maps/carte.templates")
        );
    }

    #[test]
    fn only_files_of_known_names_are_read() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "document.html.j2",
            "part.j2",
            "style.css",
            "notes.txt",
            "secret.key",
        ] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        let files = read_templates(folder.path()).unwrap();
        let names: Vec<&str> = files.texts.keys().map(String::as_str).collect();
        assert_eq!(names, ["document.html.j2", "part.j2", "style.css"]);
    }

    #[test]
    fn wording_is_read() {
        let files = read_with(
            "wording.ron",
            r#"{ "dat": (order: ["B"], left_out: ["C"], headings: {"A": "Z"}) }"#,
        );
        let wording = files.unwrap().wording;
        assert_eq!(wording["dat"].order, ["B"]);
        assert_eq!(wording["dat"].headings["A"], "Z");
    }

    #[test]
    fn what_is_wrong_is_said_with_line_and_column() {
        for (name, text, line) in [
            ("wording.ron", "{\n  \"dat\": (ordre: [\"B\"]),\n}", 2),
            ("wording.ron", "{\n\n  \"dat\": (", 3),
            (
                "looks.ron",
                "(\n  accent: \"red; } body { display: none\",\n)",
                2,
            ),
            ("looks.ron", "(\n\n  font: \"\",\n)", 1),
        ] {
            let problems = read_with(name, text).unwrap_err();
            assert_eq!(problems.len(), 1, "{text}");
            let place = &problems[0].place;
            assert!(place.line.is_some_and(|at| at >= line), "{place:?} {text}");
            assert!(place.file.as_ref().is_some_and(|file| file.ends_with(name)));
            assert!(problems[0].hint.is_some());
        }
    }

    #[test]
    fn a_file_that_is_no_text_or_too_long_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("document.html.j2"), [0xff, 0xfe]).unwrap();
        std::fs::write(folder.path().join("style.css"), vec![b' '; 600 << 10]).unwrap();
        assert_eq!(read_templates(folder.path()).unwrap_err().len(), 2);
    }
}
