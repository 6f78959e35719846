//! What a map can answer: what stops when something is lost, why, and who depends on whom.
//!
//! Everything starts from a [`DependencyGraph`], made once for a snapshot:
//! - [`impact`]: the states of all elements and flows in a [`Scenario`];
//! - [`explain`]: why one element is affected, as a path, a sentence and a proof;
//! - [`reach`] and [`radius`]: who depends on an element, what it needs, how far its loss goes;
//! - [`simple_paths`]: how two elements hang together; [`Dominators`]: what all ways cross;
//! - [`Expectations`]: what those who depend on an element, and its data, expect of it;
//! - [`Network::disjoint_paths`]: how many ways two devices of the network have to each other;
//! - [`unfold`]: how a loss unfolds from hour 0 to 72, with buffers used up and elements coming back;
//! - [`data_losses`] and [`recovery_times`]: how much data a scenario costs, and for how long;
//! - [`Account`]: all of that against what the business needs, and how much of it is known;
//! - [`Matrix`] and [`Across`]: what every feared loss does to every service, and what one loss does
//!   at every plateau;
//! - [`weak_points`] and [`availability`]: what alone can stop a service, and how often it works;
//! - [`ServiceFacts`]: all of this about one service, with what it needs as a tree;
//! - [`radii_since`] and its like: the same after an edit, for what the edit concerns alone;
//! - [`losses_alike`]: whether an edit changes what any loss does;
//! - [`Gap`]: what differs between two states;
//! - [`Coverage`]: which of these differences is the work of which package;
//! - [`ChangeImpact`]: what the way from one to the other does to those who stay;
//! - [`plan_problems`] and [`budget()`]: where a plan contradicts itself, and what it costs;
//! - [`gather`]: which elements a view shows that is gathered from the map;
//! - [`modelling_errors`]: what makes the answers doubtful, to be read before them.
//!
//! An element is up, degraded or down; its effective state is the least fixpoint of the seven
//! rules that stand at the head of `propagation.rs`.

mod account;
mod account_words;
mod across;
mod arcs;
mod availability;
mod change;
mod classification;
mod components;
mod coverage;
mod cycles;
mod data_loss;
mod data_use;
mod disjoint;
mod dominators;
mod expectation;
mod explanation;
mod feared;
mod gap;
mod gathering;
mod graph;
mod impact;
mod incremental;
mod losses_alike;
mod matrix;
mod modelling;
mod modelling_values;
mod needs;
mod network;
mod paths;
mod propagation;
mod radii;
mod radius;
mod reach;
mod reason;
mod recovery;
mod redundancy;
mod scenario;
mod sentence;
mod service;
mod service_data;
mod unfolding;
mod watch;
mod weak_points;
mod words;
mod work_plan;

#[cfg(test)]
mod tests;

pub use account::{
    Account, AccountGroup, Assumption, Buffer, DataAccount, ServiceAccount, StateCounts, Verdict,
    need_h,
};
pub use account_words::{
    doubt_in_words, harm_in_words, honesty, loss_in_words, margin_in_words, moment_in_words,
    recovery_in_words, reserve_in_words, scenario_in_words, why_in_words,
};
pub use across::{Across, PlateauEffect, ServiceAcross};
pub use arcs::Class;
pub use availability::{
    Availability, Importance, Method, NODE_LIMIT, availabilities, availability, cut_sets,
    own_availability,
};
pub use change::{
    ChangeImpact, ChangeSide, Dangling, RiskState, ServiceRisk, Trend, Violation, WorstLoss,
};
pub use classification::{Aspect, Classification, FlowLevel, Level};
pub use coverage::{Claim, Coverage, NoDifference, claim_field, claims_of, own_gap};
pub use cycles::{CircleStart, Cycle, cycles, soft_cycles};
pub use data_loss::{DataLoss, data_losses};
pub use data_use::{applications_of, data_of_flow};
pub use disjoint::{DisjointPaths, NoPaths};
pub use dominators::Dominators;
pub use expectation::{Expectation, Expectations, Expected};
pub use explanation::{Explanation, Proof, Step, explain};
pub use feared::{FearedLoss, LossOrigin, feared_losses};
pub use gap::{Delta, Difference, FieldDifference, Gap, GapCounts};
pub use gathering::gather;
pub use graph::{DependencyGraph, Flow, Group};
pub use impact::{FlowImpact, Impact, Margin, impact};
pub use incremental::{
    CutSets, Earlier, availabilities_alike, availabilities_since, cut_sets_since, radii_since,
    weak_points_since,
};
pub use losses_alike::losses_alike;
pub use matrix::{
    DataCell, Matrix, MatrixColumn, MatrixRow, Names, ServiceCell, Tally, need_or_dash,
    verdict_word,
};
pub use modelling::{modelling_errors, modelling_errors_of};
pub use needs::{RecoveryNeed, RecoveryNeeds};
pub use network::{ArticulationPoint, Bridge, Network, NetworkPoints, network_points};
pub use paths::{PathsAsked, SimplePaths, simple_paths};
pub use radii::potential_radii;
pub use radius::{Radius, actual_radii, radius};
pub use reach::{Direction, reach, reached};
pub use reason::Reason;
pub use recovery::{
    Certainty, Durations, OwnDuration, RecoveryTime, critical_path, own_duration, recovery_times,
};
pub use redundancy::{CommonCause, PaperGroup, paper_groups, redundancy_on_paper};
pub use scenario::{Scenario, State, UnknownElement};
pub use service::{Need, NeedNode, NeedTree, ServiceData, ServiceFacts, SingleLoss};
pub use service_data::data_of_services;
pub use unfolding::{
    HORIZON_H, Moment, Outage, Repairs, ServiceCount, StateChange, Unfolding, unfold,
};
pub use watch::Watch;
pub use weak_points::{PointNature, WeakPoints, all_weak_points, fails_by_itself, weak_points};
pub use words::{clock_in_words, hours_in_words, share_in_words};
pub use work_plan::{
    Budget, budget, claim_message, claims_without_difference, plan_problems, reason_message,
    subject_name, would_close_circle,
};
