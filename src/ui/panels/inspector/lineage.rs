//! Where a data set goes: where it lies and who holds that, who processes it, what carries it, what
//! the flows reach; and, of an application, which data of different sensitivity meet in it.

use std::rc::Rc;
use std::sync::Arc;

use egui::{Label, RichText, Ui};

use super::attributes::section;
use super::controls;
use super::register::labelled;
use crate::assurance::{Facts, Lineage, Settings};
use crate::locale::{Language, MessageId, msg};
use crate::model::{Element, ElementIx, Snapshot, SubjectId};
use crate::ui::panels::commands::jump;
use crate::ui::{UiState, icon, theme};
use crate::workspace::data_paths::{Crossing, category_in_words};
use crate::workspace::{Action, Document, Workspace};

/// What is known of a data set beside its own attributes; found once a change.
pub(super) struct Glance {
    snapshot: Arc<Snapshot>,
    of: SubjectId,
    language: Language,
    stores: Vec<(SubjectId, String)>,
    processors: Vec<(SubjectId, String)>,
    flows: Vec<Carrier>,
    /// What the flows reach: neither store nor application of it.
    reached: Vec<(SubjectId, String)>,
    /// Risk, protection and level of its row of the protection table.
    pub(super) protection: Option<(String, String, f64)>,
}

/// A flow that carries the data.
struct Carrier {
    link: SubjectId,
    words: String,
    is_encrypted: Option<bool>,
}

impl Glance {
    /// The one that is held, or a new one where anything changed.
    pub(super) fn held(
        document: &Document,
        element: &Element,
        language: Language,
        state: &mut UiState,
    ) -> Option<Rc<Self>> {
        let held = &mut state.panels.inspector.glance;
        let is_current = |held: &Rc<Self>| held.is_of(document, element, language);
        if !held.as_ref().is_some_and(is_current) {
            *held = Self::of(document, element, language).map(Rc::new);
        }
        held.clone()
    }

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
        let all = |of: &[ElementIx]| of.iter().map(|ix| name(*ix)).collect();
        let lineage = Lineage::of(&facts, ix);
        let stores = lineage.stores.iter().map(|&store| {
            let (id, name) = name(store);
            (id, format!("{name} ({})", place(&facts, store, language)))
        });
        let flows = facts.carriers(ix).map(|flow| {
            let ends = [flow.from, flow.to].map(|end| name(end).1);
            Carrier {
                link: SubjectId::from(facts.link_id(flow.link)),
                words: ends.join(" → "),
                is_encrypted: facts.is_flow_encrypted(flow),
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
            processors: all(&lineage.applications),
            flows: flows.collect(),
            reached: all(&lineage.reached),
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

/// Draws the section of a data set.
pub(super) fn of_data_set(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let Some(glance) = Glance::held(document, element, language, state) else {
        return;
    };
    let mut go = None;
    section(ui, &language.text(msg::DATA_LINEAGE), true, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let links = |ui: &mut Ui, title: MessageId, all: &[(SubjectId, String)]| {
            labelled(ui, &language.text(title), |ui| {
                if all.is_empty() {
                    let none = language.text(msg::DATA_LINEAGE_NONE);
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
        go = stores.or(processors);
        labelled(ui, &language.text(msg::FINDINGS_REGISTER_FLOWS), |ui| {
            if glance.flows.is_empty() {
                let none = language.text(msg::DATA_LINEAGE_NONE);
                ui.label(controls::caption(ui, none));
            }
            for flow in &glance.flows {
                if carrier(ui, flow, language) {
                    go = Some(flow.link.clone());
                }
            }
        });
        go = links(ui, msg::DATA_COLUMN_REACHED, &glance.reached).or(go.take());
    });
    if let Some(subject) = go {
        jump(subject, state, actions);
    }
}

/// Says of an application that data of different sensitivity meet in it, and names them; nothing of
/// one in which they do not.
pub(super) fn of_application(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    workspace.data.ask(document, actions);
    let Some((sheet, _)) = workspace.data.found(document) else {
        return;
    };
    let Some(crossing) = sheet.crossing_in(&SubjectId::from(&element.id)) else {
        return;
    };
    let language = workspace.language();
    let mut go = None;
    section(ui, &language.text(msg::DATA_MEETS_TITLE), true, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        meaning(ui, crossing, language);
        for data_set in &crossing.data_sets {
            let mut rows = sheet.rows.iter();
            let row = rows.find(|row| row.data_set.id == data_set.id);
            let category = row.map_or_else(String::new, |row| {
                category_in_words(&row.category, language)
            });
            let words = if category.is_empty() {
                data_set.name.clone()
            } else {
                format!("{} · {category}", data_set.name)
            };
            if controls::long_link(ui, &words).clicked() {
                go = Some(data_set.id.clone());
            }
        }
    });
    if let Some(subject) = go {
        jump(subject, state, actions);
    }
}

/// What a crossing makes of its data.
fn meaning(ui: &mut Ui, crossing: &Crossing, language: Language) {
    let highest = crossing.data_sets.first();
    let highest = highest.map_or("", |it| it.name.as_str());
    let highest = controls::shown(highest).into_owned();
    let words = language.say(&msg::DATA_CROSSES_HERE.with("highest", highest));
    ui.horizontal_top(|ui| {
        let ink = theme::palette(ui).degraded.0;
        icon::show(ui, "triangle-alert", 14.0, ink);
        ui.add(Label::new(RichText::new(words).size(theme::BODY)).wrap());
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
