//! The wish that a plan in the making be given up, shared with whoever makes it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The wish; whoever holds a copy may ask, and the solver looks before each person's turn.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks that the plan be given up.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether that was asked.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
