//! A document as one web page: drawings in it, nothing fetched, no script.

use std::sync::atomic::AtomicBool;

use minijinja::context;
use minijinja::value::Value;

use super::super::block::Document;
use super::super::template::Template;
use super::context::{self, Drawn};
use super::engine::{self, BUILT_IN_STYLE};
use super::pictures::{MARGIN, figures};
use super::{FormError, Part, clean};
use crate::bitmap;
use crate::export::{self, ExportError, InlineScene};
use crate::storage::STYLE_SHEET;

/// What the page may do: show what is in it, and nothing else. Styles may stand in the page, for
/// drawings and users have their own; without scripts, frames, forms and addresses they can do
/// nothing but look.
const SECURITY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
     style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; \
     form-action 'none'\">";

/// The page.
pub(super) fn write(
    document: &Document,
    template: &Template,
    cancelled: &AtomicBool,
) -> Result<Vec<Part>, FormError> {
    let captions: Vec<(String, String)> = figures(document)
        .map(|figure| {
            (
                clean::line(&figure.caption),
                clean::line(&figure.description),
            )
        })
        .collect();
    let scenes: Vec<InlineScene<'_>> = figures(document)
        .zip(&captions)
        .map(|(figure, (title, description))| InlineScene {
            scene: &figure.scene,
            title,
            description,
        })
        .collect();
    let inlined = export::inline_svgs(&scenes, MARGIN, cancelled).map_err(|error| match error {
        ExportError::Cancelled => FormError::Cancelled,
        error => FormError::Figure {
            name: clean::line(&document.title),
            reason: Box::new(error.problem()),
        },
    })?;
    let drawn: Vec<Drawn> = figures(document)
        .zip(inlined.drawings)
        .map(|(figure, markup)| Drawn {
            markup,
            file: None,
            width: figure.scene.bounds.width() + 2.0 * MARGIN,
        })
        .collect();
    let more = context! {
        security => Value::from_safe_string(SECURITY.to_owned()),
        style => Value::from_safe_string(style(document, template, &inlined.style)),
        shelf => Value::from_safe_string(inlined.shelf),
        logo => logo(document, template).map(Value::from_safe_string),
    };
    let (values, weight) = context::values(document, template, &drawn, more);
    let page = engine::fill(engine::Language::Html, template, values, weight)?;
    Ok(Part::whole(secured(page).into_bytes()))
}

/// Colours, letters, the usual style, that of the user, and what stands on every printed page.
fn style(document: &Document, template: &Template, letters: &str) -> String {
    let looks = &template.looks;
    let marking = clean::css_string(&document.marking);
    let title = clean::css_string(&document.title);
    let bold = "font-weight:700;color:#b42318";
    let mut out = format!(
        ":root{{--accent:{};--font:'{}';--heading-font:'{}'}}\n",
        looks.accent, looks.font, looks.heading_font
    );
    out.push_str(BUILT_IN_STYLE);
    out.push_str(letters);
    if !document.marking.is_empty() {
        out.push_str(&format!(
            "\n@page{{@top-center{{content:{marking};{bold}}}\
             @bottom-center{{content:{marking};{bold}}}}}\n"
        ));
    }
    out.push_str(&format!("\n@page{{@bottom-left{{content:{title}}}}}\n"));
    out.push_str("@page:first{@bottom-left{content:\"\"}@bottom-right{content:\"\"}}\n");
    if let Some(own) = template.texts.get(STYLE_SHEET) {
        out.push_str(&clean::style_sheet(own));
    }
    out
}

/// The logo as an address with the picture in it.
fn logo(document: &Document, template: &Template) -> Option<String> {
    let logo = document.logo.as_ref().filter(|_| template.looks.logo)?;
    let kind = match bitmap::ending(&logo.bytes) {
        Ok("png") => "image/png",
        Ok(_) => "image/jpeg",
        Err(_) => return None,
    };
    Some(clean::data_address(kind, &logo.bytes))
}

/// The page with its policy, should a template have left it out: nothing that comes before it can
/// act, since a template of the user's own is the only one that writes there.
fn secured(page: String) -> String {
    if page.contains(SECURITY) {
        return page;
    }
    let lower = page.to_ascii_lowercase();
    let head = lower.find("<head").and_then(|at| {
        let end = lower.get(at..)?.find('>')?;
        Some(at + end + 1)
    });
    let at = head.unwrap_or(0);
    let (before, after) = page.split_at(at);
    format!("{before}{SECURITY}{after}")
}
