"""Versions sent from the window into a folder that a colleague reads."""

import shutil
import subprocess

from portolan import ROOT, WindowTest, wait_until


class Sharing(WindowTest):
    def setUp(self):
        super().setUp()
        if not shutil.which("git"):
            self.skipTest("git judges what was sent")

    def git(self, *words):
        done = subprocess.run(["git", *words], capture_output=True, text=True, timeout=60)
        return done.stdout if done.returncode == 0 else ""

    def command(self, words):
        self.screen.key("ctrl+k")
        self.screen.settle()
        self.screen.type(words)
        self.screen.key("Return")
        self.screen.settle()

    def test_a_version_goes_into_a_folder_on_a_share(self):
        path, bare = self.folder / "hello.ron", self.folder / "si.git"
        shutil.copy(ROOT / "samples" / "hello.ron", path)
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", bare], check=True)
        window = self.open(path, language="en")
        window.wait_for_title(lambda title: "hello" in title, "the map's name")
        self.screen.key("ctrl+shift+m")
        self.screen.settle()
        self.screen.type("First state")
        self.screen.key("Return")
        versions = path.with_suffix(".versions")
        wait_until("the version", 30, lambda: "First state" in self.git("-C", versions, "log", "--format=%s", "main"))

        self.command("Share")
        self.screen.shot("sharing-1-empty")
        # Without a remote the field for an address has the focus.
        self.screen.type(str(bare))
        self.screen.key("Return")
        wait_until("the remote", 30, lambda: str(bare) in self.git("-C", versions, "remote", "-v"))
        self.screen.settle()
        self.screen.shot("sharing-2-added")
        self.screen.key("Escape", "Escape")
        self.command("Send versions")
        self.screen.shot("sharing-3-asked")
        self.assertEqual(self.git("-C", bare, "log", "--format=%s", "main"), "", "nothing goes before the answer")
        self.screen.key("Return")
        wait_until("the push", 30, lambda: "First state" in self.git("-C", bare, "log", "--format=%s", "main"))
        self.screen.settle()
        self.screen.shot("sharing-4-sent")
        subprocess.run(["git", "-C", bare, "fsck", "--strict", "--full"], check=True)
        self.assertTrue(window.is_running())
