//! What was picked: choices and words. Nothing picked shows everything.

use super::choice::{Choice, Group};

/// A filter of the docket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What was picked, in the order of picking.
    pub choices: Vec<Choice>,
    /// Words that an item must have, all of them.
    pub words: String,
}

impl Filter {
    /// Whether everything is shown.
    pub fn is_empty(&self) -> bool {
        self.choices.is_empty() && self.words.trim().is_empty()
    }

    /// Picks a choice, or lets go of it.
    pub fn toggle(&mut self, choice: &Choice) {
        match self.choices.iter().position(|own| own == choice) {
            Some(at) => drop(self.choices.remove(at)),
            None => self.choices.push(choice.clone()),
        }
    }

    /// What was picked of a group.
    pub fn of(&self, group: Group) -> impl Iterator<Item = &Choice> {
        self.choices.iter().filter(move |choice| choice.group() == group)
    }
}
