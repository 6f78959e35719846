"""The program is killed in the middle of edits and of saves: the file stays whole.

KILLS=200 .ci/window-tests/run crash     for the long run
"""

import os
import random
import time

from portolan import ROOT, WindowTest, check, records

KILLS = int(os.environ.get("KILLS", "20"))
# A change is in the journal at the latest after so long.
JOURNAL_S = 1.0


# The element that is renamed: all others only make the file as long as files are.
ELEMENT = "ac-usa"


def with_a_view_of_one(element):
    """The sample with one view more, the first, that shows a single element: Ctrl+A selects it."""
    text = (ROOT / "samples" / "metropole.ron").read_text(encoding="utf-8")
    assert f'id: "{element}",' in text, f"the sample has no {element}"
    view = '(id: "a-kill", name: "Essai", order: -1)'
    placement = f'(id: "a-kill/{element}", view: "a-kill", subject: "{element}", x: 0, y: 0, w: 180, h: 56)'
    for table, record in (("views", view), ("placements", placement)):
        opening = f"    {table}: [\n"
        assert opening in text, f"the sample has no {table}"
        text = text.replace(opening, f"{opening}        {record},\n", 1)
    return text


class Crash(WindowTest):
    def setUp(self):
        super().setUp()
        self.path = self.folder / "metropole.ron"
        self.path.write_text(with_a_view_of_one(ELEMENT), encoding="utf-8")
        self.assertTrue(check(self.path)["ok"])

    def names(self):
        return [element["name"] for element in records(self.path, "elements")]

    def rename(self, name):
        screen = self.screen
        screen.key("ctrl+a", "F2")
        screen.settle(3)
        screen.type(name)
        screen.key("Return")

    def test_what_was_not_saved_is_offered_after_a_crash(self):
        screen, before = self.screen, self.path.read_bytes()
        window = self.open(self.path)
        window.wait_for_title(lambda title: title.startswith("metropole.ron"), "the map", 60)
        calm = screen.settle()
        self.rename("travail en cours")
        time.sleep(JOURNAL_S + 0.2)
        window.wait_for_title(lambda title: title.startswith("•"), "the mark of unsaved changes")
        window.kill()
        self.assertEqual(self.path.read_bytes(), before, "the file itself is as it was")

        window = self.open(self.path)
        window.wait_for_title(lambda title: "metropole.ron" in title, "the map", 60)
        asked = screen.settle()
        screen.shot("recovery-1-offer")
        self.assertGreater(asked.darkness(), calm.darkness() + 0.05, "a question lies over the veiled map")
        screen.key("Return")
        window.wait_for_title(lambda title: title.startswith("•"), "the changes, not saved yet")
        screen.shot("recovery-2-taken")
        self.save(self.path)
        self.assertIn("travail en cours", self.names())
        window.wait_for_title(lambda title: not title.startswith("•"), "the end of the save")
        window.kill()

        # Saved is saved: nothing is offered twice.
        window = self.open(self.path)
        window.wait_for_title(lambda title: "metropole.ron" in title, "the map", 60)
        self.assertLess(screen.settle().darkness(), calm.darkness() + 0.05, "no question")

    def test_a_killed_program_leaves_a_whole_file_and_offers_the_rest(self):
        chance = random.Random(7)
        mark = None
        for kill in range(KILLS):
            window = self.open(self.path)
            window.wait_for_title(lambda title: "metropole.ron" in title, "the map", 60)
            if mark is not None:
                self.take_back(mark, kill)
            mark = f"marque {kill}"
            self.rename(mark)
            time.sleep(JOURNAL_S + 0.2)
            self.edit_and_save(chance)
            window.kill()
            found = check(self.path)
            self.assertTrue(found["ok"], f"kill {kill}: {found}")
            self.assertEqual(sum(found["counts"]["P2026"].values()), self.size(), f"kill {kill}: all is there")
        self.assertEqual(len(list(self.folder.glob("*.ron"))), 1, "no second map was left behind")

    def size(self):
        """Elements, links and flows of the sample at its first plateau."""
        if not hasattr(self, "expected"):
            counts = check(ROOT / "samples" / "metropole.ron")["counts"]
            self.expected = sum(counts["P2026"].values())
        return self.expected

    def edit_and_save(self, chance):
        """Moves of one unit, some of them followed by a save, up to a moment nobody chose."""
        end = time.monotonic() + chance.uniform(0.0, 1.5)
        while time.monotonic() < end:
            self.screen.key(chance.choice(["Right", "Left", "Up", "Down"]), pause=0.0)
            if chance.random() < 0.4:
                self.screen.key("ctrl+s", pause=0.0)

    def take_back(self, mark, kill):
        """Enter takes the offer, where there is one; what was named before the kill is there.

        Where the last save held everything there is no offer, and Enter opens the field for the
        name of the selection, of which there is none: it does nothing.
        """
        screen = self.screen
        screen.settle(6)
        if mark not in self.names():
            screen.shot(f"crash-{kill}-offer")
        screen.key("Return", "Escape")
        screen.settle(6)
        screen.key("ctrl+s")
        screen.settle(6)
        if mark not in self.names():
            time.sleep(3)
        if mark not in self.names():
            screen.shot(f"crash-{kill}-lost")
        self.assertIn(mark, self.names(), f"kill {kill}: a change of more than a second before came back")
