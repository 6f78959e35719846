//! What one may ask of a map: each command plans a patch, or refuses with a reason.
