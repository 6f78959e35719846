//! The way by SSH: the system's own `ssh`, with the user's agent, keys and known hosts.
//!
//! Threads stand between the program and us, so that a host that hangs neither holds up a word
//! about it nor the wish to stop.

use std::io::{self, Read, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::watch::Stage;
use super::wire::{Service, Wire};
use super::{Access, RemoteError, packet};

/// How often a wait looks up.
const LOOK: Duration = Duration::from_millis(50);
const CHUNK: usize = 32 << 10;
/// More words than this of the program are dropped.
const MOST_WORDS: u64 = 16 << 10;
/// How long a person may take to answer what `ssh` asks on the terminal.
const ANSWER: Duration = Duration::from_secs(300);

/// A connection; ends the program when it goes.
pub(super) struct Ssh<'a> {
    access: &'a Access<'a>,
    child: Child,
    input: Option<SyncSender<Vec<u8>>>,
    output: Receiver<io::Result<Vec<u8>>>,
    rest: Vec<u8>,
    at: usize,
    words: Arc<Mutex<String>>,
    has_spoken: bool,
    is_over: bool,
}

/// The program: the one that `GIT_SSH` names, as for git, or the system's.
#[must_use]
pub fn ssh_program() -> PathBuf {
    let named = std::env::var_os("GIT_SSH").map(PathBuf::from);
    named
        .filter(|path| path.is_absolute())
        .unwrap_or_else(|| PathBuf::from("ssh"))
}

/// A word for the shell at the other end.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

impl<'a> Ssh<'a> {
    pub(super) fn open(
        user: Option<&str>,
        host: &str,
        port: Option<u16>,
        path: &str,
        service: Service,
        access: &'a Access<'a>,
    ) -> Result<Self, RemoteError> {
        let mut command = Command::new(&access.ssh);
        if let Some(port) = port {
            command.arg("-p").arg(port.to_string());
        }
        if !access.may_prompt {
            // Without a terminal nobody can answer; the agent and the keys still speak.
            command.args(["-o", "BatchMode=yes"]);
        }
        let patience = access.limits.connect.as_secs().max(1);
        command.arg("-o").arg(format!("ConnectTimeout={patience}"));
        let place = host.trim_start_matches('[').trim_end_matches(']');
        command.arg(user.map_or_else(|| place.to_owned(), |user| format!("{user}@{place}")));
        command.arg(format!("{} {}", service.program(), quoted(path)));
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt as _;
            const NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(NO_WINDOW);
        }
        let mut child = command.spawn().map_err(|error| {
            RemoteError::Unreachable(format!("{}: {error}", access.ssh.display()))
        })?;
        let (input, to_write) = sync_channel::<Vec<u8>>(4);
        if let Some(mut stdin) = child.stdin.take() {
            std::thread::spawn(move || {
                for bytes in to_write {
                    if stdin
                        .write_all(&bytes)
                        .and_then(|()| stdin.flush())
                        .is_err()
                    {
                        break;
                    }
                }
            });
        }
        let (read, output) = sync_channel(32);
        if let Some(mut stdout) = child.stdout.take() {
            std::thread::spawn(move || {
                loop {
                    let mut bytes = vec![0; CHUNK];
                    let chunk = stdout.read(&mut bytes).map(|count| {
                        bytes.truncate(count);
                        bytes
                    });
                    let is_last = !matches!(&chunk, Ok(bytes) if !bytes.is_empty());
                    if read.send(chunk).is_err() || is_last {
                        break;
                    }
                }
            });
        }
        let words = Arc::new(Mutex::new(String::new()));
        if let Some(stderr) = child.stderr.take() {
            let words = Arc::clone(&words);
            std::thread::spawn(move || {
                let mut stderr = stderr;
                let mut bytes = [0; 1024];
                let mut all = 0;
                while let Ok(count) = stderr.read(&mut bytes) {
                    if count == 0 {
                        break;
                    }
                    all += count as u64;
                    if all <= MOST_WORDS {
                        let text = String::from_utf8_lossy(&bytes[..count]);
                        words
                            .lock()
                            .unwrap_or_else(PoisonError::into_inner)
                            .push_str(&text);
                    }
                }
            });
        }
        Ok(Self {
            access,
            child,
            input: Some(input),
            output,
            rest: Vec::new(),
            at: 0,
            words,
            has_spoken: false,
            is_over: false,
        })
    }

    /// What the program's last words mean.
    fn explained(&mut self) -> RemoteError {
        // The words may come a moment after the end of the answer.
        for _ in 0..10 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(LOOK);
        }
        std::thread::sleep(Duration::from_millis(20));
        let words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        let said = packet::tidy(&words);
        let has = |part: &str| said.contains(part);
        if has("Host key verification failed") || has("REMOTE HOST IDENTIFICATION HAS CHANGED") {
            RemoteError::Certificate(said)
        } else if has("Permission denied") || has("Too many authentication failures") {
            RemoteError::Forbidden(said)
        } else if has("not appear to be a git repository")
            || has("not found")
            || has("No such file")
            || has("not exist")
        {
            RemoteError::NoRepository
        } else if said.is_empty() {
            RemoteError::Unreachable("ssh".to_owned())
        } else {
            RemoteError::Unreachable(said)
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let limits = &self.access.limits;
        let patience = match (self.has_spoken, self.access.may_prompt) {
            (true, _) => limits.idle,
            (false, true) => ANSWER,
            (false, false) => limits.connect + limits.idle,
        };
        let until = Instant::now() + patience;
        loop {
            if self.access.watch.is_cancelled() {
                return Err(RemoteError::Cancelled.into_io());
            }
            match self.output.recv_timeout(LOOK) {
                Ok(Ok(bytes)) => {
                    self.is_over = bytes.is_empty();
                    if self.is_over && !self.has_spoken {
                        return Err(self.explained().into_io());
                    }
                    self.has_spoken = true;
                    self.rest = bytes;
                    self.at = 0;
                    return Ok(());
                }
                Ok(Err(error)) => return Err(error),
                Err(RecvTimeoutError::Timeout) if Instant::now() < until => {}
                Err(RecvTimeoutError::Timeout) => return Err(RemoteError::TimedOut.into_io()),
                Err(RecvTimeoutError::Disconnected) => {
                    self.is_over = true;
                    return Ok(());
                }
            }
        }
    }

    /// Hands bytes to the thread that writes; gives whether the program still takes any.
    fn put(&mut self, mut bytes: Vec<u8>) -> Result<bool, RemoteError> {
        let until = Instant::now() + self.access.limits.idle;
        loop {
            self.access.watch.check()?;
            let Some(input) = &self.input else {
                return Ok(false);
            };
            match input.try_send(bytes) {
                Ok(()) => return Ok(true),
                Err(TrySendError::Disconnected(_)) => return Ok(false),
                Err(TrySendError::Full(back)) => {
                    if Instant::now() > until {
                        return Err(RemoteError::TimedOut);
                    }
                    bytes = back;
                    std::thread::sleep(Duration::from_millis(5));
                }
            }
        }
    }
}

impl Read for Ssh<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at >= self.rest.len() {
            if self.is_over {
                return Ok(0);
            }
            self.fill()?;
        }
        let rest = self.rest.get(self.at..).unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}

impl Wire for Ssh<'_> {
    fn advertised(&mut self) -> Result<Box<dyn Read + '_>, RemoteError> {
        Ok(Box::new(self))
    }

    fn ask(&mut self, body: &mut dyn Read, length: u64) -> Result<Box<dyn Read + '_>, RemoteError> {
        let mut done = 0;
        loop {
            let mut bytes = vec![0; CHUNK];
            let count = body.read(&mut bytes)?;
            if count == 0 {
                break;
            }
            bytes.truncate(count);
            if !self.put(bytes)? {
                // It closed its ears; what it says tells why.
                break;
            }
            done += count as u64;
            self.access.watch.tell(Stage::Sending, done, Some(length));
        }
        Ok(Box::new(self))
    }
}

impl Drop for Ssh<'_> {
    fn drop(&mut self) {
        self.input = None;
        // A program that was heard out ends by itself; any other is ended.
        let until = Instant::now() + Duration::from_millis(if self.is_over { 500 } else { 0 });
        while Instant::now() < until {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ended = self.child.kill().is_ok();
        let _reaped = self.child.wait().is_ok();
    }
}
