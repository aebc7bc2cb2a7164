//! Notices about data, and what the rules cannot say because of them. Empty: the notices of today come with the session file.
//!
//! They are found while a file is understood, in `store::session::quality`, since each has its place in the text.
//! What will live here: notices that need the facts as a whole. Never here: files, rules, a person hidden by them.
