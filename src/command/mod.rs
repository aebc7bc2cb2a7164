//! The CATALOGUE: every command is one row, from which keys, hint line, help, README and plain mode come.
//!
//! A row knows no function: what a command does is matched in `app::update` and `shell::plain`.

pub mod catalogue;
pub mod condition;
pub mod key;
pub mod keymap;
pub mod place;
pub mod places;
pub mod presses;
