//! `sidang completions` and `sidang manual`: what the command line says of itself, for shells and for `man`.

use std::io;
use std::str::FromStr;

use clap::Command;
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use crate::shell::command_line;
use crate::shell::out::{self, EXIT_DONE, EXIT_USAGE, Ended};
use crate::text::language::Language;

/// Prints the completion for a shell.
///
/// # Errors
/// What could not be done has been said.
pub fn completions(shell: &str, language: Language) -> Result<u8, Ended> {
    // The parser has let through the names of shells alone.
    let shell = Shell::from_str(shell).map_err(|_| Ended(EXIT_USAGE))?;
    let mut script = Vec::new();
    generate(shell, &mut command_line::command(language), "sidang", &mut script);
    print(&script, language)
}

/// Prints the page of the manual: the board, then every command with its own arguments.
///
/// # Errors
/// What could not be done has been said.
pub fn page(language: Language) -> Result<u8, Ended> {
    let mut page = Vec::new();
    let drawn = render(command_line::command(language), &mut page);
    out::written(drawn, language)?;
    print(&page, language)
}

/// One page for all: commands have no pages of their own that it could name.
fn render(mut command: Command, page: &mut Vec<u8>) -> io::Result<()> {
    command.build();
    let board = Man::new(command.clone());
    board.render_title(page)?;
    board.render_name_section(page)?;
    board.render_synopsis_section(page)?;
    board.render_options_section(page)?;
    for one in command.get_subcommands() {
        let own = one.clone().mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
        page.extend(format!(".SH \"{}\"\n", one.get_name().to_uppercase()).bytes());
        let man = Man::new(own);
        let mut parts = Vec::new();
        man.render_description_section(&mut parts)?;
        man.render_synopsis_section(&mut parts)?;
        man.render_options_section(&mut parts)?;
        // Below the heading of the command its own headings are lesser ones.
        page.extend(String::from_utf8_lossy(&parts).replace(".SH ", ".SS ").bytes());
    }
    board.render_extra_section(page)
}

fn print(text: &[u8], language: Language) -> Result<u8, Ended> {
    out::drawn(String::from_utf8_lossy(text).trim_end(), language)?;
    Ok(EXIT_DONE)
}
