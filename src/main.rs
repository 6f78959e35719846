//! The one executable: a command, or the window.

use std::process::ExitCode;

use portolan::cli::{self, Outcome};

#[expect(
    clippy::print_stderr,
    reason = "the last word of a window that cannot open"
)]
fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Exit(code) => code,
        Outcome::Window { path, language } => match portolan::app::run(path, language) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("{message}");
                ExitCode::from(cli::FILE)
            }
        },
    }
}
