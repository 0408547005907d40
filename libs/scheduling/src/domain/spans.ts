/** Times as `[from, to, from, to, …]`: in order, apart from one another, none empty; minutes since 1970-01-01T00:00Z. */
export type Spans = readonly number[];

/** Any number of from–to pairs, in any order, some of them empty or overlapping, as times. Cost: n log n; n when in order. */
export function joined(pairs: readonly number[]): Spans {
  const sorted = inOrder(pairs) ? pairs : sortedPairs(pairs);
  const all: number[] = [];
  let end = -Infinity;
  for (let at = 0; at < sorted.length; at += 2) {
    const from = sorted[at]!;
    const to = sorted[at + 1]!;
    if (from >= to || to <= end) continue;
    if (from > end) all.push(from, to);
    else all[all.length - 1] = to;
    end = to;
  }
  return all;
}

function inOrder(pairs: readonly number[]): boolean {
  for (let at = 2; at < pairs.length; at += 2) if (pairs[at - 2]! > pairs[at]!) return false;
  return true;
}

/** Start and place in one number each, so that numbers are sorted and nothing has to be called to compare them. */
function sortedPairs(pairs: readonly number[]): number[] {
  const count = pairs.length / 2;
  let first = Infinity;
  for (let at = 0; at < pairs.length; at += 2) first = Math.min(first, pairs[at]!);
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) keys[at] = (pairs[2 * at]! - first) * count + at;
  keys.sort();
  const sorted: number[] = [];
  for (const key of keys) sorted.push(pairs[2 * (key % count)]!, pairs[2 * (key % count) + 1]!);
  return sorted;
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
