//! The command line: its words in both languages, and what was typed turned into a task.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::shell::options::{Options, Task};
use crate::text::language::Language;
use crate::text::preferences::{Colours, Privacy, Scheme};
use crate::text::words::say;

mod meaning;

/// Every theme with its Indonesian name.
const THEMES: [(&str, &str, Scheme); 3] = [
    ("dark", "gelap", Scheme::Dark),
    ("light", "terang", Scheme::Light),
    ("projector", "proyektor", Scheme::Projector),
];

/// Every mode of privacy with its Indonesian name.
const PRIVACY: [(&str, &str, Privacy); 2] =
    [("closed", "tertutup", Privacy::Closed), ("open", "terbuka", Privacy::Open)];

/// Every number of colours by its name.
const COLOURS: [(&str, Colours); 5] = [
    ("auto", Colours::Terminal),
    ("never", Colours::None),
    ("16", Colours::Sixteen),
    ("full", Colours::Full),
    ("always", Colours::Full),
];

/// The language to speak, and what decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The language.
    pub language: Language,
    /// An option or a variable of the environment; none where neither says anything.
    pub by: Option<&'static str>,
}

/// What was typed, understood.
#[derive(Debug)]
pub enum Typed {
    /// Do this.
    Run(Task, Options),
    /// Print this text: help or version.
    Show(String),
}

/// Every command with its Indonesian alias, its help, its usage, and what builds its arguments.
type Row = (&'static str, &'static str, &'static str, &'static str, fn(Language) -> Vec<Arg>);

const COMMANDS: [Row; 16] = [
    ("check", "periksa", "shell.help.check", "shell.usage.check", |l| {
        let own = say(l, "shell.heading.options");
        let codes = flag(l, "codes", "shell.help.codes").help_heading(own);
        let explain = option(l, "explain", "shell.value.code", "shell.help.explain-code").help_heading(own);
        vec![
            files(l).required(false).required_unless_present_any(["codes", "explain"]),
            codes.conflicts_with_all(["file", "explain"]),
            explain.conflicts_with("file"),
            json(l),
        ]
    }),
    ("quality", "mutu", "shell.help.quality", "shell.usage.quality", |l| vec![file(l), json(l)]),
    ("workload", "beban", "shell.help.workload", "shell.usage.workload", |l| vec![file(l), json(l)]),
    ("plan", "rencana", "shell.help.plan", "shell.usage.plan", |l| {
        let own = say(l, "shell.heading.options");
        let dimacs = option(l, "dimacs", "shell.value.file", "shell.help.dimacs").value_parser(value_parser!(PathBuf));
        vec![file(l), flag(l, "names", "shell.help.names").help_heading(own), json(l), dimacs.help_heading(own)]
    }),
    ("explain", "jelaskan", "shell.help.explain", "shell.usage.explain", |l| {
        vec![
            file(l),
            named(l, "employee", "shell.value.employee", "shell.help.employee").display_order(2),
            named(l, "position", "shell.value.position", "shell.help.position").display_order(3),
            flag(l, "numbers", "shell.help.numbers").help_heading(say(l, "shell.heading.options")),
            json(l),
        ]
    }),
    ("plain", "baris", "shell.help.plain", "shell.usage.plain", |l| vec![file(l)]),
    ("state", "keadaan", "shell.help.state", "shell.usage.state", |l| {
        let at = option(l, "at", "shell.value.number", "shell.help.at").value_parser(value_parser!(u64));
        vec![file(l), at, json(l)]
    }),
    ("verify", "verifikasi", "shell.help.verify", "shell.usage.verify", |l| {
        let head =
            option(l, "head", "shell.value.fingerprint", "shell.help.head").value_parser(value_parser!(OsString));
        vec![file(l), head.help_heading(say(l, "shell.heading.options"))]
    }),
    ("handover", "serah", "shell.help.handover", "shell.usage.handover", |l| {
        let own = say(l, "shell.heading.options");
        let to = option(l, "to", "shell.value.account", "shell.help.to");
        let out = option(l, "out", "shell.value.file", "shell.help.out-bundle").value_parser(value_parser!(PathBuf));
        let [to, out] = [to, out].map(|option| option.required_unless_present("take-back").help_heading(own));
        let back = flag(l, "take-back", "shell.help.take-back").help_heading(own);
        let again = flag(l, "again", "shell.help.again").help_heading(own).requires("take-back");
        vec![file(l), to, out, back.conflicts_with_all(["to", "out"]), again]
    }),
    ("receive", "terima-serah", "shell.help.receive", "shell.usage.receive", |l| {
        let own = say(l, "shell.heading.options");
        let bundle = named(l, "file", "shell.value.file", "shell.help.bundle").value_parser(value_parser!(PathBuf));
        let out = option(l, "out", "shell.value.folder", "shell.help.out-folder").value_parser(value_parser!(PathBuf));
        vec![bundle, out.required(true).help_heading(own), flag(l, "again", "shell.help.again").help_heading(own)]
    }),
    ("redact", "samarkan", "shell.help.redact", "shell.usage.redact", |l| {
        let own = say(l, "shell.heading.options");
        let entries = option(l, "entries", "shell.value.numbers", "shell.help.entries").value_delimiter(',');
        let entries = entries.value_parser(value_parser!(u64)).help_heading(own);
        vec![file(l), target(l, "shell.help.redact-out"), entries]
    }),
    ("repair", "perbaiki", "shell.help.repair", "shell.usage.repair", |l| {
        let last = option(l, "keep-until", "shell.value.number", "shell.help.keep-until").required(true);
        let last = last.value_parser(value_parser!(u64)).help_heading(say(l, "shell.heading.options"));
        vec![file(l), last, target(l, "shell.help.repair-out")]
    }),
    ("rehearsals", "latihan", "shell.help.rehearsals", "shell.usage.rehearsals", |l| {
        let own = say(l, "shell.heading.options");
        let number = |name, help| option(l, name, "shell.value.number", help).value_parser(value_parser!(usize));
        let options = [
            number("discard", "shell.help.discard").conflicts_with_all(["keep", "discard-all"]),
            flag(l, "discard-all", "shell.help.discard-all").conflicts_with("keep"),
            number("keep", "shell.help.keep"),
        ];
        std::iter::once(file(l)).chain(options.map(|option| option.help_heading(own))).collect()
    }),
    ("sample", "contoh", "shell.help.sample", "shell.usage.sample", |l| {
        let own = say(l, "shell.heading.options");
        let count = |name, help| option(l, name, "shell.value.count", help).value_parser(value_parser!(u32));
        let options = [
            count("employees", "shell.help.employees"),
            count("positions", "shell.help.positions"),
            count("agencies", "shell.help.agencies"),
            option(l, "seed", "shell.value.count", "shell.help.seed").value_parser(value_parser!(u64)),
            option(l, "out", "shell.value.file", "shell.help.out").value_parser(value_parser!(PathBuf)),
            flag(l, "force", "shell.help.force").requires("out"),
        ];
        options.map(|option| option.help_heading(own)).to_vec()
    }),
    ("completions", "pelengkap", "shell.help.completions", "shell.usage.completions", |l| {
        vec![named(l, "shell", "shell.value.shell", "shell.help.shell").value_parser(["bash", "zsh", "fish"])]
    }),
    ("manual", "panduan", "shell.help.manual", "shell.usage.manual", |_| Vec::new()),
];

/// The command line in `language`.
pub fn command(language: Language) -> Command {
    let heading = say(language, "shell.heading.options");
    let mut command = Command::new("sidang")
        .about(say(language, "shell.help.about"))
        .override_usage(say(language, "shell.usage.board"))
        .subcommand_help_heading(say(language, "shell.heading.commands"))
        .subcommand_value_name(say(language, "shell.value.command"))
        .after_help(say(language, "shell.help.after"))
        .disable_help_subcommand(true)
        .arg(file(language).required(false))
        .args(picture(language).map(|option| option.help_heading(heading)))
        // A command's own options stand before those of all commands.
        .args(
            (100..)
                .zip(options(language))
                .map(|(order, option)| option.global(true).help_heading(heading).display_order(order)),
        )
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(say(language, "shell.help.version"))
                .help_heading(heading),
        )
        .version(env!("CARGO_PKG_VERSION"));
    for (name, alias, help, usage, arguments) in COMMANDS {
        let one = Command::new(name)
            .alias(alias)
            .about(say(language, help))
            .override_usage(say(language, usage))
            .args(arguments(language));
        command = command.subcommand(one);
    }
    let template =
        format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", say(language, "shell.heading.usage"));
    // Subcommands inherit neither the template nor what is switched off.
    command
        .help_template(template.clone())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_subcommands(|one| one.help_template(template.clone()).disable_help_flag(true).disable_version_flag(true))
}

fn options(language: Language) -> Vec<Arg> {
    let l = language;
    vec![
        option(l, "lang", "shell.value.language", "shell.help.lang").alias("bahasa").value_parser(["id", "en"]),
        option(l, "data-dir", "shell.value.folder", "shell.help.data-dir").value_parser(value_parser!(PathBuf)),
        flag(l, "record", "shell.help.record").conflicts_with("rehearse"),
        flag(l, "rehearse", "shell.help.rehearse"),
        flag(l, "continue", "shell.help.continue").conflicts_with("new"),
        flag(l, "new", "shell.help.new"),
        flag(l, "take-over", "shell.help.take-over"),
        option(l, "max-size", "shell.value.mebibytes", "shell.help.max-size")
            .value_parser(value_parser!(u64).range(1..=65_536)),
        flag(l, "allow-network-fs", "shell.help.allow-network-fs"),
        option(l, "color", "shell.value.color", "shell.help.color").value_parser(COLOURS.map(|(name, _)| name)),
        option(l, "theme", "shell.value.theme", "shell.help.theme")
            .value_parser(THEMES.map(|(name, word, _)| PossibleValue::new(name).alias(word))),
        flag(l, "ascii", "shell.help.ascii"),
        option(l, "privacy", "shell.value.privacy", "shell.help.privacy")
            .value_parser(PRIVACY.map(|(name, word, _)| PossibleValue::new(name).alias(word))),
        Arg::new("help").long("help").short('h').action(ArgAction::Help).help(say(l, "shell.help.help")),
    ]
}

/// What draws one frame in place of the board.
fn picture(language: Language) -> [Arg; 3] {
    let size = option(language, "size", "shell.value.size", "shell.help.size").value_parser(meaning::size);
    [
        flag(language, "print", "shell.help.print"),
        option(language, "keys", "shell.value.keys", "shell.help.keys").requires("print"),
        size.requires("print"),
    ]
}

fn file(language: Language) -> Arg {
    named(language, "file", "shell.value.file", "shell.help.file").value_parser(value_parser!(PathBuf)).display_order(1)
}

/// The new file that a command writes.
fn target(language: Language, help: &'static str) -> Arg {
    let out = option(language, "out", "shell.value.file", help).value_parser(value_parser!(PathBuf));
    out.required(true).help_heading(say(language, "shell.heading.options"))
}

fn files(language: Language) -> Arg {
    file(language).action(ArgAction::Append).num_args(1..)
}

/// Whether a word can only be meant as the name of a file: a session, or something in a folder.
pub fn is_path(word: &Path) -> bool {
    word.extension().is_some_and(|ending| ending == "ron") || word.components().count() > 1
}

/// The command that a word is much like, when it is none itself: at most two letters amiss.
pub fn meant(word: &str) -> Option<&'static str> {
    let names = COMMANDS.iter().flat_map(|(name, alias, ..)| [*name, *alias]);
    let near = names.map(|name| (strsim::damerau_levenshtein(word, name), name));
    near.min().filter(|(amiss, name)| (1..=2).contains(amiss) && amiss * 2 < name.len()).map(|(_, name)| name)
}

fn named(language: Language, name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .required(true)
        .value_name(say(language, value))
        .value_parser(value_parser!(OsString))
        .help(say(language, help))
        .help_heading(say(language, "shell.heading.arguments"))
}

fn option(language: Language, name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(say(language, value)).help(say(language, help)).hide_possible_values(true)
}

fn flag(language: Language, name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(say(language, help))
}

fn json(language: Language) -> Arg {
    flag(language, "json", "shell.help.json").help_heading(say(language, "shell.heading.options"))
}

/// Understands `typed`, the arguments with the program's name first.
///
/// # Errors
/// The parser's error when the command line is wrong; `shell::usage` puts it into words.
pub fn parse(typed: &[OsString], spoken: Spoken) -> Result<Typed, clap::Error> {
    match command(spoken.language).try_get_matches_from(typed) {
        Ok(matches) => Ok(Typed::Run(meaning::task(&matches)?, meaning::options(&matches, spoken))),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Ok(Typed::Show(error.to_string().trim_end().to_owned()))
        }
        Err(error) => Err(error),
    }
}

/// The language to speak, known before anything else is understood: `--lang`, else the locale.
///
/// `locale` gives the value of an environment variable; of `LC_ALL`, `LC_MESSAGES`, `LANG` the first that is set counts.
/// English must be asked for, by a locale too; one that is neither English nor Indonesian says nothing.
pub fn spoken(typed: &[OsString], locale: impl Fn(&str) -> Option<OsString>) -> Spoken {
    let named = |name: &OsStr| if name == "en" { Language::English } else { Language::Indonesian };
    let before_end = typed.iter().take_while(|word| *word != "--");
    let mut said = None;
    let mut awaited = false;
    for word in before_end {
        if std::mem::take(&mut awaited) {
            said = Some(named(word));
        }
        let text = word.to_string_lossy();
        awaited = text == "--lang" || text == "--bahasa";
        if let Some(name) = text.strip_prefix("--lang=").or_else(|| text.strip_prefix("--bahasa=")) {
            said = Some(named(OsStr::new(name)));
        }
    }
    if let Some(language) = said {
        return Spoken { language, by: Some("--lang") };
    }
    let values = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| Some((name, locale(name)?)));
    let set = values.into_iter().find(|(_, value)| !value.is_empty());
    let of_locale = |(name, value): (&'static str, OsString)| {
        let value = value.to_string_lossy().to_lowercase();
        let language = match value.split(['_', '.', '@']).next() {
            Some("en") => Language::English,
            Some("id" | "in") => Language::Indonesian,
            _ => return None,
        };
        Some(Spoken { language, by: Some(name) })
    };
    set.and_then(of_locale).unwrap_or(Spoken { language: Language::Indonesian, by: None })
}

#[cfg(test)]
mod tests;
