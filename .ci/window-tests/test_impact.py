"""What the window shows when something is lost."""

import shutil

from portolan import ROOT, WindowTest

DOWN = "#b42318"


class Impact(WindowTest):
    def test_loss_of_everything_selected_colours_the_map(self):
        screen, path = self.screen, self.folder / "metropole.ron"
        shutil.copy(ROOT / "samples" / "metropole.ron", path)
        before_bytes = path.read_bytes()
        window = self.open(path)
        window.wait_for_title(lambda title: "tropole" in title.lower() or "tropôle" in title.lower(), "the sample's name")
        calm = screen.settle(30)
        screen.shot("impact-1-calm")
        screen.key("ctrl+a")
        screen.settle()
        screen.shot("impact-2-selected")
        screen.key("i")
        hit = screen.settle(30)
        screen.shot("impact-3-hit")
        self.assertGreater(
            hit.count(DOWN), calm.count(DOWN) + 300, "what is down wears the colour of being down"
        )
        self.assertEqual(path.read_bytes(), before_bytes, "looking changes no file")
        self.assertTrue(window.is_running())


class Languages(WindowTest):
    def test_every_size_and_language_opens(self):
        """Pictures for a person to look at; the test holds only that all of them show something."""
        path = ROOT / "samples" / "metropole.ron"
        copy = self.folder / "metropole.ron"
        shutil.copy(path, copy)
        for language in ("fr", "en"):
            window = self.open(copy, language=language)
            seen = self.screen.settle(30)
            self.screen.shot(f"look-{language}")
            self.assertGreater(len(set(seen.bytes[::97])), 20, "more than an empty ground")
            window.close()
