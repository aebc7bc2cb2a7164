//! Reads the command line, runs the one thing that was asked, and turns its end into an exit code.

use std::process::ExitCode;

use sidang::shell::{run, watch};

fn main() -> ExitCode {
    watch::prepare_process();
    let typed: Vec<_> = std::env::args_os().collect();
    ExitCode::from(run::command_line(&typed))
}
