//! The process.
/// Window.
pub fn run(_path: Option<std::path::PathBuf>, _language: Option<crate::locale::Language>) -> Result<(), String> { Ok(()) }
