import { problemOf } from '../../test/rounds-of-numbers';
import { allDrafts, compareLists, tinyRound, totalOf } from '../fairness/spec/all-drafts';
import { servedByRank } from '../fairness/served-by-rank';
import { LiveMarket } from '../repair/live-market';
import { worthOfMorePlaces } from '../repair/more-places';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { worthOfRanks } from '../aims/tiers';
import { mentorGaps } from './mentor-gaps';
import { saidIn } from './said';

const WORDS = ['Law', 'Media', 'Health'];

/** The round with one more place at a mentor; the tiers still outweigh everything. */
function withOneMore(problem: Problem, mentor: number): Problem {
  const places = problem.places.slice();
  places[mentor]! += 1;
  return { ...problem, places, worthOf: worthOfRanks(problem.worthOf.length, problem.rankOf.length, 60_010) };
}

/** What one more place brings, by solving the round anew with it. */
function coldWorth(problem: Problem, edgeOf: Int32Array) {
  const now = servedByRank(problem, edgeOf);
  const each = Array.from(problem.places, (_, mentor) => {
    const more = withOneMore(problem, mentor);
    const after = solve(more).edgeOf;
    const rank = servedByRank(more, after).findIndex((served, at) => served !== now[at]);
    return { rank, points: totalOf(problem, after) - totalOf(problem, edgeOf) };
  });
  return { rank: each.map(({ rank }) => rank), points: each.map(({ points }) => points) };
}

function drafted(seed: number) {
  const { problem: made, below } = tinyRound(seed);
  const problem = { ...made, worthOf: worthOfRanks(made.worthOf.length, made.rankOf.length, 60_010) };
  const words = () => WORDS.filter(() => below(2) === 0);
  const answered = (field: string, count: number) =>
    Array.from({ length: count }, () => ({ answers: { [field]: words() } }));
  const { edgeOf } = solve(problem);
  return {
    problem,
    edgeOf,
    students: answered('direction', edgeOf.length),
    mentors: answered('sectors', problem.places.length),
  };
}

/** Who can be added, by trying every draft of the round with one more place. */
function canBeAdded(problem: Problem, edgeOf: Int32Array, mentor: number): number[] {
  const drafts = allDrafts(withOneMore(problem, mentor));
  const tiers = drafts
    .map((draft) => [...servedByRank(problem, draft)])
    .reduce((best, next) => (compareLists(next, best) > 0 ? next : best));
  return [...edgeOf.keys()].filter((student) =>
    drafts.some(
      (draft) =>
        edgeOf[student] === -1 &&
        draft[student] !== -1 &&
        edgeOf.every((held, i) => held === -1 || draft[i] !== -1) &&
        compareLists([...servedByRank(problem, draft)], tiers) === 0,
    ),
  );
}

const fields = { studentField: 'direction', mentorField: 'sectors' };

test('who could be served, and where, is what solving anew and trying every draft find', () => {
  let found = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const round = drafted(seed);
    const worth = coldWorth(round.problem, round.edgeOf);
    for (const gap of mentorGaps(round, worth, fields)) {
      const mentors = round.mentors.flatMap(({ answers }, j) => (answers['sectors']?.includes(gap.value) ? [j] : []));
      const added = new Set(mentors.flatMap((mentor) => canBeAdded(round.problem, round.edgeOf, mentor)));
      const serving = mentors.filter((mentor) => canBeAdded(round.problem, round.edgeOf, mentor).length > 0);
      expect([gap.couldServe, gap.servingMentors]).toEqual([added.size, serving.length]);
      found += added.size;
    }
  }
  expect(found).toBeGreaterThan(250);
});

test('everybody who said a value is counted once, and the greatest need comes first', () => {
  let [alike, offeredOnly] = [0, 0];
  for (let seed = 1; seed <= 300; seed += 1) {
    const { problem, edgeOf, students, mentors } = drafted(seed);
    const worth = coldWorth(problem, edgeOf);
    const gaps = mentorGaps({ problem, edgeOf, students, mentors }, worth, fields);
    const sorted = [...gaps].sort(
      (a, b) =>
        Math.sign(b.couldServe - a.couldServe) * 8 +
        Math.sign(b.wantingUnmatched - a.wantingUnmatched) * 4 +
        Math.sign(b.meanPoints - a.meanPoints) * 2 +
        (a.value < b.value ? -1 : 1),
    );
    expect(gaps).toEqual(sorted);
    for (const { value, ...told } of gaps) {
      const wanting = students.flatMap(({ answers }, i) => (answers['direction']?.includes(value) ? [i] : []));
      const offering = mentors.flatMap(({ answers }, j) => (answers['sectors']?.includes(value) ? [j] : []));
      const points = offering.map((mentor) => worth.points[mentor]!);
      expect(told).toMatchObject({
        mentors: offering.length,
        places: offering.map((mentor) => problem.places[mentor]!).reduce((a, b) => a + b, 0),
        wanting: wanting.length,
        wantingUnmatched: wanting.filter((student) => edgeOf[student] === -1).length,
        meanPoints: points.reduce((a, b) => a + b, 0) / Math.max(1, points.length),
      });
      if (wanting.length === 0) offeredOnly += 1;
    }
    const needs = gaps.map(({ couldServe, wantingUnmatched }) => `${couldServe} ${wantingUnmatched}`);
    if (new Set(needs).size < needs.length) alike += 1;
  }
  expect(Math.min(alike, offeredOnly)).toBeGreaterThan(20);
});

test('a value is told as it was first written, whatever kind of answer it is', () => {
  const said = saidIn(
    [{ answers: { a: [' Law  school ', 'law school'] } }, { answers: { a: 7 } }, { answers: { a: '7 ' } }],
    'a',
  );
  expect([...said]).toEqual([
    ['law school', { value: 'Law  school', people: [0] }],
    ['7', { value: '7', people: [1, 2] }],
  ]);
  expect(saidIn([{ answers: {} }, { answers: { a: ['', ' '] } }, { answers: { a: '' } }], 'a').size).toBe(0);
});

test('what one search says of all mentors is what solving anew says of each', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { problem, edgeOf } = drafted(seed);
    const { rank, points } = worthOfMorePlaces(new LiveMarket(problem, solve(problem)));
    expect({ rank: [...rank], points: [...points] }).toEqual(coldWorth(problem, edgeOf));
  }
});

test('counts people by value, greatest need first, and reads words as they are compared elsewhere', () => {
  const all = [0, 1, 2, 3];
  const problem = problemOf({
    ranks: [0, 0, 0, 0],
    places: [1, 2],
    choices: [
      ...all.slice(0, 3).map((student) => ({ student, mentor: 0, value: 5 })),
      { student: 3, mentor: 1, value: 8 },
    ],
  });
  const { edgeOf } = solve(problem);
  const students = [['law'], ['law', ' LAW '], ['media', 'Undecided'], ['law', 'farming']];
  const mentors = [
    ['Law', ''],
    ['Media', 'law'],
  ];
  const round = {
    problem,
    edgeOf,
    students: students.map((direction) => ({ answers: { direction } })),
    mentors: mentors.map((sectors) => ({ answers: { sectors } })),
  };
  const unmatched = (wanting: readonly number[]) => wanting.filter((student) => edgeOf[student] === -1).length;
  const worth = coldWorth(problem, edgeOf);
  expect(mentorGaps(round, worth, { ...fields, except: ['undecided'] })).toEqual([
    {
      value: 'Law',
      mentors: 2,
      places: 3,
      wanting: 3,
      wantingUnmatched: unmatched([0, 1, 3]),
      servingMentors: 1,
      couldServe: 2,
      meanPoints: 2.5,
    },
    expect.objectContaining({ value: 'Media', mentors: 1, places: 2, wanting: 1, couldServe: 0, meanPoints: 0 }),
    expect.objectContaining({ value: 'farming', mentors: 0, places: 0, wanting: 1, couldServe: 0, meanPoints: 0 }),
  ]);
});
