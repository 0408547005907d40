import { makeDraft, type MatchInput, type RoundSettings, scorePair } from '@footing/engine';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json';
import { matchInput, type RoundMentor, type RoundPeople, type RoundStudent } from './match-input';

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
function refusing({ people, who }: Cohort): RoundPeople {
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

test('however many refuse, as many students of each tier are given a mentor', () => {
  fc.assert(
    fc.property(cohort, ({ people, seed }) => {
      const none = {
        students: people.students.map((one) => ({ ...one, experiencesWanted: [] })),
        mentors: people.mentors.map((one) => ({ ...one, experiencesOffered: [] })),
      };
      expect(makeDraft(inputOf(none, seed)).tiers).toEqual(makeDraft(inputOf(people, seed)).tiers);
    }),
    runs,
  );
});

test('where there is a place for everybody of a tier and those before it, refusing costs nobody of it a place', () => {
  fc.assert(
    fc.property(cohort, (round) => {
      const [given, refused] = [
        makeDraft(inputOf(round.people, round.seed)),
        makeDraft(inputOf(refusing(round), round.seed)),
      ];
      const full = new Set(given.tiers.filter(({ students, matched }) => students === matched).map(({ tier }) => tier));
      const served = new Set(refused.pairs.map(({ studentId }) => studentId));
      const due = round.people.students.filter(({ tier }) => full.has(tier)).map(({ id }) => id);
      expect(due.filter((id) => !served.has(id))).toEqual([]);
    }),
    runs,
  );
});

test('what does not hold: of two who compete for the last place of a tier, the one who shares with its mentor fits better', () => {
  const student = (id: string, experiencesWanted: string[]): RoundStudent => ({
    ...{ id, ...nobody, tier: 1, experiencesWanted, answers: { helpWanted: ['law', 'art'] } },
  });
  const joan: RoundMentor = {
    ...{ id: 'joan', ...nobody, places: 1, experiencesOffered: ['a'], answers: { helpOffered: ['law'] } },
  };
  const served = (...ours: RoundStudent[]) =>
    makeDraft(inputOf({ students: ours, mentors: [joan] }, 'seed')).pairs.map(({ studentId }) => studentId);
  expect(served(student('amina', ['a']), student('ben', []))).toEqual(['amina']);
  expect(served(student('amina', []), student('ben', ['a']))).toEqual(['ben']);
  // And asking for what this mentor does not share counts against the pair, where asking for nothing counts for nothing.
  expect(served(student('amina', ['z']), student('ben', []))).toEqual(['ben']);
});
