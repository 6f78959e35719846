//! The packages as a list: what each is, when, for how much, and what it claims.

use serde_json::{Value as Json, json};

use super::writing::{ListForm, as_table, names};
use crate::analysis::{self, Budget};
use crate::locale::{Language, msg};
use crate::model::{PlateauId, SubjectId, SystemMap, WorkPackage, WorkPackageId};
use crate::scene::{amount_in_words, date_in_words, status_name};

/// One package in words.
#[derive(Clone, Debug, PartialEq)]
pub struct PackageRow {
    /// Which.
    pub id: WorkPackageId,
    /// Its name.
    pub name: String,
    /// Where it starts from.
    pub from: String,
    /// What it leads to.
    pub to: String,
    /// Its first day.
    pub start: String,
    /// Its last day.
    pub end: String,
    /// Who answers for it.
    pub owner: String,
    /// What it costs.
    pub budget: String,
    /// How many differences it claims: delivered, removed, changed.
    pub claims: [usize; 3],
    /// What it waits for.
    pub depends_on: String,
    /// How far it has come.
    pub status: String,
}

/// The packages in the order of time.
#[must_use]
pub fn package_rows(map: &SystemMap, language: Language) -> Vec<PackageRow> {
    in_order(map)
        .into_iter()
        .map(|package| row(map, package, language))
        .collect()
}

fn in_order(map: &SystemMap) -> Vec<&WorkPackage> {
    let packages = map.tables().work_packages.iter();
    let mut packages: Vec<&WorkPackage> = packages.map(AsRef::as_ref).collect();
    packages.sort_by_key(|package| {
        let first = package.first_day();
        (
            first.is_none(),
            first,
            package.last_day(),
            package.id.clone(),
        )
    });
    packages
}

fn row(map: &SystemMap, package: &WorkPackage, language: Language) -> PackageRow {
    let plateau = |id: &Option<PlateauId>| {
        let plateau = id.as_ref().and_then(|id| map.tables().plateaus.get(id));
        plateau.map_or_else(
            || id.as_ref().map(ToString::to_string).unwrap_or_default(),
            |plateau| plateau.name.to_string(),
        )
    };
    let day = |day: Option<crate::model::Day>, text: &str| {
        day.map_or_else(|| text.to_owned(), |day| date_in_words(day, language))
    };
    let budget = package
        .budget_keur
        .map(|keur| amount_in_words(keur.get(), language));
    PackageRow {
        id: package.id.clone(),
        name: package.name.to_string(),
        from: plateau(&package.from_plateau),
        to: plateau(&package.to_plateau),
        start: day(package.first_day(), &package.start),
        end: day(package.last_day(), &package.end),
        owner: package.owner_role.to_string(),
        budget: budget.unwrap_or_default(),
        claims: [
            package.delivers.len(),
            package.removes.len(),
            package.changes.len(),
        ],
        depends_on: names(map, &package.depends_on),
        status: language.text(status_name(package.status)),
    }
}

/// The packages for another program.
#[must_use]
pub fn packages_written(map: &SystemMap, form: ListForm, language: Language) -> String {
    if form == ListForm::Json {
        let text = serde_json::to_string_pretty(&as_json(map, language)).unwrap_or_default();
        return format!("{text}\n");
    }
    let titles = [
        msg::ROADMAP_COLUMN_PACKAGE,
        msg::ROADMAP_FIELD_STATUS,
        msg::ROADMAP_FIELD_FROM,
        msg::ROADMAP_FIELD_TO,
        msg::ROADMAP_FIELD_START,
        msg::ROADMAP_FIELD_END,
        msg::ROADMAP_FIELD_OWNER,
        msg::ROADMAP_FIELD_BUDGET,
        msg::ROADMAP_COLUMN_DELIVERS,
        msg::ROADMAP_COLUMN_REMOVES,
        msg::ROADMAP_COLUMN_CHANGES,
        msg::ROADMAP_FIELD_DEPENDS,
        msg::ROADMAP_COLUMN_ID,
    ]
    .map(|title| language.text(title));
    let rows = package_rows(map, language).into_iter().map(|row| {
        let [delivers, removes, changes] = row.claims.map(|count| count.to_string());
        [
            row.name,
            row.status,
            row.from,
            row.to,
            row.start,
            row.end,
            row.owner,
            row.budget,
            delivers,
            removes,
            changes,
            row.depends_on,
            row.id.to_string(),
        ]
    });
    as_table(titles, rows, form)
}

fn as_json(map: &SystemMap, language: Language) -> Json {
    let packages = in_order(map);
    let budget: Budget = analysis::budget(packages.iter().copied());
    let subjects =
        |list: &[SubjectId]| -> Vec<String> { list.iter().map(ToString::to_string).collect() };
    let list: Vec<Json> = packages
        .iter()
        .map(|package| {
            let strategy = package.r_strategy.as_str();
            json!({
                "id": package.id.as_str(),
                "name": package.name.as_str(),
                "axis": package.axis.as_str(),
                "status": package.status.as_str(),
                "progress_pct": package.progress_pct.map(|number| number.get()),
                "from": package.from_plateau.as_ref().map(PlateauId::as_str),
                "to": package.to_plateau.as_ref().map(PlateauId::as_str),
                "start": package.start.as_str(),
                "end": package.end.as_str(),
                "owner_role": package.owner_role.as_str(),
                "sponsor_role": package.sponsor_role.as_str(),
                "budget_keur": package.budget_keur.map(|number| number.get()),
                "r_strategy": (!strategy.is_empty()).then_some(strategy),
                "depends_on": package.depends_on.iter().map(WorkPackageId::as_str).collect::<Vec<_>>(),
                "delivers": subjects(&package.delivers),
                "removes": subjects(&package.removes),
                "changes": subjects(&package.changes),
            })
        })
        .collect();
    let years: serde_json::Map<String, Json> = budget
        .years
        .iter()
        .map(|(year, keur)| (year.to_string(), json!(keur)))
        .collect();
    let problems: Vec<Json> = analysis::plan_problems(map)
        .iter()
        .map(|found| {
            json!({
                "code": found.code,
                "severity": found.severity.as_str(),
                "record": found.place.record,
                "message": language.say(&found.message),
            })
        })
        .collect();
    json!({
        "packages": list,
        "budget": { "years": years, "undated": budget.undated, "total": budget.total },
        "problems": problems,
    })
}
