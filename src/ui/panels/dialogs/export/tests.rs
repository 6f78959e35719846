//! The dialog, driven by label.
