//! What all figure families share while one scene is drawn.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::badge_words::BadgeWords;
use super::container::Title;
use super::content::ViewContent;
use super::contents::Contents;
use super::facts::Facts;
use super::filtering::filtered;
use super::findings::FindingSign;
use super::hosting::HostingClass;
use super::request::SceneRequest;
use crate::locale::msg;
use crate::text;

/// The drawing in the making.
pub(super) struct Drawing<'a> {
    pub request: &'a SceneRequest<'a>,
    pub content: ViewContent,
    pub facts: Facts,
    pub contents: Contents,
    /// What the rules found, by box.
    pub findings: Vec<Option<FindingSign>>,
    /// Links drawn at each box, by index.
    pub degrees: Vec<usize>,
    /// Titles of the frames drawn so far.
    pub titles: Vec<Title>,
    pub badge_words: BadgeWords,
    /// By `HostingClass as usize`.
    pub hosting_words: [String; 5],
    pub encrypted_word: String,
    /// The sentence of an item that is drawn without details.
    pub nothing_said: Arc<str>,
    pub personal_phrase: String,
    // Sentences are put together from few different parts: each is put into words once.
    /// `3 liens`, by number.
    count_of_links: FxHashMap<usize, String>,
    /// `dans Salle A`, by index of the box around.
    places: FxHashMap<usize, String>,
    /// `besoins D4 C3`, by level.
    needs: FxHashMap<[u8; 4], String>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(request: &'a SceneRequest<'a>) -> Self {
        let language = request.language;
        let content = ViewContent::of(
            request.map,
            request.snapshot,
            request.view,
            request.bundling,
        );
        let mut degrees = vec![0; content.boxes.len()];
        for link in &content.links {
            degrees[link.from] += 1;
            degrees[link.to] += 1;
        }
        let findings = request
            .findings
            .map_or_else(Vec::new, |marks| marks.of_boxes(&content, request.snapshot));
        let mut contents = Contents::new(request.perspective.name(), request.theme, language);
        contents.elements = content.boxes.len();
        contents.services = content
            .boxes
            .iter()
            .filter(|one| request.snapshot.element(one.ix).kind.as_str() == "business_service")
            .count();
        let view = request.map.tables().views.get(request.view);
        let view = view.map(AsRef::as_ref);
        contents.filtered = filtered(request.map, view, &content, language);
        Self {
            request,
            facts: Facts::of(request.snapshot),
            content,
            contents,
            findings,
            degrees,
            titles: Vec::new(),
            badge_words: BadgeWords::new(language),
            hosting_words: HostingClass::ALL.map(|class| language.text(class.word())),
            nothing_said: Arc::from(""),
            encrypted_word: language.text(msg::SCENE_ENCRYPTED),
            personal_phrase: language.text(msg::SCENE_HOLDS_PERSONAL_DATA),
            count_of_links: FxHashMap::default(),
            places: FxHashMap::default(),
            needs: FxHashMap::default(),
        }
    }

    /// What the rules found of a box; counted for the legend.
    pub(super) fn finding(&mut self, index: usize) -> Option<FindingSign> {
        let sign = self.findings.get(index).copied().flatten()?;
        *self.contents.findings.entry(sign.level).or_default() += 1;
        Some(sign)
    }

    /// What the rules found of links that are drawn as one line; counted for the legend.
    pub(super) fn finding_of_links<'l>(
        &mut self,
        links: impl IntoIterator<Item = &'l str>,
    ) -> Option<FindingSign> {
        let sign = self.request.findings?.sign_of_all(links)?;
        *self.contents.findings.entry(sign.level).or_default() += 1;
        Some(sign)
    }

    /// `3 liens`, put into words once a number.
    pub(super) fn links_in_words(&mut self, count: usize) -> &str {
        let language = self.request.language;
        self.count_of_links
            .entry(count)
            .or_insert_with(|| language.say(&msg::SCENE_LINKS.with("count", count)))
    }

    /// `dans Salle A`, for the box around.
    pub(super) fn place_in_words(&mut self, parent: usize) -> &str {
        let request = self.request;
        let around = self.content.element(request.snapshot, parent);
        self.places.entry(parent).or_insert_with(|| {
            let name = text::visible(&around.name).into_owned();
            request.language.say(&msg::SCENE_IN.with("name", name))
        })
    }

    /// `besoins D4 C3`.
    pub(super) fn needs_in_words(&mut self, needs: [u8; 4]) -> &str {
        let strong = self.badge_words.strong_needs(needs);
        let language = self.request.language;
        self.needs
            .entry(needs)
            .or_insert_with(|| language.say(&msg::SCENE_NEEDS.with("needs", strong)))
    }
}
