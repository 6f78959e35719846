"""A screen of our own: Xvfb with a window manager, hands (xdotool) and eyes (import)."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = Path(os.environ.get("WINDOW_TESTS_OUT", ROOT / "target" / "window-tests"))


def wait_until(what, seconds, question):
    """Asks again and again until there is an answer; fails with a sentence when none comes."""
    end = time.monotonic() + seconds
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s for {what}")
        time.sleep(0.1)


class Screen:
    """One virtual display. Everything that runs on it takes `env`."""

    def __init__(self, width=1600, height=1000):
        self.size = (width, height)
        self.runtime = tempfile.mkdtemp(prefix="portolan-runtime-")
        os.chmod(self.runtime, 0o700)
        OUT.mkdir(parents=True, exist_ok=True)
        self.log = open(OUT / "screen.log", "ab")
        display = self._start_server(width, height)
        self.env = dict(os.environ)
        # Nothing of the desktop that this may run on leaks in: no Wayland, no portal, no sound.
        for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            self.env.pop(name, None)
        self.env.update(
            DISPLAY=display,
            LIBGL_ALWAYS_SOFTWARE="1",
            XDG_RUNTIME_DIR=self.runtime,
            DBUS_SESSION_BUS_ADDRESS="disabled:",
            LANG="C.UTF-8",
        )
        self.manager = subprocess.Popen(["openbox"], env=self.env, stdout=self.log, stderr=self.log)
        wait_until("the window manager", 20, self._has_manager)

    def _start_server(self, width, height):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=self.log,
            stderr=self.log,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start; see screen.log")
        return f":{number}"

    def _has_manager(self):
        asked = subprocess.run(
            ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], env=self.env, capture_output=True, text=True
        )
        return "window id" in asked.stdout

    def close(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait(timeout=20)
        self.log.close()
        shutil.rmtree(self.runtime, ignore_errors=True)

    # Hands.

    def xdotool(self, *words):
        done = subprocess.run(["xdotool", *map(str, words)], env=self.env, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"xdotool {' '.join(map(str, words))}: {done.stderr.strip()}")
        return done.stdout.strip()

    def key(self, *keys, pause=0.15):
        """Presses keys one after the other: `ctrl+s`, `Return`, `F2`."""
        for key in keys:
            self.xdotool("key", "--clearmodifiers", key)
            time.sleep(pause)

    def type(self, text, pause=0.2):
        """Types plain letters: a keyboard without accents is all that the screen has."""
        # A modifier of the key before must have been let go of, also on a busy machine.
        time.sleep(0.3)
        self.xdotool("type", "--clearmodifiers", "--delay", "30", text)
        time.sleep(pause)

    def click(self, at, button=1, times=1, pause=0.2):
        self.xdotool("mousemove", *at)
        time.sleep(0.15)
        self.xdotool("click", "--repeat", times, "--delay", 80, button)
        time.sleep(pause)

    def double_click(self, at, opens=4_000):
        """Double-clicks until something opens there: a busy machine may take it for two clicks."""
        around = (at[0], at[1], 240, 120)
        for _ in range(4):
            before = self.pixels(*around)
            self.click(at, times=2, pause=0.6)
            if self.pixels(*around).differing(before) > opens:
                return
            self.key("Escape")
            time.sleep(0.5)
        raise AssertionError(f"a double-click at {at} opens nothing")

    def drag(self, start, end, steps=12):
        """Drags as a hand does: with many small moves and a rest at both ends."""
        self.xdotool("mousemove", *start)
        time.sleep(0.2)
        self.xdotool("mousedown", 1)
        time.sleep(0.1)
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step // steps
            y = start[1] + (end[1] - start[1]) * step // steps
            self.xdotool("mousemove", x, y)
            time.sleep(0.04)
        time.sleep(0.3)
        self.xdotool("mouseup", 1)
        time.sleep(0.4)

    # Eyes.

    def shot(self, name):
        """Keeps a picture of the screen."""
        path = OUT / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=True, stderr=self.log)
        return path

    def pixels(self, left=0, top=0, width=None, height=None):
        """The pixels of a part of the screen."""
        width = width or self.size[0] - left
        height = height or self.size[1] - top
        crop = f"{width}x{height}+{left}+{top}"
        done = subprocess.run(
            ["import", "-window", "root", "-crop", crop, "-depth", "8", "rgb:-"],
            env=self.env,
            check=True,
            capture_output=True,
        )
        return Pixels(done.stdout)

    def settle(self, seconds=15):
        """Waits until the picture stands still; gives it."""
        before = self.pixels()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(0.3)
            now = self.pixels()
            if now.bytes == before.bytes:
                break
            before = now
        return before


class Pixels:
    """Red, green and blue of every pixel, one after the other."""

    def __init__(self, data):
        self.bytes = data

    def count(self, color, tolerance=10):
        """How many pixels have about this colour, such as `#b42318`."""
        wanted = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
        near = [bytes(int(abs(value - channel) <= tolerance) for value in range(256)) for channel in wanted]
        hits = [int.from_bytes(self.bytes[at::3].translate(near[at]), "big") for at in range(3)]
        return (hits[0] & hits[1] & hits[2]).bit_count()

    def differing(self, other):
        """How many bytes differ from those of another picture of the same size."""
        assert len(self.bytes) == len(other.bytes)
        return sum(a != b for a, b in zip(self.bytes, other.bytes))

    def darkness(self):
        """From 0 for white to 1 for black."""
        return 1 - sum(self.bytes) / (255 * max(1, len(self.bytes)))
