//! The chain of entries: its form is frozen, and no change to a record goes unnoticed.

use sidang::store::chain::{
    Body, End, LONGEST_LINE, Line, Private, Reason, START, Scan, Unfit, digest, encode, hex, parse_hash, scan,
    short_code,
};

fn body(number: usize) -> Body {
    Body {
        public: format!("(number:{number},decided:\"P-{number:04}\")"),
        private: format!("(salt:\"{number:032x}\")"),
    }
}

/// A record of `count` entries, and where each line ends.
fn record(count: usize) -> (Vec<u8>, Vec<usize>) {
    let mut above = START;
    let mut bytes = Vec::new();
    let mut ends = Vec::new();
    for number in 1..=count {
        let (line, hash) = encode(&above, &body(number)).expect("a body that fits");
        above = hash;
        bytes.extend(line);
        ends.push(bytes.len());
    }
    (bytes, ends)
}

fn lines_of(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

fn damaged_at(found: &Scan) -> Option<u64> {
    match found.end {
        End::Damaged { line, .. } => Some(line),
        _ => None,
    }
}

#[test]
fn the_form_of_a_line_is_frozen() {
    // By hand, with P and Q the two parts without newline:
    //   A=$(printf %s "$P" | sha256sum | cut -c1-64)   cf0a679d...c04f
    //   B=$(printf %s "$Q" | sha256sum | cut -c1-64)   3fe260cf...72af
    //   D=$(echo $A$B | xxd -r -p | sha256sum | cut -c1-64)   734cf4c3...95d6
    //   (printf 'SIDANG1\0'; head -c32 /dev/zero; echo $D | xxd -r -p) | sha256sum
    let frozen = "e33a2c4e868cccbbb349e3f218233c06de7358c869546a7466d62eaa96331269 \
                  (number:1,opened:\"TPK\")\t(salt:\"00\")\n";
    let body = Body { public: "(number:1,opened:\"TPK\")".to_owned(), private: "(salt:\"00\")".to_owned() };
    let (line, hash) = encode(&START, &body).unwrap();
    assert_eq!(String::from_utf8(line.clone()).unwrap(), frozen);
    let read = Line {
        number: 1,
        public: body.public,
        private: Private::Present(body.private),
        hash,
        offset: 0,
        length: frozen.len() as u64,
    };
    assert_eq!(scan(&line), Scan { lines: vec![read], end: End::Clean });
}

#[test]
fn what_was_written_is_read_back() {
    let (bytes, ends) = record(7);
    let found = scan(&bytes);
    assert_eq!(found.end, End::Clean);
    for (index, line) in found.lines.iter().enumerate() {
        let Body { public, private } = body(index + 1);
        assert_eq!((line.number, &line.public), (index as u64 + 1, &public));
        assert_eq!(line.private, Private::Present(private));
        assert_eq!(usize::try_from(line.offset + line.length).unwrap(), ends[index]);
    }
    assert_eq!(scan(b""), Scan { lines: Vec::new(), end: End::Clean });
}

#[test]
fn every_changed_bit_is_reported_at_its_line_and_nothing_is_cut() {
    let (bytes, ends) = record(7);
    for place in 0..bytes.len() {
        let line = ends.iter().filter(|end| **end <= place).count() as u64 + 1;
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            assert_eq!(damaged_at(&scan(&changed)), Some(line), "byte {place}, bit {bit}");
        }
    }
}

#[test]
fn a_cut_keeps_exactly_the_whole_lines() {
    let (bytes, ends) = record(7);
    for length in 0..=bytes.len() {
        let whole = ends.iter().filter(|end| **end <= length).count();
        let start = if whole == 0 { 0 } else { ends[whole - 1] };
        let found = scan(&bytes[..length]);
        if length == start {
            assert_eq!((found.end, found.lines.len()), (End::Clean, whole), "cut at {length}");
        } else if ends.contains(&(length + 1)) {
            assert_eq!((found.end, found.lines.len()), (End::LostNewline, whole + 1), "cut at {length}");
        } else {
            assert_eq!((found.end, found.lines.len()), (End::Torn { offset: start as u64 }, whole), "cut at {length}");
        }
    }
}

#[test]
fn zeros_at_the_end_are_an_interrupted_write() {
    let (bytes, ends) = record(7);
    for kept in ends[5] + 1..ends[6] {
        let mut zeroed = bytes[..kept].to_vec();
        zeroed.resize(ends[6].max(kept + 8), 0);
        let found = scan(&zeroed);
        assert_eq!((found.end, found.lines.len()), (End::Torn { offset: ends[5] as u64 }, 6), "zeros from {kept}");
    }
    let mut newline_lost = bytes.clone();
    newline_lost[ends[6] - 1] = 0;
    assert_eq!(scan(&newline_lost).end, End::Torn { offset: ends[5] as u64 });

    let mut longer = bytes.clone();
    longer.resize(bytes.len() + 4096, 0);
    assert_eq!(scan(&longer).end, End::Torn { offset: bytes.len() as u64 });
}

#[test]
fn a_lost_sector_inside_the_last_line_is_torn_and_inside_another_is_damage() {
    let (mut bytes, ends) = record(3);
    let above = scan(&bytes).lines[2].hash;
    let long = Body { public: "(text:\"".to_owned() + &"a".repeat(2000) + "\")", private: "()".to_owned() };
    let (line, hash) = encode(&above, &long).unwrap();
    bytes.extend(line);
    let sector = bytes.len() - 1000;
    let sector = sector - sector % 512;
    bytes[sector..sector + 512].fill(0);
    assert_eq!(scan(&bytes).end, End::Torn { offset: ends[2] as u64 }, "the newline is there, a sector is not");

    bytes.extend(encode(&hash, &body(5)).unwrap().0);
    assert_eq!(damaged_at(&scan(&bytes)), Some(4), "a line follows, so this one had been confirmed");
}

#[test]
fn dropped_swapped_doubled_and_foreign_lines_are_damage() {
    let (bytes, _) = record(7);
    for place in 0..6 {
        let mut lines = lines_of(&bytes);
        lines.remove(place);
        assert_eq!(damaged_at(&scan(&lines.concat())), Some(place as u64 + 1), "dropped {place}");

        let mut lines = lines_of(&bytes);
        lines.swap(place, place + 1);
        assert_eq!(damaged_at(&scan(&lines.concat())), Some(place as u64 + 1), "swapped {place}");
    }
    for place in 0..7 {
        let mut lines = lines_of(&bytes);
        lines.insert(place, lines[place].clone());
        assert_eq!(damaged_at(&scan(&lines.concat())), Some(place as u64 + 2), "doubled {place}");
    }
    let mut lines = lines_of(&bytes);
    lines.push(b"catatan tambahan\n".to_vec());
    assert_eq!(damaged_at(&scan(&lines.concat())), Some(8));
}

#[test]
fn a_withheld_part_keeps_the_chain_and_a_forged_digest_breaks_it() {
    let (bytes, _) = record(3);
    let full = scan(&bytes);
    let mut lines = lines_of(&bytes);
    let secret = body(2).private;
    let withheld = |hash: String| format!("{} {}\t~{hash}\n", hex(&full.lines[1].hash), body(2).public).into_bytes();

    lines[1] = withheld(hex(&digest(secret.as_bytes())));
    let extract = scan(&lines.concat());
    assert_eq!(extract.end, End::Clean);
    assert_eq!(extract.lines[1].private, Private::Withheld(digest(secret.as_bytes())));
    assert_eq!(extract.lines[2].hash, full.lines[2].hash, "the same head");

    lines[1] = withheld(hex(&digest(b"forged")));
    assert_eq!(damaged_at(&scan(&lines.concat())), Some(2));
    lines[1] = withheld(hex(&digest(secret.as_bytes())).to_uppercase());
    assert_eq!(damaged_at(&scan(&lines.concat())), Some(2), "a second spelling of the same hash is refused");
}

#[test]
fn a_body_that_would_not_come_back_is_refused() {
    let refused = |public: &str, private: &str| {
        encode(&START, &Body { public: public.to_owned(), private: private.to_owned() }).unwrap_err()
    };
    assert_eq!(refused("", "()"), Unfit::Empty);
    assert_eq!(refused("(a:\"\t\")", "()"), Unfit::Control);
    assert_eq!(refused("()", "(\n)"), Unfit::Control);
    assert_eq!(refused("()", "~00"), Unfit::Withheld);

    let longest = LONGEST_LINE - 64 - 1 - 1 - 1;
    let (line, _) = encode(&START, &Body { public: "x".repeat(longest), private: String::new() }).unwrap();
    assert_eq!(line.len(), LONGEST_LINE);
    assert_eq!(scan(&line).end, End::Clean);
    assert_eq!(refused(&"x".repeat(longest + 1), ""), Unfit::Long);

    let mut longer = line;
    longer.insert(70, b'x');
    assert_eq!(scan(&longer).end, End::Damaged { line: 1, offset: 0, reason: Reason::Long });
}

#[test]
fn a_hash_is_read_as_it_is_written() {
    let hash = digest(b"sidang");
    assert_eq!(parse_hash(hex(&hash).as_bytes()), Some(hash));
    assert_eq!(parse_hash(hex(&hash).to_uppercase().as_bytes()), None);
    assert_eq!(parse_hash(&hex(&hash).as_bytes()[1..]), None);
}

#[test]
fn the_short_code_is_of_hash_and_number_and_frozen() {
    let code = short_code(&START, 143);
    let (number, letters) = code.split_once(' ').unwrap();
    assert_eq!(number, "#143");
    assert!(letters.split('-').all(|group| group.len() == 4) && letters.split('-').count() == 4, "{code}");
    assert_ne!(letters, short_code(&START, 144).split_once(' ').unwrap().1, "the number is part of it");
    assert_ne!(letters, short_code(&digest(b"x"), 143).split_once(' ').unwrap().1);
    // Computed apart from this program, with hashlib of Python.
    assert_eq!(code, "#143 ZWZD-EMTA-5MHG-4GWK");
}
