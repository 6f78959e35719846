//! What recovery times rest on, and the account of a loss.

use super::support::losing;
use crate::analysis::{Account, Certainty, DataLoss, Verdict, critical_path, recovery_times};

#[test]
fn a_recovery_time_says_what_it_rests_on() {
    let found = losing(
        "a application repair_h=4
         b application restart_h=1
         c application
         d application restart_h=2
         s business_service
         t business_service
         u business_service
         b depends_on a
         c depends_on a
         d depends_on c
         s requires b
         t requires b
         t requires c
         u requires d",
        &["a"],
    );
    let times = recovery_times(&found);
    let of = |id: &str| {
        let ix = found.graph().find(&id.into()).unwrap();
        times.iter().find(|time| time.element == ix).unwrap()
    };
    let told = |id: &str| {
        let time = of(id);
        (
            time.hours,
            time.durations.given,
            time.durations.needed,
            time.certainty(),
        )
    };
    assert_eq!(told("s"), (5.0, 2, 2, Certainty::Known));
    // C takes no longer than nothing by what is known; it may take longer than B.
    assert_eq!(told("t"), (5.0, 2, 2, Certainty::AtLeast));
    assert_eq!(told("u"), (6.0, 2, 3, Certainty::About));
    let path: Vec<String> = critical_path(&times, of("u").element)
        .into_iter()
        .map(|ix| found.graph().element(ix).id.to_string())
        .collect();
    assert_eq!(path, ["u", "d", "c", "a"]);
}

#[test]
fn what_nobody_wrote_down_is_unknown_and_not_none() {
    let found = losing(
        "a application
         b application
         b depends_on a
         s business_service dmia_h=8
         s requires b",
        &["a"],
    );
    let account = Account::of(&found);
    let service = account.services[0];
    assert_eq!(service.recovery.unwrap().certainty(), Certainty::Unknown);
    assert_eq!(service.verdict(), Verdict::Unknown);
    assert_eq!((account.durations.given, account.durations.needed), (0, 2));
    let assumed: Vec<(bool, f64)> = account
        .assumptions
        .iter()
        .map(|one| (one.is_repair, one.hours))
        .collect();
    assert_eq!(assumed, [(true, 4.0), (false, 0.0)]);
}

#[test]
fn a_replica_whose_lag_nobody_wrote_down_does_not_lose_nothing() {
    let loss = |replication: &str| {
        let found = losing(
            &format!(
                "x database
                 y database
                 d data_set pdma_h=1
                 d stored_in x
                 x replicates_to y {replication}"
            ),
            &["x"],
        );
        Account::of(&found).data_sets[0]
    };
    assert_eq!(loss("mode=async").loss, DataLoss::Unknown);
    assert_eq!(loss("mode=async").verdict(), Verdict::Unknown);
    assert_eq!(loss("mode=sync").loss, DataLoss::Hours(0.0));
    assert_eq!(loss("mode=async lag_h=3").verdict(), Verdict::Over(2.0));
    assert_eq!(loss("mode=async lag_h=0.5").verdict(), Verdict::Within(0.5));
}
