"""The export dialog: a picture, a preset, the same again by one key, and all views at all plateaus."""

import shutil

from portolan import ROOT, WindowTest, records
from screen import wait_until


class Export(WindowTest):
    def settled(self):
        return self.screen.settle(20)

    def export_to(self, target):
        """Enter in the dialog, and the path typed into our own file dialog."""
        self.settled()
        self.screen.key("Return")
        self.settled()
        self.screen.key("ctrl+a")
        self.screen.type(str(target))
        self.screen.key("Return")

    def test_a_picture_a_preset_and_a_whole_folder(self):
        screen, path = self.screen, self.folder / "metropole.ron"
        shutil.copy(ROOT / "samples" / "metropole.ron", path)
        window = self.open(path)
        window.wait_for_title(lambda title: "metropole" in title.lower(), "the sample's name")
        screen.settle(30)

        # A picture of the view that shows.
        screen.key("ctrl+shift+e")
        self.settled()
        screen.shot("export-1-dialog")
        picture = self.folder / "view.png"
        self.export_to(picture)
        wait_until("the picture", 30, picture.exists)
        self.assertEqual(picture.read_bytes()[:8], b"\x89PNG\r\n\x1a\n")
        first = picture.read_bytes()

        # The same again, to the same place, by one key.
        picture.unlink()
        screen.key("ctrl+e")
        wait_until("the picture again", 30, picture.exists)
        self.assertEqual(picture.read_bytes(), first)

        # Kept under a name, and saved with the map.
        screen.key("ctrl+shift+e")
        self.settled()
        self.click_on_starter(7)
        self.settled()
        self.click_on_name()
        screen.type("Tout")
        screen.key("Return")
        self.settled()
        screen.shot("export-2-kept")
        folder = self.folder / "all"
        self.export_to(folder)
        wait_until("every view at every plateau", 60, lambda: len(list(folder.glob("*.png"))) == 18)
        for written in folder.iterdir():
            self.assertEqual(written.read_bytes()[:4], b"\x89PNG", written.name)
        self.settled()
        self.save(path)
        presets = records(path, "presets")
        self.assertEqual([preset["name"] for preset in presets], ["Tout"])
        self.assertEqual(presets[0].get("all_plateaus"), "true")

        # Several files come again by the same key.
        shutil.rmtree(folder)
        screen.key("ctrl+e")
        wait_until("the folder again", 60, lambda: len(list(folder.glob("*.png"))) == 18)

        # Asked for anew, nothing is written over a file before the answer: Escape, then Replace.
        self.settled()
        theirs = sorted(folder.glob("*.png"))[0]
        theirs.write_bytes(b"older")
        for answer, is_replaced in (("Escape", False), ("Return", True)):
            screen.key("ctrl+shift+e")
            self.settled()
            self.export_to(folder)
            self.settled()
            screen.shot(f"export-3-there-{answer.lower()}")
            self.assertEqual(theirs.read_bytes(), b"older", "before the answer")
            screen.key(answer)
            if is_replaced:
                wait_until("the file replaced", 60, lambda: theirs.read_bytes() != b"older")
            self.settled()
            self.assertEqual(theirs.read_bytes() == b"older", not is_replaced)
        self.assertEqual(len(list(folder.iterdir())), 18)
        self.assertTrue(window.is_running())

    # Where things stand in the dialog, which is in the middle of the screen.

    def corner(self):
        width, height = self.screen.size
        wide = min(1240, width - 80)
        high = min(640, height - 30 - 178)
        return (width - wide) // 2, (height + 22) // 2 - high // 2

    def click_on_starter(self, number):
        left, top = self.corner()
        self.screen.click((left + 60, top + 78 + 27 * number))

    def click_on_name(self):
        left, top = self.corner()
        high = min(640, self.screen.size[1] - 30 - 178)
        self.screen.click((left + 60, top + high - 62))
