//! The map of the house.

pub mod app;
pub mod command;
pub mod domain;
pub mod error;
pub mod fit;
pub mod journal;
pub mod paper;
pub mod planner;
pub mod rules;
pub mod screen;
pub mod shell;
pub mod store;
pub mod text;
pub mod workload;
