//! Stories of whole session files.
