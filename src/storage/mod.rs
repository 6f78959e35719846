//! Our own files: reading, writing, locks, the recovery journal.
