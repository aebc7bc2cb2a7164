//! The plan at the table: what the record settles for it, the plan of the moment with what each name costs it, its page.
//!
//! It is made beside the loop, of the truth and of one standing; a plan of another standing is never shown as this one's.

pub mod asking;
pub mod at_hand;
pub mod fixings;
pub mod page;
pub mod plan_page;
pub mod ripple;
pub mod suggested;
pub mod told;
