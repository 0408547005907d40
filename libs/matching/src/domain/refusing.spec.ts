import {
  type Aim,
  chancesOf,
  check,
  type Draft,
  type Fairness,
  InputRefused,
  makeDraft,
  type MatchInput,
  OpenRound,
  type PairOfIds,
  type RoundSettings,
  scorePair,
  validate,
} from '@footing/engine';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json';
import { matchInput, type RoundMentor, type RoundPeople, type RoundStudent, type Terms } from './match-input';

const words = ['a', 'b', 'c', 'd'];
const subjects = ['law', 'art', 'film', 'music', 'code'];
const settings: RoundSettings = {
  criteria: [
    { id: 'help', kind: 'help', name: 'Help', weight: 50 },
    { id: 'interests', kind: 'interests', name: 'Interests', weight: 20 },
    { id: 'shared', kind: 'shared-experience', name: 'Experience', weight: 30 },
  ],
  barriers: [],
  minimumFit: 0,
};
const about = fc.record({ subjects: fc.subarray(subjects, { minLength: 1 }), interests: fc.subarray(subjects) });
const share = fc.subarray(words);
const strength = fc.constantFrom(0, 0.05, 0.5, 1);
const nobody = { email: null, universityId: null };

const students = fc.array(fc.record({ about, tier: fc.integer({ min: 1, max: 3 }), share }), {
  minLength: 2,
  maxLength: 8,
});
const mentors = fc.array(fc.record({ about, places: fc.integer({ min: 0, max: 2 }), share }), {
  minLength: 1,
  maxLength: 5,
});
const cohort = fc
  .record({ students, mentors, seed: fc.string({ minLength: 8, maxLength: 8 }), who: fc.nat() })
  .map(({ students: ours, mentors: theirs, seed, who }) => ({
    seed,
    who: who % (ours.length + theirs.length),
    people: {
      students: ours.map(({ about: said, tier, share: experiencesWanted }, at): RoundStudent => ({
        ...{ id: `s${at}`, ...nobody, tier, experiencesWanted },
        answers: { helpWanted: said.subjects, interests: said.interests },
      })),
      mentors: theirs.map(({ about: said, places, share: experiencesOffered }, at): RoundMentor => ({
        ...{ id: `m${at}`, ...nobody, places, experiencesOffered },
        answers: { helpOffered: said.subjects, interests: said.interests },
      })),
    },
  }));
type Cohort = typeof cohort extends fc.Arbitrary<infer T> ? T : never;

const inputOf = (people: RoundPeople, seed: string): MatchInput =>
  matchInput(people, { settings, pins: [], rejections: [], seed });

/** The same round in which one person shares nothing. */
function refusing({ people, who }: { readonly people: RoundPeople; readonly who: number }): RoundPeople {
  const mute = who - people.students.length;
  return {
    students: people.students.map((one, at) => (at === who ? { ...one, experiencesWanted: [] } : one)),
    mentors: people.mentors.map((one, at) => (at === mute ? { ...one, experiencesOffered: [] } : one)),
  };
}
const idOf = ({ people, who }: Cohort): string => [...people.students, ...people.mentors][who]?.id ?? '';
const runs = { numRuns: 200 };

/** A round as people who say yes and no, again and again, leave it: what each shares in the end, in any order. */
interface Decision {
  readonly who: number;
  readonly word: string;
  readonly yes: boolean;
}
function after(people: RoundPeople, decisions: readonly Decision[]): RoundPeople {
  const all = [
    ...people.students.map((one) => one.experiencesWanted),
    ...people.mentors.map((one) => one.experiencesOffered),
  ];
  const shares = all.map((list) => new Set(list));
  for (const { who, word, yes } of decisions) {
    const theirs = shares[who % shares.length];
    if (yes) theirs?.add(word);
    else theirs?.delete(word);
  }
  const listOf = (at: number) => [...(shares[at] ?? [])].sort();
  return {
    students: people.students.map((one, at) => ({ ...one, experiencesWanted: listOf(at) })),
    mentors: people.mentors.map((one, at) => ({ ...one, experiencesOffered: listOf(at + people.students.length) })),
  };
}

test('what was given and withdrawn leaves no trace: input and draft are byte for byte those of never having given', () => {
  const decision = fc.record({ who: fc.nat(), word: fc.constantFrom(...words), yes: fc.boolean() });
  fc.assert(
    fc.property(cohort, fc.array(decision, { maxLength: 12 }), ({ people, seed }, decisions) => {
      const before = after(people, []);
      const silent = decisions.map(({ who, word }) => ({ who, word: `${word}-new`, yes: true }));
      const undone = silent.map((one) => ({ ...one, yes: false }));
      const [never, withdrawn] = [inputOf(before, seed), inputOf(after(people, [...silent, ...undone]), seed)];
      expect(canonicalJson(withdrawn)).toBe(canonicalJson(never));
      expect(canonicalJson(makeDraft(withdrawn))).toBe(canonicalJson(makeDraft(never)));
    }),
    runs,
  );
});

test('who refuses changes nothing that goes in but what they share: tier, places, answers and lottery are as before', () => {
  fc.assert(
    fc.property(cohort, (round) => {
      const [given, refused] = [inputOf(round.people, round.seed), inputOf(refusing(round), round.seed)];
      const unspoken = (input: MatchInput) => ({
        ...input,
        students: input.students.map(({ answers: { sharedExperienceWanted: _, ...answers }, ...one }) => ({
          ...one,
          answers,
        })),
        mentors: input.mentors.map(({ answers: { sharedExperienceOffered: _, ...answers }, ...one }) => ({
          ...one,
          answers,
        })),
      });
      expect(canonicalJson(unspoken(refused))).toBe(canonicalJson(unspoken(given)));
    }),
    runs,
  );
});

test('who refuses changes the scores of their own pairs alone, and there no fit but that of sharing', () => {
  fc.assert(
    fc.property(cohort, (round) => {
      const [given, refused] = [inputOf(round.people, round.seed), inputOf(refusing(round), round.seed)];
      for (const [i, student] of given.students.entries())
        for (const [j, mentor] of given.mentors.entries()) {
          const before = scorePair(student, mentor, settings);
          const now = scorePair(refused.students[i]!, refused.mentors[j]!, settings);
          if (student.id !== idOf(round) && mentor.id !== idOf(round)) expect(now).toEqual(before);
          const others = ({ parts }: typeof before) =>
            parts
              .filter(({ kind }) => kind !== 'shared-experience')
              .map(({ kind, fit, evidence }) => ({ kind, fit, evidence }));
          expect(others(now)).toEqual(others(before));
        }
    }),
    runs,
  );
});

/** Everything that a programme lead may choose about who comes first, each together with any other it goes with. */
const chosen: fc.Arbitrary<Partial<RoundSettings>> = fc
  .record(
    {
      aim: fc.constantFrom<Aim>('most-matched', 'most-matched', 'best-fit', 'stable'),
      ignoreTiers: fc.boolean(),
      retention: strength,
      mentorsView: strength,
      lotteryStrength: strength,
      minimumFit: fc.constantFrom(0, 0.3, 0.6),
      fairness: fc.constantFrom<(Fairness | undefined)[]>(
        undefined,
        { kind: 'floors', floors: [{ group: 'left', places: 1 }] },
        { kind: 'even-coverage' },
        { kind: 'raise-the-lowest' },
      ),
    },
    { noNullPrototype: true },
  )
  .map(({ fairness, ...rest }) => ({ ...rest, ...(fairness && rest.aim !== 'stable' && { fairness }) }));

const ids = fc.array(fc.tuple(fc.nat(7), fc.nat(4)), { maxLength: 3 });
const said = fc.record({
  most: fc.array(fc.constantFrom('help', 'interests', 'shared-experience'), { minLength: 13, maxLength: 13 }),
  groups: fc.array(fc.constantFrom('left', 'right'), { minLength: 8, maxLength: 8 }),
  fewest: fc.array(fc.constantFrom(1, 1, 2), { minLength: 5, maxLength: 5 }),
});

/** A round in which everything is chosen, with pairs that are pinned, rejected and of an earlier draft. */
const anyRound = fc
  .record({ round: cohort, choice: chosen, said, pinned: ids, rejected: ids, before: ids })
  .map(({ round, choice, said: { most, groups, fewest }, pinned, rejected, before }) => {
    const people: RoundPeople = {
      students: round.people.students.map((one, at) => ({
        ...one,
        group: at === 0 ? 'left' : (groups[at] ?? null),
        answers: { ...one.answers, mostImportant: most[at] ?? '' },
      })),
      mentors: round.people.mentors.map((one, at) => ({
        ...one,
        answers: { ...one.answers, mostImportant: most[8 + at] ?? '', fewestStudents: fewest[at] ?? 1 },
      })),
    };
    const named = (pairs: [number, number][]) =>
      [...new Map(pairs)].map(([i, j]) => ({ studentId: `s${i}`, mentorId: `m${j}` }));
    const terms: Terms = {
      settings: { ...settings, ...choice },
      pins: possible(named(pinned), people),
      rejections: named(rejected).slice(0, 1),
      before: named(before),
      seed: round.seed,
    };
    return { ...round, people, terms };
  })
  .filter(({ people, terms }) => isSound(matchInput(people, terms)));

/** Pins that have a place each. */
function possible(pins: readonly PairOfIds[], { students, mentors }: RoundPeople): PairOfIds[] {
  const left = new Map(mentors.map(({ id, places }) => [id, places]));
  return pins.filter(({ studentId, mentorId }) => {
    const open = left.get(mentorId) ?? 0;
    left.set(mentorId, open - 1);
    return open > 0 && students.some(({ id }) => id === studentId);
  });
}

function isSound(input: MatchInput): boolean {
  try {
    validate(input);
    return true;
  } catch (error) {
    if (error instanceof InputRefused) return false;
    throw error;
  }
}

const servedOf = ({ pairs }: Draft) => pairs.map(({ studentId }) => studentId);
const many = { numRuns: 400 };

test('whoever of the students and mentors refuses or shares, just the same students are given a mentor', () => {
  const seen = { tight: 0, moved: 0, ...{ 'most-matched': 0, 'best-fit': 0, stable: 0 } };
  const decision = fc.record({ who: fc.nat(), word: fc.constantFrom(...words), yes: fc.boolean() });
  fc.assert(
    fc.property(anyRound, fc.array(decision, { maxLength: 12 }), ({ people, terms }, decisions) => {
      const [given, decided] = [matchInput(people, terms), matchInput(after(people, decisions), terms)];
      const [before, now] = [makeDraft(given), makeDraft(decided)];
      expect(servedOf(now)).toEqual(servedOf(before));
      expect(now.unmatched).toEqual(before.unmatched);
      expect([...check(given, before), ...check(decided, now)]).toEqual([]);
      if (before.unmatched.length > 0) seen.tight += 1;
      if (canonicalJson(now.pairs) !== canonicalJson(before.pairs)) seen.moved += 1;
      seen[given.settings.aim ?? 'most-matched'] += 1;
    }),
    many,
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

test('one who refuses has the same chance of a place, however the lottery is drawn', () => {
  fc.assert(
    fc.property(anyRound, (round) => {
      const [given, refused] = [round.people, refusing(round)].map((people) =>
        chancesOf(new OpenRound(matchInput(people, round.terms)), 5),
      );
      expect(refused).toEqual(given);
    }),
    { numRuns: 100 },
  );
});

test('who competes for the last place of a tier wins or loses it by what anybody may compare, not by sharing', () => {
  const student = (id: string, experiencesWanted: string[]): RoundStudent => ({
    ...{ id, ...nobody, tier: 1, experiencesWanted, answers: { helpWanted: ['law', 'art'] } },
  });
  const joan: RoundMentor = {
    ...{ id: 'joan', ...nobody, places: 1, experiencesOffered: ['a'], answers: { helpOffered: ['law'] } },
  };
  const served = (...ours: RoundStudent[]) => servedOf(makeDraft(inputOf({ students: ours, mentors: [joan] }, 'seed')));
  const drawn = served(student('amina', []), student('ben', []));
  for (const amina of [[], ['a'], ['z']])
    for (const ben of [[], ['a'], ['z']]) expect(served(student('amina', amina), student('ben', ben))).toEqual(drawn);
});

test('what people share counts for who is with whom', () => {
  const student = (id: string, word: string): RoundStudent => ({
    ...{ id, ...nobody, tier: 1, experiencesWanted: [word], answers: { helpWanted: ['law'] } },
  });
  const mentor = (id: string, word: string): RoundMentor => ({
    ...{ id, ...nobody, places: 1, experiencesOffered: [word], answers: { helpOffered: ['law'] } },
  });
  const pairs = (...shared: [string, string]) =>
    makeDraft(
      inputOf(
        { students: [student('s', 'a'), student('t', 'b')], mentors: shared.map((word) => mentor(`by ${word}`, word)) },
        'seed',
      ),
    ).pairs.map(({ studentId, mentorId }) => [studentId, mentorId]);
  expect(pairs('a', 'b')).toEqual([
    ['s', 'by a'],
    ['t', 'by b'],
  ]);
});

test('sharing lifts nobody over the minimum fit, and pushes nobody under it', () => {
  const student = (experiencesWanted: string[], helpWanted: string[]): RoundStudent => ({
    ...{ id: 's', ...nobody, tier: 1, experiencesWanted, answers: { helpWanted } },
  });
  const joan: RoundMentor = {
    ...{ id: 'joan', ...nobody, places: 1, experiencesOffered: ['a'], answers: { helpOffered: ['law'] } },
  };
  const draft = (one: RoundStudent) =>
    makeDraft(
      matchInput(
        { students: [one], mentors: [joan] },
        { settings: { ...settings, minimumFit: 0.5 }, pins: [], rejections: [], seed: 'seed' },
      ),
    );
  for (const word of ['a', 'z']) {
    expect(draft(student([word], ['law'])).pairs).toHaveLength(1);
    expect(draft(student([word], ['art'])).unmatched[0]?.reason).toEqual(
      draft(student([], ['art'])).unmatched[0]?.reason,
    );
  }
});
