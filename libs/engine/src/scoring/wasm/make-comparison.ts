import type { AskingSide } from '../../lists/row-source';
import type { BitFacet, Comparison } from '../plan';
import type { KernelComparison } from './kernel-plan';
import type { Lanes } from './lanes';

export type Viewed = Comparison;

/** An index has 8 bits. */
const MOST_ENTRIES = 256;
/** More values than this are not worked out beforehand. */
const MOST_VALUES = 1 << 22;

/** One comparison with its values worked out for all kinds there are; undefined when there are too many. */
export function comparisonOf(
  comparison: Comparison,
  side: AskingSide,
  lanes: Lanes,
  uses: ReadonlyMap<BitFacet, number>,
): KernelComparison | undefined {
  const { outcomes, studentKind, mentorRow } = comparison;
  const ours = numbered(studentKind);
  const theirs = numbered(mentorRow);
  const [rows, others] = side === 'students' ? [ours, theirs] : [theirs, ours];
  const entries = others.known.length * outcomes;
  if (entries > MOST_ENTRIES || entries * rows.known.length > MOST_VALUES) return undefined;
  const values = new Uint16Array(rows.known.length * entries);
  for (const [s, kind] of ours.known.entries()) {
    const row = comparison.values.row(kind);
    for (const [m, start] of theirs.known.entries()) {
      const at = side === 'students' ? s * entries + m * outcomes : m * entries + s * outcomes;
      values.set(row.subarray(start, start + outcomes), at);
    }
  }
  const base = new Uint8Array(lanes.lanes);
  for (const [person, lane] of lanes.laneOf.entries()) base[lane] = others.of[person]! * outcomes;
  const facets = comparison.facets.map((facet) => {
    return { facet: uses.get(facet)!, enough: facet.enough, stride: facet.stride };
  });
  const made = { rowKind: rows.of, facets, entries, values };
  return others.known.length > 1 ? { ...made, base } : made;
}

/** The kinds that occur, numbered from 0. */
function numbered(kinds: Int32Array): { readonly of: Int32Array; readonly known: readonly number[] } {
  const known = [...new Set(kinds)].sort((a, b) => a - b);
  const numberOf = new Map(known.map((kind, at) => [kind, at]));
  return { of: kinds.map((kind) => numberOf.get(kind)!), known };
}
