"""A whole map drawn with the keyboard alone, and the same with the pointer."""

from portolan import WindowTest, check, records


def names(path, table="elements"):
    return {record["name"]: record for record in records(path, table)}


class Editor(WindowTest):
    def lines(self, *lines):
        """Draws from a text, without a pointer."""
        screen = self.screen
        screen.key("ctrl+shift+n")
        screen.settle(4)
        for line in lines:
            screen.type(line)
            screen.key("Return")
        screen.settle(4)
        screen.shot(f"editor-lines-{len(lines)}")
        screen.key("ctrl+Return")
        screen.settle()

    def command(self, words):
        """Runs a command, or goes to an element, by the search field."""
        self.screen.key("ctrl+k")
        self.screen.type(words)
        self.screen.settle(4)
        self.screen.key("Return")
        self.screen.settle(4)

    def assertDrawn(self, path, elements, links, notes, views):
        found = check(path)
        self.assertTrue(found["ok"], found)
        self.assertEqual(len(records(path, "elements")), elements)
        self.assertEqual(len(records(path, "links")), links)
        self.assertEqual(len(records(path, "notes")), notes)
        self.assertEqual(len(records(path, "views")), views)

    def test_a_map_by_keyboard_alone(self):
        screen, path = self.screen, self.folder / "clavier.ron"
        self.open()
        screen.key("ctrl+n")
        screen.settle()
        self.lines(
            "Salle A { Serveur web, Serveur applicatif, Base de donnees }",
            "Zone DMZ { Pare-feu, Mandataire }",
            "Pare-feu > Mandataire : HTTPS 443",
            "Mandataire > Serveur web : HTTPS 443",
            "Serveur web > Serveur applicatif : HTTPS 8443",
            "Serveur applicatif > Base de donnees : SQL 5432",
        )
        # Three elements in a row, by name and first letters of a kind.
        screen.key("n")
        screen.settle(4)
        for name, kind in (("Portail citoyen", "appl"), ("Annuaire central", "annu"), ("Usagers", "acteur")):
            screen.type(name)
            screen.key("Tab")
            screen.type(kind)
            screen.key("Tab")
            screen.settle(4)
        screen.shot("editor-keyboard-entry")
        screen.key("Escape", "Escape")
        self.lines(
            "Usagers > Portail citoyen : HTTPS 443",
            "Portail citoyen > Annuaire central : LDAPS 636",
            "Portail citoyen > Mandataire : HTTPS 443",
            "Annuaire central > Base de donnees : SQL 5432",
            "Usagers > Pare-feu : HTTPS 443",
        )
        # A note on the portal, another name for the users, a nudge.
        self.command("Portail citoyen")
        screen.key("c", "Return")
        screen.settle(4)
        screen.key("ctrl+a")
        screen.type("A revoir avant la migration")
        screen.key("Escape", "Escape")
        self.command("Usagers")
        screen.key("F2")
        screen.settle(4)
        screen.key("ctrl+a")
        screen.type("Citoyens")
        screen.key("Return")
        screen.settle(4)
        screen.key("Right", "Right", "shift+Down")
        # A second view.
        self.command("Nouvelle vue")
        screen.settle(4)
        screen.type("Flux")
        screen.key("Return")
        screen.settle()
        screen.key("ctrl+Prior")
        screen.key("shift+1")
        screen.settle()
        screen.shot("editor-keyboard")
        self.save_as(path)

        self.assertDrawn(path, elements=10, links=9, notes=1, views=2)
        elements = names(path)
        self.assertIn("Citoyens", elements)
        self.assertNotIn("Usagers", elements)
        self.assertEqual(elements["Serveur web"]["parent"], elements["A"]["id"])
        self.assertEqual(elements["Mandataire"]["parent"], elements["DMZ"]["id"])
        [note] = records(path, "notes")
        self.assertEqual(note["target"], elements["Portail citoyen"]["id"])
        self.assertIn("Flux", names(path, "views"))

    def test_a_map_by_pointer(self):
        screen, path = self.screen, self.folder / "souris.ron"
        self.open()
        screen.key("ctrl+n")
        screen.settle()
        # Two containers, drawn.
        for name, start, end in (
            ("Mairie", (310, 190), (760, 520)),
            ("Centre technique", (820, 190), (1260, 520)),
        ):
            screen.key("z")
            screen.drag(start, end)
            screen.settle(4)
            screen.type("site")
            screen.settle(4)
            screen.key("Return")
            screen.settle(4)
            screen.key("ctrl+a")
            screen.type(name)
            screen.key("Return")
            screen.settle(4)
        screen.shot("editor-zones")
        # Eight elements, each where it was double-clicked.
        places = {}
        for index, at in enumerate(
            [(425, 300), (645, 300), (425, 440), (645, 440), (935, 300), (1145, 300), (935, 440), (1145, 440)]
        ):
            name = f"Serveur {index + 1}"
            screen.double_click(at)
            screen.type(f"{name} : serveur")
            screen.key("Return")
            screen.settle(4)
            places[name] = at
        screen.key("Escape")
        screen.shot("editor-pointer-elements")
        # Nine links, pulled; the likeliest kind is taken.
        pairs = [(1, 2), (1, 3), (2, 4), (3, 4), (2, 5), (5, 6), (5, 7), (6, 8), (7, 8)]
        for start, end in pairs:
            screen.key("Escape", "l")
            screen.drag(places[f"Serveur {start}"], places[f"Serveur {end}"])
            screen.settle(4)
            screen.key("Return")
            screen.settle(3)
        screen.key("Escape", "Escape", "v")
        # A note beside the map, a second view, another name, another place.
        screen.key("c")
        screen.click((500, 640))
        screen.settle(4)
        screen.key("ctrl+a")
        screen.type("A revoir")
        screen.key("Escape", "Escape")
        screen.click(places["Serveur 8"])
        screen.key("F2")
        screen.settle(4)
        screen.key("ctrl+a")
        screen.type("Sauvegarde")
        screen.key("Return")
        screen.settle(4)
        self.command("Nouvelle vue")
        screen.settle(4)
        screen.type("Flux")
        screen.key("Return")
        screen.settle()
        screen.key("ctrl+Prior")
        screen.settle()
        screen.shot("editor-pointer")
        self.save_as(path)

        self.assertDrawn(path, elements=10, links=9, notes=1, views=2)
        elements = names(path)
        mairie = {name for name, element in elements.items() if element.get("parent") == elements["Mairie"]["id"]}
        self.assertEqual(mairie, {f"Serveur {index}" for index in (1, 2, 3, 4)})
        self.assertEqual(elements["Sauvegarde"]["parent"], elements["Centre technique"]["id"])
        self.assertEqual(len(records(path, "placements")), 11, "ten elements and a note have places")
