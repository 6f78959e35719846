//! A data set at a glance, as a register of processing asks for it: what it is and how long it is
//! kept, where it lies and who holds that, who processes it, what carries it, who receives it.

use std::rc::Rc;
use std::sync::Arc;

use egui::{Label, RichText, Ui};

use super::attributes::{needs_in_words, section};
use super::{controls, expected};
use crate::assurance::{Facts, ProtectionLevel, Settings};
use crate::catalogue::{self, AttributeType};
use crate::locale::{Language, MessageId, msg};
use crate::model::{Element, ElementIx, Snapshot, SubjectId, Value};
use crate::scene::level_icon;
use crate::ui::panels::commands::jump;
use crate::ui::panels::findings::level_ink;
use crate::ui::{UiState, icon, theme};
use crate::workspace::typed::Reading;
use crate::workspace::{Action, Document, Workspace};

/// Width of the labels, in points.
const LABELS: f32 = 104.0;

/// What is known of a data set beside its own attributes; found once a change.
pub(super) struct Glance {
    snapshot: Arc<Snapshot>,
    of: SubjectId,
    language: Language,
    stores: Vec<(SubjectId, String)>,
    processors: Vec<(SubjectId, String)>,
    flows: Vec<Carrier>,
    /// Risk, protection and level of its row of the protection table.
    protection: Option<(String, String, f64)>,
}

/// A flow that carries the data.
struct Carrier {
    link: SubjectId,
    words: String,
    is_encrypted: Option<bool>,
}

impl Glance {
    fn is_of(&self, document: &Document, element: &Element, language: Language) -> bool {
        Arc::ptr_eq(&self.snapshot, document.snapshot())
            && self.of.as_str() == element.id.as_str()
            && self.language == language
    }

    /// Finds it. O(elements + links) and what hosts them.
    fn of(document: &Document, element: &Element, language: Language) -> Option<Self> {
        let snapshot = document.snapshot();
        let ix = snapshot.find(&element.id)?;
        let graph = document.graph();
        let settings = Settings::of(document.map(), None);
        let facts = Facts::of(document.map(), snapshot, &graph, &settings);
        let name = |ix: ElementIx| {
            let element = snapshot.element(ix);
            (SubjectId::from(&element.id), element.name.to_string())
        };
        let stores = facts.stores(ix).iter();
        let stores = stores.map(|&store| {
            let (id, name) = name(store);
            (id, format!("{name} ({})", place(&facts, store, language)))
        });
        let flows = facts.carriers(ix).map(|flow| {
            let link = facts.link(flow.link);
            let ends = [flow.from, flow.to].map(|end| name(end).1);
            Carrier {
                link: SubjectId::from(&link.id),
                words: ends.join(" → "),
                is_encrypted: encryption(facts.link_value(flow.link, "encryption")),
            }
        });
        let category = facts.text(ix, "category");
        let row = settings.data_types.iter();
        let row = row
            .filter(|row| row.categories.iter().any(|one| one == category))
            .map(|row| {
                let words = (row.risk.to_string(), row.protection.to_string());
                (words.0, words.1, row.level.get())
            })
            .next();
        Some(Self {
            snapshot: Arc::clone(snapshot),
            of: SubjectId::from(&element.id),
            language,
            stores: stores.collect(),
            processors: facts.processors(ix).into_iter().map(name).collect(),
            flows: flows.collect(),
            protection: row,
        })
    }
}

/// σ of a store and the countries that its data lie in: `σ 4, FR`.
fn place(facts: &Facts<'_>, store: ElementIx, language: Language) -> String {
    let holders = facts.holders(store);
    let sovereignty = holders
        .iter()
        .map(|&it| facts.hosting().sovereignty(it))
        .min();
    let mut countries: Vec<&str> = Vec::new();
    for holder in &holders {
        let hosts = facts.hosting().closure(*holder);
        countries.extend(hosts.into_iter().map(|host| facts.text(host, "country")));
    }
    countries.sort_unstable();
    countries.dedup();
    countries.retain(|country| !country.is_empty());
    let countries = if countries.is_empty() {
        language.text(msg::FINDINGS_COUNTRY_UNKNOWN)
    } else {
        countries.join(", ")
    };
    format!("σ\u{a0}{}, {countries}", sovereignty.unwrap_or(0))
}

/// Whether a flow says that it is encrypted; `None` where it says nothing.
fn encryption(value: Option<&Value>) -> Option<bool> {
    match value? {
        Value::Flag(flag) => Some(*flag),
        value => {
            let word = value.as_text()?.trim().to_lowercase();
            let plain = ["aucun", "aucune", "none", "non", "no"];
            (!word.is_empty()).then(|| !plain.contains(&word.as_str()))
        }
    }
}

/// Draws the section of a data set.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let held = &mut state.panels.inspector.glance;
    if !held
        .as_ref()
        .is_some_and(|held| held.is_of(document, element, language))
    {
        *held = Glance::of(document, element, language).map(Rc::new);
    }
    let Some(glance) = held.clone() else { return };
    let stricter = expected::of_element(workspace, document, &element.id, actions);
    let mut go = None;
    let title = language.text(msg::FINDINGS_REGISTER);
    section(ui, &title, true, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        protection(ui, &glance, language);
        for attribute in [
            "category",
            "retention_years",
            "volume_gb",
            "legal_basis",
            "recipients",
        ] {
            let Some(known) = catalogue::attribute(attribute) else {
                continue;
            };
            let value = element.attributes.get(attribute);
            let words = value.map_or_else(
                || language.text(msg::UI_UNSET),
                |value| in_words(known, value, language),
            );
            line(ui, known.label(language), &words);
        }
        let label = language.text(msg::FINDINGS_REGISTER_NEEDS);
        let above = labelled(ui, &label, |ui| {
            let declared = element.attributes.get("dict").and_then(Value::as_fields);
            let words = declared.map_or_else(
                || language.text(msg::UI_UNSET),
                |declared| needs_in_words(language, declared),
            );
            ui.label(RichText::new(words).size(theme::BODY));
            let inherited = stricter.iter().filter_map(|one| {
                let (words, from) = one.said(document, language)?;
                controls::long_link(ui, &words).clicked().then_some(from)
            });
            inherited.last()
        });
        let links = |ui: &mut Ui, title: MessageId, all: &[(SubjectId, String)]| {
            labelled(ui, &language.text(title), |ui| {
                if all.is_empty() {
                    let none = language.text(msg::FINDINGS_REGISTER_NONE);
                    ui.label(controls::caption(ui, none));
                }
                let clicked = all
                    .iter()
                    .filter(|(_, name)| controls::long_link(ui, name).clicked());
                clicked.map(|(id, _)| id.clone()).last()
            })
        };
        let stores = links(ui, msg::FINDINGS_REGISTER_STORES, &glance.stores);
        let processors = links(ui, msg::FINDINGS_REGISTER_PROCESSORS, &glance.processors);
        go = above.or(stores).or(processors);
        labelled(ui, &language.text(msg::FINDINGS_REGISTER_FLOWS), |ui| {
            if glance.flows.is_empty() {
                let none = language.text(msg::FINDINGS_REGISTER_NONE);
                ui.label(controls::caption(ui, none));
            }
            for flow in &glance.flows {
                if carrier(ui, flow, language) {
                    go = Some(flow.link.clone());
                }
            }
        });
    });
    if let Some(subject) = go {
        jump(subject, state, actions);
    }
}

/// Risk and protection of its type of data.
fn protection(ui: &mut Ui, glance: &Glance, language: Language) {
    let Some((risk, protection, level)) = &glance.protection else {
        return;
    };
    line(ui, &language.text(msg::ASSURANCE_FIELD_RISK), risk);
    line(
        ui,
        &language.text(msg::ASSURANCE_FIELD_PROTECTION),
        protection,
    );
    let level = ProtectionLevel::ALL
        .into_iter()
        .zip([2.0, 3.0, 4.0, 5.0])
        .rfind(|(_, least)| *least <= *level)
        .map_or(ProtectionLevel::Medium, |(level, _)| level);
    labelled(ui, &language.text(msg::FINDINGS_COLUMN_LEVEL), |ui| {
        ui.horizontal(|ui| {
            let ink = level_ink(ui, level);
            icon::show(ui, level_icon(level), 14.0, ink);
            let words = RichText::new(language.text(level.name()));
            ui.label(words.size(theme::BODY).color(ink));
        });
    });
}

/// A flow with its lock; gives whether it was clicked.
fn carrier(ui: &mut Ui, flow: &Carrier, language: Language) -> bool {
    let palette = theme::palette(ui);
    let (glyph, ink, words) = match flow.is_encrypted {
        Some(true) => ("lock", palette.intact.0, msg::FINDINGS_FLOW_ENCRYPTED),
        Some(false) => ("lock-open", palette.down.0, msg::FINDINGS_FLOW_PLAIN),
        None => ("circle-help", palette.muted, msg::FINDINGS_FLOW_UNKNOWN),
    };
    ui.horizontal(|ui| {
        icon::show(ui, glyph, 13.0, ink);
        let link = controls::long_link(ui, &flow.words);
        link.on_hover_text(language.text(words)).clicked()
    })
    .inner
}

/// A value as a person reads it.
fn in_words(attribute: &catalogue::Attribute, value: &Value, language: Language) -> String {
    let plain = value.to_string();
    let words = match attribute.value_type {
        AttributeType::Choice | AttributeType::OpenChoice => {
            let named = attribute.value_label(&plain, language);
            named.map_or(plain, ToOwned::to_owned)
        }
        _ => Reading::of(attribute).text(Some(value), language),
    };
    controls::shown(&words).into_owned()
}

fn line(ui: &mut Ui, label: &str, words: &str) {
    labelled(ui, label, |ui| {
        let words = RichText::new(controls::shown(words)).size(theme::BODY);
        ui.add(Label::new(words).wrap());
    });
}

/// A label, and at its right what belongs to it, one under the other.
fn labelled<R>(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        ui.scope(|ui| {
            ui.set_width(LABELS);
            ui.add(Label::new(controls::caption(ui, label)).wrap());
        });
        ui.vertical(content).inner
    })
    .inner
}
