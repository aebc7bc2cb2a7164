//! Notices about data, and what the rules cannot say because of them. Empty: the notices of today come with the session file.
