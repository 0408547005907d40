import type { Certificate, Draft } from '../src/model/draft';
import type { MatchInput } from '../src/model/input';
import { Claims } from '../src/proof/claims';

/** What a draft of these pairs claims, with this proof; its figures are left empty, as no proof reads them. */
export function claimsOf(
  input: MatchInput,
  mentorOf: Readonly<Record<string, string>>,
  proof: Partial<Certificate> = {},
): Claims {
  const pairs = Object.entries(mentorOf).map(([studentId, mentorId]) => ({
    ...{ studentId, mentorId, score: 0, parts: [] },
    pinned: input.pins.some((pin) => pin.studentId === studentId),
  }));
  const draft: Draft = {
    ...{ pairs, unmatched: [], total: 0, tiers: [] },
    certificate: { students: [], mentors: [], ...proof },
  };
  return new Claims(input, draft);
}
