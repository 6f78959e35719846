//! A scene made by hand that shows every kind of figure: two places, cards, links, pills.

use std::sync::Arc;

use crate::geometry::{BezPath, Point, Rect, Vec2};
use crate::scene::{
    Color, Dash, Figure, FontWeight, IconFigure, Item, ItemRole, PathFigure, RectFigure, Scene,
    Stroke, TextAnchor, TextRun,
};

pub(super) const INK: Color = Color::hex(0x0f172a);
pub(super) const MUTED: Color = Color::hex(0x64748b);
pub(super) const LINE: Color = Color::hex(0xe2e8f0);
pub(super) const PAPER: Color = Color::hex(0xffffff);
pub(super) const CANVAS: Color = Color::hex(0xfbfcfe);
const ON_PREMISE: Color = Color::hex(0x475569);
const TRUSTED: Color = Color::hex(0x0f766e);
const DOWN: Color = Color::hex(0xb42318);

/// A line of text with its left end on the base line at `(x, y)`.
pub(super) fn text(
    words: &str,
    x: f64,
    y: f64,
    size: f64,
    weight: FontWeight,
    color: Color,
) -> TextRun {
    TextRun {
        baseline: Point::new(x, y),
        anchor: TextAnchor::Start,
        text: Arc::from(words),
        width: crate::text::width(words, weight, size),
        size,
        weight,
        color,
        struck: false,
    }
}

/// A rectangle.
pub(super) fn rect(rect: Rect, radius: f64, fill: Option<Color>, stroke: Option<Stroke>) -> Figure {
    Figure::Rect(RectFigure {
        rect,
        radius,
        fill,
        stroke,
    })
}

/// A box in the size of a card.
pub(super) fn card_rect(x: f64, y: f64) -> Rect {
    Rect::new(x, y, x + 180.0, y + 50.0)
}

fn icon(name: &str, x: f64, y: f64, size: f64, color: Color) -> Figure {
    Figure::Icon(IconFigure {
        name: name.into(),
        rect: Rect::new(x, y, x + size, y + size),
        color,
    })
}

/// An item of these figures.
pub(super) fn item(role: ItemRole, bounds: Rect, figures: Vec<Figure>) -> Item {
    Item {
        subject: None,
        role,
        bounds,
        description: Arc::from(""),
        figures,
    }
}

/// A card with an icon tile, a name and a caption.
pub(super) fn card(
    x: f64,
    y: f64,
    icon_name: &str,
    tint: Color,
    family: Color,
    name: &str,
    caption: &str,
) -> Item {
    let bounds = card_rect(x, y);
    let figures = vec![
        rect(bounds, 8.0, Some(PAPER), Some(Stroke::solid(LINE, 1.0))),
        rect(
            Rect::new(x + 9.0, y + 9.0, x + 41.0, y + 41.0),
            6.0,
            Some(tint),
            None,
        ),
        icon(icon_name, x + 16.0, y + 16.0, 18.0, family),
        Figure::Text(text(
            name,
            x + 50.0,
            y + 22.5,
            12.5,
            FontWeight::SemiBold,
            INK,
        )),
        Figure::Text(text(
            caption,
            x + 50.0,
            y + 38.0,
            10.5,
            FontWeight::Regular,
            MUTED,
        )),
    ];
    item(ItemRole::Card, bounds, figures)
}

/// A rounded orthogonal link through `corners`, with a halo and an arrow head.
pub(super) fn link(corners: &[(f64, f64)], stroke: Stroke) -> Item {
    let corners: Vec<Point> = corners.iter().copied().map(Point::from).collect();
    let mut path = BezPath::new();
    path.move_to(corners[0]);
    for around in corners.windows(3) {
        let (before, corner, after) = (around[0], around[1], around[2]);
        let towards = |to: Point| corner + (to - corner).normalize() * 8.0;
        path.line_to(towards(before));
        path.quad_to(corner, towards(after));
    }
    let (before, tip) = (corners[corners.len() - 2], corners[corners.len() - 1]);
    let back = (before - tip).normalize();
    path.line_to(tip + back * 6.0);
    let side = Vec2::new(-back.y, back.x) * 3.5;
    let mut head = BezPath::new();
    head.move_to(tip);
    head.line_to(tip + back * 8.0 + side);
    head.line_to(tip + back * 8.0 - side);
    head.close_path();
    let bounds = kurbo::Shape::bounding_box(&path);
    let figures = vec![
        Figure::Path(PathFigure {
            path,
            fill: None,
            stroke: Some(stroke),
            halo: Some(Stroke::solid(PAPER, stroke.width + 4.0)),
        }),
        Figure::Path(PathFigure {
            path: head,
            fill: Some(stroke.color),
            stroke: None,
            halo: None,
        }),
    ];
    item(ItemRole::Link, bounds, figures)
}

fn pill(center: (f64, f64), words: &str, lock: bool) -> Item {
    let width = crate::text::width(words, FontWeight::Medium, 10.0);
    let inner = width + if lock { 14.0 } else { 0.0 };
    let bounds = Rect::new(
        center.0 - inner / 2.0 - 8.0,
        center.1 - 9.0,
        center.0 + inner / 2.0 + 8.0,
        center.1 + 9.0,
    );
    let mut figures = vec![rect(
        bounds,
        9.0,
        Some(PAPER),
        Some(Stroke::solid(LINE, 1.0)),
    )];
    if lock {
        figures.push(icon("lock", bounds.x0 + 7.0, center.1 - 5.5, 11.0, TRUSTED));
    }
    let mut run = text(
        words,
        bounds.x1 - 8.0,
        center.1 + 3.6,
        10.0,
        FontWeight::Medium,
        INK,
    );
    run.anchor = TextAnchor::End;
    figures.push(Figure::Text(run));
    item(ItemRole::LinkLabel, bounds, figures)
}

fn badge(left: f64, top: f64, words: &str, color: Color) -> Vec<Figure> {
    let width = crate::text::width(words, FontWeight::Bold, 9.5);
    let bounds = Rect::new(left, top, left + width + 12.0, top + 15.0);
    let mut run = text(
        words,
        bounds.center().x,
        top + 11.0,
        9.5,
        FontWeight::Bold,
        PAPER,
    );
    run.anchor = TextAnchor::Middle;
    vec![rect(bounds, 7.5, Some(color), None), Figure::Text(run)]
}

fn place(
    bounds: Rect,
    icon_name: &str,
    color: Color,
    ground: Color,
    title: &str,
    caption: &str,
    hosting: &str,
) -> Item {
    let (x, y) = (bounds.x0, bounds.y0);
    let mut word = text(
        hosting,
        bounds.x1 - 12.0,
        y + 20.0,
        9.5,
        FontWeight::SemiBold,
        color,
    );
    word.anchor = TextAnchor::End;
    let figures = vec![
        rect(bounds, 10.0, Some(ground), Some(Stroke::solid(color, 1.5))),
        rect(
            Rect::new(x + 10.0, y + 9.0, x + 32.0, y + 31.0),
            5.0,
            Some(color),
            None,
        ),
        icon(icon_name, x + 14.0, y + 13.0, 14.0, PAPER),
        Figure::Text(text(
            title,
            x + 40.0,
            y + 19.0,
            13.0,
            FontWeight::SemiBold,
            INK,
        )),
        Figure::Text(text(
            caption,
            x + 40.0,
            y + 33.0,
            10.0,
            FontWeight::Regular,
            MUTED,
        )),
        Figure::Text(word),
    ];
    item(ItemRole::Container, bounds, figures)
}

/// The scene.
pub(super) fn scene() -> Scene {
    let blue = (Color::hex(0xe0edfa), Color::hex(0x0f5fa8));
    let teal = (Color::hex(0xd8efeb), TRUSTED);
    let gold = (Color::hex(0xf6e8cf), Color::hex(0xb45309));
    let grey = Color::hex(0x64748b);
    let mut items = vec![
        place(
            Rect::new(0.0, 60.0, 470.0, 400.0),
            "building-2",
            ON_PREMISE,
            Color::hex(0xf3f6fa),
            "Datacentre Hôtel de Ville",
            "Site · sur site",
            "SUR SITE",
        ),
        place(
            Rect::new(520.0, 60.0, 760.0, 400.0),
            "cloud",
            TRUSTED,
            Color::hex(0xeffaf7),
            "Nuage souverain",
            "Région cloud · SecNumCloud",
            "CONFIANCE",
        ),
        link(&[(110.0, 170.0), (110.0, 230.0)], Stroke::solid(grey, 1.5)),
        link(&[(200.0, 255.0), (260.0, 255.0)], Stroke::solid(grey, 1.5)),
        link(
            &[(350.0, 280.0), (350.0, 340.0)],
            Stroke {
                color: grey,
                width: 1.5,
                dash: Dash::Dashed,
            },
        ),
        link(
            &[(260.0, 365.0), (110.0, 365.0), (110.0, 280.0)],
            Stroke {
                color: grey,
                width: 1.5,
                dash: Dash::Dotted,
            },
        ),
        link(
            &[
                (640.0, 280.0),
                (640.0, 320.0),
                (490.0, 320.0),
                (490.0, 265.0),
                (440.0, 265.0),
            ],
            Stroke {
                color: grey,
                width: 1.5,
                dash: Dash::DashDot,
            },
        ),
        link(
            &[
                (550.0, 145.0),
                (500.0, 145.0),
                (500.0, 245.0),
                (440.0, 245.0),
            ],
            Stroke::solid(DOWN, 2.0),
        ),
        link(
            &[(110.0, 20.0), (380.0, 20.0), (380.0, 230.0)],
            Stroke::solid(grey, 1.5),
        ),
        card(
            20.0,
            120.0,
            "users",
            blue.0,
            blue.1,
            "Portail citoyen",
            "GRU · conteneurs",
        ),
        card(
            20.0,
            230.0,
            "key-round",
            gold.0,
            gold.1,
            "Annuaire / SSO",
            "Point unique · LDAP",
        ),
        card(
            260.0,
            230.0,
            "database",
            teal.0,
            teal.1,
            "Base PostgreSQL",
            "Grappe ×3 · 1,2 To",
        ),
        card(
            260.0,
            340.0,
            "archive",
            teal.0,
            teal.1,
            "Réplique distante",
            "Asynchrone · 15 min",
        ),
        card(
            550.0,
            120.0,
            "folder",
            blue.0,
            blue.1,
            "Nextcloud",
            "Partage de fichiers",
        ),
        card(
            550.0,
            230.0,
            "map",
            blue.0,
            blue.1,
            "SIG",
            "Carte du territoire",
        ),
        pill((250.0, 20.0), "HTTPS 443", true),
        pill((500.0, 195.0), "SAML", true),
        pill((350.0, 310.0), "réplication", false),
    ];
    let stopped = card_rect(20.0, 120.0);
    let mut figures = vec![rect(stopped, 8.0, None, Some(Stroke::solid(DOWN, 2.0)))];
    figures.extend(badge(146.0, 112.0, "D4 C3", Color::hex(0x1e3a8a)));
    figures.extend(badge(32.0, 162.0, "ARRÊT", DOWN));
    items.push(item(ItemRole::Card, stopped, figures));
    let mut removed = text(
        "Serveur retiré en 2027",
        560.0,
        370.0,
        12.5,
        FontWeight::Medium,
        DOWN,
    );
    removed.struck = true;
    items.push(item(
        ItemRole::Note,
        Rect::new(560.0, 355.0, 720.0, 375.0),
        vec![Figure::Text(removed)],
    ));
    let mut note = BezPath::new();
    for (at, corner) in [(600.0, -10.0), (740.0, -4.0), (738.0, 44.0), (598.0, 38.0)]
        .into_iter()
        .enumerate()
    {
        if at == 0 {
            note.move_to(corner);
        } else {
            note.line_to(corner);
        }
    }
    note.close_path();
    let note_bounds = Rect::new(598.0, -10.0, 740.0, 44.0);
    items.push(item(
        ItemRole::Note,
        note_bounds,
        vec![
            Figure::Path(PathFigure {
                path: note,
                fill: Some(Color::hex(0xfef9c3)),
                stroke: Some(Stroke::solid(Color::hex(0xeab308), 1.0)),
                halo: None,
            }),
            Figure::Text(text(
                "Point unique de panne :",
                608.0,
                10.0,
                10.5,
                FontWeight::SemiBold,
                Color::hex(0x713f12),
            )),
            Figure::Text(text(
                "doubler l’annuaire",
                608.0,
                26.0,
                10.5,
                FontWeight::Regular,
                Color::hex(0x713f12),
            )),
        ],
    ));
    let bounds = items
        .iter()
        .fold(note_bounds, |around, item| around.union(item.bounds));
    Scene {
        bounds,
        background: Some(CANVAS),
        items,
    }
}
