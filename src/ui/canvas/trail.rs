//! Where the user was: views and places in them, back and forward as in a browser, and where the
//! next view is to be looked at.

use super::CanvasState;
use super::camera::Camera;
use crate::model::{SubjectId, ViewId};

/// How many places are remembered.
const LONGEST: usize = 100;

/// A view, and the part of it that showed.
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    view: ViewId,
    camera: Camera,
}

/// What a view is looked at for, once it shows.
#[derive(Clone, Debug, PartialEq)]
enum Aim {
    /// A place where the user was before.
    Camera(Camera),
    /// Something in it.
    Subject(SubjectId),
}

/// See the module's header.
#[derive(Debug, Default)]
pub(super) struct Trail {
    back: Vec<Stop>,
    forward: Vec<Stop>,
    here: Option<ViewId>,
    arrival: Option<(ViewId, Aim)>,
}

impl Trail {
    /// Notes that a view shows; gives what it is looked at for, where somebody said so.
    fn arrive(&mut self, view: &ViewId, before: Option<Camera>) -> Option<Aim> {
        let aim = self
            .arrival
            .take_if(|(awaited, _)| awaited == view)
            .map(|(_, aim)| aim);
        if self.here.as_ref() != Some(view) {
            let left = self.here.replace(view.clone());
            // A step along the trail has put its stops in order already.
            if !matches!(aim, Some(Aim::Camera(_)))
                && let (Some(view), Some(camera)) = (left, before)
            {
                self.leave(Stop { view, camera });
            }
        }
        aim
    }

    fn leave(&mut self, stop: Stop) {
        if self.back.last() != Some(&stop) {
            self.back.push(stop);
        }
        if self.back.len() > LONGEST {
            self.back.remove(0);
        }
        self.forward.clear();
    }
}

impl CanvasState {
    /// Whether there is a place to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.trail.back.is_empty()
    }

    /// Whether there is a place to go forward to.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.trail.forward.is_empty()
    }

    /// Turns to the place before; gives its view, which is to be shown. Views that are gone are
    /// passed over.
    pub fn go_back(&mut self, exists: impl Fn(&ViewId) -> bool) -> Option<ViewId> {
        self.go(exists, |trail| (&mut trail.back, &mut trail.forward))
    }

    /// Turns to the place that was gone back from.
    pub fn go_forward(&mut self, exists: impl Fn(&ViewId) -> bool) -> Option<ViewId> {
        self.go(exists, |trail| (&mut trail.forward, &mut trail.back))
    }

    fn go(
        &mut self,
        exists: impl Fn(&ViewId) -> bool,
        ways: impl Fn(&mut Trail) -> (&mut Vec<Stop>, &mut Vec<Stop>),
    ) -> Option<ViewId> {
        let here = self.trail.here.clone().and_then(|view| {
            let camera = self.cameras.get(&view).copied()?;
            Some(Stop { view, camera })
        });
        let (from, to) = ways(&mut self.trail);
        from.retain(|stop| exists(&stop.view));
        let stop = loop {
            let stop = from.pop()?;
            if here.as_ref() != Some(&stop) {
                break stop;
            }
        };
        to.extend(here);
        self.trail.arrival = Some((stop.view.clone(), Aim::Camera(stop.camera)));
        Some(stop.view)
    }

    /// Looks at a subject as soon as the view shows.
    pub fn look_at(&mut self, view: ViewId, subject: SubjectId) {
        self.trail.arrival = Some((view, Aim::Subject(subject)));
    }

    /// Remembers the place that is left for another one in the same view.
    pub(super) fn leave_place(&mut self, view: &ViewId, camera: Camera) {
        self.trail.leave(Stop {
            view: view.clone(),
            camera,
        });
    }

    /// The camera for the view that shows now, where it was said what to look at.
    pub(super) fn arrive(
        &mut self,
        view: &ViewId,
        drawing: &super::Drawing,
        camera: Camera,
        canvas: egui::Rect,
    ) -> Camera {
        let before = self
            .trail
            .here
            .as_ref()
            .and_then(|here| self.cameras.get(here).copied());
        match self.trail.arrive(view, before) {
            Some(Aim::Camera(aimed)) => aimed,
            Some(Aim::Subject(subject)) => {
                let mut turned = camera;
                if let Some(item) = drawing.item_of(&subject) {
                    super::turn_to(&mut turned, item.bounds, canvas);
                }
                turned
            }
            None => camera,
        }
    }

    /// The places that the user chose in each view: what the next run shows again. A view that
    /// still shows whole is left out: it follows the size of the window.
    #[must_use]
    pub fn chosen_cameras(&self) -> Vec<(ViewId, Camera)> {
        let is_fitted = |view: &ViewId, camera: &Camera| {
            self.fitted
                .get(view)
                .is_some_and(|(fitted, _)| fitted == camera)
        };
        self.cameras
            .iter()
            .filter(|(view, camera)| !is_fitted(view, camera))
            .map(|(view, camera)| (view.clone(), *camera))
            .collect()
    }

    /// Begins anew for another map, with the places that were chosen in it before.
    pub fn begin_map(&mut self, cameras: impl IntoIterator<Item = (ViewId, Camera)>) {
        self.cameras = cameras
            .into_iter()
            .filter(|(_, camera)| camera.is_sound())
            .collect();
        self.fitted.clear();
        self.trail = Trail::default();
        self.shown = None;
        self.waiting = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Point;

    fn camera(x: f64) -> Camera {
        Camera {
            origin: Point::new(x, 0.0),
            zoom: 1.0,
        }
    }

    #[test]
    fn back_and_forward_lead_through_views_and_places() {
        let mut state = CanvasState::default();
        let [a, b] = ["a", "b"].map(ViewId::from);
        for (view, x) in [(&a, 1.0), (&b, 2.0)] {
            let before = state.trail.here.clone();
            let left = before.and_then(|here| state.cameras.get(&here).copied());
            state.trail.arrive(view, left);
            state.cameras.insert(view.clone(), camera(x));
        }
        assert!(!state.can_go_forward());
        assert_eq!(state.go_back(|_| true), Some(a.clone()));
        assert_eq!(
            state.trail.arrive(&a, Some(camera(2.0))),
            Some(Aim::Camera(camera(1.0)))
        );
        assert!(!state.can_go_back());
        assert_eq!(state.go_forward(|view| *view != b), None, "it is gone");
    }
}
