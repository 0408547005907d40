/** Times as `[from, to, from, to, …]`: in order, apart from one another, none empty; minutes since 1970-01-01T00:00Z. */
export type Spans = readonly number[];

/** Any number of from–to pairs, in any order, some of them empty or overlapping, as times. Cost: n log n; n when in order. */
export function joined(pairs: readonly number[]): Spans {
  const sorted = inOrder(pairs) ? pairs : sortedPairs(pairs);
  const all: number[] = [];
  for (let at = 0; at < sorted.length; at += 2) {
    const [from, to] = [sorted[at]!, sorted[at + 1]!];
    if (from >= to) continue;
    if (all.length === 0 || all.at(-1)! < from) all.push(from, to);
    else if (to > all.at(-1)!) all[all.length - 1] = to;
  }
  return all;
}

function inOrder(pairs: readonly number[]): boolean {
  for (let at = 2; at < pairs.length; at += 2) if (pairs[at - 2]! > pairs[at]!) return false;
  return true;
}

function sortedPairs(pairs: readonly number[]): number[] {
  const order = Array.from({ length: pairs.length / 2 }, (_, at) => 2 * at);
  order.sort((x, y) => pairs[x]! - pairs[y]!);
  return order.flatMap((at) => [pairs[at]!, pairs[at + 1]!]);
}

/** What is in both. Cost: the spans of both. */
export function intersect(a: Spans, b: Spans): Spans {
  const all: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const from = Math.max(a[i]!, b[j]!);
    const to = Math.min(a[i + 1]!, b[j + 1]!);
    if (from < to) all.push(from, to);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return all;
}

/** What is in the first and not in the second. Cost: the spans of both. */
export function subtract(a: Spans, b: Spans): Spans {
  if (b.length === 0) return a;
  const all: number[] = [];
  for (let i = 0, j = 0; i < a.length; i += 2) {
    let from = a[i]!;
    const to = a[i + 1]!;
    while (j < b.length && b[j + 1]! <= from) j += 2;
    for (let k = j; k < b.length && b[k]! < to; k += 2) {
      if (b[k]! > from) all.push(from, b[k]!);
      from = Math.max(from, b[k + 1]!);
    }
    if (from < to) all.push(from, to);
  }
  return all;
}

/** What is in either. */
export const union = (a: Spans, b: Spans): Spans => (a.length === 0 ? b : b.length === 0 ? a : joined([...a, ...b]));

/** How many minutes. */
export function measure(spans: Spans): number {
  let sum = 0;
  for (let at = 0; at < spans.length; at += 2) sum += spans[at + 1]! - spans[at]!;
  return sum;
}
