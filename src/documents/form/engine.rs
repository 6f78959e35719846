//! Templates of HTML and Markdown, filled by minijinja.
//!
//! A template sees the values of [`context`](super::context) and the other templates of its folder
//! (`{% include "part.j2" %}`); the built-in ones go by `portolan/…`, so that one's own may extend
//! them and change a block. Every value is escaped for its form, whatever a template switches off.
//! Steps and length of what is written are bounded.

use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};

use super::super::template::Template;
use super::{FormError, TemplateFault, clean, markdown};
use crate::storage::{HTML_TEMPLATE, MARKDOWN_TEMPLATE};

/// The template of a web page that every map has.
pub const BUILT_IN_HTML: &str = include_str!("../../../assets/documents/document.html.j2");
/// The template of Markdown that every map has.
pub const BUILT_IN_MARKDOWN: &str = include_str!("../../../assets/documents/document.md.j2");
/// The style sheet that every web page has.
pub const BUILT_IN_STYLE: &str = include_str!("../../../assets/documents/style.css");

/// What the built-in templates go by.
const BUILT_IN: &str = "portolan/";
/// What a template may take, however short the document.
const LEAST_FUEL: u64 = 2_000_000;
/// What it may write, however short the document.
const LEAST_BYTES: usize = 8 << 20;

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Html,
    Markdown,
}

impl Language {
    fn file(self) -> &'static str {
        match self {
            Self::Html => HTML_TEMPLATE,
            Self::Markdown => MARKDOWN_TEMPLATE,
        }
    }
}

/// Fills the template of a language. `weight` is how much there is to say: letters of the document,
/// drawings included, and its cells.
pub(super) fn fill(
    language: Language,
    template: &Template,
    values: Value,
    (letters, cells): (usize, usize),
) -> Result<String, FormError> {
    let mut environment = Environment::new();
    environment.set_debug(true);
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    let cells = u64::try_from(cells).unwrap_or(u64::MAX);
    environment.set_fuel(Some(LEAST_FUEL.saturating_add(cells.saturating_mul(500))));
    // Values stay escaped: a map comes from anywhere, and its names go into the page.
    environment.remove_filter("safe");
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    if let Ok(syntax) = syntax {
        environment.set_syntax(syntax);
    }
    environment.set_auto_escape_callback(move |_| match language {
        Language::Html => AutoEscape::Html,
        Language::Markdown => AutoEscape::Custom("markdown".into()),
    });
    environment.set_formatter(move |out, _, value| {
        if value.is_none() {
            return Ok(());
        }
        let words = value.to_string();
        if value.is_safe() {
            out.write_str(&words)?;
            return Ok(());
        }
        match language {
            Language::Html => {
                let mut escaped = String::with_capacity(words.len() + 16);
                crate::text::push_markup(&mut escaped, &words);
                out.write_str(&escaped)?;
            }
            Language::Markdown => out.write_str(&markdown::escaped(&words))?,
        }
        Ok(())
    });
    let own = template.texts.get(language.file());
    let built_in = match language {
        Language::Html => BUILT_IN_HTML,
        Language::Markdown => BUILT_IN_MARKDOWN,
    };
    let name = format!("{BUILT_IN}{}", language.file());
    let added = environment.add_template_owned(name.clone(), built_in.to_owned());
    added.map_err(|error| fault(&error, template))?;
    for (name, text) in &template.texts {
        if name.ends_with(".j2") {
            // One that is wrong and not used does no harm; it is read again where it is.
            let added = environment.add_template_owned(name.clone(), text.clone());
            if name == language.file() {
                added.map_err(|error| fault(&error, template))?;
            }
        }
    }
    let entry = if own.is_some() {
        language.file()
    } else {
        name.as_str()
    };
    let found = environment.get_template(entry);
    let found = found.map_err(|error| fault(&error, template))?;
    let mut out = Bounded {
        bytes: Vec::new(),
        most: letters.saturating_mul(8).saturating_add(LEAST_BYTES),
    };
    found
        .render_captured_to(values, &mut out)
        .map_err(|error| fault(&error, template))?;
    String::from_utf8(out.bytes).map_err(|error| FormError::Unwritten(error.to_string()))
}

/// What is written, up to a length.
struct Bounded {
    bytes: Vec<u8>,
    most: usize,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is wrong in a template, and where: of an error within an included template, that one.
fn fault(error: &minijinja::Error, template: &Template) -> FormError {
    let mut innermost = error;
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        if let Some(inner) = source.downcast_ref::<minijinja::Error>()
            && inner.line().is_some()
        {
            innermost = inner;
        }
        next = source.source();
    }
    let file = innermost.name().unwrap_or(HTML_TEMPLATE);
    let text = match file.strip_prefix(BUILT_IN) {
        Some(HTML_TEMPLATE) => BUILT_IN_HTML,
        Some(MARKDOWN_TEMPLATE) => BUILT_IN_MARKDOWN,
        _ => template.texts.get(file).map_or("", String::as_str),
    };
    let line = innermost.line().unwrap_or(1);
    let start = innermost.range().map(|range| range.start);
    let before = start.and_then(|start| text.get(..start)).unwrap_or("");
    let column = before.chars().rev().take_while(|letter| *letter != '\n');
    let fault = match innermost.kind() {
        ErrorKind::SyntaxError | ErrorKind::InvalidDelimiter | ErrorKind::UnknownBlock => {
            TemplateFault::Syntax
        }
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => TemplateFault::NoTemplate,
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownMethod => TemplateFault::NoTool,
        ErrorKind::UndefinedError
        | ErrorKind::InvalidOperation
        | ErrorKind::NonPrimitive
        | ErrorKind::NonKey
        | ErrorKind::CannotUnpack
        | ErrorKind::TooManyArguments
        | ErrorKind::MissingArgument => TemplateFault::WrongValue,
        ErrorKind::OutOfFuel => TemplateFault::Endless,
        ErrorKind::WriteFailure => TemplateFault::TooLong,
        _ => TemplateFault::Other,
    };
    FormError::Template {
        file: file.to_owned(),
        line,
        column: column.count() + 1,
        fault,
        detail: clean::line(innermost.detail().unwrap_or("")),
    }
}
