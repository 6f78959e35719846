//! The analyses against published results, worked examples and a naive judge.

mod behaviour;
mod judge;
mod metropole;
mod modelling;
mod speed;
mod support;
