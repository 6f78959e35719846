"""A user's first map, from an empty window to a file and back."""

from portolan import WindowTest, check, records

# Places on the canvas, clear of both docks in a window of 1600 × 970.
SITE = (700, 360)
SERVER = (1040, 640)
USERS = (560, 700)


class FirstMap(WindowTest):
    def insert(self, at, kind, name):
        """Double-click, part of the kind's name, Enter; then its own name, Enter."""
        self.screen.double_click(at)
        self.screen.type(kind)
        self.screen.key("Return")
        # The field for the name opens with the name of the kind selected.
        self.screen.settle(4)
        self.screen.type(name)
        self.screen.key("Return")
        self.screen.settle(4)

    def test_draw_save_undo_redo_reopen(self):
        screen, path = self.screen, self.folder / "mairie.ron"
        window = self.open()
        screen.shot("1-welcome")
        screen.key("ctrl+n")
        empty = screen.settle()

        self.insert(SITE, "site", "Mairie")
        self.insert(SERVER, "serveur physique", "Serveur de fichiers")
        self.insert(USERS, "acteur", "Agents")
        drawn = screen.settle()
        window.wait_for_title(lambda title: title.startswith("•"), "the mark of unsaved changes")
        screen.shot("2-three-elements")
        self.assertGreater(drawn.differing(empty), 20_000, "three elements show")

        # Onto the ground of the site: it nests.
        screen.drag(SERVER, (SITE[0], SITE[1] + 40))
        screen.settle()
        screen.shot("3-nested")

        # From the users to the server with the tool for links; the first kind offered.
        screen.key("Escape", "Escape", "l")
        screen.drag(USERS, (SITE[0], SITE[1] + 40))
        screen.settle(4)
        screen.shot("4-which-link")
        # The likeliest kind is chosen already; where only one is legal there is nothing to ask.
        screen.key("Return")
        screen.settle(4)
        screen.key("Escape", "v")

        # Rename the users.
        screen.click(USERS)
        screen.key("F2")
        screen.settle(3)
        screen.type("Agents de la mairie")
        screen.key("Return")
        screen.settle()
        screen.shot("5-renamed")

        self.save_as(path)
        window.wait_for_title(lambda title: title.startswith("mairie.ron"), "the file's name without the mark")
        screen.shot("6-saved")
        saved = path.read_bytes()
        self.assertSaved(path)

        # All the way back, and forth again.
        for _ in range(20):
            screen.key("ctrl+z", pause=0.05)
        screen.settle()
        screen.shot("7-undone")
        self.save(path)
        self.assertEqual(records(path, "elements"), [], "nothing is left after undoing all")
        self.assertEqual(records(path, "links"), [])
        for _ in range(20):
            screen.key("ctrl+shift+z", pause=0.05)
        screen.settle()
        self.save(path)
        self.assertEqual(path.read_bytes(), saved, "redoing all gives the same bytes")
        window.close()

        # A new process finds what was drawn.
        again = self.open(path)
        again.wait_for_title(lambda title: title.startswith("mairie.ron"), "the file's name")
        reopened = screen.settle()
        screen.shot("8-reopened")
        self.assertGreater(reopened.differing(empty), 20_000, "the map shows again")
        self.assertEqual(path.read_bytes(), saved, "opening changes nothing")

    def assertSaved(self, path):
        found = check(path)
        self.assertTrue(found["ok"], found)
        counts = list(found["counts"].values())
        self.assertTrue(counts and counts[0]["elements"] == 3 and counts[0]["links"] == 1, found)
        elements = {element["name"]: element for element in records(path, "elements")}
        self.assertEqual(set(elements), {"Mairie", "Serveur de fichiers", "Agents de la mairie"})
        self.assertEqual(elements["Mairie"]["kind"], "site")
        self.assertEqual(elements["Serveur de fichiers"]["parent"], elements["Mairie"]["id"])
        self.assertNotIn("parent", elements["Agents de la mairie"])
        [link] = records(path, "links")
        self.assertEqual(link["from"], elements["Agents de la mairie"]["id"])
        self.assertEqual(link["to"], elements["Serveur de fichiers"]["id"])
        self.assertEqual(len(records(path, "placements")), 3, "three elements are placed on the view")
