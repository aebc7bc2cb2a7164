//! The only room that touches the disk: files in, values out, and back; and made-up sessions, which need no disk.

pub mod absent;
pub mod bundle;
pub mod chain;
pub mod codes;
pub mod copies;
pub mod cursor;
pub mod differences;
pub mod disk;
pub mod escape;
pub mod fault;
pub mod identity;
pub mod input;
pub mod journal_file;
pub mod members;
mod mending;
pub mod milestones;
pub mod network;
pub mod new_folder;
pub mod notes;
pub mod overlay;
pub mod owner;
pub mod parser;
pub mod place;
pub mod preferences;
pub mod progress;
pub mod quick;
pub mod reader;
pub mod record;
pub mod recovery;
pub mod sample;
pub mod scan;
pub mod session;
pub mod session_copy;
pub mod spanned;
pub mod tolerant;
pub mod tree;
mod walk;
pub mod whereabouts;
pub mod whole;

#[cfg(test)]
mod form_tests;
#[cfg(test)]
mod quick_tests;
#[cfg(test)]
mod reading_tests;
