//! The numbers of the board: which there are, how one moves from one to the next, and each of them opened.
//!
//! The screen marks a number where it draws it; that every one it draws has its key here is held by a test.

pub mod count;
pub mod key;
pub mod open;
pub mod sheet;
pub mod told;
pub mod walk;
