//! What users rely on: nothing gets lost between a map and its file.

mod crash;
mod damage;
mod hostile;
mod round_trip;
mod sample;
mod saving;
