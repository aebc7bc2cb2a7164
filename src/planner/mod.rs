//! Where suggestions will come from: problem in, provably best plan out. Empty until there is a plan to show.
