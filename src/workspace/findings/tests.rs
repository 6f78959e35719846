//! The list of findings, over findings made by hand.
