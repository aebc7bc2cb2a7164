//! Words, dates and numbers as Indonesian officials and English readers write them.

pub mod charset;
pub mod dates;
pub mod glossary;
pub mod language;
pub mod names;
pub mod numbers;
pub mod preferences;
pub mod titles;
pub mod visible;
pub mod width;
pub mod words;
