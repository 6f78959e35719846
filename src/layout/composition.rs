//! One container's inside: its children placed among each other.
//!
//! Children that dependencies join are layered; where the layers would come out much too wide or
//! too tall, or everything depends on everything, their order is kept but folded into rows.
//! Children without dependencies form a grid. The groups so found are packed side by side.

use super::flow::{FEW, Flow, Linkage};
use super::item::{Item, Manner};
use super::packing::pack;
use super::parcel::{Gap, Parcel, badness, extent};
use super::request::Direction;
use crate::geometry::{Point, Rect, Size, Vec2};

/// How many times as bad in shape the order of the request may be.
const ORDER_MAY_COST: f64 = 1.2;
/// How many times as bad in shape as rows layers may be.
const LAYERS_MAY_COST: f64 = 1.6;

/// The inside of one container, of which only the order in rows is open still.
///
/// All of it is kept as for dependencies that run down, with x and y exchanged where they run to
/// the right.
pub(super) struct Composition {
    items: Vec<Item>,
    manner: Manner,
    /// Linked children in layers, and children that stand alone.
    groups: Vec<Group>,
    /// Leaves without links, which form a grid of their own.
    loose: Vec<usize>,
}

impl Composition {
    /// Groups `items` as `linkage` says.
    pub(super) fn new(items: Vec<Item>, linkage: &Linkage, manner: Manner) -> Self {
        match manner.direction {
            Direction::Down => Self::downwards(items, linkage, manner),
            Direction::Right => {
                let gap = Gap {
                    across: manner.gap.down,
                    down: manner.gap.across,
                };
                let manner = Manner {
                    gap,
                    aspect: 1.0 / manner.aspect,
                    ..manner
                };
                Self::downwards(items.iter().map(turned).collect(), linkage, manner)
            }
        }
    }

    /// Rectangles of the items from (0, 0) on, by their `wishes` in the coordinates of the map.
    ///
    /// With a `room` given, rows are no longer than its extent across the dependencies; otherwise
    /// their length is chosen for the wanted shape.
    pub(super) fn places(&self, wishes: &[Option<Point>], room: Option<Size>) -> Vec<Rect> {
        match self.manner.direction {
            Direction::Down => self.places_down(wishes, room.map(|room| room.width)),
            Direction::Right => {
                let turned: Vec<Option<Point>> = wishes
                    .iter()
                    .map(|wish| wish.map(|wish| Point::new(wish.y, wish.x)))
                    .collect();
                self.places_down(&turned, room.map(|room| room.height))
                    .into_iter()
                    .map(|r| Rect::new(r.y0, r.x0, r.y1, r.x1))
                    .collect()
            }
        }
    }
}

/// Places `items`, answers their rectangles from (0, 0) on.
#[cfg(test)]
fn compose(items: &[Item], arcs: &[super::layering::Arc], manner: Manner) -> Vec<Rect> {
    let orders: Vec<i32> = items.iter().map(|item| item.order).collect();
    let linkage = Linkage::new(&orders, arcs);
    Composition::new(items.to_vec(), &linkage, manner).places(&vec![None; items.len()], None)
}

/// The item with x and y exchanged.
fn turned(item: &Item) -> Item {
    let [left, top, right, bottom] = item.around;
    Item {
        size: Size::new(item.size.height, item.size.width),
        around: [top, left, bottom, right],
        ..*item
    }
}

/// A group of items placed among each other.
struct Group {
    members: Vec<usize>,
    /// Their rectangles from (0, 0) on.
    rects: Vec<Rect>,
    /// The lowest rank hint of its members.
    order: i32,
    size: Size,
    /// The group as a thing to pack.
    parcel: Parcel,
}

impl Composition {
    fn downwards(items: Vec<Item>, linkage: &Linkage, mut manner: Manner) -> Self {
        let mut groups = Vec::new();
        let mut loose = Vec::new();
        for &only in &linkage.single {
            if items[only].container {
                groups.push(vec![alone(&items, only)]);
            } else {
                loose.push(only);
            }
        }
        for flow in &linkage.linked {
            groups.push(linked_groups(&items, flow, manner));
        }
        loose.sort_by_key(|&i| items[i].order);
        // Large groups first, so that the shelves are filled well; groups that the caller puts in
        // front stay in front.
        let order = |groups: &[Group]| groups.iter().map(|group| group.order).min();
        let height = |groups: &[Group]| {
            let height = |group: &Group| group.size.height;
            groups.iter().map(height).fold(0.0, f64::max)
        };
        let first = |groups: &[Group]| {
            groups
                .iter()
                .flat_map(|group| &group.members)
                .copied()
                .min()
        };
        groups.sort_by(|a, b| {
            let by_order = order(a).cmp(&order(b));
            by_order
                .then(height(b).total_cmp(&height(a)))
                .then(first(a).cmp(&first(b)))
        });
        if groups.iter().any(|groups| groups.len() > 1) {
            manner.gap.down = manner.gap.down.max(manner.layer_gap);
        }
        Self {
            items,
            manner,
            groups: groups.into_iter().flatten().collect(),
            loose,
        }
    }

    fn places_down(&self, wishes: &[Option<Point>], width: Option<f64>) -> Vec<Rect> {
        let manner = self.manner;
        let mut rects = vec![Rect::ZERO; self.items.len()];
        let grid = self.loose_group(wishes, width);
        let mut groups: Vec<&Group> = self.groups.iter().chain(&grid).collect();
        if let [only] = groups[..] {
            for (&member, rect) in only.members.iter().zip(&only.rects) {
                rects[member] = *rect;
            }
            return rects;
        }
        let parcels = |groups: &[&Group]| -> Vec<Parcel> {
            let wished = |group: &&Group| Parcel {
                wish: common_wish(wishes, &group.members),
                ..group.parcel
            };
            groups.iter().map(wished).collect()
        };
        let packed = |groups: &[&Group]| pack(&parcels(groups), manner.gap, manner.aspect, width);
        let mut places = packed(&groups);
        if wishes.iter().all(Option::is_none) {
            // Without links the order of the request is to be seen, if that costs little room.
            let mut given = groups.clone();
            given.sort_by_key(|group| (group.order, group.members.first().copied()));
            let in_order = packed(&given);
            let bad = |places: &[Rect]| badness(extent(places), 1.0, manner.aspect);
            if bad(&in_order) <= ORDER_MAY_COST * bad(&places) {
                (groups, places) = (given, in_order);
            }
        }
        for (group, place) in groups.iter().zip(places) {
            if let [only] = group.members[..] {
                rects[only] = place;
            } else {
                for (&member, rect) in group.members.iter().zip(&group.rects) {
                    rects[member] = *rect + place.origin().to_vec2();
                }
            }
        }
        rects
    }

    /// The leaves without links as a grid.
    fn loose_group(&self, wishes: &[Option<Point>], width: Option<f64>) -> Option<Group> {
        let first = *self.loose.first()?;
        let parcels: Vec<Parcel> = self
            .loose
            .iter()
            .map(|&i| Parcel {
                wish: wishes[i],
                ..parcel(&self.items[i])
            })
            .collect();
        let width = width.filter(|_| self.groups.is_empty());
        let rects = pack(&parcels, self.manner.gap, self.manner.aspect, width);
        let order = self.items[first].order;
        Some(Group::new(self.loose.clone(), rects, order, &self.items))
    }
}

impl Group {
    fn new(members: Vec<usize>, rects: Vec<Rect>, order: i32, items: &[Item]) -> Self {
        let size = extent(&rects);
        let parcel = group_parcel(&members, &rects, size, order, items);
        Self {
            members,
            rects,
            order,
            size,
            parcel,
        }
    }
}

/// One item as a group of its own.
fn alone(items: &[Item], only: usize) -> Group {
    let rects = vec![Rect::from_origin_size((0.0, 0.0), items[only].size)];
    Group::new(vec![only], rects, items[only].order, items)
}

fn parcel(item: &Item) -> Parcel {
    Parcel {
        size: item.size,
        stretches: item.container,
        around: item.around,
        order: item.order,
        wish: None,
    }
}

/// The mean of what `members` want.
#[expect(clippy::cast_precision_loss, reason = "a container has few children")]
fn common_wish(wishes: &[Option<Point>], members: &[usize]) -> Option<Point> {
    let mut sum = Vec2::ZERO;
    for &member in members {
        sum += wishes[member]?.to_vec2();
    }
    Some((sum / members.len().max(1) as f64).to_point())
}

/// A group as one parcel; only the boxes at its border ask for room around it.
fn group_parcel(
    members: &[usize],
    rects: &[Rect],
    size: Size,
    order: i32,
    items: &[Item],
) -> Parcel {
    let mut around = [0.0_f64; 4];
    for (&member, rect) in members.iter().zip(rects) {
        let at_border = [
            rect.x0 <= 0.5,
            rect.y0 <= 0.5,
            rect.x1 >= size.width - 0.5,
            rect.y1 >= size.height - 0.5,
        ];
        for side in 0..4 {
            if at_border[side] {
                around[side] = around[side].max(items[member].around[side]);
            }
        }
    }
    Parcel {
        size,
        stretches: members.len() == 1 && items[members[0]].container,
        around,
        order,
        wish: None,
    }
}

/// The linked items of `flow` as one group in layers, or each as a group of its own in the order
/// of the layers.
fn linked_groups(items: &[Item], flow: &Flow, manner: Manner) -> Vec<Group> {
    let members = &flow.members;
    let chosen: Vec<Item> = members.iter().map(|&i| items[i]).collect();
    let area: f64 = chosen
        .iter()
        .map(|i| (i.size.width + manner.gap.across) * (i.size.height + manner.layer_gap))
        .sum();
    let drawn = flow.graph.layers.iter().flatten().copied();
    let drawn: Vec<usize> = drawn.filter(|&v| v < chosen.len()).collect();
    let leaves_only = chosen.iter().all(|item| !item.container);
    let few = leaves_only && chosen.len() <= FEW;
    if few || flow.is_clear(leaves_only) {
        let parcels: Vec<Parcel> = drawn.iter().map(|&i| parcel(&chosen[i])).collect();
        let gap = Gap {
            across: manner.gap.across,
            down: manner.layer_gap.max(manner.gap.down),
        };
        let folded = pack(&parcels, gap, manner.aspect, None);
        let (bad, layered) = flow.best_layers(&chosen, area, manner);
        // Layers say more than rows do, so they may cost a good deal of room.
        if few || bad <= LAYERS_MAY_COST * badness(extent(&folded), area, manner.aspect) {
            let order = flow.orders.iter().copied().min().unwrap_or(0);
            return vec![Group::new(members.clone(), layered, order, items)];
        }
    }
    drawn.iter().map(|&i| alone(items, members[i])).collect()
}

#[cfg(test)]
mod tests {
    use super::super::layering::Arc;
    use super::*;

    const MANNER: Manner = Manner {
        gap: Gap {
            across: 32.0,
            down: 32.0,
        },
        layer_gap: 48.0,
        aspect: 1.6,
        direction: Direction::Down,
    };

    fn leaf() -> Item {
        Item {
            size: Size::new(180.0, 56.0),
            order: 0,
            container: false,
            around: [0.0; 4],
        }
    }

    #[test]
    fn a_dependent_stands_above_or_to_the_left_of_what_it_needs() {
        let arcs = [
            Arc {
                from: 0,
                to: 1,
                weight: 1.0,
            },
            Arc {
                from: 0,
                to: 2,
                weight: 1.0,
            },
        ];
        let down = compose(&[leaf(); 3], &arcs, MANNER);
        assert!(down[0].y1 < down[1].y0 && down[1].y0 == down[2].y0);
        let right = compose(
            &[leaf(); 3],
            &arcs,
            Manner {
                direction: Direction::Right,
                ..MANNER
            },
        );
        assert!(right[0].x1 < right[1].x0 && right[1].x0 == right[2].x0);
    }

    #[test]
    fn lower_order_comes_first_among_unlinked_boxes() {
        let mut items = vec![leaf(); 6];
        items[4].order = -1;
        let rects = compose(&items, &[], MANNER);
        assert_eq!(rects[4].origin(), crate::geometry::Point::ZERO);
    }
}
