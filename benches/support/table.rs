//! What the benches share: quantiles, and lines of a table with the goal beside the figure.

// Each bench uses its own part of this, and a bench prints.
#![allow(dead_code, clippy::print_stdout)]

/// The value below which this share of the sample lies, in thousandths; the sample need not be sorted.
///
/// # Panics
/// When nothing was measured.
pub fn quantile(sample: &[f64], thousandths: usize) -> f64 {
    let mut sorted = sample.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[(sorted.len() - 1) * thousandths / 1_000]
}

/// The middle of the sample.
pub fn median(sample: &[f64]) -> f64 {
    quantile(sample, 500)
}

/// One figure without a goal.
pub fn figure(name: &str, value: f64, unit: &str) {
    println!("  {name:<46} {value:>10.2} {unit}");
}

/// One figure against its goal. Machines are noisy: a figure over its goal is said, and fails nothing.
pub fn goal(name: &str, value: f64, most: f64, unit: &str) {
    let word = if value <= most { "ok" } else { "OVER" };
    println!("  {name:<46} {value:>10.2} {unit:<8} goal ≤ {most:<8} {word}");
}

/// A heading.
pub fn head(text: &str) {
    println!("{text}");
}

/// CPU time that this process has used, in milliseconds.
pub fn cpu() -> f64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    milliseconds(now.tv_sec, now.tv_nsec)
}

#[expect(clippy::cast_precision_loss, reason = "seconds of a bench are few")]
fn milliseconds(seconds: i64, nanoseconds: i64) -> f64 {
    seconds as f64 * 1e3 + nanoseconds as f64 / 1e6
}
