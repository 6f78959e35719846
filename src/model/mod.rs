//! What a map is: records under stable ids, changed by patches alone.
