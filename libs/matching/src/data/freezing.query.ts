import { record } from '@footing/audit';
import type { MatchInput } from '@footing/engine';
import type { Actor } from '@footing/kernel';
import type { Candidates, UsesOfRound } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { matchInput } from '../domain/match-input';
import { pinOf } from '../domain/swap-terms';
import { takingPart } from '../domain/taking-part';
import { Draft } from './draft.entity';
import { DraftInput, type KeptInput } from './draft-input.entity';
import { usesOf, writeUses } from './draft-uses.query';
import { approvedBefore, findDraft, keptPairs, rejectionsOf } from './drafts.query';
import { inputFields } from './looked';

/** What a draft is made of, and on whose word. */
export interface Frozen {
  readonly input: MatchInput;
  readonly uses: UsesOfRound;
}

/**
 * What the draft was given, frozen once: a second try gets the very same values. Where somebody has changed what they agree to
 * since, it is out of sight, and is read and frozen anew.
 */
export async function freeze(
  tx: EntityManager,
  actor: Actor,
  draftId: string,
  candidates: Candidates,
): Promise<Frozen> {
  const key = { institutionId: actor.institutionId, draftId };
  const frozen = await tx.findOneBy(DraftInput, key);
  if (frozen) return { input: frozen.input, uses: await usesOf(tx, key) };
  await tx.query('select consent.forget_input($1)', [draftId]);
  const since = await lastDecision(tx);
  const { input, uses } = await read(tx, actor, draftId, candidates);
  // Before the input, which is there only as long as these stand.
  await writeUses(tx, key, uses);
  // Asked for nothing back: it may be out of sight before it is there.
  await tx.query('insert into draft_input (institution_id, draft_id, input, since) values ($1, $2, $3, $4)', [
    ...[key.institutionId, draftId, JSON.stringify(input), since],
  ]);
  const kept = await tx.findOneBy(DraftInput, key);
  // Gone already: the fence will say so, and it is read again.
  return { input: kept?.input ?? input, uses };
}

/** Taken before anybody is read: a decision that is being written now is either later, or is met by the fence. */
async function lastDecision(tx: EntityManager): Promise<string> {
  const [last] = await tx.query<{ since: string }[]>('select consent.last_decision()::text as since');
  return last?.since ?? '0';
}

async function read(
  tx: EntityManager,
  actor: Actor,
  draftId: string,
  candidates: Candidates,
): Promise<{ readonly input: KeptInput; readonly uses: UsesOfRound }> {
  const draft = await findDraft(tx, actor.institutionId, draftId);
  if (!draft.settings) throw new Error(`draft ${draftId} has no settings`);
  const kept = await keptPairs(tx, draft);
  const seed = await seedOf(tx, draft);
  const people = await candidates.within(tx, actor, draft.roundId);
  await record(tx, actor, {
    ...{ event: 'draft.read', object: draftId, fields: inputFields, special: true },
    subjects: [
      ...people.students.map(({ studentId: id }) => ({ kind: 'student' as const, id })),
      ...people.mentors.map(({ mentorId: id }) => ({ kind: 'mentor' as const, id })),
    ],
  });
  const { pins, ...matched } = takingPart(people, kept);
  const input = matchInput(matched, {
    settings: draft.settings,
    pins: pins.map(pinOf),
    rejections: await rejectionsOf(tx, actor.institutionId, draft.roundId),
    before: await approvedBefore(tx, draft),
    seed,
  });
  return { input: people.untiered === null ? input : { ...input, untiered: people.untiered }, uses: people.uses };
}

async function seedOf(tx: EntityManager, { institutionId, id }: Draft): Promise<string> {
  const { seed } = await tx.findOneOrFail(Draft, { where: { institutionId, id }, select: { seed: true } });
  return seed;
}
