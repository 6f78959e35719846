//! Portolan: draw, version and annotate maps of hybrid information systems, and review
//! what depends on what.
//!
//! The modules stand in reading order, from the ground up.
//! A module may use those above it in this list, never those below
//! (`tests/suite/architecture.rs` holds us to it).

pub mod bitmap;
pub mod diagnostic;
pub mod geometry;
pub mod icon;
pub mod locale;
pub mod text;

pub mod catalogue;
pub mod model;

pub mod analysis;
pub mod history;
pub mod layout;

pub mod assurance;

pub mod command;
pub mod import;
pub mod redaction;
pub mod scene;
pub mod storage;
pub mod versions;

pub mod export;
pub mod workspace;

pub mod documents;
pub mod interchange;
pub mod webpage;

pub mod handover;

pub mod app;
pub mod cli;
pub mod ui;
