import { Random } from './random';
import type { Instance } from './pairs';
import { instanceOf } from './pairs';
import { drawPeople, sizes, type SizeName } from './people';

/** Rounds made to be hard: each is where one way of solving gets slow or goes wrong. */
export const adversaries = ['same-fifty', 'chain', 'near-tie', 'two-cities', 'all-equal'] as const;
export type Adversary = (typeof adversaries)[number];

export function makeAdversary(name: Adversary, size: SizeName): Instance {
  const [{ students, mentors }, random] = [sizes[size], new Random(7)];
  switch (name) {
    case 'same-fifty':
      return made(name, size, students, mentors, (i, add) => {
        // All want the same fifty, much alike; each has ten more that hardly suit them.
        for (let j = 0; j < 50; j += 1) add(j, 50_000 + random.below(500) - 10 * j);
        for (const j of ascending(random, 10, 50, mentors)) add(j, 1_000 + ((i * 7) % 500));
      });
    case 'chain':
      // Student i likes mentor i a little better than the one before: whoever comes last moves everybody.
      return made(name, size, students, mentors, (i, add) => {
        const at = i % mentors;
        if (at > 0) add(at - 1, 30_000);
        add(at, 30_001 + (i >= mentors ? 1 : 0));
      });
    case 'near-tie': {
      const instance = instanceOf(name, drawPeople(sizes[size]), 'hard');
      const scoreAt = instance.scoreAt.map((score) => Math.round(Math.round(score / 655.35) * 655.35));
      return { ...instance, name: `${size}-${name}`, scoreAt };
    }
    case 'two-cities':
      // Nobody can meet anybody of the other city; one has twice the students, the other twice the places.
      return made(name, size, students, mentors, (i, add) => {
        const [from, to] = i % 3 < 2 ? [0, Math.floor(mentors / 3)] : [Math.floor(mentors / 3), mentors];
        for (const j of ascending(random, 40, from, to)) add(j, random.below(65_536));
      });
    case 'all-equal':
      return made(name, size, students, mentors, (_, add) => {
        for (const j of ascending(random, 60, 0, mentors)) add(j, 32_768);
      });
  }
}

type Add = (mentor: number, score: number) => void;

function made(
  name: Adversary,
  size: SizeName,
  students: number,
  mentors: number,
  row: (i: number, add: Add) => void,
): Instance {
  const rowStart = new Int32Array(students + 1);
  const [mentorAt, scoreAt]: [number[], number[]] = [[], []];
  for (let i = 0; i < students; i += 1) {
    row(i, (mentor, score) => {
      mentorAt.push(mentor);
      scoreAt.push(score);
    });
    rowStart[i + 1] = mentorAt.length;
  }
  return {
    name: `${size}-${name}`,
    places: new Int32Array(mentors).fill(1),
    tier: Uint8Array.from({ length: students }, (_, i) => 1 + (i % 3)),
    rowStart,
    mentorAt: Int32Array.from(mentorAt),
    scoreAt: Uint16Array.from(scoreAt),
  };
}

/** So many different numbers from `from` to `to - 1`, or all of them when there are fewer. */
function ascending(random: Random, count: number, from: number, to: number): number[] {
  const found = new Set<number>();
  while (found.size < Math.min(count, to - from)) found.add(from + random.below(to - from));
  return [...found].sort((a, b) => a - b);
}
