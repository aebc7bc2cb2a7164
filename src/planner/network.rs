//! The problem as a solver sees it: people with a choice of seats, and a tree through which all of them flow to its root.
//!
//! A node of the tree is a position, a kind of load in a unit, a unit or an agency; node 0 is the root. Every node but
//! the root has one arc, to the node above, and what the first, second, … person on it costs never falls. A minimum
//! cost is then a greatest value.

/// A cost or a price, in the solver's fine units: see [`super::scale`].
pub type Cost = i64;

/// The root of the tree.
pub const ROOT: usize = 0;

/// One seat that a person may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The node of the position.
    pub node: u32,
    /// What choosing it costs.
    pub cost: Cost,
}

/// The arc of a node to the node above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rise {
    /// The node above; it has a smaller number. The root's own is the root.
    pub above: u32,
    /// What each further person costs; never falling. Its length is how many can pass.
    pub steps: Vec<Cost>,
}

/// The whole problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// The tree, by node.
    pub rises: Vec<Rise>,
    /// What each person may choose; never nothing.
    pub choices: Vec<Vec<Choice>>,
}

impl Network {
    /// How many persons pass each node when everybody makes the choice at this place of the own list.
    pub fn passing(&self, chosen: &[u32]) -> Vec<u32> {
        let mut passing = vec![0; self.rises.len()];
        for (choices, at) in self.choices.iter().zip(chosen) {
            passing[choices[*at as usize].node as usize] += 1;
        }
        // Whoever stands above has a smaller number, so that everybody is counted before being passed on.
        for node in (1..self.rises.len()).rev() {
            passing[self.rises[node].above as usize] += passing[node];
        }
        passing
    }

    /// What it costs in all when everybody makes the choice at this place of the own list; none where more pass a node
    /// than can.
    pub fn cost(&self, chosen: &[u32]) -> Option<i128> {
        let passing = self.passing(chosen);
        let mut cost: i128 = 0;
        for (rise, passing) in self.rises.iter().zip(passing).skip(1) {
            cost += rise.steps.get(..passing as usize)?.iter().map(|step| i128::from(*step)).sum::<i128>();
        }
        let choices = self.choices.iter().zip(chosen).map(|(choices, at)| i128::from(choices[*at as usize].cost));
        Some(cost + choices.sum::<i128>())
    }
}
