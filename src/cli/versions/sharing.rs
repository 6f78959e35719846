//! `portolan versions` with others: remote, fetch, push, pull, clone.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use clap::{Arg, ArgMatches, Command, value_parser};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value as Json, json};

use super::super::arguments::{self, Table};
use super::super::report::{Failure, Report};
use super::super::{DONE, USAGE, load};
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, msg};
use crate::storage::{self, ReadOptions};
use crate::versions::remote::{
    self, Access, Address, Credentials, Limits, Login, Progress, Remote, RemoteError, Sent, Stage,
    Standing, Watch, ssh_program,
};
use crate::versions::{Versions, VersionsError, Words};
use crate::workspace::sharing::{self, Pull};

/// How often somebody may be quicker than a push that merges.
const MOST_ROUNDS: usize = 5;

/// The commands.
pub(super) fn tables(t: &Table) -> Vec<Command> {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let formats = || {
        t.option("format", msg::CLI_ARG_FORMAT)
            .value_parser(["text", "json"])
    };
    let remote = || t.option("remote", msg::CLI_ARG_REMOTE).value_name("NAME");
    let word = |name: &'static str, about| {
        Arg::new(name)
            .value_name(name.to_uppercase())
            .required(true)
            .help(t.text(about))
            .help_heading(t.text(msg::CLI_ARGUMENTS))
    };
    let remotes = t
        .command("remote", msg::CLI_VERSIONS_REMOTE)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(
            t.command("list", msg::CLI_REMOTE_LIST)
                .arg(map())
                .arg(formats()),
        )
        .subcommand(
            t.command("add", msg::CLI_REMOTE_ADD)
                .arg(map())
                .arg(word("name", msg::CLI_ARG_REMOTE_NAME))
                .arg(word("address", msg::CLI_ARG_ADDRESS).allow_hyphen_values(true))
                .arg(t.flag("create", msg::CLI_ARG_CREATE))
                .arg(formats()),
        )
        .subcommand(
            t.command("remove", msg::CLI_REMOTE_REMOVE)
                .arg(map())
                .arg(word("name", msg::CLI_ARG_REMOTE_NAME))
                .arg(formats()),
        )
        .subcommand(
            t.command("trust", msg::CLI_REMOTE_TRUST)
                .arg(map())
                .arg(word("name", msg::CLI_ARG_REMOTE_NAME).required(false))
                .arg(formats()),
        );
    vec![
        remotes,
        t.command("fetch", msg::CLI_VERSIONS_FETCH)
            .arg(map())
            .arg(remote())
            .arg(t.flag("all", msg::CLI_ARG_ALL_BRANCHES))
            .arg(formats()),
        t.command("push", msg::CLI_VERSIONS_PUSH)
            .arg(map())
            .arg(remote())
            .arg(t.flag("merge", msg::CLI_ARG_PUSH_MERGE))
            .arg(t.flag("yes", msg::CLI_ARG_PUSH_YES))
            .arg(formats()),
        t.command("pull", msg::CLI_VERSIONS_PULL)
            .arg(map())
            .arg(remote())
            .arg(formats()),
        t.command("clone", msg::CLI_VERSIONS_CLONE)
            .arg(word("address", msg::CLI_ARG_ADDRESS).allow_hyphen_values(true))
            .arg(
                t.file("folder", msg::CLI_ARG_CLONE_FOLDER)
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(formats()),
    ]
}

/// Carries one of them out; `None` when it is none of these.
pub(super) fn run(
    name: &str,
    matches: &ArgMatches,
    report: &mut Report,
) -> Option<Result<u8, Failure>> {
    Some(match name {
        "remote" => {
            let (name, matches) = matches.subcommand()?;
            let format = matches.get_one::<String>("format");
            report.is_json = format.is_some_and(|format| format == "json");
            match name {
                "list" => list(matches, report),
                "add" => add(matches, report),
                "remove" => remove(matches, report),
                "trust" => confirm(matches, report),
                _ => Ok(USAGE),
            }
        }
        "fetch" => fetch(matches, report),
        "push" => push(matches, report),
        "pull" => pull(matches, report),
        "clone" => clone(matches, report),
        _ => return None,
    })
}

fn open(matches: &ArgMatches) -> Result<Versions, Failure> {
    Versions::open(arguments::path(matches, "map")).map_err(|error| error.problem().into())
}

fn failed(place: &str) -> impl Fn(RemoteError) -> Failure {
    move |error| match error {
        RemoteError::Address { .. } | RemoteError::BadName(_) | RemoteError::NoRemote(_) => {
            let problem = error.problem(place);
            match problem.hint {
                Some(hint) => Failure::Usage(
                    msg::SHARING_WITH_HINT
                        .with("message", problem.message)
                        .with("hint", hint),
                ),
                None => Failure::Usage(problem.message),
            }
        }
        RemoteError::Moved => Failure::Conflict(vec![error.problem(place)]),
        other => Failure::from(other.problem(place)),
    }
}

fn chosen(versions: &Versions, matches: &ArgMatches) -> Result<Remote, Failure> {
    let name = matches.get_one::<String>("remote").map(String::as_str);
    let found = versions.remote(name, &sharing::trust());
    found.map_err(failed(name.unwrap_or("origin")))
}

fn current_folder() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}

fn list(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let versions = open(matches)?;
    let remotes = versions.remotes().map_err(failed(""))?;
    let trust = sharing::trust();
    let mut all = Vec::new();
    let mut text = String::new();
    for remote in &remotes {
        let is_confirmed = trust.holds(versions.folder(), &remote.text);
        let standing = versions.standing(&remote.name).unwrap_or_default();
        let state = state(&standing);
        if report.is_json {
            let flaw = remote.to_fetch().err().map(|error| {
                let problem = error.problem(&remote.name);
                report.say(problem.message)
            });
            all.push(json!({
                "name": remote.name,
                "address": remote.text,
                "push_address": remote.push.as_ref().map(|(text, _)| text),
                "confirmed": is_confirmed,
                "refused": flaw,
                "branch": standing.branch,
                "known": standing.theirs.is_some(),
                "ahead": standing.ahead,
                "behind": standing.behind,
            }));
            continue;
        }
        let mark = if is_confirmed {
            report.say(state)
        } else {
            report.say(msg::SHARING_UNCONFIRMED)
        };
        text.push_str(&format!("{}  {}  {mark}\n", remote.name, remote.text));
    }
    if report.is_json {
        report.answer_json(&Json::Array(all));
    } else {
        report.answer(&text);
    }
    Ok(DONE)
}

fn state(standing: &Standing) -> Message {
    sharing::state(standing)
}

fn add(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let path = arguments::path(matches, "map");
    let given = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let mut versions = Versions::open_or_create(path).map_err(|error| error.problem())?;
    let base = current_folder();
    if matches.get_flag("create")
        && let Ok(Address::Folder(folder)) = Address::parse(given("address"), &base)
    {
        remote::create(&folder).map_err(failed(given("address")))?;
    }
    let added = versions
        .add_remote(given("name"), given("address"), &base, &sharing::trust())
        .map_err(failed(given("name")))?;
    if report.is_json {
        report.answer_json(&json!({ "name": added.name, "address": added.text }));
    } else {
        report.tell(
            msg::SHARING_ADDED
                .with("name", added.name)
                .with("address", added.text),
        );
    }
    Ok(DONE)
}

fn remove(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let mut versions = open(matches)?;
    let name = matches.get_one::<String>("name").map_or("", String::as_str);
    versions.remove_remote(name).map_err(failed(name))?;
    if report.is_json {
        report.answer_json(&json!({ "removed": name }));
    } else {
        report.tell(msg::SHARING_REMOVED.with("name", name));
    }
    Ok(DONE)
}

fn confirm(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let versions = open(matches)?;
    let name = matches.get_one::<String>("name").map(String::as_str);
    let remote = versions.unconfirmed_remote(name).map_err(failed(""))?;
    remote.to_fetch().map_err(failed(&remote.name))?;
    remote.to_push().map_err(failed(&remote.name))?;
    let trust = sharing::trust();
    let push = remote.push.as_ref().map(|(text, _)| text);
    for text in [Some(&remote.text), push].into_iter().flatten() {
        trust
            .give(versions.folder(), text)
            .map_err(failed(&remote.name))?;
    }
    if report.is_json {
        report.answer_json(&json!({ "name": remote.name, "address": remote.text }));
    } else {
        report.tell(msg::SHARING_CONFIRMED.with("address", remote.text));
    }
    Ok(DONE)
}

fn fetch(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let mut versions = open(matches)?;
    let remote = chosen(&versions, matches)?;
    let fetched = with_access(report, |access| {
        versions.fetch(&remote, matches.get_flag("all"), access)
    });
    let fetched = fetched.map_err(failed(&remote.place()))?;
    if report.is_json {
        report.answer_json(&json!({
            "remote": remote.name,
            "branch": fetched.standing.branch,
            "branches": fetched.branches,
            "tags": fetched.tags,
            "objects": fetched.objects,
            "ahead": fetched.standing.ahead,
            "behind": fetched.standing.behind,
        }));
    } else {
        report.tell(state(&fetched.standing));
    }
    Ok(DONE)
}

fn push(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let mut versions = open(matches)?;
    let remote = chosen(&versions, matches)?;
    ask_before(matches, &versions, &remote, report)?;
    let merges = matches.get_flag("merge");
    let mut rounds = 0;
    loop {
        let sent = with_access(report, |access| versions.push(&remote, access));
        match sent {
            Ok(sent) => {
                tell_sent(&sent, &remote, report);
                return Ok(DONE);
            }
            Err(RemoteError::Moved) if merges && rounds < MOST_ROUNDS => {
                rounds += 1;
                let pulled = pull_once(matches, &mut versions, &remote, report)?;
                if let Pulled::Conflicts(problems) = pulled {
                    return Err(Failure::Conflict(problems));
                }
            }
            Err(error) => return Err(failed(&remote.place())(error)),
        }
    }
}

fn tell_sent(sent: &Sent, remote: &Remote, report: &Report) {
    if report.is_json {
        report.answer_json(&json!({
            "remote": remote.name,
            "branch": sent.branch,
            "versions": sent.commits,
            "objects": sent.objects,
            "tags": sent.tags,
            "remarks": sent.remarks,
        }));
        return;
    }
    report.tell(sharing::sent(sent, &remote.place()));
    if !sent.remarks.is_empty() {
        report.tell(
            msg::SHARING_REMARKS
                .with("place", remote.place())
                .with("remarks", sent.remarks.as_str()),
        );
    }
}

/// A map is an attack plan: where it goes is said before it goes, unless the map itself says that it
/// may go there.
fn ask_before(
    matches: &ArgMatches,
    versions: &Versions,
    remote: &Remote,
    report: &Report,
) -> Result<(), Failure> {
    if matches.get_flag("yes") {
        return Ok(());
    }
    let path = arguments::path(matches, "map");
    let outcome = storage::read_file(path, &ReadOptions::default())
        .map_err(|refused| Failure::File(refused.problems))?;
    let address = remote.to_push().map_err(failed(&remote.name))?;
    let standing = versions
        .standing(&remote.name)
        .map_err(failed(&remote.name))?;
    let Some(question) = sharing::question(&outcome.map, address, &standing) else {
        return Ok(());
    };
    if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        report.tell(question.clone());
        report.tell(msg::SHARING_ASK_YES);
        let mut answer = String::new();
        let read = std::io::stdin().read_line(&mut answer).is_ok();
        let answer = answer.trim().to_lowercase();
        if read && ["y", "yes", "o", "oui"].contains(&answer.as_str()) {
            return Ok(());
        }
    }
    Err(Failure::from(
        Problem::new("push-unconfirmed", Severity::Error, question)
            .with_hint(msg::SHARING_ASK_HINT.into()),
    ))
}

/// What came of a pull.
enum Pulled {
    UpToDate,
    Forward(String),
    Merged(String),
    Conflicts(Vec<Problem>),
}

fn pull(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let mut versions = open(matches)?;
    let remote = chosen(&versions, matches)?;
    let pulled = pull_once(matches, &mut versions, &remote, report)?;
    let (word, title) = match &pulled {
        Pulled::UpToDate => ("up-to-date", None),
        Pulled::Forward(title) => ("forward", Some(title)),
        Pulled::Merged(title) => ("merged", Some(title)),
        Pulled::Conflicts(problems) => return Err(Failure::Conflict(problems.clone())),
    };
    let standing = versions
        .standing(&remote.name)
        .map_err(failed(&remote.name))?;
    if report.is_json {
        report.answer_json(&json!({
            "remote": remote.name,
            "branch": standing.branch,
            "result": word,
            "version": title,
            "ahead": standing.ahead,
            "behind": standing.behind,
        }));
        return Ok(DONE);
    }
    let message = match pulled {
        Pulled::Forward(title) => msg::SHARING_FOLLOWED.with("title", title),
        Pulled::Merged(title) => msg::SHARING_MERGED.with("title", title),
        Pulled::UpToDate | Pulled::Conflicts(_) => state(&standing),
    };
    report.tell(message);
    Ok(DONE)
}

fn pull_once(
    matches: &ArgMatches,
    versions: &mut Versions,
    remote: &Remote,
    report: &Report,
) -> Result<Pulled, Failure> {
    let path = arguments::path(matches, "map");
    let versions_failed = |error: VersionsError| Failure::from(error.problem());
    if !versions.is_kept().map_err(versions_failed)? {
        // A merge starts from a version, so that nothing can be lost in it.
        return Err(versions_failed(VersionsError::Unkept));
    }
    let fetched = with_access(report, |access| versions.fetch(remote, false, access));
    let fetched = fetched.map_err(failed(&remote.place()))?;
    let ours = storage::read_file(path, &ReadOptions::default())
        .map_err(|refused| Failure::File(refused.problems))?;
    match sharing::plan_pull(versions, &remote.name, &fetched.standing, &ours.map)? {
        Pull::UpToDate => Ok(Pulled::UpToDate),
        Pull::Forward(version) => {
            let write = |bytes: &[u8]| {
                load::put(bytes, path)
                    .map_err(|problem| VersionsError::NotWritten(Box::new(problem)))
            };
            versions
                .fast_forward(&version.id, write)
                .map_err(versions_failed)?;
            Ok(Pulled::Forward(version.title))
        }
        Pull::Merge(pending) => {
            let place = format!("{}/{}", remote.name, fetched.standing.branch);
            let title = report.say(msg::SHARING_MERGE_TITLE.with("place", place.as_str()));
            let Some(map) = sharing::merged(&pending, &title) else {
                // The window settles it with the next opening of the map.
                super::super::merge::keep_for_window(&pending, path, report);
                return Ok(Pulled::Conflicts(conflicts(&pending, &place)));
            };
            load::save(&map, path)?;
            let words = Words {
                title: title.clone(),
                ..Words::default()
            };
            let bytes = std::fs::read(path).map_err(|error| {
                versions_failed(VersionsError::Map {
                    path: path.to_owned(),
                    reason: error.to_string(),
                })
            })?;
            let theirs = fetched.standing.theirs.unwrap_or_default();
            let kept = versions.keep_merge(&bytes, &words, &theirs);
            if let Err(error) = kept {
                // The map goes back to what the last version holds.
                let back = load::save(&ours.map, path);
                back?;
                return Err(versions_failed(error));
            }
            Ok(Pulled::Merged(title))
        }
    }
}

/// What is left to settle, a problem each.
fn conflicts(pending: &crate::model::patch::PendingMerge, place: &str) -> Vec<Problem> {
    let mut problems: Vec<Problem> = pending
        .merge()
        .open()
        .map(|conflict| {
            let record = format!("{}/{}", conflict.record.table.as_str(), conflict.record.id);
            let message = msg::SHARING_CONFLICT.with("record", record.as_str());
            let mut problem = Problem::new("conflict", Severity::Error, message);
            problem.place.record = Some(record);
            problem
        })
        .collect();
    let message = msg::SHARING_CONFLICTS
        .with("place", place)
        .with("count", problems.len());
    problems.push(
        Problem::new("conflicts", Severity::Error, message)
            .with_hint(msg::SHARING_CONFLICTS_HINT.into()),
    );
    problems
}

fn clone(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let address = matches
        .get_one::<String>("address")
        .map_or("", String::as_str);
    let folder = arguments::path(matches, "folder");
    let base = current_folder();
    let cloned = with_access(report, |access| {
        remote::clone(address, &base, folder, &sharing::trust(), access)
    });
    let cloned = cloned.map_err(failed(address))?;
    let maps: Vec<String> = cloned
        .maps
        .iter()
        .map(|map| map.display().to_string())
        .collect();
    if report.is_json {
        report.answer_json(&json!({
            "folder": cloned.folder.display().to_string(),
            "branch": cloned.branch,
            "maps": maps,
        }));
    } else {
        report.tell(
            msg::SHARING_CLONED
                .with("folder", folder.display().to_string())
                .with("count", maps.len()),
        );
        let lines: String = maps.iter().map(|map| format!("{map}\n")).collect();
        report.answer(&lines);
    }
    Ok(DONE)
}

/// Runs a transfer with a bar on the terminal; Ctrl+C ends the program, and a transfer that ends
/// before its end has changed nothing.
fn with_access<T>(
    report: &Report,
    work: impl FnOnce(&Access<'_>) -> Result<T, RemoteError>,
) -> Result<T, RemoteError> {
    // indicatif shows bars on terminals only.
    let style = ProgressStyle::with_template("{msg} {wide_bar}");
    let bar =
        ProgressBar::new(1_000).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let never = AtomicBool::new(false);
    let progress = |progress: Progress| {
        bar.set_message(report.say(sharing::stage_name(progress.stage)));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share between 0 and 1"
        )]
        bar.set_position((progress.share() * 1_000.0) as u64);
        if progress.stage == Stage::Connecting {
            bar.tick();
        }
    };
    let terminal = Terminal { report, bar: &bar };
    let access = Access {
        watch: Watch {
            cancelled: &never,
            progress: &progress,
        },
        credentials: &terminal,
        ssh: ssh_program(),
        may_prompt: is_attended(),
        limits: Limits::default(),
    };
    let done = work(&access);
    bar.finish_and_clear();
    done
}

fn is_attended() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks on the terminal, without showing what is typed. `PORTOLAN_TOKEN`, with `PORTOLAN_USER` where
/// the host cares, answers where nobody sits.
struct Terminal<'a> {
    report: &'a Report,
    bar: &'a ProgressBar,
}

impl Credentials for Terminal<'_> {
    fn login(&self, host: &str, user: Option<&str>, was_wrong: bool) -> Option<Login> {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        if let Some(secret) = set("PORTOLAN_TOKEN")
            && !was_wrong
        {
            let user = user.map(str::to_owned).or_else(|| set("PORTOLAN_USER"));
            return Some(Login {
                user: user.unwrap_or_else(|| "portolan".to_owned()),
                secret,
            });
        }
        if !is_attended() {
            return None;
        }
        self.bar.suspend(|| {
            let user = match user {
                Some(user) => user.to_owned(),
                None => {
                    self.report.tell(msg::SHARING_ASK_USER.with("host", host));
                    let mut line = String::new();
                    std::io::stdin().read_line(&mut line).ok()?;
                    let line = line.trim().to_owned();
                    if line.is_empty() {
                        return None;
                    }
                    line
                }
            };
            let question = msg::SHARING_ASK_SECRET.with("user", user.as_str());
            let question = self.report.say(question.with("host", host));
            let secret = rpassword::prompt_password(format!("{question} ")).ok()?;
            (!secret.is_empty()).then_some(Login { user, secret })
        })
    }
}
