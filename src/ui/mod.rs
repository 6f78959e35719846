//! The window's panels, canvas and tools.
