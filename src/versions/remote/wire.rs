//! A conversation with a git host: what it advertises, and one question with its answer.

use std::io::Read;

use super::{Access, Address, RemoteError, https::Web, ssh::Ssh};

/// Which half of the protocol is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Service {
    /// It gives.
    Fetch,
    /// It takes.
    Push,
}

impl Service {
    /// The program at the other end.
    pub(super) fn program(self) -> &'static str {
        match self {
            Self::Fetch => "git-upload-pack",
            Self::Push => "git-receive-pack",
        }
    }
}

/// See the module's header.
pub(super) trait Wire {
    /// What the other side says of itself.
    fn advertised(&mut self) -> Result<Box<dyn Read + '_>, RemoteError>;

    /// Asks, and gives the answer.
    fn ask(&mut self, body: &mut dyn Read, length: u64) -> Result<Box<dyn Read + '_>, RemoteError>;
}

/// Talks with a host. `talk` is called once.
pub(super) fn with<T>(
    address: &Address,
    service: Service,
    access: &Access<'_>,
    talk: impl FnOnce(&mut dyn Wire) -> Result<T, RemoteError>,
) -> Result<T, RemoteError> {
    match address {
        Address::Folder(_) => Err(RemoteError::nonsense("a folder is no host")),
        Address::Ssh {
            user,
            host,
            port,
            path,
        } => {
            let mut ssh = Ssh::open(user.as_deref(), host, *port, path, service, access)?;
            talk(&mut ssh)
        }
        Address::Https {
            user,
            host,
            path,
            is_plain,
        } => Web::with(
            user.as_deref(),
            host,
            path,
            *is_plain,
            service,
            access,
            talk,
        ),
    }
}
