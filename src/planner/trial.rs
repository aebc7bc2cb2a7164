//! Made-up problems of several kinds, and two plain ways to solve them that the real one is held against.

use crate::planner::network::{Choice, Cost, Network, ROOT, Rise};

/// What rules the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Everything a little.
    Random,
    /// Few different costs, so that many plans cost the same.
    Ties,
    /// What agencies need weighs more than who fits.
    Agencies,
    /// Nearly everybody does best to stay.
    Staying,
}

impl Family {
    pub(crate) const ALL: [Family; 4] = [Family::Random, Family::Ties, Family::Agencies, Family::Staying];
}

/// Numbers that a seed alone decides (xorshift64*).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn of(seed: u64) -> Dice {
        Dice((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16) % sides
    }

    fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.roll((most - least + 1).unsigned_abs()).cast_signed()
    }
}

/// A problem of persons who sit in positions of units of agencies, with a few choices each; everybody can stay.
pub(crate) fn instance(family: Family, seed: u64, persons: usize, positions: usize, choices: usize) -> Network {
    let mut dice = Dice::of(seed);
    let (agencies, units) = (2 + positions / 8, 3 + positions / 3);
    let first_position = 1 + agencies + units;
    let nodes = first_position + positions;
    let mut rises: Vec<Rise> = (0..nodes)
        .map(|node| {
            let above = match node {
                0 => 0,
                unit if unit > agencies && unit < first_position => 1 + dice.roll(agencies as u64) as u32,
                position if position >= first_position => 1 + agencies as u32 + dice.roll(units as u64) as u32,
                _ => 0,
            };
            Rise { above, steps: Vec::new() }
        })
        .collect();
    let seats: Vec<u32> =
        (0..persons).map(|_| (first_position + dice.roll(positions as u64) as usize) as u32).collect();
    for (node, rise) in rises.iter_mut().enumerate().skip(1) {
        let holders = seats.iter().filter(|seat| **seat as usize == node).count();
        let room = if node < first_position { persons } else { holders + dice.roll(3) as usize };
        let (least, slope) = match family {
            Family::Random => (-300, 60),
            Family::Ties => (-2, 1),
            Family::Agencies if node < first_position => (-4_000, 500),
            Family::Agencies | Family::Staying => (-30, 10),
        };
        let mut step = dice.between(least, 0);
        rise.steps = (0..room)
            .map(|_| {
                step += dice.between(0, slope);
                step
            })
            .collect();
    }
    let choices = seats.iter().map(|seat| {
        let mut own = vec![Choice { node: *seat, cost: 0 }];
        for _ in 1..choices {
            let node = (first_position + dice.roll(positions as u64) as usize) as u32;
            let cost = match family {
                Family::Random => dice.between(-900, 900),
                Family::Ties => dice.between(-2, 2),
                Family::Agencies => dice.between(-50, 50),
                Family::Staying => dice.between(-40, 900),
            };
            if own.iter().all(|choice| choice.node != node) {
                own.push(Choice { node, cost });
            }
        }
        own
    });
    let choices = choices.collect();
    Network { rises, choices }
}

/// The least cost by going through every plan; for a handful of persons.
pub(crate) fn by_trying_all(network: &Network) -> Option<i128> {
    let mut chosen = vec![0_u32; network.choices.len()];
    let mut best = None;
    loop {
        best = network.cost(&chosen).into_iter().chain(best).min();
        let next = (0..chosen.len()).find(|person| (chosen[*person] as usize) + 1 < network.choices[*person].len());
        let Some(next) = next else { return best };
        chosen[..next].fill(0);
        chosen[next] += 1;
    }
}

/// One arc of the network with everything spelled out, and its way back.
struct Line {
    to: usize,
    left: u32,
    cost: Cost,
}

/// The least cost by the plainest of exact ways: person after person along a shortest path found by Bellman and Ford, in
/// a network where every person and every step is an arc of its own.
pub(crate) fn by_bellman_ford(network: &Network) -> Option<i128> {
    let nodes = network.rises.len();
    let mut lines: Vec<Vec<usize>> = vec![Vec::new(); nodes + network.choices.len()];
    let mut all: Vec<Line> = Vec::new();
    let mut join = |from: usize, to: usize, cost: Cost| {
        lines[from].push(all.len());
        all.push(Line { to, left: 1, cost });
        lines[to].push(all.len());
        all.push(Line { to: from, left: 0, cost: -cost });
    };
    for (node, rise) in network.rises.iter().enumerate().skip(1) {
        rise.steps.iter().for_each(|step| join(node, rise.above as usize, *step));
    }
    for (person, choices) in network.choices.iter().enumerate() {
        choices.iter().for_each(|choice| join(nodes + person, choice.node as usize, choice.cost));
    }
    let mut total = 0;
    for person in 0..network.choices.len() {
        let mut distance = vec![None::<i128>; lines.len()];
        let mut by = vec![usize::MAX; lines.len()];
        distance[nodes + person] = Some(0);
        let mut changed = true;
        while changed {
            changed = false;
            for node in 0..lines.len() {
                let Some(own) = distance[node] else { continue };
                for line in lines[node].iter().filter(|line| all[**line].left > 0) {
                    let Line { to, cost, .. } = all[*line];
                    let reached = own + i128::from(cost);
                    if distance[to].is_none_or(|known| reached < known) {
                        (distance[to], by[to], changed) = (Some(reached), *line, true);
                    }
                }
            }
        }
        total += distance[ROOT]?;
        let mut node = ROOT;
        while node != nodes + person {
            let line = by[node];
            all[line].left -= 1;
            all[line ^ 1].left += 1;
            node = all[line ^ 1].to;
        }
    }
    Some(total)
}
