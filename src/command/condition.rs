//! When commands can be used.

/// When a command can be used; data, so that it can be shown and tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Always.
    Always,
    /// While the sitting is open and the record can be written.
    Writable,
    /// Writable, and an item is selected.
    OnItem,
    /// Writable, and names are shown.
    Unmasked,
    /// While the record can be written, also between meetings and after closing, and names are shown.
    Rewordable,
    /// On an item that stands in a chain.
    OnChain,
    /// On an item with a block that stands.
    OnBlock,
    /// While the sitting is adjourned and the record can be written.
    Adjourned,
    /// In a text with sections.
    OnSections,
    /// While not all items are shown.
    Narrowed,
    /// While something is marked.
    Marked,
}
