//! The transfers as one flow: problem in, provably best plan out.
//!
//! For everybody who may move exactly one of: stay, or go to a position that no rule bars; so that the plan is worth most.
//! [`fixings`] say what is settled, [`problem`] makes the [`tree`] of [`load`]s, [`pair`] counts a single move, [`worths`]
//! those of everybody to all [`kinds`] of positions and to what is [`tied`] to them; [`solve`] finds the best plan
//! ([`solution`]) of what the [`counter`] tells of them ([`pricing`]) on the [`market`], [`certificate`] proves it, and
//! [`plan`] tells it in [`chains`]; [`keeping`] holds on to what was suggested before. [`outlook`] and [`price`] look at
//! what other weights would do, [`lending`] at help for a time in an emergency.
//! Whole numbers only; it sees facts, fit, workload and rules, never the journal, the disk or the screen.

pub mod certificate;
pub mod chains;
pub mod counter;
pub mod dimacs;
pub mod fixings;
pub mod foreseen;
pub mod keeping;
pub mod kinds;
pub mod lending;
pub mod load;
pub mod market;
pub mod names;
pub mod network;
pub mod outlook;
pub mod pair;
pub mod plan;
pub mod price;
pub mod pricing;
pub mod problem;
pub mod scale;
pub mod solution;
pub mod solve;
pub mod stop;
pub mod tied;
pub mod tree;
#[cfg(test)]
pub(crate) mod trial;
pub mod why_not;
pub mod worths;
