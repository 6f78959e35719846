//! What all figure families share while one scene is drawn.

use rustc_hash::FxHashMap;

use super::content::ViewContent;
use super::contents::Contents;
use super::facts::Facts;
use super::hosting::HostingClass;
use super::look::needs_letters;
use super::request::SceneRequest;
use crate::locale::msg;

/// The drawing in the making.
pub(super) struct Drawing<'a> {
    pub request: &'a SceneRequest<'a>,
    pub content: ViewContent,
    pub facts: Facts,
    pub contents: Contents,
    /// Links drawn at each box, by index.
    pub degrees: Vec<usize>,
    pub needs_letters: [String; 4],
    pub personal_word: String,
    /// By `HostingClass as usize`.
    pub hosting_words: [String; 5],
    pub encrypted_word: String,
    /// `3 liens`, by number.
    count_of_links: FxHashMap<usize, String>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(request: &'a SceneRequest<'a>) -> Self {
        let language = request.language;
        let content = ViewContent::of(request.map, request.snapshot, request.view);
        let mut degrees = vec![0; content.boxes.len()];
        for link in &content.links {
            degrees[link.from] += 1;
            degrees[link.to] += 1;
        }
        let mut contents = Contents::new(request.perspective.name(), request.theme, language);
        contents.elements = content.boxes.len();
        Self {
            request,
            facts: Facts::of(request.snapshot),
            content,
            contents,
            degrees,
            needs_letters: needs_letters(language),
            personal_word: language.text(msg::SCENE_BADGE_PERSONAL),
            hosting_words: HostingClass::ALL.map(|class| language.text(class.word())),
            encrypted_word: language.text(msg::SCENE_ENCRYPTED),
            count_of_links: FxHashMap::default(),
        }
    }

    /// `3 liens`, put into words once a number.
    pub(super) fn links_in_words(&mut self, count: usize) -> &str {
        let language = self.request.language;
        self.count_of_links
            .entry(count)
            .or_insert_with(|| language.say(&msg::SCENE_LINKS.with("count", count)))
    }
}
