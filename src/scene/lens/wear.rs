//! How elements and links wear the classes of a shading.

use super::shading::{Class, Manner, Shade, Shading};
use crate::model::{ElementIx, SubjectId};
use crate::scene::answer::Tone;
use crate::scene::describe::lower_initial;
use crate::scene::drawing::Drawing;
use crate::scene::look::{Look, Pill, put};
use crate::scene::perspective::Perspective;
use crate::scene::request::SceneRequest;

/// Colours one element.
pub(in crate::scene) fn wear(
    request: &SceneRequest,
    shading: &Shading,
    ix: ElementIx,
    look: &mut Look,
) {
    let Some(shade) = shading.element(ix) else {
        return;
    };
    let Some(class) = shading.class(shade.class) else {
        return;
    };
    let tint = request.theme.tone(class.tone);
    let words = words(shading, shade, class);
    let phrase = lower_initial(&shading.phrase(shade));
    match class.manner {
        Manner::Marked => {
            let frame_width = look.frame_width;
            put(
                look,
                tint,
                icon(shading, shade, class),
                words.clone(),
                phrase,
            );
            if words.is_empty() {
                (look.pill, look.frame_width) = (None, frame_width.max(1.5));
            }
        }
        Manner::Tinted => {
            (look.ground, look.frame) = (tint.ground, tint.ink);
            look.phrase = Some(phrase);
            look.pill = (!words.is_empty()).then(|| Pill {
                icon: icon(shading, shade, class),
                words,
                color: tint.ink,
            });
        }
        Manner::Edged => {
            look.frame = tint.ink;
            look.phrase = Some(phrase);
        }
        Manner::Plain => {}
    }
}

fn words(shading: &Shading, shade: &Shade, class: &Class) -> String {
    debug_assert!(shading.class(shade.class).is_some_and(|own| own == class));
    shade.pill.as_ref().unwrap_or(&class.pill).to_string()
}

/// The sign of a shade: that of the further class where there is one, such as a gap.
fn icon(shading: &Shading, shade: &Shade, class: &Class) -> &'static str {
    let further = shade.also.first().and_then(|also| shading.class(*also));
    further.unwrap_or(class).icon
}

/// Counts a box of the view, for the legend.
pub(in crate::scene) fn tally(drawing: &mut Drawing, index: usize, speaks: ElementIx) {
    let Perspective::Lens(shading) = drawing.request.perspective else {
        return;
    };
    let view_box = &drawing.content.boxes[index];
    if view_box.is_faded {
        return;
    }
    let subject = SubjectId::from(&drawing.request.snapshot.element(view_box.ix).id);
    if let (Some(shade), Some(shades)) = (shading.element(speaks), &mut drawing.contents.shades) {
        shades.count(shade, &subject);
    }
}

/// How a line wears its class.
pub(in crate::scene) struct LinkShade {
    /// The colours of its class; `None` for a line as any other.
    pub tone: Option<Tone>,
    /// Its sign and the words on its pill, where it has to be seen.
    pub label: Option<(&'static str, String)>,
    /// The class in a sentence.
    pub phrase: String,
}

/// What the lens says of a link; `None` where it says nothing of any link.
pub(in crate::scene) fn link_shade(drawing: &mut Drawing, index: usize) -> Option<LinkShade> {
    let shading = of_links(drawing)?;
    count_link(drawing, shading, index);
    let ix = drawing.content.links[index].ix;
    Some(worn(shading, shading.link(ix)))
}

/// What the lens says of links that are drawn as one: the gravest of their classes, or the one that
/// all share.
pub(in crate::scene) fn bundle_shade(
    drawing: &mut Drawing,
    members: &[usize],
) -> Option<LinkShade> {
    let shading = of_links(drawing)?;
    for &member in members {
        count_link(drawing, shading, member);
    }
    let shade = |member: &usize| shading.link(drawing.content.links[*member].ix);
    let mut shades = members.iter().map(shade);
    let speaker = if shading.is_ranked {
        shades.flatten().min_by_key(|shade| shade.class)
    } else {
        let first = shades.next().flatten();
        let class = |shade: Option<&Shade>| shade.map(|shade| shade.class);
        first.filter(|first| shades.all(|shade| class(shade) == Some(first.class)))
    };
    Some(worn(shading, speaker))
}

fn of_links<'a>(drawing: &Drawing<'a>) -> Option<&'a Shading> {
    match drawing.request.perspective {
        Perspective::Lens(shading) if shading.has_links => Some(shading),
        _ => None,
    }
}

fn worn(shading: &Shading, shade: Option<&Shade>) -> LinkShade {
    let class = shade.and_then(|shade| Some((shade, shading.class(shade.class)?)));
    let Some((shade, class)) = class else {
        return LinkShade {
            tone: None,
            label: None,
            phrase: String::new(),
        };
    };
    LinkShade {
        tone: (class.manner != Manner::Plain).then_some(class.tone),
        label: (class.manner == Manner::Marked)
            .then(|| (icon(shading, shade, class), words(shading, shade, class))),
        phrase: lower_initial(&shading.phrase(shade)),
    }
}

fn count_link(drawing: &mut Drawing, shading: &Shading, index: usize) {
    let link = &drawing.content.links[index];
    let boxes = &drawing.content.boxes;
    if link.is_faded || boxes[link.from].is_faded || boxes[link.to].is_faded {
        return;
    }
    let (ix, snapshot) = (link.ix, drawing.request.snapshot);
    let subject = SubjectId::from(&snapshot.link(ix).id);
    if let (Some(shade), Some(shades)) = (shading.link(ix), &mut drawing.contents.shades) {
        shades.count(shade, &subject);
    }
}
