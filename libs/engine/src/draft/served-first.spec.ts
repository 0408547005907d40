import fc from 'fast-check';
import { shares, sharing, sharingRounds, silentRounds } from '../../test/sharing-rounds';
import { settleInTurn } from '../decide/in-turn';
import { isGiant } from '../market/giant';
import type { Draft } from '../model/draft';
import type { MatchInput } from '../model/input';
import { check } from '../proof/check';
import { makeDraft } from './make-draft';

const served = ({ pairs }: Draft) => pairs.map(({ studentId }) => studentId);
const mentorsOf = ({ pairs }: Draft) => pairs.map(({ studentId, mentorId }) => [studentId, mentorId]);

test('whoever shares or refuses anything, the same students are served, and for the same reasons others are not', () => {
  const seen = { inTwo: 0, atOnce: 0, moved: 0 };
  fc.assert(
    fc.property(silentRounds, shares, (input, shared) => {
      const [silent, told] = [makeDraft(input), makeDraft(sharing(input, shared))];
      expect(served(told)).toEqual(served(silent));
      expect(told.unmatched).toEqual(silent.unmatched);
      expect(told.tiers).toEqual(silent.tiers);
      expect(check(sharing(input, shared), told)).toEqual([]);
      expect(check(input, silent)).toEqual([]);
      if (told.certificate.served) seen.inTwo += 1;
      else seen.atOnce += 1;
      if (JSON.stringify(mentorsOf(told)) !== JSON.stringify(mentorsOf(silent))) seen.moved += 1;
    }),
    { numRuns: 400 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});

test('where nobody shares anything that counts, a draft is what it is without the criterion', () => {
  fc.assert(
    fc.property(silentRounds, (input) => {
      const criteria = input.settings.criteria.filter(({ kind }) => kind !== 'shared-experience');
      const plain = makeDraft({ ...input, settings: { ...input.settings, criteria } });
      expect(makeDraft(input)).toEqual(plain);
    }),
    { numRuns: 100 },
  );
});

test('a round solved from lists is settled in turn as one written down is', () => {
  const outcome = (input: MatchInput, giant: number) => {
    const { serving, pairing, sharingLeftOut } = settleInTurn(input, () => undefined, giant);
    const mentorOf = ({ market, decision }: typeof serving) =>
      market.students.map(({ id }, i) => [id, market.mentors[market.mentorAt[decision.edgeOf[i]!] ?? -1]?.id]);
    return [mentorOf(serving), mentorOf(pairing), serving === pairing, sharingLeftOut];
  };
  let inTwo = 0;
  fc.assert(
    fc.property(
      sharingRounds.filter((input) => isGiant(input, 0)),
      (input) => {
        expect(outcome(input, 0)).toEqual(outcome(input, Infinity));
        if (!outcome(input, 0)[2]) inTwo += 1;
      },
    ),
    { numRuns: 150 },
  );
  expect(inTwo).toBeGreaterThan(5);
});
