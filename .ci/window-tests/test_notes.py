"""Notes by the keys of a French user: written, mentioned, answered, gone through and resolved."""

import shutil

from portolan import ROOT, WindowTest, command, records


class Notes(WindowTest):
    def search(self, words):
        """Runs a command, or goes to an element, by the search field."""
        self.screen.key("ctrl+k")
        self.screen.type(words)
        self.screen.settle(4)
        self.screen.key("Return")
        self.screen.settle(6)

    def test_a_note_is_written_answered_and_resolved_in_a_review(self):
        screen, path = self.screen, self.folder / "metropole.ron"
        shutil.copy(ROOT / "samples" / "metropole.ron", path)
        known = {record["id"] for record in records(path, "notes")}
        window = self.open(path)
        window.wait_for_title(lambda title: "tropole" in title.lower(), "the sample's name")
        screen.settle(30)
        # C and Enter put a note beside the selected element; its words are asked for at once.
        self.search("Portail citoyen")
        screen.key("c")
        screen.key("Return")
        screen.settle(6)
        screen.key("ctrl+a")
        screen.type("Redonder avec @gestion")
        screen.settle(4)
        screen.shot("notes-1-mention")
        # The list offers the element, Enter takes it.
        screen.key("Return")
        screen.settle(4)
        screen.type(" fin")
        screen.settle(4)
        screen.shot("notes-2-mentioned")
        screen.key("Return")
        screen.settle(6)
        self.save(path)
        written = [record for record in records(path, "notes") if record["id"] not in known]
        self.assertEqual(len(written), 1)
        self.assertIn("Redonder avec @", written[0]["text"])
        self.assertNotIn("@gestion ", written[0]["text"])
        self.assertTrue(written[0].get("target"))
        # An answer, by key from the selected note.
        screen.key("Escape")
        screen.click((1048, 553))
        screen.settle(4)
        screen.key("alt+r")
        screen.settle(4)
        screen.type("Devis en cours.")
        screen.key("ctrl+Return")
        screen.settle(6)
        screen.shot("notes-3-thread")
        # The review: on to the next thread and resolve it, then leave.
        screen.key("Escape")
        screen.key("ctrl+shift+d")
        screen.settle(10)
        screen.shot("notes-4-review")
        screen.key("alt+n")
        screen.settle(10)
        screen.key("alt+s")
        screen.settle(6)
        screen.shot("notes-5-resolved")
        screen.key("ctrl+shift+d")
        screen.settle(4)
        self.save(path)
        text = path.read_text(encoding="utf-8")
        self.assertIn("Devis en cours.", text)
        # At the plateau that the thread speaks of, where that is not the first.
        sample = (ROOT / "samples" / "metropole.ron").read_text(encoding="utf-8")
        resolved = [words.count('status: "resolved"') for words in (sample, text)]
        self.assertEqual(resolved[1], resolved[0] + 1)
        code, out, _ = command("note", "list", path, "--status", "open", "--format", "json", language="fr")
        self.assertEqual(code, 0)
        self.assertIn("Redonder avec", out)
        self.assertTrue(window.is_running())
