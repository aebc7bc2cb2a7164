//! The colours of the three themes. Every value was measured against its ground; the tests of `theme` measure it again.

use ratatui::style::Color;

use crate::text::preferences::Scheme;

/// What a theme draws with in full colour.
#[derive(Debug)]
pub struct Palette {
    /// Behind everything.
    pub ground: Color,
    /// Ordinary letters.
    pub text: Color,
    /// Less important letters.
    pub dim: Color,
    /// Borders.
    pub border: Color,
    /// Short of people, information.
    pub blue: Color,
    /// More people than needed, warnings.
    pub orange: Color,
    /// What has the focus.
    pub focus: Color,
    /// Letters in the band at the head of the screen.
    pub head: Color,
    /// That band.
    pub band: Color,
}

impl Palette {
    /// The colours of a theme.
    pub fn of(scheme: Scheme) -> &'static Palette {
        match scheme {
            Scheme::Dark => &DARK,
            Scheme::Light => &LIGHT,
            Scheme::Projector => &PROJECTOR,
        }
    }
}

const fn rgb(color: u32) -> Color {
    let [_, red, green, blue] = color.to_be_bytes();
    Color::Rgb(red, green, blue)
}

const DARK: Palette = Palette {
    ground: rgb(0x10_141A),
    text: rgb(0xE6_E6E6),
    dim: rgb(0xA8_B0BA),
    border: rgb(0x7A_8594),
    blue: rgb(0x56_B4E9),
    orange: rgb(0xE6_9F00),
    focus: rgb(0xF0_E442),
    head: rgb(0xFF_FFFF),
    band: rgb(0x1F_3A5F),
};

const LIGHT: Palette = Palette {
    ground: rgb(0xFF_FFFF),
    text: rgb(0x1A_1A1A),
    dim: rgb(0x4F_5864),
    border: rgb(0x6B_7280),
    blue: rgb(0x00_5A9C),
    orange: rgb(0x8A_5A00),
    focus: rgb(0x7A_0046),
    head: rgb(0xFF_FFFF),
    band: rgb(0x1F_3A5F),
};

/// What is dim elsewhere is nearly as bright as the text: a beamer swallows shades.
const PROJECTOR: Palette = Palette {
    ground: rgb(0x00_0000),
    text: rgb(0xFF_FFFF),
    dim: rgb(0xD0_D0D0),
    border: rgb(0xB0_B0B0),
    blue: rgb(0x7F_D0FF),
    orange: rgb(0xFF_C233),
    focus: rgb(0xFF_F25C),
    head: rgb(0x00_0000),
    band: rgb(0x7F_D0FF),
};
