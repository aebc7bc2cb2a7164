//! How large a made-up session is, and which sizes cannot be.

use crate::text::words::Phrase;

/// Employees when nothing is said.
const EMPLOYEES: u32 = 120;
/// Most employees, positions and agencies.
const MOST: [u32; 3] = [200_000, 50_000, 500];
/// Agencies that a government has on its own accord, at most.
const AGENCIES: u32 = 48;

/// What was asked for; what is left out follows from the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Number of employees.
    pub employees: Option<u32>,
    /// Number of positions.
    pub positions: Option<u32>,
    /// Number of agencies.
    pub agencies: Option<u32>,
    /// What chance begins with.
    pub seed: Option<u64>,
}

/// A size that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Number of employees, 1 to 200,000.
    pub employees: usize,
    /// Number of positions, 1 to 50,000.
    pub positions: usize,
    /// Number of agencies, 1 to 500, never more than positions.
    pub agencies: usize,
    /// What chance begins with; the same size and seed make the same file.
    pub seed: u64,
}

impl Size {
    /// The size that is meant.
    ///
    /// Without a number of positions it grows with the three-quarter power of that of employees, as in the
    /// hand-made sample (some 70 for 140) and in a large government (some 6,000 for 50,000).
    ///
    /// # Errors
    /// Which number cannot be, and why.
    pub fn of(wish: Wish) -> Result<Size, Phrase> {
        let employees = within("--employees", wish.employees.unwrap_or(EMPLOYEES), MOST[0])?;
        let grown = {
            let count = u64::from(employees);
            (count * count.isqrt()).isqrt() * 9 / 5
        };
        let usual = u32::try_from(grown).unwrap_or(MOST[1]).max(2).max(wish.agencies.unwrap_or(0));
        let positions = within("--positions", wish.positions.unwrap_or(usual), MOST[1])?;
        let usual = (positions / 6).clamp(2, AGENCIES).min(positions);
        let agencies = within("--agencies", wish.agencies.unwrap_or(usual), MOST[2])?;
        if agencies > positions {
            return Err(Phrase::new("shell.sample.more-agencies")
                .with("agencies", i64::from(agencies))
                .with("positions", i64::from(positions)));
        }
        Ok(Size {
            employees: employees as usize,
            positions: positions as usize,
            agencies: agencies as usize,
            seed: wish.seed.unwrap_or(1),
        })
    }
}

fn within(option: &'static str, count: u32, most: u32) -> Result<u32, Phrase> {
    if (1..=most).contains(&count) {
        return Ok(count);
    }
    Err(Phrase::new("shell.sample.out-of-range")
        .with("option", option)
        .with("count", i64::from(count))
        .with("most", i64::from(most)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(employees: u32, positions: Option<u32>, agencies: Option<u32>) -> Option<(usize, usize, usize)> {
        let wish = Wish { employees: Some(employees), positions, agencies, seed: None };
        Size::of(wish).ok().map(|size| (size.employees, size.positions, size.agencies))
    }

    #[test]
    fn what_is_left_out_follows_from_the_rest() {
        assert_eq!(Size::of(Wish::default()).map(|size| (size.employees, size.seed)), Ok((120, 1)));
        assert_eq!(size(1, None, None), Some((1, 2, 2)));
        assert_eq!(size(137, None, None), Some((137, 68, 11)));
        assert_eq!(size(50_000, None, None), Some((50_000, 6_010, 48)));
        assert_eq!(size(7, None, Some(30)), Some((7, 30, 30)));
    }

    #[test]
    fn sizes_that_cannot_be_are_refused() {
        assert_eq!(size(0, None, None), None);
        assert_eq!(size(200_001, None, None), None);
        assert_eq!(size(10, Some(0), None), None);
        assert_eq!(size(10, Some(3), Some(4)), None);
        assert_eq!(size(10, None, Some(0)), None);
        assert_eq!(size(10, Some(1), Some(1)), Some((10, 1, 1)));
    }
}
