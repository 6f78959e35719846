//! Opening a page or a letter with the system's program for it.

use std::process::{Command, Stdio};

use super::effects::Outside;
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::workspace::Action;

impl Outside {
    /// Hands an address over; says so when nobody takes it.
    pub(super) fn open_address(&self, address: String) {
        self.in_background(msg::APP_OPENING.into(), move || {
            let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
                ("open", &[])
            } else if cfg!(windows) {
                ("rundll32", &["url.dll,FileProtocolHandler"])
            } else {
                ("xdg-open", &[])
            };
            // The address is one argument of its own: no shell ever reads it.
            let started = Command::new(program)
                .args(arguments)
                .arg(&address)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            let is_taken = started.is_ok_and(|status| status.success());
            (!is_taken).then(|| {
                let message = msg::APP_ADDRESS_NOT_OPENED.with("address", address);
                let problem = Problem::new("address-not-opened", Severity::Warning, message);
                Action::Failed(problem.with_hint(msg::APP_ADDRESS_NOT_OPENED_HINT.into()))
            })
        });
    }
}
