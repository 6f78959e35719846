//! Fluent bundles: one a language, made once.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Arg, Language, MessageId};

include!(concat!(env!("OUT_DIR"), "/locale_sources.rs"));

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static ENGLISH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static FRENCH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    match language {
        Language::English => ENGLISH.get_or_init(|| load(Language::English, ENGLISH_SOURCES)),
        Language::French => FRENCH.get_or_init(|| load(Language::French, FRENCH_SOURCES)),
    }
}

fn load(language: Language, sources: &[&str]) -> FluentBundle<FluentResource> {
    let identifier: LanguageIdentifier = match language {
        Language::English => unic_langid::langid!("en"),
        Language::French => unic_langid::langid!("fr"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Isolation marks show up as boxes in fonts without bidi controls, and both our
    // languages run left to right.
    bundle.set_use_isolating(false);
    if language == Language::French {
        // Decimals stand after a comma.
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(number.as_string().replace('.', ",")),
            _ => None,
        }));
    }
    for source in sources {
        // build.rs has parsed every file already; what cannot be parsed never gets here.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

pub(super) fn format(language: Language, id: MessageId, args: &[(&'static str, Arg)]) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle
        .get_message(id.as_str())
        .and_then(|message| message.value())
    else {
        return id.as_str().to_owned();
    };
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        let value = match value {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Both { en, fr } => FluentValue::from(match language {
                Language::English => en.clone(),
                Language::French => fr.clone(),
            }),
            Arg::Message(inner) => FluentValue::from(format(language, inner.id, &inner.args)),
        };
        values.set(*name, value);
    }
    let mut problems = Vec::new();
    bundle
        .format_pattern(pattern, Some(&values), &mut problems)
        .into_owned()
}
