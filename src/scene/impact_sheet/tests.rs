//! What a sheet promises.
