const ROOM = 16;

/**
 * What Stirling's formula leaves out: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, for x above 0; within about 3e-15.
 * All densities here are built on it instead of on ln Γ, whose rounding grows with x.
 * Source: C. Loader, Fast and accurate computation of binomial probabilities (2000); series: NIST DLMF 5.11.1.
 */
export function stirlingRest(x: number): number {
  let rest = 0;
  let at = x;
  for (; at < ROOM; at += 1) rest += (at + 0.5) * Math.log1p(1 / at) - 1;
  const s = 1 / (at * at);
  const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360)))));
  return rest + series / at;
}

/**
 * ln(1 + u) − u, never above 0, without the cancellation of its two parts; within about 4e-16 relative.
 * @param ratio 1 + u, when the caller knows it better than 1 + u would give it
 */
export function logLessLinear(u: number, ratio = 1 + u): number {
  if (u > 0.6 || u < -0.45) return Math.log(ratio) - u;
  const s = u / (2 + u);
  const square = s * s;
  let power = 1;
  let series = 0;
  for (let odd = 3; odd < 60; odd += 2) {
    const next = series + power / odd;
    if (next === series) break;
    series = next;
    power *= square;
  }
  return 2 * s * square * series - s * u;
}
