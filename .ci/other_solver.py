"""Holds the value of a plan against OR-Tools: other_solver.py SIDANG SESSION..., or other_solver.py --network FILE

Each plan is written as a network in DIMACS form; constant − least cost must be the value that the program tells. Of a
network alone the milliseconds of processor time of the solving, the value, and the most memory used in KiB are told.
"""
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

from ortools.graph.python import min_cost_flow


def least_cost(text):
    """The constant of the network, the least cost that OR-Tools finds, and the milliseconds that it takes."""
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
    begun = time.process_time()
    status = solver.solve()
    spent = time.process_time() - begun
    assert status == solver.OPTIMAL, status
    return constant, solver.optimal_cost(), 1000 * spent


def main(program, *sessions):
    if program == "--network":
        constant, cost, spent = least_cost(pathlib.Path(sessions[0]).read_text())
        print(f"{spent:.3f} {constant - cost} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
        return
    wrong = 0
    for session in sessions:
        with tempfile.TemporaryDirectory() as folder:
            network = pathlib.Path(folder, "plan.dimacs")
            told = subprocess.run([program, "plan", session, "--json", "--dimacs", network],
                                  check=True, capture_output=True, text=True).stdout
            constant, cost, _ = least_cost(network.read_text())
        value = json.loads(told)["value"]
        same = constant - cost == value
        wrong += not same
        print(f"{session}: value {value}, by OR-Tools {constant - cost}{'' if same else '  DIFFERS'}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
