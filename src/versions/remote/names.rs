//! Moving names of branches and tags.

use gix::ObjectId;
use gix::bstr::BStr;
use gix::refs::FullName;
use gix::refs::transaction::{PreviousValue, RefEdit};

use super::{RemoteError, inner};

/// Lets a name stand for a commit or tag, if it stood for what is expected.
pub(super) fn set(
    repository: &gix::Repository,
    name: &str,
    to: ObjectId,
    expected: PreviousValue,
    why: &str,
) -> Result<(), RemoteError> {
    let name = inner(FullName::try_from(name))?;
    let stamp = gix::date::Time::now_local_or_utc().to_string();
    let who = gix::actor::SignatureRef {
        name: BStr::new("Portolan"),
        email: BStr::new(""),
        time: &stamp,
    };
    let log = format!("{why} by portolan");
    let edit = RefEdit::update(name, to, expected, log.as_str());
    inner(repository.edit_references_as([edit], Some(who)))?;
    Ok(())
}
