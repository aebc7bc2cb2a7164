//! Colours and glyphs by what they mean; nothing is told by colour alone.
//!
//! Measured contrast on #10141A is at least 4.8 for borders and 5.9 for text. In sixteen colours text keeps
//! the terminal's own colour, and a colour only comes as a badge with both sides set. Without colours
//! bold, reverse and words carry everything.

use ratatui::style::{Color, Modifier, Style};

use crate::text::charset::Charset;
use crate::text::visible::visible;

/// How many colours the terminal is trusted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None: NO_COLOR, or by request.
    Mono,
    /// The sixteen of every terminal.
    Sixteen,
    /// Full colour.
    Full,
}

/// What a style means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Less important text.
    Dim,
    /// Borders.
    Border,
    /// Headings and names that matter.
    Strong,
    /// Short of people, information: blue.
    Short,
    /// More people than needed, warnings: orange.
    Over,
    /// What has the focus.
    Focus,
    /// A key in the hint line.
    Key,
    /// The selected row.
    Selected,
    /// The number on which the walk stands.
    Number,
    /// A block, an error: as a badge.
    Badge,
    /// The band at the head of the screen.
    Head,
}

/// A theme: depth and charset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Colours.
    pub depth: Depth,
    /// Letters.
    pub charset: Charset,
}

const GROUND: Color = Color::Rgb(0x10, 0x14, 0x1A);
const TEXT: Color = Color::Rgb(0xE6, 0xE6, 0xE6);
const DIM: Color = Color::Rgb(0xA8, 0xB0, 0xBA);
const BORDER: Color = Color::Rgb(0x7A, 0x85, 0x94);
const BLUE: Color = Color::Rgb(0x56, 0xB4, 0xE9);
const ORANGE: Color = Color::Rgb(0xE6, 0x9F, 0x00);
const FOCUS: Color = Color::Rgb(0xF0, 0xE4, 0x42);
const BAND: Color = Color::Rgb(0x1F, 0x3A, 0x5F);

/// Nothing else on the screen is underlined.
const NUMBER: Modifier = Modifier::BOLD.union(Modifier::UNDERLINED);

impl Theme {
    /// The style for a role.
    pub fn style(self, role: Role) -> Style {
        match self.depth {
            Depth::Full => full(role),
            Depth::Sixteen => sixteen(role),
            Depth::Mono => mono(role),
        }
    }

    /// The ground of the whole screen.
    pub fn ground(self) -> Style {
        match self.depth {
            Depth::Full => Style::new().fg(TEXT).bg(GROUND),
            Depth::Sixteen | Depth::Mono => Style::new(),
        }
    }

    /// Whether only plain letters may be drawn.
    pub fn ascii(self) -> bool {
        self.charset == Charset::Ascii
    }

    /// A bar of `width` cells: people there, then the gap up to what is needed.
    pub fn bar(self, filled: usize, gap: usize, width: usize) -> String {
        let (full, open) = if self.ascii() { ("#", ".") } else { ("█", "░") };
        let filled = filled.min(width);
        let gap = gap.min(width - filled);
        format!("{}{}{}", full.repeat(filled), open.repeat(gap), " ".repeat(width - filled - gap))
    }

    /// An arrow between two values.
    pub fn arrow(self) -> &'static str {
        if self.ascii() { "->" } else { "→" }
    }

    /// A dash for nothing.
    pub fn dash(self) -> &'static str {
        if self.ascii() { "-" } else { "–" }
    }

    /// A dot between words.
    pub fn dot(self) -> &'static str {
        if self.ascii() { "-" } else { "·" }
    }

    /// Text made fit for the terminal: nothing hidden in it, and marks that plain terminals lack spelled out.
    pub fn letters(self, text: &str) -> String {
        let text = visible(text);
        if !self.ascii() {
            return text;
        }
        text.replace('→', "->")
            .replace(['–', '—', '·', '─'], "-")
            .replace('…', "..")
            .replace('×', "x")
            .replace('÷', "/")
            .replace('²', "^2")
            .replace('√', "sqrt")
    }
}

fn full(role: Role) -> Style {
    let on = |color: Color| Style::new().fg(color).bg(GROUND);
    match role {
        Role::Text => on(TEXT),
        Role::Dim => on(DIM),
        Role::Border => on(BORDER),
        Role::Strong => on(TEXT).add_modifier(Modifier::BOLD),
        Role::Short => on(BLUE),
        Role::Over => on(ORANGE),
        Role::Focus | Role::Key => on(FOCUS).add_modifier(Modifier::BOLD),
        Role::Selected => Style::new().fg(GROUND).bg(TEXT),
        Role::Number => Style::new().fg(GROUND).bg(FOCUS).add_modifier(NUMBER),
        Role::Badge => Style::new().fg(GROUND).bg(ORANGE).add_modifier(Modifier::BOLD),
        Role::Head => Style::new().fg(Color::Rgb(0xFF, 0xFF, 0xFF)).bg(BAND).add_modifier(Modifier::BOLD),
    }
}

fn sixteen(role: Role) -> Style {
    match role {
        Role::Text | Role::Dim | Role::Border | Role::Short | Role::Over => Style::new(),
        Role::Strong | Role::Key => Style::new().add_modifier(Modifier::BOLD),
        Role::Focus | Role::Selected => Style::new().add_modifier(Modifier::REVERSED),
        Role::Number => Style::new().add_modifier(NUMBER.union(Modifier::REVERSED)),
        Role::Badge => Style::new().fg(Color::Black).bg(Color::Yellow),
        Role::Head => Style::new().fg(Color::White).bg(Color::Blue).add_modifier(Modifier::BOLD),
    }
}

fn mono(role: Role) -> Style {
    match role {
        Role::Text | Role::Dim | Role::Border | Role::Short | Role::Over => Style::new(),
        Role::Strong | Role::Key => Style::new().add_modifier(Modifier::BOLD),
        Role::Focus | Role::Selected | Role::Head => Style::new().add_modifier(Modifier::REVERSED),
        Role::Number => Style::new().add_modifier(NUMBER.union(Modifier::REVERSED)),
        Role::Badge => Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
    }
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn every_role_in_full_colour_can_be_read() {
        let number = |color: Option<Color>| match color {
            Some(Color::Rgb(red, green, blue)) => u32::from_be_bytes([0, red, green, blue]),
            other => panic!("{other:?} depends on the terminal"),
        };
        let theme = Theme { depth: Depth::Full, charset: Charset::Unicode };
        for role in ROLES {
            let style = theme.style(role);
            let reached = contrast(number(style.fg), number(style.bg));
            let least = if role == Role::Border { 3.0 } else { 4.5 };
            assert!(reached >= least, "{role:?}: {reached:.1}");
        }
    }

    #[test]
    fn in_sixteen_colours_only_badges_are_coloured_and_they_can_be_read_everywhere() {
        let theme = Theme { depth: Depth::Sixteen, charset: Charset::Unicode };
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
        let mono = Theme { depth: Depth::Mono, charset: Charset::Unicode };
        for role in ROLES {
            let style = mono.style(role);
            assert!(style.fg.is_none() && style.bg.is_none(), "{role:?} has a colour without colours");
        }
        for depth in [Depth::Mono, Depth::Sixteen, Depth::Full] {
            let theme = Theme { depth, charset: Charset::Unicode };
            for role in [Role::Selected, Role::Badge, Role::Head, Role::Key] {
                assert_ne!(theme.style(role), theme.style(Role::Text), "{role:?} looks like text in {depth:?}");
            }
        }
    }
}
