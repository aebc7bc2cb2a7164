//! The themes measured: contrast, and states that nobody confuses.

use super::*;

const ROLES: [Role; 12] = [
    Role::Text,
    Role::Dim,
    Role::Border,
    Role::Strong,
    Role::Short,
    Role::Over,
    Role::Focus,
    Role::Key,
    Role::Selected,
    Role::Number,
    Role::Badge,
    Role::Head,
];

/// Default colours of terminals in use: black, yellow, blue and white as the badges use them, and what
/// bold makes of white.
const PALETTES: [(&str, [u32; 5]); 3] = [
    ("xterm", [0x00_0000, 0xCD_CD00, 0x00_00EE, 0xE5_E5E5, 0xFF_FFFF]),
    ("PuTTY", [0x00_0000, 0xBB_BB00, 0x00_00BB, 0xBB_BBBB, 0xFF_FFFF]),
    ("Windows", [0x0C_0C0C, 0xC1_9C00, 0x00_37DA, 0xCC_CCCC, 0xF2_F2F2]),
];

/// Relative luminance after WCAG 2, of a colour as 0xRRGGBB.
fn luminance(color: u32) -> f64 {
    let linear = |shift: u32| {
        let part = f64::from(color >> shift & 0xFF) / 255.0;
        if part <= 0.039_28 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
}

fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_measured_as_wcag_does() {
    assert!((contrast(0x00_0000, 0xFF_FFFF) - 21.0).abs() < 0.01);
    assert!((contrast(0x76_7676, 0xFF_FFFF) - 4.54).abs() < 0.01);
}

const SCHEMES: [Scheme; 3] = [Scheme::Dark, Scheme::Light, Scheme::Projector];

fn theme(depth: Depth, scheme: Scheme) -> Theme {
    Theme { depth, scheme, charset: Charset::Unicode }
}

/// A colour of a theme as 0xRRGGBB.
fn number(color: Option<Color>) -> u32 {
    match color {
        Some(Color::Rgb(red, green, blue)) => u32::from_be_bytes([0, red, green, blue]),
        other => panic!("{other:?} depends on the terminal"),
    }
}

#[test]
fn every_role_in_full_colour_can_be_read_in_every_theme() {
    for (scheme, role) in SCHEMES.into_iter().flat_map(|scheme| ROLES.map(|role| (scheme, role))) {
        let style = theme(Depth::Full, scheme).style(role);
        let reached = contrast(number(style.fg), number(style.bg));
        let least = match (role, scheme) {
            (Role::Border, Scheme::Projector) => 9.0,
            (Role::Border, _) => 3.0,
            (_, Scheme::Projector) => 12.0,
            _ => 4.5,
        };
        assert!(reached >= least, "{scheme:?} {role:?}: {reached:.1}");
    }
}

/// How three kinds of eyes that lack a colour see one, in linear light (Machado and others 2009, severity 1).
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    ("all colours", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deutan",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritan",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// A colour as an eye sees it, in CIE L*a*b* of 1976 under D65.
fn seen(color: u32, eye: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = [16, 8, 0].map(|shift: u32| {
        let part = f64::from(color >> shift & 0xFF) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    let times = |row: &[f64; 3], light: &[f64; 3]| row.iter().zip(light).map(|(one, other)| one * other).sum::<f64>();
    let light = [0, 1, 2].map(|at| times(&eye[at], &linear).clamp(0.0, 1.0));
    let [x, y, z] =
        [([0.4124, 0.3576, 0.1805], 0.950_47), ([0.2126, 0.7152, 0.0722], 1.0), ([0.0193, 0.1192, 0.9505], 1.088_83)]
            .map(|(row, white)| {
                let part = times(&row, &light) / white;
                if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 }
            });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The smallest difference (CIE 1976) that an eye sees between any two of these colours.
fn nearest(colors: [u32; 3], eye: &[[f64; 3]; 3]) -> f64 {
    let [one, two, three] = colors.map(|color| seen(color, eye));
    let apart = |one: [f64; 3], other: [f64; 3]| {
        one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
    };
    apart(one, two).min(apart(two, three)).min(apart(one, three))
}

#[test]
fn differences_are_measured_as_they_are_seen() {
    let [_, (_, protan), ..] = &EYES;
    let traffic_lights = [0xFF_0000, 0x00_FF00, 0xFF_FF00];
    assert!(nearest(traffic_lights, protan) < 9.0, "red, green and yellow are not told apart by everybody");
    assert!((nearest([0x00_0000, 0xFF_FFFF, 0x00_0000], protan)).abs() < 0.01);
}

#[test]
fn short_enough_and_over_are_told_apart_by_every_eye_in_every_theme() {
    for scheme in SCHEMES {
        let states = [-1, 0, 1].map(|persons| theme(Depth::Full, scheme).style(Role::of_difference(persons)).fg);
        for (eye, seen) in &EYES {
            let apart = nearest(states.map(number), seen);
            assert!(apart >= 26.0, "{scheme:?} to an eye of {eye}: {apart:.1}");
        }
    }
}

#[test]
fn in_sixteen_colours_only_badges_are_coloured_and_they_can_be_read_everywhere() {
    let theme = theme(Depth::Sixteen, Scheme::Light);
    for role in ROLES {
        let style = theme.style(role);
        assert_eq!(style.fg.is_some(), style.bg.is_some(), "{role:?} stands on an unknown ground");
        let (Some(fg), Some(bg)) = (style.fg, style.bg) else { continue };
        for (terminal, palette) in PALETTES {
            let number = |color: Color| match color {
                Color::Black => palette[0],
                Color::Yellow => palette[1],
                Color::Blue => palette[2],
                Color::Gray => palette[3],
                Color::White => palette[4],
                other => panic!("{other:?} is not in the tables"),
            };
            let reached = contrast(number(fg), number(bg));
            assert!(reached >= 4.5, "{role:?} on {terminal}: {reached:.1}");
        }
    }
}

#[test]
fn states_are_told_by_more_than_colour() {
    let mono = theme(Depth::Mono, Scheme::Dark);
    for role in ROLES {
        let style = mono.style(role);
        assert!(style.fg.is_none() && style.bg.is_none(), "{role:?} has a colour without colours");
    }
    let depths = [Depth::Mono, Depth::Sixteen, Depth::Full];
    for (depth, scheme) in depths.into_iter().flat_map(|depth| SCHEMES.map(|scheme| (depth, scheme))) {
        let theme = theme(depth, scheme);
        for role in [Role::Selected, Role::Badge, Role::Head, Role::Key] {
            assert_ne!(theme.style(role), theme.style(Role::Text), "{role:?} looks like text in {depth:?} {scheme:?}");
        }
    }
}
