//! Preferences at the start: the command line goes before the environment, that before what is saved, that before what
//! the program brings. The terminal is never asked.

use std::path::Path;

use crate::app::preference::{Preference, Start};
use crate::error::Error;
use crate::screen::theme::Depth;
use crate::shell::options::Options;
use crate::store::disk::RealDisk;
use crate::store::preferences;
use crate::text::charset::Charset;
use crate::text::preferences::{Colours, Guide, Preferences};

/// Preferences as the program begins with them.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    /// What is in force, and why.
    pub start: Start,
    /// What the saved ones could not be read for, in which case they count for nothing.
    pub fault: Option<Error>,
}

/// Reads what is saved, and what goes before it.
pub fn begin(options: &Options) -> Begun {
    let read = preferences::file(options.data_dir.as_deref()).and_then(|path| preferences::read(&RealDisk, &path));
    let (saved, fault) = match read {
        // Who never saved any sits here for the first time.
        Ok(saved) => (saved.unwrap_or(Preferences { guide: Guide::Steps, ..Preferences::default() }), None),
        Err(fault) => (Preferences::default(), Some(fault)),
    };
    Begun { start: start(options, saved, is_set), fault }
}

/// Writes what is saved from now on.
///
/// # Errors
/// Why it could not be written; what was saved before is still there.
pub fn save(data_folder: Option<&Path>, saved: &Preferences) -> Result<(), Error> {
    preferences::save(&RealDisk, &preferences::file(data_folder)?, saved)
}

fn start(options: &Options, saved: Preferences, is_set: impl Fn(&str) -> bool) -> Start {
    let mut start = Start { shown: saved, saved, ruled: Vec::new() };
    let shown = &mut start.shown;
    if let Some(by) = options.language_by {
        shown.language = options.language;
        start.ruled.push((Preference::Language, by));
    }
    if let Some(scheme) = options.scheme {
        shown.drawing.scheme = scheme;
        start.ruled.push((Preference::Theme, "--theme"));
    }
    if options.charset == Charset::Ascii {
        shown.drawing.charset = Charset::Ascii;
        start.ruled.push((Preference::Letters, "--ascii"));
    }
    if let Some(colours) = options.colours {
        shown.drawing.colours = colours;
        start.ruled.push((Preference::Colours, "--color"));
    } else if is_set("NO_COLOR") {
        shown.drawing.colours = Colours::None;
        start.ruled.push((Preference::Colours, "NO_COLOR"));
    }
    if let Some(privacy) = options.privacy {
        shown.privacy = privacy;
        start.ruled.push((Preference::Privacy, "--privacy"));
    }
    start
}

/// How many colours are drawn.
pub fn depth(colours: Colours) -> Depth {
    let says = |name: &str, words: &[&str]| std::env::var(name).is_ok_and(|value| words.contains(&value.as_str()));
    match colours {
        Colours::None => Depth::Mono,
        Colours::Sixteen => Depth::Sixteen,
        Colours::Full => Depth::Full,
        Colours::Terminal if is_set("NO_COLOR") => Depth::Mono,
        Colours::Terminal if says("COLORTERM", &["truecolor", "24bit"]) => Depth::Full,
        Colours::Terminal => Depth::Sixteen,
    }
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::shell::command_line::{self, Typed};
    use crate::text::language::Language;
    use crate::text::preferences::{Drawing, Privacy, Scheme};

    const SAVED: Preferences = Preferences {
        language: Language::English,
        drawing: Drawing { scheme: Scheme::Light, colours: Colours::Full, ..DRAWING },
        privacy: Privacy::Open,
        guide: Guide::Done,
    };
    const DRAWING: Drawing = Drawing {
        scheme: Scheme::Dark,
        charset: Charset::Unicode,
        colours: Colours::Terminal,
        scrolling: crate::text::preferences::Scrolling::HalfPages,
    };

    /// What the program starts with when this is typed, and this set in its environment.
    fn started(line: &str, set: &[(&str, &str)]) -> Start {
        let typed: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        let value = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        let spoken = command_line::spoken(&typed, value);
        match command_line::parse(&typed, spoken) {
            Ok(Typed::Run(_, options)) => start(&options, SAVED, |name| value(name).is_some()),
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn what_is_saved_is_in_force_where_nothing_goes_before_it() {
        let start = started("sidang", &[("LANG", "C.UTF-8")]);
        assert_eq!((start.shown, start.ruled), (SAVED, Vec::new()));
    }

    #[test]
    fn the_environment_goes_before_what_is_saved_and_the_command_line_before_both() {
        let set = [("NO_COLOR", "1"), ("LC_ALL", "id_ID.UTF-8")];
        let start = started("sidang --theme proyektor --ascii", &set);
        let drawing = Drawing { scheme: Scheme::Projector, charset: Charset::Ascii, colours: Colours::None, ..DRAWING };
        assert_eq!(
            start.shown,
            Preferences { language: Language::Indonesian, drawing, privacy: Privacy::Open, guide: Guide::Done }
        );
        let by = |preference| start.ruled.iter().find(|(ruled, _)| *ruled == preference).map(|(_, by)| *by);
        assert_eq!(by(Preference::Language), Some("LC_ALL"));
        assert_eq!(by(Preference::Theme), Some("--theme"));
        assert_eq!(by(Preference::Letters), Some("--ascii"));
        assert_eq!(by(Preference::Colours), Some("NO_COLOR"));
        assert_eq!(by(Preference::Scrolling), None);
        // What is saved stays what it was: it counts again the next time.
        assert_eq!(start.saved, SAVED);
        let start = started("sidang --lang en --color 16", &set);
        assert_eq!((start.shown.language, start.shown.drawing.colours), (Language::English, Colours::Sixteen));
        assert!(start.ruled.contains(&(Preference::Language, "--lang")), "{:?}", start.ruled);
        assert!(start.ruled.contains(&(Preference::Colours, "--color")), "{:?}", start.ruled);
        let start = started("sidang --privacy tertutup", &[]);
        assert_eq!((start.shown.privacy, start.saved.privacy), (Privacy::Closed, Privacy::Open));
        assert!(start.ruled.contains(&(Preference::Privacy, "--privacy")), "{:?}", start.ruled);
    }
}
