//! The tab driven by label, over findings made by hand.
