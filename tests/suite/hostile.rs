//! Maps with every mistake that a hand can make, put to every question, through the library and
//! through the executable: a stated answer or a clear refusal, never a hang.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use portolan::analysis::{self, DependencyGraph, Direction, Scenario, State, Watch};
use portolan::locale::Language;
use portolan::model::{ElementId, Nature, PlateauId, SystemMap};
use portolan::storage::{self, ReadOptions};
use serde_json::Value as Json;

const PLATEAUS: [&str; 3] = ["now", "later", "void"];

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile/mistakes.ron")
}

fn map() -> SystemMap {
    let read = storage::read_file(&fixture(), &ReadOptions::default());
    read.unwrap_or_else(|refused| panic!("{:?}", refused.problems))
        .map
}

/// What one run of the executable gives: code, answer, messages.
struct Told {
    code: i32,
    answer: String,
    messages: String,
}

fn portolan(words: &str) -> Told {
    let begun = Instant::now();
    let done = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(words.split(' ').map(|word| match word {
            "MAP" => fixture().into_os_string(),
            _ => word.into(),
        }))
        .args(["--lang", "en"])
        .output()
        .unwrap();
    assert!(begun.elapsed() < Duration::from_secs(60), "{words} hangs");
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let messages = text(done.stderr);
    assert!(!messages.contains("panicked"), "{words}: {messages}");
    Told {
        code: done.status.code().unwrap(),
        answer: text(done.stdout),
        messages,
    }
}

#[test]
fn every_question_about_every_element_has_an_answer() {
    let map = map();
    let never = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &never,
        progress: &|_| {},
    };
    for plateau in PLATEAUS {
        let snapshot = map.snapshot(Some(&PlateauId::from(plateau)));
        let graph = DependencyGraph::of(&snapshot);
        let ids: Vec<ElementId> = graph.elements().iter().map(|one| one.id.clone()).collect();
        assert_eq!(ids.is_empty(), plateau == "void");
        for id in &ids {
            let losing = Scenario::losing([id.as_str()]);
            let at = |hours: f64| losing.clone().after(hours);
            for scenario in [losing.clone().of_nature(Nature::Logical), at(-5.0), at(0.0)] {
                let found = analysis::impact(&graph, &scenario).unwrap();
                assert_eq!(found.state(graph.find(id).unwrap()), State::Down);
                for time in analysis::recovery_times(&found) {
                    assert!(time.hours.is_finite() && time.hours >= 0.0);
                }
                for loss in analysis::data_losses(&found).values() {
                    assert!(!matches!(loss, analysis::DataLoss::Hours(hours) if *hours < 0.0));
                }
                for other in &ids {
                    let why = analysis::explain(&found, other).unwrap();
                    assert_eq!(why.path.is_empty(), why.state == State::Up);
                    assert!(!Language::English.say(&why.sentence).is_empty());
                }
            }
            let steady = analysis::impact(&graph, &losing).unwrap();
            let unreadable = analysis::impact(&graph, &at(f64::NAN)).unwrap();
            assert_eq!(steady.states(), unreadable.states());
            let moment = analysis::impact(&graph, &at(0.0)).unwrap();
            let before = analysis::impact(&graph, &at(-5.0)).unwrap();
            assert_eq!(
                moment.states(),
                before.states(),
                "nothing is felt before the loss"
            );
            for direction in [Direction::Upstream, Direction::Downstream] {
                let reached = analysis::reach(&graph, id, direction, None).unwrap();
                assert!(reached.iter().all(|(other, _)| other != id));
            }
            let share = analysis::availability(&graph, id).unwrap();
            assert!((0.0..=1.0).contains(&share.availability));
            assert!(share.ceiling <= 1.0);
            analysis::cut_sets(&graph, id, 4).unwrap();
        }
        analysis::all_weak_points(&graph, &watch).unwrap();
        analysis::availabilities(&graph, &watch).unwrap();
        let is_there = |id: &ElementId| ids.contains(id);
        assert!(analysis::redundancy_on_paper(&graph).keys().all(is_there));
        assert_eq!(analysis::cycles(&graph).is_empty(), plateau == "void");
        let points = analysis::network_points(&snapshot);
        assert!(points.articulation_points.is_empty() && points.bridges.is_empty());
        let missing = ElementId::from("nowhere");
        assert!(analysis::impact(&graph, &Scenario::losing(["nowhere"])).is_err());
        assert!(analysis::weak_points(&graph, &missing).is_err());
        assert!(analysis::availability(&graph, &missing).is_err());
        assert!(analysis::cut_sets(&graph, &missing, 2).is_err());
    }
}

/// Each mistake of the fixture, and the record that the finding points at.
#[test]
fn each_mistake_is_a_finding_that_points_at_it() {
    let map = map();
    let found = |plateau: &str| -> Vec<String> {
        let problems = analysis::modelling_errors(&map, Some(&PlateauId::from(plateau)));
        let words = problems.iter().map(|problem| {
            let record = problem.place.record.as_deref().unwrap_or("nowhere");
            assert!(!problem.sentence(Language::French).contains('{'));
            format!("{} {record}", problem.code)
        });
        words.collect()
    };
    let now = found("now");
    for expected in [
        "group-too-small elements/g-empty",
        "group-too-small elements/g-large",
        "group-needs-none elements/g-minus",
        "group-needs-none elements/g-none",
        "self-membership links/m4",
        "self-dependency links/c3",
        "availability-out-of-range elements/a",
        "availability-out-of-range elements/c",
        "value-not-used elements/b",
        "value-not-used elements/g-text",
        "value-not-used links/c1",
        "value-not-used links/r1",
        "need-shorter-than-restart elements/c",
        "no-fault-domain elements/fold",
        "service-without-needs elements/v",
        "empty-fault-domain elements/inside",
        "via-absent links/f1",
        "via-not-network links/f1",
    ] {
        assert!(
            now.iter().any(|one| one == expected),
            "{expected} in {now:#?}"
        );
    }
    let of_a = now.iter().filter(|one| *one == "value-not-used elements/a");
    assert_eq!(of_a.count(), 3, "repair, restart and need");
    assert!(!now.contains(&"self-dependency links/h1".to_owned()));
    let later = found("later");
    assert!(
        later.contains(&"self-dependency links/h1".to_owned()),
        "it hosts itself by an override: {later:#?}"
    );
    assert!(found("void").is_empty());
}

#[test]
fn the_command_line_answers_whatever_the_map_says() {
    for plateau in PLATEAUS {
        for question in ["weak-points", "availability", "indicators"] {
            for format in ["text", "json", "csv", "md"] {
                let words = format!("{question} MAP --plateau {plateau} --format {format}");
                let told = portolan(&words);
                assert_eq!(told.code, 0, "{words}: {}", told.messages);
                if format == "json" {
                    serde_json::from_str::<Json>(&told.answer).unwrap();
                }
            }
        }
    }
    for loss in [
        "a", "b", "c", "d", "g-self", "g-none", "host", "inside", "s",
    ] {
        let told = portolan(&format!("impact MAP --fail {loss} --format json"));
        assert_eq!(told.code, 0, "{}", told.messages);
        let answer: Json = serde_json::from_str(&told.answer).unwrap();
        let rows = answer["elements"].as_array().unwrap();
        let is_down = |row: &&Json| row["state"] == "down";
        assert_eq!(rows.iter().filter(is_down).count(), answer["down_total"]);
        let told = portolan(&format!("explain MAP --fail {loss} --target s --full"));
        assert_eq!(told.code, 0, "{}", told.messages);
        let told = portolan(&format!("reach MAP --from {loss} --direction upstream"));
        assert_eq!(told.code, 0, "{}", told.messages);
    }
}

#[test]
fn the_command_line_tells_mistakes_before_it_answers() {
    let told = portolan("impact MAP --fail a");
    assert!(
        told.messages.contains("make these answers doubtful"),
        "{}",
        told.messages
    );
    assert!(
        told.messages
            .contains("“Empty” needs 1 of its members and has 0.")
    );
    assert!(!told.answer.contains("lost: \n"), "{}", told.answer);
    let circle = told.messages.matches("contains itself").count();
    assert_eq!(circle, 1, "once for all plateaus: {}", told.messages);
    let told = portolan("weak-points MAP --plateau void");
    assert!(told.messages.contains("There is nothing at plateau void"));
    let told = portolan("availability MAP --service v");
    assert!(told.answer.contains("not known"), "{}", told.answer);
    let told = portolan("check MAP --format json");
    let answer: Json = serde_json::from_str(&told.answer).unwrap();
    let at = |plateau: &str| answer["modelling"][plateau].as_array().unwrap().len();
    assert!(at("now") > 10 && at("later") > at("now") && at("void") == 0);
    let told = portolan("check MAP");
    assert!(
        told.answer.contains("Model, at plateau now"),
        "{}",
        told.answer
    );
    assert!(
        told.answer.contains("“A” needs itself. [links/h1]"),
        "{}",
        told.answer
    );
}

#[test]
fn the_command_line_refuses_what_is_not_there_and_what_is_no_number() {
    for missing in [
        "impact MAP --fail nowhere",
        "impact MAP --fail a,nowhere",
        "impact MAP --fail a --degrade nowhere",
        "impact MAP --fail a --plateau void",
        "explain MAP --fail a --target nowhere",
        "reach MAP --from nowhere --direction upstream",
        "weak-points MAP --service nowhere",
        "availability MAP --service nowhere",
    ] {
        let told = portolan(missing);
        assert_eq!(told.code, 2, "{missing}: {}", told.messages);
        assert!(
            told.messages.contains("There is no element"),
            "{missing}: {}",
            told.messages
        );
        assert!(!told.messages.contains("Near: \n"), "{}", told.messages);
        assert!(told.answer.is_empty());
    }
    let told = portolan("weak-points MAP --plateau nowhere");
    assert_eq!(told.code, 2);
    assert!(
        told.messages.contains("now, later, void"),
        "{}",
        told.messages
    );
    for wrong in [
        "impact MAP --fail a --at=-5",
        "impact MAP --fail a --at nan",
        "impact MAP --fail a --at inf",
        "impact MAP --fail a --at soon",
        "explain MAP --fail a --target s --at=-1",
        "reach MAP --from a --direction upstream --depth=-1",
        "reach MAP --from a --direction sideways",
        "availability MAP --fail-under nan",
        "availability MAP --fail-under 7",
        "weak-points MAP --order 99",
    ] {
        let told = portolan(wrong);
        assert_eq!(told.code, 2, "{wrong}: {}{}", told.answer, told.messages);
        assert!(told.answer.is_empty());
    }
    // A damaged map is not compared: what was left out would pass for removed.
    let told = portolan("change MAP --from now --to later");
    assert_eq!(told.code, 3, "{}", told.messages);
    assert!(told.messages.contains("check --repair"));
    let folder = tempfile::tempdir().unwrap();
    let repaired = folder.path().join("repaired.ron");
    let repaired = repaired.to_str().unwrap();
    assert_eq!(portolan(&format!("check MAP --repair {repaired}")).code, 1);
    for (from, to) in [("now", "later"), ("now", "void"), ("void", "now")] {
        let words = format!("change {repaired} --from {from} --to {to} --format json");
        let told = portolan(&words);
        assert_eq!(told.code, 0, "{words}: {}", told.messages);
        serde_json::from_str::<Json>(&told.answer).unwrap();
    }
    let told = portolan(&format!("change {repaired} --from now --to nowhere"));
    assert_eq!(told.code, 2, "{}", told.messages);
}
