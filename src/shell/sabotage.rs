//! Defects on demand: in the build that the tests of faults make for themselves, and in no other.

use std::io::Write;

/// Speaks on standard error where a text asks for it, as a library might.
pub fn speaks(text: &str) {
    if cfg!(feature = "sabotage") && text.contains("cacat pesan") {
        // What cannot be said there cannot be said at all.
        let _ = writeln!(std::io::stderr(), "pustaka: sebuah pesan");
    }
}

/// Breaks where a text asks for it by the name of the place; what the text says must then be heard nowhere.
pub fn breaks(place: &str, text: &str) {
    if cfg!(feature = "sabotage") && text.contains(&format!("cacat {place}")) {
        panic!("{text}");
    }
}
