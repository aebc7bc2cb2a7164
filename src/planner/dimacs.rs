//! The network of a solved problem in the DIMACS form of minimum cost flows, for any other solver to try.

use std::fmt::Write;

use crate::planner::network::{Cost, Network, ROOT};
use crate::planner::scale::Scale;

/// The network in whole points: every employee supplies one, the root takes all in, no arc has a lower bound. One
/// comment line `c constant K` gives what the least cost is taken from: K − least cost is the value of the plan.
pub fn written(network: &Network, scale: Scale, constant: i64) -> String {
    let points = |cost: Cost| scale.points(i128::from(cost));
    let (nodes, persons) = (network.rises.len(), network.choices.len());
    let mut arcs = String::new();
    let mut count = 0;
    let mut arc = |from: usize, to: usize, most: usize, cost: i64| {
        count += 1;
        // Writing to a text cannot fail.
        let _ = writeln!(arcs, "a {} {} 0 {most} {cost}", from + 1, to + 1);
    };
    for (node, rise) in network.rises.iter().enumerate().skip(1) {
        for alike in rise.steps.chunk_by(|one, next| one == next) {
            arc(node, rise.above as usize, alike.len(), points(alike[0]));
        }
    }
    for (person, choices) in network.choices.iter().enumerate() {
        for choice in choices {
            arc(nodes + person, choice.node as usize, 1, points(choice.cost));
        }
    }
    let mut text = format!("c constant {constant}\np min {} {count}\n", nodes + persons);
    for person in 0..persons {
        let _ = writeln!(text, "n {} 1", nodes + person + 1);
    }
    let _ = writeln!(text, "n {} -{persons}", ROOT + 1);
    text + &arcs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planner::network::{Choice, Rise};

    #[test]
    fn a_network_is_written_arc_by_arc_in_points_without_lower_bounds() {
        let scale = Scale::of(2, 2, 100);
        let steps = [-7, -7, 4].map(|points| scale.step(points)).to_vec();
        let choice = |points, mark| Choice { node: 1, cost: scale.pair(points, mark) };
        let network = Network {
            rises: vec![Rise::default(), Rise { above: 0, steps }],
            choices: vec![vec![choice(0, u64::MAX)], vec![choice(-3, 5)]],
        };
        let text = written(&network, scale, 12);
        let expected = [
            "c constant 12",
            "p min 4 4",
            "n 3 1",
            "n 4 1",
            "n 1 -2",
            "a 2 1 0 2 -7",
            "a 2 1 0 1 4",
            "a 3 2 0 1 0",
            "a 4 2 0 1 -3",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), expected);
    }
}
