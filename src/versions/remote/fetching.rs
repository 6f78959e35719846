//! Taking what the other side has and we lack.
//!
//! Only when all that came was checked does a name move, so a transfer that breaks off, is
//! cancelled or brings rubbish leaves the versions as they were.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use gix::ObjectId;
use gix::bstr::ByteSlice as _;
use gix::refs::transaction::PreviousValue;

use super::advert::{self, Advert};
use super::haul::haul;
use super::pack::{self, Received};
use super::packet::{self, Band, FLUSH, Packet};
use super::watch::Stage;
use super::wire::{self, Service, Wire};
use super::{Access, Address, RemoteError, folder, inner, names};

/// Which branches to take.
#[derive(Clone, Debug)]
pub(super) enum Which {
    /// One, by its short name.
    Branch(String),
    /// All there are.
    All,
}

/// What was taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken {
    /// Where the branches of the other side stand, by short name.
    pub branches: BTreeMap<String, ObjectId>,
    /// Tags that are new here.
    pub tags: Vec<String>,
    /// How many objects came.
    pub objects: usize,
    /// The branch that one works on there, by short name.
    pub head: Option<String>,
}

/// As many of our commits are named for the other side to find what both have.
const MOST_HAVES: usize = 256;

/// Takes branches and the tags on them; `remote` is the name that they are kept under.
pub(super) fn fetch(
    repository: &gix::Repository,
    remote: &str,
    address: &Address,
    which: &Which,
    access: &Access<'_>,
) -> Result<Taken, RemoteError> {
    let (mut taken, advert) = once(repository, remote, address, which, access)?;
    let fresh = reload(repository)?;
    // Tags on commits that only came now, where the other side did not send them along.
    if !Plan::new(&fresh, &advert, which).wants.is_empty() {
        let (more, _) = once(&fresh, remote, address, which, access)?;
        taken.objects += more.objects;
        taken.tags.extend(more.tags);
    }
    taken.tags.sort();
    Ok(taken)
}

fn once(
    repository: &gix::Repository,
    remote: &str,
    address: &Address,
    which: &Which,
    access: &Access<'_>,
) -> Result<(Taken, Advert), RemoteError> {
    let watch = &access.watch;
    watch.tell(Stage::Connecting, 0, None);
    let (advert, plan, objects) = match address {
        Address::Folder(path) => {
            let other = folder::open(path)?;
            let advert = Advert::of(&other)?;
            let plan = Plan::new(repository, &advert, which);
            let missing = haul(&other, &plan.wants, &plan.known, watch)?;
            let missing: Vec<ObjectId> = missing
                .into_iter()
                .filter(|id| !plan.wants.is_empty() && !repository.has_object(id))
                .collect();
            folder::carry(&other, repository, &missing, access)?;
            // Both sides lie here, but only a look tells that all of it arrived.
            let fresh = reload(repository)?;
            haul(&fresh, &plan.tips(), &plan.known, watch)?;
            (advert, plan, missing.len())
        }
        Address::Ssh { .. } | Address::Https { .. } => {
            wire::with(address, Service::Fetch, access, |wire| {
                let advert = {
                    let mut stream = wire.advertised()?;
                    Advert::read(&mut *stream, repository.object_hash())?
                };
                let plan = Plan::new(repository, &advert, which);
                let objects = ask(repository, wire, &advert, &plan, access)?;
                Ok((advert, plan, objects))
            })?
        }
    };
    watch.check()?;
    let taken = land(repository, remote, &advert, plan, objects)?;
    Ok((taken, advert))
}

/// What to ask for.
struct Plan {
    /// Branches by short name.
    branches: BTreeMap<String, ObjectId>,
    /// What is to come.
    wants: Vec<ObjectId>,
    /// What we have, and stands for all that it needs.
    known: Vec<ObjectId>,
    /// Tags that we lack and whose commit we have.
    tags: BTreeSet<ObjectId>,
}

impl Plan {
    fn new(repository: &gix::Repository, advert: &Advert, which: &Which) -> Self {
        let mut branches = BTreeMap::new();
        for (name, id) in &advert.names {
            let Some(name) = name.strip_prefix("refs/heads/") else {
                continue;
            };
            let is_wanted = match which {
                Which::Branch(branch) => branch == name,
                Which::All => true,
            };
            if is_wanted {
                branches.insert(name.to_owned(), *id);
            }
        }
        let known = tips_of(repository);
        let reachable: BTreeSet<ObjectId> = known.iter().copied().collect();
        let mut wants: BTreeSet<ObjectId> = branches.values().copied().collect();
        wants.retain(|id| !reachable.contains(id));
        // A tag on something that we have comes along; one on something else does not.
        let tags: BTreeSet<ObjectId> = advert
            .peeled
            .iter()
            .filter(|(name, target)| {
                name.starts_with("refs/tags/")
                    && repository.has_object(*target)
                    && repository
                        .try_find_reference(name.as_str())
                        .is_ok_and(|found| found.is_none())
            })
            .filter_map(|(name, _)| advert.names.get(name).copied())
            .filter(|id| !repository.has_object(id))
            .collect();
        wants.extend(tags.iter().copied());
        Self {
            branches,
            wants: wants.into_iter().collect(),
            known,
            tags,
        }
    }

    /// What names are going to stand for.
    fn tips(&self) -> Vec<ObjectId> {
        let tips = self.branches.values().chain(&self.tags);
        tips.copied().collect()
    }
}

/// Where our names stand.
pub(super) fn tips_of(repository: &gix::Repository) -> Vec<ObjectId> {
    let mut tips = BTreeSet::new();
    if let Ok(names) = repository.references()
        && let Ok(all) = names.all()
    {
        for mut reference in all.filter_map(Result::ok) {
            if let Ok(id) = reference.peel_to_id() {
                tips.insert(id.detach());
            }
        }
    }
    if let Ok(head) = repository.head_id() {
        tips.insert(head.detach());
    }
    tips.into_iter().collect()
}

/// Commits that we have, for the other side to find what both do: where our names stand, and more
/// and more sparsely back from there.
fn haves(repository: &gix::Repository, tips: &[ObjectId]) -> Vec<ObjectId> {
    let mut haves: Vec<ObjectId> = tips.iter().copied().take(MOST_HAVES / 2).collect();
    let mut seen: BTreeSet<ObjectId> = haves.iter().copied().collect();
    let Ok(walk) = repository.rev_walk(tips.iter().copied()).all() else {
        return haves;
    };
    let (mut next, mut step) = (0_usize, 1_usize);
    for (at, commit) in walk.filter_map(Result::ok).enumerate() {
        if at < next {
            continue;
        }
        if at >= 32 {
            step += step.div_ceil(8);
        }
        next = at + step;
        if seen.insert(commit.id) {
            haves.push(commit.id);
        }
        if haves.len() >= MOST_HAVES {
            break;
        }
    }
    haves
}

/// Asks a host for a pack and takes it. Gives how many objects came.
fn ask(
    repository: &gix::Repository,
    wire: &mut dyn Wire,
    advert: &Advert,
    plan: &Plan,
    access: &Access<'_>,
) -> Result<usize, RemoteError> {
    let watch = &access.watch;
    if plan.wants.is_empty() {
        return Ok(0);
    }
    watch.tell(Stage::Comparing, 0, None);
    let mut abilities = String::new();
    for word in [
        "multi_ack_detailed",
        "side-band-64k",
        "ofs-delta",
        "thin-pack",
        "include-tag",
    ] {
        if advert.can(word) {
            abilities.push(' ');
            abilities.push_str(word);
        }
    }
    abilities.push_str(concat!(" agent=portolan/", env!("CARGO_PKG_VERSION")));
    let mut question = Vec::new();
    for (at, want) in plan.wants.iter().enumerate() {
        let abilities = if at == 0 { abilities.as_str() } else { "" };
        packet::frame(
            &mut question,
            format!("want {want}{abilities}\n").as_bytes(),
        );
    }
    for commit in shallow(repository) {
        packet::frame(&mut question, format!("shallow {commit}\n").as_bytes());
    }
    question.extend_from_slice(FLUSH);
    for have in haves(repository, &plan.known) {
        packet::frame(&mut question, format!("have {have}\n").as_bytes());
    }
    packet::frame(&mut question, b"done\n");
    let length = question.len() as u64;
    let mut stream = wire.ask(&mut Cursor::new(question), length)?;
    loop {
        let Some(packet) = packet::read(&mut *stream)? else {
            return Err(RemoteError::nonsense("no pack"));
        };
        let Packet::Line(line) = packet else {
            // Between the limits of a shallow repository and the answer.
            continue;
        };
        let words = packet::words(&line);
        if words == "NAK" {
            break;
        }
        if let Some(rest) = words.strip_prefix("ACK ") {
            if rest.contains(' ') {
                continue;
            }
            break;
        }
        if let Some(reason) = words.strip_prefix("ERR ") {
            return Err(advert::refused(reason));
        }
        if !words.starts_with("shallow ") && !words.starts_with("unshallow ") {
            return Err(RemoteError::nonsense("neither a yes nor a no"));
        }
    }
    let received = if advert.can("side-band-64k") {
        let mut band = Band::new(&mut *stream);
        pack::receive(repository, &mut band, None, &access.limits, watch)?
    } else {
        pack::receive(repository, &mut *stream, None, &access.limits, watch)?
    };
    let count = received.count;
    settle(repository, received, plan, access)?;
    Ok(count)
}

/// Looks whether all that the names need is there, and keeps or discards what came.
fn settle(
    repository: &gix::Repository,
    received: Received,
    plan: &Plan,
    access: &Access<'_>,
) -> Result<(), RemoteError> {
    let watch = &access.watch;
    watch.tell(Stage::Checking, 0, None);
    let fresh = reload(repository)?;
    let checked = haul(&fresh, &plan.tips(), &plan.known, watch);
    if let Err(error) = checked {
        received.discard();
        return Err(error);
    }
    received.keep(&fresh)
}

/// The repository as it is on the disk now.
pub(super) fn reload(repository: &gix::Repository) -> Result<gix::Repository, RemoteError> {
    let mut fresh = repository.clone();
    inner(fresh.reload())?;
    Ok(fresh)
}

fn shallow(repository: &gix::Repository) -> Vec<ObjectId> {
    let commits = repository.shallow_commits().ok().flatten();
    commits.map_or_else(Vec::new, |commits| commits.iter().copied().collect())
}

/// Moves our names for what the other side has.
fn land(
    repository: &gix::Repository,
    remote: &str,
    advert: &Advert,
    plan: Plan,
    objects: usize,
) -> Result<Taken, RemoteError> {
    let fresh = reload(repository)?;
    let mut taken = Taken {
        objects,
        head: advert
            .head
            .as_deref()
            .and_then(|head| head.strip_prefix("refs/heads/"))
            .map(str::to_owned),
        ..Taken::default()
    };
    for (branch, id) in plan.branches {
        let name = format!("refs/remotes/{remote}/{branch}");
        names::set(&fresh, &name, id, PreviousValue::Any, "fetch")?;
        taken.branches.insert(branch, id);
    }
    for (name, id) in &advert.names {
        let Some(tag) = name.strip_prefix("refs/tags/") else {
            continue;
        };
        // Ours stay ours; those on what we do not have are not for us.
        let target = advert.peeled.get(name).unwrap_or(id);
        let is_new = fresh
            .try_find_reference(name.as_bytes().as_bstr())
            .is_ok_and(|found| found.is_none());
        if is_new
            && fresh.has_object(id)
            && fresh.has_object(target)
            && names::set(&fresh, name, *id, PreviousValue::MustNotExist, "fetch").is_ok()
        {
            taken.tags.push(tag.to_owned());
        }
    }
    Ok(taken)
}
