//! What items of the docket are told apart by: their state, the agencies at both ends, the kind of their move.

use crate::domain::class::MoveKind;
use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::journal::event::Outcome;
use crate::journal::standing::{Decision, Standing};
use crate::rules::verdict::Severity;

/// Choices of which one is enough: an item is shown when it has one of every group of which any is picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// States.
    State,
    /// Marks.
    Mark,
    /// What the rules say.
    Rules,
    /// Agencies.
    Agency,
    /// Kinds of moves.
    Kind,
}

impl Group {
    /// All groups, in the order in which they are shown.
    pub const ALL: [Group; 5] = [Group::State, Group::Mark, Group::Rules, Group::Agency, Group::Kind];

    /// Catalogue key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Group::State => "board.filter.state",
            Group::Mark => "board.filter.mark",
            Group::Rules => "board.filter.rules",
            Group::Agency => "board.filter.agency",
            Group::Kind => "board.filter.kind",
        }
    }

    /// Catalogue key of several of its choices, counted.
    pub fn several(self) -> &'static str {
        match self {
            Group::State => "board.filter.states",
            Group::Mark => "board.filter.mark",
            Group::Rules => "board.filter.verdicts",
            Group::Agency => "board.filter.agencies",
            Group::Kind => "board.filter.kinds",
        }
    }
}

/// What the docket calls an item: the kind of its move, or how its moves belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// One move.
    Move(MoveKind),
    /// Everybody takes the seat of somebody else among them.
    Exchange,
    /// Several moves that are no exchange.
    Together,
}

impl ItemKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [ItemKind; 9] = [
        ItemKind::Move(MoveKind::Promotion),
        ItemKind::Move(MoveKind::Rotation),
        ItemKind::Move(MoveKind::Diagonal),
        ItemKind::Move(MoveKind::Demotion),
        ItemKind::Move(MoveKind::Confirmation),
        ItemKind::Move(MoveKind::TemporaryAssignment),
        ItemKind::Move(MoveKind::Acting),
        ItemKind::Exchange,
        ItemKind::Together,
    ];

    /// What an item is; an item without a move is nothing that could be called.
    pub fn of(facts: &Facts, item: &Item) -> Option<ItemKind> {
        match item.moves.as_slice() {
            [] => None,
            [only] => Some(ItemKind::Move(facts.kind_of(only))),
            several if facts.is_exchange(several) => Some(ItemKind::Exchange),
            _ => Some(ItemKind::Together),
        }
    }

    /// What an item came to by its decision, else what it is.
    pub fn decided(facts: &Facts, item: &Item, decision: Option<&Decision>) -> Option<ItemKind> {
        match decision.map(|decision| decision.moves.as_slice()) {
            Some([only]) => Some(ItemKind::Move(only.kind)),
            _ => ItemKind::of(facts, item),
        }
    }

    /// Catalogue key, one short word.
    pub fn key(self) -> &'static str {
        match self {
            ItemKind::Move(kind) => kind.short_key(),
            ItemKind::Exchange => "board.swap",
            ItemKind::Together => "board.together",
        }
    }
}

/// States in the order in which they are shown; none is that of an item that waits.
pub fn states() -> impl Iterator<Item = Option<Outcome>> {
    std::iter::once(None).chain(Outcome::ALL.map(Some))
}

/// Catalogue key of a state, as short as a column needs it.
pub fn state_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::AcceptedWithConditions => "board.filter.with-conditions",
        Outcome::Replaced => "board.replaced",
        outcome => outcome.key(),
    }
}

/// One thing by which items can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Items so decided; none for those that wait.
    State(Option<Outcome>),
    /// Items that are marked.
    Marked,
    /// Items of which the rules say something so grave; none for those of which they say nothing that is.
    Rules(Option<Severity>),
    /// Items that somebody leaves this agency by, or enters it.
    Agency(UnitId),
    /// Items of this kind.
    Kind(ItemKind),
}

impl Choice {
    /// The group it stands in.
    pub fn group(&self) -> Group {
        match self {
            Choice::State(_) => Group::State,
            Choice::Marked => Group::Mark,
            Choice::Rules(_) => Group::Rules,
            Choice::Agency(_) => Group::Agency,
            Choice::Kind(_) => Group::Kind,
        }
    }
}

/// What an item has by the facts and the standing: who was decided on counts, else who is suggested.
pub fn choices_of(facts: &Facts, standing: &Standing, item: &Item) -> Vec<Choice> {
    let decision = standing.decision(&item.id);
    let mut choices = vec![Choice::State(decision.map(|decision| decision.outcome))];
    let decided = decision.map(|decision| decision.moves.as_slice()).filter(|moves| !moves.is_empty());
    let ends: Vec<(&EmployeeId, &PositionId)> = match decided {
        Some(decided) => decided.iter().map(|own| (&own.employee, &own.to)).collect(),
        None => item.moves.iter().map(|own| (&own.employee, &own.to)).collect(),
    };
    for (employee, to) in ends {
        let from = facts.employee(employee).and_then(|found| found.position.as_ref());
        for agency in from.into_iter().chain([to]).filter_map(|seat| facts.agency_of_position(seat)) {
            let choice = Choice::Agency(agency.id.clone());
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
    }
    choices.extend(ItemKind::decided(facts, item, decision).map(Choice::Kind));
    choices
}
