//! A planted text is found in every kind of container, and nothing where there is none.

use std::io::{Cursor, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

use super::*;

const SECRET: &str = "Salle « Éole » & Cie";

fn secrets() -> Secrets {
    Secrets {
        texts: vec![SECRET.into(), "srv-paie-01".into()],
    }
}

fn found_in(bytes: &[u8]) -> Vec<String> {
    let mut all: Vec<String> = leaks(bytes, &secrets())
        .into_iter()
        .map(|it| it.text)
        .collect();
    all.dedup();
    all
}

#[track_caller]
fn finds(bytes: &[u8]) {
    assert_eq!(
        found_in(bytes),
        [SECRET],
        "{:?}",
        String::from_utf8_lossy(bytes)
    );
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(super) fn png(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut out = picture::SIGNATURE.to_vec();
    for (name, data) in chunks {
        out.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        out.extend_from_slice(*name);
        out.extend(data);
        out.extend([0; 4]);
    }
    out
}

fn archive(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in entries {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(data).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn it_is_found_in_text_however_it_is_escaped() {
    finds(format!("voir {SECRET}.").as_bytes());
    finds(SECRET.to_uppercase().as_bytes());
    finds("<t>Salle « Éole » &amp; Cie</t>".as_bytes());
    finds("<t>Salle &#171;&#xa0;&#201;ole&nbsp;» &amp;\n  Cie</t>".as_bytes());
    finds("<t>Salle «</t><t> Éole</t><t> » &amp; Cie</t>".as_bytes());
    finds("<text><tspan>Salle « Éole</tspan>\n<tspan>» &amp; Cie</tspan></text>".as_bytes());
    finds("<text>Salle « Éole</text>\n<text>» &amp; Cie</text>".as_bytes());
    finds(r#"{"a":"Salle \u00ab \u00c9ole \u00bb & Cie"}"#.as_bytes());
    finds(r#"<script>x="Salle « Éole » \u0026 Cie"</script>"#.as_bytes());
    finds(r#"<a title="Salle « Éole » &amp; Cie">x</a>"#.as_bytes());
    finds("?q=Salle+%C2%AB%20%C3%89ole%20%C2%BB+%26+Cie".as_bytes());
    let units: Vec<u8> = SECRET.encode_utf16().flat_map(u16::to_le_bytes).collect();
    finds(&[&b"x"[..], &units].concat());
    let latin: Vec<u8> = SECRET
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    finds(&latin);
}

#[test]
fn it_is_found_in_what_is_packed() {
    let text = format!("<svg><title>{}</title></svg>", SECRET.replace('&', "&amp;"));
    let packed = zlib(text.as_bytes());
    finds(&packed);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(text.as_bytes()).unwrap();
    finds(&gzip.finish().unwrap());
    let data = format!(
        "<img src='data:image/svg+xml;base64,{}'>",
        STANDARD.encode(&text)
    );
    finds(data.as_bytes());
    let data = format!("<script>const m='{}'</script>", STANDARD.encode(&packed));
    finds(data.as_bytes());
    let word = archive(&[("word/document.xml", text.clone().into_bytes())]);
    finds(&word);
    assert_eq!(leaks(&word, &secrets())[0].part, "word/document.xml");
    finds(&archive(&[(SECRET, Vec::new())]));
    let inner = archive(&[(
        "a.png",
        png(&[(b"tEXt", format!("x\0{SECRET}").into_bytes())]),
    )]);
    finds(&archive(&[("inner.zip", inner)]));
}

#[test]
fn it_is_found_in_pictures() {
    let text = SECRET.as_bytes();
    finds(&png(&[(b"tEXt", [b"Title\0", text].concat())]));
    finds(&png(&[(b"zTXt", [b"Title\0\0", &zlib(text)[..]].concat())]));
    finds(&png(&[(b"iTXt", [b"Title\0\0\0\0\0", text].concat())]));
    finds(&png(&[(
        b"iTXt",
        [b"Map\0\x01\0\0\0", &zlib(text)[..]].concat(),
    )]));
    finds(&png(&[(b"poRt", zlib(text))]));
    finds(&png(&[(
        b"poRt",
        [&[1, 0, 0, 9][..], &zlib(text)].concat(),
    )]));
    finds(&png(&[(b"IEND", Vec::new()), (b"junk", text.to_vec())]));
    assert!(
        found_in(&png(&[(b"IDAT", text.to_vec())])).is_empty(),
        "pixels say nothing"
    );
}

#[test]
fn it_is_found_in_pdf_files() {
    let stream = |head: &str, data: &[u8]| {
        let packed = zlib(data);
        [
            format!("1 0 obj <</Filter /FlateDecode {head}>> stream\n").as_bytes(),
            &packed,
            b"\nendstream endobj\n",
        ]
        .concat()
    };
    let title: String = SECRET
        .encode_utf16()
        .fold("feff".into(), |out, unit| format!("{out}{unit:04x}"));
    finds(format!("%PDF-1.7\n1 0 obj <</Title <{title}>>> endobj").as_bytes());
    let title: Vec<u8> = [0xfe, 0xff]
        .into_iter()
        .chain(SECRET.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    finds(&[b"%PDF-1.7\n1 0 obj <</Title (".as_slice(), &title, b")>>"].concat());
    finds(&[b"%PDF-1.7\n".as_slice(), &stream("", SECRET.as_bytes())].concat());
    // Letters of a font by numbers of its own.
    let letters: Vec<char> = {
        let mut all: Vec<char> = SECRET.chars().collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let mut table = String::from("begincmap\n1 beginbfchar\n");
    for (at, letter) in letters.iter().enumerate() {
        table += &format!("<{:04x}> <{:04x}>\n", at + 1, u32::from(*letter));
    }
    table += "endbfchar endcmap";
    let mut content = String::from("BT [");
    for letter in SECRET.chars() {
        let code = letters.iter().position(|it| *it == letter).unwrap() + 1;
        content += &format!("<{code:04x}> -3 ");
    }
    content += "] TJ ET";
    let file = [
        b"%PDF-1.7\n".as_slice(),
        &stream("", content.as_bytes()),
        &stream("", table.as_bytes()),
    ]
    .concat();
    finds(&file);
}

#[test]
fn what_is_damaged_or_unfolds_without_end_is_told_and_costs_little() {
    let bomb = zlib(&vec![0; 200 << 20]);
    let checked = check(
        &png(&[(b"zTXt", [b"x\0\0", &bomb[..]].concat())]),
        &secrets(),
    );
    assert_eq!(checked.unread, ["zTXt"]);
    let mut word = archive(&[("a.xml", SECRET.as_bytes().to_vec())]);
    word.truncate(word.len() - 10);
    assert!(!check(&word, &secrets()).is_clean());
    let mut nested = SECRET.as_bytes().to_vec();
    for _ in 0..10 {
        nested = archive(&[("a", nested)]);
    }
    assert_eq!(check(&nested, &secrets()).unread.len(), 1);
    for bytes in [
        &b"PK\x03\x04"[..],
        b"%PDF-",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff",
        b"\x1f\x8b",
        b"%PDF-(\\",
        b"\\",
        b"x\\u",
        b"<",
        b"&",
        b"%",
    ] {
        let checked = check(bytes, &secrets());
        assert!(checked.leaks.is_empty(), "{checked:?}");
    }
}

#[test]
fn other_texts_are_no_leak() {
    let none: &[&[u8]] = &[
        b"",
        b"srv-paie-02",
        "Salle « Éole ».".as_bytes(),
        &zlib(b"nothing"),
    ];
    for bytes in none {
        assert!(check(bytes, &secrets()).is_clean());
    }
    assert!(check(b"srv-paie-01", &Secrets::default()).is_clean());
    // Words of two labels side by side, and letters of a font, are said by nobody.
    let secrets = Secrets {
        texts: vec!["RGAA".into(), "Service paie".into()],
    };
    let font: String = STANDARD.encode(
        (0..4_000_u32)
            .flat_map(|n| (n * n).to_le_bytes())
            .collect::<Vec<_>>(),
    );
    let font = font.replacen(&font[400..404], "rGaA", 1);
    for text in [
        "<text>Service</text><text>paie</text>",
        &format!("url(data:font;base64,{font})"),
    ] {
        assert!(
            check(text.as_bytes(), &secrets).leaks.is_empty(),
            "{text:.60}"
        );
    }
    assert_eq!(
        leaks(
            b"<t>service</t><tspan>Service</tspan> <tspan>PAIE</tspan>",
            &secrets
        )
        .len(),
        1
    );
}
