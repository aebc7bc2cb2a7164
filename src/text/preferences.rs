//! How a person likes to read the screen. Nothing here changes what is said or decided.

/// The colours of the screen where the terminal shows all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Light letters on a dark ground.
    #[default]
    Dark,
    /// Dark letters on white: for bright rooms, and for terminals that are white already.
    Light,
    /// The strongest contrast, on black: for a projected wall.
    Projector,
}
