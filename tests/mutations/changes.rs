//! The places of a session at which something can be changed, and a die that falls the same way every time.

use std::ops::Range;

use sidang::store::parser::parse;
use sidang::store::tree::{Kind, Node};

/// A die that falls the same way every time (splitmix64).
pub struct Die(u64);

impl Die {
    /// A die that begins with `seed`.
    pub fn new(seed: u64) -> Die {
        Die(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x0123_4567_89AB_CDEF)
    }

    /// A number below `sides`, which is not 0.
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).expect("it is below the sides")
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        &several[self.below(several.len())]
    }

    /// At most `count` of several, each once, in their order.
    pub fn some<T: Clone>(&mut self, several: &[T], count: usize) -> Vec<T> {
        let mut left: Vec<usize> = (0..several.len()).collect();
        while left.len() > count {
            left.remove(self.below(left.len()));
        }
        left.into_iter().map(|at| several[at].clone()).collect()
    }
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Text that is a day.
    Day,
    /// Other text.
    Text,
    /// A number, whole or not.
    Number,
    /// `true` or `false`.
    Bool,
    /// One of several words.
    Word,
}

/// A value that is not made of others.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// Where it stands, quotation marks included.
    pub span: Range<usize>,
    /// The fields that lead to it.
    pub way: String,
    /// What it is.
    pub sort: Sort,
    /// What it says, without quotation marks.
    pub says: String,
    /// Whether it is the key of a map.
    pub key: bool,
}

/// A list, or the fields of a record.
#[derive(Clone, Debug)]
pub struct Group {
    /// Where it stands, brackets included.
    pub span: Range<usize>,
    /// The fields that lead to it.
    pub way: String,
    /// Where its elements or its fields stand, names included.
    pub members: Vec<Range<usize>>,
    /// Names of its fields; empty for a list.
    pub names: Vec<String>,
}

/// Everything in a session that can be changed.
#[derive(Default)]
pub struct Places {
    /// Values.
    pub leaves: Vec<Leaf>,
    /// Records.
    pub records: Vec<Group>,
    /// Lists.
    pub lists: Vec<Group>,
}

impl Places {
    /// The places of a text.
    pub fn of(text: &str) -> Places {
        let mut places = Places::default();
        places.walk(&parse(text).0.expect("it is a session"), "", false);
        places
    }

    fn walk(&mut self, node: &Node, way: &str, key: bool) {
        let span = node.span.range();
        let mut leaf = |sort, says: String| {
            self.leaves.push(Leaf { span: span.clone(), way: way.to_owned(), sort, says, key });
        };
        match &node.kind {
            Kind::Text(text) => leaf(if is_day(text) { Sort::Day } else { Sort::Text }, text.to_string()),
            Kind::Integer(number) => leaf(Sort::Number, number.to_string()),
            Kind::Float(number) => leaf(Sort::Number, number.to_string()),
            Kind::Bool(value) => leaf(Sort::Bool, value.to_string()),
            Kind::Word(word) => leaf(Sort::Word, (*word).to_owned()),
            Kind::Some(inner) => self.walk(inner, way, key),
            Kind::List(items) => {
                let members = items.iter().map(|item| item.span.range()).collect();
                self.lists.push(Group { span, way: way.to_owned(), members, names: Vec::new() });
                items.iter().for_each(|item| self.walk(item, way, false));
            }
            Kind::Struct { fields, .. } => {
                let members =
                    fields.iter().map(|field| field.span.range().start..field.value.span.range().end).collect();
                let names = fields.iter().map(|field| field.name.to_string()).collect();
                self.records.push(Group { span, way: way.to_owned(), members, names });
                fields.iter().for_each(|field| self.walk(&field.value, &format!("{way}.{}", field.name), false));
            }
            Kind::Map(pairs) => pairs.iter().for_each(|(key, value)| {
                self.walk(key, &format!("{way}.key"), true);
                self.walk(value, way, false);
            }),
            _ => {}
        }
    }

    /// Values of one sort.
    pub fn leaves_of(&self, sort: Sort) -> Vec<Leaf> {
        self.leaves.iter().filter(|leaf| leaf.sort == sort).cloned().collect()
    }
}

fn is_day(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.len() == 10 && digits == 8 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-'
}

/// `text` with another piece at one place.
pub fn with(text: &str, place: &Range<usize>, piece: &str) -> String {
    format!("{}{piece}{}", &text[..place.start], &text[place.end..])
}

/// `text` with two places exchanged, the first of which comes first.
pub fn swapped(text: &str, one: &Range<usize>, other: &Range<usize>) -> String {
    let (first, second) = (&text[one.clone()], &text[other.clone()]);
    format!("{}{second}{}{first}{}", &text[..one.start], &text[one.end..other.start], &text[other.end..])
}

/// `text` without one member of a group, and without the comma after it.
pub fn without(text: &str, member: &Range<usize>) -> String {
    let comma =
        text[member.end..].find(|c: char| !c.is_whitespace()).filter(|at| text[member.end + at..].starts_with(','));
    with(text, &(member.start..member.end + comma.map_or(0, |at| at + 1)), "")
}

/// Bytes of a text that are neither in a comment nor between quotation marks, with the quotation marks.
pub fn signs(text: &str) -> Vec<(usize, char)> {
    let mut signs = Vec::new();
    let (mut quoted, mut comment) = (false, false);
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        match sign {
            '\n' => comment = false,
            '/' if !quoted && text[at..].starts_with("//") => comment = true,
            '"' if !comment && before != '\\' => {
                quoted = !quoted;
                signs.push((at, sign));
            }
            _ if !quoted && !comment => signs.push((at, sign)),
            _ => {}
        }
        before = sign;
    }
    signs
}
