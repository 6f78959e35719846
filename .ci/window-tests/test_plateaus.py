"""The plateau line: dragged through time, the map changes on the way and the file does not."""

import shutil
import time

from portolan import ROOT, WindowTest

# Where the stops of the sample stand in a window of 1600 by 1000.
EXISTING, TRANSITION = (586, 70), (722, 70)

# Where the pointer lights nothing up.
ASIDE = (700, 130)


class Plateaus(WindowTest):
    def test_dragging_along_the_line_travels_through_time(self):
        screen, path = self.screen, self.folder / "metropole.ron"
        shutil.copy(ROOT / "samples" / "metropole.ron", path)
        before_bytes = path.read_bytes()
        window = self.open(path)
        window.wait_for_title(lambda title: "tropole" in title.lower(), "the sample's name")
        screen.xdotool("mousemove", *ASIDE)
        # The drawing comes after the window.
        screen.settle(30)
        time.sleep(2)
        at_first = screen.settle(30)
        screen.shot("plateaus-1-existing")
        middle = ((EXISTING[0] + TRANSITION[0]) // 2, EXISTING[1])
        # Held halfway: neither of the two states.
        screen.xdotool("mousemove", *EXISTING)
        screen.xdotool("mousedown", 1)
        for step in range(1, 7):
            along = EXISTING[0] + (middle[0] - EXISTING[0]) * step // 6
            screen.xdotool("mousemove", along, EXISTING[1])
        halfway = screen.settle(30)
        screen.shot("plateaus-2-halfway")
        self.assertGreater(halfway.differing(at_first), 1_000, "the map is on its way")
        # A little further, and it snaps to the later stop.
        for along in range(middle[0], middle[0] + 40, 5):
            screen.xdotool("mousemove", along, EXISTING[1])
        screen.xdotool("mouseup", 1)
        later = screen.settle(30)
        screen.shot("plateaus-3-transition")
        self.assertGreater(later.differing(halfway), 1_000, "and arrives")
        # And back by a click.
        screen.click(EXISTING)
        screen.xdotool("mousemove", *ASIDE)
        time.sleep(1)
        again = screen.settle(30)
        screen.shot("plateaus-4-back")
        self.assertLess(again.differing(at_first), later.differing(at_first) // 4, "as it was")
        self.assertEqual(path.read_bytes(), before_bytes, "travelling changes no file")
        self.assertTrue(window.is_running())
