//! The graph that links are routed on: all crossings of the lines in `channels`.

use super::channels::{Axis, Channel, Port};
use crate::geometry::Point;

/// No vertex.
pub(super) const NONE: u32 = u32::MAX;

/// Crossings of lines. Neighbours are kept per direction: right, left, down, up.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    /// Where each vertex lies.
    pub(super) points: Vec<Point>,
    /// The innermost container at each vertex.
    pub(super) container: Vec<u32>,
    /// The horizontal and the vertical line through each vertex; the ports' stubs have only one.
    pub(super) lines: Vec<[u32; 2]>,
    /// For each of these lines the box that it leads out of, or [`NONE`] for a common channel.
    pub(super) owner: Vec<[u32; 2]>,
    /// For each of these lines the container that it was found in, or [`NONE`].
    pub(super) home: Vec<[u32; 2]>,
    /// The next vertex to the right, left, down and up, or [`NONE`].
    pub(super) next: Vec<[u32; 4]>,
    /// The vertex of each port.
    pub(super) ports: Vec<u32>,
}

/// Index of "right" in [`Network::next`].
pub(super) const RIGHT: usize = 0;
/// Index of "left" in [`Network::next`].
pub(super) const LEFT: usize = 1;
/// Index of "down" in [`Network::next`].
pub(super) const DOWN: usize = 2;
/// Index of "up" in [`Network::next`].
pub(super) const UP: usize = 3;

impl Network {
    /// Crosses all lines. Takes O(h log v + pairs whose extents meet on one axis).
    pub(super) fn new(channels: &[Channel], ports: &[Port]) -> Self {
        let mut network = Self::default();
        let mut across_lines: Vec<usize> = (0..channels.len())
            .filter(|&i| channels[i].axis == Axis::Horizontal)
            .collect();
        let mut down_lines: Vec<usize> = (0..channels.len())
            .filter(|&i| channels[i].axis == Axis::Vertical)
            .collect();
        let by_across = |a: &usize, b: &usize| {
            channels[*a]
                .across
                .total_cmp(&channels[*b].across)
                .then(a.cmp(b))
        };
        across_lines.sort_by(by_across);
        down_lines.sort_by(by_across);
        let mut on_down: Vec<Vec<u32>> = vec![Vec::new(); channels.len()];
        let mut on_across: Vec<Vec<u32>> = vec![Vec::new(); channels.len()];
        for &h in &across_lines {
            let line = &channels[h];
            let first = down_lines.partition_point(|&v| channels[v].across < line.from);
            for &v in &down_lines[first..] {
                let down = &channels[v];
                if down.across > line.to {
                    break;
                }
                if down.from <= line.across && line.across <= down.to {
                    let vertex = network.add(
                        Point::new(down.across, line.across),
                        line.container_at(down.across),
                        [index(h), index(v)],
                    );
                    on_across[h].push(vertex);
                    on_down[v].push(vertex);
                }
            }
        }
        for port in ports {
            let line = &channels[port.channel];
            let along = line.axis.along(port.point);
            let mut lines = [NONE; 2];
            lines[usize::from(line.axis == Axis::Vertical)] = index(port.channel);
            let vertex = network.add(port.point, line.container, lines);
            network.ports.push(vertex);
            let on = if line.axis == Axis::Horizontal {
                &mut on_across
            } else {
                &mut on_down
            };
            let at = on[port.channel]
                .partition_point(|&v| line.axis.along(network.points[v as usize]) < along);
            on[port.channel].insert(at, vertex);
        }
        let mut owner = vec![NONE; channels.len()];
        for port in ports {
            owner[port.channel] = index(port.node);
        }
        let owner_of = |line: u32| owner.get(line as usize).copied().unwrap_or(NONE);
        network.owner = network
            .lines
            .iter()
            .map(|lines| lines.map(owner_of))
            .collect();
        let home_of = |line: u32| {
            channels
                .get(line as usize)
                .map_or(NONE, |channel| index(channel.container))
        };
        network.home = network
            .lines
            .iter()
            .map(|lines| lines.map(home_of))
            .collect();
        for (vertices, (onward, back)) in on_across
            .iter()
            .map(|v| (v, (RIGHT, LEFT)))
            .chain(on_down.iter().map(|v| (v, (DOWN, UP))))
        {
            for pair in vertices.windows(2) {
                network.next[pair[0] as usize][onward] = pair[1];
                network.next[pair[1] as usize][back] = pair[0];
            }
        }
        network
    }

    fn add(&mut self, point: Point, container: usize, lines: [u32; 2]) -> u32 {
        let vertex = index(self.points.len());
        self.points.push(point);
        self.container.push(index(container));
        self.lines.push(lines);
        self.next.push([NONE; 4]);
        vertex
    }
}

/// A vertex or line number; a map has far fewer than four thousand million of them.
fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(NONE)
}
