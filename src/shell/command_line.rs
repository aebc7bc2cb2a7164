//! The command line: its words in both languages, and what was typed turned into a task.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::shell::options::{Earlier, Options, Purpose, RehearsalWish, Shown, Task};
use crate::store::sample::size::Wish;
use crate::text::charset::Charset;
use crate::text::language::Language;
use crate::text::preferences::{Colours, Scheme};
use crate::text::visible::visible;
use crate::text::words::say;

/// Largest session file unless `--max-size` says otherwise, in MiB.
const SIZE_LIMIT_MIB: u64 = 128;

/// Every theme with its Indonesian name.
const THEMES: [(&str, &str, Scheme); 3] = [
    ("dark", "gelap", Scheme::Dark),
    ("light", "terang", Scheme::Light),
    ("projector", "proyektor", Scheme::Projector),
];

/// Every number of colours by its name.
const COLOURS: [(&str, Colours); 4] =
    [("auto", Colours::Terminal), ("never", Colours::None), ("16", Colours::Sixteen), ("full", Colours::Full)];

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

const COMMANDS: [Row; 13] = [
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
        vec![file(l), to, out, back.conflicts_with_all(["to", "out"])]
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
        Arg::new("help").long("help").short('h').action(ArgAction::Help).help(say(l, "shell.help.help")),
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
        Ok(matches) => Ok(Typed::Run(task(&matches), chosen(&matches, spoken))),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Ok(Typed::Show(error.to_string().trim_end().to_owned()))
        }
        Err(error) => Err(error),
    }
}

fn task(matches: &ArgMatches) -> Task {
    let Some((name, matches)) = matches.subcommand() else {
        return Task::Board { file: matches.get_one::<PathBuf>("file").cloned() };
    };
    if name == "sample" {
        return sample(matches);
    }
    let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let json = || matches.get_flag("json");
    let out = || matches.get_one::<PathBuf>("out").cloned().unwrap_or_default();
    match name {
        "check" => {
            let code = matches.get_one::<String>("explain").cloned();
            if code.is_some() || matches.get_flag("codes") {
                return Task::Codes { code, json: json() };
            }
            let files = matches.get_many::<PathBuf>("file").unwrap_or_default().cloned().collect();
            Task::Check { files, json: json() }
        }
        "quality" => Task::Quality { file, json: json() },
        "workload" => Task::Workload { file, json: json() },
        "explain" => {
            let shown = Shown { numbers: matches.get_flag("numbers"), json: json() };
            Task::Explain { file, employee: typed(matches, "employee"), position: typed(matches, "position"), shown }
        }
        "plain" => Task::Plain { file },
        "handover" if matches.get_flag("take-back") => Task::TakeBack { file },
        "handover" => {
            Task::HandOver { file, to: matches.get_one::<String>("to").cloned().unwrap_or_default(), out: out() }
        }
        "receive" => Task::Receive { bundle: file, out: out(), again: matches.get_flag("again") },
        "state" => Task::State { file, at: matches.get_one::<u64>("at").copied(), json: json() },
        "verify" => {
            let head = matches.contains_id("head").then(|| typed(matches, "head"));
            Task::Verify { file, head }
        }
        "redact" => {
            let entries = matches.get_many::<u64>("entries").unwrap_or_default().copied().collect();
            Task::Redact { file, out: out(), entries }
        }
        "repair" => {
            let last = matches.get_one::<u64>("keep-until").copied().unwrap_or_default();
            Task::Repair { file, out: out(), last }
        }
        "rehearsals" => Task::Rehearsals { file, wish: rehearsal(matches) },
        _ => Task::Board { file: Some(file) },
    }
}

fn rehearsal(matches: &ArgMatches) -> RehearsalWish {
    let number = |name: &str| matches.get_one::<usize>(name).copied();
    match (number("discard"), number("keep"), matches.get_flag("discard-all")) {
        (Some(number), ..) => RehearsalWish::Discard(number),
        (_, Some(number), _) => RehearsalWish::Keep(number),
        (_, _, true) => RehearsalWish::DiscardAll,
        _ => RehearsalWish::List,
    }
}

fn sample(matches: &ArgMatches) -> Task {
    let count = |name: &str| matches.get_one::<u32>(name).copied();
    let wish = Wish {
        employees: count("employees"),
        positions: count("positions"),
        agencies: count("agencies"),
        seed: matches.get_one::<u64>("seed").copied(),
    };
    let out = matches.get_one::<PathBuf>("out").cloned();
    Task::Sample { wish, out, force: matches.get_flag("force") }
}

/// A word as typed; one that is no text matches nothing and is shown as far as it is text.
fn typed(matches: &ArgMatches, name: &str) -> String {
    matches.get_one::<OsString>(name).map(|typed| visible(&typed.to_string_lossy())).unwrap_or_default()
}

fn chosen(matches: &ArgMatches, spoken: Spoken) -> Options {
    let purpose = match (matches.get_flag("record"), matches.get_flag("rehearse")) {
        (true, _) => Purpose::Record,
        (_, true) => Purpose::Rehearse,
        _ => Purpose::ByFile,
    };
    let earlier = match (matches.get_flag("continue"), matches.get_flag("new")) {
        (true, _) => Earlier::Continue,
        (_, true) => Earlier::New,
        _ => Earlier::Ask,
    };
    let colours = matches.get_one::<String>("color");
    let colours = COLOURS.into_iter().find(|(name, _)| colours.is_some_and(|typed| typed == name));
    let theme = matches.get_one::<String>("theme");
    let theme = THEMES.into_iter().find(|(name, word, _)| theme.is_some_and(|typed| typed == name || typed == word));
    Options {
        language: spoken.language,
        language_by: spoken.by,
        data_dir: matches.get_one::<PathBuf>("data-dir").cloned(),
        purpose,
        earlier,
        take_over: matches.get_flag("take-over"),
        size_limit: matches.get_one::<u64>("max-size").copied().unwrap_or(SIZE_LIMIT_MIB) * 1024 * 1024,
        network: matches.get_flag("allow-network-fs"),
        colours: colours.map(|(_, colours)| colours),
        scheme: theme.map(|(.., scheme)| scheme),
        charset: if matches.get_flag("ascii") { Charset::Ascii } else { Charset::Unicode },
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
