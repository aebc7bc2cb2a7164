//! Words, dates and numbers as Indonesian officials and English readers write them.

pub mod dates;
pub mod numbers;
pub mod visible;
pub mod words;
