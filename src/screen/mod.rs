//! Draws &App and changes nothing. Everything seen stands in App; nothing here can fail.

pub mod agencies;
pub mod attendance;
pub mod board;
pub mod candidates;
pub mod card;
pub mod chooser;
pub mod cursor;
pub mod docket;
pub mod ends;
pub mod facts;
pub mod finder;
pub mod fit;
pub mod foot;
pub mod form;
pub mod frame;
pub mod head;
pub mod help;
pub mod marks;
pub mod naming;
pub mod opening;
pub mod palette;
pub mod preferences;
pub mod quality;
pub mod question;
pub mod reading;
pub mod theme;
