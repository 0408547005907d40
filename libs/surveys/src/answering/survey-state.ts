import type { InvitationRow } from '../data/invitation.query';
import { isFollowUp } from '../waves/kinds';

/**
 * How a survey stands for the person who was asked. `needs-yes`: they have not decided yet whether their answers may be counted,
 * and nothing is kept until they say yes. `stopped`: they said no to that. `result-known`: a baseline that comes too late.
 */
export type SurveyState = 'open' | 'needs-yes' | 'submitted' | 'over' | 'result-known' | 'stopped';

type Standing = Pick<InvitationRow, 'kind' | 'closesAt' | 'endedAs' | 'evidence' | 'followUp' | 'isResultKnown'>;

/** One word for each invitation and moment. */
export function stateOf(invitation: Standing, submittedAt: Date | null, at: Date): SurveyState {
  const { kind, closesAt, endedAs, evidence, followUp, isResultKnown } = invitation;
  if (submittedAt) return 'submitted';
  if (evidence === 'no' || (isFollowUp(kind) && followUp !== 'yes')) return 'stopped';
  if (closesAt <= at || endedAs === 'closed' || endedAs === 'revoked') return 'over';
  if (isResultKnown) return 'result-known';
  return evidence === 'none' ? 'needs-yes' : 'open';
}
