"""Settling merges in the real window: every kind of conflict, by key, with a picture of each."""

import os
import subprocess
import time

from merge_maps import KINDS, base, change, sides
from portolan import BIN, WindowTest, check, records
from screen import wait_until


class Merging(WindowTest):
    def merge(self, kind, *more):
        """Merges three files of a kind on the command line; what is left waits for the window."""
        states = sides(*KINDS[kind])
        paths = [
            state.write(self.folder / f"{name}.ron") for name, state in zip(("base", "ours", "theirs"), states)
        ]
        out = self.folder / f"{kind}.ron"
        env = dict(os.environ, PORTOLAN_STATE_DIR=str(self.state()), HOME=str(self.config))
        done = subprocess.run(
            [BIN, "merge", *map(str, paths), "-o", str(out), "--lang", "en", *more],
            env=env,
            capture_output=True,
            text=True,
        )
        return out, done

    def state(self):
        return self.config / "state"

    def show(self, path, language="fr"):
        window = self.open(path, language=language)
        window.wait_for_title(lambda title: path.name in title, "the map to open")
        self.screen.settle(6)
        # What waits is looked for on another thread, after the map shows.
        time.sleep(3)
        self.screen.settle(6)
        return window

    def settle_one(self, kind, key, language="fr"):
        """Opens what was left of a kind, goes on with it, chooses by key, finishes."""
        path, done = self.merge(kind)
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertTrue(check(path)["ok"])
        window = self.show(path, language)
        self.screen.shot(f"merge-{kind}-0-offered")
        self.screen.key("Return")
        self.screen.settle(6)
        self.screen.shot(f"merge-{kind}-1-open")
        before = path.read_bytes()
        for one in key:
            self.screen.key(one)
            self.screen.settle(6)
        self.screen.shot(f"merge-{kind}-2-settled")
        self.finish(language)
        self.screen.settle(6)
        self.screen.shot(f"merge-{kind}-3-finished")
        self.assertTrue(check(path)["ok"])
        self.assertEqual(list((self.state() / "merges").glob("*.merge")), [], "nothing waits any more")
        window.close()
        return path, before

    def finish(self, language="fr"):
        """The command of the palette: it needs no place on the screen."""
        words = "terminer la fusion" if language == "fr" else "finish merge"
        self.screen.key("ctrl+k")
        self.screen.type(words)
        self.screen.settle(4)
        self.screen.shot("merge-palette")
        self.screen.key("Return")
        self.screen.settle(6)

    def element(self, path, id):
        return {record["id"]: record for record in records(path, "elements")}.get(id)

    def test_field_against_field(self):
        path, _ = self.settle_one("field", ["2"])
        self.assertEqual(self.element(path, "app1")["name"], "Portail 360")

    def test_deleted_and_changed(self):
        path, _ = self.settle_one("deleted-changed", ["1"])
        self.assertIsNone(self.element(path, "srv1"))

    def test_link_to_a_deleted_element(self):
        path, _ = self.settle_one("link-to-deleted", ["t"])
        self.assertIsNotNone(self.element(path, "app2"))
        self.assertEqual(len(records(path, "links")), 2)

    def test_added_into_a_deleted_container(self):
        path, _ = self.settle_one("added-into-deleted", ["m"])
        self.assertEqual(self.element(path, "srv3")["parent"], "hall")

    def test_box_in_a_deleted_view(self):
        path, _ = self.settle_one("box-in-deleted-view", ["1"])
        self.assertEqual(len(records(path, "views")), 2)

    def test_moved_into_each_other(self):
        path, _ = self.settle_one("circle", ["2"])
        self.assertEqual(self.element(path, "annex")["parent"], "hall")

    def test_one_id_for_two_things(self):
        path, _ = self.settle_one("shared-id", ["3"])
        self.assertEqual(self.element(path, "new")["name"], "Paiement")
        self.assertEqual(self.element(path, "new-2")["name"], "Agenda")

    def test_a_list_that_one_side_sorted(self):
        path, _ = self.settle_one("sorted-list", ["3"])
        text = path.read_text(encoding="utf-8")
        for id in ("app1", "app2", "srv2"):
            self.assertIn(f'"{id}"', text[text.index("delivers") :])

    def test_a_deleted_plateau(self):
        path, _ = self.settle_one("deleted-plateau", ["2"])
        self.assertEqual(len(records(path, "plateaus")), 2)

    def test_what_is_quiet_or_no_conflict_asks_nothing(self):
        for kind in ("placed-by-both", "order-of-views", "none"):
            path, done = self.merge(kind)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertTrue(check(path)["ok"])

    def test_a_kill_in_the_middle_loses_no_choice(self):
        path, done = self.merge("several")
        self.assertEqual(done.returncode, 4, done.stderr)
        before = path.read_bytes()
        window = self.show(path, "en")
        self.screen.key("Return")
        self.screen.settle(6)
        self.screen.key("2", "1")
        self.screen.settle(6)
        self.screen.shot("merge-several-before-kill")
        window.kill()
        self.assertEqual(path.read_bytes(), before, "nothing is written before the end")
        window = self.show(path, "en")
        self.screen.shot("merge-several-offered-again")
        self.screen.key("Return")
        self.screen.settle(6)
        self.screen.shot("merge-several-goes-on")
        # A choice is taken back, and made again.
        self.screen.key("ctrl+z")
        self.screen.settle(4)
        self.screen.shot("merge-several-taken-back")
        self.screen.key("1", "1", "1", "1", "1")
        self.screen.settle(6)
        self.finish("en")
        self.screen.shot("merge-several-finished")
        self.assertTrue(check(path)["ok"])
        self.assertEqual(list((self.state() / "merges").glob("*.merge")), [])
        window.close()

    def test_a_file_changed_outside_is_merged_and_never_overwritten(self):
        path = base().write(self.folder / "mairie.ron")
        window = self.show(path, "fr")
        # A change of ours: the applications move apart.
        self.screen.key("ctrl+a")
        time.sleep(1)
        self.screen.key("Right", "Right")
        window.wait_for_title(lambda title: title.startswith("•"), "a change of ours")
        theirs = change("elements", "app1", name="Portail 360")(base())
        theirs.write(path)
        outside = path.read_bytes()
        self.screen.key("ctrl+s")
        self.screen.settle(8)
        self.screen.shot("merge-outside-asked")
        self.assertEqual(path.read_bytes(), outside, "never overwritten")
        self.screen.key("Return")
        self.screen.settle(8)
        self.screen.shot("merge-outside-merged")
        self.finish()
        wait_until("the merged map to be written", 30, lambda: path.read_bytes() != outside)
        self.screen.settle(8)
        self.screen.shot("merge-outside-finished")
        self.assertEqual(self.element(path, "app1")["name"], "Portail 360")
        self.assertNotEqual(path.read_bytes(), outside)
        window.close()
