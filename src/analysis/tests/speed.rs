//! How long the analyses of large maps take. Run by hand, in release:
//! `cargo test --release --lib analysis::tests::speed -- --ignored --nocapture`.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use super::support::map;
use crate::analysis::{
    DependencyGraph, Direction, Scenario, actual_radii, impact, potential_radii, reach,
};
use crate::model::ElementId;

/// A layered map: about 1.8 links an element, the first element needed by nearly all.
fn layered(count: u32) -> DependencyGraph {
    let mut seed = 1_u64;
    let mut random = |below: u32| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        u32::try_from(seed >> 33).unwrap_or(0) % below.max(1)
    };
    let mut lines = String::new();
    for at in 0..count {
        let _ = writeln!(lines, "e{at:06} application");
    }
    for at in 1..count {
        let near = at - 1 - random(at.min(60));
        let _ = writeln!(lines, "e{at:06} depends_on e{near:06}");
        if random(10) < 8 {
            let _ = writeln!(
                lines,
                "e{at:06} depends_on e{:06} strength=soft",
                random(at)
            );
        }
    }
    DependencyGraph::of(&map(&lines).snapshot(None))
}

fn best_ms(mut run: impl FnMut()) -> f64 {
    (0..7)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .fold(f64::INFINITY, f64::min)
}

#[test]
#[ignore = "a measurement, to be run in release"]
fn large_maps() {
    let hub = ElementId::from("e000000");
    for count in [1_000, 10_000, 100_000] {
        let graph = layered(count);
        let scenario = Scenario::losing(["e000000"]);
        let states = best_ms(|| drop(black_box(impact(&graph, &scenario).unwrap())));
        let reasons = best_ms(|| {
            let found = impact(&graph, &scenario).unwrap();
            for &ix in found.affected() {
                black_box(found.reason(ix));
            }
        });
        let reached = best_ms(|| {
            drop(black_box(
                reach(&graph, &hub, Direction::Downstream, None).unwrap(),
            ));
        });
        println!(
            "{count}: states {states:.2} ms, with reasons {reasons:.2} ms, reach {reached:.2} ms"
        );
        if count <= 10_000 {
            let actual = best_ms(|| drop(black_box(actual_radii(&graph))));
            let potential = best_ms(|| drop(black_box(potential_radii(&graph))));
            println!("{count}: all actual radii {actual:.0} ms, all potential {potential:.0} ms");
        }
    }
}
