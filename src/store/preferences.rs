//! The file of preferences: how a person likes to read the screen.
//!
//! It is written whole or not at all, for its owner alone. One that is not understood is neither believed nor written
//! over: it may be somebody's work, or that of a newer program.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::store::disk::{Disk, folder_of};
use crate::store::place;
use crate::store::whole::{about, read_regular, write_whole};
use crate::text::charset::Charset;
use crate::text::language::Language;
use crate::text::preferences::{Colours, Drawing, Guide, Preferences, Privacy, Scheme, Scrolling};
use crate::text::words::Phrase;

/// Its name.
const NAME: &str = "preferences.ron";
/// No honest file is larger, in bytes.
const LARGEST: u64 = 64 << 10;

/// The file as it is written; what it leaves out is as the program brings it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    language: Language,
    theme: Scheme,
    letters: Charset,
    colours: Colours,
    scrolling: Scrolling,
    privacy: Privacy,
    guide: Guide,
}

/// Where the file lies: in the data folder that was given, else in the platform's folder of settings.
///
/// # Errors
/// `record.no_data_folder` when the account has no home folder.
pub fn file(given: Option<&Path>) -> Result<PathBuf, Error> {
    let folder = match given {
        Some(given) => Some(given.to_owned()),
        None => directories::ProjectDirs::from("", "", "sidang").map(|found| found.config_dir().to_owned()),
    };
    folder.map(|folder| folder.join(NAME)).ok_or_else(|| Error::new(Phrase::new("record.no_data_folder"), ""))
}

/// What the file says; none when there is no such file.
///
/// # Errors
/// `shell.preferences.faulty` with the line; what hinders reading a file.
pub fn read(disk: &dyn Disk, path: &Path) -> Result<Option<Preferences>, Error> {
    let bytes = match read_regular(disk, path, LARGEST) {
        Ok(bytes) => bytes,
        Err(error) if error.what.key == "record.absent" => return Ok(None),
        Err(error) => return Err(error),
    };
    let Written { language, theme, letters, colours, scrolling, privacy, guide } = ron::de::from_bytes(&bytes)
        .map_err(|error| Error::new(about("shell.preferences.faulty", path).with("line", error.span.start.line), ""))?;
    let drawing = Drawing { scheme: theme, charset: letters, colours, scrolling };
    Ok(Some(Preferences { language, drawing, privacy, guide }))
}

/// Writes the file.
///
/// # Errors
/// That a file is there which is not understood; what hinders writing. The older file is still whole then.
pub fn save(disk: &dyn Disk, path: &Path, preferences: &Preferences) -> Result<(), Error> {
    read(disk, path)?;
    let Preferences { language, drawing: Drawing { scheme, charset, colours, scrolling }, privacy, guide } =
        *preferences;
    let written = Written { language, theme: scheme, letters: charset, colours, scrolling, privacy, guide };
    let text = ron::ser::to_string_pretty(&written, ron::ser::PrettyConfig::new())
        .expect("names of values always have a form in RON");
    place::make_folder(disk, folder_of(path))?;
    write_whole(disk, folder_of(path), NAME, format!("{text}\n").as_bytes(), 0o600)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;
    use crate::store::disk::RealDisk;

    const OWN: Preferences = Preferences {
        language: Language::English,
        drawing: Drawing {
            scheme: Scheme::Projector,
            charset: Charset::Ascii,
            colours: Colours::Full,
            scrolling: Scrolling::Lines,
        },
        privacy: Privacy::Open,
        guide: Guide::Steps,
    };

    #[test]
    fn what_is_saved_is_read_again_and_lies_there_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(Some(&folder.path().join("new"))).unwrap();
        assert_eq!(read(&RealDisk, &path), Ok(None));
        for preferences in [OWN, Preferences::default()] {
            save(&RealDisk, &path, &preferences).unwrap();
            assert_eq!(read(&RealDisk, &path), Ok(Some(preferences)));
        }
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(folder_of(&path))), (0o600, 0o700));
        assert_eq!(fs::read_dir(folder_of(&path)).unwrap().count(), 1, "something was left beside it");
    }

    #[test]
    fn what_is_left_out_is_as_the_program_brings_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(Some(folder.path())).unwrap();
        fs::write(&path, "(theme: Light)").unwrap();
        let drawing = Drawing { scheme: Scheme::Light, ..Drawing::default() };
        assert_eq!(read(&RealDisk, &path), Ok(Some(Preferences { drawing, ..Preferences::default() })));
    }

    #[test]
    fn a_file_that_is_not_understood_is_neither_believed_nor_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(Some(folder.path())).unwrap();
        for text in ["", "(theme: Light", "(theme: Pink)", "(\n  masking: true)", "(theme: Light) extra", "\u{0}\u{ff}"]
        {
            fs::write(&path, text).unwrap();
            let faulty = read(&RealDisk, &path).unwrap_err();
            assert_eq!(faulty.what.key, "shell.preferences.faulty", "{text:?}");
            assert_eq!(save(&RealDisk, &path, &OWN), Err(faulty));
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        fs::write(&path, vec![b' '; 70_000]).unwrap();
        assert_eq!(read(&RealDisk, &path).unwrap_err().what.key, "record.too_large");
    }

    #[test]
    fn a_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(Some(folder.path())).unwrap();
        let other = folder.path().join("other.ron");
        fs::write(&other, "()").unwrap();
        symlink(&other, &path).unwrap();
        assert_eq!(save(&RealDisk, &path, &OWN).unwrap_err().what.key, "record.not_regular");
        assert_eq!(fs::read_to_string(&other).unwrap(), "()");
    }
}
