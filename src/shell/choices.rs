//! Session files to choose from: those in `sessions/` here and those in the data folder.

use std::path::{Path, PathBuf};

use crate::app::chooser::Choice;
use crate::store::session;
use crate::store::{input, place};
use crate::text::dates;
use crate::text::language::Language;

/// Folder of sessions beside the working place.
const HERE: &str = "sessions";

/// All session files found, by path; one that cannot be read is listed with that.
pub fn found(data_folder: Option<&Path>, language: Language) -> Vec<Choice> {
    let mut folders = vec![PathBuf::from(HERE)];
    if let Ok(data) = place::data_folder(data_folder) {
        folders.push(data.join(HERE));
    }
    let mut paths: Vec<PathBuf> = folders.iter().flat_map(|folder| place::session_files(folder)).collect();
    paths.sort();
    paths.into_iter().map(|path| choice(path, language)).collect()
}

fn choice(path: PathBuf, language: Language) -> Choice {
    match session::read(&path, input::SIZE_LIMIT) {
        Ok(file) => {
            let sitting = file.facts.sitting();
            let day = format!("{}, {}", dates::weekday(sitting.date, language), dates::long(sitting.date, language));
            Choice {
                title: Ok(sitting.title.clone()),
                about: format!("{} · {day}", sitting.government),
                sample: file.facts.sample(),
                path,
            }
        }
        Err(_) => Choice { title: Err(String::new()), about: String::new(), sample: false, path },
    }
}
