import fc from 'fast-check';
import { compare, objectiveOf } from '../../test/brute-force';
import { mentor, round, smallRounds, student } from '../../test/small-rounds';
import { alternativesFor } from './alternatives';
import { barriersBetween } from '../pair/barriers';
import { check } from '../proof/check';
import { makeDraft } from '../draft/make-draft';
import { InputRefused } from '../refusals/refusal';
import { scorePair } from '../pair/score';
import { previewSwap, swapInput } from './swap';

const help = (...words: string[]) => ({ answers: { helpWanted: words, helpOffered: words } });
const input = round({
  students: [student('ana', help('a', 'b')), student('bo', help('b')), student('cy', help('c'))],
  mentors: [mentor('m0', help('a', 'b')), mentor('m1', help('b')), mentor('m2', { places: 0 })],
});

test('a swap is the draft with that pair forced, and its loss is the difference', () => {
  fc.assert(
    fc.property(smallRounds, (one) => {
      const draft = makeDraft(one);
      for (const { id } of one.students)
        for (const { mentorId, barriers } of alternativesFor(one, id)) {
          const pins = [...one.pins.filter(({ studentId }) => studentId !== id), { studentId: id, mentorId }];
          const held = pins.filter((pin) => pin.mentorId === mentorId).length;
          if (barriers.length > 0 || held > one.mentors.find((other) => other.id === mentorId)!.places) continue;
          const preview = previewSwap(one, draft, id, mentorId);
          expect(objectiveOf(preview.draft)).toEqual(objectiveOf(makeDraft({ ...one, pins })));
          expect(check(swapInput(one, draft, id, mentorId), preview.draft)).toEqual([]);
          expect(preview.draft.pairs).toContainEqual(
            expect.objectContaining({ studentId: id, mentorId, pinned: true }),
          );
          if (preview.tiers.length === 0) expect(preview.loss).toBe(Math.max(0, draft.total - preview.draft.total));
          if (!one.pins.some(({ studentId }) => studentId === id))
            expect(compare(objectiveOf(preview.draft), objectiveOf(draft))).toBeLessThanOrEqual(0);
        }
    }),
    { numRuns: 60 },
  );
});

test('it says who moves and who loses a place', () => {
  const draft = makeDraft(input);
  const preview = previewSwap(input, draft, 'ana', 'm1');
  expect(draft.pairs.map(({ studentId, mentorId }) => [studentId, mentorId])).toEqual([
    ['ana', 'm0'],
    ['bo', 'm1'],
  ]);
  expect(preview.moves).toEqual([
    { studentId: 'ana', from: 'm0', to: 'm1' },
    { studentId: 'bo', from: 'm1', to: 'm0' },
  ]);
  expect(preview.loss).toBe(Math.floor(65535 / 2));
  expect(preview.tiers).toEqual([]);
  expect(previewSwap(input, draft, 'cy', 'm1').moves).toEqual([
    { studentId: 'bo', from: 'm1', to: null },
    { studentId: 'cy', from: null, to: 'm1' },
  ]);
});

test('the pair there is already costs nothing, and a barred one is refused', () => {
  const draft = makeDraft(input);
  expect(previewSwap(input, draft, 'ana', 'm0')).toMatchObject({ loss: 0, moves: [] });
  expect(() => previewSwap(input, draft, 'ana', 'm2')).toThrow(InputRefused);
});

test('alternatives: the allowed best first, then the barred, with the same score, parts and barriers as anywhere', () => {
  fc.assert(
    fc.property(smallRounds, (one) => {
      const who = one.students[0]!;
      const found = alternativesFor(one, who.id);
      expect(found.map(({ mentorId }) => mentorId).sort()).toEqual(one.mentors.map(({ id }) => id).sort());
      for (const { mentorId, score, parts, barriers } of found) {
        const other = one.mentors.find(({ id }) => id === mentorId)!;
        expect({ score, parts }).toEqual(scorePair(who, other, one.settings));
        expect(barriers).toEqual(barriersBetween(who, other, one));
      }
      const rank = found.map(({ score, barriers }) => (barriers.length === 0 ? 1e6 : 0) + score);
      expect(rank).toEqual([...rank].sort((a, b) => b - a));
    }),
  );
  expect(() => alternativesFor(input, 'nobody')).toThrow(InputRefused);
});
