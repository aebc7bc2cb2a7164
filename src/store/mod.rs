//! The only room that touches the disk: files in, values out, and back.

pub mod chain;
pub mod disk;
pub mod fault;
pub mod identity;
pub mod journal_file;
pub mod owner;
pub mod place;
pub mod record;
pub mod recovery;
pub mod session;
pub mod tolerant;
pub mod tree;
pub mod whole;
