"""A headless Chromium on two pipes: the DevTools protocol without a port, a package or a network."""

import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class BrowserError(Exception):
    """The browser did not answer, or answered with an error."""


class Browser:
    """One page of one browser. Everything that it says is kept in `messages`, everything that it
    asks for beyond itself (and `data:`, which it holds) in `requests`."""

    def __init__(self, width=1440, height=900):
        program = next((found for found in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if found), None)
        if program is None:
            raise BrowserError("no Chromium: install the package chromium")
        self.profile = tempfile.mkdtemp(prefix="portolan-browser-")
        to_browser, self.write_end = os.pipe()
        self.read_end, from_browser = os.pipe()

        def as_three_and_four():
            # Away from 3 and 4 first, so that neither overwrites the other.
            reading, writing = os.dup(to_browser), os.dup(from_browser)
            high_reading, high_writing = 60, 61
            os.dup2(reading, high_reading)
            os.dup2(writing, high_writing)
            os.dup2(high_reading, 3)
            os.dup2(high_writing, 4)

        self.process = subprocess.Popen(
            [
                program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
                f"--user-data-dir={self.profile}", f"--window-size={width},{height}", "--hide-scrollbars",
                "--no-first-run", "--disable-extensions", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--force-color-profile=srgb",
                # No name is looked up, whatever a page tries.
                "--host-resolver-rules=MAP * ~NOTFOUND", "about:blank",
            ],
            preexec_fn=as_three_and_four, close_fds=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.last = 0
        self.session = None
        self.messages, self.requests = [], []
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        self.session = self.send("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
        self.size(width, height)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.write_end)
        os.close(self.read_end)
        shutil.rmtree(self.profile, ignore_errors=True)

    def _receive(self, until):
        while b"\0" not in self.buffer:
            left = until - time.monotonic()
            ready, _, _ = select.select([self.read_end], [], [], max(left, 0))
            if not ready:
                raise BrowserError("the browser does not answer")
            more = os.read(self.read_end, 1 << 20)
            if not more:
                raise BrowserError("the browser is gone")
            self.buffer += more
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def _note(self, message):
        method, what = message.get("method"), message.get("params", {})
        if method == "Runtime.consoleAPICalled":
            self.messages.append((what["type"], " ".join(str(arg.get("value", arg.get("description"))) for arg in what["args"])))
        elif method == "Runtime.exceptionThrown":
            details = what["exceptionDetails"]
            self.messages.append(("error", details.get("exception", {}).get("description", details["text"])))
        elif method == "Log.entryAdded":
            self.messages.append((what["entry"]["level"], what["entry"]["text"]))
        elif method == "Network.requestWillBeSent":
            if not what["request"]["url"].startswith("data:"):
                self.requests.append(what["request"]["url"])

    def send(self, method, seconds=30, **params):
        self.last += 1
        message = {"id": self.last, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + seconds
        while True:
            answer = self._receive(until)
            if answer.get("id") != self.last:
                self._note(answer)
                continue
            if "error" in answer:
                raise BrowserError(f"{method}: {answer['error']['message']}")
            return answer["result"]

    def settle(self, milliseconds=150):
        """Takes in what the browser says meanwhile."""
        until = time.monotonic() + milliseconds / 1000
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self.read_end], [], [], left)
            if ready or b"\0" in self.buffer:
                self._note(self._receive(until + 5))

    def size(self, width, height, is_phone=False):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=is_phone)
        self.send("Emulation.setTouchEmulationEnabled", enabled=is_phone)

    def colors(self, scheme):
        """`light` or `dark`, as the system has it."""
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, url):
        # By way of nothing: another fragment alone would not load the page again.
        self._go("about:blank")
        self.messages.clear()
        self.requests.clear()
        self._go(url)
        self.settle()

    def _go(self, url):
        self.send("Page.navigate", url=url)
        until = time.monotonic() + 30
        is_there = f"location.href.split('#')[0] === {json.dumps(url.split('#')[0])} && document.readyState === 'complete'"
        while not self.value(is_there):
            if time.monotonic() > until:
                raise BrowserError(f"{url} does not open")
            self.settle(20)

    def value(self, script):
        """What a script says; it runs apart from the page's own policy."""
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    KEYS = {
        "Enter": (13, "\r"), "Escape": (27, ""), "Tab": (9, ""), "ArrowRight": (39, ""), "ArrowLeft": (37, ""),
        "ArrowUp": (38, ""), "ArrowDown": (40, ""), "Home": (36, ""), "End": (35, ""),
    }

    def key(self, key, modifiers=0):
        code, text = self.KEYS[key] if key in self.KEYS else (ord(key.upper()) if key.isalnum() else 0, key)
        common = {"key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        if key in self.KEYS:
            common["code"] = key
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)
        self.settle(40)

    def type(self, words):
        self.send("Input.insertText", text=words)
        self.settle(60)

    def press(self, x, y):
        for what in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=what, x=x, y=y, button="left", clickCount=1)
        self.settle(60)

    def click(self, selector):
        """Presses the middle of what a selector finds."""
        place = self.value(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); if (!e) return null;"
            "e.scrollIntoView({block: 'nearest', inline: 'nearest'}); const r = e.getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        if place is None:
            raise BrowserError(f"there is no {selector}")
        self.press(*place)

    def drag(self, start, end):
        self.send("Input.dispatchMouseEvent", type="mousePressed", x=start[0], y=start[1], button="left", clickCount=1)
        for step in (0.3, 0.7, 1):
            x, y = (a + (b - a) * step for a, b in zip(start, end))
            self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y, button="left", buttons=1)
        self.send("Input.dispatchMouseEvent", type="mouseReleased", x=end[0], y=end[1], button="left", clickCount=1)
        self.settle(60)

    def wheel(self, x, y, by, modifiers=0):
        self.send("Input.dispatchMouseEvent", type="mouseWheel", x=x, y=y, deltaX=0, deltaY=by, modifiers=modifiers)
        self.settle(80)

    def pinch(self, start, end):
        """Two fingers from two places to two others."""
        def points(pair):
            return [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(pair)]
        self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=points(start))
        for step in (0.4, 1):
            between = [(a[0] + (b[0] - a[0]) * step, a[1] + (b[1] - a[1]) * step) for a, b in zip(start, end)]
            self.send("Input.dispatchTouchEvent", type="touchMove", touchPoints=points(between))
        self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        self.settle(100)

    def picture(self, path):
        import base64
        with open(path, "wb") as out:
            out.write(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))

    def paper(self, path):
        import base64
        answer = self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        with open(path, "wb") as out:
            out.write(base64.b64decode(answer["data"]))
