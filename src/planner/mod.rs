//! Where suggestions will come from: problem in, provably best plan out. Empty until there is a plan to show.
//!
//! Until then suggestions are the proposals of the session file, and other candidates are ranked by fit alone.
//! What will live here: the transfers as one minimum-cost flow, its solver, and a checker with a path of its own.
//! It will see facts, fit, workload and rules; never the journal, the disk or the screen.
