//! Checks and compiles what `assets/` holds: the texts of both languages, the catalogue of kinds
//! and the icons. A gap in any of them fails the build with a sentence that names it.

#![expect(
    clippy::let_underscore_must_use,
    reason = "writing into a String cannot fail"
)]
#![expect(
    clippy::expect_used,
    reason = "without cargo's own variables there is nothing to build"
)]

use std::path::PathBuf;

#[path = "src/catalogue/compile.rs"]
mod catalogue;
#[path = "src/icon/compile.rs"]
mod icon;
#[path = "src/locale/compile.rs"]
mod locale;

fn main() {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/catalogue/compile.rs");
    println!("cargo::rerun-if-changed=src/icon/compile.rs");
    println!("cargo::rerun-if-changed=src/locale/compile.rs");
    let out_dir = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let root = PathBuf::from(
        std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"),
    );
    let assets = root.join("assets");
    or_fail(locale::compile(&assets.join("locales"), &out_dir));
    let icons = or_fail(icon::compile(&assets.join("icons"), &out_dir));
    or_fail(catalogue::compile(
        &assets.join("catalogue.ron"),
        &icons,
        &out_dir,
    ));
}

fn or_fail<T>(result: Result<T, String>) -> T {
    result.unwrap_or_else(|message| {
        println!("cargo::error={message}");
        std::process::exit(1);
    })
}
