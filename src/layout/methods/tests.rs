//! What users rely on in every method.
