import { Random, zipf } from './random';

export const SECTORS = 24;
export const FACULTIES = 12;
export const REGIONS = 40;
export const LANGUAGES = 16;
/** Steps a student can stand on; a mentor can stand one higher. */
export const LEVELS = 5;
export const NO_SECTOR = 255;
const DAYS = 7;
const HOURS = 16;

/** One side of a round as columns of numbers: person i has place i in each. Bits stand for words. */
export interface Side {
  readonly count: number;
  readonly sector: Uint8Array;
  /** NO_SECTOR where they named only one. */
  readonly secondSector: Uint8Array;
  readonly faculty: Uint8Array;
  readonly region: Uint8Array;
  readonly level: Uint8Array;
  /** Bit 0 online, 1 telephone, 2 in person. */
  readonly modes: Uint8Array;
  readonly languages: Uint16Array;
  readonly identity: Uint8Array;
  /** Two numbers a person: 64 bits. */
  readonly skills: Int32Array;
  readonly interests: Int32Array;
  /** Four numbers a person: 7 days of 16 hours, 112 bits. */
  readonly hours: Int32Array;
}

export interface People {
  readonly students: Side;
  readonly mentors: Side;
  readonly places: Int32Array;
  /** 1 to 3: by identity, as a widening-participation rule would have it. */
  readonly tier: Uint8Array;
  /** How near two regions are, 0 to 1, at a * REGIONS + b. */
  readonly nearness: Float64Array;
}

export interface Size {
  readonly students: number;
  readonly mentors: number;
  /** Fewest and most places of a mentor. */
  readonly places: readonly [number, number];
}

/** The rounds that are measured, from a school's to a country's. */
export const sizes = {
  A: { students: 200, mentors: 150, places: [1, 1] },
  B: { students: 1_000, mentors: 800, places: [1, 1] },
  S: { students: 2_000, mentors: 1_200, places: [1, 1] },
  C: { students: 5_000, mentors: 3_000, places: [2, 2] },
  G: { students: 10_000, mentors: 4_000, places: [1, 2] },
  D: { students: 10_000, mentors: 8_000, places: [1, 1] },
  E: { students: 20_000, mentors: 15_000, places: [1, 3] },
  F: { students: 50_000, mentors: 30_000, places: [1, 3] },
} as const satisfies Record<string, Size>;
export type SizeName = keyof typeof sizes;

/** Invented people: a few sectors are much wanted, some of those have few mentors. The same ones for the same seed. */
export function drawPeople({ students, mentors, places: [fewest, most] }: Size, seed = 20_261_101): People {
  const random = new Random(seed);
  const world = drawWorld(random);
  const side = drawSide(random, world, students, {
    sectors: zipf(SECTORS, 0.9),
    named: world.asWanted,
    levels: LEVELS,
  });
  const other = drawSide(random, world, mentors, {
    sectors: zipf(SECTORS, 0.8),
    named: world.asOffered,
    levels: LEVELS + 1,
  });
  const places = Int32Array.from({ length: mentors }, () => fewest + random.below(most - fewest + 1));
  return { students: side, mentors: other, places, tier: tiersOf(side), nearness: world.nearness };
}

interface World {
  readonly asWanted: readonly number[];
  readonly asOffered: readonly number[];
  /** The ten skills of each sector. */
  readonly skills: readonly (readonly number[])[];
  readonly nearness: Float64Array;
}

/** What both sides share. Students want the sectors in one order of frequency, mentors work in them in another. */
function drawWorld(random: Random): World {
  const asWanted = Array.from({ length: SECTORS }, (_, sector) => sector);
  const asOffered = [...asWanted];
  for (let at = SECTORS - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    if (random.chance(0.45)) [asOffered[at], asOffered[other]] = [asOffered[other]!, asOffered[at]!];
  }
  const skills = asWanted.map(() => Array.from({ length: 10 }, () => random.below(64)));
  const places = Array.from({ length: REGIONS }, () => [random.next(), random.next()] as const);
  const nearness = new Float64Array(REGIONS * REGIONS);
  for (const [a, [x, y]] of places.entries())
    for (const [b, [ex, wy]] of places.entries())
      nearness[a * REGIONS + b] = 1 - Math.hypot(x - ex, y - wy) / Math.SQRT2;
  return { asWanted, asOffered, skills, nearness };
}

function drawSide(
  random: Random,
  world: World,
  count: number,
  how: { readonly sectors: Float64Array; readonly named: readonly number[]; readonly levels: number },
): Side {
  const side = emptySide(count);
  const regions = zipf(REGIONS, 0.7);
  const sector = () => how.named[random.from(how.sectors)]!;
  for (let i = 0; i < count; i += 1) {
    const own = (side.sector[i] = sector());
    side.secondSector[i] = random.chance(0.6) ? sector() : NO_SECTOR;
    side.faculty[i] = random.chance(0.6) ? own % FACULTIES : random.below(FACULTIES);
    const region = (side.region[i] = random.from(regions));
    side.level[i] = random.below(how.levels);
    side.modes[i] = random.chance(0.06) ? 4 : drawModes(random);
    side.languages[i] = drawLanguages(random);
    for (const [bit, share] of [0.3, 0.2, 0.12, 0.08].entries())
      if (random.chance(share)) side.identity[i]! |= 1 << bit;
    const ten = world.skills[own]!;
    drawBits(side.skills, i, 6, () => (random.chance(0.7) ? ten[random.below(10)]! : random.below(64)));
    drawBits(side.interests, i, 5, () => random.below(64));
    drawHours(random, side.hours, i, region % 4);
  }
  return side;
}

const emptySide = (count: number): Side => ({
  count,
  sector: new Uint8Array(count),
  secondSector: new Uint8Array(count),
  faculty: new Uint8Array(count),
  region: new Uint8Array(count),
  level: new Uint8Array(count),
  modes: new Uint8Array(count),
  languages: new Uint16Array(count),
  identity: new Uint8Array(count),
  skills: new Int32Array(2 * count),
  interests: new Int32Array(2 * count),
  hours: new Int32Array(4 * count),
});

/** Most can meet online. */
const drawModes = (random: Random) =>
  (random.chance(0.8) ? 1 : 0) | (random.chance(0.4) ? 2 : 0) | (random.chance(0.5) ? 4 : 0) || 1;

/** Seven in ten speak the main language; most of the others, and some of them, one of the rest. */
function drawLanguages(random: Random): number {
  const main = random.chance(0.7) ? 1 : 0;
  return main && random.chance(0.5) ? main : main | (2 << random.below(LANGUAGES - 1));
}

function drawBits(into: Int32Array, person: number, times: number, bit: () => number): void {
  for (let n = 0; n < times; n += 1) {
    const drawn = bit();
    into[2 * person + (drawn >> 5)]! |= 1 << (drawn & 31);
  }
}

/** Two to five stretches of four to seven hours, most of them at the hours of their part of the world. */
function drawHours(random: Random, hours: Int32Array, person: number, band: number): void {
  for (let stretches = 2 + random.below(4); stretches > 0; stretches -= 1) {
    const length = 4 + random.below(4);
    const from = Math.min(HOURS - length, 2 * band + random.below(HOURS - 6));
    const first = random.below(DAYS) * HOURS + from;
    for (let hour = first; hour < first + length; hour += 1) hours[4 * person + (hour >> 5)]! |= 1 << (hour & 31);
  }
}

function tiersOf({ identity }: Side): Uint8Array {
  const tierOf = (bits: number) => ((bits & 1) !== 0 && (bits & 6) !== 0 ? 1 : (bits & 7) !== 0 ? 2 : 3);
  return Uint8Array.from(identity, tierOf);
}
