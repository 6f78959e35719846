"""Computed availability of a service, exactly, with shared elements.

Source: impact-semantics.md sections 7.1 to 7.3.
"""

FALSE, TRUE = 0, 1


class Diagram:
    """A reduced ordered binary decision diagram over independent events."""

    def __init__(self):
        self.nodes = [None, None]  # then (level, low, high)
        self.unique = {}
        self.memory = {}

    def node(self, level, low, high):
        if low == high:
            return low
        key = (level, low, high)
        if key not in self.unique:
            self.unique[key] = len(self.nodes)
            self.nodes.append(key)
        return self.unique[key]

    def event(self, level):
        return self.node(level, FALSE, TRUE)

    def both(self, a, b):
        return self._apply("both", a, b, absorbing=FALSE, neutral=TRUE)

    def either(self, a, b):
        return self._apply("either", a, b, absorbing=TRUE, neutral=FALSE)

    def _apply(self, name, a, b, absorbing, neutral):
        if a == b or b == neutral:
            return a
        if a == neutral:
            return b
        if absorbing in (a, b):
            return absorbing
        key = (name, min(a, b), max(a, b))
        if key not in self.memory:
            level = min(self.nodes[a][0], self.nodes[b][0])
            low, high = (
                self._apply(name, self._branch(a, level, side), self._branch(b, level, side), absorbing, neutral)
                for side in (1, 2)
            )
            self.memory[key] = self.node(level, low, high)
        return self.memory[key]

    def _branch(self, node, level, side):
        return self.nodes[node][side] if self.nodes[node][0] == level else node

    def at_least(self, k, terms):
        """k of the terms hold; the terms being monotone, no negation is needed."""
        if k <= 0:
            return TRUE
        if k > len(terms):
            return FALSE
        first, rest = terms[0], terms[1:]
        return self.either(self.both(first, self.at_least(k - 1, rest)), self.at_least(k, rest))

    def probability(self, root, chances):
        known = {FALSE: 0.0, TRUE: 1.0}

        def of(node):
            if node not in known:
                level, low, high = self.nodes[node]
                known[node] = chances[level] * of(high) + (1 - chances[level]) * of(low)
            return known[node]

        return of(root)


def availability(dependences, service):
    """Section 7.2: the probability that the service is not Down, and how much of it is quantified.

    Returns (availability, quantified elements, elements): the last two over everything the service
    needs, redundancy groups left out since a group is not one thing that fails.
    """
    elements = dependences.plateau.elements
    order = closure(dependences, service)
    chances = [elements[name].get("availability") for name in order]
    diagram = Diagram()
    own = {name: TRUE if chances[level] is None else diagram.event(level) for level, name in enumerate(order)}
    # The greatest fixpoint of `ok`: a hard cycle alone never fails.
    working = dict.fromkeys(order, TRUE)
    changed = True
    while changed:
        changed = False
        for name in reversed(order):
            term = own[name]
            for need in dependences.needs(name):
                term = diagram.both(term, working[need])
            if name in dependences.members:
                members = [working[member] for member in dependences.members[name]]
                term = diagram.both(term, diagram.at_least(dependences.threshold(name), members))
            if term != working[name]:
                working[name] = term
                changed = True
    counted = [name for name in order if name != service and elements[name].kind != "redundancy_group"]
    quantified = sum(elements[name].get("availability") is not None for name in counted)
    return diagram.probability(working[service], chances), quantified, len(counted)


def closure(dependences, service):
    """Everything the service needs, itself included, in the order of a depth-first visit."""
    order = []

    def visit(name):
        if name not in order:
            order.append(name)
            for need in dependences.needs(name) + dependences.members.get(name, []):
                visit(need)

    visit(service)
    return order
