//! What packages cost year by year.

use std::sync::Arc;

use proptest::prelude::*;

use crate::analysis::budget;
use crate::model::{Day, Finite, PackageStatus, Record as _, WorkPackage};

fn package(amount: f64, start: &str, end: &str) -> WorkPackage {
    let mut package = WorkPackage::blank("p".into());
    package.budget_keur = Finite::new(amount);
    package.start = start.into();
    package.end = end.into();
    package
}

#[test]
fn a_budget_is_spread_evenly_over_the_days() {
    // 92 days of 2026 and 181 of 2027.
    let spread = budget([&package(273.0, "2026-10-01", "2027-06-30")]);
    let years: Vec<(i32, f64)> = spread.years.into_iter().collect();
    assert_eq!(years.len(), 2);
    assert!((years[0].1 - 92.0).abs() < 1e-9 && (years[1].1 - 181.0).abs() < 1e-9);
}

#[test]
fn what_has_no_days_counts_in_the_total_and_what_is_cancelled_does_not() {
    let undated = package(10.0, "2026-10-01", "");
    let mut cancelled = package(20.0, "2026-10-01", "2026-12-31");
    cancelled.status = PackageStatus::Cancelled;
    let reversed = package(5.0, "2027-01-01", "2026-01-01");
    let spread = budget([&undated, &cancelled, &reversed]);
    assert!(spread.years.is_empty());
    assert_eq!((spread.undated, spread.total), (15.0, 15.0));
}

proptest! {
    #[test]
    fn the_years_add_up_to_the_total(
        parts in proptest::collection::vec((0.0..5_000.0_f64, -400..4_000_i32, 0..2_500_i32), 1..20),
    ) {
        let packages: Vec<Arc<WorkPackage>> = parts
            .iter()
            .map(|&(amount, start, days)| {
                let first = Day::new(2026, 1, 1).unwrap().plus(start);
                Arc::new(package(amount, &first.iso(), &first.plus(days).iso()))
            })
            .collect();
        let spread = budget(packages.iter().map(Arc::as_ref));
        let sum: f64 = spread.years.values().sum();
        prop_assert!((sum - spread.total).abs() < 1e-6);
        let whole: i64 = spread.whole_years().values().sum();
        prop_assert!((whole as f64 - spread.total).abs() <= 0.5 + 1e-6);
    }
}
