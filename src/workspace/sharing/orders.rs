//! What sharing is asked, what runs, and what comes back: values without a window.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Problem, Severity};
use crate::locale::Message;
use crate::versions::Version;
use crate::versions::remote::{Login, Remote, Sent, Standing};
use crate::workspace::arranging::Run;
/// A remote, as the dialog lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The remote.
    pub remote: Remote,
    /// Whether its address was confirmed.
    pub is_confirmed: bool,
    /// How the current branch stands to it.
    pub standing: Standing,
}

/// What is known of the remotes of the open map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The map's file.
    pub map: PathBuf,
    /// The remotes.
    pub remotes: Vec<Listed>,
    /// The one that the current branch follows, or that everybody uses.
    pub usual: Option<String>,
    /// Whether there is a version to share at all.
    pub has_versions: bool,
    /// Whether the map on the disk is its last version.
    pub is_kept: bool,
}

/// What a transfer is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Look up what is known.
    List,
    /// Add a remote, making an empty repository in its folder where that is asked for.
    Add {
        /// Its name.
        name: String,
        /// Its address.
        address: String,
        /// Whether to make the repository.
        create: bool,
    },
    /// Take a remote away.
    Remove(String),
    /// Remember that its address may be spoken to.
    Confirm(String),
    /// See what it has.
    Fetch(String),
    /// See what it has, and take it into the map.
    Pull(String),
    /// Give it what it lacks.
    Push(String),
    /// Copy a repository into a folder.
    Clone {
        /// Its address.
        address: String,
        /// The folder.
        folder: PathBuf,
    },
}

impl Order {
    /// The remote that it is about.
    #[must_use]
    pub fn remote(&self) -> Option<&str> {
        match self {
            Self::List | Self::Add { .. } | Self::Clone { .. } => None,
            Self::Remove(name)
            | Self::Confirm(name)
            | Self::Fetch(name)
            | Self::Pull(name)
            | Self::Push(name) => Some(name),
        }
    }

    /// Whether somebody waits at the other end: it is shown, and can be stopped.
    #[must_use]
    pub fn is_transfer(&self) -> bool {
        matches!(
            self,
            Self::Fetch(_) | Self::Pull(_) | Self::Push(_) | Self::Clone { .. }
        )
    }
}

/// What came of an order.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// What is known now.
    Shelf(Box<Shelf>),
    /// The other side was seen.
    Fetched(Standing),
    /// It has something that goes into the map: the version, and what it is called.
    Theirs(Box<Version>, String),
    /// It has nothing that we lack.
    UpToDate(Standing),
    /// It has what we have.
    Sent(Sent),
    /// The copy is there: its maps.
    Cloned(Vec<PathBuf>),
    /// Somebody pushed first.
    Moved,
    /// Who asks?
    NeedsLogin {
        /// Which host asks.
        host: String,
        /// The user, where the address says it.
        user: String,
        /// Whether the last answer was wrong.
        was_wrong: bool,
    },
    /// May one speak to this address?
    NeedsTrust {
        /// The remote.
        remote: String,
        /// Its address.
        address: String,
    },
    /// It could not be done.
    Failed(Problem),
}

/// A transfer under way.
#[derive(Clone, Debug)]
pub struct Transfer {
    /// Its rein.
    pub run: Arc<Run>,
    /// What it does.
    pub order: Order,
}

/// What waits for an answer before a transfer goes on.
#[derive(Clone, Debug)]
pub enum Question {
    /// The map goes where nobody said it may.
    Anywhere {
        /// The remote.
        remote: String,
        /// What is said of it.
        words: Message,
        /// The place, as it would stand on the map's list.
        place: String,
    },
    /// Somebody pushed first: merge theirs, then push again?
    Moved(String),
    /// Who asks?
    Login {
        /// Which host.
        host: String,
        /// The user, where it is known.
        user: String,
        /// Whether the last answer was wrong.
        was_wrong: bool,
        /// What goes on then.
        order: Order,
    },
    /// May one speak to this address?
    Trust {
        /// The remote.
        remote: String,
        /// The address.
        address: String,
        /// What goes on then.
        order: Order,
    },
}

/// What a command asks for that names no remote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Send,
    Take,
}

/// Everything about sharing that the workspace holds.
#[derive(Clone, Debug, Default)]
pub struct SharingState {
    /// What is known of the remotes.
    pub shelf: Option<Shelf>,
    /// The transfer under way.
    pub transfer: Option<Transfer>,
    /// What waits for an answer.
    pub question: Option<Question>,
    /// What was said last, in the dialog.
    pub last: Option<(Severity, Message, Option<Message>)>,
    /// The maps of a copy that was just made, to choose from.
    pub cloned: Vec<PathBuf>,
    /// The remote to push to once the merge of its versions is kept.
    pub(super) push_after_merge: Option<String>,
    /// What is to be done as soon as it is known which remotes there are.
    pub(super) wanted: Option<Wanted>,
    /// Whether the merge that is about to begin came from a pull: without anything to settle, it
    /// ends at once.
    pub(super) is_pulled: bool,
}

/// What is asked of sharing, and what comes back.
#[derive(Clone, Debug)]
pub enum Sharing {
    /// Show the dialog.
    Open,
    /// Show the dialog, and send at once to the repository that everybody uses.
    Send,
    /// Show the dialog, and take at once what that repository has.
    Take,
    /// Show the dialog that copies a repository.
    OpenClone,
    /// Carry an order out.
    Do(Order),
    /// The question is answered with yes.
    Yes,
    /// The same, and the place goes onto the map's list.
    YesAlways,
    /// The question is answered with no.
    No,
    /// The question who asks is answered.
    Login(Login),
    /// Stop the transfer.
    Cancel,
    /// What came of an order.
    Done(Arc<Run>, Box<Outcome>),
}
