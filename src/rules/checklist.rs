//! What is known of an employee's documents, as far as the facts tell.

use crate::domain::employee::{DocumentKind, Employee, Known};

/// A set of documents, each a bit.
#[derive(Clone, Copy, Debug)]
pub(super) struct DocumentSet(u16);

impl DocumentSet {
    pub(super) fn of(kinds: impl Iterator<Item = DocumentKind>) -> DocumentSet {
        DocumentSet(kinds.fold(0, |set, kind| set | 1 << kind as u16))
    }

    pub(super) fn has(self, kind: DocumentKind) -> bool {
        self.meets(DocumentSet::of(std::iter::once(kind)))
    }

    pub(super) fn meets(self, other: DocumentSet) -> bool {
        self.0 & other.0 != 0
    }
}

/// What is known of somebody's documents; what is in neither set is at hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Documents {
    pub(super) missing: DocumentSet,
    pub(super) unknown: DocumentSet,
}

impl Documents {
    pub(super) fn of(employee: &Employee) -> Documents {
        let known = |as_known| {
            DocumentSet::of(DocumentKind::ALL.into_iter().filter(|kind| employee.document(*kind) == as_known))
        };
        Documents { missing: known(Known::No), unknown: known(Known::Unknown) }
    }

    /// Whether all are at hand.
    pub(super) fn are_at_hand(&self) -> bool {
        self.missing.0 | self.unknown.0 == 0
    }

    /// Whether one is at hand; not known when the file does not speak of it.
    pub(super) fn known(&self, kind: DocumentKind) -> Known {
        match () {
            () if self.missing.has(kind) => Known::No,
            () if self.unknown.has(kind) => Known::Unknown,
            () => Known::Yes,
        }
    }
}
