//! `portolan view`: the views of a map listed, made, copied, renamed, put in order, filtered,
//! gathered again, deleted.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use serde_json::json;

use super::arguments::Table;
use super::load;
use super::report::{Failure, Report};
use super::{DONE, arguments};
use crate::command::{self, Command, Context, ViewCommand};
use crate::locale::{Message, msg};
use crate::model::{
    ElementId, FieldPath, Filter, KindId, PlateauId, Recipe, Record as _, RecordKey, SystemMap,
    TableName, ViewId, Way,
};
use crate::scene::LayoutWatch;
use crate::workspace::{self, Arranging, Gathering, ViewOrder, usual_name};

/// The words for what is done to a view.
const DEEDS: [&str; 8] = [
    "list",
    "add",
    "duplicate",
    "rename",
    "delete",
    "reorder",
    "filter",
    "refresh",
];

/// The command, for the table of all.
pub(super) fn table(t: &Table) -> clap::Command {
    let list = |name, about, value| {
        t.option(name, about)
            .value_name(value)
            .action(ArgAction::Append)
    };
    let id = |name, about| t.option(name, about).value_name("ID");
    let number = |name, about| t.option(name, about).value_name("N");
    t.command("view", msg::VIEWS_CLI)
        .arg(
            Arg::new("deed")
                .value_name("DEED")
                .required(true)
                .value_parser(PossibleValuesParser::new(DEEDS))
                .help(t.text(msg::VIEWS_CLI_DEED))
                .help_heading(t.text(msg::CLI_ARGUMENTS)),
        )
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(id("view", msg::CLI_ARG_VIEW))
        .arg(t.option("name", msg::VIEWS_CLI_ARG_NAME).value_name("NAME"))
        .arg(number("to", msg::VIEWS_CLI_ARG_TO).value_parser(value_parser!(usize)))
        .arg(list("around", msg::VIEWS_CLI_ARG_AROUND, "ID[,ID…]"))
        .arg(number("depth", msg::CLI_ARG_DEPTH).value_parser(value_parser!(u32)))
        .arg(t.option("way", msg::VIEWS_CLI_ARG_WAY).value_parser([
            "both",
            "upstream",
            "downstream",
        ]))
        .arg(list("zone", msg::VIEWS_CLI_ARG_ZONE, "ID"))
        .arg(list("service", msg::VIEWS_CLI_ARG_SERVICE, "ID"))
        .arg(list("inside", msg::VIEWS_CLI_ARG_INSIDE, "ID"))
        .arg(id("changes", msg::VIEWS_CLI_ARG_CHANGES))
        .arg(list("kind", msg::VIEWS_CLI_ARG_KIND, "KIND[,KIND…]"))
        .arg(list(
            "where",
            msg::VIEWS_CLI_ARG_WHERE,
            "FIELD=VALUE[,VALUE…]",
        ))
        .arg(t.flag("fade", msg::VIEWS_CLI_ARG_FADE))
        .arg(id("plateau", msg::CLI_ARG_PLATEAU))
        .arg(t.flag("write", msg::CLI_ARG_WRITE))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json"]),
        )
}

/// Does what was asked, then prints the views or writes the map.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let deed = matches
        .get_one::<String>("deed")
        .map_or("list", String::as_str);
    let map = if deed == "list" {
        map
    } else {
        let command = asked(matches, deed, &map, report)?;
        let plateau = load::plateau(matches, &map)?;
        carry_out(&map, plateau.as_ref(), &command)?
    };
    if deed != "list" && matches.get_flag("write") {
        let path = arguments::path(matches, "map");
        write(&map, path, report)?;
    }
    print(&map, report);
    Ok(DONE)
}

fn write(map: &SystemMap, path: &Path, report: &Report) -> Result<(), Failure> {
    let is_ours = path
        .extension()
        .is_some_and(|extension| extension == crate::storage::EXTENSION);
    if !is_ours {
        let message = msg::CLI_NOT_OURS.with("file", path.display().to_string());
        return Err(message.into());
    }
    load::save_back(map, path)?;
    report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    Ok(())
}

/// The command that the words ask for.
fn asked(
    matches: &ArgMatches,
    deed: &str,
    map: &SystemMap,
    report: &Report,
) -> Result<Command, Failure> {
    let name = matches.get_one::<String>("name").map(String::as_str);
    if deed == "add" {
        return add(matches, map, name, report);
    }
    if matches.get_one::<String>("view").is_none() {
        return Err(Message::from(msg::VIEWS_CLI_WHICH).into());
    }
    let view = load::view(matches, map)?;
    let needed = || name.ok_or_else(|| Failure::from(Message::from(msg::VIEWS_CLI_NAME)));
    Ok(match deed {
        "duplicate" => Command::View(ViewCommand::Duplicate {
            view,
            name: name.map(Into::into),
        }),
        "rename" => Command::Rename {
            record: RecordKey::new(TableName::Views, view.text().clone()),
            name: needed()?.into(),
        },
        "delete" => Command::DeleteView { view },
        "reorder" => {
            let to = matches.get_one::<usize>("to").copied();
            let to = to.ok_or_else(|| Failure::from(Message::from(msg::VIEWS_CLI_TO)))?;
            let to = to.saturating_sub(1);
            Command::View(ViewCommand::Move { view, to })
        }
        "filter" => Command::View(ViewCommand::Filter {
            view,
            filters: filters(matches)?,
        }),
        _ => {
            let plateau = load::plateau(matches, map)?;
            let found = Gathering::again(map, plateau.as_ref(), &view)?;
            laid_out(map, &view, found, report)?
        }
    })
}

/// A new view: empty, or with what one of the recipes gives.
fn add(
    matches: &ArgMatches,
    map: &SystemMap,
    name: Option<&str>,
    report: &Report,
) -> Result<Command, Failure> {
    let plateau = load::plateau(matches, map)?;
    let Some(recipe) = recipe(matches, map, plateau.as_ref())? else {
        let name = name.ok_or_else(|| Failure::from(Message::from(msg::VIEWS_CLI_NAME)))?;
        return Ok(Command::AddView { name: name.into() });
    };
    let order = ViewOrder {
        name: name.map_or_else(
            || usual_name(map, &recipe, report.language),
            ToOwned::to_owned,
        ),
        recipe,
        remembers: true,
    };
    let found = Gathering::of(map, plateau.as_ref(), &order, None)?;
    laid_out(map, &ViewId::from(""), found, report)
}

fn laid_out(
    map: &SystemMap,
    view: &ViewId,
    found: Gathering,
    report: &Report,
) -> Result<Command, Failure> {
    let watch = LayoutWatch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let what = Arranging::Gather(found);
    workspace::arrange(map, view, &what, report.language, &watch)
        .ok_or_else(|| Failure::from(Message::from(msg::VIEWS_NOTHING_GATHERED)))
}

/// What `--around`, `--zone`, `--service`, `--inside`, `--changes` or `--kind` ask for.
fn recipe(
    matches: &ArgMatches,
    map: &SystemMap,
    plateau: Option<&PlateauId>,
) -> Result<Option<Recipe>, Failure> {
    let snapshot = map.snapshot(plateau);
    let elements = |name: &str| load::elements(matches, name, &snapshot);
    let one = |name: &str| -> Result<Option<ElementId>, Failure> {
        Ok(elements(name)?.into_iter().next())
    };
    let from = elements("around")?;
    if !from.is_empty() {
        let depth = matches.get_one::<u32>("depth").copied().unwrap_or(1);
        let way = matches.get_one::<String>("way");
        return Ok(Some(Recipe::Around {
            from,
            depth: depth.clamp(1, Recipe::DEEPEST),
            way: way
                .and_then(|word| Way::from_word(word))
                .unwrap_or_default(),
        }));
    }
    if let Some(zone) = one("zone")? {
        return Ok(Some(Recipe::Zone { zone }));
    }
    if let Some(service) = one("service")? {
        return Ok(Some(Recipe::Service { service }));
    }
    if let Some(holder) = one("inside")? {
        return Ok(Some(Recipe::Inside { holder }));
    }
    if let Some(id) = matches.get_one::<String>("changes") {
        let known = map.timeline().order();
        let found = known.iter().find(|plateau| plateau.as_str() == id);
        let plateau = found.cloned().ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(PlateauId::as_str).collect();
            Failure::from(
                msg::CLI_NO_PLATEAU
                    .with("plateau", id.as_str())
                    .with("known", names.join(", ")),
            )
        })?;
        return Ok(Some(Recipe::Changes { plateau }));
    }
    let kinds: Vec<KindId> = load::listed(matches, "kind").map(KindId::from).collect();
    Ok((!kinds.is_empty()).then_some(Recipe::Kinds { kinds }))
}

/// `--where environment=production,test`: one filter each; none clears them.
fn filters(matches: &ArgMatches) -> Result<Vec<Filter>, Failure> {
    let fades = matches.get_flag("fade");
    let asked = matches.get_many::<String>("where").into_iter().flatten();
    asked
        .map(|words| {
            let (by, values) = words
                .split_once('=')
                .ok_or_else(|| Failure::from(msg::VIEWS_CLI_WHERE.with("words", words.as_str())))?;
            Ok(Filter {
                by: by.trim().into(),
                values: values.split(',').map(|value| value.trim().into()).collect(),
                fades,
            })
        })
        .collect()
}

/// The map after a command; ids of new views are drawn alike in every run.
fn carry_out(
    map: &SystemMap,
    plateau: Option<&PlateauId>,
    command: &Command,
) -> Result<SystemMap, Failure> {
    let mut dice = map.tables().views.len() as u64;
    let mut context = Context {
        plateau,
        random: &mut || {
            dice = dice
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            dice >> 16
        },
        today: "",
        author_role: "",
    };
    let patch = command::plan(map, command, &mut context)
        .map_err(|refusal| Failure::from(refusal.message))?;
    map.with(&patch)
        .map_err(|misfit| Failure::from(misfit.message()))
}

/// The views in the order of their tabs.
fn print(map: &SystemMap, report: &Report) {
    let mut views: Vec<_> = map.tables().views.iter().collect();
    views.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    let boxes = |view: &ViewId| {
        let elements = &map.tables().elements;
        let placed = map.placements_of(view);
        placed
            .filter(|placement| elements.contains(&placement.subject.text().clone().into()))
            .count()
    };
    if report.is_json {
        let value = |view: &crate::model::View, field: &str| {
            view.get(&FieldPath::own(field))
                .map(|value| crate::storage::value_json(&value))
        };
        let list: Vec<_> = views
            .iter()
            .map(|view| {
                json!({
                    "id": view.id.as_str(),
                    "name": view.name.as_str(),
                    "description": view.description.as_str(),
                    "elements": boxes(&view.id),
                    "of": view.of.as_ref().map(ElementId::as_str),
                    "recipe": value(view, "recipe"),
                    "filters": value(view, "filters"),
                })
            })
            .collect();
        report.answer_json(&json!({ "views": list }));
        return;
    }
    let mut text = String::new();
    for view in views {
        text.push_str(&format!(
            "{:<24} {:>5}  {}\n",
            view.id.as_str(),
            boxes(&view.id),
            view.name
        ));
    }
    report.answer(&text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::samples;

    /// Does what the words say to the sample in a file; gives the map that the file holds then.
    fn after(words: &[&[&str]]) -> SystemMap {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.ron");
        let map = samples::find("hello").unwrap().read();
        std::fs::write(&path, crate::storage::write(&map)).unwrap();
        for words in words {
            let (deed, rest) = words.split_first().unwrap();
            let file = path.display().to_string();
            let all = ["portolan", "view", deed, &file];
            let all = all.iter().chain(rest).map(std::ffi::OsString::from);
            crate::cli::run(all.chain(["--write".into()]));
        }
        let read = crate::storage::read_bytes(&std::fs::read(&path).unwrap(), "map.ron").unwrap();
        assert_eq!(read.problems, []);
        read.map
    }

    fn names(map: &SystemMap) -> Vec<String> {
        let mut views: Vec<_> = map.tables().views.iter().collect();
        views.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
        views.iter().map(|view| view.name.to_string()).collect()
    }

    #[test]
    fn views_are_made_copied_renamed_put_in_order_and_deleted_from_the_command_line() {
        let map = samples::find("hello").unwrap().read();
        let first = names(&map)[0].clone();
        let made = after(&[&["add", "--name", "Empty"]]);
        assert_eq!(names(&made), [first.as_str(), "Empty"]);
        let done = after(&[
            &["add", "--name", "Empty"],
            &["duplicate", "--view", &first, "--name", "Copy"],
            &["rename", "--view", "Empty", "--name", "Void"],
            &["reorder", "--view", "Void", "--to", "1"],
            &["delete", "--view", "Copy"],
        ]);
        assert_eq!(names(&done), ["Void", first.as_str()]);
    }

    #[test]
    fn a_view_is_gathered_filtered_and_gathered_again_from_the_command_line() {
        let around = [
            "add", "--around", "intranet", "--depth", "1", "--name", "Near",
        ];
        let map = after(&[&around, &["refresh", "--view", "Near"]]);
        let view = map.tables().views.iter().find(|view| view.name == "Near");
        let view = view.unwrap();
        assert!(map.placements_of(&view.id).count() > 1);
        assert!(map.placements_of(&view.id).all(|one| one.has_place()));
        assert!(view.gathered.contains(&"intranet".into()));
        let filter = [
            "filter",
            "--view",
            "Near",
            "--where",
            "kind=application",
            "--fade",
        ];
        let map = after(&[&around, &filter]);
        let view = map.tables().views.iter().find(|view| view.name == "Near");
        let filters = &view.unwrap().filters;
        assert_eq!(filters.len(), 1);
        assert!(filters[0].fades && filters[0].has("application"));
    }
}
