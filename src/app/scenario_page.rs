//! What the page of a scenario holds: what is stated, what is supposed, and what is known of it.

use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::plan_weights::PlanWeights;
use crate::domain::supposed::Supposition;
use crate::planner::outlook::Outlook;
use crate::planner::price::Steps;

use super::emergency::{Aspect, Choices};
use super::levers::{LEVERS, Lever};
use super::message::SupposedTold;

/// Percent of a volume by which a factor is turned, and the bounds of a factor.
const FACTOR: (u32, u32, u32) = (5, 5, 1_000);

/// The page.
#[derive(Clone, Debug)]
pub struct ScenarioPage {
    /// The selected row.
    pub at: usize,
    /// What the session states.
    pub stated: Supposition,
    /// What is supposed.
    pub supposed: Supposition,
    /// What comes of it: none while that is counted, none in it where no plan can hold what is settled.
    pub outlook: Option<Option<Outlook>>,
    /// Moves by their price: none while that is counted, none in it where it is not looked for.
    pub steps: Option<Option<Steps>>,
    /// What can be chosen of an emergency.
    pub choices: Choices,
    /// For what an answer is awaited or there.
    asked: Option<Supposition>,
}

/// A row that can be turned.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a> {
    /// Something of an emergency, and whether there is one.
    Emergency(Aspect, bool),
    /// The factor of a unit: as stated, and as supposed.
    Factor(&'a UnitId, u32, u32),
    /// A weight: as stated, and as supposed.
    Weight(&'static Lever, u32, u32),
}

impl Row<'_> {
    /// Whether it is as the session states it.
    pub fn is_as_stated(self) -> bool {
        match self {
            Row::Emergency(_, is_on) => !is_on,
            Row::Factor(_, stated, supposed) | Row::Weight(_, stated, supposed) => stated == supposed,
        }
    }
}

impl ScenarioPage {
    /// The page as the session states things.
    pub fn of(facts: &Facts) -> ScenarioPage {
        let stated = Supposition::stated(facts);
        let choices = Choices::of(facts);
        ScenarioPage { at: 0, supposed: stated.clone(), stated, outlook: None, steps: None, choices, asked: None }
    }

    /// Aspects of an emergency that have a row.
    fn aspects(&self) -> &'static [Aspect] {
        if self.supposed.emergency.is_some() { &Aspect::ALL } else { &Aspect::ALL[..1] }
    }

    /// Rows: the emergency, factors of units, then weights.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let is_on = self.supposed.emergency.is_some();
        let aspects = self.aspects().iter().map(move |aspect| Row::Emergency(*aspect, is_on));
        let factors = self.stated.factors.iter().zip(&self.supposed.factors);
        let factors = factors.map(|((unit, stated), (_, supposed))| Row::Factor(unit, *stated, *supposed));
        let weight = |lever: &'static Lever| {
            Row::Weight(lever, lever.value(&self.stated.weights), lever.value(&self.supposed.weights))
        };
        aspects.chain(factors).chain(LEVERS.iter().map(weight)).collect()
    }

    /// Turns the value of the selected row.
    pub fn turn(&mut self, forward: bool) {
        let turned = |value: u32, step: u32| if forward { value + step } else { value.saturating_sub(step) };
        let (aspects, factors) = (self.aspects(), self.supposed.factors.len());
        let Some(after) = self.at.checked_sub(aspects.len()) else {
            return self.choices.turn(&mut self.supposed.emergency, aspects[self.at], forward);
        };
        if let Some((_, percent)) = self.supposed.factors.get_mut(after) {
            *percent = turned(*percent, FACTOR.0).clamp(FACTOR.1, FACTOR.2);
        } else if let Some(lever) = after.checked_sub(factors).and_then(|at| LEVERS.get(at)) {
            let value = turned(lever.value(&self.supposed.weights), lever.step);
            lever.set(&mut self.supposed.weights, value);
        }
    }

    /// Factors and weights with the number that each is spoken by.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, Row<'_>)> {
        (1..).zip(self.rows().into_iter().skip(self.aspects().len()))
    }

    /// Gives the factor or weight with a number a value; whether there is one that may have it.
    pub fn set(&mut self, number: usize, value: u32) -> bool {
        let Some(at) = number.checked_sub(1) else { return false };
        let factors = self.supposed.factors.len();
        if let Some((_, percent)) = self.supposed.factors.get_mut(at) {
            *percent = value;
            return (FACTOR.1..=FACTOR.2).contains(&value);
        }
        let lever = LEVERS.get(at - factors);
        lever.inspect(|lever| lever.set(&mut self.supposed.weights, value)).is_some() && value <= PlanWeights::LARGEST
    }

    /// Takes what was found about what is supposed.
    pub fn take(&mut self, told: &SupposedTold) {
        match told {
            SupposedTold::Outlook(outlook) => self.outlook = Some(outlook.as_deref().cloned()),
            SupposedTold::Steps(steps) => self.steps = Some(steps.clone()),
            SupposedTold::GivenUp => {}
        }
    }

    /// What is supposed now, where that was not asked yet.
    pub fn ask(&mut self) -> Option<Supposition> {
        if self.asked.as_ref() == Some(&self.supposed) {
            return None;
        }
        self.asked = Some(self.supposed.clone());
        (self.outlook, self.steps) = (None, None);
        self.asked.clone()
    }
}
