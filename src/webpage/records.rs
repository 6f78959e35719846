//! What is known of elements, links and notes, plateau by plateau; what stays the same stands once.

use super::ink::Ink;
use super::order::{Chapter, Chosen, WebPageOrder};
use super::pool::{Pool, list, numbers, object, runs, some, text};
use super::values::{Speaker, needs};
use crate::catalogue::{self, AttributeGroup, LinkFamily};
use crate::locale::Language;
use crate::model::{
    AnnotationStatus, Attributes, Day, Element, ElementIx, LinkIx, Note, NoteKind, Value,
    note_numbers,
};
use crate::scene::{FontWeight, Hue, date_in_words, hue_of, icon_of, note_icon};
use crate::text::visible;
use crate::workspace::noting::{decision_name, kind_name, status_name};

/// The records of a page, as JSON.
#[derive(Default)]
pub(super) struct Records {
    /// `[label, group]`.
    labels: Pool,
    /// Names of kinds of elements.
    kinds: Pool,
    /// The kind of business services, once there is one.
    services: Vec<usize>,
    /// `[name, verb, verb read from the other end, whether it is a flow]`.
    link_kinds: Pool,
    /// `[name, icon]`.
    note_kinds: Pool,
    elements: Pool,
    links: Pool,
    notes: Pool,
    /// By plateau: `[elements, links, notes]`.
    states: Vec<String>,
}

impl Records {
    /// As fields of the page's data.
    pub(super) fn fields(&self) -> [(&'static str, String); 9] {
        [
            ("labels", self.labels.json()),
            ("kinds", self.kinds.words_json()),
            ("services", numbers(self.services.iter().copied())),
            ("linkKinds", self.link_kinds.json()),
            ("noteKinds", self.note_kinds.json()),
            ("elements", self.elements.json()),
            ("links", self.links.json()),
            ("notes", self.notes.json()),
            ("states", list(&self.states)),
        ]
    }
}

/// Puts down what is known at every plateau. O(records).
pub(super) fn records(order: &WebPageOrder, chosen: &Chosen, ink: &mut Ink) -> Records {
    let mut records = Records::default();
    let by_note = note_numbers(order.map.tables());
    for chapter in &chosen.states {
        let speaker = Speaker {
            map: &order.map,
            snapshot: &chapter.snapshot,
            language: order.language,
        };
        let mut writer = Writer {
            records: &mut records,
            ink: &mut *ink,
            speaker,
            chapter,
        };
        let elements = chapter.elements.iter().map(|&ix| writer.element(ix));
        let elements: Vec<usize> = elements.collect();
        let ends = chapter.snapshot.all_ends().iter();
        let links = (0..)
            .map(LinkIx)
            .zip(ends)
            .filter(|(_, (from, to))| chapter.has(*from) && chapter.has(*to))
            .map(|(ix, _)| writer.link(ix));
        let links: Vec<usize> = links.collect();
        let is_here = |note: &Note| {
            let target = note.target.as_ref();
            target.is_none_or(|target| {
                chapter.has_subject(target)
                    || chosen
                        .views
                        .iter()
                        .any(|view| view.id.text() == target.text())
            })
        };
        let notes = chapter.snapshot.notes().iter();
        let notes = notes
            .filter(|note| note.is_said() && is_here(note))
            .map(|note| writer.note(note, by_note.get(&note.id).copied().unwrap_or(0)));
        let notes: Vec<usize> = notes.collect();
        let state = [elements, links, notes].map(|all| runs(&all));
        records.states.push(list(state));
    }
    records
}

struct Writer<'a> {
    records: &'a mut Records,
    ink: &'a mut Ink,
    speaker: Speaker<'a>,
    chapter: &'a Chapter,
}

impl Writer<'_> {
    /// Words that the page says: their letters go with it.
    fn said(&mut self, words: &str) -> String {
        for line in words.lines() {
            self.ink.letters.use_for(line, FontWeight::Regular);
        }
        some(words)
    }

    fn name(&mut self, name: &str, id: &str) -> String {
        let name = visible(name);
        let shown = if name.trim().is_empty() { id } else { &name };
        for weight in [FontWeight::Medium, FontWeight::SemiBold] {
            self.ink.letters.use_for(shown, weight);
        }
        self.said(shown)
    }

    fn element(&mut self, ix: ElementIx) -> usize {
        let snapshot = self.speaker.snapshot;
        let element: &Element = snapshot.element(ix);
        let language = self.speaker.language;
        let kind = catalogue::element_kind(element.kind.as_str());
        let kind_name = kind.map_or_else(
            || visible(element.kind.as_str()).into_owned(),
            |kind| kind.name(language).to_owned(),
        );
        let kind_name = self.records.kinds.put(kind_name);
        let services = &mut self.records.services;
        if element.kind.as_str() == "business_service" && !services.contains(&kind_name) {
            services.push(kind_name);
        }
        let around = snapshot.ancestors(ix).find(|at| self.chapter.has(*at));
        let parent = around.map(|at| snapshot.element(at).id.to_string());
        let hue = Hue::ALL.iter().position(|hue| *hue == hue_of(element));
        let order: Vec<&str> = kind.map_or_else(Vec::new, |kind| kind.attributes.to_vec());
        let levels = match element.attributes.get("dict") {
            Some(Value::Fields(fields)) => {
                let levels = needs(language).map(|(field, _, _)| {
                    let level = fields.get(field).and_then(Value::as_number);
                    level.map_or_else(|| "null".to_owned(), |level| level.to_string())
                });
                list(levels)
            }
            _ => String::new(),
        };
        let fields = [
            ("i", text(element.id.as_str())),
            ("n", self.name(&element.name, element.id.as_str())),
            ("k", kind_name.to_string()),
            ("p", parent.map_or_else(String::new, |id| text(&id))),
            ("c", self.ink.icon(icon_of(element)).to_string()),
            ("h", hue.unwrap_or(0).to_string()),
            ("d", levels),
            ("a", self.attributes(&element.attributes, &order)),
        ];
        self.records.elements.put(object(fields))
    }

    fn link(&mut self, ix: LinkIx) -> usize {
        let link = self.speaker.snapshot.link(ix);
        let language = self.speaker.language;
        let kind = catalogue::link_kind(link.kind.as_str());
        let entry = match kind {
            Some(kind) => list([
                text(kind.name(language)),
                text(kind.verb.in_language(language)),
                text(kind.reverse_verb.in_language(language)),
                u8::from(kind.family == LinkFamily::Flow).to_string(),
            ]),
            None => {
                let name = text(&visible(link.kind.as_str()));
                list([name.as_str(), "\"→\"", "\"←\"", "0"])
            }
        };
        let kind_number = self.records.link_kinds.put(entry);
        let order: Vec<&str> = kind.map_or_else(Vec::new, |kind| kind.attributes.to_vec());
        let via = link.attributes.get("via").and_then(Value::as_list);
        let via = via.unwrap_or_default().iter().filter_map(Value::as_text);
        let is_here = |id: &&str| {
            let ix = self.speaker.snapshot.find(&(*id).into());
            ix.is_some_and(|ix| self.chapter.has(ix))
        };
        let via: Vec<String> = via.filter(is_here).map(text).collect();
        let name = visible(&link.name).into_owned();
        let fields = [
            ("i", text(link.id.as_str())),
            ("k", kind_number.to_string()),
            ("f", text(link.from.as_str())),
            ("t", text(link.to.as_str())),
            ("n", self.said(&name)),
            (
                "v",
                if via.is_empty() {
                    String::new()
                } else {
                    list(via)
                },
            ),
            ("a", self.attributes(&link.attributes, &order)),
        ];
        self.records.links.put(object(fields))
    }

    /// Attributes as `[label, words]`, in the order of the kind, then by name.
    fn attributes(&mut self, all: &Attributes, order: &[&str]) -> String {
        let place = |name: &str| {
            let known = order.iter().position(|known| *known == name);
            known.unwrap_or(usize::MAX)
        };
        let mut names: Vec<&str> = all.keys().map(AsRef::as_ref).collect();
        names.sort_by_key(|name| (place(name), *name));
        let mut rows = Vec::new();
        for name in names {
            let Some(value) = all.get(name) else { continue };
            let words = self.speaker.value(name, value);
            if words.is_empty() {
                continue;
            }
            let known = catalogue::attribute(name);
            let group = known.map_or(AttributeGroup::Other, |known| known.group);
            let groups = AttributeGroup::ALL.iter();
            let group = groups.take_while(|other| **other != group).count();
            let label = self.speaker.label(name);
            let label = list([text(&label), group.to_string()]);
            let label = self.records.labels.put(label);
            let words = self.said(&words);
            rows.push(list([label.to_string(), words]));
        }
        if rows.is_empty() {
            String::new()
        } else {
            list(rows)
        }
    }

    fn note(&mut self, note: &Note, number: u32) -> usize {
        let speaker = self.speaker;
        let language = speaker.language;
        let kind = list([
            text(&language.text(kind_name(note.kind))),
            self.ink.icon(note_icon(note.kind)).to_string(),
        ]);
        let kind = self.records.note_kinds.put(kind);
        let replies = note.replies.iter().map(|reply| {
            list([
                text(&visible(&reply.author_role)),
                text(&day_in_words(&reply.created, language)),
                text(&speaker.said(&reply.text)),
            ])
        });
        let replies: Vec<String> = replies.collect();
        let documents = note.documents.iter().map(|one| text(&visible(one)));
        let documents: Vec<String> = documents.collect();
        let listed = |all: Vec<String>| {
            if all.is_empty() {
                String::new()
            } else {
                list(all)
            }
        };
        let decision = if note.kind == NoteKind::Decision {
            language.text(decision_name(note.decision))
        } else {
            String::new()
        };
        let title = speaker.said(&note.title);
        let words = speaker.said(&note.text);
        for reply in &note.replies {
            let _counted = self.said(&speaker.said(&reply.text)).len();
        }
        let fields = [
            ("i", text(note.id.as_str())),
            ("m", number.to_string()),
            ("k", kind.to_string()),
            ("t", self.said(&title)),
            ("x", self.said(&words)),
            ("r", some(&visible(&note.author_role))),
            ("c", some(&day_in_words(&note.created, language))),
            ("u", some(&day_in_words(&note.due, language))),
            ("w", some(&visible(&note.for_role))),
            ("s", text(&language.text(status_name(note.status)))),
            (
                "o",
                u8::from(note.status == AnnotationStatus::Open).to_string(),
            ),
            (
                "g",
                note.target
                    .as_ref()
                    .map_or_else(String::new, |target| text(target.as_str())),
            ),
            ("b", some(&visible(&note.about))),
            ("y", listed(replies)),
            ("d", listed(documents)),
            ("z", some(&decision)),
            ("e", some(&speaker.said(&note.reason))),
            ("q", some(&speaker.said(&note.consequence))),
        ];
        self.records.notes.put(object(fields))
    }
}

/// An ISO day as it is read; what is no day stays as it is.
pub(super) fn day_in_words(iso: &str, language: Language) -> String {
    match Day::first_of(iso) {
        Some(day) if iso.len() == 10 => date_in_words(day, language),
        _ => visible(iso).into_owned(),
    }
}

/// The names of the groups of attributes, in their order.
pub(super) fn groups(language: Language) -> String {
    list(AttributeGroup::ALL.map(|group| text(&language.text(group.name()))))
}
