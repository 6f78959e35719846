"""Three states of a small map for each kind of conflict, written as our own files."""

import copy


def ron(value, indent=1):
    """A value as the text of a file: any layout of valid RON will do."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(ron(entry) for entry in value) + "]"
    if isinstance(value, dict):
        return "(" + ", ".join(f"{name}: {ron(entry)}" for name, entry in value.items()) + ")"
    return str(value)


ORDER = ["map", "plateaus", "elements", "links", "views", "placements", "notes", "work_packages"]


class Map:
    """Tables of records by id."""

    def __init__(self, tables):
        self.tables = tables

    def copy(self):
        return Map(copy.deepcopy(self.tables))

    def of(self, table, id):
        return self.tables[table][id]

    def add(self, table, id, **fields):
        self.tables.setdefault(table, {})[id] = fields
        return self

    def remove(self, table, id):
        del self.tables[table][id]
        if table in ("elements", "links", "views"):
            places = self.tables["placements"]
            for place in [place for place in places if id in place.split("/")]:
                del places[place]
        if table == "elements":
            links = self.tables["links"]
            for link in [link for link, at in links.items() if id in (at["from"], at["to"])]:
                self.remove("links", link)
        return self

    def place(self, view, id, x, y, w=200, h=66):
        return self.add("placements", f"{view}/{id}", view=view, subject=id, x=x, y=y, w=w, h=h)

    def write(self, path):
        lines = ["(", "    portolan: 1,"]
        for table in ORDER:
            records = self.tables.get(table)
            if records:
                lines.append(f"    {table}: [")
                for id in sorted(records):
                    fields = ", ".join(f"{name}: {ron(value)}" for name, value in records[id].items())
                    lines.append(f'        (id: "{id}", {fields}),')
                lines.append("    ],")
        lines.append(")")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path


def base():
    """A town hall with a room and two servers, an annex, two applications and a flow."""
    town = Map({"links": {}, "placements": {}})
    town.add("map", "map", title="Mairie", language="fr")
    town.add("plateaus", "p26", name="2026", valid_from="2026-01-01")
    town.add("plateaus", "p28", name="2028", kind="target", based_on="p26", valid_from="2028-01-01")
    town.add("elements", "hall", kind="building", name="Hôtel de ville")
    town.add("elements", "annex", kind="building", name="Annexe")
    town.add("elements", "room", kind="room", name="Salle serveurs", parent="hall")
    town.add("elements", "srv1", kind="physical_server", name="Serveur 1", parent="room")
    town.add("elements", "srv2", kind="physical_server", name="Serveur 2", parent="annex")
    town.add("elements", "app1", kind="application", name="Portail citoyen", criticality=3)
    town.add("elements", "app2", kind="application", name="État civil", criticality=4)
    town.add("links", "flow", kind="flow", **{"from": "app1", "to": "app2"})
    town.add("views", "main", name="Vue générale", order=1)
    town.add("views", "second", name="Applications", order=2)
    town.add("views", "third", name="Sites", order=3)
    town.place("main", "hall", 0, 0, 620, 260).place("main", "room", 40, 60, 320, 160)
    town.place("main", "srv1", 80, 120).place("main", "annex", 700, 0, 320, 200)
    town.place("main", "srv2", 740, 80).place("main", "app1", 80, 360).place("main", "app2", 440, 360)
    town.place("second", "app1", 0, 0).place("second", "app2", 300, 0)
    town.place("third", "hall", 0, 0).place("third", "annex", 300, 0)
    town.add("notes", "n1", kind="question", target="app1", text="Qui exploite ?", created="2026-01-05")
    town.place("main", "n1", 80, 480, 200, 80)
    town.add("work_packages", "wp", name="Refonte", delivers=["app1", "app2"])
    return town


def sides(ours, theirs):
    """A base and two sides that change it."""
    was = base()
    return was, ours(was.copy()), theirs(was.copy())


def change(table, id, **fields):
    def edit(town):
        town.of(table, id).update(fields)
        return town

    return edit


def removed(table, id):
    return lambda town: town.remove(table, id)


def both(*edits):
    def edit(town):
        for one in edits:
            town = one(town)
        return town

    return edit


# For each kind: what we did, what they did.
KINDS = {
    "field": (change("elements", "app1", name="Portail des usagers"), change("elements", "app1", name="Portail 360")),
    "deleted-changed": (removed("elements", "srv1"), change("elements", "srv1", name="Serveur principal")),
    "link-to-deleted": (
        removed("elements", "app2"),
        lambda town: town.add("links", "need", kind="requires", **{"from": "app1", "to": "app2"}),
    ),
    "added-into-deleted": (
        both(removed("elements", "srv1"), removed("elements", "room")),
        lambda town: town.add(
            "elements", "srv3", kind="physical_server", name="Serveur 3", parent="room"
        ).place("main", "srv3", 80, 190),
    ),
    "box-in-deleted-view": (
        removed("views", "third"),
        lambda town: town.place("third", "srv2", 300, 120),
    ),
    "circle": (change("elements", "hall", parent="annex"), change("elements", "annex", parent="hall")),
    "shared-id": (
        lambda town: town.add("elements", "new", kind="application", name="Paiement").place("main", "new", 800, 360),
        lambda town: town.add("elements", "new", kind="application", name="Agenda").place("main", "new", 800, 360),
    ),
    "sorted-list": (
        change("work_packages", "wp", delivers=["app2", "app1"]),
        change("work_packages", "wp", delivers=["app1", "app2", "srv2"]),
    ),
    "placed-by-both": (
        change("placements", "main/app1", x=20, y=400),
        change("placements", "main/app1", x=260, y=340),
    ),
    "order-of-views": (change("views", "third", order=0.5), change("views", "main", order=2.5)),
    "deleted-plateau": (
        removed("plateaus", "p28"),
        lambda town: change("elements", "app1", at={"p28": {"name": "Portail 2028"}})(town),
    ),
    "none": (change("elements", "app1", criticality=4), change("elements", "app2", name="État civil 2")),
}
KINDS["several"] = tuple(
    both(*(KINDS[kind][side] for kind in ("field", "deleted-changed", "circle", "shared-id", "placed-by-both")))
    for side in (0, 1)
)
