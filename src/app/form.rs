//! Small forms: an exception, an adjournment, the word that closes the sitting.

use std::path::PathBuf;

use crate::domain::ids::{EmployeeId, ItemId, MemberId};

use super::fact_sheet::Act;
use super::field::Field;

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A document that lifts a rule for an employee.
    Exception(String, EmployeeId, bool),
    /// A fact that is put right, or what the session file says otherwise.
    Correction(Act),
    /// Who asks for the sensitive details of this item, and why.
    Details(ItemId),
    /// Why the record passes to this member.
    Secretary(MemberId),
    /// Why the sitting is adjourned, and until when.
    Adjourn,
    /// The words that take the record of this session from the program that holds it.
    TakeOver(PathBuf),
    /// The word that closes the sitting.
    Close,
}

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// Catalogue keys of the labels, and the fields.
    pub fields: Vec<(&'static str, Field)>,
    /// Which field has the focus; `fields.len()` is the cancel button, one more the save button.
    pub focus: usize,
    /// When the form was first on the screen.
    pub shown_at: Option<u64>,
    /// Why the last attempt was refused.
    pub refusal: Option<String>,
}

impl Form {
    /// An empty form, its first field focused.
    pub fn new(purpose: Purpose) -> Form {
        let labels: &[&'static str] = match purpose {
            Purpose::Exception(..) => &["board.form.document", "board.form.number", "board.form.date"],
            Purpose::Correction(_) => &[],
            Purpose::Details(_) => &["board.form.details.who", "board.form.details.why"],
            Purpose::Secretary(_) => &["board.form.adjourn"],
            Purpose::Adjourn => &["board.form.adjourn", "board.form.until"],
            Purpose::TakeOver(_) => &["board.form.take-over"],
            Purpose::Close => &["board.form.close"],
        };
        let fields = labels.iter().map(|label| (*label, Field::default())).collect();
        Form { purpose, fields, focus: 0, shown_at: None, refusal: None }
    }

    /// Catalogue key of the title.
    pub fn title(&self) -> &'static str {
        match self.purpose {
            Purpose::Exception(..) => "board.form.exception.title",
            Purpose::Correction(Act::TakeOver(_)) => "board.form.changes.title",
            Purpose::Correction(_) => "board.form.correct.title",
            Purpose::Details(_) => "board.form.details.title",
            Purpose::Secretary(_) => "board.form.secretary.title",
            Purpose::Adjourn => "board.form.adjourn.title",
            Purpose::TakeOver(_) => "board.form.take-over.title",
            Purpose::Close => "board.form.close.title",
        }
    }

    /// Whether what is typed under a label is hidden before guests: words and numbers of documents are, dates and the word
    /// that closes are not.
    pub fn is_private(&self, label: &str) -> bool {
        let is_date = matches!(label, "board.form.date" | "board.form.until");
        !is_date && !matches!(self.purpose, Purpose::TakeOver(_) | Purpose::Close)
    }

    /// Moves the focus by `step`, around the end.
    pub fn step(&mut self, step: isize) {
        let length = (self.fields.len() + 2).cast_signed();
        self.focus = (self.focus.cast_signed() + step).rem_euclid(length).cast_unsigned();
    }

    /// The field that has the focus.
    pub fn field(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.focus).map(|(_, field)| field)
    }

    /// Whether the cancel button has the focus.
    pub fn on_cancel(&self) -> bool {
        self.focus == self.fields.len()
    }

    /// Whether the save button has the focus.
    pub fn on_save(&self) -> bool {
        self.focus == self.fields.len() + 1
    }

    /// Whether something was typed.
    pub fn has_words(&self) -> bool {
        self.fields.iter().any(|(_, field)| field.is_typed())
    }

    /// Whether leaving it throws away words that somebody would miss.
    pub fn holds_words(&self) -> bool {
        !matches!(self.purpose, Purpose::TakeOver(_)) && self.has_words()
    }

    /// Text of the field at `place`.
    pub fn text(&self, place: usize) -> &str {
        self.fields.get(place).map_or("", |(_, field)| field.text().trim())
    }
}
