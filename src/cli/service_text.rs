//! The sheet of a service in words, and as a table for other programs.

use super::questions::Cells;
use crate::analysis::{
    Class, DataLoss, ServiceFacts, Verdict, hours_in_words, loss_in_words, own_availability,
    recovery_in_words, share_in_words,
};
use crate::locale::{Language, MessageId, msg};
use crate::model::{ElementId, ElementIx};
use crate::scene::service_assumptions;

/// The service, its id and the plateau.
pub(super) fn title(facts: &ServiceFacts, plateau: &str) -> String {
    let id = &facts.graph.element(facts.service).id;
    let name = name(facts, facts.service);
    if plateau.is_empty() {
        format!("{name} ({id})")
    } else {
        format!("{name} ({id}) – {plateau}")
    }
}

fn name(facts: &ServiceFacts, ix: ElementIx) -> String {
    let element = facts.graph.element(ix);
    let name = element.name.trim();
    let name = if name.is_empty() {
        element.id.as_str()
    } else {
        name
    };
    crate::text::visible(name).into_owned()
}

fn name_of(facts: &ServiceFacts, id: &ElementId) -> String {
    let found = facts.graph.find(id);
    found.map_or_else(|_| id.to_string(), |ix| name(facts, ix))
}

/// The word of a need, in JSON.
pub(super) fn class_word(class: Class) -> &'static str {
    match class {
        Class::Container => "container",
        Class::Hard => "hard",
        Class::Soft => "soft",
        Class::Member => "member",
        Class::Store => "store",
    }
}

/// A line for each figure: heading, id, name, value, against the need.
pub(super) fn rows(facts: &ServiceFacts, language: Language) -> Cells {
    let say = |id: MessageId| language.text(id);
    let mut rows = vec![
        [
            msg::SERVICE_COLUMN_SECTION,
            msg::CLI_COLUMN_ID,
            msg::SERVICE_COLUMN_ELEMENT,
            msg::SERVICE_COLUMN_VALUE,
            msg::SERVICE_COLUMN_NEED,
        ]
        .map(say)
        .to_vec(),
    ];
    let service = facts.graph.element(facts.service).id.clone();
    let mut push = |section: MessageId, id: &ElementId, value: String, need: String| {
        rows.push(vec![
            say(section),
            id.to_string(),
            name_of(facts, id),
            value,
            need,
        ]);
    };
    let of = &facts.availability;
    let target = target_in_words(facts, language);
    let share = share_in_words(of.availability, language);
    push(msg::SERVICE_TILE_AVAILABILITY, &service, share, target);
    let quantified = format!("{}/{}", of.quantified, of.of);
    push(
        msg::CHANGE_COLUMN_QUANTIFIED,
        &service,
        quantified,
        String::new(),
    );
    let downtime = hours_in_words(of.downtime_min_per_year() / 60.0, language);
    push(
        msg::CHANGE_COLUMN_DOWNTIME,
        &service,
        downtime,
        String::new(),
    );
    let ceiling = share_in_words(of.ceiling, language);
    push(msg::SERVICE_TILE_CEILING, &service, ceiling, String::new());
    for loss in &facts.losses {
        let hours = recovery_in_words(&loss.time, language);
        let need = facts.account_of(loss).verdict_in_words(language);
        push(msg::SERVICE_TABLE_LOSSES, &loss.lost, hours, need);
    }
    for (id, share) in &of.ceiling_parts {
        let share = share_in_words(*share, language);
        push(msg::SERVICE_TABLE_CEILING, id, share, String::new());
    }
    for one in of.importance.iter().filter(|one| one.improvement > 0.0) {
        let gain = hours_in_words(one.improvement * 8_760.0, language);
        push(
            msg::SERVICE_TABLE_IMPORTANCE,
            &one.element,
            gain,
            String::new(),
        );
    }
    for data in &facts.data {
        let lost = data.worst.as_ref().map(|(loss, _)| *loss);
        let lost = lost.map_or_else(
            || say(msg::SERVICE_NONE_LOSES),
            |loss| loss_in_words(loss, language),
        );
        let need = verdict_in_words(data.verdict(), msg::ACCOUNT_NO_MDL, language);
        push(msg::SERVICE_COLUMN_WORST, &data.data_set, lost, need);
        let lost = loss_in_words(data.corrupted, language);
        let need = verdict_in_words(data.corrupted_verdict(), msg::ACCOUNT_NO_MDL, language);
        push(msg::SERVICE_COLUMN_CORRUPTED, &data.data_set, lost, need);
    }
    for [one, other] in facts.pairs.iter().flatten() {
        let with = name_of(facts, other);
        push(msg::SERVICE_TABLE_PAIRS, one, with, String::new());
    }
    for id in &facts.weak.obligatory {
        push(
            msg::SERVICE_TABLE_OBLIGATORY,
            id,
            String::new(),
            String::new(),
        );
    }
    for (id, points) in &facts.on_paper {
        let names: Vec<String> = points.iter().map(|id| name_of(facts, id)).collect();
        push(
            msg::SERVICE_TABLE_ON_PAPER,
            id,
            names.join(", "),
            String::new(),
        );
    }
    for id in &facts.unquantified {
        push(msg::SERVICE_TREE_UNKNOWN, id, String::new(), String::new());
    }
    for need in &facts.needs {
        let id = facts.graph.element(need.element).id.clone();
        let word = if need.can_stop {
            msg::SERVICE_CAN_STOP
        } else {
            msg::SERVICE_TREE_SOFT
        };
        push(msg::SERVICE_TREE_TITLE, &id, say(word), String::new());
    }
    rows
}

fn target_in_words(facts: &ServiceFacts, language: Language) -> String {
    let Some(target) = facts.target else {
        return String::new();
    };
    let message = match facts.target_verdict() {
        Verdict::Over(_) => msg::SERVICE_TARGET_MISSED,
        Verdict::Within(_) => msg::SERVICE_TARGET_MET,
        Verdict::NoNeed | Verdict::Unknown => msg::SERVICE_TARGET_OPEN,
    };
    language.say(&message.with("target", share_in_words(target, language)))
}

fn verdict_in_words(verdict: Verdict, no_need: MessageId, language: Language) -> String {
    let hours = |hours: f64| hours_in_words(hours, language);
    match verdict {
        Verdict::Within(spare_h) => language.say(&msg::ACCOUNT_SPARE.with("hours", hours(spare_h))),
        Verdict::Over(over_h) if over_h.is_finite() => {
            language.say(&msg::ACCOUNT_OVER.with("hours", hours(over_h)))
        }
        Verdict::Over(_) => language.text(msg::ACCOUNT_DATA_LOST),
        Verdict::NoNeed => language.text(no_need),
        Verdict::Unknown => language.text(msg::ACCOUNT_CANNOT_TELL),
    }
}

/// The sheet for a terminal.
pub(super) fn as_text(facts: &ServiceFacts, plateau: &str, language: Language) -> String {
    let mut out = format!("{}\n\n", title(facts, plateau));
    let mut line = |depth: usize, words: &str| {
        out.push_str(&"  ".repeat(depth));
        out.push_str(words);
        out.push('\n');
    };
    let of = &facts.availability;
    let figures = [
        (
            msg::SERVICE_TILE_AVAILABILITY,
            [
                share_in_words(of.availability, language),
                language.say(&msg::SERVICE_DOWNTIME.with(
                    "downtime",
                    hours_in_words(of.downtime_min_per_year() / 60.0, language),
                )),
                language.say(
                    &msg::SERVICE_QUANTIFIED
                        .with("quantified", of.quantified)
                        .with("of", of.of),
                ),
                target_in_words(facts, language),
            ]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        ),
        (
            msg::SERVICE_TILE_CEILING,
            share_in_words(of.ceiling, language),
        ),
        (msg::SERVICE_TILE_RECOVERY, recovery(facts, language)),
        (msg::SERVICE_TILE_DATA, data(facts, language)),
        (msg::SERVICE_TILE_SINGLE, facts.losses.len().to_string()),
    ];
    let width = figures
        .iter()
        .map(|(title, _)| language.text(*title).chars().count())
        .max()
        .unwrap_or(0);
    for (title, words) in figures {
        line(0, &format!("{:width$}  {words}", language.text(title)));
    }
    line(0, "");
    line(0, &language.text(msg::SERVICE_TREE_TITLE));
    for words in tree(facts, language) {
        line(1, &words);
    }
    for (title, words) in sections(facts, language) {
        line(0, "");
        line(0, &title);
        for words in words {
            line(1, &words);
        }
    }
    line(0, "");
    line(0, &language.text(msg::SERVICE_ASSUMPTIONS));
    for words in service_assumptions(facts, &|id| name_of(facts, id), language) {
        line(1, &words);
    }
    out
}

fn recovery(facts: &ServiceFacts, language: Language) -> String {
    if facts.weak.is_down_already {
        return language.text(msg::SERVICE_BRIEF_DOWN_ALREADY);
    }
    let Some(loss) = facts.worst_loss() else {
        return language.text(msg::SERVICE_NONE_STOPS);
    };
    let account = facts.account_of(loss);
    let parts = [
        recovery_in_words(&loss.time, language),
        account.need_in_words(language),
        account.verdict_in_words(language),
        language.say(&msg::SERVICE_WORST_LOSS.with("name", name_of(facts, &loss.lost))),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn data(facts: &ServiceFacts, language: Language) -> String {
    let Some(data) = facts.worst_data() else {
        return language.text(msg::SERVICE_NO_DATA);
    };
    let loss = data.worst.as_ref().map(|(loss, _)| *loss);
    let loss = loss.map_or_else(
        || language.text(msg::SERVICE_NONE_LOSES),
        |loss: DataLoss| loss_in_words(loss, language),
    );
    let need = data.need_h.map(|hours| {
        let hours = hours_in_words(hours, language);
        language.say(&msg::ACCOUNT_MDL.with("hours", hours))
    });
    let verdict = verdict_in_words(data.verdict(), msg::ACCOUNT_NO_MDL, language);
    let parts = [
        Some(loss),
        need,
        Some(verdict),
        Some(name_of(facts, &data.data_set)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// The tree, a line an element, drawn with the strokes that terminals know.
fn tree(facts: &ServiceFacts, language: Language) -> Vec<String> {
    let tree = &facts.tree;
    let mut out = Vec::new();
    if tree.nodes.is_empty() {
        return out;
    }
    // Place, the strokes before it, and whether it is the last of those beside it.
    let mut open = vec![(0_usize, String::new(), None::<bool>)];
    while let Some((at, before, is_last)) = open.pop() {
        let node = &tree.nodes[at];
        let (branch, rest) = match is_last {
            None => ("", ""),
            Some(false) => ("├─ ", "│  "),
            Some(true) => ("└─ ", "   "),
        };
        out.push(format!(
            "{before}{branch}{}",
            tree_line(facts, at, language)
        ));
        let below = format!("{before}{rest}");
        let last = node.children.last().copied();
        for &child in node.children.iter().rev() {
            open.push((child, below.clone(), Some(last == Some(child))));
        }
    }
    if !tree.left_out.is_empty() {
        let count = tree.left_out.len();
        out.push(language.say(&msg::SERVICE_TREE_LEFT_OUT.with("count", count)));
    }
    out
}

fn tree_line(facts: &ServiceFacts, at: usize, language: Language) -> String {
    let node = &facts.tree.nodes[at];
    let element = facts.graph.element(node.element);
    let mut line = name(facts, node.element);
    if let Some(number) = facts.tree.number(node.element) {
        line = format!("[{number}] {line}");
    }
    if !node.also.is_empty() {
        let alike = msg::SERVICE_TREE_ALIKE.with("count", node.also.len());
        line.push_str(&format!(" {}", language.say(&alike.with("name", ""))));
    }
    let mut about = Vec::new();
    if let Some(group) = facts.graph.group(node.element) {
        let message = msg::SERVICE_TREE_GROUP
            .with("k", group.k as usize)
            .with("n", group.size as usize);
        about.push(language.say(&message));
    } else if let Some(share) = own_availability(element) {
        about.push(share_in_words(share, language));
    }
    if node.class == Some(Class::Soft) {
        about.push(language.text(msg::SERVICE_TREE_SOFT));
    } else if facts.weak.single.contains(&element.id) {
        about.push(language.text(msg::SERVICE_TREE_SINGLE));
    }
    if facts.on_paper.contains_key(&element.id) {
        about.push(language.text(msg::SERVICE_TREE_ON_PAPER));
    }
    let numbers: Vec<String> = node
        .references
        .iter()
        .filter_map(|(other, _)| Some(format!("→ {}", facts.tree.number(*other)?)))
        .collect();
    about.extend(numbers);
    if about.is_empty() {
        line
    } else {
        format!("{line}  ({})", about.join(", "))
    }
}

/// Lists under headings; those without a line are left out.
fn sections(facts: &ServiceFacts, language: Language) -> Vec<(String, Vec<String>)> {
    let losses = facts.losses.iter().map(|loss| {
        let account = facts.account_of(loss);
        format!(
            "{} – {} – {}",
            name_of(facts, &loss.lost),
            recovery_in_words(&loss.time, language),
            account.verdict_in_words(language)
        )
    });
    let gains = facts.availability.importance.iter();
    let gains = gains.filter(|one| one.improvement > 0.0).take(5);
    let gains = gains.map(|one| {
        let gain = hours_in_words(one.improvement * 8_760.0, language);
        format!("{} – {gain}", name_of(facts, &one.element))
    });
    let parts = facts.availability.ceiling_parts.iter().take(5);
    let parts = parts.map(|(id, share)| {
        format!(
            "{} – {}",
            name_of(facts, id),
            share_in_words(*share, language)
        )
    });
    let data = facts.data.iter().map(|data| {
        let lost = data.worst.as_ref().map_or_else(
            || language.text(msg::SERVICE_NONE_LOSES),
            |(loss, id)| {
                let message = msg::SERVICE_LOST_BY.with("loss", loss_in_words(*loss, language));
                language.say(&message.with("name", name_of(facts, id)))
            },
        );
        let need = verdict_in_words(data.verdict(), msg::ACCOUNT_NO_MDL, language);
        let corrupted = language.text(msg::SERVICE_COLUMN_CORRUPTED).to_lowercase();
        let loss = loss_in_words(data.corrupted, language);
        let name = name_of(facts, &data.data_set);
        format!("{name} – {lost} – {need} – {corrupted}: {loss}")
    });
    let pairs = facts.pairs.iter().flatten();
    let pairs =
        pairs.map(|[one, other]| format!("{} + {}", name_of(facts, one), name_of(facts, other)));
    let obligatory = facts.weak.obligatory.iter().map(|id| name_of(facts, id));
    let on_paper = facts.on_paper.iter().map(|(id, points)| {
        let names: Vec<String> = points.iter().map(|id| name_of(facts, id)).collect();
        format!("{} – {}", name_of(facts, id), names.join(", "))
    });
    let cycles = facts.cycles.iter().map(|cycle| {
        let names: Vec<String> = cycle.witness.iter().map(|id| name_of(facts, id)).collect();
        names.join(" → ")
    });
    let all: [(MessageId, Vec<String>); 8] = [
        (msg::SERVICE_TABLE_LOSSES, losses.collect()),
        (msg::SERVICE_TABLE_IMPORTANCE, gains.collect()),
        (msg::SERVICE_TABLE_CEILING, parts.collect()),
        (msg::SERVICE_TABLE_DATA, data.collect()),
        (msg::SERVICE_TABLE_PAIRS, pairs.collect()),
        (msg::SERVICE_TABLE_OBLIGATORY, obligatory.collect()),
        (msg::SERVICE_TABLE_ON_PAPER, on_paper.collect()),
        (msg::SERVICE_TABLE_CYCLES, cycles.collect()),
    ];
    all.into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(title, lines)| (language.text(title), lines))
        .collect()
}
