//! What users rely on when only a part of a view is arranged.
