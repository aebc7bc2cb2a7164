//! Chance: the random bits of salts and record ids.

use rustix::rand::{GetRandomFlags, getrandom};

use crate::error::Error;
use crate::store::record::Bits;
use crate::text::words::Phrase;

/// Where random bits come from.
#[derive(Clone, Debug)]
pub enum Chance {
    /// From the machine.
    Machine,
    /// Counted upwards from this number, for tests and frozen samples only.
    Counted(u128),
}

impl Chance {
    /// The next 128 bits.
    ///
    /// # Errors
    /// `shell.no_chance` when the machine gives none.
    pub fn bits(&mut self) -> Result<Bits, Error> {
        match self {
            Chance::Machine => {
                let mut bits = Bits::default();
                // Up to 256 bytes come whole or not at all once the machine has started up.
                match getrandom(&mut bits, GetRandomFlags::empty()) {
                    Ok(16) => Ok(bits),
                    Ok(_) => Err(Error::new(Phrase::new("shell.no_chance"), "")),
                    Err(error) => Err(Error::new(Phrase::new("shell.no_chance"), error)),
                }
            }
            Chance::Counted(number) => {
                let bits = number.to_be_bytes();
                *number += 1;
                Ok(bits)
            }
        }
    }
}
