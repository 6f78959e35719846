//! The language of the user's own rules: the examples of the guide, each against a map that
//! satisfies it and one that breaks it; malformed rules with their message, line and column.

use std::sync::Arc;

use portolan::analysis::DependencyGraph;
use portolan::assurance::condition::{Condition, ConditionError, EXAMPLES, complete};
use portolan::assurance::{Facts, Settings, Verdict};
use portolan::catalogue::link_kind;
use portolan::locale::Language;
use portolan::model::{
    Element, Link, Plateau, PlateauId, Record as _, Snapshot, SystemMap, Tables, Value,
};

/// A map in lines: `id kind [name=value …]` for elements, `from kind to [name=value …]` for links;
/// `plateau` and a day for its one plateau. `in=` is what contains an element.
fn map(lines: &str) -> SystemMap {
    let mut tables = Tables::default();
    for (at, line) in lines.lines().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => {}
            ["plateau", day] => {
                let mut plateau = Plateau::blank("P".into());
                plateau.valid_from = (*day).into();
                tables.plateaus.insert(Arc::new(plateau));
            }
            [from, kind, to, values @ ..] if link_kind(kind).is_some() => {
                let mut link = Link::blank(format!("l{at:03}").as_str().into());
                (link.from, link.kind, link.to) = ((*from).into(), (*kind).into(), (*to).into());
                for (name, value) in values.iter().filter_map(|word| word.split_once('=')) {
                    link.attributes.insert(name.into(), valued(value));
                }
                tables.links.insert(Arc::new(link));
            }
            [id, kind, values @ ..] => {
                let mut element = Element::blank((*id).into());
                (element.name, element.kind) = ((*id).into(), (*kind).into());
                for (name, value) in values.iter().filter_map(|word| word.split_once('=')) {
                    match name {
                        "in" => element.parent = Some(value.into()),
                        "c" => {
                            let needs = [("c".into(), valued(value))].into();
                            element
                                .attributes
                                .insert("dict".into(), Value::Fields(needs));
                        }
                        name => {
                            element.attributes.insert(name.into(), valued(value));
                        }
                    }
                }
                tables.elements.insert(Arc::new(element));
            }
            [_] => panic!("no record: {line}"),
        }
    }
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

fn valued(text: &str) -> Value {
    match text {
        "yes" => Value::Flag(true),
        "no" => Value::Flag(false),
        _ if text.starts_with('[') => {
            let values = text.trim_matches(['[', ']']).split(',');
            Value::List(
                values
                    .filter(|value| !value.is_empty())
                    .map(Value::from)
                    .collect(),
            )
        }
        _ => text
            .parse()
            .ok()
            .and_then(Value::number)
            .unwrap_or_else(|| Value::from(text)),
    }
}

fn at_plateau(map: &SystemMap) -> Snapshot {
    let plateau: Option<&PlateauId> = map.timeline().order().first();
    map.snapshot(plateau)
}

fn judged(lines: &str, text: &str) -> Result<Verdict, ConditionError> {
    let map = map(lines);
    let snapshot = at_plateau(&map);
    let graph = DependencyGraph::of(&snapshot);
    let settings = Settings::of(&map, None);
    let facts = Facts::of(&map, &snapshot, &graph, &settings);
    portolan::assurance::condition::judge(&facts, text)
}

/// What breaks a condition, an unknown with a question mark.
fn broken(lines: &str, text: &str) -> Vec<String> {
    let verdict = judged(lines, text)
        .unwrap_or_else(|error| panic!("{text}: {}", Language::English.say(&error.sentence())));
    let findings = verdict.findings.iter();
    findings
        .map(|finding| {
            let mark = if finding.is_unknown { "?" } else { "" };
            format!("{}{mark}", finding.subject.as_ref().unwrap())
        })
        .collect()
}

/// For each example of the guide a map that satisfies it, one that breaks it, and what does.
const MAPS: [(&str, &str, &[&str]); 10] = [
    (
        "people data_set category=personal\n db database encryption_at_rest=yes\n people stored_in db",
        "people data_set category=personal\n trees data_set category=public\n
         g redundancy_group\n db1 database encryption_at_rest=yes\n db2 database encryption_at_rest=no\n
         db1 member_of g\n db2 member_of g\n people stored_in g\n trees stored_in db2",
        &["people"],
    ),
    (
        "z zone trust_level=3\n low zone trust_level=1\n a application zone=low\n b application zone=z\n
         a flow b encryption=TLS\n b flow a encryption=aucun",
        "z zone trust_level=3\n a application\n b application zone=z\n
         a flow b encryption=aucun\n b flow a encryption=aucun",
        &["l004", "l005?"],
    ),
    (
        "s business_service criticality=4\n a application\n p provider jurisdiction=UE\n
         s requires a\n a operated_by p\n t business_service criticality=2\n q provider jurisdiction=hors-UE\n t depends_on q",
        "s business_service criticality=4\n a application\n h logical_server\n p provider jurisdiction=hors-UE\n
         s requires a\n a hosted_on h\n h operated_by p",
        &["s"],
    ),
    (
        "db database criticality=3\n v backup_vault\n db backed_up_by v interval_h=24 retention_days=35",
        "db database criticality=3\n v backup_vault\n db backed_up_by v interval_h=24 retention_days=7\n
         db backed_up_by v interval_h=168 retention_days=90\n other database criticality=4",
        &["db", "other"],
    ),
    (
        "plateau 2027-01-01\n a logical_server eol=2027-07-01\n b logical_server",
        "plateau 2027-01-01\n a logical_server eol=2027-06-30\n b logical_server eol=2026-12\n c logical_server eol=2030-01",
        &["a", "b"],
    ),
    (
        "dmz zone trust_level=1\n a application exposed=yes mfa=yes zone=dmz\n b application exposed=no",
        "in zone trust_level=3\n a application exposed=yes mfa=yes zone=in\n b application exposed=yes\n c application exposed=yes mfa=no zone=in",
        &["a", "b?", "c"],
    ),
    (
        "g redundancy_group k=1\n a firewall\n b firewall\n a member_of g\n b member_of g",
        "g redundancy_group k=2\n a firewall\n b firewall\n a member_of g\n b member_of g",
        &["g"],
    ),
    (
        "d data_set c=3\n db database\n d stored_in db",
        "d data_set c=4\n e data_set c=2\n p provider sovereignty_level=1\n db database\n db hosted_on p\n d stored_in db\n e stored_in db",
        &["d"],
    ),
    (
        "d data_set category=health\n p provider qualifications=[ISO27001,HDS]\n db database\n db hosted_on p\n d stored_in db",
        "d data_set category=health\n p provider qualifications=[ISO27001]\n db database\n db hosted_on p\n d stored_in db",
        &["d"],
    ),
    (
        "a data_set volume_gb=2000 growth_pct=10\n b data_set volume_gb=999 growth_pct=90\n c data_set volume_gb=1000 growth_pct=21 retention_years=5 access=interne",
        "a data_set volume_gb=2000 growth_pct=21 access=restreint retention_years=5\n b data_set volume_gb=5000",
        &["a", "b?"],
    ),
];

#[test]
fn every_example_of_the_guide_tells_a_good_map_from_a_bad_one() {
    for (example, (good, bad, expected)) in EXAMPLES.iter().zip(MAPS) {
        for language in Language::ALL {
            let text = example.condition.in_language(language);
            assert_eq!(broken(good, text), Vec::<String>::new(), "{text}");
            assert_eq!(broken(bad, text), expected, "{text}");
            assert!(
                !judged(good, text).unwrap().applicable.is_empty(),
                "it applies to something: {text}"
            );
        }
    }
}

#[test]
fn a_condition_reads_the_same_in_either_language() {
    let more = [
        "every link where kind = flow: source.name != target.name and not (encryption is not set or port < 1024)",
        "every application: all hosts*.zone.trust_level >= 2 and at least 2 -> depends_on where kind in (database, storage)",
        "every element where tags contains old: (any flows_in where data is set) or exactly 1 <- requires: criticality >= subject.criticality",
        "no database where eol < today - 2 years and owner_role does not contain \"service\"",
        "every site: count(children where kind = room) >= 1 and at most 3 children where fault_domain",
    ];
    let examples = EXAMPLES
        .iter()
        .flat_map(|example| [example.condition.en, example.condition.fr]);
    for text in examples.chain(
        more.into_iter()
            .filter(|text| !text.contains("data is set")),
    ) {
        let condition = Condition::read(text, None)
            .unwrap_or_else(|error| panic!("{text}: {}", Language::English.say(&error.sentence())));
        for language in Language::ALL {
            let printed = condition.text(language);
            let again = Condition::read(&printed, None).unwrap_or_else(|error| {
                panic!("{printed}: {}", Language::English.say(&error.sentence()))
            });
            assert_eq!(again, condition, "{text} -> {printed}");
            assert_eq!(again.text(language), printed);
        }
    }
}

/// A condition, the line and the column of its mistake, and words of the message.
const MALFORMED: [(&str, usize, usize, &str); 24] = [
    ("", 1, 1, "no condition yet"),
    ("stores are encrypted", 1, 1, "“stores” cannot stand here"),
    ("every databse: eol is set", 1, 7, "Did you mean “database”"),
    (
        "every database eol is set",
        1,
        16,
        "“eol” cannot stand here",
    ),
    ("every database: eol is", 1, 23, "missing at the end"),
    (
        "every database: encrypton_at_rest",
        1,
        17,
        "Did you mean “encryption_at_rest”",
    ),
    (
        "every site: engine = PostgreSQL",
        1,
        13,
        "“Site” has no attribute “Engine”",
    ),
    (
        "every data_set where categroy = personal: all stores.antivirus",
        1,
        22,
        "Did you mean “category”",
    ),
    (
        "every data_set where category = personnal: retention_years is set",
        1,
        33,
        "Did you mean “personal”",
    ),
    (
        "every data_set where category = personal:\n  stores.antivirus",
        2,
        3,
        "may be several",
    ),
    (
        "every database: all stores.antivirus",
        1,
        21,
        "has no neighbours “stores”",
    ),
    ("every database: criticality >= 3 GB", 1, 34, "has no unit"),
    (
        "every database: any backups.interval_h <= 3 TB",
        1,
        45,
        "cannot be given in TB",
    ),
    (
        "every database: any backups.interval_h <= 3 dayz",
        1,
        45,
        "Did you mean “days”",
    ),
    (
        "every database: eol >= 2027-02-30",
        1,
        24,
        "no day of the calendar",
    ),
    ("every database: eol >= soon", 1, 24, "held against a day"),
    ("every database: engine > Oracle", 1, 17, "has no order"),
    ("every database: engine", 1, 17, "is not yes or no"),
    (
        "every database: (eol is set and engine is set",
        1,
        46,
        "missing at the end",
    ),
    (
        "every database: engine = \"PostgreSQL",
        1,
        26,
        "never closed",
    ),
    (
        "every database: engine = Oracle Database",
        1,
        33,
        "stand in quotes",
    ),
    (
        "every database: -> hostd_on",
        1,
        20,
        "Did you mean “hosted_on”",
    ),
    ("every data_set: all stores", 1, 21, "What must hold of all"),
    (
        "every database where engine.name = x: eol is set",
        1,
        22,
        "leads to no neighbours",
    ),
];

#[test]
fn malformed_rules_are_answered_with_line_column_and_what_was_meant() {
    for (text, line, column, words) in MALFORMED {
        let error = Condition::read(text, None).expect_err(text);
        let said = Language::English.say(&error.sentence());
        assert!(said.contains(words), "{text}\n{said}");
        assert_eq!((error.line, error.column), (line, column), "{text}\n{said}");
        let french = Language::French.say(&error.sentence());
        assert!(
            french.starts_with(&format!("Ligne {line}, colonne {column}")),
            "{french}"
        );
    }
}

#[test]
fn hostile_rules_are_refused_or_judged_without_harm() {
    let clauses = vec!["eol is set"; 700].join(" and ");
    let long = format!("every database: {clauses}");
    assert!(long.len() > 10_000);
    assert_eq!(broken("db database", &long), ["db"]);
    let message = |text: &str| {
        let error = Condition::read(text, None).expect_err("it is refused");
        Language::English.say(&error.message)
    };
    for opening in ["(", "not ", "any children: ", "not ("] {
        let deep = format!("every site: {}eol is set", opening.repeat(900));
        assert!(
            message(&deep).contains("lie within each other"),
            "{opening}"
        );
    }
    assert!(message(&"every ".repeat(10_000)).contains("letters"));
    assert!(message("every site\0: eol is set").contains("invisible"));
    assert!(message("every 🏛️: eol is set").contains("cannot stand here"));
    assert!(message("every site: name = 🏛️").contains("cannot stand here"));
    assert!(broken("db site", "every site: name != \"🏛️ <b>\u{202e}\"").is_empty());
    for text in [
        "every",
        "every site:",
        "no",
        "every site: any",
        "every site: a path of",
        "🏛",
        "every site: name = «",
        "\u{feff}every site: id = x",
    ] {
        assert!(Condition::read(text, None).is_err(), "{text}");
        for cursor in 0..=text.len() + 2 {
            let _offered = complete(text, cursor, Language::French);
        }
    }
}

#[test]
fn what_is_not_stated_is_unknown_and_not_met() {
    let lines = "a database\n b database encryption_at_rest=no\n c database encryption_at_rest=yes";
    assert_eq!(
        broken(lines, "every database: encryption_at_rest"),
        ["a?", "b"]
    );
    assert_eq!(
        broken(lines, "every database: not encryption_at_rest"),
        ["a?", "c"]
    );
    assert_eq!(
        broken(lines, "every database: encryption_at_rest is set"),
        ["a"]
    );
    // What need not be known to decide is not asked.
    assert_eq!(
        broken(lines, "every database: encryption_at_rest or name != a"),
        ["a?"]
    );
    assert_eq!(
        broken(lines, "every database: encryption_at_rest or name = a"),
        ["b"]
    );
}

#[test]
fn a_finding_names_the_neighbour_that_fails_and_its_value() {
    let lines = "people data_set category=personal\n db1 database encryption_at_rest=yes\n db2 database encryption_at_rest=no\n db3 database\n
        people stored_in db1\n people stored_in db2\n people stored_in db3";
    let verdict = judged(lines, EXAMPLES[0].condition.fr).unwrap();
    let finding = &verdict.findings[0];
    let at: Vec<String> = finding.at.iter().map(ToString::to_string).collect();
    assert_eq!(at, ["db2", "db3"]);
    assert!(!finding.is_unknown, "one store is surely not encrypted");
    assert_eq!(
        Language::French.say(&finding.message),
        "people\u{a0}: db2, Chiffré au repos\u{a0}: non (demandé\u{a0}: oui)\u{a0}; db3, Chiffré au repos\u{a0}: non renseigné"
    );
    assert_eq!(
        Language::English.say(&finding.message),
        "people: db2: Encrypted at rest is no (asked: yes); db3: Encrypted at rest not stated"
    );
    let way = "s business_service criticality=4\n a application\n h logical_server\n p provider jurisdiction=hors-UE\n
         s requires a\n a hosted_on h\n h operated_by p";
    let verdict = judged(way, EXAMPLES[2].condition.en).unwrap();
    assert_eq!(
        Language::English.say(&verdict.findings[0].message),
        "s: there is a path: s → a → h → p"
    );
}

#[test]
fn completion_offers_what_the_grammar_and_the_catalogue_allow() {
    let offered = |text: &str| -> Vec<String> {
        let list = complete(text, text.len(), Language::English);
        list.into_iter().map(|one| one.text).collect()
    };
    let has = |text: &str, words: &[&str]| {
        let found = offered(text);
        for word in words {
            assert!(
                found.iter().any(|one| one == word),
                "{text}| {word} in {found:?}"
            );
        }
    };
    let lacks = |text: &str, words: &[&str]| {
        let found = offered(text);
        for word in words {
            assert!(
                !found.iter().any(|one| one == word),
                "{text}| {word} not in {found:?}"
            );
        }
    };
    has("", &["every", "no"]);
    has("every data", &["data_set", "database"]);
    has("every data_set ", &["where", ":"]);
    has(
        "every data_set where ",
        &["category", "stores", "all", "not", "count"],
    );
    lacks("every data_set where ", &["engine", "members_of"]);
    assert_eq!(
        offered("every data_set where cat").first().unwrap(),
        "category"
    );
    has("every data_set where category ", &["=", "is set", "in"]);
    lacks("every data_set where category ", &["<"]);
    assert_eq!(
        offered("every data_set where category = "),
        [
            "personal",
            "health",
            "financial",
            "public",
            "archive",
            "technical"
        ]
    );
    has(
        "every data_set where category = personal: all stores.",
        &["encryption_at_rest", "zone"],
    );
    has(
        "every data_set where category = personal ",
        &["and", "or", ":"],
    );
    has(
        "every database: any backups where interval_h <= 24 ",
        &["h", "days"],
    );
    has(
        "every database: any backups where ",
        &["interval_h", "target"],
    );
    has("every database: -> ", &["hosted_on"]);
    has("every database: zone.", &["trust_level"]);
    let begun = "toute base de données où crit";
    let french = complete(begun, begun.len(), Language::French);
    assert_eq!(french[0].text, "criticality");
    assert_eq!(french[0].about, "Criticité");
}
