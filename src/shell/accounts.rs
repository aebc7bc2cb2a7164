//! The accounts of this machine, by its own list.

use std::fs;
use std::process::{Command, Stdio};

use crate::store::whole::plain;

/// The list: a line an account, its fields divided by colons.
const LIST: &str = "/etc/passwd";

/// No account has a longer name.
const LONGEST_NAME: usize = 80;

/// The program of the system that knows accounts of a directory service too; the environment can claim any name.
const ASKED: &str = "/usr/bin/id";

/// Name of the account under which the program acts; the number of the user where no name is known.
pub fn own() -> String {
    let user = rustix::process::geteuid().as_raw();
    let named = named(&listed(), user).or_else(|| asked(&["-un"]));
    plain(&named.unwrap_or_else(|| user.to_string())).chars().take(LONGEST_NAME).collect()
}

/// Whether this machine knows an account of this name, by its list or by a directory service. One of another machine it
/// does not know.
pub fn lists(name: &str) -> bool {
    // A directory service is asked for the name too: for a number it would answer whose number that is.
    name == own() || has(&listed(), name) || asked(&["-un", "--", name]).as_deref() == Some(name)
}

/// What the system answers; nothing where it knows no such account, or cannot be asked.
fn asked(question: &[&str]) -> Option<String> {
    let answer = Command::new(ASKED).args(question).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let answer = answer.status.success().then(|| String::from_utf8(answer.stdout).ok())??;
    Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty())
}

fn listed() -> String {
    fs::read_to_string(LIST).unwrap_or_default()
}

fn named(list: &str, user: u32) -> Option<String> {
    list.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(user)).then(|| name.to_owned())
    })
}

fn has(list: &str, name: &str) -> bool {
    list.lines().any(|line| line.split(':').next() == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_number_and_by_its_whole_name() {
        let list = "root:x:0:0::/root:/bin/sh\nani:x:1001:1001:Ani,budi:/home/ani:/bin/sh\n";
        assert_eq!(named(list, 1001).as_deref(), Some("ani"));
        assert_eq!(named(list, 1002), None);
        assert!(has(list, "ani"));
        assert!(!has(list, "an") && !has(list, "budi") && !has(list, ""));
        assert!(lists(&own()));
        assert!(!lists("tidak.ada") && !lists("-n") && !lists("4294967295"));
        assert_eq!(asked(&["-un", "--", "root"]).as_deref(), Some("root"));
        assert!(!lists("0"), "a number is no name");
    }
}
