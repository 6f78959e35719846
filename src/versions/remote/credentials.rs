//! Who asks: from the user's own credential helper, or from whoever called. Nothing is stored here.
//!
//! A helper is a program, so only the user's own settings of git may name it (never a repository's),
//! and only by an absolute path or as `git-credential-…`; snippets for a shell are left alone.
//! Source: gitcredentials, git-credential.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

/// A user and a password or token.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The user.
    pub user: String,
    /// The password, or a token.
    pub secret: String,
}

impl fmt::Debug for Login {
    /// Without the secret: logs are read by others.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

/// Whoever can be asked for a login.
pub trait Credentials: Sync {
    /// A login for a host; `None` where nobody answers. `was_wrong` says that the last one was.
    fn login(&self, host: &str, user: Option<&str>, was_wrong: bool) -> Option<Login>;
}

/// Nobody can be asked.
pub struct Nobody;

impl Credentials for Nobody {
    fn login(&self, _: &str, _: Option<&str>, _: bool) -> Option<Login> {
        None
    }
}

/// One login that is known already, for the host that it is for.
pub struct Known {
    /// The host.
    pub host: String,
    /// The login.
    pub login: Login,
}

impl Credentials for Known {
    fn login(&self, host: &str, _: Option<&str>, was_wrong: bool) -> Option<Login> {
        (!was_wrong && host == self.host).then(|| self.login.clone())
    }
}

/// The header of HTTP that says who asks (RFC 7617).
pub(super) fn basic(login: &Login) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let text = format!("{}:{}", login.user, login.secret);
    let mut out = String::from("Basic ");
    for part in text.as_bytes().chunks(3) {
        let byte = |at: usize| usize::from(part.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * at)) & 0x3f];
            out.push(if at > part.len() {
                '='
            } else {
                char::from(sign)
            });
        }
    }
    out
}

/// The user's credential helper.
pub(super) struct Helper {
    program: PathBuf,
    arguments: Vec<String>,
}

/// A helper that shows a window of its own waits for a person.
const PATIENCE: Duration = Duration::from_secs(180);
const MOST_ANSWER: u64 = 64 << 10;

impl Helper {
    /// The last one that the user's settings name and that may run.
    pub(super) fn of_user() -> Option<Self> {
        let mut found: Option<Self> = None;
        for file in settings_files() {
            let Ok(settings) =
                gix::config::File::from_path_no_includes(file, gix::config::Source::User)
            else {
                continue;
            };
            for value in settings.raw_values("credential.helper").unwrap_or_default() {
                let value = value.to_string();
                found = if value.trim().is_empty() {
                    None
                } else {
                    Self::named(&value).or(found)
                };
            }
        }
        found
    }

    fn named(value: &str) -> Option<Self> {
        let mut words = value.split_whitespace().map(str::to_owned);
        let name = words.next()?;
        let is_plain = |c: char| c.is_alphanumeric() || "-_.=/\\:,~".contains(c);
        let arguments: Vec<String> = words.collect();
        if !name.chars().all(is_plain) || !arguments.iter().all(|word| word.chars().all(is_plain)) {
            return None;
        }
        let program = if Path::new(&name).is_absolute() {
            PathBuf::from(&name)
        } else if name.contains(['/', '\\']) {
            return None;
        } else {
            on_path(&format!("git-credential-{name}"))?
        };
        program.is_file().then_some(Self { program, arguments })
    }

    /// Asks for the login of a host.
    pub(super) fn fill(&self, host: &str, user: Option<&str>) -> Option<Login> {
        let mut question = format!("protocol=https\nhost={host}\n");
        if let Some(user) = user {
            question.push_str(&format!("username={user}\n"));
        }
        let answer = self.run("get", &question)?;
        let value = |name: &str| {
            let line = answer.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|rest| rest.strip_prefix('='))
                .map(str::to_owned)
        };
        Some(Login {
            user: value("username").or_else(|| user.map(str::to_owned))?,
            secret: value("password")?,
        })
    }

    /// Tells it that a login was right.
    pub(super) fn approve(&self, host: &str, login: &Login) {
        let _told = self.run("store", &told(host, login)).is_some();
    }

    /// Tells it that a login was wrong.
    pub(super) fn reject(&self, host: &str, login: &Login) {
        let _told = self.run("erase", &told(host, login)).is_some();
    }

    fn run(&self, action: &str, question: &str) -> Option<String> {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .arg(action)
            .env("GIT_TERMINAL_PROMPT", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt as _;
            const NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(NO_WINDOW);
        }
        let mut child = command.spawn().ok()?;
        let (mut stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
        // It may have ended already, having nothing to say.
        let _written = stdin.write_all(format!("{question}\n").as_bytes()).is_ok();
        drop(stdin);
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            let mut answer = String::new();
            let read = stdout.take(MOST_ANSWER).read_to_string(&mut answer);
            // Nobody waits any more once patience has ended.
            let _sent = sender.send(read.ok().map(|_| answer)).is_ok();
        });
        let answer = receiver.recv_timeout(PATIENCE).ok().flatten();
        if answer.is_none() {
            let _ended = child.kill().is_ok();
        }
        let _reaped = child.wait().is_ok();
        answer
    }
}

fn told(host: &str, login: &Login) -> String {
    let Login { user, secret } = login;
    format!("protocol=https\nhost={host}\nusername={user}\npassword={secret}\n")
}

/// The settings of git that are the user's own.
fn settings_files() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME")
        .or_else(|| std::env::var_os("USERPROFILE"))
        .map(PathBuf::from);
    let config = std::env::var_os("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .or_else(|| home.as_ref().map(|home| home.join(".config")));
    let mut files = Vec::new();
    files.extend(config.map(|config| config.join("git").join("config")));
    files.extend(home.map(|home| home.join(".gitconfig")));
    files.retain(|file| file.is_absolute() && file.is_file());
    files
}

/// A program in the folders of `PATH`; the current folder is none of them.
fn on_path(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_what_the_rfc_says() {
        let login = |user: &str, secret: &str| Login {
            user: user.into(),
            secret: secret.into(),
        };
        assert_eq!(
            basic(&login("Aladdin", "open sesame")),
            "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
        );
        assert_eq!(basic(&login("a", "b")), "Basic YTpi");
        assert_eq!(basic(&login("a", "bc")), "Basic YTpiYw==");
    }

    #[test]
    fn a_secret_does_not_show_in_a_log() {
        let login = Login {
            user: "moi".into(),
            secret: "s3cret".into(),
        };
        assert!(!format!("{login:?}").contains("s3cret"));
    }

    #[test]
    fn a_helper_is_a_program_and_no_line_for_a_shell() {
        for refused in [
            "!evil",
            "./here",
            "store; evil",
            "/bin/sh -c $(evil)",
            "../x",
            "a|b",
        ] {
            assert!(Helper::named(refused).is_none(), "{refused}");
        }
        assert!(Helper::named("/bin/sh").is_some() || cfg!(windows));
    }
}
