//! Every element, link and note of a view, as a node of the accessibility tree (EN 301 549,
//! 11.5.2): its sentence, its place among its neighbours, whether it is selected, and what lies in
//! it as its children.
//!
//! The nodes take no place in the layout of the window and cost nothing while nobody listens. The
//! canvas keeps the keyboard; its active descendant is what is selected. A screen reader that asks
//! for a node to be focused or clicked selects it.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Id;
use egui::accesskit::{Action as Asked, Node, NodeId, Role};

use super::camera::Camera;
use super::drawing::{Drawing, subject_id};
use super::neighbours::{Neighbours, name_of};
use super::reading::Reading;
use crate::locale::{Language, msg};
use crate::model::SubjectId;
use crate::scene::ItemRole;
use crate::workspace::{Action, Document, Selecting};

/// Items beyond this many are left to the outline, which lists all of them.
const MOST_NODES: usize = 2_000;

/// The id of the node that stands for a subject.
#[must_use]
pub(super) fn node_id(subject: &str) -> Id {
    Id::unique(("canvas item", subject))
}

/// What nodes say beyond the sentences of the scene; made once a drawing.
pub(super) struct Tree {
    of: Arc<Drawing>,
    revision: u64,
    language: Language,
    reading: Reading,
    links: Vec<SubjectId>,
    about: BTreeMap<SubjectId, String>,
}

impl Tree {
    fn of(document: &Document, drawing: &Arc<Drawing>, language: Language) -> Self {
        let reading = Reading::of(document, drawing);
        let neighbours = Neighbours::of(document);
        let mut about = BTreeMap::new();
        for (holder, content) in &reading.content {
            for (index, subject) in content.iter().enumerate() {
                let place = msg::ACCESS_PLACE
                    .with("place", index + 1)
                    .with("count", content.len());
                let mut words = match holder {
                    None => language.say(&place),
                    Some(holder) => language.say(
                        &msg::ACCESS_PLACE_IN
                            .with("place", index + 1)
                            .with("count", content.len())
                            .with("holder", name_of(document, holder)),
                    ),
                };
                for phrase in neighbours.phrases(subject, language) {
                    words.push_str("; ");
                    words.push_str(&phrase);
                }
                about.insert(subject.clone(), words);
            }
        }
        let links = drawing
            .scene
            .items
            .iter()
            .filter(|item| item.role == ItemRole::Link)
            .filter_map(|item| item.subject.as_ref().map(subject_id))
            .filter(|subject| !about.contains_key(subject))
            .collect();
        Self {
            of: Arc::clone(drawing),
            revision: document.map().revision(),
            language,
            reading,
            links,
            about,
        }
    }

    fn is_of(&self, document: &Document, drawing: &Arc<Drawing>, language: Language) -> bool {
        Arc::ptr_eq(&self.of, drawing)
            && self.revision == document.map().revision()
            && self.language == language
    }
}

/// What the nodes are made of.
pub(super) struct Exposing<'a> {
    /// The map.
    pub(super) document: &'a Document,
    /// The drawing that shows.
    pub(super) drawing: &'a Arc<Drawing>,
    /// Where it shows.
    pub(super) camera: &'a Camera,
    /// The canvas.
    pub(super) canvas: &'a egui::Response,
    /// Of the interface.
    pub(super) language: Language,
}

/// Exposes the view, and answers what a screen reader asks of it.
pub(super) fn expose(
    ui: &egui::Ui,
    exposing: &Exposing<'_>,
    kept: &mut Option<Tree>,
    actions: &mut Vec<Action>,
) {
    let Exposing {
        document,
        drawing,
        canvas,
        language,
        ..
    } = *exposing;
    let ctx = ui.ctx();
    let view = (document.view.as_ref())
        .and_then(|view| document.map().tables().views.get(view))
        .map(|view| view.name.to_string())
        .unwrap_or_default();
    let label = language.say(&msg::ACCESS_CANVAS.with("view", view));
    canvas.widget_info(|| egui::WidgetInfo::labeled(Role::GraphicsDocument, true, &label));
    // Without anybody who listens there is no builder, and nothing to do.
    if ctx.accesskit_node_builder(canvas.id, |_| ()).is_none() {
        return;
    }
    if !(kept.as_ref()).is_some_and(|tree| tree.is_of(document, drawing, language)) {
        *kept = Some(Tree::of(document, drawing, language));
    }
    let Some(tree) = kept else { return };
    answer(ctx, tree, canvas, actions);
    let root = egui::accesskit_root_id();
    let before = ctx.accesskit_node_builder(root, |node| node.children().len());
    let mut left = MOST_NODES;
    let mut tops = exposing.nodes(ctx, tree, None, &mut left);
    for link in &tree.links {
        tops.extend(exposing.node(ctx, link, None, &[], &mut left));
    }
    // New nodes begin as children of the root; each has its own parent.
    if let Some(before) = before {
        ctx.accesskit_node_builder(root, |node| {
            let own = node.children().get(..before).unwrap_or_default().to_vec();
            node.set_children(own);
        });
    }
    let selected = (document.selection.iter())
        .find(|&subject| tree.about.contains_key(subject) || tree.links.contains(subject));
    ctx.accesskit_node_builder(canvas.id, |node| {
        let mut children = node.children().to_vec();
        children.extend(tops);
        node.set_children(children);
        match selected {
            Some(subject) => {
                node.set_active_descendant(node_id(subject.as_str()).accesskit_id());
            }
            None => node.clear_active_descendant(),
        }
    });
}

impl Exposing<'_> {
    /// The nodes of what lies in something, with what lies in them.
    fn nodes(
        &self,
        ctx: &egui::Context,
        tree: &Tree,
        holder: Option<&SubjectId>,
        left: &mut usize,
    ) -> Vec<NodeId> {
        let content = tree.reading.content.get(&holder.cloned());
        let mut out = Vec::new();
        for subject in content.into_iter().flatten() {
            let inner = self.nodes(ctx, tree, Some(subject), left);
            let about = tree.about.get(subject).map(String::as_str);
            out.extend(self.node(ctx, subject, about, &inner, left));
        }
        out
    }

    fn node(
        &self,
        ctx: &egui::Context,
        subject: &SubjectId,
        about: Option<&str>,
        children: &[NodeId],
        left: &mut usize,
    ) -> Option<NodeId> {
        let item = self.drawing.item_of(subject)?;
        *left = left.checked_sub(1)?;
        let id = node_id(subject.as_str());
        let canvas = self.canvas.rect;
        let rect = self.camera.screen_rect_from_map(item.bounds, canvas);
        let rect = if rect.intersects(canvas) {
            rect.intersect(canvas)
        } else {
            rect
        };
        let is_selected = self.document.selection.contains(subject);
        ctx.accesskit_node_builder(id, |node: &mut Node| {
            node.set_role(Role::GraphicsObject);
            node.set_label(item.description.as_ref());
            if let Some(about) = about {
                node.set_description(about);
            }
            node.set_selected(is_selected);
            node.set_bounds(egui::accesskit::Rect {
                x0: rect.min.x.into(),
                y0: rect.min.y.into(),
                x1: rect.max.x.into(),
                y1: rect.max.y.into(),
            });
            node.add_action(Asked::Focus);
            node.add_action(Asked::Click);
            node.set_children(children.to_vec());
        })?;
        Some(id.accesskit_id())
    }
}

/// What a screen reader asks to be focused or clicked is selected, and the canvas gets the keyboard.
fn answer(ctx: &egui::Context, tree: &Tree, canvas: &egui::Response, actions: &mut Vec<Action>) {
    let asked = ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::AccessKitActionRequest(request)
                if matches!(request.action, Asked::Focus | Asked::Click) =>
            {
                Some(request.target_node)
            }
            _ => None,
        })
    });
    let Some(asked) = asked else { return };
    let mut subjects = tree.about.keys().chain(&tree.links);
    let found = subjects.find(|subject| node_id(subject.as_str()).accesskit_id() == asked);
    if let Some(subject) = found {
        canvas.request_focus();
        let drawn = tree.of.drawn_with(subject);
        actions.push(Action::Select(drawn, Selecting::Only));
    }
}
