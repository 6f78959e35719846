//! Build-time half of `locale`: used by `build.rs` only.
//!
//! Reads every `.ftl` file of both languages, refuses a message that one of them lacks or that
//! has other variables there, and writes the constants of `locale::msg`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fluent_syntax::ast;

type Texts = BTreeMap<String, BTreeSet<String>>;

/// Generates `messages.rs` and `locale_sources.rs` in `out_dir`.
///
/// # Errors
/// A sentence naming the file and the message that is wrong.
pub fn compile(locales_dir: &Path, out_dir: &Path) -> Result<(), String> {
    let (english, english_files) = read_language(&locales_dir.join("en"))?;
    let (french, french_files) = read_language(&locales_dir.join("fr"))?;
    for (id, variables) in &english {
        match french.get(id) {
            None => {
                return Err(format!(
                    "message `{id}` has no French text in assets/locales/fr"
                ));
            }
            Some(other) if other != variables => {
                return Err(format!(
                    "message `{id}` has variables {variables:?} in English and {other:?} in French"
                ));
            }
            Some(_) => {}
        }
    }
    if let Some(id) = french.keys().find(|id| !english.contains_key(*id)) {
        return Err(format!(
            "message `{id}` has no English text in assets/locales/en"
        ));
    }
    let mut constants = String::new();
    for id in english.keys() {
        let name = id.replace('-', "_").to_uppercase();
        let _ = writeln!(
            constants,
            "pub const {name}: MessageId = MessageId({id:?});"
        );
    }
    let _ = write!(constants, "pub const ALL: &[MessageId] = &[");
    for id in english.keys() {
        let _ = write!(constants, "MessageId({id:?}), ");
    }
    let _ = writeln!(constants, "];");
    write(&out_dir.join("messages.rs"), &constants)?;
    let mut sources = String::new();
    for (name, files) in [
        ("ENGLISH_SOURCES", english_files),
        ("FRENCH_SOURCES", french_files),
    ] {
        let _ = writeln!(sources, "const {name}: &[&str] = &[");
        for file in files {
            let _ = writeln!(
                sources,
                "    include_str!({:?}),",
                file.display().to_string()
            );
        }
        let _ = writeln!(sources, "];");
    }
    write(&out_dir.join("locale_sources.rs"), &sources)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    // A new file: the old one may be shared with another checkout's build.
    let _gone = std::fs::remove_file(path);
    std::fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn read_language(dir: &Path) -> Result<(Texts, Vec<PathBuf>), String> {
    let entries = std::fs::read_dir(dir)
        .map_err(|error| format!("cannot read {}: {error}", dir.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    files.sort();
    let mut texts = Texts::new();
    for file in &files {
        let source = std::fs::read_to_string(file)
            .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        let resource = fluent_syntax::parser::parse(source.as_str())
            .map_err(|(_, errors)| format!("{}: {}", file.display(), errors[0]))?;
        for entry in &resource.body {
            let ast::Entry::Message(message) = entry else {
                continue;
            };
            let Some(pattern) = &message.value else {
                continue;
            };
            let mut variables = BTreeSet::new();
            collect_variables(pattern, &mut variables);
            if texts
                .insert(message.id.name.to_owned(), variables)
                .is_some()
            {
                return Err(format!(
                    "{}: message `{}` is defined twice",
                    file.display(),
                    message.id.name
                ));
            }
        }
    }
    Ok((texts, files))
}

fn collect_variables(pattern: &ast::Pattern<&str>, out: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            collect_from_expression(expression, out);
        }
    }
}

fn collect_from_expression(expression: &ast::Expression<&str>, out: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => collect_from_inline(inline, out),
        ast::Expression::Select { selector, variants } => {
            collect_from_inline(selector, out);
            for variant in variants {
                collect_variables(&variant.value, out);
            }
        }
    }
}

fn collect_from_inline(inline: &ast::InlineExpression<&str>, out: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            out.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => collect_from_expression(expression, out),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_from_inline(argument, out);
            }
        }
        _ => {}
    }
}
