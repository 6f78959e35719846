//! The graph that links are routed on: all crossings of the lines in `channels`.
//!
//! What a search reads at every step lies together in one small [`Vertex`], because a search
//! waits for memory more than for anything else.

use super::channels::{Axis, Channel, Purpose};
use super::lanes::LANE;
use super::ports::Port;
use crate::geometry::Point;

/// No vertex.
pub(super) const NONE: u32 = u32::MAX;

/// A crossing of two lines, or the place of a port on its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Vertex {
    /// Where it lies: x and y, exact enough for costs.
    pub(super) at: [f32; 2],
    /// The next vertex to the right, left, down and up, or [`NONE`].
    pub(super) next: [u32; 4],
    /// The innermost container here.
    pub(super) container: u32,
    /// For the horizontal and the vertical line through here the name of the [`Gate`] that must
    /// be open to turn into it.
    pub(super) gate: [u32; 2],
    /// How many links the horizontal and the vertical line through here hold side by side.
    pub(super) lanes: [u16; 2],
}

/// Who may turn into a line: each link knows which gates are open to it.
pub(super) struct Gate;

impl Gate {
    /// Lines found in `container` are for links that may run there.
    pub(super) fn of_container(container: usize) -> u32 {
        index(container)
    }

    /// Lines out of the sides of `node` are for links that end at it, on a map of `boxes`.
    pub(super) fn of_port(node: usize, boxes: usize) -> u32 {
        index(boxes + 1 + node)
    }

    /// How many gates a map of `boxes` has.
    pub(super) fn count(boxes: usize) -> usize {
        2 * boxes + 1
    }
}

/// Crossings of lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    /// What searches read of each vertex.
    pub(super) vertices: Vec<Vertex>,
    /// Where each vertex lies, exactly.
    pub(super) points: Vec<Point>,
    /// The horizontal and the vertical line through each vertex; the ports' stubs have only one.
    pub(super) lines: Vec<[u32; 2]>,
    /// The vertex of each port.
    pub(super) ports: Vec<u32>,
}

/// Index of "right" in [`Vertex::next`].
pub(super) const RIGHT: usize = 0;
/// Index of "left" in [`Vertex::next`].
pub(super) const LEFT: usize = 1;
/// Index of "down" in [`Vertex::next`].
pub(super) const DOWN: usize = 2;
/// Index of "up" in [`Vertex::next`].
pub(super) const UP: usize = 3;

impl Network {
    /// Crosses all lines on a map of `boxes`. Takes O(h log v + pairs whose extents meet on one
    /// axis).
    pub(super) fn new(channels: &[Channel], ports: &[Port], boxes: usize) -> Self {
        let mut network = Self::default();
        let mut gates: Vec<u32> = channels
            .iter()
            .map(|channel| Gate::of_container(channel.container))
            .collect();
        for port in ports {
            gates[port.channel] = Gate::of_port(port.node, boxes);
        }
        let lines = Lines {
            lanes: channels.iter().map(lanes_in).collect(),
            gates,
        };
        let sorted = |axis: Axis| {
            let mut lines: Vec<usize> = (0..channels.len())
                .filter(|&i| channels[i].axis == axis)
                .collect();
            lines.sort_by(|a, b| {
                channels[*a]
                    .across
                    .total_cmp(&channels[*b].across)
                    .then(a.cmp(b))
            });
            lines
        };
        let (across_lines, down_lines) = (sorted(Axis::Horizontal), sorted(Axis::Vertical));
        let mut on_line: Vec<Vec<u32>> = vec![Vec::new(); channels.len()];
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
                        &lines,
                    );
                    on_line[h].push(vertex);
                    on_line[v].push(vertex);
                }
            }
        }
        for port in ports {
            let line = &channels[port.channel];
            let along = line.axis.along(port.point);
            let mut only = [NONE; 2];
            only[usize::from(line.axis == Axis::Vertical)] = index(port.channel);
            let vertex = network.add(port.point, line.container, only, &lines);
            network.ports.push(vertex);
            let at = on_line[port.channel]
                .partition_point(|&v| line.axis.along(network.points[v as usize]) < along);
            on_line[port.channel].insert(at, vertex);
        }
        for (channel, vertices) in channels.iter().zip(&on_line) {
            let (onward, back) = match channel.axis {
                Axis::Horizontal => (RIGHT, LEFT),
                Axis::Vertical => (DOWN, UP),
            };
            for pair in vertices.windows(2) {
                network.vertices[pair[0] as usize].next[onward] = pair[1];
                network.vertices[pair[1] as usize].next[back] = pair[0];
            }
        }
        network
    }

    fn add(&mut self, point: Point, container: usize, through: [u32; 2], lines: &Lines) -> u32 {
        let vertex = index(self.points.len());
        self.points.push(point);
        self.lines.push(through);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "costs need no more digits than a short float has"
        )]
        let at = [point.x as f32, point.y as f32];
        self.vertices.push(Vertex {
            at,
            next: [NONE; 4],
            container: index(container),
            gate: through.map(|line| lines.gates.get(line as usize).copied().unwrap_or(NONE)),
            lanes: through.map(|line| lines.lanes.get(line as usize).copied().unwrap_or(u16::MAX)),
        });
        vertex
    }
}

/// What vertices take over from their lines.
struct Lines {
    gates: Vec<u32>,
    lanes: Vec<u16>,
}

/// How many links fit side by side into `channel`.
fn lanes_in(channel: &Channel) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float cast saturates, and more lanes than that are never full"
    )]
    let lanes = (channel.room / LANE) as u16;
    if channel.purpose == Purpose::Port {
        u16::MAX
    } else {
        lanes.max(1)
    }
}

/// A vertex or line number; a map has far fewer than four thousand million of them.
fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(NONE)
}
