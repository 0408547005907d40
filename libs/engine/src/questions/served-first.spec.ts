import fc from 'fast-check';
import { shares, sharing, sharingRounds, silentRounds } from '../../test/sharing-rounds';
import { makeDraft } from '../draft/make-draft';
import type { Draft } from '../model/draft';
import type { MatchInput } from '../model/input';
import { check } from '../proof/check';
import { chancesOf } from './chances';
import { compareAims } from './diagnosis';
import { gapForecast } from './gap-forecast';
import { OpenRound } from './open-round';
import { priceOfPlaces } from './price-of-places';
import { previewSwap, swapInput } from './swap';
import { swapCostsOf } from './swap-costs-of';
import { whatIf } from './what-if';

const served = ({ pairs }: Draft) => pairs.map(({ studentId }) => studentId);

/** Rounds whose prices are told: of plain choices, and with nothing of before to keep. */
const plain = ({ settings: { fairness: _, ...settings }, mentors, ...input }: MatchInput): MatchInput => ({
  ...input,
  mentors: mentors.map((one) => ({ ...one, fewest: 1 })),
  settings: { ...settings, aim: 'most-matched', ignoreTiers: false, retention: 0, lotteryStrength: 0 },
});

test('each price of a swap is what a preview of it finds, and by such a swap nobody wins or loses a place', () => {
  let [priced, unpriced] = [0, 0];
  fc.assert(
    fc.property(sharingRounds, (one) => {
      const input = plain(one);
      const [draft, open] = [makeDraft(input), new OpenRound(input)];
      for (const { id } of input.students) {
        const costs = swapCostsOf(open, id);
        if (!costs) continue;
        expect(costs.best).toMatchObject({ matched: draft.pairs.length, total: draft.total });
        unpriced += open.whole.mentors.length - costs.mentors.length;
        for (const { mentorId, ...cost } of costs.mentors) {
          const swap = previewSwap(input, draft, id, mentorId);
          expect(cost).toEqual({ tiers: swap.tiers, points: draft.total - swap.draft.total });
          if (makeDraft(input).certificate.served) expect(served(swap.draft)).toEqual(served(draft));
          priced += 1;
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(Math.min(priced, unpriced)).toBeGreaterThan(20);
});

test('a swap is proved like any draft, and who has a place keeps one before others of their tier', () => {
  let kept = 0;
  fc.assert(
    fc.property(sharingRounds, fc.nat(), fc.nat(), (input, i, j) => {
      const [student, mentor] = [input.students[i % input.students.length]!, input.mentors[j % input.mentors.length]];
      if (!mentor || input.pins.length > 0 || mentor.places < 1) return;
      const draft = makeDraft(input);
      const allowed = new OpenRound(input);
      const row = allowed.whole.students.findIndex(({ id }) => id === student.id);
      const pairs = allowed.whole.mentorAt.subarray(allowed.whole.rowStart[row], allowed.whole.rowStart[row + 1]);
      if (![...pairs].some((at) => allowed.whole.mentors[at]?.id === mentor.id)) return;
      const { draft: swapped } = previewSwap(input, draft, student.id, mentor.id);
      expect(check(swapInput(input, draft, student.id, mentor.id), swapped)).toEqual([]);
      kept += 1;
    }),
    { numRuns: 100 },
  );
  expect(kept).toBeGreaterThan(15);
});

test('what is looked ahead of who is served does not hang on what people share', () => {
  fc.assert(
    fc.property(silentRounds, shares, (input, shared) => {
      const [silent, told] = [new OpenRound(input), new OpenRound(sharing(input, shared))];
      expect(gapForecast(told)).toEqual(gapForecast(silent));
      expect(chancesOf(told, 3)).toEqual(chancesOf(silent, 3));
      expect(priceOfPlaces(told, ['s0', 's2'])).toEqual(priceOfPlaces(silent, ['s0', 's2']));
    }),
    { numRuns: 60 },
  );
});

test('other settings and other aims are tried as rounds of their own', () => {
  fc.assert(
    fc.property(sharingRounds, sharingRounds, (input, { settings: wished }) => {
      const { fairness: _, ...settings } = { ...wished, barriers: [], minimumFit: 0 };
      const [before, after] = [makeDraft(input), makeDraft({ ...input, settings })];
      const asked = whatIf(new OpenRound(input), settings);
      for (const [outlook, draft] of [
        [asked.before, before],
        [asked.after, after],
      ] as const)
        expect([outlook.matched, outlook.total, outlook.tiers]).toEqual([draft.pairs.length, draft.total, draft.tiers]);
      for (const { aim, matched, total } of compareAims(new OpenRound({ ...input, settings }))) {
        const draft = makeDraft({ ...input, settings: { ...settings, aim } });
        expect([matched, total]).toEqual([draft.pairs.length, draft.total]);
      }
    }),
    { numRuns: 40 },
  );
});
