//! The numbers of an item as plain mode reads them out: a list with their places, and each of them opened.

use crate::app::look::Look;
use crate::app::message::Located;
use crate::app::number::key::{Scene, Spot};
use crate::app::number::open::open;
use crate::app::number::sheet;
use crate::app::number::walk;
use crate::domain::account::{Account, FactPath};
use crate::domain::docket::Item;
use crate::domain::ids::EmployeeId;
use crate::shell::plain_answer::Reader;
use crate::text::words::Phrase;

/// The numbers of an item with the candidate that is looked at.
pub struct Numbers<'a> {
    reader: Reader<'a>,
    item: &'a Item,
    look: Look,
    spots: Vec<Spot>,
}

impl<'a> Numbers<'a> {
    /// All numbers that the board has for the item, those of all agencies included.
    pub fn of(reader: Reader<'a>, item: &'a Item, candidate: Option<&EmployeeId>) -> Numbers<'a> {
        let look = Look::at(reader.facts, reader.standing, item, candidate);
        let scene = Scene { facts: reader.facts, standing: reader.standing, item, look: &look };
        let mut spots: Vec<Spot> = Vec::new();
        for spot in walk::spots(&scene, true, reader.language) {
            // What stands in two panels is one number.
            if spots.iter().all(|known| known.key != spot.key) {
                spots.push(spot);
            }
        }
        Numbers { reader, item, look, spots }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.spots.len()
    }

    /// Each with its place and what it is.
    pub fn list(&self) -> Vec<String> {
        let line = |(place, account): (usize, Account)| {
            let says = sheet::headline(&account, self.reader.language);
            Phrase::new("plain.number").with("place", place).with("says", says).spoken(self.reader.language)
        };
        let lines = (1..=self.count()).filter_map(|place| Some((place, self.account(place)?))).map(line).collect();
        self.reader.list(Phrase::new("plain.title.numbers").with("number", self.item.number), lines)
    }

    /// The number at a place of the list, opened; `locate` finds the lines of its inputs.
    pub fn open(&self, place: usize, locate: impl FnOnce(&[FactPath]) -> Located) -> Option<Vec<String>> {
        let account = self.account(place)?;
        let paths: Vec<FactPath> = account.paths().into_iter().cloned().collect();
        let lines = sheet::lines(&account, Some(&locate(&paths)), self.reader.language);
        let said = lines.into_iter().map(|line| line.text).filter(|text| !text.is_empty());
        Some(self.reader.list(Phrase::new("number.title").with("item", self.item.number), said.collect()))
    }

    fn account(&self, place: usize) -> Option<Account> {
        let (facts, standing) = (self.reader.facts, self.reader.standing);
        let scene = Scene { facts, standing, item: self.item, look: &self.look };
        open(&scene, &self.spots.get(place.checked_sub(1)?)?.key)
    }
}
