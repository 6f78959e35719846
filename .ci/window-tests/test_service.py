"""Service sheets: opened from the list, leafed through, clicked, left; drawn by the command line."""

import shutil

from portolan import ROOT, WindowTest, command


class Service(WindowTest):
    def test_a_sheet_shows_in_place_of_the_view_and_leads_back(self):
        screen, path = self.screen, self.folder / "metropole.ron"
        shutil.copy(ROOT / "samples" / "metropole.ron", path)
        before = path.read_bytes()
        window = self.open(path)
        window.wait_for_title(lambda title: "metropole" in title.lower(), "the sample's name")
        map_view = screen.settle(30)
        screen.key("ctrl+k")
        screen.settle(10)
        screen.type("fiche d")
        screen.settle(10)
        screen.key("Return")
        screen.settle(10)
        screen.shot("service-1-list")
        screen.type("actes")
        screen.settle(10)
        screen.key("Return")
        sheet = screen.settle(30)
        screen.shot("service-2-sheet")
        self.assertTrue(map_view.bytes != sheet.bytes, "the sheet takes the view's place")
        screen.key("Next")
        scrolled = screen.settle(30)
        screen.shot("service-3-scrolled")
        self.assertTrue(sheet.bytes != scrolled.bytes, "the page scrolls by key")
        screen.key("Escape")
        again = screen.settle(30)
        screen.shot("service-4-map-again")
        self.assertTrue(scrolled.bytes != again.bytes, "Escape leads back to the map")
        self.assertEqual(path.read_bytes(), before, "nothing was saved")
        self.assertTrue(window.is_running())

    def test_the_command_line_draws_all_sheets(self):
        folder = self.folder / "sheets"
        sample = ROOT / "samples" / "metropole.ron"
        code, _, said = command("service", sample, "--all", folder, "--width", 400)
        self.assertEqual(code, 0, said)
        self.assertEqual(len(list(folder.glob("bs-*.png"))), 15)
