//! Copying and pasting as users do it; the tests stand for the system's clipboard.

use super::*;
use crate::command::Command;
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::model::{
    Element, ElementId, KindId, Placement, RecordKey, SubjectId, SystemMap, TableName, Value,
    ViewId,
};
use crate::workspace::{Action, Dialog, Document, Effect, Preferences, Selecting, Workspace};

/// A workspace with a site that holds a server, an application on it, another application that the
/// first depends on, and a second, empty view.
struct Desk {
    workspace: Workspace,
    effects: Vec<Effect>,
}

const PLACES: [(&str, &str, Option<&str>, Rect); 4] = [
    ("Mairie", "site", None, Rect::new(0.0, 0.0, 300.0, 200.0)),
    (
        "Serveur",
        "physical_server",
        Some("Mairie"),
        Rect::new(20.0, 60.0, 220.0, 126.0),
    ),
    (
        "Portail",
        "application",
        None,
        Rect::new(400.0, 0.0, 600.0, 66.0),
    ),
    (
        "Annuaire",
        "application",
        None,
        Rect::new(400.0, 200.0, 600.0, 266.0),
    ),
];

impl Desk {
    fn empty(language: Language) -> Self {
        let preferences = Preferences {
            language,
            ..Preferences::default()
        };
        let mut desk = Self {
            workspace: Workspace::new(preferences, "2026-11-25", 7),
            effects: Vec::new(),
        };
        desk.does(Action::NewMap);
        desk
    }

    fn new() -> Self {
        let mut desk = Self::empty(Language::English);
        let view = desk.view();
        for (name, kind, parent, rect) in PLACES {
            let parent = parent.map(|parent| desk.id(parent));
            desk.asks(Command::InsertElement {
                kind: KindId::new(kind),
                name: name.into(),
                parent,
                place: Some((view.clone(), rect)),
            });
        }
        for (kind, from, to) in [
            ("hosted_on", "Portail", "Serveur"),
            ("depends_on", "Portail", "Annuaire"),
        ] {
            let (from, to) = (desk.id(from), desk.id(to));
            let kind = kind.into();
            desk.asks(Command::Connect { kind, from, to });
        }
        desk.sets("Portail", "criticality", Value::number(4.0).unwrap());
        desk.sets("Portail", "owner_role", "DSI".into());
        desk.asks(Command::AddView {
            name: "Second".into(),
        });
        desk.does(Action::ShowView(view));
        desk
    }

    fn does(&mut self, action: Action) {
        self.workspace.dispatch(action, &mut self.effects);
    }

    fn asks(&mut self, command: Command) {
        self.does(Action::Edit(command));
    }

    fn sets(&mut self, name: &str, field: &'static str, value: Value) {
        let record = RecordKey::new(TableName::Elements, self.id(name).as_str());
        self.asks(Command::SetField {
            record,
            name: field.into(),
            value: Some(value),
        });
    }

    fn document(&self) -> &Document {
        self.workspace.document.as_ref().unwrap()
    }

    fn map(&self) -> SystemMap {
        self.document().map().clone()
    }

    fn view(&self) -> ViewId {
        self.document().view.clone().unwrap()
    }

    fn element(&self, name: &str) -> Option<Element> {
        let map = self.document().map();
        let mut elements = map.tables().elements.iter();
        let found = elements.find(|element| element.name == name);
        found.map(|element| Element::clone(element))
    }

    fn id(&self, name: &str) -> ElementId {
        self.element(name).unwrap().id
    }

    fn selects(&mut self, names: &[&str]) {
        let subjects = names.iter().map(|name| SubjectId::from(&self.id(name)));
        let subjects = subjects.collect();
        self.does(Action::Select(subjects, Selecting::Only));
    }

    fn shows_second_view(&mut self) {
        let views = self.document().views();
        self.does(Action::ShowView(views[1].clone()));
    }

    fn rect(&self, name: &str) -> Option<Rect> {
        let subject = SubjectId::from(&self.id(name));
        let placed = self
            .document()
            .snapshot()
            .placements(self.document().map(), &self.view());
        let found = placed.into_iter().find(|(other, _)| *other == subject);
        found.map(|(_, placement)| Placement::rect(&placement))
    }

    /// What the last copy put on the clipboard.
    fn copied(&mut self) -> Copied {
        match self.effects.pop() {
            Some(Effect::Copy(copied)) => *copied,
            Some(Effect::Journal(_)) => self.copied(),
            other => panic!("something was copied, not {other:?}"),
        }
    }

    /// Asks for a paste in the middle of the map, and answers with what the clipboard holds.
    fn pastes(&mut self, as_new: bool, content: &str) {
        let pasting = Pasting {
            as_new,
            at: Point::new(1000.0, 1000.0),
            parent: None,
            text: None,
        };
        self.does(Action::Clip(Clip::AskPaste(pasting)));
        let Some(Effect::ReadClipboard(pasting)) = self.effects.pop() else {
            panic!("the clipboard is read");
        };
        self.does(Action::Clip(Clip::Paste(pasting, Some(content.to_owned()))));
    }

    fn undoes_to(&mut self, before: &SystemMap) {
        self.does(Action::Undo);
        assert_eq!(self.map(), *before, "one step takes it back");
    }
}

#[test]
fn what_is_copied_in_one_view_shows_in_the_other_as_the_same() {
    let mut desk = Desk::new();
    desk.selects(&["Mairie", "Portail"]);
    desk.does(Action::Clip(Clip::Copy));
    let copied = desk.copied();
    desk.shows_second_view();
    let before = desk.map();
    desk.pastes(false, &copied.own);
    assert_eq!(desk.map().tables().elements.len(), 4, "no new elements");
    let (site, portal) = (desk.rect("Mairie").unwrap(), desk.rect("Portail").unwrap());
    assert_eq!(portal.origin() - site.origin(), (400.0, 0.0).into());
    assert_eq!(site.union(portal).center(), Point::new(1000.0, 1000.0));
    assert!(desk.rect("Serveur").is_some(), "with what lies in it");
    assert!(desk.rect("Annuaire").is_none());
    assert_eq!(desk.document().selected_elements().len(), 3);
    desk.undoes_to(&before);
}

#[test]
fn what_shows_in_the_view_already_is_selected_and_stays_where_it_is() {
    let mut desk = Desk::new();
    desk.selects(&["Portail"]);
    desk.does(Action::Clip(Clip::Copy));
    let copied = desk.copied();
    let before = desk.map();
    desk.does(Action::SelectNone);
    desk.pastes(false, &copied.own);
    assert_eq!(desk.map(), before);
    assert_eq!(desk.document().selected_elements(), [desk.id("Portail")]);
    let notice = desk.workspace.notice.clone().unwrap();
    assert_eq!(notice.message, msg::WORKSPACE_PASTE_SHOWN.into());
}

#[test]
fn what_is_cut_leaves_the_view_and_comes_back_at_any_plateau() {
    let mut desk = Desk::new();
    for (name, base) in [("Now", false), ("Then", true)] {
        let plateaus = desk.document().map().timeline().order().to_vec();
        desk.asks(Command::AddPlateau {
            name: name.into(),
            based_on: plateaus.first().filter(|_| base).cloned(),
        });
    }
    let plateaus = desk.document().map().timeline().order().to_vec();
    for plateau in plateaus {
        desk.does(Action::ShowPlateau(plateau));
        desk.selects(&["Annuaire"]);
        desk.does(Action::Clip(Clip::Cut));
        assert!(desk.rect("Annuaire").is_none(), "it left the view");
        assert!(desk.element("Annuaire").is_some(), "and not the map");
        let copied = desk.copied();
        desk.pastes(false, &copied.own);
        let back = desk.rect("Annuaire").unwrap();
        assert_eq!(back.center(), Point::new(1000.0, 1000.0));
    }
}

#[test]
fn pasting_as_new_makes_independent_elements_and_says_what_was_left_out() {
    let mut desk = Desk::new();
    desk.selects(&["Mairie", "Portail"]);
    desk.does(Action::Clip(Clip::Copy));
    let copied = desk.copied();
    let before = desk.map();
    desk.pastes(true, &copied.own);
    let map = desk.map();
    assert_eq!(map.tables().elements.len(), 7);
    assert_eq!(
        map.tables().links.len(),
        3,
        "the link to the directory is not copied"
    );
    let server = desk.element("Serveur (2)").unwrap();
    assert_eq!(server.parent, Some(desk.id("Mairie (2)")));
    let portal = desk.element("Portail (2)").unwrap();
    assert_eq!(
        portal.attributes,
        desk.element("Portail").unwrap().attributes
    );
    let notice = desk.workspace.notice.clone().unwrap();
    assert_eq!(
        notice.message,
        msg::WORKSPACE_PASTED_COPIES.with("count", 3_usize)
    );
    let hint = msg::WORKSPACE_PASTE_LEFT_OUT.with("count", 1_usize);
    assert_eq!(notice.hint, Some(hint));
    desk.undoes_to(&before);
}

#[test]
fn elements_go_into_another_map_with_kinds_attributes_nesting_and_inner_links() {
    let mut desk = Desk::new();
    desk.selects(&["Mairie", "Portail"]);
    desk.does(Action::Clip(Clip::Copy));
    // Through HTML, as from one process to another.
    let own = from_html(&desk.copied().html).unwrap();
    for as_new in [true, false] {
        let mut other = Desk::empty(Language::French);
        other.pastes(as_new, &own);
        let map = other.map();
        assert_eq!(map.tables().elements.len(), 3);
        assert_eq!(map.tables().links.len(), 1);
        let server = other.element("Serveur").unwrap();
        assert_eq!(server.kind.as_str(), "physical_server");
        assert_eq!(server.parent, Some(other.id("Mairie")));
        let portal = other.element("Portail").unwrap();
        assert_eq!(portal.attributes.get("owner_role"), Some(&"DSI".into()));
        assert_eq!(other.rect("Portail").unwrap().size(), (200.0, 66.0).into());
    }
}

#[test]
fn copies_go_into_the_container_under_the_pointer() {
    let mut desk = Desk::new();
    desk.selects(&["Portail"]);
    desk.does(Action::Clip(Clip::Copy));
    let own = desk.copied().own;
    let pasting = Pasting {
        as_new: true,
        at: Point::new(150.0, 150.0),
        parent: Some(desk.id("Mairie")),
        text: None,
    };
    desk.does(Action::Clip(Clip::Paste(pasting, Some(own))));
    let copy = desk.element("Portail (2)").unwrap();
    assert_eq!(copy.parent, Some(desk.id("Mairie")));
    let frame = desk.rect("Mairie").unwrap();
    let inner = desk.rect("Portail (2)").unwrap();
    assert!(frame.contains_rect(inner), "{inner:?} in {frame:?}");
}

#[test]
fn a_table_that_was_copied_can_be_pasted_as_elements_with_their_attributes() {
    for language in [Language::English, Language::French] {
        let mut desk = Desk::new();
        desk.does(Action::SpeakLanguage(language));
        desk.selects(&["Portail", "Annuaire"]);
        desk.does(Action::Clip(Clip::Copy));
        let text = desk.copied().text;
        let mut other = Desk::empty(language);
        let before = other.map();
        other.pastes(false, &text);
        let Some(Dialog::PasteText { proposal, .. }) = &other.workspace.dialog else {
            panic!("the user is asked first");
        };
        assert_eq!(proposal.puzzles, [], "{text}");
        assert_eq!(other.map(), before, "nothing is made before the answer");
        other.does(Action::Accept);
        for name in ["Portail", "Annuaire"] {
            let (made, original) = (other.element(name).unwrap(), desk.element(name).unwrap());
            assert_eq!(made.kind, original.kind);
            assert_eq!(made.attributes, original.attributes);
        }
        other.undoes_to(&before);
    }
}

#[test]
fn lines_of_text_become_elements_of_the_kind_in_brackets() {
    let mut desk = Desk::new();
    desk.selects(&["Mairie", "Portail"]);
    desk.does(Action::Clip(Clip::CopyAs(TextForm::Lines)));
    let Some(Effect::CopyText(text)) = desk.effects.pop() else {
        panic!("a text is copied");
    };
    assert_eq!(
        text,
        "Mairie (Site)\nPortail (Application)\nServeur (Physical server)"
    );
    let proposal = proposed(&format!("{text}\n- Messagerie\n\n"));
    let kinds: Vec<(&str, &str)> = (proposal.fragment.elements.iter())
        .map(|element| (element.name.as_str(), element.kind.as_str()))
        .collect();
    let expected = [
        ("Mairie", "site"),
        ("Portail", "application"),
        ("Serveur", "physical_server"),
        ("Messagerie", "application"),
    ];
    assert_eq!(kinds, expected);
    assert_eq!(proposal.puzzles.len(), 1, "one row came without a kind");
}

fn proposed(text: &str) -> Proposal {
    let desk = Desk::empty(Language::English);
    propose(text, &desk.map(), &desk.view(), Language::English)
}

#[test]
fn titles_are_understood_in_both_languages_and_what_is_not_is_said() {
    let text = "Nom\tType\tCriticality\tCouleur\twithdrawal\n\
                Portail\tapplication\t4\tbleu\t31/12/2027\n\
                \tapplication\t1\t\t\n\
                \"Gros \"\"SI\"\"\nancien\"\tvaisseau\tbeaucoup\t\t2027-02-30\n";
    let proposal = proposed(text);
    let [portal, large] = proposal.fragment.elements.as_slice() else {
        panic!("two rows have a name: {proposal:?}");
    };
    assert_eq!(
        portal.attributes.get("criticality"),
        Value::number(4.0).as_ref()
    );
    assert_eq!(
        portal.attributes.get("withdrawal"),
        Some(&"2027-12-31".into())
    );
    assert_eq!(large.name, "Gros \"SI\" ancien");
    assert!(large.attributes.is_empty());
    let said: Vec<String> = (proposal.puzzles.iter())
        .map(|puzzle| Language::English.say(puzzle))
        .collect();
    assert_eq!(said.len(), 5, "{said:#?}");
    for (puzzle, word) in
        said.iter()
            .zip(["Couleur", "Row 2", "vaisseau", "beaucoup", "2027-02-30"])
    {
        assert!(puzzle.contains(word), "{puzzle} names {word}");
    }
}

#[test]
fn new_boxes_do_not_lie_on_each_other() {
    let names: Vec<String> = (0..50)
        .map(|number| format!("Box {number}\tsite"))
        .collect();
    let proposal = proposed(&names.join("\n"));
    let rects: Vec<Rect> = proposal
        .fragment
        .placements
        .iter()
        .map(Placement::rect)
        .collect();
    assert_eq!(rects.len(), 50);
    for (index, one) in rects.iter().enumerate() {
        for other in &rects[index + 1..] {
            assert!(!crate::geometry::overlaps(*one, *other));
        }
    }
}

#[test]
fn a_huge_text_is_read_as_far_as_it_makes_sense() {
    let text = "a name of a line\n".repeat(600_000);
    let proposal = proposed(&text);
    assert_eq!(proposal.fragment.elements.len(), MOST_ROWS);
    assert!(
        proposal
            .puzzles
            .contains(&msg::WORKSPACE_PASTE_TOO_MANY.with("count", MOST_ROWS))
    );
}

#[test]
fn nonsense_on_the_clipboard_changes_nothing_and_says_so() {
    let own = {
        let mut desk = Desk::new();
        desk.selects(&["Portail"]);
        desk.does(Action::Clip(Clip::Copy));
        desk.copied().own
    };
    let cut_short = &own[..own.len() / 3];
    for content in [
        "",
        "  \n\t\n",
        cut_short,
        "// portolan clipboard 1\n(",
        "\u{0}",
    ] {
        let mut desk = Desk::new();
        let before = desk.map();
        desk.pastes(true, content);
        assert_eq!(desk.map(), before, "{content:?}");
        let asks = desk.workspace.dialog.is_some();
        assert!(asks || desk.workspace.notice.is_some(), "{content:?}");
    }
}

#[test]
fn with_nothing_selected_nothing_is_copied() {
    let mut desk = Desk::new();
    desk.does(Action::SelectNone);
    desk.effects.clear();
    desk.does(Action::Clip(Clip::Copy));
    assert!(desk.effects.is_empty());
    assert!(desk.workspace.notice.is_some());
}

#[test]
fn a_picture_shows_what_is_selected_with_its_content_and_inner_links() {
    let mut desk = Desk::new();
    desk.selects(&["Mairie", "Portail"]);
    desk.does(Action::Clip(Clip::CopyPicture));
    let Some(Effect::CopyPicture { only }) = desk.effects.pop() else {
        panic!("a picture is asked for");
    };
    assert_eq!(only.len(), 4, "three elements and the link between them");
    let whole = desk.workspace.picture_order(false).unwrap().compose();
    let part = part_of(whole.clone(), &only);
    assert!(part.items.len() >= 4 && part.items.len() < whole.items.len());
    assert!(
        part.bounds.y1 < whole.bounds.y1,
        "the directory below is left out"
    );
    assert_eq!(
        part_of(whole.clone(), &std::collections::BTreeSet::new()),
        whole
    );
}
