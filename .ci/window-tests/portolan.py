"""The program under test: its window, its commands, its files."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from screen import OUT, ROOT, Screen, wait_until

BIN = Path(os.environ.get("PORTOLAN_BIN", ROOT / "target" / "debug" / "portolan"))

# The longest wait for a window: software graphics on a busy machine.
START_S = 60


def command(*words, language="en"):
    """Runs a command of the command line; gives its exit code, output and messages."""
    done = subprocess.run([BIN, *map(str, words), "--lang", language], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def check(path):
    """What `portolan check` says of a file."""
    code, out, said = command("check", path, "--format", "json")
    assert out, f"check {path}: exit {code}, {said}"
    return json.loads(out)


def records(path, table):
    """The records of one table of a map, each as a dictionary of its plain fields.

    Reads the text and not the program's own idea of it: one field a line, one record a bracket.
    """
    text = Path(path).read_text(encoding="utf-8")
    found = re.search(rf"^    {table}: \[\n(.*?)^    \],", text, re.M | re.S)
    if not found:
        return []
    rows = re.findall(r"^        \(\n(.*?)^        \),", found.group(1), re.M | re.S)
    return [dict(re.findall(r'^            (\w+): "?(.*?)"?,$', row, re.M)) for row in rows]


class Window:
    """A running Portolan and its window."""

    def __init__(self, screen, config, *words, cwd=None, language="fr"):
        self.screen = screen
        env = dict(screen.env, PORTOLAN_CONFIG_DIR=str(config), RUST_BACKTRACE="1")
        # Whatever lies outside the settings folder stays in there too; what one test leaves behind is
        # no other test's find.
        env.update(XDG_STATE_HOME=str(config), XDG_DATA_HOME=str(config), HOME=str(config))
        env["PORTOLAN_STATE_DIR"] = str(Path(config) / "state")
        self.said = open(OUT / "portolan.log", "ab")
        self.process = subprocess.Popen(
            [BIN, "--lang", language, *map(str, words)], env=env, cwd=cwd, stdout=self.said, stderr=self.said
        )
        self.id = wait_until("the window", START_S, self._find)
        width, height = screen.size
        screen.xdotool("windowactivate", "--sync", self.id)
        screen.xdotool("windowsize", "--sync", self.id, width, height - 30)
        screen.xdotool("windowmove", self.id, 0, 0)
        screen.settle()
        # The window before may have gone only now, and its focus with it: a key would go nowhere.
        wait_until("the focus", 20, self._takes_focus)

    def _find(self):
        if self.process.poll() is not None:
            raise AssertionError(f"portolan left with {self.process.returncode}; see portolan.log")
        words = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        found = subprocess.run(words, env=self.screen.env, capture_output=True, text=True)
        return found.stdout.split()[-1] if found.stdout.split() else None

    def _takes_focus(self):
        asked = subprocess.run(["xdotool", "getwindowfocus"], env=self.screen.env, capture_output=True, text=True)
        if asked.stdout.strip() == self.id:
            return True
        self.screen.xdotool("windowactivate", self.id)
        return False

    def title(self):
        return self.screen.xdotool("getwindowname", self.id)

    def wait_for_title(self, question, what, seconds=20):
        try:
            wait_until(what, seconds, lambda: question(self.title()))
        except AssertionError as error:
            self.screen.shot("unexpected-title")
            raise AssertionError(f"{error}; the title is {self.title()!r}") from None

    def is_running(self):
        return self.process.poll() is None

    def kill(self):
        """As a power cut does: no goodbye."""
        self.process.kill()
        self.process.wait(timeout=20)
        self.said.close()

    def close(self):
        if self.is_running():
            self.kill()


class WindowTest(unittest.TestCase):
    """A test with a screen, a settings folder and a folder for maps, all of its own."""

    @classmethod
    def setUpClass(cls):
        assert BIN.exists(), f"{BIN} is missing: cargo build"
        cls.screen = Screen()
        cls.addClassCleanup(cls.screen.close)

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="portolan-window-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.config = self.folder / "settings"
        self.config.mkdir()
        # The theme of a screen without a desktop is nobody's choice.
        (self.config / "settings.ron").write_text('(theme: Some("light"))\n', encoding="utf-8")

    def open(self, *words, language="fr"):
        window = Window(self.screen, self.config, *words, cwd=self.folder, language=language)
        self.addCleanup(window.close)
        return window

    def save_as(self, path):
        """Ctrl+S on a map without a file, and the path typed into our own dialog."""
        self.screen.key("ctrl+s")
        self.screen.settle()
        self.screen.key("ctrl+a")
        self.screen.type(str(path))
        self.screen.key("Return")
        wait_until(f"{path.name} to be written", 20, path.exists)
        self.screen.settle()

    def save(self, path):
        """Ctrl+S on a map with a file; waits for the new bytes."""
        before = path.stat().st_mtime_ns
        self.screen.key("ctrl+s")
        wait_until(f"{path.name} to be written again", 20, lambda: path.stat().st_mtime_ns != before)

    def tearDown(self):
        outcome = self._outcome.result
        if outcome and any(test is self for test, _ in outcome.failures + outcome.errors):
            self.screen.shot(f"failed-{self._testMethodName}")
