//! What Portolan promises as a whole; a module per concern.

mod samples;
