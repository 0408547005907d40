import { type DraftListed, type DraftSummary, keepKinds, type TierCount } from '@footing/matching';
import { listingOf } from '../http/listing';
import {
  described,
  fit,
  listOf,
  moment,
  nullable,
  number,
  object,
  oneOf,
  resource,
  text,
  uuid,
  yesNo,
} from '../openapi/schema';

const summary = object({
  students: number,
  mentors: number,
  places: number,
  matched: number,
  totalScore: described('Sum of the fits of all pairs, each 0 to 1', { type: 'number' }),
  meanScore: nullable(fit),
  tiers: listOf(
    object({
      tier: described('Null for students without a tier', nullable(number)),
      students: number,
      matched: number,
    }),
  ),
  sharingLeftOut: described(
    'True where a shared lived experience counts for nothing in the draft: with it, somebody would have lost the place they have without it',
    yesNo,
  ),
});

export const draftResource = resource(
  'Draft',
  object({
    id: uuid,
    roundId: uuid,
    number: described('1 for the first draft of the round', number),
    state: oneOf(['queued', 'running', 'ready', 'refused', 'failed', 'cancelled']),
    refusal: described('Why there is no result', nullable(text)),
    progress: object({ step: text, done: number, of: number }),
    keep: oneOf(keepKinds),
    keptFrom: nullable(uuid),
    revision: described('Goes up with each decision; say which one you saw when you decide', number),
    lottery: described(
      'The lottery that decides between equals, promised by its SHA-256; the seed is null until pairings are published',
      object({ commitment: text, seed: nullable(text) }),
    ),
    engineVersion: nullable(text),
    inputHash: nullable(text),
    resultHash: nullable(text),
    summary: nullable(summary),
    createdAt: moment,
    finishedAt: nullable(moment),
  }),
);
export const draftList = listingOf(draftResource);

export const presentDraft = (draft: DraftListed) => ({
  id: draft.id,
  roundId: draft.roundId,
  number: draft.number,
  state: draft.state,
  refusal: draft.refusal,
  progress: { step: draft.step, done: draft.doneCount, of: draft.ofCount },
  keep: draft.keep,
  keptFrom: draft.keptFrom,
  revision: draft.revision,
  lottery: draft.lottery,
  engineVersion: draft.engineVersion,
  inputHash: draft.inputHash,
  resultHash: draft.resultHash,
  summary: draft.summary && presentSummary(draft.summary),
  createdAt: draft.createdAt.toISOString(),
  finishedAt: draft.finishedAt?.toISOString() ?? null,
});

/** How many of a tier have a mentor. Only of the students whom the caller may see. */
export const presentTier = ({ tier, students, matched }: TierCount) => ({
  tier: tier === 'none' ? null : tier,
  ...{ students, matched },
});

const presentSummary = ({ students, mentors, places, matched, total, mean, tiers, sharingLeftOut }: DraftSummary) => ({
  students,
  mentors,
  places,
  matched,
  totalScore: total,
  meanScore: mean,
  tiers: tiers.map(presentTier),
  sharingLeftOut: sharingLeftOut === true,
});
