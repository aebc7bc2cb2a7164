//! (to come)

/// (to come)
#[derive(Debug, Default)]
pub struct Entries<V>(pub Vec<(String, V)>);

impl<'de, V: serde::Deserialize<'de>> serde::Deserialize<'de> for Entries<V> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let _ = deserializer;
        Ok(Entries(Vec::new()))
    }
}
