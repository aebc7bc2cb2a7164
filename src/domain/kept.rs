//! What higher rooms compute from the facts alone, kept beside them: computed once, by whoever asks first.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Things of different types, at most one of each. Facts never change, so what follows from them alone never does.
#[derive(Clone, Default)]
pub(super) struct Kept(Arc<Mutex<Vec<Arc<dyn Any + Send + Sync>>>>);

impl Kept {
    /// The thing of this type, made now when nobody asked for it before.
    pub(super) fn get<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let found = || self.things().iter().find_map(|thing| Arc::clone(thing).downcast().ok());
        found().unwrap_or_else(|| {
            // Made without holding the lock, for making may ask for other things; the first one made stays.
            let made: Arc<T> = Arc::new(make());
            let mut things = self.things();
            let first = things.iter().find_map(|thing| Arc::clone(thing).downcast().ok());
            first.unwrap_or_else(|| {
                things.push(Arc::clone(&made) as Arc<dyn Any + Send + Sync>);
                made
            })
        })
    }

    fn things(&self) -> std::sync::MutexGuard<'_, Vec<Arc<dyn Any + Send + Sync>>> {
        // Whoever panicked left the list whole: things are only ever pushed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Kept")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_made_once_and_each_type_has_its_own() {
        let kept = Kept::default();
        assert_eq!((*kept.get(|| 7_u8), *kept.get(|| 8_u8), *kept.get(|| 9_u16)), (7, 7, 9));
        let copy = kept.clone();
        assert!(Arc::ptr_eq(&kept.get(|| 1_u8), &copy.get(|| 2_u8)));
    }

    #[test]
    fn making_one_thing_may_ask_for_another() {
        let kept = Kept::default();
        assert_eq!(*kept.get(|| u16::from(*kept.get(|| 7_u8)) + 1), 8);
    }
}
