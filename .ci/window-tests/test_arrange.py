"""Arranging a view by the menu: one step, taken back to the byte, and pins that hold."""

import shutil
import time

from portolan import WindowTest, records
from screen import ROOT, wait_until

# Entries of the menu bar, in French, whatever the size of the window.
MENU = (378, 37)
ARRANGE_VIEW = (420, 70)
METHOD = (420, 195)
GRID = (760, 345)

SIDES = ("x", "y", "w", "h")


def places(path):
    """Where the file says that each element of its first view stands."""
    elements = {element["id"] for element in records(path, "elements")}
    return {
        placement["subject"]: tuple(placement.get(side, "0") for side in SIDES)
        for placement in records(path, "placements")
        if placement["subject"] in elements
    }


class Arrange(WindowTest):
    def select(self, name):
        """Finds an element by the search, which selects it and brings it into the middle."""
        self.screen.key("ctrl+k")
        self.screen.type(name)
        self.screen.key("Return")
        self.screen.settle(4)

    def choose(self, *way):
        self.screen.click(MENU)
        self.screen.settle(4)
        for at in way[:-1]:
            self.screen.xdotool("mousemove", *at)
            time.sleep(0.8)
            self.screen.settle(4)
        self.screen.click(way[-1])
        self.screen.settle()

    def saved(self, path):
        """Saves, and gives what the file holds."""
        self.save(path)
        self.screen.settle(4)
        return path.read_bytes()

    def test_arrange_undo_redo_and_pin(self):
        screen, path = self.screen, self.folder / "mairie.ron"
        shutil.copy(ROOT / "samples" / "hello.ron", path)
        window = self.open(path)
        window.wait_for_title(lambda title: title.startswith("mairie.ron"), "the file's name")
        opened = places(path)

        # By the keyboard: four units down.
        self.select("agents")
        screen.key("Down", "Down", "Down", "Down")
        screen.settle(4)
        moved = self.saved(path)
        moved_places = places(path)
        self.assertEqual(float(moved_places["agents"][1]), float(opened["agents"][1]) + 4)
        screen.shot("arrange-1-moved")

        self.choose(ARRANGE_VIEW)
        screen.shot("arrange-2-arranged")
        arranged = self.saved(path)
        self.assertNotEqual(places(path), moved_places, "the menu arranges the view")

        screen.key("ctrl+z")
        screen.settle()
        self.assertEqual(self.saved(path), moved, "one undo takes all of it back")
        screen.key("ctrl+shift+z")
        screen.settle()
        self.assertEqual(self.saved(path), arranged, "and redo brings it again")

        # Pinned, it stays while the rest becomes a grid, which the view keeps.
        self.select("agents")
        screen.key("ctrl+l")
        screen.settle(4)
        self.choose(METHOD, GRID)
        screen.shot("arrange-3-grid")
        before = places(path)
        self.saved(path)
        [view] = records(path, "views")[:1]
        self.assertEqual(view["arrangement"], "grid")
        after = places(path)
        self.assertEqual(after["agents"], before["agents"], "the pin holds")
        self.assertNotEqual(after, before, "the others moved")
        self.assertIn("pinned: true", path.read_text(encoding="utf-8"))
        self.assertTrue(window.is_running())

    def test_escape_closes_the_alternatives_and_enter_takes_one(self):
        screen, path = self.screen, self.folder / "nuage.ron"
        shutil.copy(ROOT / "samples" / "cloud-migration.ron", path)
        window = self.open(path)
        window.wait_for_title(lambda title: title.startswith("nuage.ron"), "the file's name")
        calm = screen.settle()
        screen.key("ctrl+shift+a")
        wait_until("the dialog", 20, lambda: screen.pixels().differing(calm) > 100_000)
        screen.settle()
        screen.shot("arrange-4-alternatives")
        screen.key("Escape")
        screen.settle()
        self.assertFalse(window.title().startswith("•"), "looking changes nothing")

        screen.key("ctrl+shift+a")
        screen.settle(20)
        screen.key("Right", "Return")
        window.wait_for_title(lambda title: title.startswith("•"), "the mark of unsaved changes")
        screen.settle()
        screen.shot("arrange-5-taken")
        before = places(path)
        self.saved(path)
        self.assertNotEqual(places(path), before)
