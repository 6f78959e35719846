"""The page of the sample map, as a reader meets it."""

import functools
import json
import os
import subprocess
import unittest
from pathlib import Path

from browser import Browser

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PORTOLAN_BIN") or str(ROOT / "target/debug/portolan")
OUT = Path(os.environ.get("WEBPAGE_OUT") or ROOT / "target/webpage")
MAP = ROOT / "samples/metropole.ron"
PLATEAUS = ["P2026", "P2027", "P2029"]


def portolan(*words, language="fr"):
    command = [PROGRAM, "--lang", language, *map(str, words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


@functools.cache
def page_of(source, name, language="fr"):
    """The page of a map, made once for all tests."""
    OUT.mkdir(parents=True, exist_ok=True)
    page = OUT / name
    portolan("export", source, "-o", page, "--date", "2026-11-26", language=language)
    return page


class Page(unittest.TestCase):
    """One browser and one page for all tests; each begins at the page's start."""

    @classmethod
    def make(cls):
        return page_of(MAP, "metropole.html")

    @classmethod
    def setUpClass(cls):
        cls.page = cls.make()
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()

    def setUp(self):
        self.browser.size(1440, 900)
        self.browser.colors("light")
        self.open()

    def tearDown(self):
        # What no test may see, whatever it does.
        errors = [said for said in self.browser.messages if said[0] in ("error", "warning", "assert")]
        self.assertEqual(errors, [], "the console")
        self.assertEqual(self.browser.requests, [self.address], "only the file itself is asked for")

    def open(self, fragment=""):
        self.address = self.page.as_uri()
        self.browser.open(self.address + fragment)

    def say(self, script):
        return self.browser.value(script)

    def text(self, selector):
        return self.say(f"document.querySelector({json.dumps(selector)})?.innerText ?? null")

    def live(self):
        return self.say("document.getElementById('live').textContent")

    def address_parts(self):
        return self.say("decodeURIComponent(location.hash.slice(1)).split('/')")

    def focused(self):
        return self.say("document.activeElement.getAttribute('aria-label') ?? document.activeElement.id")


class Opening(Page):
    def test_it_is_drawn_and_ready_at_once(self):
        ready = self.say("performance.getEntriesByName('portolan-interactive')[0].startTime")
        size = self.page.stat().st_size
        print(f"\n  interactive after {ready:.0f} ms, {size} bytes", end=" ")
        self.assertGreater(self.say("document.querySelectorAll('#world .card-item').length"), 20)
        self.assertLess(size, 1_500_000)

    def test_all_of_the_drawing_is_in_sight(self):
        outside = self.say(
            "[...document.querySelectorAll('#world .card-item')].filter(e => { const r = e.getBoundingClientRect(),"
            "s = stage.getBoundingClientRect(); return r.left < s.left || r.top < s.top || r.right > s.right || r.bottom > s.bottom }).length"
        )
        self.assertEqual(outside, 0)

    def test_the_mark_stands_above_and_below_and_in_the_title(self):
        for place in ("top", "bottom"):
            self.assertEqual(self.text(f"#marking-{place}").upper(), "DIFFUSION LIMITÉE")
        self.assertTrue(self.say("document.title").startswith("Diffusion limitée – "))

    def test_letters_come_from_the_page(self):
        self.say("document.fonts.ready.then(() => 1)")
        self.assertGreaterEqual(self.say("[...document.fonts].filter(one => one.status === 'loaded').length"), 3)

    def test_a_script_put_into_the_page_is_stopped(self):
        refused = self.say(
            "new Promise(done => {"
            "addEventListener('securitypolicyviolation', event => done(event.effectiveDirective), {once: true});"
            "const script = document.createElement('script'); script.textContent = 'window.wasRun = true';"
            "document.body.append(script); setTimeout(() => done('let through'), 500); })"
        )
        self.assertEqual(refused, "script-src-elem")
        self.assertIsNone(self.say("window.wasRun ?? null"))
        fetched = self.say("fetch('https://example.invalid/').then(() => 'let through', () => 'stopped')")
        self.assertEqual(fetched, "stopped")
        handler = self.say(
            "new Promise(done => { const image = document.createElement('img');"
            "image.setAttribute('onerror', 'window.wasRun = true'); image.src = 'data:image/png,none';"
            "document.body.append(image); setTimeout(() => done(window.wasRun ?? null), 300); })"
        )
        self.assertIsNone(handler)
        # The browser says that it refused: that was asked for here.
        self.browser.settle()
        self.browser.messages.clear()
        self.browser.requests[:] = [one for one in self.browser.requests if "example.invalid" not in one]


class Moving(Page):
    def camera(self):
        return self.say("[camera.x, camera.y, camera.scale]")

    def test_wheel_drag_and_buttons_move_the_drawing(self):
        x, y, scale = self.camera()
        self.browser.wheel(700, 500, 120)
        self.assertLess(self.camera()[1], y)
        self.browser.wheel(700, 500, -240, modifiers=2)
        self.assertGreater(self.camera()[2], scale)
        before = self.camera()
        self.browser.drag((500, 770), (560, 740))
        after = self.camera()
        self.assertAlmostEqual(after[0] - before[0], 60, delta=2)
        self.assertAlmostEqual(after[1] - before[1], -30, delta=2)
        self.browser.click("#zoom-in")
        self.assertGreater(self.camera()[2], after[2])
        self.browser.click("#zoom-fit")
        self.assertAlmostEqual(self.camera()[2], scale, places=2)

    def test_two_fingers_zoom_and_one_moves(self):
        self.browser.size(390, 844, True)
        self.open()
        x, y, scale = self.camera()
        self.browser.pinch([(150, 500), (240, 500)], [(100, 500), (290, 500)])
        self.assertAlmostEqual(self.camera()[2] / scale, 190 / 90, delta=0.1)
        before = self.camera()
        self.browser.pinch([(200, 500)], [(230, 540)])
        after = self.camera()
        self.assertAlmostEqual(after[0] - before[0], 30, delta=2)
        self.assertAlmostEqual(after[1] - before[1], 40, delta=2)

    def test_plus_minus_and_zero_zoom(self):
        scale = self.camera()[2]
        self.browser.key("+")
        self.assertGreater(self.camera()[2], scale)
        self.browser.key("-")
        self.browser.key("-")
        self.assertLess(self.camera()[2], scale)
        self.browser.key("0")
        self.assertAlmostEqual(self.camera()[2], scale, places=2)

    def test_a_click_on_a_card_opens_its_details_and_a_drag_does_not(self):
        place = self.say(
            "(() => { const r = [...placed.values()].find(i => i.role === CARD).element.getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2] })()"
        )
        self.browser.drag(place, (place[0] + 40, place[1] + 20))
        self.assertTrue(self.say("byId('details').hidden"))
        self.browser.press(place[0] + 40, place[1] + 20)
        self.assertFalse(self.say("byId('details').hidden"))


class Switching(Page):
    def test_views_plateaus_and_perspectives_show_what_the_map_has(self):
        self.browser.click("#view-3")
        self.assertEqual(self.text("[role=tab][aria-selected=true]"), "Zones de sécurité et flux")
        self.assertEqual(self.address_parts()[:2], ["zones-flux", "P2026"])
        shown = self.say("order.filter(item => item.subject[0] === 'e').map(item => item.subject[1])")
        self.assertGreater(len(shown), 20)
        asked = json.loads(portolan("list", MAP, "--plateau", "P2026", "--format", "json"))
        known = {row["id"] for row in asked["rows"]}
        self.assertEqual(set(shown) - known, set())
        self.browser.click("#plateaus button:nth-child(3)")
        self.assertEqual(self.address_parts()[:2], ["zones-flux", "P2029"])
        self.assertIn("Cible 2029", self.live())
        grounds = "[...document.querySelectorAll('.card-item > .ground')].map(e => getComputedStyle(e).fill).join()"
        plain = self.say(grounds)
        self.say("(() => { const s = byId('perspective'); s.value = '2'; s.dispatchEvent(new Event('change')) })()")
        self.assertNotEqual(self.say(grounds), plain)
        self.assertEqual(self.address_parts()[3], "sensitivity")
        self.assertIn("SENSIBILITÉ", self.text("#legend-body").upper())

    def test_every_drawing_can_be_shown(self):
        empty = self.say(
            "data.views.flatMap((_, view) => data.plateaus.flatMap((_, plateau) => data.perspectives.flatMap((_, perspective) => {"
            "go({view, plateau, perspective}); return document.querySelectorAll('#world .item').length ? [] : [[view, plateau, perspective]] })))"
        )
        self.assertEqual(empty, [])

    def test_back_returns_to_what_was_there(self):
        self.browser.click("#view-1")
        self.browser.click("#view-2")
        self.say("history.back()")
        self.browser.settle(300)
        self.assertEqual(self.text("[role=tab][aria-selected=true]"), "État civil de bout en bout")

    def test_an_address_leads_to_what_it_names_and_nonsense_to_the_start(self):
        self.open("#flux-demarches/P2027/e:ap-portail/encryption")
        self.assertEqual(self.address_parts(), ["flux-demarches", "P2027", "e:ap-portail", "encryption"])
        self.assertIn("Portail", self.text("#details-title"))
        self.open("#nothing/%E0%A4%A/e:/x/y/z")
        self.assertEqual(self.text("[role=tab][aria-selected=true]"), "Vue d’ensemble")


class Searching(Page):
    def test_a_search_without_accents_finds_names_and_jumps(self):
        self.browser.key("/")
        self.assertEqual(self.focused(), "Rechercher")
        self.browser.type("etat civil")
        names = self.say("[...document.querySelectorAll('#results b')].map(e => e.textContent)")
        self.assertEqual(names[0], "État civil")
        self.assertIn("résultats", self.live())
        self.browser.key("ArrowDown")
        self.assertEqual(self.say("byId('search').getAttribute('aria-activedescendant')"), "result-1")
        self.browser.key("ArrowUp")
        self.browser.key("Enter")
        self.assertEqual(self.text("#details-title"), "État civil")
        self.assertEqual(self.say("document.activeElement.id"), "details")
        self.assertTrue(self.say("byId('results-panel').hidden"))

    def test_what_is_not_there_is_said(self):
        self.browser.key("/")
        self.browser.type("zzzz")
        self.assertIn("Rien ne correspond", self.live())
        self.browser.key("Enter")
        self.browser.key("Escape")
        self.assertTrue(self.say("byId('results-panel').hidden"))

    def test_attributes_links_and_notes_are_found(self):
        for words in ("PostgreSQL 16", "LDAPS", "sauvegardé dans"):
            self.browser.key("/")
            self.say("byId('search').value = ''")
            self.browser.type(words)
            self.assertGreater(self.say("found.length"), 0, words)
            self.browser.key("Escape")
            self.browser.key("Escape")


class Keyboard(Page):
    def test_tab_reaches_every_control_in_order(self):
        reached = []
        for _ in range(40):
            self.browser.key("Tab")
            reached.append(self.say("document.activeElement.id || document.activeElement.className.baseVal || document.activeElement.className"))
        wanted = ["skip", "stop", "perspective", "search", "outline-toggle", "theme-toggle", "print", "view-0"]
        places = [next((at for at, name in enumerate(reached) if name == one), None) for one in wanted]
        self.assertNotIn(None, places, reached)
        self.assertEqual(places, sorted(places), reached)
        item = next(at for at, name in enumerate(reached) if "item" in name)
        self.assertGreater(item, places[-1])
        zoom = next(at for at, name in enumerate(reached) if name == "zoom-in")
        self.assertGreater(zoom, item)

    def test_the_drawing_is_read_item_by_item_and_opened(self):
        self.say("byId('skip').focus()")
        self.browser.key("Enter")
        first = self.focused()
        self.assertIn("groupe", first.lower())
        self.browser.key("ArrowRight")
        second = self.focused()
        self.assertNotEqual(first, second)
        self.assertTrue(self.say("!!document.querySelector('.ring.focus')"), "the focus is seen")
        self.browser.key("ArrowLeft")
        self.assertEqual(self.focused(), first)
        self.browser.key("End")
        self.browser.key("Home")
        self.assertEqual(self.focused(), first)
        self.browser.key("ArrowRight")
        self.browser.key("Enter")
        self.assertEqual(self.say("document.activeElement.id"), "details")
        self.assertEqual(self.live(), second)
        self.browser.key("Escape")
        self.assertTrue(self.say("byId('details').hidden"))
        self.assertEqual(self.focused(), second, "the focus is back where it was")

    def test_the_focus_stays_in_the_panel_that_is_walked_through(self):
        self.say("choose(['e', 'ap-portail'], true)")
        self.say("document.querySelector('#details section .row').focus()")
        self.browser.key("Enter")
        self.assertNotEqual(self.text("#details-title"), "Portail citoyen")
        self.assertTrue(self.say("byId('details').contains(document.activeElement)"))

    def test_arrows_walk_the_tabs_and_the_plateaus(self):
        self.say("byId('view-0').focus()")
        self.browser.key("ArrowRight")
        self.assertEqual(self.address_parts()[0], "etat-civil")
        self.say("byId('plateaus').children[0].focus()")
        self.browser.key("ArrowRight")
        self.assertEqual(self.address_parts()[1], "P2027")

    def test_the_list_of_elements_holds_all_of_them(self):
        self.browser.click("#outline-toggle")
        listed = self.say("[...document.querySelectorAll('#outline .node')].map(e => e.dataset.id).sort()")
        self.assertEqual(listed, self.say("chapter(0).elements.map(e => e.i).sort()"))
        self.browser.click("#outline .node")
        self.assertFalse(self.say("byId('details').hidden"))

    def test_everything_that_acts_has_a_name(self):
        self.say("choose(['e', 'ap-portail'], true)")
        nameless = self.say(
            "[...document.querySelectorAll('button, select, input, [role=button], [role=option], a')]"
            ".filter(e => !(e.getAttribute('aria-label') || e.textContent || e.labels?.length).toString().trim()).length"
        )
        self.assertEqual(nameless, 0)


class Losing(Page):
    def states(self, element, plateau):
        self.open(f"#vue-ensemble/{plateau}/e:{element}")
        self.browser.click("#what-if")
        found = self.say(
            f"[...lossOf(state.plateau, {json.dumps(element)})].map(([id, mark]) => [id, stateKeys[mark.state]])"
        )
        return {id: state for id, state in found if state in ("down", "degraded")}

    def test_what_a_loss_does_is_what_the_program_says(self):
        asked = [("ap-portail", "P2026"), ("ap-sso", "P2027"), ("ap-ad", "P2029")]
        # And those whose loss reaches far, whatever the sample calls them.
        far = self.say("chapter(0).elements.map((e, at) => [lossOf(0, e.i).size, e.i]).sort((a, b) => b[0] - a[0]).slice(0, 3).map(one => one[1])")
        asked += [(element, "P2026") for element in far]
        for element, plateau in asked:
            answer = json.loads(portolan("impact", MAP, "--fail", element, "--plateau", plateau, "--format", "json"))
            expected = {one["id"]: one["state"] for one in answer["elements"]}
            self.assertEqual(self.states(element, plateau), expected, (element, plateau))
            tiles = self.say("[...document.querySelectorAll('#details .tiles b')].map(e => e.textContent.replace(/\\D/g, ''))")
            counted = [answer[name] for name in ("down_total", "degraded_total", "margin_lost_total", "intact_total")]
            self.assertEqual([int(number) for number in tiles], counted, (element, plateau))

    def test_it_is_seen_on_the_map_by_sign_and_word_and_said(self):
        far = self.say("order.filter(i => i.subject[0] === 'e').map(i => [lossOf(0, i.subject[1]).size, i.subject[1]]).sort((a, b) => b[0] - a[0])[0][1]")
        self.say(f"choose(['e', {json.dumps(far)}], true)")
        self.browser.click("#what-if")
        pills = self.say("[...document.querySelectorAll('#world .pill text')].map(e => e.textContent)")
        self.assertIn("ARRÊT", pills)
        self.assertGreater(len(pills), 3)
        marked = self.say("document.querySelectorAll('#world .card-item.down, #world .frame-item.down, #world .card-item.degraded, #world .frame-item.degraded, #world .card-item.margin, #world .frame-item.margin').length")
        self.assertEqual(marked, len(pills))
        self.assertIn("arrêté", self.live())
        self.assertIn("EFFET DE LA PERTE", self.text("#legend-body"))
        self.assertEqual(self.address_parts()[4], far)
        self.browser.picture(str(OUT / "loss.png"))
        self.browser.click("#what-if")
        self.assertEqual(self.say("document.querySelectorAll('#world .pill').length"), 0)

    def test_the_key_i_shows_and_ends_it(self):
        self.say("focusItem(order.find(i => i.role === CARD))")
        card = self.focused().split(",")[0]
        self.browser.key("i")
        self.assertTrue(self.say("!!state.lost"))
        self.assertEqual(self.focused().split(",")[0], card, "the focus stays where it was")
        self.assertGreater(self.say("document.querySelectorAll('#world .pill').length"), 0)
        self.browser.key("Escape")
        self.browser.key("Escape")
        self.assertIsNone(self.say("state.lost"))

    def test_it_stays_from_plateau_to_plateau(self):
        lost = self.say("chapter(0).elements.find(e => data.plateaus.every((_, p) => lossOf(p, e.i)?.size > 4)).i")
        self.say(f"lose({json.dumps(lost)})")
        self.browser.click("#plateaus button:nth-child(2)")
        answer = json.loads(portolan("impact", MAP, "--fail", lost, "--plateau", PLATEAUS[1], "--format", "json"))
        tiles = self.say("[...document.querySelectorAll('#details .tiles b')].map(e => Number(e.textContent.replace(/\\D/g, '')))")
        self.assertEqual(tiles[:2], [answer["down_total"], answer["degraded_total"]])


class Showing(Page):
    def test_paper_holds_the_drawing_on_one_page_between_its_marks(self):
        self.browser.click("#view-3")
        self.browser.paper(str(OUT / "zones.pdf"))
        text = (OUT / "zones.pdf").read_bytes()
        self.assertEqual(text.count(b"/Type /Page\n") + text.count(b"/Type /Page "), 1)
        self.assertIsNone(self.say("canvas.getAttribute('viewBox')"), "the screen is as it was")

    def test_dark_and_light_are_the_systems_until_somebody_says_otherwise(self):
        ground = "getComputedStyle(document.body).backgroundColor"
        light = self.say(ground)
        self.browser.colors("dark")
        dark = self.say(ground)
        self.assertNotEqual(light, dark)
        self.browser.click("#theme-toggle")
        self.assertEqual(self.say(ground), light)
        self.assertEqual(self.say("byId('theme-toggle').getAttribute('aria-label')"), "Couleurs sombres")

    def test_nothing_runs_over_the_edge_of_any_screen(self):
        for width, height, is_phone in ((1440, 900, False), (1280, 720, False), (820, 1180, True), (390, 844, True), (320, 568, True)):
            self.browser.size(width, height, is_phone)
            self.open()
            self.say("choose(order[3].subject, true)")
            wide = self.say("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
            self.assertLessEqual(wide, width)
            for selector in ("#search", "#perspective", "#theme-toggle", "#zoom-fit", "#details .close"):
                inside = self.say(
                    f"(() => {{ const r = document.querySelector('{selector}').getBoundingClientRect();"
                    f"return r.width > 0 && r.left >= 0 && r.right <= {width} && r.top >= 0 && r.bottom <= {height} }})()"
                )
                self.assertTrue(inside, f"{selector} at {width} × {height}")
            self.browser.picture(str(OUT / f"page-{width}.png"))


class Hostile(Page):
    """A map whose words would act, if anything let them."""

    @classmethod
    def make(cls):
        OUT.mkdir(parents=True, exist_ok=True)
        source = OUT / "hostile.ron"
        text = (ROOT / "samples/hello.ron").read_text(encoding="utf-8")
        name = "</script><img src=x onerror=window.wasRun=1><script>window.wasRun=1</script>"
        first = text.index("name: \"", text.index("elements: ["))
        end = text.index("\"", first + 7)
        text = text[: first + 7] + name + text[end:]
        source.write_text(text, encoding="utf-8")
        return page_of(source, "hostile.html")

    def test_names_are_shown_and_never_run(self):
        self.browser.key("/")
        self.browser.type("onerror")
        self.assertGreater(self.say("found.length"), 0)
        self.browser.key("Enter")
        self.browser.settle(200)
        self.assertIn("</script><img src=x onerror", self.text("#details-title"))
        self.say("lose(state.chosen[1])")
        self.assertIsNone(self.say("window.wasRun ?? null"))
        self.assertEqual(self.say("document.images.length"), 0)

    def test_only_addresses_of_the_web_and_of_mail_become_links(self):
        kept = self.say(
            "['https://exemple.fr/a?b=c#d', 'http://exemple.fr', 'mailto:dsi@exemple.fr', 'javascript:alert(1)', ' javascript:alert(1)',"
            "'data:text/html,x', 'file:///etc/passwd', 'https:exemple', 'HTTPS://EXEMPLE.FR', 'https://a b'].map(text => safeAddress(text.trim()) !== null)"
        )
        self.assertEqual(kept, [True, True, True, False, False, False, False, False, True, False])
        rel = self.say("wordsOrLink('https://exemple.fr').getAttribute('rel')")
        self.assertEqual(rel, "noopener noreferrer")


class English(Page):
    @classmethod
    def make(cls):
        return page_of(MAP, "english.html", "en")

    def test_no_word_of_the_page_is_french(self):
        self.assertEqual(self.say("document.documentElement.lang"), "en")
        self.assertEqual(self.say("byId('search').placeholder"), "Element, link or note")
        self.say("choose(order.find(i => i.role === CARD).subject, true)")
        words = self.text("#details")
        self.assertIn("What if it is lost?", words)
        self.assertIn("Links (", words)
        self.assertIn("Shown in", words)
