//! The only room that touches terminal, threads, clock and chance.

pub mod aside;
pub mod board;
pub mod chance;
pub mod choices;
pub mod clock;
pub mod colour;
pub mod command_line;
pub mod desk;
pub mod explain;
pub mod explain_numbers;
pub mod explain_text;
pub mod frame;
pub mod handover;
pub mod holder;
pub mod incoming;
pub mod input;
pub mod keeper;
pub mod opened_file;
pub mod opening;
pub mod opening_entries;
pub mod options;
pub mod out;
pub mod papers;
pub mod plain;
pub mod plain_answer;
pub mod plain_input;
pub mod plain_line;
pub mod plain_numbers;
pub mod plain_quality;
pub mod quality;
pub mod read;
pub mod reading;
pub mod record_commands;
pub mod rejoin;
pub mod run;
pub mod sabotage;
pub mod sample;
pub mod sink;
pub mod sitting;
pub mod state;
pub mod steps;
pub mod table;
pub mod take_over;
pub mod terminal;
pub mod usage;
pub mod verify;
pub mod watch;
pub mod witness;
pub mod workload;

#[cfg(test)]
mod opening_tests;
#[cfg(test)]
mod plain_tests;
