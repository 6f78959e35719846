//! A reader of the files that we write, for tests.
