//! Words as shapes: the bundled fonts, how wide a line is, and where it breaks.
