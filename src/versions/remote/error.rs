//! Why a transfer did not come about, in the user's words and with what to do.

use std::io;
use std::path::PathBuf;

use super::address::Flaw;
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, MessageId, msg};
use crate::versions::VersionsError;

/// See the module's header.
#[derive(Debug, thiserror::Error)]
pub enum RemoteError {
    /// The address is none that one may use.
    #[error("{address}: {flaw:?}")]
    Address {
        /// As it was given.
        address: String,
        /// What is wrong with it.
        flaw: Flaw,
    },
    /// No remote bears the name.
    #[error("no remote {0}")]
    NoRemote(String),
    /// There is no remote at all.
    #[error("no remote")]
    NoRemotes,
    /// A remote bears the name already.
    #[error("remote {0} is there already")]
    Taken(String),
    /// No remote may bear the name.
    #[error("no name for a remote: {0}")]
    BadName(String),
    /// The repository came with an address that nobody confirmed.
    #[error("{name} ({address}) was not confirmed")]
    Untrusted {
        /// The remote.
        name: String,
        /// Where it leads.
        address: String,
    },
    /// The user ended it.
    #[error("cancelled")]
    Cancelled,
    /// The other side did not answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// There is no way to the other side.
    #[error("not reached: {0}")]
    Unreachable(String),
    /// There is no host of that name.
    #[error("no such host")]
    NoHost,
    /// The host sends us on to another one, which nobody confirmed.
    #[error("sent on to another host")]
    SentAway,
    /// The certificate of the host is none that the system knows.
    #[error("certificate: {0}")]
    Certificate(String),
    /// The host wants to know who asks.
    #[error("{host} asks for a user and a password")]
    NeedsLogin {
        /// Which host.
        host: String,
        /// The user that the address names.
        user: Option<String>,
        /// Whether what was given was wrong.
        was_wrong: bool,
    },
    /// Who asks may not.
    #[error("not allowed: {0}")]
    Forbidden(String),
    /// There is no repository.
    #[error("no repository there")]
    NoRepository,
    /// What came back is no git protocol.
    #[error("not understood: {0}")]
    Nonsense(String),
    /// More came, or is to go, than is sound.
    #[error("too large")]
    TooLarge,
    /// What came lacks objects that it needs.
    #[error("incomplete: {0}")]
    Incomplete(String),
    /// The other side says no.
    #[error("refused: {0}")]
    Refused(String),
    /// Somebody else pushed first.
    #[error("the other side has newer versions")]
    Moved,
    /// The branch is being worked on in the other folder.
    #[error("{}: the branch is checked out there", .0.display())]
    CheckedOut(PathBuf),
    /// No branch is checked out here.
    #[error("no branch is checked out")]
    Detached,
    /// The other side has no such branch yet.
    #[error("no branch {0} there")]
    NoBranch(String),
    /// The other side does not hold the map.
    #[error("no {map} there")]
    NoMap {
        /// The path of the map.
        map: String,
        /// The maps that are there.
        others: String,
    },
    /// The two share no version.
    #[error("nothing in common")]
    Unrelated,
    /// The folder to fill is not empty.
    #[error("{}: not empty", .0.display())]
    NotEmpty(PathBuf),
    /// Our own disk or repository.
    #[error(transparent)]
    Versions(#[from] VersionsError),
    /// A file cannot be written or read.
    #[error("{path}: {reason}", path = path.display())]
    Disk {
        /// Where.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}

/// Carries our own error through a reader, whose errors are of the system.
impl From<io::Error> for RemoteError {
    fn from(error: io::Error) -> Self {
        if error.get_ref().is_some_and(|inner| inner.is::<Self>()) {
            let inner = error.into_inner().and_then(|inner| inner.downcast().ok());
            return inner.map_or_else(|| Self::nonsense("unknown"), |inner| *inner);
        }
        match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Self::TimedOut,
            io::ErrorKind::UnexpectedEof => Self::nonsense("the answer breaks off"),
            _ => Self::Unreachable(error.to_string()),
        }
    }
}

impl RemoteError {
    pub(super) fn nonsense(what: &str) -> Self {
        Self::Nonsense(what.to_owned())
    }

    pub(super) fn into_io(self) -> io::Error {
        io::Error::other(self)
    }

    /// In the user's words, with what to do; `place` is what the other side is called.
    #[must_use]
    pub fn problem(&self, place: &str) -> Problem {
        if let Self::Versions(error) = self {
            return error.problem();
        }
        let (code, message, hint) = self.words(place);
        let severity = match self {
            Self::Cancelled => Severity::Note,
            Self::Moved | Self::NeedsLogin { .. } | Self::Untrusted { .. } => Severity::Warning,
            _ => Severity::Error,
        };
        let problem = Problem::new(code, severity, message);
        match hint {
            Some(hint) => problem.with_hint(hint.into()),
            None => problem,
        }
    }

    fn words(&self, place: &str) -> (&'static str, Message, Option<MessageId>) {
        let at = |message: MessageId| message.with("place", place);
        let why = |message: MessageId, reason: &str| at(message).with("reason", reason);
        match self {
            Self::Address { address, flaw } => {
                let (message, hint) = flaw_words(*flaw);
                let message = message.with("address", address.as_str());
                ("address-refused", message, Some(hint))
            }
            Self::NoRemote(name) => (
                "no-remote",
                msg::SHARING_NO_REMOTE.with("name", name.as_str()),
                Some(msg::SHARING_NO_REMOTE_HINT),
            ),
            Self::NoRemotes => (
                "no-remote",
                msg::SHARING_NO_REMOTES.into(),
                Some(msg::SHARING_NO_REMOTES_HINT),
            ),
            Self::Taken(name) => (
                "remote-taken",
                msg::SHARING_TAKEN.with("name", name.as_str()),
                Some(msg::SHARING_TAKEN_HINT),
            ),
            Self::BadName(name) => (
                "remote-name",
                msg::SHARING_BAD_NAME.with("name", name.as_str()),
                Some(msg::SHARING_BAD_NAME_HINT),
            ),
            Self::Untrusted { name, address } => (
                "remote-untrusted",
                msg::SHARING_UNTRUSTED
                    .with("name", name.as_str())
                    .with("address", address.as_str()),
                Some(msg::SHARING_UNTRUSTED_HINT),
            ),
            Self::Cancelled => (
                "cancelled",
                msg::SHARING_CANCELLED.into(),
                Some(msg::SHARING_CANCELLED_HINT),
            ),
            Self::TimedOut => (
                "remote-silent",
                at(msg::SHARING_TIMED_OUT),
                Some(msg::SHARING_TIMED_OUT_HINT),
            ),
            Self::Unreachable(reason) => (
                "remote-unreachable",
                why(msg::SHARING_UNREACHABLE, reason),
                Some(msg::SHARING_UNREACHABLE_HINT),
            ),
            Self::NoHost => (
                "remote-unreachable",
                at(msg::SHARING_NO_HOST),
                Some(msg::SHARING_UNREACHABLE_HINT),
            ),
            Self::SentAway => (
                "remote-elsewhere",
                at(msg::SHARING_SENT_AWAY),
                Some(msg::SHARING_SENT_AWAY_HINT),
            ),
            Self::Certificate(reason) => (
                "remote-certificate",
                why(msg::SHARING_CERTIFICATE, reason),
                Some(msg::SHARING_CERTIFICATE_HINT),
            ),
            Self::NeedsLogin { was_wrong, .. } => (
                "remote-login",
                at(if *was_wrong {
                    msg::SHARING_LOGIN_WRONG
                } else {
                    msg::SHARING_LOGIN_NEEDED
                }),
                Some(msg::SHARING_LOGIN_HINT),
            ),
            Self::Forbidden(reason) => (
                "remote-forbidden",
                why(msg::SHARING_FORBIDDEN, reason),
                Some(msg::SHARING_FORBIDDEN_HINT),
            ),
            Self::NoRepository => (
                "no-repository",
                at(msg::SHARING_NO_REPOSITORY),
                Some(msg::SHARING_NO_REPOSITORY_HINT),
            ),
            Self::Nonsense(_) => (
                "remote-nonsense",
                at(msg::SHARING_NONSENSE),
                Some(msg::SHARING_NONSENSE_HINT),
            ),
            Self::TooLarge => (
                "remote-too-large",
                at(msg::SHARING_TOO_LARGE),
                Some(msg::SHARING_TOO_LARGE_HINT),
            ),
            Self::Incomplete(_) => (
                "remote-incomplete",
                at(msg::SHARING_INCOMPLETE),
                Some(msg::SHARING_INCOMPLETE_HINT),
            ),
            Self::Refused(reason) => (
                "remote-refused",
                why(msg::SHARING_REFUSED, reason),
                Some(msg::SHARING_REFUSED_HINT),
            ),
            Self::Moved => (
                "pushed-first",
                at(msg::SHARING_MOVED),
                Some(msg::SHARING_MOVED_HINT),
            ),
            Self::CheckedOut(folder) => (
                "remote-checked-out",
                msg::SHARING_CHECKED_OUT.with("folder", folder.display().to_string()),
                Some(msg::SHARING_CHECKED_OUT_HINT),
            ),
            Self::Detached => (
                "detached",
                msg::SHARING_DETACHED.into(),
                Some(msg::SHARING_DETACHED_HINT),
            ),
            Self::NoBranch(branch) => (
                "remote-no-branch",
                at(msg::SHARING_NO_BRANCH).with("branch", branch.as_str()),
                Some(msg::SHARING_NO_BRANCH_HINT),
            ),
            Self::NoMap { map, others } => (
                "remote-no-map",
                at(msg::SHARING_NO_MAP)
                    .with("map", map.as_str())
                    .with("others", others.as_str()),
                Some(msg::SHARING_NO_MAP_HINT),
            ),
            Self::Unrelated => (
                "unrelated",
                at(msg::SHARING_UNRELATED),
                Some(msg::SHARING_UNRELATED_HINT),
            ),
            Self::NotEmpty(folder) => (
                "folder-not-empty",
                msg::SHARING_NOT_EMPTY.with("folder", folder.display().to_string()),
                Some(msg::SHARING_NOT_EMPTY_HINT),
            ),
            Self::Versions(error) => ("versions-failed", error.problem().message, None),
            Self::Disk { path, reason } => (
                "not-written",
                msg::SHARING_DISK
                    .with("path", path.display().to_string())
                    .with("reason", reason.as_str()),
                Some(msg::SHARING_DISK_HINT),
            ),
        }
    }
}

fn flaw_words(flaw: Flaw) -> (MessageId, MessageId) {
    let hint = msg::SHARING_ADDRESS_HINT;
    match flaw {
        Flaw::Empty => (msg::SHARING_ADDRESS_EMPTY, hint),
        Flaw::Option => (msg::SHARING_ADDRESS_OPTION, hint),
        Flaw::Hidden => (msg::SHARING_ADDRESS_HIDDEN, hint),
        Flaw::Helper => (msg::SHARING_ADDRESS_HELPER, hint),
        Flaw::Unencrypted => (
            msg::SHARING_ADDRESS_UNENCRYPTED,
            msg::SHARING_ADDRESS_UNENCRYPTED_HINT,
        ),
        Flaw::Password => (
            msg::SHARING_ADDRESS_PASSWORD,
            msg::SHARING_ADDRESS_PASSWORD_HINT,
        ),
        Flaw::Unknown => (msg::SHARING_ADDRESS_UNKNOWN, hint),
    }
}
