//! Transfers on threads of their own: told how far they are, stopped at any time.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::effects::Outside;
use crate::versions::remote::{Access, Credentials, Limits, Login, Progress, Watch, ssh_program};
use crate::workspace::sharing::{Order, carry_out};
use crate::workspace::{Action, Run, Sharing};

/// What the user said about who one is, by host: kept while the program runs, and nowhere else.
#[derive(Clone, Debug, Default)]
pub(super) struct Logins(Arc<Mutex<BTreeMap<String, Login>>>);

impl Logins {
    fn put(&self, host: String, login: Login) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(host, login);
    }
}

impl Credentials for Logins {
    fn login(&self, host: &str, user: Option<&str>, was_wrong: bool) -> Option<Login> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if was_wrong {
            known.remove(host);
        }
        let login = known.get(host)?;
        user.is_none_or(|user| user == login.user)
            .then(|| login.clone())
    }
}

impl Outside {
    /// Carries an order out; what comes of it arrives as an action.
    pub(super) fn share(
        &self,
        path: PathBuf,
        order: Order,
        run: Arc<Run>,
        login: Option<(String, Login)>,
    ) {
        if let Some((host, login)) = login {
            self.logins.put(host, login);
        }
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        let logins = self.logins.clone();
        std::thread::spawn(move || {
            let progress = |progress: Progress| {
                if run.advance(progress.share()) {
                    ctx.request_repaint();
                }
            };
            let access = Access {
                watch: Watch {
                    cancelled: run.cancelled(),
                    progress: &progress,
                },
                credentials: &logins,
                ssh: ssh_program(),
                // A window has no terminal; the agent and programs like `ssh-askpass` still answer.
                may_prompt: has_askpass(),
                limits: Limits::default(),
            };
            let outcome = Box::new(carry_out(&path, &order, &access));
            // Nobody listens any more once the window has closed; that is no error.
            let done = Action::Sharing(Sharing::Done(Arc::clone(&run), outcome));
            let _sent = outbox.send(done).is_ok();
            ctx.request_repaint();
        });
    }
}

/// Whether `ssh` can ask in a window of its own.
fn has_askpass() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    is_set("SSH_ASKPASS") && (is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"))
}
