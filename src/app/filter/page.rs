//! The page on which the filter is put together: columns of choices with their counts, and a field for words.

use crate::app::field::Field;
use crate::command::key::Key;
use crate::domain::facts::Facts;

use super::choice::{Choice, Group};
use super::facets::{Facets, Left, worded};
use super::picked::Filter;

/// Columns of choices.
pub const COLUMNS: usize = 3;

/// The heading of each column.
pub const HEADINGS: [Group; COLUMNS] = [Group::State, Group::Agency, Group::Kind];

/// The column that a choice stands in; marks and what rules say stand below the states.
fn column_of(choice: &Choice) -> usize {
    match choice.group() {
        Group::State | Group::Mark | Group::Rules => 0,
        Group::Agency => 1,
        Group::Kind => 2,
    }
}

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A column of choices.
    Column(usize),
    /// The field for words.
    Words,
}

/// The page.
#[derive(Clone, Debug)]
pub struct FilterPage {
    /// What was typed.
    pub words: Field,
    /// What has the focus.
    pub focus: Focus,
    /// The docket as it stood when the page was opened.
    pub facets: Facets,
    /// What would be shown.
    pub left: Left,
    picked: Filter,
    /// Of which items the words are true.
    worded: Option<Vec<bool>>,
    /// Selected row of each column.
    rows: [usize; COLUMNS],
}

impl FilterPage {
    /// The page with the filter that is in force.
    pub fn of(facts: &Facts, facets: Facets, filter: &Filter) -> FilterPage {
        let mut page = FilterPage {
            words: Field::holding(&filter.words),
            focus: Focus::Column(0),
            left: Left::default(),
            facets,
            picked: filter.clone(),
            worded: worded(facts, &filter.words),
            rows: [0; COLUMNS],
        };
        page.count();
        page
    }

    /// The docket stands otherwise than when the page was opened.
    pub fn renew(&mut self, facets: Facets) {
        self.facets = facets;
        self.count();
    }

    /// What is picked, with the words as they are typed now.
    pub fn filter(&self) -> Filter {
        Filter { words: self.words.text().trim().to_owned(), ..self.picked.clone() }
    }

    /// Whether a choice is picked.
    pub fn is_picked(&self, choice: &Choice) -> bool {
        self.picked.choices.contains(choice)
    }

    /// Places of the choices that a column offers.
    pub fn column(&self, column: usize) -> Vec<usize> {
        let offered = self.facets.offered.iter().enumerate();
        offered.filter(|(_, choice)| column_of(choice) == column).map(|(at, _)| at).collect()
    }

    /// The selected row of a column.
    pub fn row(&self, column: usize) -> usize {
        self.rows[column]
    }

    /// Whether a key is for the field: letters are from anywhere, a blank and what moves in the text only within it.
    pub fn takes(&self, key: Key) -> bool {
        match key {
            Key::Char(' ') | Key::Left | Key::Right => self.focus == Focus::Words,
            Key::Char(_) => true,
            Key::Backspace => self.focus == Focus::Words || !self.words.text().is_empty(),
            _ => false,
        }
    }

    /// Other words were typed.
    pub fn look(&mut self, facts: &Facts) {
        self.focus = Focus::Words;
        self.worded = worded(facts, self.words.text());
        self.count();
    }

    /// Moves the selection of the column that has the focus; from the field back to the first column.
    pub fn step(&mut self, rows: isize) {
        match self.focus {
            Focus::Words => self.focus = Focus::Column(0),
            Focus::Column(column) => {
                let last = self.column(column).len().saturating_sub(1);
                self.rows[column] = self.rows[column].saturating_add_signed(rows).min(last);
            }
        }
    }

    /// Goes to the next column, or the one before; the field stands behind the last one.
    pub fn turn(&mut self, forward: bool) {
        let at = match self.focus {
            Focus::Column(column) => column,
            Focus::Words => COLUMNS,
        };
        let next = (at + if forward { 1 } else { COLUMNS }) % (COLUMNS + 1);
        self.focus = if next == COLUMNS { Focus::Words } else { Focus::Column(next) };
    }

    /// Picks the selected choice, or lets go of it.
    pub fn toggle(&mut self) {
        let Focus::Column(column) = self.focus else { return };
        let Some(at) = self.column(column).get(self.rows[column]).copied() else { return };
        self.picked.toggle(&self.facets.offered[at]);
        self.count();
    }

    /// Lets go of everything.
    pub fn clear(&mut self) {
        self.picked = Filter::default();
        self.words = Field::default();
        self.worded = None;
        self.count();
    }

    fn count(&mut self) {
        self.left = self.facets.left(&self.picked, self.worded.as_deref());
    }
}
