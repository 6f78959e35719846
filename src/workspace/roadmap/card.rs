//! The fields of a work package as a project card: their names, and how typed text becomes their
//! values, alike in the window and on the command line.

use crate::catalogue;
use crate::command::{Command, FieldEdit, Occasion, Setting};
use crate::locale::{Language, Message, MessageId, msg};
use crate::model::{
    Name, PackageStatus, RecordKey, SystemMap, TableName, Value, WorkPackage, WorkPackageId,
};
use crate::scene::status_name;
use crate::workspace::typed::Reading;

/// How a field is edited.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CardEditor {
    /// One line of text.
    Line,
    /// Several lines.
    Text,
    /// A day.
    Day,
    /// A number of at least zero.
    Number {
        /// The largest.
        max: Option<f64>,
        /// What it counts.
        unit: MessageId,
    },
    /// One of the plateaus.
    Plateau,
    /// How far it has come.
    Status,
    /// What happens to applications.
    Strategy,
    /// Other packages.
    Packages,
    /// Requirements.
    Requirements,
    /// A line each: a day and what is reached then.
    Milestones,
}

/// One field of the card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardField {
    /// Its name in files.
    pub id: &'static str,
    /// Its name for people.
    pub label: MessageId,
    /// How it is edited.
    pub editor: CardEditor,
}

const fn field(id: &'static str, label: MessageId, editor: CardEditor) -> CardField {
    CardField { id, label, editor }
}

const KEUR: CardEditor = CardEditor::Number {
    max: None,
    unit: msg::ROADMAP_UNIT_KEUR,
};

/// The fields of the card but for its name and its claims, in the order of the form.
pub const CARD: &[CardField] = &[
    field("status", msg::ROADMAP_FIELD_STATUS, CardEditor::Status),
    field(
        "progress_pct",
        msg::ROADMAP_FIELD_PROGRESS,
        CardEditor::Number {
            max: Some(100.0),
            unit: msg::ROADMAP_UNIT_PERCENT,
        },
    ),
    field("from_plateau", msg::ROADMAP_FIELD_FROM, CardEditor::Plateau),
    field("to_plateau", msg::ROADMAP_FIELD_TO, CardEditor::Plateau),
    field("start", msg::ROADMAP_FIELD_START, CardEditor::Day),
    field("end", msg::ROADMAP_FIELD_END, CardEditor::Day),
    field("axis", msg::ROADMAP_FIELD_AXIS, CardEditor::Line),
    field("owner_role", msg::ROADMAP_FIELD_OWNER, CardEditor::Line),
    field("sponsor_role", msg::ROADMAP_FIELD_SPONSOR, CardEditor::Line),
    field("budget_keur", msg::ROADMAP_FIELD_BUDGET, KEUR),
    field("investment_keur", msg::ROADMAP_FIELD_INVESTMENT, KEUR),
    field("operation_keur", msg::ROADMAP_FIELD_OPERATION, KEUR),
    field(
        "workload_days",
        msg::ROADMAP_FIELD_WORKLOAD,
        CardEditor::Number {
            max: None,
            unit: msg::ROADMAP_UNIT_DAYS,
        },
    ),
    field(
        "r_strategy",
        msg::ROADMAP_FIELD_STRATEGY,
        CardEditor::Strategy,
    ),
    field(
        "depends_on",
        msg::ROADMAP_FIELD_DEPENDS,
        CardEditor::Packages,
    ),
    field(
        "objectives",
        msg::ROADMAP_FIELD_OBJECTIVES,
        CardEditor::Text,
    ),
    field(
        "milestones",
        msg::ROADMAP_FIELD_MILESTONES,
        CardEditor::Milestones,
    ),
    field("risks", msg::ROADMAP_FIELD_RISKS, CardEditor::Text),
    field(
        "indicators",
        msg::ROADMAP_FIELD_INDICATORS,
        CardEditor::Text,
    ),
    field(
        "requirements",
        msg::ROADMAP_FIELD_REQUIREMENTS,
        CardEditor::Requirements,
    ),
];

/// The field of a name.
#[must_use]
pub fn card_field(id: &str) -> Option<&'static CardField> {
    CARD.iter().find(|field| field.id == id)
}

impl CardField {
    /// How its text is read.
    #[must_use]
    pub fn reading(&self) -> Reading {
        match self.editor {
            CardEditor::Day => Reading::Date,
            CardEditor::Number { max, .. } => Reading::Number {
                whole: false,
                min: Some(0.0),
                max,
            },
            CardEditor::Packages | CardEditor::Requirements | CardEditor::Milestones => {
                Reading::Lines
            }
            _ => Reading::Text,
        }
    }

    /// The words that it may hold, with their names; empty where it takes any.
    #[must_use]
    pub fn words(&self, map: &SystemMap, language: Language) -> Vec<(String, String)> {
        let tables = map.tables();
        match self.editor {
            CardEditor::Status => PackageStatus::ALL
                .iter()
                .map(|status| {
                    (
                        status.as_str().to_owned(),
                        language.text(status_name(*status)),
                    )
                })
                .collect(),
            CardEditor::Strategy => WorkPackage::STRATEGIES
                .iter()
                .map(|word| ((*word).to_owned(), strategy_name(word, language)))
                .collect(),
            CardEditor::Plateau => map
                .timeline()
                .order()
                .iter()
                .filter_map(|id| tables.plateaus.get(id))
                .map(|plateau| (plateau.id.to_string(), plateau.name.to_string()))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The value of a typed text; `None` clears the field.
    ///
    /// # Errors
    /// What was expected.
    pub fn read(&self, map: &SystemMap, text: &str) -> Result<Option<Value>, Message> {
        let tables = map.tables();
        let separated = || {
            let parts = text.split([',', '\n']).map(str::trim);
            parts.filter(|part| !part.is_empty()).map(ToOwned::to_owned)
        };
        let list = |known: &dyn Fn(&str) -> bool| {
            let mut ids = Vec::new();
            for id in separated() {
                if !known(&id) {
                    return Err(msg::ROADMAP_UNKNOWN_ID.with("id", id));
                }
                ids.push(Value::text(id));
            }
            Ok((!ids.is_empty()).then_some(Value::List(ids)))
        };
        match self.editor {
            CardEditor::Status | CardEditor::Strategy | CardEditor::Plateau => {
                let words = self.words(map, Language::English);
                let asked = text.trim();
                if asked.is_empty() {
                    return Ok(None);
                }
                if words.iter().any(|(word, _)| word == asked) {
                    // The first status is what a package has that says none.
                    let is_default = asked == PackageStatus::default().as_str();
                    let is_cleared = is_default && self.editor == CardEditor::Status;
                    return Ok((!is_cleared).then(|| Value::text(asked)));
                }
                let known: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
                Err(msg::ROADMAP_ONE_OF.with("known", known.join(", ")))
            }
            CardEditor::Packages => list(&|id| tables.work_packages.contains(&id.into())),
            CardEditor::Requirements => list(&|id| tables.requirements.contains(&id.into())),
            _ => self.reading().value(text),
        }
    }

    /// The text of its value, as it is typed or shown in a cell.
    #[must_use]
    pub fn text(&self, package: &WorkPackage, language: Language) -> String {
        use crate::model::{FieldPath, Record as _};
        let value = package.get(&FieldPath::own(self.id));
        self.reading().text(value.as_ref(), language)
    }
}

/// The name of what happens to applications (7 R): that of the catalogue.
#[must_use]
pub fn strategy_name(word: &str, language: Language) -> String {
    let attribute = catalogue::attribute("r_strategy");
    let name = attribute.and_then(|attribute| attribute.value_label(word, language));
    name.map_or_else(|| word.to_owned(), ToOwned::to_owned)
}

/// The key of a package's record.
#[must_use]
pub fn package_key(package: &WorkPackageId) -> RecordKey {
    RecordKey::new(TableName::WorkPackages, package.text().clone())
}

/// The command that sets a field of a package.
#[must_use]
pub fn set_card(package: &WorkPackageId, name: &str, value: Option<Value>) -> Command {
    Command::SetFields {
        records: [package_key(package)].into(),
        name: Name::new(name),
        edit: FieldEdit::Set(value),
    }
}

/// The command that sets several fields of a package as one step.
#[must_use]
pub fn set_cards(package: &WorkPackageId, fields: Vec<(&'static str, Option<Value>)>) -> Command {
    let settings = fields.into_iter().map(|(name, value)| Setting {
        record: package_key(package),
        name: Name::new_static(name),
        value,
    });
    Command::SetMany {
        settings: settings.collect(),
        occasion: Occasion::Edit,
    }
}
