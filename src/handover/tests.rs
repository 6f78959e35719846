//! What people rely on when a map goes out.
