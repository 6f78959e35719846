"""The map at one plateau: what is present, with its overrides applied.

Source: impact-semantics.md section 1 (plateau), metropole-schema.md.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Element:
    """A node of the map, as it stands at one plateau."""

    id: str
    kind: str
    label: str
    parent: str | None
    attributes: dict = field(hash=False)

    def get(self, name):
        return self.attributes.get(name)

    def filled(self, name):
        """A field is filled when it holds something; `false` and 0 are values."""
        return self.attributes.get(name) not in (None, "", [], {})

    def mentions(self, *words):
        """True when the label holds one of the words, whatever the case."""
        label = self.label.lower()
        return any(word in label for word in words)


@dataclass(frozen=True)
class Relation:
    """A typed, directed link, as it stands at one plateau."""

    id: str
    kind: str
    source: str
    target: str
    attributes: dict = field(hash=False)

    def get(self, name):
        return self.attributes.get(name)

    filled = Element.filled

    @property
    def encrypted(self):
        """True, False, or None when the map does not say."""
        encryption = self.get("encryption")
        return None if encryption in (None, "") else encryption != "aucun"


class Plateau:
    """Everything present at one plateau, in the order of identifiers."""

    def __init__(self, document, plateau):
        self.id = plateau["id"]
        self.start = date.fromisoformat(plateau["valid_from"])
        self.elements = {}
        self.relations = {}
        for raw in sorted(document["elements"], key=lambda raw: raw["id"]):
            if self.id in raw["attributes"]["presence"]:
                attributes = folded(raw["attributes"], self.id)
                parent = attributes.pop("parent", raw["parent"])
                self.elements[raw["id"]] = Element(raw["id"], raw["type"], raw["label"], parent, attributes)
        for raw in sorted(document["relations"], key=lambda raw: raw["id"]):
            if self.id in raw["attributes"]["presence"] and {raw["from"], raw["to"]} <= self.elements.keys():
                attributes = folded(raw["attributes"], self.id)
                self.relations[raw["id"]] = Relation(raw["id"], raw["type"], raw["from"], raw["to"], attributes)

    def of_kind(self, *kinds):
        return [element for element in self.elements.values() if element.kind in kinds]

    @property
    def applications(self):
        return self.of_kind("application")

    @property
    def data_sets(self):
        return self.of_kind("data_set")

    @property
    def services(self):
        return self.of_kind("business_service")

    @property
    def vital_services(self):
        """S4: the services of criticality 4."""
        return [service for service in self.services if service.get("criticality") == 4]

    @property
    def flows(self):
        return self.links("flow")

    def links(self, kind, source=None, target=None):
        return [
            relation
            for relation in self.relations.values()
            if relation.kind == kind and source in (None, relation.source) and target in (None, relation.target)
        ]

    def targets(self, kind, source):
        return [relation.target for relation in self.links(kind, source=source)]

    def members(self, group):
        return [relation.source for relation in self.links("member_of", target=group)]

    def containers(self, element):
        """The chain of parents, nearest first."""
        chain = []
        parent = self.elements[element].parent
        while parent in self.elements and parent not in chain:
            chain.append(parent)
            parent = self.elements[parent].parent
        return chain

    def nearest(self, element, name):
        """The attribute on the element itself, or on its nearest container that has it."""
        for candidate in [element, *self.containers(element)]:
            if self.elements[candidate].filled(name):
                return self.elements[candidate].get(name)
        return None

    def processing(self, data_set):
        """The applications that process a data set; each entry of the list has its own presence."""
        return [
            entry["application"]
            for entry in self.elements[data_set].get("processed_by") or []
            if self.id in entry["presence"] and entry["application"] in self.elements
        ]

    def carrying(self, data_set):
        return [flow for flow in self.flows if data_set in (flow.get("data") or [])]


def folded(attributes, plateau):
    """The attributes at the plateau, without those that say when."""
    result = {**attributes, **attributes.get("by_plateau", {}).get(plateau, {})}
    result.pop("presence", None)
    result.pop("by_plateau", None)
    return result


def plateaus(document):
    return [Plateau(document, plateau) for plateau in document["plateaus"]]
