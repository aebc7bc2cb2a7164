//! What is open, selected and typed; `update` turns one message into a changed App and effects. Pure.
//!
//! Never here: files, threads, a clock, a terminal, a widget but the text area that `editor` keeps what is typed in. The
//! matter of the sitting is changed only by an entry that comes back from the disk.

pub mod availability;
pub mod board;
pub mod card;
pub mod changes;
pub mod chooser;
pub mod commands;
pub mod confirm;
pub mod details;
pub mod editor;
pub mod emergency;
pub mod explanation;
pub mod fact_sheet;
pub mod facts;
pub mod field;
pub mod filter;
pub mod find;
pub mod finder;
pub mod form;
pub mod guide;
pub mod layer;
pub mod levers;
pub mod located;
pub mod look;
pub mod marking;
pub mod marks;
pub mod matter;
pub mod message;
pub mod minutes;
pub mod minutes_page;
pub mod moving;
pub mod number;
pub mod numbers;
pub mod opening;
pub mod pages;
pub mod past;
pub mod plan;
pub mod preference;
pub mod preferences;
pub mod privacy;
pub mod quality;
pub mod scenario;
pub mod scenario_page;
pub mod sending;
pub mod sheet;
pub mod told;
pub mod update;
pub mod workload;
pub mod writing;
