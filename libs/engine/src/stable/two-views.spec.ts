import fc from 'fast-check';
import { smallRounds } from '../../test/small-rounds';
import { ticket } from '../aims/lottery';
import { openMarket } from '../market/market';
import { scorePair } from '../pair/score';
import { twoViews } from './two-views';

test('each side sees every allowed pair by what matters to itself alone, and the lottery is drawn for both', () => {
  let apart = 0;
  const important = fc.infiniteStream(fc.constantFrom('help', 'direction', 'interests'));
  fc.assert(
    fc.property(smallRounds, important, fc.constantFrom(0, 0.5, 1), (small, said, mentorsView) => {
      const saying = <T extends object>(one: T) => ({ ...one, mostImportant: said.next().value });
      const settings = { ...small.settings, mentorsView };
      const input = { ...small, settings, students: small.students.map(saying), mentors: small.mentors.map(saying) };
      const market = openMarket(input, () => undefined);
      const views = twoViews(market, input);
      for (const [i, student] of market.students.entries())
        for (let edge = market.rowStart[i]!; edge < market.rowStart[i + 1]!; edge += 1) {
          const seen = (share: number) =>
            scorePair(student, market.mentors[market.mentorAt[edge]!]!, { ...settings, mentorsView: share }).score;
          expect([views.studentView[edge], views.mentorView[edge]]).toEqual([seen(0), seen(1)]);
          if (seen(0) !== seen(1)) apart += 1;
        }
      expect([views.studentView.length, views.mentorView.length]).toEqual([
        market.mentorAt.length,
        market.mentorAt.length,
      ]);
      expect([...views.studentTicket]).toEqual(market.students.map(({ id }) => ticket(input.seed, id)));
      expect([...views.mentorTicket]).toEqual(market.mentors.map(({ id }) => ticket(input.seed, id)));
      expect([views.places, views.rankOf]).toEqual([market.places, market.rankOf]);
    }),
    { numRuns: 100 },
  );
  expect(apart).toBeGreaterThan(0);
});
