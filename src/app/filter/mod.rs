//! The filter of the docket: what items are told apart by, what was picked, and which rows are shown.
//!
//! An aid of this screen: never in the record, in a paper or in the standing; totals speak of all items.

pub mod act;
pub mod choice;
pub mod facets;
pub mod judged;
pub mod page;
pub mod picked;
pub mod shown;
pub mod told;
