//! Weak points: the bar over the legend, and the list in the drawer.

mod bar;

pub(super) use bar::show as bar;
