"""What the window shows of weak points, and how its answers follow an edit."""

import shutil

from portolan import ROOT, WindowTest

DOWN = "#b42318"


class WeakPoints(WindowTest):
    def test_heat_comes_up_by_key_follows_an_edit_and_goes_with_the_perspective(self):
        screen, path = self.screen, self.folder / "metropole.ron"
        shutil.copy(ROOT / "samples" / "metropole.ron", path)
        before_bytes = path.read_bytes()
        window = self.open(path)
        window.wait_for_title(lambda title: "tropole" in title.lower() or "tropôle" in title.lower(), "the sample's name")
        calm = screen.settle(30)
        screen.shot("weak-1-calm")
        screen.key("w")
        hot = screen.settle(30)
        screen.shot("weak-2-hot")
        self.assertGreater(
            hot.count(DOWN), calm.count(DOWN) + 300, "the farthest losses wear the strongest heat"
        )
        screen.key("ctrl+a")
        screen.key("Delete")
        screen.settle()
        screen.key("Escape")
        screen.key("Escape")
        screen.settle(30)
        screen.shot("weak-3-after-an-edit")
        screen.key("ctrl+z")
        again = screen.settle(30)
        screen.shot("weak-4-undone")
        self.assertGreater(again.count(DOWN), calm.count(DOWN) + 300, "the answers are back with the map")
        self.assertEqual(path.read_bytes(), before_bytes, "looking changes no file")
        self.assertTrue(window.is_running())
