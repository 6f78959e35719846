//! What a map can answer: impact, explanation, reach.
