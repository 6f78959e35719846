//! A reader of the files that we write: lines of text with their places and widths, and what the
//! file says of itself. It knows what our files hold, and no more of PDF.

use std::collections::BTreeMap;
use std::io::Read as _;

/// Some words on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The left end of the base line, in points from the upper left corner of the page.
    pub x: f64,
    pub y: f64,
    /// Font size in points.
    pub size: f64,
    /// Advance width in points.
    pub width: f64,
    pub text: String,
}

/// A page: its size in points, and its words in the order in which they are drawn.
pub struct PdfPage {
    pub width: f64,
    pub height: f64,
    pub words: Vec<Words>,
}

/// A file, taken apart.
pub struct PdfFile {
    objects: BTreeMap<u32, Vec<u8>>,
}

/// A font: widths and characters by glyph.
#[derive(Default)]
struct Font {
    widths: BTreeMap<u16, f64>,
    characters: BTreeMap<u16, String>,
}

impl PdfFile {
    pub fn read(bytes: &[u8]) -> Self {
        let mut objects = BTreeMap::new();
        let mut at = 0;
        while let Some(found) = find(&bytes[at..], b" 0 obj\n") {
            let start = at + found;
            let digits = bytes[..start]
                .iter()
                .rev()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            let number = std::str::from_utf8(&bytes[start - digits..start]).unwrap();
            let body = start + b" 0 obj\n".len();
            let end = body + find(&bytes[body..], b"\nendobj").unwrap();
            objects.insert(number.parse().unwrap(), bytes[body..end].to_vec());
            at = end;
        }
        Self { objects }
    }

    /// The pages in their order.
    pub fn pages(&self) -> Vec<PdfPage> {
        let tree = self.of_type("/Type/Pages");
        let kids = tree[0].split("/Kids[").nth(1).unwrap();
        let kids = references(kids.split(']').next().unwrap());
        kids.into_iter().map(|page| self.page(page)).collect()
    }

    /// The streams and dictionaries of the file, unpacked, one after the other.
    pub fn unpacked(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for object in self.objects.values() {
            out.extend(object);
            if let Some(stream) = stream(object) {
                out.extend(stream);
            }
        }
        out
    }

    /// The titles of bookmarks, in the order of the file.
    pub fn bookmarks(&self) -> Vec<String> {
        let items = self.objects.values().filter(|object| {
            let is_titled = ["/Title(", "/Title<"].map(|mark| find(object, mark.as_bytes()));
            is_titled.iter().any(Option::is_some) && find(object, b"/Parent").is_some()
        });
        items
            .map(|object| {
                let at = find(object, b"/Title").unwrap() + b"/Title".len();
                let bytes = literal(&object[at..]).0;
                match bytes.strip_prefix(&[0xfe, 0xff]) {
                    Some(wide) => utf16(wide),
                    None => String::from_utf8(bytes).unwrap(),
                }
            })
            .collect()
    }

    fn text(&self, number: u32) -> String {
        let object = &self.objects[&number];
        let end = find(object, b"\nstream").unwrap_or(object.len());
        String::from_utf8_lossy(&object[..end]).into_owned()
    }

    fn of_type(&self, mark: &str) -> Vec<String> {
        let all = self.objects.keys().map(|&number| self.text(number));
        all.filter(|text| text.contains(mark)).collect()
    }

    fn page(&self, number: u32) -> PdfPage {
        let page = self.text(number);
        let sides = numbers_after(&page, "/MediaBox[");
        let resources = self.text(reference_after(&page, "/Resources "));
        let mut fonts = BTreeMap::new();
        if let Some(named) = resources.split("/Font<<").nth(1) {
            let named = named.split(">>").next().unwrap();
            for one in named.split('/').filter(|one| !one.is_empty()) {
                let (name, reference) = one.split_once(' ').unwrap();
                let number = reference.split(' ').next().unwrap().parse().unwrap();
                fonts.insert(name.to_owned(), self.font(number));
            }
        }
        let content = reference_after(&page, "/Contents ");
        let content = stream(&self.objects[&content]).unwrap();
        PdfPage {
            width: sides[2],
            height: sides[3],
            words: words_of(&content, &fonts, sides[3]),
        }
    }

    fn font(&self, number: u32) -> Font {
        let font = self.text(number);
        let mut out = Font::default();
        let descendant = references(font.split("/DescendantFonts[").nth(1).unwrap())[0];
        let widths = numbers_after(&self.text(descendant), "/W[");
        for range in widths.chunks(3) {
            for glyph in range[0] as u16..=range[1] as u16 {
                out.widths.insert(glyph, range[2]);
            }
        }
        let map = stream(&self.objects[&reference_after(&font, "/ToUnicode ")]).unwrap();
        for line in String::from_utf8(map).unwrap().lines() {
            let parts: Vec<&str> = line.split(['<', '>']).collect();
            if let [_, glyph, " ", text, ""] = parts[..] {
                let glyph = u16::from_str_radix(glyph, 16).unwrap();
                out.characters.insert(glyph, utf16(&from_hex(text)));
            }
        }
        out
    }
}

/// The words of a page's content, places counted from above.
fn words_of(content: &[u8], fonts: &BTreeMap<String, Font>, height: f64) -> Vec<Words> {
    let mut out: Vec<Words> = Vec::new();
    let mut stack: Vec<[f64; 6]> = Vec::new();
    let mut matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let mut place = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let (mut font, mut size) = (None, 0.0);
    let mut operands: Vec<Token> = Vec::new();
    for token in tokens(content) {
        let Token::Operator(operator) = &token else {
            operands.push(token);
            continue;
        };
        let numbers = || -> Vec<f64> { operands.iter().filter_map(Token::number).collect() };
        match operator.as_str() {
            "q" => stack.push(matrix),
            "Q" => matrix = stack.pop().unwrap(),
            "cm" => matrix = product(six(&numbers()), matrix),
            "Tf" => {
                let Token::Name(name) = &operands[0] else {
                    panic!("a font has a name");
                };
                font = fonts.get(name);
                size = operands[1].number().unwrap();
            }
            "Tm" => place = six(&numbers()),
            "Tj" | "TJ" => {
                let font = font.unwrap();
                let mut words = Words {
                    x: 0.0,
                    y: 0.0,
                    size: 0.0,
                    width: 0.0,
                    text: String::new(),
                };
                for operand in &operands {
                    match operand {
                        Token::Number(gap) => words.width -= gap / 1_000.0 * size,
                        Token::Text(bytes) => {
                            for pair in bytes.chunks(2) {
                                let glyph = u16::from_be_bytes([pair[0], pair[1]]);
                                // Marks that stand over a letter have no width.
                                let width = font.widths.get(&glyph).unwrap_or(&0.0);
                                words.width += width / 1_000.0 * size;
                                let said = font.characters.get(&glyph);
                                words.text.push_str(said.map_or("", |said| said));
                            }
                        }
                        _ => {}
                    }
                }
                let full = product(place, matrix);
                words.x = full[4];
                words.y = height - full[5];
                words.size = size * full[0];
                words.width *= full[0];
                out.push(words);
            }
            _ => {}
        }
        operands.clear();
    }
    assert!(stack.is_empty(), "every state that is kept is given back");
    out
}

fn six(numbers: &[f64]) -> [f64; 6] {
    numbers.try_into().unwrap()
}

/// What comes first is applied first.
fn product(a: [f64; 6], b: [f64; 6]) -> [f64; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

enum Token {
    Number(f64),
    Text(Vec<u8>),
    Name(String),
    Operator(String),
}

impl Token {
    fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// Arrays and dictionaries come as what they hold.
fn tokens(bytes: &[u8]) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'(' => {
                let (text, length) = literal(&bytes[at..]);
                out.push(Token::Text(text));
                at += length;
            }
            b'<' if bytes.get(at + 1) != Some(&b'<') => {
                let end = at + find(&bytes[at..], b">").unwrap();
                let hex = std::str::from_utf8(&bytes[at + 1..end]).unwrap();
                out.push(Token::Text(from_hex(hex)));
                at = end + 1;
            }
            b'<' => at += 2,
            b'>' | b'[' | b']' => at += 1,
            byte if byte.is_ascii_whitespace() => at += 1,
            _ => {
                let start = at;
                at += 1;
                while at < bytes.len()
                    && !bytes[at].is_ascii_whitespace()
                    && !b"()<>[]/".contains(&bytes[at])
                {
                    at += 1;
                }
                let word = std::str::from_utf8(&bytes[start..at]).unwrap();
                out.push(match (word.strip_prefix('/'), word.parse()) {
                    (Some(name), _) => Token::Name(name.to_owned()),
                    (None, Ok(number)) => Token::Number(number),
                    (None, Err(_)) => Token::Operator(word.to_owned()),
                });
            }
        }
    }
    out
}

/// A text in brackets, and how many bytes it takes.
fn literal(bytes: &[u8]) -> (Vec<u8>, usize) {
    if bytes[0] == b'<' {
        let end = find(bytes, b">").unwrap();
        let hex = std::str::from_utf8(&bytes[1..end]).unwrap();
        return (from_hex(hex), end + 1);
    }
    assert_eq!(bytes[0], b'(');
    let mut out = Vec::new();
    let (mut at, mut depth) = (1, 1);
    while depth > 0 {
        match bytes[at] {
            b'(' => {
                depth += 1;
                out.push(b'(');
            }
            b')' => {
                depth -= 1;
                if depth > 0 {
                    out.push(b')');
                }
            }
            b'\\' => {
                at += 1;
                match bytes[at] {
                    b'n' => out.push(b'\n'),
                    b'r' => out.push(b'\r'),
                    b't' => out.push(b'\t'),
                    b'b' => out.push(8),
                    b'f' => out.push(12),
                    b'0'..=b'7' => {
                        let digits = std::str::from_utf8(&bytes[at..at + 3]).unwrap();
                        out.push(u8::from_str_radix(digits, 8).unwrap());
                        at += 2;
                    }
                    other => out.push(other),
                }
            }
            other => out.push(other),
        }
        at += 1;
    }
    (out, at)
}

/// The stream of an object, unpacked.
fn stream(object: &[u8]) -> Option<Vec<u8>> {
    let start = find(object, b"stream\n")? + b"stream\n".len();
    let end = object.len() - b"\nendstream".len();
    let packed = &object[start..end];
    if find(&object[..start], b"/FlateDecode").is_none() {
        return Some(packed.to_vec());
    }
    let mut out = Vec::new();
    flate2::read::ZlibDecoder::new(packed)
        .read_to_end(&mut out)
        .unwrap();
    Some(out)
}

pub fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn references(text: &str) -> Vec<u32> {
    let words: Vec<&str> = text.split([' ', ']', '[']).collect();
    let triples = words.windows(3).filter(|it| it[2].starts_with('R'));
    triples.map(|it| it[0].parse().unwrap()).collect()
}

fn reference_after(text: &str, mark: &str) -> u32 {
    let rest = text.split(mark).nth(1).unwrap();
    rest.split(' ').next().unwrap().parse().unwrap()
}

fn numbers_after(text: &str, mark: &str) -> Vec<f64> {
    let rest = text.split(mark).nth(1).unwrap();
    let numbers = rest.split(']').next().unwrap().split_whitespace();
    numbers.map(|number| number.parse().unwrap()).collect()
}

fn from_hex(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().collect();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(pair).collect()
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    String::from_utf16(&units.collect::<Vec<_>>()).unwrap()
}
