import { PairScores } from './pair-score';
import { drawPeople, sizes, type People, type SizeName } from './people';

/** Which pairs are allowed: all; those who can meet; a good third of those; the best so many of each student. */
export type Kind = 'dense' | 'hard' | 'd10' | 'top50' | 'top256';

/** A round as numbers, tiers and weights still apart. Students are rows; the mentors of a row ascend. */
export interface Instance {
  readonly name: string;
  readonly places: Int32Array;
  /** 1 to 3. */
  readonly tier: Uint8Array;
  readonly rowStart: Int32Array;
  readonly mentorAt: Int32Array;
  /** 0 to 65,535. */
  readonly scoreAt: Uint16Array;
}

const mostOf: Partial<Record<Kind, number>> = { top50: 50, top256: 256 };

export const makeInstance = (size: SizeName, kind: Kind): Instance =>
  instanceOf(`${size}-${kind}`, drawPeople(sizes[size]), kind);

/** Scores every pair once and keeps those of this kind. */
export function instanceOf(name: string, people: People, kind: Kind): Instance {
  const scores = new PairScores(people, kind === 'dense');
  const { row } = scores;
  const most = mostOf[kind];
  const kept = new Pairs(most === undefined ? people.students.count * 64 : people.students.count * most);
  const best = most === undefined ? undefined : new Best(most, row.length);
  const rowStart = new Int32Array(people.students.count + 1);
  for (let i = 0; i < people.students.count; i += 1) {
    scores.read(i);
    if (best) best.keepOnly(row);
    for (let j = 0; j < row.length; j += 1)
      if (row[j]! >= 0 && (kind !== 'd10' || pairShare(i, j) < 0.37)) kept.add(j, row[j]!);
    rowStart[i + 1] = kept.count;
  }
  return { name, places: people.places, tier: people.tier, rowStart, ...kept.trimmed() };
}

/** A number from 0 to 1 for each pair, the same ever after. */
function pairShare(i: number, j: number): number {
  let mixed = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(j + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
}

/** Finds the best so many of a row; of equal ones those first in the row. */
class Best {
  private readonly keys: Float64Array;

  constructor(
    private readonly most: number,
    width: number,
  ) {
    this.keys = new Float64Array(Math.max(width, 4 * most));
  }

  /** Sets all the others to -1. */
  keepOnly(row: Int32Array): void {
    const room = 4 * this.most;
    let [count, least] = [0, -1];
    for (let j = 0; j < row.length; j += 1) {
      if (row[j]! < 0 || row[j]! < least) continue;
      this.keys[count] = row[j]! * 65_536 + (65_535 - j);
      count += 1;
      if (count < room) continue;
      this.keys.subarray(0, count).sort();
      this.keys.copyWithin(0, count - this.most, count);
      count = this.most;
      least = Math.floor(this.keys[0]! / 65_536);
    }
    const keys = this.keys
      .subarray(0, count)
      .sort()
      .subarray(Math.max(0, count - this.most));
    row.fill(-1);
    for (const key of keys) row[65_535 - (key % 65_536)] = Math.floor(key / 65_536);
  }
}

/** Pairs in arrays that grow as needed. */
class Pairs {
  count = 0;
  private mentorAt: Int32Array;
  private scoreAt: Uint16Array;

  constructor(room: number) {
    this.mentorAt = new Int32Array(room);
    this.scoreAt = new Uint16Array(room);
  }

  add(mentor: number, score: number): void {
    if (this.count === this.mentorAt.length) this.grow();
    this.mentorAt[this.count] = mentor;
    this.scoreAt[this.count] = score;
    this.count += 1;
  }

  trimmed() {
    return { mentorAt: this.mentorAt.slice(0, this.count), scoreAt: this.scoreAt.slice(0, this.count) };
  }

  private grow(): void {
    const [mentorAt, scoreAt] = [new Int32Array(this.count * 2), new Uint16Array(this.count * 2)];
    mentorAt.set(this.mentorAt);
    scoreAt.set(this.scoreAt);
    [this.mentorAt, this.scoreAt] = [mentorAt, scoreAt];
  }
}
