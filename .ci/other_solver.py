"""Holds the value of a plan against OR-Tools: other_solver.py SIDANG SESSION...

Each plan is written as a network in DIMACS form; constant − least cost must be the value that the program tells.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from ortools.graph.python import min_cost_flow


def least_cost(text):
    """The constant of the network, and the least cost that OR-Tools finds."""
    solver, constant = min_cost_flow.SimpleMinCostFlow(), None
    for line in text.splitlines():
        kind, *words = line.split()
        if kind == "c" and words[0] == "constant":
            constant = int(words[1])
        elif kind == "n":
            solver.set_node_supply(int(words[0]), int(words[1]))
        elif kind == "a":
            start, end, least, most, cost = map(int, words)
            assert least == 0, line
            solver.add_arc_with_capacity_and_unit_cost(start, end, most, cost)
    status = solver.solve()
    assert status == solver.OPTIMAL, status
    return constant, solver.optimal_cost()


def main(program, *sessions):
    wrong = 0
    for session in sessions:
        with tempfile.TemporaryDirectory() as folder:
            network = pathlib.Path(folder, "plan.dimacs")
            told = subprocess.run([program, "plan", session, "--json", "--dimacs", network],
                                  check=True, capture_output=True, text=True).stdout
            constant, cost = least_cost(network.read_text())
        value = json.loads(told)["value"]
        same = constant - cost == value
        wrong += not same
        print(f"{session}: value {value}, by OR-Tools {constant - cost}{'' if same else '  DIFFERS'}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
