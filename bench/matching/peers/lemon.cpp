// LEMON's minimum-cost-flow solvers on a file of a round (see ../instance-file.ts). Prints one line of JSON; only the
// solver's own run is timed, the graph is there before.
//
//   lemon FILE network-simplex|cost-scaling 1|3 MOST_MILLISECONDS
//
// Each student sends one unit to a mentor or, for nothing, straight to the sink; a mentor passes on as many as places.
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#include <sys/resource.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

typedef lemon::StaticDigraph Graph;
typedef long long Whole;

struct Round {
  int students, mentors, pairs, dense;
  std::vector<int> places, tier, start, mentor, score;
};

static void fill(std::vector<int>& into, size_t count, FILE* file) {
  into.resize(count);
  if (count > 0 && fread(into.data(), sizeof(int), count, file) != count) exit(2);
}

static Round readRound(const char* path) {
  FILE* file = fopen(path, "rb");
  Round round;
  int header[4];
  if (!file || fread(header, sizeof(int), 4, file) != 4) exit(2);
  round.students = header[0], round.mentors = header[1], round.pairs = header[2], round.dense = header[3];
  fill(round.places, round.mentors, file);
  fill(round.tier, round.students, file);
  fill(round.start, round.students + 1, file);
  if (!round.dense) fill(round.mentor, round.pairs, file);
  fill(round.score, round.pairs, file);
  fclose(file);
  return round;
}

struct Network {
  Graph graph;
  Graph::ArcMap<int> upper;
  Graph::ArcMap<Whole> cost;
  Graph::NodeMap<int> supply;
  Network(const Round& round, int tiers) : upper(graph), cost(graph), supply(graph) {
    const int n = round.students, m = round.mentors, sink = n + m;
    Whole most = 0;
    for (int places : round.places) most += places;
    const Whole gap = 2 * (std::min<Whole>(n, most) * 65535 + 1);
    std::vector<std::pair<int, int>> arcs;
    std::vector<Whole> costs;
    std::vector<int> uppers;
    arcs.reserve((size_t)round.pairs + n + m);
    for (int i = 0; i < n; i++) {
      const Whole worth = (tiers == 1 ? 1 : tiers - round.tier[i] + 1) * gap;
      for (int e = round.start[i]; e < round.start[i + 1]; e++) {
        arcs.push_back({i, n + (round.dense ? e - round.start[i] : round.mentor[e])});
        costs.push_back(-(worth + round.score[e]));
        uppers.push_back(1);
      }
      arcs.push_back({i, sink}), costs.push_back(0), uppers.push_back(1);
    }
    for (int j = 0; j < m; j++) arcs.push_back({n + j, sink}), costs.push_back(0), uppers.push_back(round.places[j]);
    graph.build(n + m + 1, arcs.begin(), arcs.end());
    for (int a = 0; a < graph.arcNum(); a++) upper[graph.arc(a)] = uppers[a], cost[graph.arc(a)] = costs[a];
    for (int v = 0; v < graph.nodeNum(); v++) supply[graph.node(v)] = v < n ? 1 : v == sink ? -n : 0;
  }
};

template <typename Solver>
static double solve(Network& network, std::vector<int>& flow) {
  Solver solver(network.graph);
  solver.upperMap(network.upper).costMap(network.cost).supplyMap(network.supply);
  const auto start = std::chrono::steady_clock::now();
  const auto ended = solver.run();
  const auto end = std::chrono::steady_clock::now();
  if (ended != Solver::OPTIMAL) exit(3);
  for (int a = 0; a < network.graph.arcNum(); a++) flow[a] = solver.flow(network.graph.arc(a));
  return std::chrono::duration<double, std::milli>(end - start).count();
}

static void print(const Round& round, int tiers, const std::vector<int>& flow, double milliseconds) {
  Whole total = 0, served[4] = {0, 0, 0, 0};
  for (int i = 0, a = 0; i < round.students; i++, a++)
    for (int e = round.start[i]; e < round.start[i + 1]; e++, a++)
      if (flow[a] > 0) total += round.score[e], served[tiers == 1 ? 1 : round.tier[i]]++;
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"milliseconds\": %.3f, \"megabytes\": %ld, \"total\": %lld, \"served\": [", milliseconds, usage.ru_maxrss / 1024, total);
  for (int t = 1; t <= tiers; t++) printf("%s%lld", t > 1 ? ", " : "", served[t]);
  printf("]}\n");
}

int main(int count, char** given) {
  if (count < 5) return 1;
  const Round round = readRound(given[1]);
  const bool simplex = strcmp(given[2], "network-simplex") == 0;
  const int tiers = atoi(given[3]);
  Network network(round, tiers);
  std::vector<int> flow(network.graph.arcNum());
  double best = 1e18, spent = 0;
  for (int run = 0; run < 5 && (run == 0 || spent < atof(given[4])); run++) {
    const double one = simplex ? solve<lemon::NetworkSimplex<Graph, int, Whole>>(network, flow)
                               : solve<lemon::CostScaling<Graph, int, Whole>>(network, flow);
    best = std::min(best, one), spent += one;
  }
  print(round, tiers, flow, best);
}
