//! Carrying an order out, for a thread of its own.

use std::path::{Path, PathBuf};

use super::{Listed, Order, Outcome, Shelf};
use crate::locale::Message;
use crate::storage;
use crate::versions::remote::{self, Access, Address, RemoteError, Trust};
use crate::versions::{Versions, VersionsError};

/// Which addresses the user confirmed: kept with the user's own files.
#[must_use]
pub fn trust() -> Trust {
    Trust::at(storage::state_folder().as_deref())
}

/// Does what was ordered. `map` is the file of the map.
#[must_use]
pub fn carry_out(map: &Path, order: &Order, access: &Access<'_>) -> Outcome {
    match done(map, order, access) {
        Ok(outcome) => outcome,
        Err((RemoteError::Moved, _)) => Outcome::Moved,
        Err((
            RemoteError::NeedsLogin {
                host,
                user,
                was_wrong,
            },
            _,
        )) => Outcome::NeedsLogin {
            host,
            user: user.unwrap_or_default(),
            was_wrong,
        },
        Err((RemoteError::Untrusted { name, address }, _)) => Outcome::NeedsTrust {
            remote: name,
            address,
        },
        Err((error, place)) => Outcome::Failed(error.problem(&place)),
    }
}

fn done(map: &Path, order: &Order, access: &Access<'_>) -> Result<Outcome, (RemoteError, String)> {
    let trust = trust();
    let at = |place: &str| {
        let place = place.to_owned();
        move |error: RemoteError| (error, place.clone())
    };
    if let Order::Clone { address, folder } = order {
        let cloned = remote::clone(address, Path::new("/"), folder, &trust, access);
        return Ok(Outcome::Cloned(cloned.map_err(at(address))?.maps));
    }
    let name = order.remote().unwrap_or_default();
    let open = || -> Result<Versions, (RemoteError, String)> {
        Versions::open(map).map_err(|error| (error.into(), String::new()))
    };
    match order {
        Order::List => {}
        Order::Add {
            name,
            address,
            create,
        } => {
            let opened = Versions::open_or_create(map);
            let mut versions = opened.map_err(|error| (error.into(), String::new()))?;
            let base = map.parent().unwrap_or(Path::new("/")).to_owned();
            if *create && let Ok(Address::Folder(folder)) = Address::parse(address, &base) {
                remote::create(&folder).map_err(at(address))?;
            }
            versions
                .add_remote(name, address, &base, &trust)
                .map_err(at(name))?;
        }
        Order::Remove(name) => open()?.remove_remote(name).map_err(at(name))?,
        Order::Confirm(_) => {
            let versions = open()?;
            let remote = versions.unconfirmed_remote(Some(name)).map_err(at(name))?;
            let push = remote.push.as_ref().map(|(text, _)| text);
            for text in [Some(&remote.text), push].into_iter().flatten() {
                trust.give(versions.folder(), text).map_err(at(name))?;
            }
        }
        Order::Fetch(_) | Order::Pull(_) => {
            let mut versions = open()?;
            let remote = versions.remote(Some(name), &trust).map_err(at(name))?;
            let place = remote.place();
            let fetched = versions.fetch(&remote, false, access).map_err(at(&place))?;
            let standing = fetched.standing;
            if matches!(order, Order::Fetch(_)) {
                return Ok(Outcome::Fetched(standing));
            }
            let Some(theirs) = standing.theirs.clone() else {
                return Err(at(&place)(RemoteError::NoBranch(standing.branch)));
            };
            if standing.behind == 0 {
                return Ok(Outcome::UpToDate(standing));
            }
            let version = versions
                .version(&theirs)
                .map_err(|error| at(&place)(error.into()))?;
            if !version.has_file() {
                let map = versions.path_in_tree();
                let others = versions.maps_in(&theirs).join(", ");
                return Err(at(&place)(RemoteError::NoMap { map, others }));
            }
            let called = format!("{name}/{}", standing.branch);
            return Ok(Outcome::Theirs(Box::new(version), called));
        }
        Order::Push(_) => {
            let mut versions = open()?;
            let remote = versions.remote(Some(name), &trust).map_err(at(name))?;
            let place = remote.place();
            let sent = versions.push(&remote, access).map_err(at(&place))?;
            return Ok(Outcome::Sent(sent));
        }
        Order::Clone { .. } => {}
    }
    Ok(Outcome::Shelf(Box::new(
        shelf(map, &trust).map_err(at(""))?,
    )))
}

/// What is known, without asking anybody.
fn shelf(map: &Path, trust: &Trust) -> Result<Shelf, RemoteError> {
    let mut shelf = Shelf {
        map: map.to_owned(),
        ..Shelf::default()
    };
    let versions = match Versions::open(map) {
        Err(VersionsError::None(_)) => return Ok(shelf),
        opened => opened?,
    };
    shelf.has_versions = versions.head_version()?.is_some();
    shelf.is_kept = shelf.has_versions && versions.is_kept()?;
    shelf.usual = versions
        .unconfirmed_remote(None)
        .ok()
        .map(|remote| remote.name);
    for remote in versions.remotes()? {
        shelf.remotes.push(Listed {
            is_confirmed: versions.remote(Some(&remote.name), trust).is_ok(),
            standing: versions.standing(&remote.name).unwrap_or_default(),
            remote,
        });
    }
    Ok(shelf)
}

/// What a transfer is called while it runs.
#[must_use]
pub fn order_name(order: &Order) -> Message {
    use crate::locale::msg;
    let name = order.remote().unwrap_or_default().to_owned();
    match order {
        Order::Push(_) => msg::SHARING_PUSHING.with("name", name),
        Order::Pull(_) | Order::Fetch(_) => msg::SHARING_FETCHING.with("name", name),
        Order::Clone { .. } => msg::SHARING_CLONING.into(),
        _ => msg::SHARING_CONNECTING.into(),
    }
}

/// A folder to copy into: named after the address, beside what the user works on.
#[must_use]
pub fn folder_for(address: &str, beside: &Path) -> PathBuf {
    let last = address
        .trim_end_matches('/')
        .rsplit(['/', ':', '\\'])
        .next()
        .unwrap_or_default();
    let name: String = last
        .trim_end_matches(".git")
        .chars()
        .filter(|c| c.is_alphanumeric() || "-_. ".contains(*c))
        .collect();
    let name = name.trim_start_matches(['.', '-']).trim();
    beside.join(if name.is_empty() { "cartes" } else { name })
}
