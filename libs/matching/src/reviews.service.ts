import { Injectable } from '@nestjs/common';
import type { AuditEvent } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { refuseBeyond, studentReach } from '@footing/people';
import { type EntityManager, In } from 'typeorm';
import type { Before, Decision } from './data/decision.entity';
import { type Claimer, holdAll, letGo, withAnother } from './data/claims.query';
import { findDecision, latestStanding, personOf, putRows, record, rowsOf } from './data/decisions.query';
import type { Draft } from './data/draft.entity';
import { DraftPair } from './data/draft-pair.entity';
import { findDraft, holdDraft, holdForChange, readOnly } from './data/drafts.query';
import { partsOf, recordAbout } from './data/looked';
import { recordSeen } from './data/looks.query';
import type { Against } from './domain/against';
import { backInPlaces } from './domain/draft-rows';
import { afterStep, type ReviewStep } from './domain/review-lifecycle';
import { draftChanged, meaning, notFound } from './errors';
import { saidAgainst } from './said-against';

/** Which student of which draft, and the draft's revision that the consultant had before their eyes. */
export interface Seen {
  readonly draftId: string;
  readonly applicationId: string;
  readonly seen: number;
  /** The same decision of the same person may be sent twice and is taken for one, as a page needs. Refused unless said. */
  readonly mayRepeat?: boolean;
  /** What else is to be so when it is decided: in the same transaction, all of it or none. */
  readonly besides?: Besides;
}

/** Something that goes with a decision. */
export type Besides = (
  tx: EntityManager,
  about: { readonly roundId: string; readonly applicationId: string },
) => Promise<void>;

type SeenOfMany = Omit<Seen, 'applicationId'> & { readonly applicationIds: readonly string[] };
type Decided = Exclude<ReviewStep, 'swap' | 'publish'>;

const stepEvents = {
  approve: 'pairing.approved',
  reject: 'pairing.rejected',
  pin: 'pairing.pinned',
  unpin: 'pairing.unpinned',
} as const satisfies Record<Decided, AuditEvent>;

/**
 * What consultants decide about the pairs of a draft. Every decision is recorded and can be taken back.
 *
 * All throw {DomainError}: not-found, also for a student whom others look after; conflict `draft.superseded`, `draft.being-replaced` or `draft.not-ready` when the
 * draft cannot be changed; conflict `draft.changed` when the pair has changed since it was seen; conflict
 * `review.cannot-move` when it has been decided already; conflict `claim.with-another` when a colleague has the student.
 */
@Injectable()
export class Reviews {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Agrees to a pair. @returns the decision's id. */
  async approve(actor: Actor, at: Seen): Promise<string> {
    return this.decideOne(actor, at, 'approve');
  }

  /** Agrees to several pairs at once: all of them, or none. Whether that many may be is for whoever asks to find out. */
  async approveMany(actor: Actor, draftId: string, applicationIds: readonly string[], seen: number): Promise<string[]> {
    return this.decide(actor, { draftId, applicationIds, seen }, 'approve');
  }

  /**
   * Says no to a pair, now and in later drafts of the round.
   * @param why words alone are of the kind "other".
   * @throws {DomainError} invalid, `decision.no-reason`, at the fields `override` and `reason`.
   */
  async reject(
    actor: Actor,
    at: Seen,
    why: string | { readonly kind: string; readonly words: string },
  ): Promise<string> {
    return this.decideOne(actor, at, 'reject', saidAgainst(why));
  }

  /** Keeps a pair for later drafts. */
  async pin(actor: Actor, at: Seen): Promise<string> {
    return this.decideOne(actor, at, 'pin');
  }

  async unpin(actor: Actor, at: Seen): Promise<string> {
    return this.decideOne(actor, at, 'unpin');
  }

  /**
   * Takes a decision back: every student it changed is as they were before it. A rejection in a draft that has been replaced
   * can be taken back too: it changes no pair, but no longer keeps the two apart.
   * @throws {DomainError} conflict, `decision.overtaken`, when a later decision stands on it, or it has been taken back.
   */
  async undo(actor: Actor, decisionId: string, besides?: Besides): Promise<void> {
    permit(actor, 'drafts.review');
    const who = this.now(actor);
    const undone = this.db.transaction(actor, async (tx) => {
      const decision = await findDecision(tx, actor.institutionId, decisionId);
      await refuseOthers(tx, actor, [decision.applicationId]);
      await recordAbout(tx, actor, touched(decision), { event: 'pairing.undone', object: decision.draftId });
      if (decision.kind === 'reject' && (await isReplaced(tx, decision))) return lift(tx, decision, who);
      const draft = await holdForChange(tx, actor.institutionId, decision.draftId);
      const { applicationId, offerId } = decision;
      const now = await rowsOf(tx, draft, decision.before.touches);
      if (decision.kind === 'undo' || (await latestStanding(tx, draft, decision.before.touches)) !== decisionId)
        throw overtaken(decisionId);
      await holdAll(tx, who, decision.before.touches);
      await putRows(tx, draft, await this.placed(tx, draft, decision.before));
      const undo = { applicationId, offerId, kind: 'undo', before: now, undoes: decisionId } as const;
      await recordSeen(tx, draft, [undo], who);
      await letGo(tx, who, decision.before.touches);
      await besides?.(tx, { roundId: draft.roundId, applicationId });
    });
    return meaning(undone, (constraint) => said(constraint, decisionId));
  }

  /** The rows to put back, each with its own place, or with another of the mentor's when that has been given away. */
  private async placed(tx: EntityManager, draft: Draft, before: Before): Promise<Before> {
    const where = { institutionId: draft.institutionId, draftId: draft.id };
    const offerIds = before.pairs.map(({ offerId }) => offerId);
    const touched = new Set(before.touches);
    const others = (await tx.findBy(DraftPair, { ...where, offerId: In(offerIds) })).filter(
      ({ applicationId }) => !touched.has(applicationId),
    );
    const back = backInPlaces(before.pairs, others);
    if (!back) throw overtaken(draft.id);
    const pairs = back.map((pair) => ({ ...pair, revision: draft.revision + 1 }));
    return { ...before, pairs };
  }

  private async decideOne(actor: Actor, { applicationId, ...seen }: Seen, step: Decided, against?: Against) {
    const [id] = await this.decide(actor, { ...seen, applicationIds: [applicationId] }, step, against);
    return id ?? '';
  }

  private now = (actor: Actor): Claimer => ({
    institutionId: actor.institutionId,
    accountId: personOf(actor.accountId),
    at: this.clock.now(),
  });

  private async decide(
    actor: Actor,
    { draftId, applicationIds, seen, mayRepeat = false, besides }: SeenOfMany,
    step: Decided,
    against?: Against,
  ): Promise<string[]> {
    permit(actor, 'drafts.review');
    const who = this.now(actor);
    const decided = this.db.transaction(actor, async (tx) => {
      const draft = await holdForChange(tx, actor.institutionId, draftId);
      const where = { institutionId: actor.institutionId, draftId, applicationId: In([...new Set(applicationIds)]) };
      const pairs = await tx.findBy(DraftPair, where);
      await refuseOthers(tx, actor, applicationIds);
      if (pairs.length < new Set(applicationIds).size) throw notFound('draft-pair', applicationIds.join(' '));
      const earlier =
        mayRepeat &&
        (await doneAlready(tx, draft, pairs, { step, reason: against?.words ?? '', decidedBy: who.accountId }));
      if (earlier) return [earlier];
      if (pairs.some(({ revision }) => revision > seen)) throw draftChanged(draftId);
      await holdAll(tx, who, applicationIds);
      await take(tx, draft, pairs, step);
      await recordAbout(tx, actor, partsOf(pairs), { event: stepEvents[step], object: draftId });
      const decisions = pairs.map((pair) => ({
        ...{ applicationId: pair.applicationId, offerId: pair.offerId, kind: step, inBulk: pairs.length > 1 },
        ...(against && { reason: against.words, override: against.kind }),
        before: { touches: [pair.applicationId], pairs: [pair], unmatched: [] },
      }));
      const made = await recordSeen(tx, draft, decisions, who);
      await letGo(tx, who, applicationIds);
      for (const applicationId of besides ? applicationIds : [])
        await besides?.(tx, { roundId: draft.roundId, applicationId });
      return made;
    });
    return meaning(decided, (constraint) => said(constraint, draftId));
  }
}

/** @throws {DomainError} not-found, `application.not-found`, when others look after one of these students. */
async function refuseOthers(tx: EntityManager, actor: Actor, applicationIds: readonly string[]): Promise<void> {
  await refuseBeyond(tx, actor.institutionId, await studentReach(tx, actor, 'drafts.review'), applicationIds);
}

/** Takes the step with all of these pairs, in a statement for each of the few ways in which they stand. */
async function take(tx: EntityManager, draft: Draft, pairs: readonly DraftPair[], step: Decided): Promise<void> {
  const alike = Map.groupBy(pairs, ({ review, pinned }) => `${review} ${pinned}`);
  for (const some of alike.values()) {
    const standing = some[0] && afterStep(some[0], step);
    const ids = some.map(({ applicationId }) => applicationId);
    if (!standing) throw new DomainError('conflict', 'review.cannot-move', `application ${ids.join(' ')}: ${step}`);
    const change = { ...standing, ...(standing.review === 'rejected' && { placeNo: null }) };
    const { institutionId, id: draftId, revision } = draft;
    const where = { institutionId, draftId, applicationId: In(ids) };
    await tx.update(DraftPair, where, { ...change, revision: revision + pairs.length });
  }
}

/** The same decision about the same pair by the same person, sent again: it stands, so there is nothing to be told off for. */
async function doneAlready(
  tx: EntityManager,
  draft: Draft,
  [pair, ...others]: readonly DraftPair[],
  { step, reason, decidedBy }: { readonly step: Decided; readonly reason: string; readonly decidedBy: string },
): Promise<string | null> {
  if (!pair || others.length > 0 || pair.review === 'published' || afterStep(pair, step)) return null;
  const latest = await latestStanding(tx, draft, [pair.applicationId]);
  if (latest === null) return null;
  const { id, ...stands } = await findDecision(tx, draft.institutionId, latest);
  const isSame = stands.kind === step && stands.reason === reason && stands.decidedBy === decidedBy;
  return isSame && stands.offerId === pair.offerId ? id : null;
}

/** Whom a decision was about, and whoever it moved. */
const touched = ({ applicationId, offerId, before }: Decision) =>
  partsOf([
    { applicationId, offerId },
    ...before.touches.map((one) => ({ applicationId: one, offerId: null })),
    ...before.pairs,
  ]);

const isReplaced = async (tx: EntityManager, { institutionId, draftId }: Decision) =>
  (await readOnly(tx, await findDraft(tx, institutionId, draftId))) === 'draft.superseded';

/** Takes a rejection of a replaced draft back. */
async function lift(tx: EntityManager, decision: Decision, { accountId, at }: Claimer): Promise<void> {
  const { institutionId, draftId, applicationId, offerId, id } = decision;
  const draft = await holdDraft(tx, institutionId, draftId);
  const before = { touches: [applicationId], pairs: [], unmatched: [] };
  await record(tx, draft, [{ applicationId, offerId, kind: 'undo', before, undoes: id }], {
    decidedBy: accountId,
    decidedAt: at,
  });
}

const overtaken = (id: string) => new DomainError('conflict', 'decision.overtaken', `decision ${id}`);

const said = (constraint: string, id: string) => {
  if (constraint === 'decision_not_over_a_claim') return withAnother(id);
  if (constraint === 'decision_before_publication') return new DomainError('conflict', 'review.published', id);
  return constraint === 'decision_institution_id_undoes_key' ? overtaken(id) : undefined;
};
