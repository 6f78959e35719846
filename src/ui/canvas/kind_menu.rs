//! The question which kind of element, where it is decided already where it goes: the frame of a
//! zone that was drawn, or a place between the ends of a link. What is typed and is no kind is its
//! name.

use egui::{Id, Order};
use smol_str::SmolStr;

use super::choice::Choice;
use super::insertion::words_of_map;
use super::popup::{just_opened, row};
use super::sight::Sight;
use super::tool;
use crate::catalogue::{self, ElementKind};
use crate::command::{Command, Rewiring, Splitter};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::model::{ElementId, KindId, Link, LinkId, ViewId};
use crate::workspace::clipboard::folded;
use crate::workspace::{Action, Document};

/// The kind that a drawn frame has when nothing else is said.
const USUAL_FRAME: &str = "zone";

/// See the module's header.
pub(super) struct KindMenu {
    kinds: Vec<&'static ElementKind>,
    view: ViewId,
    parent: Option<ElementId>,
    place: Place,
    at: egui::Pos2,
    choice: Choice,
}

/// Where the element goes.
enum Place {
    Frame(Rect),
    OnLink(LinkId, Point),
}

impl KindMenu {
    /// The kinds of containers, for a frame that was drawn.
    pub(super) fn frame(sight: &Sight<'_>, rect: Rect) -> Self {
        let parent = tool::container_at(
            sight.document,
            sight.drawing,
            rect.origin(),
            &std::collections::BTreeSet::new(),
        );
        let around = parent.as_ref().and_then(|id| {
            let element = sight.document.snapshot().element_by_id(id)?;
            catalogue::element_kind(element.kind.as_str())
        });
        let mut kinds: Vec<_> = catalogue::ELEMENT_KINDS
            .iter()
            .filter(|kind| kind.is_container)
            .collect();
        kinds.sort_by_key(|kind| (kind.id != USUAL_FRAME, !kind.accepts_parent(around)));
        Self::new(sight, kinds, parent, Place::Frame(rect))
    }

    /// The kinds that may stand between the ends of a link, at the middle of its line.
    pub(super) fn on_link(sight: &Sight<'_>, link: &Link, point: Point) -> Self {
        let ends = [&link.from, &link.to].map(|end| {
            let element = sight.document.snapshot().element_by_id(end)?;
            catalogue::element_kind(element.kind.as_str())
        });
        let parent = tool::container_at(
            sight.document,
            sight.drawing,
            point,
            &std::collections::BTreeSet::new(),
        );
        let joins = |from: &ElementKind, to: &ElementKind, id: Option<&str>| {
            let mut links = catalogue::LINK_KINDS.iter();
            links.any(|kind| id.is_none_or(|id| kind.id == id) && kind.may_join(from, to))
        };
        let mut kinds: Vec<_> = catalogue::ELEMENT_KINDS.iter().collect();
        if let [Some(from), Some(to)] = ends {
            kinds.retain(|kind| joins(from, kind, None) && joins(kind, to, None));
            let id = Some(link.kind.as_str());
            kinds.sort_by_key(|kind| !(joins(from, kind, id) && joins(kind, to, id)));
        }
        Self::new(sight, kinds, parent, Place::OnLink(link.id.clone(), point))
    }

    fn new(
        sight: &Sight<'_>,
        kinds: Vec<&'static ElementKind>,
        parent: Option<ElementId>,
        place: Place,
    ) -> Self {
        let at = match &place {
            Place::Frame(_) => sight.pointer,
            Place::OnLink(_, point) => sight.pos(*point),
        };
        Self {
            kinds,
            view: sight.view.clone(),
            parent,
            place,
            at,
            choice: Choice::default(),
        }
    }

    /// Shows it; gives whether to keep it open, and whether what came is to be renamed at once.
    pub(super) fn show(
        &mut self,
        ui: &egui::Ui,
        document: &Document,
        language: Language,
        actions: &mut Vec<Action>,
    ) -> (bool, bool) {
        let mut keep = true;
        let mut chosen = None;
        let area = egui::Area::new(Id::unique("canvas kinds"))
            .order(Order::Foreground)
            .fixed_pos(self.at)
            .constrain(true);
        let shown = area.show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(280.0);
                self.choice
                    .field(ui, &language.text(msg::CANVAS_INSERT_HINT));
                let kinds = self.matching(language);
                let pressed = self.choice.keys(ui, kinds.len());
                keep &= !pressed.leaves;
                if pressed.takes {
                    chosen = kinds.get(self.choice.row).copied();
                }
                let scroll = egui::ScrollArea::vertical().max_height(260.0);
                scroll.show(ui, |ui| {
                    for (index, kind) in kinds.iter().enumerate() {
                        let is_chosen = index == self.choice.row;
                        let response = row(ui, kind.icon, kind.name(language), is_chosen);
                        if response.clicked() {
                            chosen = Some(*kind);
                        }
                        if is_chosen {
                            response.scroll_to_me(None);
                        }
                    }
                });
            });
        });
        keep &= !shown.response.clicked_elsewhere() || just_opened(ui, self.at);
        let Some(kind) = chosen else {
            return (keep, false);
        };
        let typed = self.typed_name(language);
        let is_named = typed.is_some();
        let name = typed.unwrap_or_else(|| kind.name(words_of_map(document)).into());
        actions.push(Action::Edit(self.command(kind, name)));
        (false, !is_named)
    }

    /// The kinds whose names hold what was typed; all of them where none does.
    fn matching(&self, language: Language) -> Vec<&'static ElementKind> {
        let wanted = folded(self.choice.text.trim());
        let holds = |kind: &&&'static ElementKind| folded(kind.name(language)).contains(&wanted);
        let found: Vec<_> = self.kinds.iter().filter(holds).copied().collect();
        if found.is_empty() {
            self.kinds.clone()
        } else {
            found
        }
    }

    /// What was typed, where it is no kind.
    fn typed_name(&self, language: Language) -> Option<SmolStr> {
        let typed = self.choice.text.trim();
        let wanted = folded(typed);
        let is_kind = self
            .kinds
            .iter()
            .any(|kind| folded(kind.name(language)).contains(&wanted));
        (!typed.is_empty() && !is_kind).then(|| typed.into())
    }

    fn command(&self, kind: &ElementKind, name: SmolStr) -> Command {
        let id = KindId::new(kind.id);
        match &self.place {
            Place::Frame(rect) => Command::InsertElement {
                kind: id,
                name,
                parent: self.parent.clone(),
                place: Some((self.view.clone(), *rect)),
            },
            Place::OnLink(link, point) => Command::Rewire(Rewiring::Split {
                view: self.view.clone(),
                link: link.clone(),
                by: Splitter::New {
                    rect: tool::box_for(&id, *point, *point),
                    kind: id,
                    name,
                    parent: self.parent.clone(),
                },
            }),
        }
    }
}
