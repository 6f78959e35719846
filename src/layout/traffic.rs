//! How many links pass each vertex of the network, so that later ones keep clear of earlier ones.

use super::network::{DOWN, LEFT, NONE, Network, RIGHT, UP};

/// Links that pass each vertex horizontally and vertically.
#[derive(Clone, Debug)]
pub(super) struct Traffic {
    passing: Vec<[u16; 2]>,
}

impl Traffic {
    /// No link runs on `network` yet.
    pub(super) fn new(network: &Network) -> Self {
        Self {
            passing: vec![[0; 2]; network.vertices.len()],
        }
    }

    /// Links that pass `vertex` horizontally and vertically.
    pub(super) fn at(&self, vertex: u32) -> [u16; 2] {
        self.passing[vertex as usize]
    }

    /// Notes that a link takes `way`.
    pub(super) fn take(&mut self, network: &Network, way: &[u32]) {
        self.change(network, way, |passing| passing.saturating_add(1));
    }

    /// Notes that no link takes `way` any more.
    pub(super) fn leave(&mut self, network: &Network, way: &[u32]) {
        self.change(network, way, |passing| passing.saturating_sub(1));
    }

    fn change(&mut self, network: &Network, way: &[u32], by: impl Fn(u16) -> u16) {
        for pair in way.windows(2) {
            let (a, b) = (
                network.points[pair[0] as usize],
                network.points[pair[1] as usize],
            );
            let direction = match (b.x - a.x, b.y - a.y) {
                (dx, _) if dx > 0.0 => RIGHT,
                (dx, _) if dx < 0.0 => LEFT,
                (_, dy) if dy > 0.0 => DOWN,
                _ => UP,
            };
            let mut at = pair[0];
            while at != pair[1] && at != NONE {
                at = network.vertices[at as usize].next[direction];
                if let Some(passing) = self.passing.get_mut(at as usize) {
                    passing[direction / 2] = by(passing[direction / 2]);
                }
            }
        }
    }
}
