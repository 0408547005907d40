import type { AskingSide } from '../../lists/row-source';
import type { BitFacet, ScorePlan } from '../plan';
import type { KernelFacet } from './kernel-plan';
import type { Lanes } from './lanes';

/** The facets of a round, each once, and which of them each facet of the plan became. */
export interface Facets {
  readonly facets: readonly KernelFacet[];
  readonly uses: ReadonlyMap<BitFacet, number>;
}

/** Criteria and barriers often count the same thing: languages, say, or times. */
export function facetsOf(plan: ScorePlan, side: AskingSide, lanes: Lanes): Facets {
  const kinds: BitFacet[][] = [];
  const uses = new Map<BitFacet, number>();
  for (const facet of [...plan.criteria, ...plan.barriers].flatMap(({ facets }) => facets)) {
    let at = kinds.findIndex(([first]) => first !== undefined && sameBits(first, facet));
    if (at === -1) at = kinds.push([]) - 1;
    kinds[at]!.push(facet);
    uses.set(facet, at);
  }
  const facets = kinds.map((alike) =>
    inPlanes(
      alike[0]!,
      side,
      plan,
      lanes,
      alike.some(({ enough }) => enough > 1),
    ),
  );
  return { facets, uses };
}

function sameBits(a: BitFacet, b: BitFacet): boolean {
  const same = (ours: Int32Array, theirs: Int32Array) => ours.every((word, at) => word === theirs[at]);
  return a.words === b.words && same(a.studentBits, b.studentBits) && same(a.mentorBits, b.mentorBits);
}

function inPlanes(
  { words, studentBits, mentorBits }: BitFacet,
  side: AskingSide,
  { students, mentors }: ScorePlan,
  { lanes, laneOf }: Lanes,
  counted: boolean,
): KernelFacet {
  const bytes = 4 * words;
  const ofStudent = (i: number, word: number) => studentBits[i * words + word]!;
  const ofMentor = (j: number, word: number) => mentorBits[word * mentors + j]!;
  const [rows, ofRow, ofLane] = side === 'students' ? [students, ofStudent, ofMentor] : [mentors, ofMentor, ofStudent];
  const planes = new Uint8Array(bytes * lanes);
  const rowBytes = new Uint8Array(bytes * rows);
  const byteOf = (word: number, b: number) => (word >>> (8 * (b & 3))) & 255;
  for (let b = 0; b < bytes; b += 1) {
    for (const [person, lane] of laneOf.entries()) planes[b * lanes + lane] = byteOf(ofLane(person, b >> 2), b);
    for (let row = 0; row < rows; row += 1) rowBytes[row * bytes + b] = byteOf(ofRow(row, b >> 2), b);
  }
  return { bytes, planes, rowBytes, counted };
}
