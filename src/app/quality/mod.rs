//! The page of data quality: what rules cannot judge and every notice as rows, each opened with whom it concerns.
//!
//! Who is meant by what tells of birth, discipline, a process or a wish is named nowhere here: the wall may look on.

pub mod entry;
pub mod page;
pub mod sheet;
