//! Portolan: draw, version and annotate maps of hybrid information systems, and review
//! what depends on what.
//!
//! The modules stand in reading order, from the ground up.
//! A module may use those above it in this list, never those below
//! (`tests/suite/architecture.rs` holds us to it).

pub mod geometry;
pub mod locale;
pub mod diagnostic;
pub mod text;
pub mod icon;

pub mod catalogue;
pub mod model;

pub mod history;
pub mod layout;
pub mod analysis;

pub mod command;
pub mod storage;
pub mod import;
pub mod scene;

pub mod workspace;
pub mod export;

pub mod cli;
pub mod ui;
pub mod app;
