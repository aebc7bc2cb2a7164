//! What interrupts a sitting: an adjournment until its next meeting, a handover until it is received.

use chrono::NaiveDate;

/// The adjournment that lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjournment {
    /// The day on which the sitting is to go on, where one was named.
    pub until: Option<NaiveDate>,
    /// Why, in words.
    pub text: String,
    /// Time of the entry.
    pub time: String,
}

/// From whose hand the sitting was given, and into whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    /// Name of the account that is to receive it.
    pub to: String,
    /// Name of the account that handed it over.
    pub from: String,
}
