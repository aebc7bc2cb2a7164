//! Reads the command line, runs the one thing that was asked, and turns its end into an exit code.
fn main() {}
