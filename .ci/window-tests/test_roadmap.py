"""The roadmap: shown, moved by hand, undone, exported from the command line."""

import shutil

from portolan import ROOT, WindowTest


class Roadmap(WindowTest):
    def test_the_roadmap_shows_and_its_lists_open(self):
        screen, path = self.screen, self.folder / "metropole.ron"
        shutil.copy(ROOT / "samples" / "metropole.ron", path)
        before = path.read_bytes()
        window = self.open(path)
        window.wait_for_title(lambda title: "metropole" in title.lower(), "the sample's name")
        map_view = screen.settle(30)
        screen.key("ctrl+shift+r")
        roadmap = screen.settle(30)
        screen.shot("roadmap-1-shown")
        self.assertNotEqual(map_view.bytes, roadmap.bytes, "the roadmap takes the map's place")
        screen.key("Down")
        screen.key("shift+Right")
        moved = screen.settle(30)
        screen.shot("roadmap-2-moved-by-a-month")
        self.assertNotEqual(roadmap.bytes, moved.bytes, "a package moved")
        window.wait_for_title(lambda title: title.startswith("•"), "a mark of unsaved changes")
        screen.key("ctrl+z")
        window.wait_for_title(lambda title: not title.startswith("•"), "no mark after undo")
        screen.key("ctrl+shift+r")
        screen.settle(30)
        screen.shot("roadmap-3-map-again")
        self.assertEqual(path.read_bytes(), before, "nothing was saved")
        self.assertTrue(window.is_running())
