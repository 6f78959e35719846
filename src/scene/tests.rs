//! What a drawing promises to those who look at it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::*;
use crate::geometry::{Rect, overlaps};
use crate::layout::{EdgeId, Route};
use crate::locale::Language;
use crate::model::{
    Element, ElementId, Finite, KindId, Link, LinkId, Name, Note, NoteId, Placement, Plateau,
    PlateauId, Record as _, Snapshot, SubjectId, SystemMap, Tables, Value, View, ViewId,
};

pub(super) const VIEW: &str = "drawing";

pub(super) fn metropole() -> SystemMap {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/domain/metropole.json"
    );
    let bytes = std::fs::read(path)
        .unwrap_or_else(|error| panic!("the sample of the metropole must lie at {path}: {error}"));
    crate::import::read(&bytes, path, None).unwrap().map
}

/// The map with a view of these elements, laid out.
pub(super) fn with_view(map: &SystemMap, elements: &BTreeSet<ElementId>) -> SystemMap {
    let mut view = View::blank(ViewId::from(VIEW));
    view.name = "Dessin".into();
    let placed = place_view(&PlaceRequest {
        map,
        view: &view,
        elements,
        kept: &BTreeMap::new(),
        language: Language::French,
    });
    let mut tables = map.tables().clone();
    for element in placed {
        tables
            .placements
            .insert(Arc::new(placement(&view, &element)));
    }
    tables.views.insert(Arc::new(view));
    SystemMap::assemble(tables).0
}

fn placement(view: &View, element: &PlacedElement) -> Placement {
    let subject = SubjectId::from(&element.element);
    let mut placement = Placement::blank(Placement::id_for(&view.id, &subject));
    placement.view = view.id.clone();
    placement.subject = subject;
    let number = |value: f64| Finite::new(value).unwrap();
    placement.x = number(element.rect.x0);
    placement.y = number(element.rect.y0);
    placement.w = number(element.rect.width());
    placement.h = number(element.rect.height());
    for (plateau, rect) in &element.at {
        let fields = [
            ("x", rect.x0),
            ("y", rect.y0),
            ("w", rect.width()),
            ("h", rect.height()),
        ];
        let fields = fields.map(|(name, value)| (Name::from(name), Value::number(value).unwrap()));
        placement
            .at
            .insert(plateau.clone(), fields.into_iter().collect());
    }
    placement
}

/// Applications, groups, people and partners of the metropole.
fn applications(map: &SystemMap) -> BTreeSet<ElementId> {
    let kinds = [
        "application",
        "application_group",
        "actor",
        "external_system",
        "saas_service",
        "provider",
        "site",
        "room",
        "firewall",
    ];
    map.tables()
        .elements
        .iter()
        .filter(|element| kinds.contains(&element.kind.as_str()))
        .map(|element| element.id.clone())
        .collect()
}

struct Drawn {
    map: SystemMap,
    snapshot: Snapshot,
    routes: BTreeMap<EdgeId, Route>,
}

impl Drawn {
    fn of(map: SystemMap, plateau: Option<&str>) -> Self {
        let plateau = plateau.map(PlateauId::from);
        let snapshot = map.snapshot(plateau.as_ref());
        let view = ViewId::from(VIEW);
        let routes = routes(
            &map,
            &snapshot,
            &view,
            &Bundling::default(),
            Language::French,
        );
        Self {
            map,
            snapshot,
            routes,
        }
    }

    /// What a lens finds.
    fn shading(&self, lens: Lens, language: Language) -> Shading {
        let graph = crate::analysis::DependencyGraph::of(&self.snapshot);
        let settings = crate::assurance::Settings::of(&self.map, None);
        let (map, snapshot) = (&self.map, &self.snapshot);
        let facts = crate::assurance::Facts::of(map, snapshot, &graph, &settings);
        lens.shade(&LensRequest {
            facts: &facts,
            assessment: None,
            on: None,
            language,
        })
    }

    fn compose(&self, perspective: Perspective, language: Language) -> Composition {
        compose(&SceneRequest {
            map: &self.map,
            snapshot: &self.snapshot,
            view: &ViewId::from(VIEW),
            routes: &self.routes,
            bundling: &Bundling::default(),
            theme: &Theme::LIGHT,
            language,
            perspective,
            pictures: &std::collections::BTreeMap::new(),
            warnings: &BTreeSet::new(),
            findings: None,
            options: SceneOptions::default(),
        })
    }
}

pub(super) fn small_map(elements: &[(&str, &str, &str, Option<&str>)]) -> SystemMap {
    let mut tables = Tables::default();
    for (id, kind, name, parent) in elements {
        let mut element = Element::blank(ElementId::from(*id));
        element.kind = KindId::from(*kind);
        element.name = (*name).into();
        element.parent = parent.map(ElementId::from);
        tables.elements.insert(Arc::new(element));
    }
    SystemMap::assemble(tables).0
}

pub(super) fn all_elements(map: &SystemMap) -> BTreeSet<ElementId> {
    map.tables()
        .elements
        .iter()
        .map(|element| element.id.clone())
        .collect()
}

fn marks_on_everything(snapshot: &Snapshot) -> ImpactMarks {
    let states = ImpactState::ALL.into_iter().cycle();
    snapshot
        .elements()
        .iter()
        .zip(states)
        .map(|(element, state)| {
            let reason = "direct".into();
            (element.id.clone(), ImpactMark { state, reason })
        })
        .collect()
}

pub(super) fn assert_sound(scene: &Scene) {
    for item in &scene.items {
        assert!(!item.description.trim().is_empty(), "{item:?} says nothing");
        let room = item.bounds.inflate(OVERHANG, OVERHANG);
        for figure in &item.figures {
            let bounds = figure.bounds();
            assert!(
                room.contains_rect(bounds),
                "{} draws {figure:?} outside {:?}",
                item.description,
                item.bounds
            );
            if let (Figure::Text(run), ItemRole::Card | ItemRole::Note | ItemRole::LinkLabel) =
                (figure, item.role)
            {
                assert!(
                    run.width <= item.bounds.width(),
                    "“{}” is wider than its card",
                    run.text
                );
            }
        }
    }
}

#[test]
fn nothing_is_drawn_outside_its_item_and_every_item_has_a_sentence() {
    let map = metropole();
    let map = with_view(&map, &applications(&map));
    for plateau in ["P2026", "P2029"] {
        let drawn = Drawn::of(map.clone(), Some(plateau));
        let marks = marks_on_everything(&drawn.snapshot);
        let language = Language::French;
        let lenses = Lens::ALL.map(|lens| drawn.shading(lens, language));
        let lenses = lenses.iter().map(Perspective::Lens);
        let plain = [Perspective::Standard, Perspective::Impact(&marks)];
        for perspective in plain.into_iter().chain(lenses) {
            let scene = drawn.compose(perspective, language).scene;
            assert!(scene.items.len() > 100);
            assert_sound(&scene);
        }
    }
}

#[test]
#[expect(
    clippy::float_cmp_const,
    reason = "sizes of type are copied, never computed"
)]
fn badges_and_pills_keep_clear_of_names() {
    let map = metropole();
    let map = with_view(&map, &applications(&map));
    let drawn = Drawn::of(map, Some("P2026"));
    let marks = marks_on_everything(&drawn.snapshot);
    let scene = drawn
        .compose(Perspective::Impact(&marks), Language::French)
        .scene;
    let mut seen = 0;
    for item in scene
        .items
        .iter()
        .filter(|item| item.role == ItemRole::Card)
    {
        let is_overhanging =
            |rect: Rect| rect.y0 < item.bounds.y0 - 2.0 || rect.y1 > item.bounds.y1 + 4.0;
        let overhanging: Vec<Rect> = item
            .figures
            .iter()
            .filter(|figure| matches!(figure, Figure::Rect(_)))
            .map(Figure::bounds)
            .filter(|rect| is_overhanging(*rect))
            .collect();
        for figure in &item.figures {
            let Figure::Text(run) = figure else { continue };
            if run.size != super::pen::NAME.size && run.size != super::pen::CAPTION.size {
                continue;
            }
            // From capital height to the hanging of letters.
            let words = Rect::new(
                run.baseline.x,
                run.baseline.y - run.size * 0.73,
                run.baseline.x + run.width,
                run.baseline.y + run.size * 0.2,
            );
            for badge in &overhanging {
                seen += 1;
                assert!(!overlaps(*badge, words), "a badge covers “{}”", run.text);
            }
        }
    }
    assert!(seen > 20);
}

#[test]
fn link_labels_cover_no_card_and_no_other_label() {
    let map = metropole();
    let map = with_view(&map, &applications(&map));
    let drawn = Drawn::of(map, Some("P2027"));
    let scene = drawn.compose(Perspective::Standard, Language::French).scene;
    let of_role = |role| scene.items.iter().filter(move |item| item.role == role);
    let labels: Vec<&Item> = of_role(ItemRole::LinkLabel).collect();
    assert!(!labels.is_empty());
    for (index, label) in labels.iter().enumerate() {
        for card in of_role(ItemRole::Card) {
            assert!(
                !overlaps(label.bounds, card.bounds),
                "{}",
                label.description
            );
        }
        for other in &labels[index + 1..] {
            assert!(
                !overlaps(label.bounds, other.bounds),
                "{}",
                label.description
            );
        }
    }
}

#[test]
fn the_same_request_gives_the_same_scene() {
    let map = metropole();
    let elements = applications(&map);
    let drawn = Drawn::of(with_view(&map, &elements), Some("P2026"));
    let again = Drawn::of(with_view(&metropole(), &elements), Some("P2026"));
    for lens in Lens::ALL {
        let [one, other] =
            [&drawn, &again].map(|drawn| drawn.shading(lens.clone(), Language::English));
        assert_eq!(
            drawn.compose(Perspective::Lens(&one), Language::English),
            again.compose(Perspective::Lens(&other), Language::English)
        );
    }
}

#[test]
fn each_language_says_kinds_and_states_in_its_own_words() {
    let map = small_map(&[("ap", "application", "Annuaire / SSO", None)]);
    let drawn = Drawn::of(with_view(&map, &all_elements(&map)), None);
    let marks = ImpactMarks::from([(
        ElementId::from("ap"),
        ImpactMark {
            state: ImpactState::Down,
            reason: "".into(),
        },
    )]);
    let said = |language| {
        let scene = drawn.compose(Perspective::Impact(&marks), language).scene;
        scene.items[0].description.to_string()
    };
    assert_eq!(
        said(Language::French),
        "Annuaire / SSO, application, sans lien, à l’arrêt"
    );
    assert_eq!(
        said(Language::English),
        "Annuaire / SSO, application, no links, down"
    );
}

#[test]
fn what_keeps_its_parent_keeps_its_place_when_the_plateau_changes() {
    let map = metropole();
    let elements: BTreeSet<ElementId> = all_elements(&map);
    let map = with_view(&map, &elements);
    let bounds_at = |plateau: &str| -> BTreeMap<ElementId, (Option<ElementId>, Rect)> {
        let snapshot = map.snapshot(Some(&PlateauId::from(plateau)));
        let placements = snapshot.placements(&map, &ViewId::from(VIEW));
        placements
            .into_iter()
            .filter_map(|(subject, placement)| {
                let id = ElementId::from(subject.text().clone());
                let element = snapshot.element_by_id(&id)?;
                Some((id, (element.parent.clone(), placement.rect())))
            })
            .collect()
    };
    let chain_is_same = |a: &BTreeMap<ElementId, (Option<ElementId>, Rect)>,
                         b: &BTreeMap<ElementId, (Option<ElementId>, Rect)>,
                         id: &ElementId| {
        let mut at = Some(id.clone());
        while let Some(id) = at {
            let (Some(before), Some(after)) = (a.get(&id), b.get(&id)) else {
                return false;
            };
            if before.0 != after.0 {
                return false;
            }
            at = before.0.clone();
        }
        true
    };
    let (before, after) = (bounds_at("P2026"), bounds_at("P2029"));
    let mut kept = 0;
    // A frame is drawn around what is there; nothing that it holds moves for that.
    let is_leaf = |id: &ElementId| {
        let holds = |all: &BTreeMap<ElementId, (Option<ElementId>, Rect)>| {
            all.values().any(|(parent, _)| parent.as_ref() == Some(id))
        };
        !holds(&before) && !holds(&after)
    };
    for (id, (_, rect)) in &before {
        if chain_is_same(&before, &after, id) && is_leaf(id) {
            kept += 1;
            assert_eq!(*rect, after[id].1, "{id} moved");
        }
    }
    assert!(kept > 100);
    for all in [&before, &after] {
        for (id, (parent, rect)) in all {
            let around = parent.as_ref().and_then(|parent| all.get(parent));
            let is_held = around.is_none_or(|(_, around)| around.contains_rect(*rect));
            assert!(is_held, "{id} sticks out of its container");
        }
    }
}

#[test]
fn an_element_that_moves_to_another_parent_has_a_place_in_each() {
    let map = small_map(&[
        ("one", "site", "Hôtel de ville", None),
        ("two", "site", "Centre technique", None),
        ("stays", "physical_server", "Reste", Some("one")),
        ("other", "physical_server", "Autre", Some("two")),
        ("moves", "physical_server", "Serveur", Some("one")),
    ]);
    let mut tables = map.tables().clone();
    for (id, base) in [("now", None), ("later", Some("now"))] {
        let mut plateau = Plateau::blank(PlateauId::from(id));
        plateau.based_on = base.map(PlateauId::from);
        tables.plateaus.insert(Arc::new(plateau));
    }
    let mut moves = Element::clone(tables.elements.get(&ElementId::from("moves")).unwrap());
    let to_two = [(Name::from("parent"), Value::from("two"))];
    moves.at.insert(PlateauId::from("later"), to_two.into());
    tables.elements.insert(Arc::new(moves));
    let map = SystemMap::assemble(tables).0;
    let map = with_view(&map, &all_elements(&map));
    let rect_of = |plateau: &str, id: &str| {
        let snapshot = map.snapshot(Some(&PlateauId::from(plateau)));
        let placements = snapshot.placements(&map, &ViewId::from(VIEW));
        let found = placements
            .iter()
            .find(|(subject, _)| subject.as_str() == id);
        found.unwrap().1.rect()
    };
    for (plateau, parent) in [("now", "one"), ("later", "two")] {
        let (inner, outer) = (rect_of(plateau, "moves"), rect_of(plateau, parent));
        assert!(outer.contains_rect(inner), "{inner:?} in {outer:?}");
    }
    for id in ["stays", "other"] {
        assert_eq!(rect_of("now", id), rect_of("later", id));
    }
    // Nobody stands where the server stood or will stand.
    assert!(rect_of("later", "one").height() < rect_of("now", "one").height());
    assert!(rect_of("now", "two").height() < rect_of("later", "two").height());
}

#[test]
fn nesting_says_that_a_thing_runs_on_its_parent() {
    let map = small_map(&[
        ("host", "hypervisor", "Hyperviseur", None),
        ("vm", "logical_server", "Serveur", Some("host")),
        ("other", "logical_server", "Autre", None),
    ]);
    let mut tables = map.tables().clone();
    for (id, from, to) in [("inside", "vm", "host"), ("outside", "other", "vm")] {
        let mut link = Link::blank(LinkId::from(id));
        link.kind = KindId::from("hosted_on");
        link.from = ElementId::from(from);
        link.to = ElementId::from(to);
        tables.links.insert(Arc::new(link));
    }
    let map = SystemMap::assemble(tables).0;
    let drawn = Drawn::of(with_view(&map, &all_elements(&map)), None);
    let scene = drawn.compose(Perspective::Standard, Language::French).scene;
    let links: Vec<_> = scene
        .items
        .iter()
        .filter(|item| item.role == ItemRole::Link)
        .filter_map(|item| item.subject.clone())
        .collect();
    assert_eq!(links, [Subject::Link("outside".into())]);
}

#[test]
fn hostile_names_neither_leave_their_card_nor_act_on_the_page() {
    let long = "W".repeat(5_000);
    let many_lines = "a\n".repeat(400);
    let names = [
        "",
        "   ",
        "\u{202E}gnp.exe",
        "\u{1B}[31mrouge\0",
        "漢字かな交じり文の名前がここに入ります",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
        "Z̴̧̛͖͚̳͙͓͚̳͙̖̀́̂̃̄̅̆̇̈a̸l̵g̶o̷",
        long.as_str(),
        many_lines.as_str(),
    ];
    let ids: Vec<String> = (0..names.len()).map(|index| format!("e{index}")).collect();
    let mut elements: Vec<_> = ids
        .iter()
        .zip(names)
        .map(|(id, name)| (id.as_str(), "application", name, Some("frame")))
        .collect();
    elements.push(("frame", "site", long.as_str(), None));
    elements.push(("unknown", "kind-that-nobody-knows", "Inconnu", None));
    let map = small_map(&elements);
    let mut tables = map.tables().clone();
    let mut note = Note::blank(NoteId::from("note"));
    note.text = many_lines.as_str().into();
    note.author_role = long.as_str().into();
    note.created = "pas une date".into();
    note.target = Some(SubjectId::from("e0"));
    tables.notes.insert(Arc::new(note));
    let map = SystemMap::assemble(tables).0;
    let drawn = Drawn::of(with_view(&map, &all_elements(&map)), None);
    let composed = drawn.compose(Perspective::Standard, Language::English);
    assert_sound(&composed.scene);
    let runs = composed.scene.items.iter().flat_map(|item| &item.figures);
    for figure in runs {
        if let Figure::Text(run) = figure {
            assert!(!run.text.contains(['\u{202E}', '\u{1B}', '\0', '\n']));
        }
    }
}

#[test]
fn boxes_of_any_size_are_drawn_within_themselves() {
    let map = small_map(&[
        ("a", "application", "Application de gestion", None),
        ("s", "site", "Hôtel de ville", None),
    ]);
    for (w, h) in [
        (0.0, 0.0),
        (20.0, 20.0),
        (60.0, 30.0),
        (90.0, 200.0),
        (900.0, 24.0),
    ] {
        let mut tables = with_view(&map, &all_elements(&map)).tables().clone();
        let view = ViewId::from(VIEW);
        for id in ["a", "s"] {
            let id = Placement::id_for(&view, &SubjectId::from(id));
            let mut placement = Placement::clone(tables.placements.get(&id).unwrap());
            placement.w = Finite::new(w).unwrap();
            placement.h = Finite::new(h).unwrap();
            tables.placements.insert(Arc::new(placement));
        }
        let drawn = Drawn::of(SystemMap::assemble(tables).0, None);
        assert_sound(&drawn.compose(Perspective::Standard, Language::French).scene);
    }
}

#[test]
fn the_page_shows_all_of_the_drawing_its_marking_twice_and_only_what_is_there() {
    let map = metropole();
    let map = with_view(&map, &applications(&map));
    let drawn = Drawn::of(map, Some("P2026"));
    let composed = drawn.compose(Perspective::Standard, Language::French);
    let page = compose_page(
        &composed,
        &PageFrame {
            title: "Métropole de Rivelac".into(),
            marking: "Diffusion restreinte".into(),
            view: "Applications".into(),
            ..PageFrame::default()
        },
    );
    for item in &page.items {
        assert!(
            page.bounds.contains_rect(item.bounds),
            "{}",
            item.description
        );
    }
    let frames: Vec<&Item> = page
        .items
        .iter()
        .filter(|item| item.role == ItemRole::Frame)
        .collect();
    for (index, frame) in frames.iter().enumerate() {
        assert!(!frame.description.is_empty());
        for other in &frames[index + 1..] {
            assert!(!overlaps(frame.bounds, other.bounds));
        }
        assert!(!overlaps(frame.bounds, composed.scene.bounds));
    }
    let said = |words: &str| {
        let frames = frames.iter();
        frames
            .filter(|frame| frame.description.contains(words))
            .count()
    };
    assert_eq!(said("Diffusion restreinte"), 2);
    assert_eq!(said("Cloud public"), 0, "no public cloud is in this view");
    assert_eq!(said("Sur site"), 1);
}

#[test]
fn hosting_follows_the_provider_the_place_and_the_host() {
    let map = metropole();
    let snapshot = map.snapshot(Some(&PlateauId::from("P2026")));
    let classes = hosting_classes(&snapshot);
    let class = |id: &str| classes[snapshot.find(&ElementId::from(id)).unwrap().row()];
    assert_eq!(class("prv-souv"), Some(HostingClass::TrustedCloud));
    assert_eq!(class("az-souv-1"), Some(HostingClass::TrustedCloud));
    assert_eq!(class("cl-k1"), Some(HostingClass::TrustedCloud));
    assert_eq!(class("reg-pub"), Some(HostingClass::PublicCloud));
    assert_eq!(class("cl-iot"), Some(HostingClass::PublicCloud));
    assert_eq!(class("cl-gru"), Some(HostingClass::Saas));
    assert_eq!(class("prv-gru"), Some(HostingClass::Saas));
    assert_eq!(class("hv-a1"), Some(HostingClass::OnPremises));
    assert_eq!(class("sv-ad1"), Some(HostingClass::OnPremises));
    assert_eq!(class("prv-tela"), Some(HostingClass::Outside));
    assert_eq!(class("ex-fc"), Some(HostingClass::Outside));
}
