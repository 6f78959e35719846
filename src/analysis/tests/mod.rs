//! The analyses against published results, worked examples and a naive judge.
#![expect(
    clippy::let_underscore_must_use,
    reason = "writing into a String cannot fail"
)]

mod account;
mod behaviour;
mod gap;
mod incremental;
mod matrix;
mod metropole;
mod modelling;
mod plan;
mod properties;
pub(super) mod support;
