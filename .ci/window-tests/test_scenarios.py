"""A scenario: a loss by key, a second one by a click on the map, kept under a name, saved."""

from portolan import WindowTest, command, records, wait_until

DOWN = "#b42318"

# Two sites side by side, so large that each fills its half of the canvas.
MAP = """(
    portolan: 1,
    map: [
        (id: "map", title: "Deux sites", language: "fr"),
    ],
    elements: [
        (id: "mairie", kind: "site", name: "Mairie", repair_h: 10),
        (id: "secours", kind: "site", name: "Secours", repair_h: 30),
    ],
    views: [
        (id: "vue", name: "Vue"),
    ],
    placements: [
        (id: "vue/mairie", view: "vue", subject: "mairie", w: 560, h: 460),
        (id: "vue/secours", view: "vue", subject: "secours", x: 620, w: 560, h: 460),
    ],
)
"""
LEFT, RIGHT = (560, 600), (1040, 600)


class Scenarios(WindowTest):
    def command(self, words):
        """Runs a command by the search field."""
        self.screen.key("ctrl+k")
        self.screen.type(words)
        self.screen.settle(4)
        self.screen.key("Return")
        self.screen.settle(4)

    def test_two_losses_are_kept_under_a_name(self):
        screen, path = self.screen, self.folder / "deux.ron"
        path.write_text(MAP, encoding="utf-8")
        window = self.open(path)
        window.wait_for_title(lambda title: "deux" in title.lower(), "the map's name")
        screen.settle(30)
        screen.click(LEFT)
        calm = screen.settle(30)
        screen.key("i")
        first = screen.settle(30)
        screen.shot("scenario-1-first-loss")
        self.assertGreater(first.count(DOWN), calm.count(DOWN) + 100, "what is down wears its colour")
        self.command("choisir les pertes")
        screen.click(RIGHT)
        second = screen.settle(30)
        screen.shot("scenario-2-second-loss")
        self.assertGreater(second.count(DOWN), first.count(DOWN) + 100, "so does what was clicked")
        screen.key("Escape")
        self.command("garder le scenario")
        screen.type("Salle noire")
        screen.key("Return")
        screen.settle(30)
        screen.shot("scenario-3-kept")
        window.wait_for_title(lambda title: title.startswith("•"), "a mark of unsaved changes")
        screen.key("ctrl+s")
        window.wait_for_title(lambda title: not title.startswith("•"), "a saved map")
        kept = wait_until("the record", 20, lambda: records(path, "scenarios"))
        self.assertEqual([record["name"] for record in kept], ["Salle noire"])
        code, out, said = command("scenario", "show", path, "Salle noire", "--format", "json")
        self.assertEqual(code, 0, said)
        self.assertIn('"mairie",\n    "secours"', out)
        code, out, said = command("impact", path, "--scenario", "Salle noire", "--timeline", "--format", "csv")
        self.assertEqual(code, 0, said)
        self.assertIn("\n30;secours;", out)
        self.assertTrue(window.is_running())
