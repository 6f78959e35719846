//! The map as files for others: web page, documents, what is held back.
//!
//! Budgets: web page of metropole under 1.5 MB, dossier with 12 maps under 5 s.
#![expect(
    clippy::expect_used,
    reason = "a bench without its map has nothing to measure"
)]

mod support;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use divan::Bencher;
use portolan::analysis::Watch;
use portolan::documents::{self, DocumentOrder, Form, Kind};
use portolan::locale::Language;
use portolan::model::{Day, SystemMap};
use portolan::redaction;
use portolan::webpage::{WebPageOrder, webpage};
use portolan::workspace::samples;

fn main() {
    divan::main();
}

/// Six views at three plateaus through ten perspectives, with every single loss.
#[divan::bench(max_time = 5, sample_count = 5)]
fn web_page_of_metropole(bencher: Bencher) {
    let order = WebPageOrder::whole(metropole(), Arc::default(), Language::French);
    bencher.bench_local(|| {
        let never = AtomicBool::new(false);
        webpage(&order, &watch(&never)).expect("the page can be written")
    });
}

/// The dossier of metropole, drawn up and written as Word.
#[divan::bench(max_time = 10, sample_count = 5)]
fn dossier_in_word(bencher: Bencher) {
    document(bencher, Kind::Dossier, Form::Docx);
}

/// The dossier of metropole, drawn up and written as a web page.
#[divan::bench(max_time = 10, sample_count = 5)]
fn dossier_as_html(bencher: Bencher) {
    document(bencher, Kind::Dossier, Form::Html);
}

/// The inventory of metropole, drawn up and written as Excel.
#[divan::bench(max_time = 5, sample_count = 5)]
fn inventory_in_excel(bencher: Bencher) {
    document(bencher, Kind::Inventory, Form::Xlsx);
}

/// Everything that the public must not see taken out.
#[divan::bench(args = [1_000, 10_000], max_time = 5, sample_count = 5)]
fn redact_for_the_public(bencher: Bencher, elements: usize) {
    let map = support::map(elements);
    let profile = redaction::profile(&map, "public", Language::French).expect("it is built in");
    bencher.bench_local(|| redaction::redact(&map, &profile, Language::French));
}

fn document(bencher: Bencher, kind: Kind, form: Form) {
    let order = DocumentOrder {
        map: metropole(),
        pictures: Arc::default(),
        plateau: None,
        scenario: None,
        before: None,
        language: Language::French,
        today: Day::first_of("2026-11-26"),
    };
    bencher.bench_local(|| {
        let never = AtomicBool::new(false);
        let document = documents::compose(kind, &order, &watch(&never));
        form.write(&document.expect("nobody stops it"))
            .expect("the document can be written")
    });
}

fn watch(never: &AtomicBool) -> Watch<'_> {
    Watch {
        cancelled: never,
        progress: &|_| {},
    }
}

fn metropole() -> SystemMap {
    samples::find("metropole").expect("it is bundled").read()
}
