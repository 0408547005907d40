import type {
  DecisionKind,
  DecisionView,
  Draft,
  DraftState,
  Keep,
  ReadOnly,
  ReviewState,
  ToldPrice,
  ToldTier,
} from '@footing/matching';
import type { TagTone } from '@footing/pages';
import { count } from '../programme/round-words';
import { fitAmount } from './fit';

/** "Tuesday 3 November, 14:00", as the clock on the wall in London has it. */
export function moment(at: Date): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'Europe/London' }).format(at);
  const day = part({ weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');
  return `${day}, ${part({ hour: '2-digit', minute: '2-digit', hour12: false })}`;
}

/** Where a draft stands, in a word or two. */
export const draftStates: Readonly<Record<DraftState, { readonly words: string; readonly tone: TagTone }>> = {
  queued: { words: 'Waiting to start', tone: 'information' },
  running: { words: 'Being made', tone: 'information' },
  ready: { words: 'Ready', tone: 'done' },
  refused: { words: 'Needs you', tone: 'needs-you' },
  failed: { words: 'Did not work', tone: 'problem' },
  cancelled: { words: 'Cancelled', tone: 'neutral' },
};

/** Where a student of a draft stands. */
export const reviewStates: Readonly<
  Record<ReviewState | 'unmatched', { readonly words: string; readonly tone: TagTone }>
> = {
  open: { words: 'To review', tone: 'needs-you' },
  approved: { words: 'Approved', tone: 'done' },
  rejected: { words: 'Rejected', tone: 'neutral' },
  published: { words: 'Published', tone: 'done' },
  unmatched: { words: 'No mentor', tone: 'neutral' },
};

export const keepWords: Readonly<Record<Keep, string>> = {
  nothing: 'Nothing: match everybody anew',
  pins: 'The pinned pairings',
  'pins-and-approved': 'The pinned and the approved pairings',
};

/** Whether what a draft was made from is not whole any more: then nothing more is worked out from it, and what is in it is decided all the same. */
export const isWithoutAnswers = ({ agreementChangedAt }: Pick<Draft, 'agreementChangedAt'>): boolean =>
  (agreementChangedAt ?? null) !== null;

/** That people changed their minds since a draft was made, and what to do; null while nobody has. Who it was is not said. */
export function changedMindWords(draft: Pick<Draft, 'agreementChangedAt' | 'changedPeople'>): string | null {
  if (!isWithoutAnswers(draft)) return null;
  const { changedPeople: people } = draft;
  const goOn = 'You can decide about everybody else here.';
  if (people === 0)
    return `The answers that this draft was made from are gone, because somebody changed what they agree to or because their time was over. ${goOn}`;
  const who = people === 1 ? '1 person' : `${people} people`;
  const rows = people === 1 ? 'Their row is out' : 'Their rows are out';
  return `${who} changed their mind since. ${rows}, and so is whoever was suggested to them. ${goOn} Draft again to include them: what you approved is kept.`;
}

/** Why a draft can only be read. */
export const readOnlyWords: Readonly<Record<ReadOnly, string>> = {
  'draft.not-ready': 'This draft has no result, so there is nothing to review.',
  'draft.superseded': 'A newer draft of this round is there. You can read this one, and decide in the newer one.',
  'draft.being-replaced':
    'A new draft of this round is being made. You can read this one until it is there, or cancel the new one to go on here.',
};

export const decisionWords: Readonly<Record<DecisionKind, string>> = {
  approve: 'approved',
  reject: 'rejected',
  pin: 'pinned',
  unpin: 'unpinned',
  swap: 'swapped to',
  undo: 'took back a decision',
};

type Standing = Pick<DecisionView, 'kind' | 'students'>;

const decisionNames: Readonly<Record<DecisionKind, string>> = {
  approve: 'approval',
  reject: 'rejection',
  pin: 'pinning',
  unpin: 'unpinning',
  swap: 'swap',
  undo: 'undo',
};

/** A decision that can be taken back, as a thing: "approval", "swap that moved 18 students". */
const decisionNamed = ({ kind, students }: Standing): string =>
  kind === 'swap' ? `swap that moved ${count(students, 'student')}` : decisionNames[kind];

/** What the undo button says, so that nobody takes back more than they mean to. */
export const undoWords = (decision?: Standing): string =>
  decision ? `Undo the last decision (${decisionNamed(decision)})` : 'Undo the last decision';

/** What was taken back, once it is. */
export const undoneWords = (decision?: Standing): string =>
  decision ? `Undone. The ${decisionNamed(decision)} is taken back.` : 'Undone. The decision is taken back.';

type Making = Pick<Draft, 'state' | 'step' | 'doneCount' | 'ofCount'>;

/** How far a draft in the making is. */
export function progressWords({ state, step, doneCount, ofCount }: Making): string {
  if (state === 'queued') return 'Waiting for its turn';
  if (state !== 'running') return 'This draft is finished';
  const of = `${doneCount.toLocaleString('en-GB')} of ${ofCount.toLocaleString('en-GB')} students`;
  if (step === 'score') return `Comparing everybody: ${of}`;
  if (step === 'solve') return `Finding the best pairs: ${of}`;
  if (step === 'explain') return `Writing down the reasons: ${of}`;
  if (step === 'check') return `Checking the result: ${of}`;
  return 'Starting';
}

/** What was not done, and what to do now, by the refusal's code. */
export const conflictWords: Readonly<Record<string, string>> = {
  'draft.changed':
    'Somebody changed this pairing while you were looking at it. This is how it stands now. Nothing you did was recorded.',
  'review.cannot-move': 'This pairing has been decided already. This is how it stands now.',
  'review.published': 'This pairing has been published, so it is no longer decided here.',
  'decision.overtaken':
    'This cannot be undone any more: a later decision stands on it, or its place has been given away.',
  'claim.with-another':
    'A colleague has one of these students for review at the moment. Nothing was recorded. Try again when they are done, or ask them to hand over.',
  'bulk.not-allowed': 'The programme lead has not said from which fit many may be approved at once.',
  'bulk.sample-first': 'Open the pairings below that are not marked as seen first. Nothing was approved.',
  'swap.barred':
    'These two may not be paired: a barrier of the round, a wish of one of them or a consultant’s decision forbids it.',
  'swap.no-place': 'All of this mentor’s pairings have been published, so no place can be made there.',
  'swap.same-mentor': 'The student has this mentor already.',
  ...readOnlyWords,
  'draft.agreement-changed':
    'Somebody in this draft changed their mind since, so what others would cost is not known any more. Draft again to see it.',
};

/** A priority tier in words: "Tier 2". */
export const tierWords = (tier: ToldTier): string => (tier === 'none' ? 'No tier' : `Tier ${tier}`);

const losingWords: Readonly<Record<string, string>> = {
  none: 'A student without a tier',
  'not-told': 'Another student',
};

/** What another mentor would cost everybody together, in a sentence or two: "Costs 3.1 in total fit." */
export function priceWords({ places, losingTier, points }: ToldPrice): string {
  const amount = fitAmount(Math.abs(points));
  const inFit =
    points === 0 ? 'Costs nothing.' : points > 0 ? `Costs ${amount} in total fit.` : `Adds ${amount} to total fit.`;
  if (losingTier === null) return places > 0 ? `${inFit} One more student would have a mentor.` : inFit;
  return `${inFit} ${losingWords[losingTier] ?? `A student of tier ${losingTier}`} would lose their place.`;
}
