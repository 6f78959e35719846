//! The questions of `../shared/bench/peers/impact.py` about one map, a JSON object a line, as the
//! other programs print them; see `benches/impact_peers`.
//!
//!     impact_answers FOLDER
//!
//! The folder holds the map of the generator in four forms that ask the same of us as the graphs
//! that `impact_peers` gives to the others. Times are processor time of this thread, best of
//! several; making the map ready is left out, as it is for the others.
#![expect(
    clippy::print_stdout,
    reason = "its answers are read by another program"
)]

use std::error::Error;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use portolan::analysis::{
    self, DependencyGraph, Direction, Dominators, Network, PathsAsked, Scenario, Watch,
};
use portolan::import;
use portolan::model::{ElementId, Snapshot, SystemMap};
use serde_json::{Value as Json, json};

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo hands the flags of benches over.
    let folder = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let Some(folder) = folder else {
        return Ok(());
    };
    let folder = Path::new(&folder);
    let asked: Json = serde_json::from_slice(&std::fs::read(folder.join("asked.json"))?)?;
    let id = |name: &str| ElementId::from(asked[name].as_str().unwrap_or_default());
    let tell = |job: &str, (seconds, check): (f64, usize)| {
        println!(
            "{}",
            json!({ "peer": "portolan", "job": job, "seconds": seconds, "check": check })
        );
    };

    let impact = snapshot(folder, "impact")?;
    let graph = DependencyGraph::of(&impact);
    let hub = id("hub");
    tell(
        "reach_hub",
        timed(|| {
            analysis::reached(&graph, &hub, Direction::Downstream, None)
                .map_or(0, |found| found.len())
        }),
    );
    tell(
        "blast_all",
        timed(|| analysis::potential_radii(&graph).iter().sum()),
    );
    if impact.elements().len() <= 10_000 {
        tell(
            "actual_all",
            timed(|| analysis::actual_radii(&graph).iter().sum()),
        );
    }
    let scenario = Scenario::losing([hub.as_str()]);
    tell(
        "scenario",
        timed(|| analysis::impact(&graph, &scenario).map_or(0, |found| found.affected().len())),
    );

    let network = snapshot(folder, "network")?;
    let network = Network::of(&network);
    tell(
        "artic",
        timed(|| network.points().articulation_points.len()),
    );

    let dominated = snapshot(folder, "dominators")?;
    let graph = DependencyGraph::of(&dominated);
    let entry = graph.find(&id("entry"))?;
    tell(
        "domin",
        timed(|| {
            let found = Dominators::below(&graph, entry);
            // Those that are reached, the entry with them.
            let reached = dominated.element_numbers();
            reached.filter(|ix| found.immediate(*ix).is_some()).count() + 1
        }),
    );

    let linked = snapshot(folder, "paths")?;
    let graph = DependencyGraph::of(&linked);
    for depth in asked["depths"].as_array().into_iter().flatten() {
        let depth = u32::try_from(depth.as_u64().unwrap_or_default())?;
        let asked = PathsAsked {
            from: &id("from"),
            to: &id("to"),
            direction: None,
            depth,
            most: usize::MAX,
        };
        tell(
            &format!("paths_k{depth}"),
            timed(|| {
                let found = analysis::simple_paths(&graph, &asked, &patient());
                found.ok().flatten().map_or(0, |found| found.len())
            }),
        );
    }
    Ok(())
}

fn snapshot(folder: &Path, name: &str) -> Result<Snapshot, Box<dyn Error>> {
    let file = format!("{name}.json");
    let bytes = std::fs::read(folder.join(&file))?;
    let map: SystemMap = import::read(&bytes, &file, None)?.map;
    Ok(map.snapshot(None))
}

fn patient() -> Watch<'static> {
    static NEVER: AtomicBool = AtomicBool::new(false);
    Watch {
        cancelled: &NEVER,
        progress: &|_| {},
    }
}

/// The least processor time of one call, and its answer. Short calls are repeated until they last
/// twenty milliseconds, as the clock of the processor is coarse.
fn timed(question: impl Fn() -> usize) -> (f64, usize) {
    let mut inner = 1_u32;
    let mut best = f64::INFINITY;
    let mut answer = 0;
    let start = Instant::now();
    let mut runs = 0;
    while runs < 7 && (runs < 2 || start.elapsed().as_secs_f64() < 10.0) {
        let before = processor_s();
        for _ in 0..inner {
            answer = std::hint::black_box(question());
        }
        let spent = processor_s() - before;
        if spent < 0.02 && inner < 4_096 {
            inner *= 4;
            continue;
        }
        best = best.min(spent / f64::from(inner));
        runs += 1;
    }
    (best, answer)
}

/// Seconds that the processor has given to this thread; the time of day where nobody counts them.
fn processor_s() -> f64 {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = counted.and_then(|words| words.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(
        || {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            now.map_or(0.0, |now| now.as_secs_f64())
        },
        |nanoseconds| nanoseconds / 1e9,
    )
}
