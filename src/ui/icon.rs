//! Icons on the screen.
