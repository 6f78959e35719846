//! From text to statements: names, arrows, braces, colons.
//!
//! A flaw ends its statement and nothing else: what stands on other lines is read all the same.

use super::{Flaw, Place};
use crate::locale::{MessageId, msg};

/// The longest text that is read, in bytes.
pub const MOST_BYTES: usize = 400_000;
/// The most names that are read.
pub const MOST_NAMES: usize = 2_000;
/// The deepest nesting that is read.
const MOST_DEPTH: usize = 12;

/// Which way a link points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrow {
    /// From what stands before to what stands after.
    Forward,
    /// From what stands after to what stands before.
    Backward,
    /// Joined, in no direction.
    Joined,
}

/// A name, with what is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Whether it stood between quotes: then it is the name and nothing else.
    pub is_quoted: bool,
    /// The word for its kind after a colon.
    pub kind: Option<(String, Place)>,
    /// Where it stands.
    pub place: Place,
    /// What it contains.
    pub content: Option<Vec<Statement>>,
}

/// Names, or names joined by arrows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// The names between the arrows; names beside each other with commas between.
    pub parts: Vec<Vec<Named>>,
    /// The arrows between them.
    pub arrows: Vec<Arrow>,
    /// What is said about the links, after a colon.
    pub label: Option<(String, Place)>,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The statements, in the order of the text.
    pub statements: Vec<Statement>,
    /// What could not be read.
    pub flaws: Vec<Flaw>,
}

/// Reads a text. O(length).
#[must_use]
pub fn parse(text: &str) -> Parsed {
    let mut parser = Parser::default();
    if text.len() > MOST_BYTES {
        parser.flaw(Place { line: 1, column: 1 }, msg::LINES_TOO_LONG);
        return parser.out();
    }
    parser.tokens = tokens(text, &mut parser.flaws);
    let statements = parser.statements(0);
    Parsed {
        statements,
        flaws: parser.flaws,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Sign {
    Text(String),
    Quoted(String),
    Arrow(Arrow),
    Comma,
    Colon,
    Open,
    Close,
    End,
}

type Token = (Sign, Place);

/// Cuts a text into signs. Everything between them is text, without the spaces around it.
fn tokens(text: &str, flaws: &mut Vec<Flaw>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let characters: Vec<char> = line.chars().collect();
        let mut at = 0;
        let mut word = String::new();
        let mut began = 0;
        let place = |column: usize| Place {
            line: number + 1,
            column: column + 1,
        };
        while at < characters.len() {
            let rest = &characters[at..];
            let is_apart = at == 0 || characters[at - 1].is_whitespace();
            if rest[0] == '#' && is_apart {
                break;
            }
            if let Some(closing) = closing_quote(rest[0]).filter(|_| word.trim().is_empty()) {
                let end = rest.iter().skip(1).position(|c| *c == closing);
                let Some(length) = end else {
                    let message = msg::LINES_QUOTE.into();
                    flaws.push(Flaw {
                        place: place(at),
                        message,
                    });
                    break;
                };
                let name: String = rest[1..=length].iter().collect();
                out.push((Sign::Quoted(name.trim().to_owned()), place(at)));
                word.clear();
                at += length + 2;
                continue;
            }
            if let Some((sign, length)) = sign_at(rest) {
                push_word(&mut out, &mut word, place(began));
                out.push((sign, place(at)));
                at += length;
                continue;
            }
            if word.is_empty() {
                began = at;
            }
            if !(word.is_empty() && rest[0].is_whitespace()) {
                word.push(rest[0]);
            }
            at += 1;
        }
        push_word(&mut out, &mut word, place(began));
        out.push((Sign::End, place(characters.len())));
    }
    out
}

fn push_word(out: &mut Vec<Token>, word: &mut String, place: Place) {
    let text = word.trim();
    if !text.is_empty() {
        out.push((Sign::Text(text.to_owned()), place));
    }
    word.clear();
}

fn closing_quote(opening: char) -> Option<char> {
    match opening {
        '"' => Some('"'),
        '“' => Some('”'),
        '«' => Some('»'),
        _ => None,
    }
}

/// The sign that a text begins with, and its length. A colon counts only before a space: names of
/// machines and addresses have colons of their own.
fn sign_at(rest: &[char]) -> Option<(Sign, usize)> {
    const ARROWS: [(&str, Arrow); 14] = [
        ("<-->", Arrow::Joined),
        ("<->", Arrow::Joined),
        ("-->", Arrow::Forward),
        ("<--", Arrow::Backward),
        ("->", Arrow::Forward),
        ("=>", Arrow::Forward),
        ("<-", Arrow::Backward),
        ("<>", Arrow::Joined),
        ("--", Arrow::Joined),
        (">", Arrow::Forward),
        ("<", Arrow::Backward),
        ("→", Arrow::Forward),
        ("←", Arrow::Backward),
        ("↔", Arrow::Joined),
    ];
    for (text, arrow) in ARROWS {
        let length = text.chars().count();
        if rest.len() >= length && text.chars().zip(rest).all(|(a, b)| a == *b) {
            return Some((Sign::Arrow(arrow), length));
        }
    }
    let sign = match rest[0] {
        ',' => Sign::Comma,
        ';' => Sign::End,
        '{' => Sign::Open,
        '}' => Sign::Close,
        ':' if rest.get(1).is_none_or(|next| next.is_whitespace()) => Sign::Colon,
        _ => return None,
    };
    Some((sign, 1))
}

#[derive(Default)]
struct Parser {
    tokens: Vec<Token>,
    at: usize,
    names: usize,
    flaws: Vec<Flaw>,
}

impl Parser {
    fn out(self) -> Parsed {
        Parsed {
            statements: Vec::new(),
            flaws: self.flaws,
        }
    }

    fn flaw(&mut self, place: Place, what: MessageId) {
        let message = what.into();
        self.flaws.push(Flaw { place, message });
    }

    fn peek(&self) -> Option<&Sign> {
        self.tokens.get(self.at).map(|(sign, _)| sign)
    }

    fn place(&self) -> Place {
        let token = self.tokens.get(self.at).or_else(|| self.tokens.last());
        token.map_or(Place { line: 1, column: 1 }, |(_, place)| *place)
    }

    /// Whether the next sign is this one; takes it then.
    fn takes(&mut self, sign: &Sign) -> bool {
        let is_it = self.peek() == Some(sign);
        self.at += usize::from(is_it);
        is_it
    }

    /// Goes on to the end of the statement.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        while let Some(sign) = self.peek() {
            match sign {
                Sign::End if depth == 0 => break,
                Sign::Open => depth += 1,
                Sign::Close if depth == 0 => break,
                Sign::Close => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    fn statements(&mut self, depth: usize) -> Vec<Statement> {
        let mut out = Vec::new();
        while let Some(sign) = self.peek() {
            match sign {
                Sign::End | Sign::Comma => self.at += 1,
                Sign::Close if depth > 0 => break,
                Sign::Close => {
                    let place = self.place();
                    self.flaw(place, msg::LINES_CLOSE);
                    self.at += 1;
                }
                _ => match self.statement(depth) {
                    Some(statement) => out.push(statement),
                    None => self.skip(),
                },
            }
            if self.names > MOST_NAMES {
                let place = self.place();
                self.flaw(place, msg::LINES_TOO_MANY);
                self.at = self.tokens.len();
            }
        }
        out
    }

    fn statement(&mut self, depth: usize) -> Option<Statement> {
        let mut out = Statement::default();
        out.parts.push(self.part(depth)?);
        loop {
            let place = self.place();
            match self.peek() {
                Some(Sign::Arrow(arrow)) => {
                    out.arrows.push(*arrow);
                    self.at += 1;
                    // An arrow at the end of a line goes on in the next one.
                    while self.takes(&Sign::End) {}
                    if !matches!(self.peek(), Some(Sign::Text(_) | Sign::Quoted(_))) {
                        self.flaw(place, msg::LINES_ARROW);
                        return None;
                    }
                    out.parts.push(self.part(depth)?);
                }
                None | Some(Sign::End | Sign::Close) => break,
                Some(_) => {
                    self.flaw(place, msg::LINES_UNEXPECTED);
                    return None;
                }
            }
        }
        if !out.arrows.is_empty()
            && let Some(last) = out.parts.last_mut().and_then(|part| part.last_mut())
            && last.content.is_none()
        {
            // After an arrow the colon is about the links.
            out.label = last.kind.take();
        }
        Some(out)
    }

    /// Names beside each other.
    fn part(&mut self, depth: usize) -> Option<Vec<Named>> {
        let mut out = vec![self.named(depth)?];
        while self.peek() == Some(&Sign::Comma) {
            self.at += 1;
            while self.takes(&Sign::End) {}
            if !matches!(self.peek(), Some(Sign::Text(_) | Sign::Quoted(_))) {
                break;
            }
            out.push(self.named(depth)?);
        }
        Some(out)
    }

    fn named(&mut self, depth: usize) -> Option<Named> {
        let place = self.place();
        let (name, is_quoted) = match self.peek() {
            Some(Sign::Text(name)) => (name.clone(), false),
            Some(Sign::Quoted(name)) => (name.clone(), true),
            _ => (String::new(), false),
        };
        if name.is_empty() {
            self.flaw(place, msg::LINES_NAME);
            return None;
        }
        self.at += 1;
        self.names += 1;
        let mut out = Named {
            name,
            is_quoted,
            kind: None,
            place,
            content: None,
        };
        if self.takes(&Sign::Colon) {
            out.kind = Some(self.said());
        }
        // The brace may stand on the next line.
        let before = self.at;
        while self.takes(&Sign::End) {}
        if self.peek() == Some(&Sign::Open) {
            let opened = self.place();
            self.at += 1;
            if depth + 1 > MOST_DEPTH {
                self.flaw(opened, msg::LINES_TOO_DEEP);
                self.at -= 1;
                return None;
            }
            out.content = Some(self.statements(depth + 1));
            if !self.takes(&Sign::Close) {
                self.flaw(opened, msg::LINES_OPEN);
            }
        } else {
            self.at = before;
        }
        Some(out)
    }

    /// What stands after a colon, up to the next sign that ends it.
    fn said(&mut self) -> (String, Place) {
        let place = self.place();
        let mut words = Vec::new();
        while let Some(Sign::Text(text) | Sign::Quoted(text)) = self.peek() {
            words.push(text.clone());
            self.at += 1;
        }
        (words.join(" "), place)
    }
}
