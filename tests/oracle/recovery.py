"""Time to recover and data lost in a scenario.

Source: impact-semantics.md sections 8.1 and 8.3.
"""

from math import inf

from dependence import DOWN
from hosting import support

# `repair_h` where the map gives none: see README, "Default repair times".
PLACES = {"provider", "site", "room", "cloud_region", "cloud_az"}
REPAIR_PLACE_H = 24
REPAIR_OTHER_H = 4


def recovery_times(dependences, *lost):
    """Section 8.1: hours until each Down element works again."""
    state = dependences.propagate(*lost)
    down = [name for name in state if state[name] == DOWN]
    causes = {name: down_causes(dependences, name, state) for name in down}
    times = {}
    for block in blocks(down, causes):
        inside = set(block)
        wait = max(waiting(dependences, name, state, times, inside) for name in block)
        total = wait + sum(own_time(dependences, name, lost) for name in block)
        times.update((name, total) for name in block)
    return times


def down_causes(dependences, name, state):
    """What a Down element waits for."""
    candidates = dependences.needs(name) + dependences.members.get(name, []) + dependences.stores.get(name, [])
    return [cause for cause in candidates if state[cause] == DOWN]


def own_time(dependences, name, lost):
    element = dependences.plateau.elements[name]
    if name in lost:
        repair = element.get("repair_h")
        default = REPAIR_PLACE_H if element.kind in PLACES else REPAIR_OTHER_H
        return default if repair is None else repair
    if element.kind == "redundancy_group":
        return element.get("failover_h") or 0
    return element.get("restart_h") or 0


def waiting(dependences, name, state, times, inside):
    """The latest of the causes outside the block; of a group, the need-th member to return."""
    outside = [cause for cause in dependences.needs(name) if state[cause] == DOWN and cause not in inside]
    wait = max((times[cause] for cause in outside), default=0)
    if name in dependences.members:
        members = dependences.members[name]
        need = dependences.threshold(name) - sum(state[member] != DOWN for member in members)
        returning = sorted(times[member] for member in members if state[member] == DOWN and member not in inside)
        if need > sum(state[member] == DOWN for member in members):
            return inf
        if need > 0 and returning:
            wait = max(wait, returning[min(need, len(returning)) - 1])
    if name in dependences.stores:
        wait = max(wait, min((times[store] for store in dependences.stores[name]), default=0))
    return wait


def blocks(nodes, successors):
    """Strongly connected components (Tarjan), causes before what waits for them."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in successors[node]:
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            cut = stack.index(node)
            found.append(stack[cut:])
            del stack[cut:]

    for node in nodes:
        if node not in index:
            visit(node)
    return found


def data_losses(dependences, *lost):
    """Section 8.3, physical scenario: hours of data lost per data set; infinite when all is lost."""
    state = dependences.propagate(*lost)
    return {
        name: max((loss(dependences.plateau, store, state) for store in stores), default=0)
        for name, stores in dependences.stores.items()
    }


def loss(plateau, store, state):
    """The freshest surviving copy of one store: a replica of its support, or a backup."""
    if state[store] != DOWN:
        return 0
    candidates = [
        replica.get("lag_h") or 0
        for carrier in support(plateau, store)
        for replica in plateau.links("replicates_to", source=carrier)
        if state[replica.target] != DOWN
    ]
    candidates += [
        backup.get("interval_h")
        for backup in plateau.links("backed_up_by", source=store)
        if state[backup.target] != DOWN and backup.get("interval_h") is not None
    ]
    return min(candidates, default=inf)
