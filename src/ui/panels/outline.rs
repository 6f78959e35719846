//! The outline: elements by containment, and the views; ready for ten thousand elements.
//!
//! The tree is flattened to its visible rows whenever the map, the filter or what is unfolded
//! changes; a frame then draws only the rows in sight.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Key, ScrollArea, Sense, Ui, Vec2};

use super::commands::jump;
use super::{controls, fuzzy};
use crate::catalogue;
use crate::locale::msg;
use crate::model::{ElementId, ElementIx, Snapshot, SubjectId};
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document, Selecting, Workspace};

/// What the outline remembers.
#[derive(Default)]
pub(super) struct OutlineState {
    search: String,
    folded: BTreeSet<ElementId>,
    of: Option<Arc<Snapshot>>,
    searched: String,
    is_stale: bool,
    rows: Vec<OutlineRow>,
}

struct OutlineRow {
    element: ElementIx,
    depth: u16,
    has_children: bool,
}

/// Draws the outline.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let language = workspace.language();
    let name = language.text(msg::UI_OUTLINE_SEARCH);
    let outline = &mut state.panels.dock.outline;
    controls::search_field(
        ui,
        &mut outline.search,
        &name,
        egui::Id::unique("outline search"),
    );
    refresh(outline, document.snapshot());
    if outline.rows.is_empty() {
        ui.add_space(12.0);
        let text = if outline.search.is_empty() {
            msg::UI_OUTLINE_EMPTY
        } else {
            msg::UI_OUTLINE_NOTHING
        };
        ui.label(controls::caption(ui, language.text(text)));
        return;
    }
    let total = outline.rows.len();
    let mut chosen = None;
    let mut turned = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, 26.0, total, |ui, range| {
            for row in outline.rows.get(range).unwrap_or_default() {
                let folded = outline
                    .folded
                    .contains(&document.snapshot().element(row.element).id);
                let answer = show_row(ui, document, row, folded, workspace);
                if answer.turned {
                    turned = Some(row.element);
                }
                if answer.chosen {
                    chosen = Some(row.element);
                }
            }
        });
    if let Some(ix) = turned {
        let id = document.snapshot().element(ix).id.clone();
        if !outline.folded.remove(&id) {
            outline.folded.insert(id);
        }
        outline.is_stale = true;
    }
    if let Some(ix) = chosen {
        let subject = SubjectId::from(&document.snapshot().element(ix).id);
        if ui.input(|input| input.modifiers.command || input.modifiers.shift) {
            actions.push(Action::Select(vec![subject], Selecting::Toggle));
        } else {
            jump(subject, state, actions);
        }
    }
}

struct Answer {
    chosen: bool,
    turned: bool,
}

fn show_row(
    ui: &mut Ui,
    document: &Document,
    row: &OutlineRow,
    folded: bool,
    workspace: &Workspace,
) -> Answer {
    let palette = theme::palette(ui);
    let language = workspace.language();
    let element = document.snapshot().element(row.element);
    let kind = catalogue::element_kind(element.kind.as_str());
    let glyph = kind.map_or("box", |kind| kind.icon);
    let color = kind.map_or(palette.muted, |kind| palette.family(kind.family).0);
    let subject = SubjectId::from(&element.id);
    let indent = f32::from(row.depth.min(12)) * 14.0 + 16.0;
    let text = if element.name.is_empty() {
        element.id.as_str()
    } else {
        element.name.as_str()
    };
    let drawn = controls::Row {
        icon: Some((glyph, color)),
        text,
        aside: "",
        indent,
        selected: document.selection.contains(&subject),
    };
    let response = controls::row(ui, &drawn, Sense::click_and_drag());
    response.dnd_set_drag_payload(element.id.clone());
    let mut turned = false;
    if row.has_children {
        let center = egui::pos2(
            response.rect.left() + indent - 3.0,
            response.rect.center().y,
        );
        let square = egui::Rect::from_center_size(center, Vec2::splat(18.0));
        let arrow = ui.interact(square, response.id.with("fold"), Sense::click());
        let name = if folded { msg::UI_UNFOLD } else { msg::UI_FOLD };
        let name = language.say(&name.with("name", text));
        arrow.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        let glyph = if folded {
            "chevron-right"
        } else {
            "chevron-down"
        };
        icon::paint(ui.painter(), glyph, square.shrink(3.0), palette.muted);
        turned = arrow.clicked();
        if response.has_focus() {
            let (left, right) = ui.input(|input| {
                (
                    input.key_pressed(Key::ArrowLeft),
                    input.key_pressed(Key::ArrowRight),
                )
            });
            turned |= (left && !folded) || (right && folded);
        }
    }
    Answer {
        chosen: response.clicked() && !turned,
        turned,
    }
}

fn refresh(outline: &mut OutlineState, snapshot: &Arc<Snapshot>) {
    let same_map = outline
        .of
        .as_ref()
        .is_some_and(|of| Arc::ptr_eq(of, snapshot));
    if same_map && !outline.is_stale && outline.searched == outline.search {
        return;
    }
    outline.of = Some(Arc::clone(snapshot));
    outline.searched.clone_from(&outline.search);
    outline.is_stale = false;
    outline.rows = rows(snapshot, outline.search.trim(), &outline.folded);
}

/// The visible rows. With a search, what fits and all that contains it, unfolded.
/// O(elements log elements).
fn rows(snapshot: &Snapshot, typed: &str, folded: &BTreeSet<ElementId>) -> Vec<OutlineRow> {
    let mut kept = vec![typed.is_empty(); snapshot.elements().len()];
    if !typed.is_empty() {
        let typed = fuzzy::Typed::new(typed);
        for ix in snapshot.element_numbers() {
            if typed.fits(&snapshot.element(ix).name) {
                kept[ix.row()] = true;
                for above in snapshot.ancestors(ix) {
                    kept[above.row()] = true;
                }
            }
        }
    }
    let by_name = |list: &mut Vec<ElementIx>| {
        list.sort_by_cached_key(|ix| {
            let element = snapshot.element(*ix);
            (element.name.to_lowercase(), element.id.clone())
        });
        // The stack gives the last first.
        list.reverse();
    };
    let mut tops: Vec<ElementIx> = snapshot
        .element_numbers()
        .filter(|ix| snapshot.parent(*ix).is_none())
        .collect();
    by_name(&mut tops);
    let mut stack: Vec<(ElementIx, u16)> = tops.into_iter().map(|ix| (ix, 0)).collect();
    let mut out = Vec::new();
    while let Some((element, depth)) = stack.pop() {
        if !kept[element.row()] {
            continue;
        }
        let children = snapshot.children(element);
        out.push(OutlineRow {
            element,
            depth,
            has_children: !children.is_empty(),
        });
        if !typed.is_empty() || !folded.contains(&snapshot.element(element).id) {
            let mut children = children.to_vec();
            by_name(&mut children);
            stack.extend(children.into_iter().map(|ix| (ix, depth.saturating_add(1))));
        }
    }
    out
}
