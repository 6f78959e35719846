//! The process: window, files and clock.
