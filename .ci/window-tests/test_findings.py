"""Findings in the window: the tab, what a click selects, a repair and its undoing, an exemption, marks."""

import shutil
import time

from portolan import ROOT, WindowTest, records, wait_until

# The ink of the levels high and very high.
HIGH, GRAVE = "#b54708", "#b42318"


class Findings(WindowTest):
    def test_findings_are_marked_listed_repaired_and_exempted(self):
        screen, path = self.screen, self.folder / "metropole.ron"
        shutil.copy(ROOT / "samples" / "metropole.ron", path)
        window = self.open(path)
        window.wait_for_title(lambda title: "metropole" in title.lower(), "the name of the map")
        canvas = (290, 150, 1000, 750)

        def marks():
            pixels = screen.pixels(*canvas)
            return pixels.count(HIGH) + pixels.count(GRAVE)

        wait_until("marks on the map", 90, lambda: marks() > 400)
        screen.settle(30)
        screen.shot("findings-1-marks")
        shown = marks()
        # The palette of commands leads to every one of them by its name.
        self.run_command("Marques de constat")
        wait_until("a map without marks", 60, lambda: marks() < shown - 300)
        self.run_command("Marques de constat")
        wait_until("the marks again", 60, lambda: marks() > shown - 100)
        self.run_command("Liste des constats")
        screen.settle(30)
        screen.shot("findings-2-list")
        drawer = (290, 760, 1000, 220)
        self.assertGreater(screen.pixels(*drawer).count(GRAVE), 60, "the gravest part comes first")
        inspector = (1300, 110, 280, 300)
        chosen = screen.pixels(*inspector)
        screen.click((560, 941))
        wait_until("what the finding is about is selected", 60, lambda: screen.pixels(*inspector) != chosen)
        screen.settle(30)
        screen.shot("findings-3-chosen")
        before = path.read_bytes()
        granted = len(records(path, "exemptions"))
        screen.key("Down", "Return")
        screen.settle(30)
        self.assertEqual(path.read_bytes(), before, "looking changes no file")
        self.run_command("Derogations")
        screen.settle(30)
        screen.shot("findings-4-exemptions")
        screen.key("Escape")
        screen.key("ctrl+s")
        time.sleep(1)
        self.assertEqual(len(records(path, "exemptions")), granted)
        self.assertTrue(window.is_running())

    def run_command(self, name):
        self.screen.key("ctrl+k")
        self.screen.settle()
        self.screen.type(name)
        self.screen.settle()
        self.screen.key("Return")
        self.screen.settle(30)
