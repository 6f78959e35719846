//! Giving the other side what it lacks, and moving its branch, if nobody else did meanwhile.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use gix::ObjectId;
use gix::refs::transaction::PreviousValue;

use super::advert::Advert;
use super::haul::haul;
use super::packet::{self, Band, FLUSH, Packet};
use super::watch::Stage;
use super::wire::{self, Service, Wire};
use super::{Access, Address, RemoteError, folder, inner, names, pack};

/// What was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The branch.
    pub branch: String,
    /// How many commits the other side lacked.
    pub commits: usize,
    /// How many objects went.
    pub objects: usize,
    /// Tags that went along.
    pub tags: Vec<String>,
    /// What the host remarked.
    pub remarks: String,
}

/// One name that is to move there.
struct Wish {
    name: String,
    from: Option<ObjectId>,
    to: ObjectId,
}

/// Gives a branch, with the tags on it; `remote` is the name that the other side goes by here.
pub(super) fn push(
    repository: &gix::Repository,
    remote: &str,
    address: &Address,
    branch: &str,
    ours: ObjectId,
    access: &Access<'_>,
) -> Result<Sent, RemoteError> {
    let watch = &access.watch;
    watch.tell(Stage::Connecting, 0, None);
    let mut sent = match address {
        Address::Folder(path) => {
            let other = folder::open(path)?;
            let advert = Advert::of(&other)?;
            let (wishes, objects, mut sent) = plan(repository, &advert, branch, ours, access)?;
            if wishes.is_empty() {
                sent
            } else {
                let missing: Vec<ObjectId> = objects
                    .into_iter()
                    .filter(|id| !other.has_object(id))
                    .collect();
                sent.objects = missing.len();
                folder::carry(repository, &other, &missing, access)?;
                watch.check()?;
                for wish in &wishes {
                    let moved = folder::push(&other, &wish.name, wish.from, wish.to);
                    if wish.name.starts_with("refs/tags/") {
                        // A tag that somebody set meanwhile stays theirs.
                        if moved.is_err() {
                            sent.tags.retain(|tag| !wish.name.ends_with(tag.as_str()));
                        }
                    } else {
                        moved?;
                    }
                }
                sent
            }
        }
        Address::Ssh { .. } | Address::Https { .. } => {
            wire::with(address, Service::Push, access, |wire| {
                let advert = {
                    let mut stream = wire.advertised()?;
                    Advert::read(&mut *stream, repository.object_hash())?
                };
                let (wishes, objects, mut sent) = plan(repository, &advert, branch, ours, access)?;
                if !wishes.is_empty() {
                    sent.objects = objects.len();
                    tell(
                        repository, wire, &advert, &wishes, &objects, &mut sent, access,
                    )?;
                }
                Ok(sent)
            })?
        }
    };
    let name = format!("refs/remotes/{remote}/{branch}");
    names::set(repository, &name, ours, PreviousValue::Any, "push")?;
    sent.tags.sort();
    Ok(sent)
}

/// What is to move there, and what that needs.
fn plan(
    repository: &gix::Repository,
    advert: &Advert,
    branch: &str,
    ours: ObjectId,
    access: &Access<'_>,
) -> Result<(Vec<Wish>, Vec<ObjectId>, Sent), RemoteError> {
    let name = format!("refs/heads/{branch}");
    let theirs = advert.names.get(&name).copied();
    if let Some(theirs) = theirs
        && (!repository.has_object(theirs) || !leads_to(repository, ours, theirs)?)
    {
        return Err(RemoteError::Moved);
    }
    let known: Vec<ObjectId> = advert.names.values().copied().collect();
    let mut sent = Sent {
        branch: branch.to_owned(),
        ..Sent::default()
    };
    let mut wishes = Vec::new();
    let mut tips = Vec::new();
    if theirs != Some(ours) {
        let hidden: Vec<ObjectId> = known
            .iter()
            .copied()
            .filter(|id| repository.find_commit(*id).is_ok())
            .collect();
        let walk = inner(repository.rev_walk([ours]).with_hidden(hidden).all())?;
        sent.commits = walk.filter_map(Result::ok).count();
        tips.push(ours);
        wishes.push(Wish {
            name,
            from: theirs,
            to: ours,
        });
    }
    for (tag, id) in tags_on(repository, ours)? {
        let name = format!("refs/tags/{tag}");
        if !advert.names.contains_key(&name) {
            sent.tags.push(tag);
            tips.push(id);
            wishes.push(Wish {
                name,
                from: None,
                to: id,
            });
        }
    }
    let objects = haul(repository, &tips, &known, &access.watch)?;
    Ok((wishes, objects, sent))
}

/// Whether one finds `older` on the way back from `newer`.
pub(super) fn leads_to(
    repository: &gix::Repository,
    newer: ObjectId,
    older: ObjectId,
) -> Result<bool, RemoteError> {
    if newer == older {
        return Ok(true);
    }
    let bases = inner(repository.merge_bases_many(newer, &[older]))?;
    Ok(bases.into_iter().any(|id| id.detach() == older))
}

/// The tags whose commit one finds on the way back from `tip`.
fn tags_on(
    repository: &gix::Repository,
    tip: ObjectId,
) -> Result<Vec<(String, ObjectId)>, RemoteError> {
    let all = inner(repository.references())?;
    let all = inner(all.tags())?;
    let mut tags = Vec::new();
    for mut tag in all.filter_map(Result::ok) {
        let name = tag.name().shorten().to_string();
        let Some(id) = tag.try_id().map(gix::Id::detach) else {
            continue;
        };
        if let Ok(commit) = tag.peel_to_id() {
            tags.push((name, id, commit.detach()));
        }
    }
    if tags.is_empty() {
        return Ok(Vec::new());
    }
    let walk = inner(repository.rev_walk([tip]).all())?;
    let before: BTreeSet<ObjectId> = walk.filter_map(Result::ok).map(|step| step.id).collect();
    Ok(tags
        .into_iter()
        .filter(|(_, _, commit)| before.contains(commit))
        .map(|(name, id, _)| (name, id))
        .collect())
}

/// Tells a host what is to move, gives it the pack, and hears what it says.
fn tell(
    repository: &gix::Repository,
    wire: &mut dyn Wire,
    advert: &Advert,
    wishes: &[Wish],
    objects: &[ObjectId],
    sent: &mut Sent,
    access: &Access<'_>,
) -> Result<(), RemoteError> {
    if !advert.can("report-status") {
        return Err(RemoteError::nonsense("it does not say whether it took it"));
    }
    let has_bands = advert.can("side-band-64k");
    let bands = if has_bands { " side-band-64k" } else { "" };
    let version = env!("CARGO_PKG_VERSION");
    let abilities = format!("\0 report-status{bands} agent=portolan/{version}");
    let none = ObjectId::null(repository.object_hash());
    let mut question = Vec::new();
    for (at, wish) in wishes.iter().enumerate() {
        let abilities = if at == 0 { abilities.as_str() } else { "" };
        let from = wish.from.unwrap_or(none);
        let line = format!("{from} {} {}{abilities}", wish.to, wish.name);
        packet::frame(&mut question, line.as_bytes());
    }
    question.extend_from_slice(FLUSH);
    let (file, length) = pack::write(repository, objects, &access.watch)?;
    let length = length + question.len() as u64;
    let mut body = Cursor::new(question).chain(file);
    // From here on the other side may take it, whatever we hear of it.
    access.watch.check()?;
    let mut stream = wire.ask(&mut body, length)?;
    access.watch.tell(Stage::Waiting, 0, None);
    let mut remarks = String::new();
    let verdict = if has_bands {
        let mut band = Band::new(&mut *stream);
        let verdict = hear(&mut band, wishes, sent);
        remarks = packet::tidy(&band.remarks);
        verdict
    } else {
        hear(&mut *stream, wishes, sent)
    };
    sent.remarks.clone_from(&remarks);
    verdict.map_err(|error| match error {
        // What the host says of its rules explains more than its verdict.
        RemoteError::Refused(reason) if !remarks.is_empty() => {
            RemoteError::Refused(packet::tidy(&format!("{reason}: {remarks}")))
        }
        other => other,
    })
}

/// The verdict on the pack and on every name.
fn hear(stream: &mut dyn Read, wishes: &[Wish], sent: &mut Sent) -> Result<(), RemoteError> {
    let mut is_unpacked = false;
    let mut settled = BTreeSet::new();
    let mut refused = None;
    loop {
        let line = match packet::read(stream)? {
            None | Some(Packet::Flush) => break,
            Some(Packet::Line(line)) => packet::words(&line),
        };
        if let Some(verdict) = line.strip_prefix("unpack ") {
            if verdict != "ok" {
                return Err(RemoteError::Refused(packet::tidy(verdict)));
            }
            is_unpacked = true;
        } else if let Some(name) = line.strip_prefix("ok ") {
            settled.insert(name.to_owned());
        } else if let Some(rest) = line.strip_prefix("ng ") {
            let (name, reason) = rest.split_once(' ').unwrap_or((rest, ""));
            settled.insert(name.to_owned());
            if let Some(tag) = name.strip_prefix("refs/tags/") {
                sent.tags.retain(|other| other != tag);
            } else {
                refused = Some(why(reason));
            }
        }
    }
    if let Some(refused) = refused {
        return Err(refused);
    }
    if !is_unpacked || wishes.iter().any(|wish| !settled.contains(&wish.name)) {
        return Err(RemoteError::nonsense("no word on what became of it"));
    }
    Ok(())
}

/// What a refusal of a name means: mostly that somebody was quicker.
fn why(reason: &str) -> RemoteError {
    let lower = reason.to_lowercase();
    let race = [
        "non-fast-forward",
        "fetch first",
        "cannot lock ref",
        "failed to lock",
        "failed to update ref",
        "stale info",
        "is at ",
        "reference already exists",
        "incorrect old value",
    ];
    if race.iter().any(|word| lower.contains(word)) {
        RemoteError::Moved
    } else {
        RemoteError::Refused(packet::tidy(reason))
    }
}
