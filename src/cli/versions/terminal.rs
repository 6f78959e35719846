//! Transfers on a terminal: a bar, and the question who asks.

use std::io::IsTerminal as _;
use std::sync::atomic::AtomicBool;

use indicatif::{ProgressBar, ProgressStyle};

use super::super::report::Report;
use crate::locale::msg;
use crate::versions::remote::{
    Access, Credentials, Limits, Login, Progress, RemoteError, Stage, Watch, ssh_program,
};
use crate::workspace::sharing;

/// Runs a transfer with a bar on the terminal; Ctrl+C ends the program, and a transfer that ends
/// before its end has changed nothing.
pub(super) fn with_access<T>(
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
