//! Names by which the session file, the record and the screen speak of the same thing.

use std::fmt;
use std::sync::Arc;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as written in the session file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map($name::from)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $name(Arc::from(text))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                $name(Arc::from(text))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "{}", self.0)
            }
        }
    };
}

id!(
    /// An employee (`P-0137`); the key everywhere, since contract and honorary staff may have no NIP.
    EmployeeId
);
id!(
    /// A position (`DISDUKCAPIL-KABID-PIAK`), with one or more seats.
    PositionId
);
id!(
    /// A unit of the tree agency ⊃ unit (`DINSOS`).
    UnitId
);
id!(
    /// A committee member (`K-1`).
    MemberId
);
id!(
    /// A proposal of the session file (`U-07`).
    ProposalId
);
id!(
    /// An item of the docket (`B-12`).
    ItemId
);
id!(
    /// A legal basis in the session's list (`PP-11-2017`).
    BasisId
);
