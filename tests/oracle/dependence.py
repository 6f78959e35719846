"""What falls when something is lost: states, single points of failure.

Source: impact-semantics.md sections 1.1, 2, 3 and 6.1.
"""

UP, DEGRADED, DOWN = 0, 1, 2

# Section 6.1: what is never a single point of failure.
NOT_A_POINT_OF_FAILURE = {
    "actor", "data_set", "business_service", "zone", "application_group", "redundancy_group",
}


class Dependences:
    """The dependency graph of one plateau."""

    def __init__(self, plateau):
        self.plateau = plateau
        elements = plateau.elements
        self.hard = {name: [] for name in elements}
        self.soft = {name: [] for name in elements}
        self.members = {name: plateau.members(name) for name, element in elements.items()
                        if element.kind == "redundancy_group"}
        self.stores = {name: plateau.targets("stored_in", name) for name, element in elements.items()
                       if element.kind == "data_set"}
        for relation in plateau.relations.values():
            if relation.kind in ("hosted_on", "operated_by"):
                self.hard[relation.source].append(relation.target)
            elif relation.kind in ("depends_on", "requires"):
                edges = self.soft if relation.get("strength") == "soft" else self.hard
                edges[relation.source].append(relation.target)
        self.domain = {
            name: element.parent
            for name, element in elements.items()
            if element.parent in elements and elements[element.parent].get("fault_domain") is True
        }

    def needs(self, name):
        """What must work for the element to work: hard dependencies and its fault domain."""
        return self.hard[name] + ([self.domain[name]] if name in self.domain else [])

    def propagate(self, *lost):
        """Section 3: the least fixpoint of rules R1 to R6, everything in `lost` being Down."""
        state = {name: DOWN if name in lost else UP for name in self.plateau.elements}
        changed = True
        while changed:
            changed = False
            for name in state:
                reached = max(state[name], self._implied(name, state))
                if reached > state[name]:
                    state[name] = reached
                    changed = True
        return state

    def _implied(self, name, state):
        worst = max((state[need] for need in self.needs(name)), default=UP)  # R2, R3
        if any(state[need] == DOWN for need in self.soft[name]):  # R4
            worst = max(worst, DEGRADED)
        if name in self.members:
            worst = max(worst, self._of_group(name, state))
        if name in self.stores:
            worst = max(worst, self._of_data_set(name, state))
        return worst

    def _of_group(self, name, state):
        """R5: k of the members are needed."""
        k = self.threshold(name)
        if sum(state[member] != DOWN for member in self.members[name]) < k:
            return DOWN
        return DEGRADED if sum(state[member] == UP for member in self.members[name]) < k else UP

    def _of_data_set(self, name, state):
        """R6: Down with all its stores; Degraded with one of them; else as its worst store."""
        states = [state[store] for store in self.stores[name]]
        if states and min(states) == DOWN:
            return DOWN
        return min(max(states, default=UP), DEGRADED)

    def threshold(self, group):
        k = self.plateau.elements[group].get("k")
        return 1 if k is None else k

    def flow_state(self, flow, state):
        """R7: a flow is as its emitter, its receiver and what it crosses."""
        ends = [flow.source, flow.target, *(flow.get("via") or [])]
        return max(state[end] for end in ends if end in state)

    def services_down(self, state):
        return [service.id for service in self.plateau.services if state[service.id] == DOWN]

    def single_points_of_failure(self):
        """Section 6.1: for each service, the elements whose loss alone stops it."""
        points = {service.id: [] for service in self.plateau.services}
        for name, element in self.plateau.elements.items():
            if element.kind not in NOT_A_POINT_OF_FAILURE:
                for service in self.services_down(self.propagate(name)):
                    points[service].append(name)
        return points
