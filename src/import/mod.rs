//! Maps from other tools' files.
