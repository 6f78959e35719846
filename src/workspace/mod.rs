//! What is open, without a window: actions in, effects out.
