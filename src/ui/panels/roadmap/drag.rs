//! Packages and plateaus moved in time by hand: by whole months, or by days while Alt is held.
//!
//! Nothing changes until the release; Escape before that drops the gesture.

use crate::command::{Command, PackageCommand};
use crate::model::{Day, PlateauId, WorkPackageId};
use crate::scene::Roadmap;
use crate::workspace::Action;

/// What was taken hold of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Grip {
    /// A bar as a whole.
    Bar(WorkPackageId),
    /// The start of a bar.
    Start(WorkPackageId),
    /// The end of a bar.
    End(WorkPackageId),
    /// A plateau.
    Plateau(PlateauId),
}

/// A gesture under way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drag {
    pub(super) grip: Grip,
    /// Where it began, in map units.
    from_x: f64,
    /// The days of what is dragged; a plateau has its first day twice.
    days: (Day, Day),
}

/// Where a gesture would lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Landing {
    pub(super) first: Day,
    pub(super) last: Day,
}

impl Drag {
    /// Takes hold of something at an x of the drawing.
    pub(super) fn new(grip: Grip, from_x: f64, roadmap: &Roadmap) -> Option<Self> {
        let days = match &grip {
            Grip::Bar(id) | Grip::Start(id) | Grip::End(id) => {
                let bar = roadmap.bar(id)?;
                (bar.first, bar.last)
            }
            Grip::Plateau(id) => {
                let stones = roadmap.milestones.iter();
                let stone = stones.into_iter().find(|stone| stone.plateau == *id)?;
                (stone.begins, stone.begins)
            }
        };
        Some(Self { grip, from_x, days })
    }

    /// Where it leads when the pointer is at an x. `by_days` keeps to days in place of months.
    pub(super) fn landing(&self, x: f64, roadmap: &Roadmap, by_days: bool) -> Landing {
        let days = (x - self.from_x) / roadmap.day_width.max(f64::EPSILON);
        #[expect(clippy::cast_possible_truncation, reason = "a float beyond saturates")]
        let (by, months) = (days.round() as i32, (days / 30.436_875).round() as i32);
        let (first, last) = self.days;
        let start = |day: Day| {
            if by_days {
                day.plus(by)
            } else {
                day.plus(by).nearest_month_start()
            }
        };
        let (first, last) = match self.grip {
            Grip::Bar(_) if by_days => (first.plus(by), last.plus(by)),
            Grip::Bar(_) => (first.shifted(months), last.shifted(months)),
            Grip::Start(_) => (start(first).min(last), last),
            Grip::End(_) => (first, start(last.plus(1)).plus(-1).max(first)),
            Grip::Plateau(_) => (start(first), start(first)),
        };
        Landing { first, last }
    }

    /// What the release does; nothing where nothing moved.
    pub(super) fn action(&self, landing: Landing) -> Option<Action> {
        if (landing.first, landing.last) == self.days {
            return None;
        }
        let command = match &self.grip {
            Grip::Plateau(plateau) => PackageCommand::MovePlateau {
                plateau: plateau.clone(),
                begins: landing.first,
            },
            Grip::Bar(package) | Grip::Start(package) | Grip::End(package) => {
                PackageCommand::Reschedule {
                    package: package.clone(),
                    start: Some(landing.first),
                    end: Some(landing.last),
                }
            }
        };
        Some(Action::Edit(Command::Package(command)))
    }
}
