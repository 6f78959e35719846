//! What of a view lies over what, and what is put away in collapsed containers.

use rustc_hash::FxHashMap;

use super::content::{ViewBox, ViewContent};

impl ViewContent {
    /// Takes away the boxes that lie in a collapsed one, at whatever depth; that one stands for
    /// them from then on. O(boxes × depth).
    pub(super) fn put_away(&mut self) {
        let boxes = &self.boxes;
        if !boxes.iter().any(ViewBox::is_collapsed) {
            return;
        }
        // The outermost collapsed box around each.
        let standing = |index: usize| {
            std::iter::successors(boxes[index].parent, |&up| boxes[up].parent)
                .take(boxes.len())
                .filter(|&up| boxes[up].is_collapsed())
                .last()
        };
        let standing: Vec<Option<usize>> = (0..boxes.len()).map(standing).collect();
        let mut kept: FxHashMap<usize, usize> = FxHashMap::default();
        for index in (0..boxes.len()).filter(|&index| standing[index].is_none()) {
            kept.insert(index, kept.len());
        }
        let place = |index: usize| kept.get(&standing[index].unwrap_or(index)).copied();
        let mut box_of = FxHashMap::default();
        let mut away = vec![0; boxes.len()];
        for (index, view_box) in boxes.iter().enumerate() {
            if let Some(at) = place(index) {
                box_of.insert(view_box.ix, at);
            }
            if let Some(around) = standing[index] {
                away[around] += 1;
            }
        }
        let parents: Vec<Option<usize>> = boxes
            .iter()
            .map(|view_box| kept.get(&view_box.parent?).copied())
            .collect();
        let mut index = 0;
        self.boxes.retain_mut(|view_box| {
            let stays = standing[index].is_none();
            view_box.parent = parents[index];
            view_box.put_away = away[index];
            if away[index] > 0 {
                view_box.children = 0;
            }
            index += 1;
            stays
        });
        self.box_of = box_of;
    }

    /// The boxes back to front: each before what lies in it, siblings by layer and place on it.
    /// O(boxes · log boxes).
    pub(super) fn piled(&self) -> Vec<usize> {
        let boxes = &self.boxes;
        let mut inside: Vec<Vec<usize>> = vec![Vec::new(); boxes.len()];
        let mut next: Vec<usize> = Vec::new();
        for (index, view_box) in boxes.iter().enumerate() {
            match view_box.parent {
                Some(parent) => inside[parent].push(index),
                None => next.push(index),
            }
        }
        // The stack gives the last first, so every list is turned over.
        let turn_over = |list: &mut Vec<usize>| {
            list.sort_by(|&a, &b| {
                let (a_height, b_height) = (boxes[a].height(), boxes[b].height());
                let by_height = a_height.0.cmp(&b_height.0);
                by_height
                    .then(a_height.1.total_cmp(&b_height.1))
                    .then(a.cmp(&b))
                    .reverse()
            });
        };
        turn_over(&mut next);
        let mut out = Vec::with_capacity(boxes.len());
        while let Some(index) = next.pop() {
            out.push(index);
            turn_over(&mut inside[index]);
            next.append(&mut inside[index]);
        }
        out
    }
}
