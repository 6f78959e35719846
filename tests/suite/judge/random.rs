//! Random small maps with all that the rules speak of, in plateaus, and what is lost in them.

use std::fmt;

use portolan::model::Nature;
use proptest::prelude::*;

/// A map in lines, the plateau that is looked at, and a scenario by the places of elements.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) lines: Vec<String>,
    pub(super) plateau: Option<String>,
    pub(super) struck: Vec<(usize, bool)>,
    pub(super) nature: Nature,
    pub(super) at_h: Option<f64>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "at {:?}, {:?} at {:?} h",
            self.plateau, self.nature, self.at_h
        )?;
        writeln!(f, "struck (place, down): {:?}", self.struck)?;
        self.lines
            .iter()
            .try_for_each(|line| writeln!(f, "    {line}"))
    }
}

const KINDS: [&str; 16] = [
    "application",
    "application",
    "business_service",
    "redundancy_group",
    "redundancy_group",
    "redundancy_group",
    "data_set",
    "database",
    "storage",
    "logical_server",
    "room",
    "provider",
    "backup_vault",
    "network_link",
    "zone",
    "actor",
];

const LINKS: [&str; 20] = [
    "depends_on",
    "depends_on",
    "depends_on",
    "depends_on",
    "requires",
    "requires",
    "hosted_on",
    "hosted_on",
    "operated_by",
    "member_of",
    "member_of",
    "member_of",
    "member_of",
    "member_of",
    "stored_in",
    "stored_in",
    "flow",
    "replicates_to",
    "backed_up_by",
    "uses",
];

/// The greatest number of elements in a map.
const MOST: usize = 13;

struct Seed {
    kind: usize,
    parent: usize,
    numbers: (u32, u32, u32),
}

fn name(at: usize) -> String {
    format!("e{at:02}")
}

/// The attributes of an element, a few of them.
fn attributes(kind: &str, (a, b, c): (u32, u32, u32), is_even: bool) -> String {
    let mut text = String::new();
    let mut say = |words: String| text += &format!(" {words}");
    if kind == "redundancy_group" {
        say(["k=1", "k=1", "k=2", "k=0", "k=3", "", "k=2"][a as usize % 7].into());
        if c % 3 == 0 {
            say(format!("failover_h=0.{}", b % 9));
        }
    }
    if is_even {
        say("availability=0.9".into());
    } else {
        match b % 8 {
            0..=3 => say(format!("availability=0.{}", 1 + c % 9)),
            4 => {
                say(
                    ["availability=0", "availability=1", "availability=1.5"][c as usize % 3].into(),
                );
            }
            5 => say("mtbf_h=90 mttr_h=10".into()),
            _ => {}
        }
    }
    match c % 8 {
        0 | 1 => say(format!("repair_h={}", a % 20)),
        2 => say(format!("restart_h=0.{b}")),
        3 => say(format!("repair_h={} restart_h={}.25", a % 7, b % 4)),
        4 => say("restart_h=-3".into()),
        _ => {}
    }
    match (kind, a % 8) {
        ("backup_vault", 0 | 1) => say("immutable=true".into()),
        ("backup_vault", 2) => say("offline=true".into()),
        (_, 3) => say("fault_domain=true".into()),
        (_, 4) => say("fault_domain=false".into()),
        _ => {}
    }
    text
}

fn link_attributes(kind: &str, number: u32, count: usize) -> String {
    match (kind, number % 6) {
        ("depends_on" | "requires", 0) => " strength=soft".into(),
        ("depends_on" | "requires", 1) => {
            format!(" strength=soft buffer_h={}", i64::from(number % 30) - 3)
        }
        ("depends_on" | "requires", 2) => " strength=hard".into(),
        ("replicates_to", 0 | 1) => format!(" lag_h={}", f64::from(number) / 8.0 - 2.0),
        ("replicates_to", 2) => " mode=sync".into(),
        ("replicates_to", 3) => " mode=async".into(),
        ("backed_up_by", 0..=4) => format!(" interval_h={}", number % 25),
        ("flow", 0..=3) => {
            let places = [number as usize, number as usize / 7];
            let [a, b] = places.map(|at| name(at % count));
            format!(" via=[{a},{b},gone]")
        }
        _ => String::new(),
    }
}

fn lines(
    seeds: &[Seed],
    links: &[(usize, usize, usize, u32)],
    overrides: &[(usize, usize, usize, u32)],
    (plateaus, branches): (usize, bool),
    (is_even, beta): (bool, u32),
) -> Vec<String> {
    let mut out = Vec::new();
    for at in 1..=plateaus {
        let base = match at {
            1 => String::new(),
            3 if branches => "p1".into(),
            _ => format!("p{}", at - 1),
        };
        out.push(format!("plateau p{at} {base}"));
    }
    let count = seeds.len();
    let kinds: Vec<&str> = seeds
        .iter()
        .map(|seed| KINDS[seed.kind % KINDS.len()])
        .collect();
    let of_kind = |kind: &str, pick: usize| {
        let all: Vec<usize> = (0..count).filter(|&at| kinds[at] == kind).collect();
        all.get(pick % all.len().max(1)).copied()
    };
    // One group at most has a common cause, and all fail equally often where one has.
    let shared = of_kind("redundancy_group", beta as usize).filter(|_| is_even);
    for (at, seed) in seeds.iter().enumerate() {
        let parent = if seed.parent < at {
            name(seed.parent)
        } else {
            String::new()
        };
        let mut attributes = attributes(kinds[at], seed.numbers, is_even);
        if shared == Some(at) {
            attributes += [" beta=0.2", " beta=1", " beta=0", " beta=0.5"][beta as usize % 4];
        }
        out.push(format!("{} {} {parent}{attributes}", name(at), kinds[at]));
    }
    let mut drawn = Vec::new();
    for &(kind, from, to, number) in links {
        let kind = LINKS[kind % LINKS.len()];
        let (from, to) = (from % count, to % count);
        let ends = match kind {
            "member_of" => of_kind("redundancy_group", to).map(|to| (from, to)),
            "stored_in" => of_kind("data_set", from).map(|from| (from, to)),
            "backed_up_by" => of_kind("backup_vault", to).map(|to| (from, to)),
            _ => Some((from, to)),
        };
        if let Some((from, to)) = ends {
            let attributes = link_attributes(kind, number, count);
            drawn.push(format!("{} {kind} {}{attributes}", name(from), name(to)));
        }
    }
    let drawn_count = drawn.len();
    out.extend(drawn);
    for &(at, what, to, number) in overrides.iter().filter(|_| plateaus > 0) {
        let plateau = format!("@p{}", 1 + number as usize % plateaus);
        let element = name(at % count);
        let link = (drawn_count > 0).then(|| format!("l{:03}", at % drawn_count.max(1)));
        let other = name(to % count);
        let line = match (what % 10, link) {
            (0 | 1, _) => format!("{plateau} {element} parent={other}"),
            (2, _) => format!("{plateau} {element} parent=-"),
            (3, _) => format!("{plateau} {element} present={}", number % 3 == 0),
            (4, _) => format!("since {element} p{}", 1 + number as usize % plateaus),
            (5, _) => format!("{plateau} {element} k={}", number % 4),
            (6, _) => format!("{plateau} {element} fault_domain={}", number % 2 == 0),
            (7, Some(link)) => format!("{plateau} {link} present={}", number % 3 == 0),
            (8, Some(link)) => format!("{plateau} {link} strength=soft"),
            (9, Some(link)) => format!("since {link} p{}", 1 + number as usize % plateaus),
            _ => continue,
        };
        out.push(line);
    }
    out
}

/// Random maps, and a random question about each.
pub(super) fn cases() -> impl Strategy<Value = Case> {
    let number = 0..210_u32;
    let seed = (
        0..KINDS.len(),
        0..MOST + 6,
        (number.clone(), number.clone(), number.clone()),
    );
    let elements = proptest::collection::vec(seed, 1..=MOST);
    let links =
        proptest::collection::vec((0..LINKS.len(), 0..MOST, 0..MOST, number.clone()), 0..32);
    let overrides = proptest::collection::vec((0..64_usize, 0..10_usize, 0..MOST, number), 0..6);
    let time = (0..4_usize, any::<bool>(), 0..3_usize);
    let common_cause = (proptest::bool::weighted(0.2), 0..8_u32);
    let struck = proptest::collection::vec((0..MOST, proptest::bool::weighted(0.8)), 0..4);
    let at_h = proptest::option::weighted(0.4, (0..40_u32).prop_map(f64::from));
    (
        elements,
        links,
        overrides,
        time,
        common_cause,
        struck,
        any::<bool>(),
        at_h,
    )
        .prop_map(
            |(elements, links, overrides, time, common_cause, struck, is_logical, at_h)| {
                let seeds: Vec<Seed> = elements
                    .into_iter()
                    .map(|(kind, parent, numbers)| Seed {
                        kind,
                        parent,
                        numbers,
                    })
                    .collect();
                let (plateaus, branches, looked_at) = time;
                let lines = lines(
                    &seeds,
                    &links,
                    &overrides,
                    (plateaus, branches),
                    common_cause,
                );
                let nature = if is_logical {
                    Nature::Logical
                } else {
                    Nature::Physical
                };
                let plateau =
                    (plateaus > 0).then(|| format!("p{}", 1 + looked_at % plateaus.max(1)));
                Case {
                    lines,
                    plateau,
                    struck,
                    nature,
                    at_h,
                }
            },
        )
}
