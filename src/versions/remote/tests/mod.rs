//! What holds between two repositories, whichever way lies between them.

mod hostile;
mod races;
mod support;
mod ways;
