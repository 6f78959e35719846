//! How a map changes: gestures, undo and redo.
