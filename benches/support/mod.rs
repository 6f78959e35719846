//! The maps that are measured.
//!
//! `../shared/bench/gen_map.py` makes them once, into `benches/maps/`; the same generator and seed
//! serve the published figures of other tools.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, exit};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use portolan::import;
use portolan::model::SystemMap;

/// The map with this many elements (and 1.8 times as many links).
pub fn map(elements: usize) -> Arc<SystemMap> {
    static MAPS: LazyLock<Mutex<BTreeMap<usize, Arc<SystemMap>>>> = LazyLock::new(Mutex::default);
    let mut maps = MAPS.lock().unwrap_or_else(PoisonError::into_inner);
    let map = maps.entry(elements).or_insert_with(|| {
        let path = generated(elements);
        let read = std::fs::read(&path).map_err(|error| error.to_string());
        let imported = read.and_then(|bytes| {
            import::read(&bytes, "map.json", None).map_err(|error| error.to_string())
        });
        match imported {
            Ok(imported) => Arc::new(imported.map),
            Err(reason) => stop(&format!("{} can't be read: {reason}", path.display())),
        }
    });
    Arc::clone(map)
}

/// The generator's file for this many elements, made if it isn't there.
fn generated(elements: usize) -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = project.join("benches/maps");
    let path = folder.join(format!("map-{elements}.json"));
    if path.exists() {
        return path;
    }
    let generator = project.join("../shared/bench/gen_map.py");
    if !generator.exists() {
        stop(&format!(
            "{} makes the maps, and it is not there",
            generator.display()
        ));
    }
    let made = Command::new("python3")
        .arg(&generator)
        .args([
            "-n",
            &elements.to_string(),
            "--seed",
            "1",
            "--formats",
            "json",
            "--out",
        ])
        .arg(&folder)
        .output();
    match made {
        Err(error) => stop(&format!(
            "python3 makes the maps, and it can't be started: {error}"
        )),
        Ok(output) if !output.status.success() => stop(&format!(
            "gen_map.py failed: {}",
            String::from_utf8_lossy(&output.stderr)
        )),
        Ok(_) => path,
    }
}

/// Ends the measurement with one sentence instead of a panic's many lines.
#[expect(
    clippy::print_stderr,
    reason = "a bench speaks to the one who started it"
)]
fn stop(reason: &str) -> ! {
    eprintln!("Nothing to measure: {reason}.");
    exit(2);
}
