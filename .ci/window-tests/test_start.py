"""How the program starts and ends, on good ground and on bad."""

import os
import shutil
import subprocess

from portolan import BIN, ROOT, WindowTest, wait_until


class Start(WindowTest):
    def test_without_a_display_it_says_what_to_do_instead(self):
        env = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and "WAYLAND" not in name}
        env["PORTOLAN_CONFIG_DIR"] = str(self.config)
        done = subprocess.run([BIN, "--lang", "en"], env=env, capture_output=True, text=True, timeout=60)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("portolan export", done.stderr)
        self.assertNotIn("panicked", done.stderr)

    def test_leaving_without_changes_asks_nothing(self):
        window = self.open()
        self.screen.key("ctrl+q")
        wait_until("the end", 20, lambda: not window.is_running())
        self.assertEqual(window.process.returncode, 0)

    def test_leaving_with_changes_asks_first(self):
        window = self.open()
        self.screen.key("ctrl+n")
        window.wait_for_title(lambda title: title != "Portolan", "the new map")
        self.screen.settle()
        self.screen.double_click((700, 400))
        self.screen.type("site")
        self.screen.key("Return", "Return")
        window.wait_for_title(lambda title: title.startswith("•"), "the mark of unsaved changes")
        before = self.screen.settle()
        self.screen.key("ctrl+q")
        asked = self.screen.settle()
        self.screen.shot("leaving-asks")
        self.assertTrue(window.is_running())
        self.assertGreater(asked.darkness(), before.darkness() + 0.05, "a question lies over the veiled map")
        self.screen.key("Escape")
        self.assertTrue(window.is_running())

    def test_a_damaged_file_is_shown_as_far_as_it_can_be_read_and_left_as_it_is(self):
        whole = (ROOT / "samples" / "hello.ron").read_bytes()
        path = self.folder / "half.ron"
        path.write_bytes(whole[: len(whole) * 2 // 3])
        before = path.read_bytes()
        window = self.open(path)
        self.screen.settle()
        self.screen.shot("damaged")
        self.assertTrue(window.is_running())
        self.screen.key("Escape", "ctrl+s")
        self.screen.settle()
        self.screen.shot("damaged-after-save")
        self.assertEqual(path.read_bytes(), before, "the damaged file is never written over")
        self.assertTrue(window.is_running())

    def test_files_that_are_no_maps_are_refused_in_words(self):
        wrong = {"empty.ron": b"", "binary.ron": bytes(range(256)) * 40, "deep.ron": b"(" * 200_000}
        for name, content in wrong.items():
            path = self.folder / name
            path.write_bytes(content)
            window = self.open(path)
            self.screen.settle()
            self.screen.shot(f"refused-{path.stem}")
            self.assertTrue(window.is_running(), name)
            self.assertEqual(path.read_bytes(), content, name)
            window.close()

    def test_the_command_line_opens_each_sample(self):
        for sample in sorted((ROOT / "samples").glob("*.ron")):
            copy = self.folder / sample.name
            shutil.copy(sample, copy)
            window = self.open(copy)
            window.wait_for_title(lambda title, name=sample.name: title.startswith(name), sample.name, 60)
            window.close()
            self.assertEqual(copy.read_bytes(), sample.read_bytes())
