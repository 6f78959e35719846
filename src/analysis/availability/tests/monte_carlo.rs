//! Drawing by lot against the exact value, on maps drawn once and for all.

use std::fmt::Write as _;

use super::super::*;
use crate::analysis::tests::support::graph;

/// Maps that are compared.
const MAPS: usize = 20;

/// A generator of its own (Marsaglia, *Xorshift RNGs*, 2003), so that the maps have nothing to do
/// with the draws.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// A service on groups of servers that share rooms, hosts and each other's needs.
fn map_of(seed: u64) -> String {
    let mut numbers = Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut lines = String::from("s business_service availability=0.999\n");
    for room in 0..3 {
        let nines = 990 + numbers.below(10);
        let _ = writeln!(lines, "r{room} room availability=0.{nines}");
    }
    let groups = 3 + numbers.below(3);
    for group in 0..groups {
        let members = 2 + numbers.below(3);
        let k = 1 + numbers.below(members);
        let _ = writeln!(
            lines,
            "g{group} redundancy_group k={k}\ns requires g{group}"
        );
        for member in 0..members {
            let (room, nines) = (numbers.below(3), 80 + numbers.below(20));
            let id = format!("m{group}{member}");
            let _ = writeln!(lines, "{id} logical_server r{room} availability=0.{nines}");
            let _ = writeln!(lines, "{id} member_of g{group}");
            if numbers.below(3) == 0 {
                let other = numbers.below(groups);
                let _ = writeln!(lines, "{id} depends_on g{other}");
            }
        }
    }
    lines
}

#[test]
fn monte_carlo_is_within_three_standard_errors_of_the_exact_value_on_20_maps() {
    let mut squares = 0.0;
    for seed in 0..MAPS as u64 {
        let lines = map_of(seed);
        let graph = graph(&lines);
        let components = Components::of(&graph);
        let service = graph.find(&"s".into()).unwrap();
        let with_limit = |limit| found(&graph, &components, service, limit, &|| false).unwrap();
        let (exact, drawn) = (with_limit(NODE_LIMIT), with_limit(2));
        assert_eq!(exact.method, Method::Exact);
        let Method::MonteCarlo {
            draws,
            standard_error,
        } = drawn.method
        else {
            panic!("two nodes are not enough for any of these maps");
        };
        assert!(draws >= 100_000);
        assert!(
            exact.availability > 0.1 && exact.availability < 0.999_5,
            "{}",
            exact.availability
        );
        let off = (drawn.availability - exact.availability) / standard_error;
        assert!(
            off.abs() <= 3.0,
            "map {seed}: {} instead of {}, {off} standard errors off\n{lines}",
            drawn.availability,
            exact.availability
        );
        squares += off * off;
    }
    // Errors that were told too large would pass as well: they are neither that nor too small.
    let spread = (squares / MAPS as f64).sqrt();
    assert!((0.6..1.5).contains(&spread), "{spread}");
}
