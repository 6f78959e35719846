//! Figures of a scene as short lists of numbers, and what they are drawn with: colours, pens, faces,
//! icons, pictures.
//!
//! A figure is taken twice, as the light and as the dark theme draw it: places are the same, and
//! the two colours become one entry of the palette. The numbers of colours, pens and faces begin
//! with 1; 0 stands for none.
//!
//! | figure | list |
//! |---|---|
//! | rectangle | `0, x, y, width, height, radius, fill, pen` |
//! | path | `1, data, fill, pen, halo` |
//! | text | `2, left, base line, width, face, colour, struck, words` |
//! | icon | `3, left, top, side, icon, colour` |
//! | picture | `4, left, top, width, height, picture` |

use std::sync::Arc;

use smol_str::SmolStr;

use super::pool::{Pool, text};
use crate::bitmap::{self, Bitmap};
use crate::export::{Letters, base64_of, number, path_data};
use crate::geometry::{Rect, Vec2};
use crate::icon;
use crate::scene::{Color, Figure, FontWeight, Stroke, TextAnchor, TextRun};

/// See the module's header.
#[derive(Default)]
pub(super) struct Ink {
    colors: Pool,
    pens: Pool,
    faces: Pool,
    icons: Pool,
    pictures: Vec<(SmolStr, Arc<Bitmap>)>,
    figures: Pool,
    /// The letters of all that the page says.
    pub(super) letters: Letters,
}

impl Ink {
    /// The number of a figure, moved by `offset`; `None` for one that has no place or shows nothing.
    pub(super) fn figure(&mut self, light: &Figure, dark: &Figure, offset: Vec2) -> Option<usize> {
        let light = light.clone().transformed(1.0, offset);
        let entry = match (&light, dark) {
            (Figure::Rect(one), Figure::Rect(other)) if one.rect.is_finite() => {
                let fill = self.paint(one.fill, other.fill);
                let pen = self.pen(one.stroke, other.stroke);
                let place = place(one.rect.abs());
                let radius = number(one.radius.max(0.0));
                format!("[0,{place},{radius},{fill},{pen}]")
            }
            (Figure::Path(one), Figure::Path(other)) if one.path.is_finite() => {
                let fill = self.paint(one.fill, other.fill);
                let pen = self.pen(one.stroke, other.stroke);
                let halo = self.pen(one.halo, other.halo);
                let data = path_data(&one.path);
                format!("[1,\"{data}\",{fill},{pen},{halo}]")
            }
            (Figure::Text(one), Figure::Text(other)) => self.line(one, other.color)?,
            (Figure::Icon(one), Figure::Icon(other)) if one.rect.is_finite() => {
                let side = one.rect.width().min(one.rect.height());
                if side <= 0.0 || icon::path(&one.name).is_none() {
                    return None;
                }
                let corner = one.rect.center() - Vec2::new(side / 2.0, side / 2.0);
                let (x, y) = (number(corner.x), number(corner.y));
                let color = self.color(one.color, other.color);
                let icon = self.icon(&one.name);
                format!("[3,{x},{y},{},{icon},{color}]", number(side))
            }
            (Figure::Image(one), Figure::Image(_)) if one.rect.is_finite() => {
                let picture = self.picture(&one.picture);
                format!("[4,{},{picture}]", place(one.rect.abs()))
            }
            _ => return None,
        };
        Some(self.figures.put(entry))
    }

    /// A line of text, as wide as it was measured.
    fn line(&mut self, run: &TextRun, dark: Color) -> Option<String> {
        let is_shown = run.baseline.is_finite() && run.width.is_finite() && run.size > 0.0;
        if run.text.is_empty() || !is_shown {
            return None;
        }
        let shown = crate::text::visible(&run.text);
        self.letters.use_for(&shown, run.weight);
        let left = match run.anchor {
            TextAnchor::Start => run.baseline.x,
            TextAnchor::Middle => run.baseline.x - run.width / 2.0,
            TextAnchor::End => run.baseline.x - run.width,
        };
        let weight = match run.weight {
            FontWeight::Regular => 400,
            FontWeight::Medium => 500,
            FontWeight::SemiBold => 600,
            FontWeight::Bold => 700,
        };
        let face = format!("font-size:{}px;font-weight:{weight}", number(run.size));
        let face = self.faces.put(face) + 1;
        let color = self.color(run.color, dark);
        let (x, y, width) = (number(left), number(run.baseline.y), number(run.width));
        let struck = u8::from(run.struck);
        let words = text(&shown);
        Some(format!(
            "[2,{x},{y},{width},{face},{color},{struck},{words}]"
        ))
    }

    fn paint(&mut self, light: Option<Color>, dark: Option<Color>) -> usize {
        light.map_or(0, |light| self.color(light, dark.unwrap_or(light)))
    }

    /// The number of a pair of colours.
    pub(super) fn color(&mut self, light: Color, dark: Color) -> usize {
        self.colors.put(format!("{} {}", hex(light), hex(dark))) + 1
    }

    fn pen(&mut self, light: Option<Stroke>, dark: Option<Stroke>) -> usize {
        let Some(light) = light else { return 0 };
        let color = self.color(light.color, dark.unwrap_or(light).color);
        let width = number(light.width);
        let mut pen = format!("stroke:var(--c{color});stroke-width:{width}");
        let pattern = light.dash.pattern(light.width);
        if !pattern.is_empty() {
            let lengths: Vec<String> = pattern.into_iter().map(number).collect();
            pen.push_str(&format!(";stroke-dasharray:{}", lengths.join(" ")));
        }
        self.pens.put(pen) + 1
    }

    /// The number of an icon.
    pub(super) fn icon(&mut self, name: &str) -> usize {
        self.icons.put(name.to_owned())
    }

    /// The number of a picture.
    pub(super) fn picture(&mut self, picture: &Arc<Bitmap>) -> usize {
        let known = self.pictures.iter();
        let at = known
            .enumerate()
            .find(|(_, (name, _))| *name == picture.name);
        if let Some((at, _)) = at {
            return at;
        }
        self.pictures
            .push((picture.name.clone(), Arc::clone(picture)));
        self.pictures.len() - 1
    }

    /// All figures, by number, as JSON.
    pub(super) fn figures_json(&self) -> String {
        self.figures.json()
    }

    /// The icons that are used, as their path data, by number.
    pub(super) fn icons_json(&self) -> String {
        let data = self.icons.entries().iter().map(|name| {
            let path = icon::path(name).map(path_data);
            super::pool::list([text(name), text(&path.unwrap_or_default())])
        });
        super::pool::list(data)
    }

    /// The pictures as data URIs, by number.
    pub(super) fn pictures_json(&self) -> String {
        super::pool::list(self.pictures.iter().map(|(_, picture)| {
            let kind = match bitmap::ending(&picture.bytes) {
                Ok("png") => "png",
                _ => "jpeg",
            };
            let data = base64_of(&picture.bytes);
            text(&format!("data:image/{kind};base64,{data}"))
        }))
    }

    /// The palette as custom properties of a theme.
    pub(super) fn palette(&self, is_dark: bool) -> String {
        let mut out = String::new();
        for (at, pair) in self.colors.entries().iter().enumerate() {
            let (light, dark) = pair.split_once(' ').unwrap_or((pair, pair));
            if !is_dark || light != dark {
                let color = if is_dark { dark } else { light };
                out.push_str(&format!("--c{}:{color};", at + 1));
            }
        }
        out
    }

    /// The classes of colours (`f` for grounds, `k` for icons), pens and faces.
    pub(super) fn classes(&self) -> String {
        let mut out = String::new();
        for at in 1..=self.colors.entries().len() {
            out.push_str(&format!(
                ".f{at}{{fill:var(--c{at})}}.k{at}{{stroke:var(--c{at})}}"
            ));
        }
        for (at, pen) in self.pens.entries().iter().enumerate() {
            out.push_str(&format!(".p{}{{{pen}}}", at + 1));
        }
        for (at, face) in self.faces.entries().iter().enumerate() {
            out.push_str(&format!(".t{}{{{face}}}", at + 1));
        }
        out
    }
}

/// Corner and size of a rectangle.
fn place(rect: Rect) -> String {
    let sides = [rect.x0, rect.y0, rect.width(), rect.height()];
    sides.map(number).join(",")
}

/// A colour as style sheets have it.
pub(super) fn hex(color: Color) -> String {
    let opaque = format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b);
    match color.a {
        255 => opaque,
        a => format!("{opaque}{a:02x}"),
    }
}
