import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import type { MatchInput, SwapPreview } from '@footing/engine';
import type { Coverage } from '@footing/identity';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { type PartsOfRound, refuseBeyond, studentReach, withinReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { type Claimer, claimsOn, holdAll, letGo } from './data/claims.query';
import { personOf, rowsOf } from './data/decisions.query';
import { Draft } from './data/draft.entity';
import { DraftPair } from './data/draft-pair.entity';
import { passFenceFor } from './data/draft-uses.query';
import { findDraft, frozenInput, holdForChange, readOnly, rejectionsOf } from './data/drafts.query';
import { partsOf, recordAbout } from './data/looked';
import { recordSeen } from './data/looks.query';
import { nameIn, type Names } from './data/names.query';
import { type ShownNames, shownNames } from './data/shown-names.query';
import { writeSwap } from './data/swap-rows.query';
import { type PairNow, type SwapTerms, swapTerms, type Wish } from './domain/swap-terms';
import { type NamedMove, type SwapWords, swapWords } from './domain/swap-words';
import { DeskRefused, EngineDesk } from './engine-desk';
import { draftChanged, meaning, notFound } from './errors';
import { saidAgainst } from './said-against';

/** What a swap would do, in words and figures. */
export interface SwapView {
  readonly studentName: string;
  readonly mentorName: string;
  /** The draft's revision it was worked out for: hand it back to apply just this. */
  readonly revision: number;
  /** Points of total score, 0 or more. */
  readonly loss: number;
  readonly words: SwapWords;
  /** Names of students whose approved or pinned pairing would have to be decided again. */
  readonly unsettled: readonly string[];
  /** Students who would move while a colleague reviews them: it cannot be done before they are let go. */
  readonly withColleagues: readonly { readonly student: string; readonly by: string }[];
  /** Everybody who moves, the swapped student first; a student whom others look after without their name. */
  readonly moves: readonly NamedMove[];
}

/** A preview that is to be made true. */
export interface Applied {
  /** The draft's revision of the preview. */
  readonly revision: number;
  readonly why: string | { readonly kind: string; readonly words: string };
}

interface Worked {
  readonly draft: Draft;
  readonly frozen: MatchInput;
  readonly pairs: readonly PairNow[];
  readonly terms: SwapTerms;
  readonly preview: SwapPreview;
}

/** Giving a student of a draft another mentor, with its price known beforehand. */
@Injectable()
export class Swaps {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly desk: EngineDesk,
  ) {}

  /**
   * What it would do; nothing is changed. What others have had approved, pinned or published stays where it is, unless
   * every place of that mentor is settled.
   * @throws {DomainError} not-found; conflict, as for a decision, and `swap.barred` when something forbids the pair,
   * `swap.no-place` when every place there has been published, `swap.same-mentor`.
   * Cost: one run of the engine over the round.
   */
  async preview(actor: Actor, draftId: string, { applicationId, offerId }: Wish): Promise<SwapView> {
    permit(actor, 'drafts.review');
    const wish = { applicationId, offerId };
    const worked = await this.work(actor, draftId, wish);
    return this.db.transaction(actor, async (tx) => {
      await frozenInput(tx, { institutionId: actor.institutionId, draftId });
      const line = { event: 'swap.viewed', object: draftId, fields: ['name', 'mentor', 'fit'] } as const;
      await recordAbout(tx, actor, moved(worked.preview, wish), line);
      const reach = await studentReach(tx, actor, 'drafts.review');
      return viewOf(tx, worked, wish, {
        reach,
        who: this.now(actor),
        names: await shownNames(tx, actor, worked.draft),
      });
    });
  }

  /**
   * Does what was previewed, all at once. The new pair is pinned and waits for approval, as does everybody who moved.
   * @returns the decision's id.
   * @param why what speaks against the engine's suggestion; words alone are of the kind "other".
   * @throws {DomainError} as `preview`, and conflict, `draft.changed`, when somebody has decided anything since;
   * `claim.with-another`, when a colleague has one of those who would move; invalid, `decision.no-reason`.
   */
  async swap(actor: Actor, draftId: string, wish: Wish, { revision, why }: Applied): Promise<string> {
    permit(actor, 'drafts.review');
    const who = this.now(actor);
    const against = saidAgainst(why);
    const { frozen, preview, draft: seen } = await this.work(actor, draftId, wish);
    if (seen.revision !== revision) throw draftChanged(draftId);
    const done = this.db.transaction(actor, async (tx) => {
      const draft = await holdForChange(tx, actor.institutionId, draftId);
      if (draft.revision !== revision) throw draftChanged(draftId);
      const { applicationId, offerId } = wish;
      const touches = [...new Set([applicationId, ...preview.moves.map(({ studentId }) => studentId)])];
      await holdAll(tx, who, touches);
      const before = await rowsOf(tx, draft, touches);
      const offerPlaces = new Map(frozen.mentors.map(({ id, places }) => [id, places]));
      await writeSwap(tx, draft, preview, before, { applicationId, offerPlaces });
      await recordAbout(tx, actor, moved(preview, wish), { event: 'pairing.swapped', object: draftId });
      const said = { reason: against.words, override: against.kind };
      const [id] = await recordSeen(tx, draft, [{ applicationId, offerId, kind: 'swap', before, ...said }], who);
      await letGo(tx, who, touches);
      const key = { institutionId: actor.institutionId, draftId };
      await passFenceFor(tx, key, moved(preview, wish), `swap ${draftId}`);
      return id ?? '';
    });
    return meaning(done, (constraint) =>
      constraint === 'decision_before_publication'
        ? new DomainError('conflict', 'review.published', draftId)
        : undefined,
    );
  }

  private now = (actor: Actor): Claimer => ({
    institutionId: actor.institutionId,
    accountId: personOf(actor.accountId),
    at: this.clock.now(),
  });

  private async work(actor: Actor, draftId: string, wish: Wish): Promise<Worked> {
    const { draft, frozen, pairs, rejections } = await this.db.transaction(actor, async (tx) => {
      const reach = await studentReach(tx, actor, 'drafts.review');
      await refuseBeyond(tx, actor.institutionId, reach, [wish.applicationId]);
      return stateOf(tx, actor.institutionId, draftId);
    });
    refuseImpossible(frozen, pairs, wish);
    const terms = swapTerms(frozen, pairs, rejections, wish);
    if (!terms) throw new DomainError('conflict', 'swap.no-place', `offer ${wish.offerId}`);
    return { draft, frozen, pairs, terms, preview: await this.worked(draft, terms, wish) };
  }

  /** The preview somebody looked at is the one that is applied, so the second time the thread need not read the round. */
  private worked({ id, revision }: Draft, { input, draft }: SwapTerms, { applicationId, offerId }: Wish) {
    const key = `swap ${id} ${revision} ${applicationId} ${offerId}`;
    const asks = { studentId: applicationId, mentorId: offerId };
    return this.desk
      .ask('swap', key, () => ({ input, draft }), asks)
      .catch((error: unknown) => {
        throw error instanceof DeskRefused ? new DomainError('conflict', 'swap.barred', error.message) : error;
      });
  }
}

/** Everybody whom a swap moves: the student and mentor it is about, and all others with their former and new mentors. */
function moved({ moves }: SwapPreview, wish: Wish): PartsOfRound {
  const both = moves.flatMap(({ studentId: applicationId, from, to }) => [
    { applicationId, offerId: from },
    { applicationId, offerId: to },
  ]);
  return partsOf([wish, ...both]);
}

async function stateOf(tx: EntityManager, institutionId: string, draftId: string) {
  const draft = await findDraft(tx, institutionId, draftId);
  const why = await readOnly(tx, draft);
  if (why) throw new DomainError('conflict', why, `draft ${draftId}`);
  const key = { institutionId, draftId };
  const frozen = await frozenInput(tx, key);
  const pairs = await tx.findBy(DraftPair, key);
  return { draft, frozen, pairs, rejections: await rejectionsOf(tx, institutionId, draft.roundId) };
}

function refuseImpossible(frozen: MatchInput, pairs: readonly PairNow[], { applicationId, offerId }: Wish): void {
  if (!frozen.students.some(({ id }) => id === applicationId)) throw notFound('application', applicationId);
  if (!frozen.mentors.some(({ id }) => id === offerId)) throw notFound('offer', offerId);
  const now = pairs.find((pair) => pair.applicationId === applicationId);
  if (now?.review === 'published') throw new DomainError('conflict', 'review.published', applicationId);
  if (now?.offerId === offerId && now.review !== 'rejected')
    throw new DomainError('conflict', 'swap.same-mentor', `application ${applicationId}`);
}

async function viewOf(
  tx: EntityManager,
  worked: Worked,
  { applicationId, offerId }: Wish,
  { reach, names, who }: Looking,
): Promise<SwapView> {
  const { draft, pairs, preview, terms } = worked;
  const isSwapped = ({ studentId }: { studentId: string }) => studentId === applicationId;
  const moves = [...preview.moves.filter(isSwapped), ...preview.moves.filter((move) => !isSwapped(move))];
  const offerIds = moves.flatMap(({ from, to }) => [from ?? [], to ?? []].flat());
  const { institutionId } = draft;
  const studentIds = [applicationId, ...moves.map(({ studentId }) => studentId)];
  const students = await names.students(studentIds);
  const seen = await withinReach(tx, institutionId, reach, studentIds);
  const nameOf = (id: string) => (seen.has(id) ? nameIn(students, id) : 'A student whom somebody else looks after');
  const mentors = await names.mentors([offerId, ...offerIds]);
  const claimed = await claimedByOthers(tx, who, studentIds);
  const scores = {
    from: new Map(pairs.map((pair) => [pair.applicationId, pair.score])),
    to: new Map(preview.draft.pairs.map(({ studentId, score }) => [studentId, score])),
  };
  const named = moves.map(({ studentId, from, to }) => ({
    student: nameOf(studentId),
    from: placed(mentors, from, scores.from.get(studentId)),
    to: placed(mentors, to, scores.to.get(studentId)),
  }));
  const [swapped = { student: nameOf(applicationId), from: null, to: null }, ...others] = named;
  return {
    studentName: nameOf(applicationId),
    mentorName: nameIn(mentors, offerId),
    revision: draft.revision,
    loss: preview.loss,
    words: swapWords(swapped, others, preview.loss),
    unsettled: releasedOf(terms, studentIds).map(nameOf),
    withColleagues: claimed.map(({ applicationId: id, by }) => ({ student: nameOf(id), by })),
    moves: named,
  };
}

/** Those of these students whose settled pairing would give way. */
const releasedOf = ({ released }: SwapTerms, studentIds: readonly string[]): string[] =>
  released.map(({ applicationId }) => applicationId).filter((id) => studentIds.slice(1).includes(id));

const claimedByOthers = async (tx: EntityManager, who: Claimer, studentIds: readonly string[]) =>
  (await claimsOn(tx, who.institutionId, studentIds, who.at)).filter(({ claimedBy }) => claimedBy !== who.accountId);

/** Where a student is on one side of a swap. */
const placed = (mentors: Names, mentor: string | null, score: number | undefined) =>
  mentor === null ? null : { mentor: nameIn(mentors, mentor), score: score ?? 0 };

/** Through whose eyes a preview is seen. */
interface Looking {
  readonly reach: Coverage;
  readonly names: ShownNames;
  readonly who: Claimer;
}
