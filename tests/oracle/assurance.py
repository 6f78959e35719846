"""Rules, indicators and maturity of a map, from the formulas alone.

    python3 assurance.py MAP                    prints the figures of every plateau
    python3 assurance.py MAP --write FILE       writes them
    python3 assurance.py MAP --check PUBLISHED  compares them with published values

The formulas are those of public-sector.md and impact-semantics.md; README.md lists what had to be
chosen where these are silent.
"""

import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import exposure
import resilience
import stewardship
from folding import plateaus
from maturity import maturity
from published import comparisons
from rules import RULES, Situation, evaluate
from zoning import ZONING


def assess(document, situation, before):
    """Everything that is said of one plateau."""
    violations, applicable = evaluate(RULES | ZONING, situation)
    levels = maturity(situation.plateau)
    indicators = {
        **exposure.indicators(situation),
        **resilience.indicators(situation),
        **stewardship.indicators(situation, violations, applicable, levels, document),
        **stewardship.of_the_step(document, before, situation.plateau),
    }
    return {"rules": violations, "applicable": applicable, "indicators": indicators, "maturity": levels}


def check(published, states, situations, results):
    """Prints every comparison; 0 if all agree."""
    failures = 0
    for what, expected, found, agrees in comparisons(published, states, situations, results):
        if agrees:
            print(f"same       {what}")
        else:
            failures += 1
            print(f"DIFFERENT  {what}\n           published {expected}\n           own       {found}")
    print(f"{failures} different" if failures else "all the same")
    return 1 if failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("map", type=Path)
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--check", type=Path, metavar="PUBLISHED")
    arguments = parser.parse_args()

    document = json.loads(arguments.map.read_text(encoding="utf-8"))
    states = plateaus(document)
    situations = {plateau.id: Situation(plateau) for plateau in states}
    befores = dict(zip(situations, [None, *states]))
    results = {name: assess(document, situation, befores[name]) for name, situation in situations.items()}
    if arguments.check:
        published = json.loads(arguments.check.read_text(encoding="utf-8"))
        return check(published, states, situations, results)
    text = json.dumps({"plateaus": results}, ensure_ascii=False, indent=1) + "\n"
    if arguments.write:
        arguments.write.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
