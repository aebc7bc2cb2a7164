//! Colours and glyphs by what they mean; nothing is told by colour alone.
//!
//! In full colour every letter stands on a ground of the theme's own, whatever the terminal's is; measured contrast is at
//! least 4.8 for borders and 5.9 for text. In sixteen colours text keeps the terminal's own colour, and a colour only comes
//! as a badge with both sides set. Without colours bold, reverse and words carry everything.

use ratatui::style::{Color, Modifier, Style};

use super::palette::Palette;
use crate::text::charset::Charset;
use crate::text::preferences::Scheme;
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

impl Role {
    /// How a number of people is drawn that is so many more than needed, or fewer.
    pub fn of_difference(persons: i64) -> Role {
        match persons {
            0 => Role::Text,
            ..0 => Role::Short,
            _ => Role::Over,
        }
    }
}

/// A theme: depth, colours and charset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// How many colours.
    pub depth: Depth,
    /// Which ones in full colour.
    pub scheme: Scheme,
    /// Letters.
    pub charset: Charset,
}

/// Nothing else on the screen is underlined.
const NUMBER: Modifier = Modifier::BOLD.union(Modifier::UNDERLINED);

impl Theme {
    /// The style for a role.
    pub fn style(self, role: Role) -> Style {
        match self.depth {
            Depth::Full => full(Palette::of(self.scheme), role),
            Depth::Sixteen => sixteen(role),
            Depth::Mono => mono(role),
        }
    }

    /// The ground of the whole screen.
    pub fn ground(self) -> Style {
        match self.depth {
            Depth::Full => full(Palette::of(self.scheme), Role::Text),
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

    /// A key as its cap shows it: arrows are arrows in any language.
    pub fn key(self, name: &'static str) -> &'static str {
        match (name, self.ascii()) {
            ("Left", false) => "←",
            ("Right", false) => "→",
            ("Up", false) => "↑",
            ("Down", false) => "↓",
            ("Left", true) => "<-",
            ("Right", true) => "->",
            _ => name,
        }
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
            .replace('•', "*")
            .replace('×', "x")
            .replace('÷', "/")
            .replace('²', "^2")
            .replace('█', "#")
            .replace('░', ".")
            .replace('√', "sqrt")
    }
}

fn full(palette: &Palette, role: Role) -> Style {
    let on = |color: Color| Style::new().fg(color).bg(palette.ground);
    let under = |color: Color| Style::new().fg(palette.ground).bg(color);
    match role {
        Role::Text => on(palette.text),
        Role::Dim => on(palette.dim),
        Role::Border => on(palette.border),
        Role::Strong => on(palette.text).add_modifier(Modifier::BOLD),
        Role::Short => on(palette.blue),
        Role::Over => on(palette.orange),
        Role::Focus | Role::Key => on(palette.focus).add_modifier(Modifier::BOLD),
        Role::Selected => under(palette.text),
        Role::Number => under(palette.focus).add_modifier(NUMBER),
        Role::Badge => under(palette.orange).add_modifier(Modifier::BOLD),
        Role::Head => Style::new().fg(palette.head).bg(palette.band).add_modifier(Modifier::BOLD),
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
mod tests;
