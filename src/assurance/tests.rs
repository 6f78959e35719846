//! What all of the assessment promises.
