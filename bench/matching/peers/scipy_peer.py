"""SciPy's two assignment solvers on a file of a round (see ../instance-file.ts). Prints one line of JSON; only the
solver's own call is timed, its table or sparse matrix is there before.

    python3 scipy_peer.py FILE dense|sparse 1|3 MOST_MILLISECONDS

A mentor with two places is two columns. dense: a pair that is not allowed weighs nothing. sparse: every student has a
column of their own that stands for going without.
"""
import json
import resource
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

path, way, tiers, most = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
numbers = np.fromfile(path, dtype=np.int32)
n, m, pairs, _ = (int(one) for one in numbers[:4])
ends = np.cumsum([4, m, n, n + 1, pairs, pairs])
places, tier, start, mentor, score = (numbers[a:b] for a, b in zip(ends, ends[1:]))
rank = np.ones(n, dtype=np.int64) if tiers == 1 else tier.astype(np.int64)
gap = 2 * (min(n, int(places.sum())) * 65535 + 1)
worth = (tiers - rank + 1) * gap


def dense():
    table = np.zeros((n, m))
    for i in range(n):
        mine = slice(start[i], start[i + 1])
        table[i, mentor[mine]] = worth[i] + score[mine]
    if (places != 1).any():
        table = np.repeat(table, places, axis=1)
    return lambda: linear_sum_assignment(table, maximize=True), lambda rows, cols: table[rows, cols]


def sparse():
    copies = places[mentor]
    student = np.repeat(np.arange(n), np.diff(start))
    rows = np.repeat(student, copies)
    first = np.concatenate([[0], np.cumsum(places)])
    within = np.arange(len(rows)) - np.repeat(np.cumsum(copies) - copies, copies)
    cols = np.concatenate([np.repeat(first[mentor], copies) + within, first[-1] + np.arange(n)])
    high = float(worth.max()) + 65536
    costs = np.concatenate([high - np.repeat(worth[student] + score, copies), np.full(n, high)])
    table = csr_matrix((costs, (np.concatenate([rows, np.arange(n)]), cols)), shape=(n, int(first[-1]) + n))
    weigh = lambda rows, cols: high - np.asarray(table[rows, cols]).ravel()
    return lambda: min_weight_full_bipartite_matching(table), weigh


solve, weigh = dense() if way == "dense" else sparse()
best, spent, run = 1e18, 0.0, 0
while run < 5 and (run == 0 or spent < most):
    began = time.perf_counter()
    chosen_rows, chosen_cols = solve()
    one = 1000 * (time.perf_counter() - began)
    best, spent, run = min(best, one), spent + one, run + 1

found = weigh(chosen_rows, chosen_cols)
held = found > 0
points = found[held] - worth[chosen_rows[held]]
served = [int(np.sum(held & (rank[chosen_rows] == t))) for t in range(1, tiers + 1)]
print(
    json.dumps(
        {
            "milliseconds": best,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "total": int(points.sum()),
            "served": served,
        }
    )
)
