import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type Change, Correctors, type HeldField } from './correctors';
import { personOf, type WholePerson } from './data/person.query';
import { type KeptRequest, requestById } from './data/requests.query';

/** What somebody asks to be corrected, old and new side by side. */
export interface AskedCorrection extends Change {
  readonly label: string;
  /** What it says now; null where it is held no more. */
  readonly now: string | null;
}

const SEALED_AS = 'rights_request.correction';

/** Corrections that name what is wrong and what is right: asked for by the person, made when whoever handles requests agrees. */
@Injectable()
export class Corrections {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly correctors: Correctors,
  ) {}

  /** What of the asker's own can be named; empty without a record. */
  held(actor: Actor): Promise<HeldField[]> {
    permit(actor, 'rights.ask');
    return this.db.transaction(
      actor,
      async (tx) => {
        const person = await personOf(tx, actor.institutionId, actor.accountId ?? '');
        return person ? this.heldBy(tx, actor, person) : [];
      },
      'own',
    );
  }

  /** What is wrong with a value that somebody would have instead, in a sentence; null: nothing. */
  fault({ field, value }: Pick<Change, 'field' | 'value'>): string | null {
    return this.correctors.one ? this.correctors.one.fault(field, value) : 'Say it in your own words';
  }

  /**
   * What should be corrected, with what it says now, sealed for whom it is about: to be kept with the request. In the transaction
   * that takes it in. @returns it sealed, and in words. @throws {DomainError} invalid, `right.value`, for what we do not hold or cannot keep.
   */
  async sealed(
    tx: EntityManager,
    { institutionId }: Actor,
    { personId, person }: { readonly personId: string; readonly person: WholePerson },
    { field, value }: Pick<Change, 'field' | 'value'>,
  ): Promise<{ readonly sealed: Buffer; readonly words: string }> {
    const held = (await this.heldBy(tx, { institutionId }, person)).find((one) => one.field === field);
    if (!held || this.fault({ field, value }) !== null) throw new DomainError('invalid', 'right.value', field);
    const text = JSON.stringify({ field, was: held.value, value } satisfies Change);
    const sealed = await this.secrets.seal(tx, { institutionId }, SEALED_AS, personId, text);
    return { sealed, words: inWords(held.label, { was: held.value, value }) };
  }

  /** What a request names; null where it says it in words alone, or it can be read no more. @throws {DomainError} not-found. */
  of(actor: Actor, id: string): Promise<AskedCorrection | null> {
    permit(actor, 'rights.handle');
    return this.db.transaction(
      actor,
      async (tx) => {
        const request = await requestById(tx, actor.institutionId, id);
        const change = await this.changeOf(tx, actor, request);
        if (!change) return null;
        const person = await personOf(tx, actor.institutionId, request.accountId);
        const held = person ? await this.heldBy(tx, actor, person) : [];
        const now = held.find(({ field }) => field === change.field);
        return { ...change, label: now?.label ?? change.field, now: now?.value ?? null };
      },
      'own',
    );
  }

  /**
   * Makes the correction that a request names, as part of the transaction that closes it.
   * @returns what was done, for the record. @throws {DomainError} as `Corrector.correct`; invalid, `right.correction`, where it
   * names nothing.
   */
  async within(tx: EntityManager, actor: Actor, request: KeptRequest, person: WholePerson | null) {
    const change = await this.changeOf(tx, actor, request);
    const corrector = this.correctors.one;
    if (!change || !corrector || !person) throw new DomainError('invalid', 'right.correction', request.id);
    const held = (await this.heldBy(tx, actor, person)).find(({ field }) => field === change.field);
    await corrector.correct(tx, actor, person, change);
    return { field: change.field, words: inWords(held?.label ?? change.field, change) };
  }

  private async changeOf(tx: EntityManager, { institutionId }: Actor, { id, subject }: KeptRequest) {
    const [row] = await tx.query<{ sealed: Buffer | null }[]>(
      'select correction as sealed from rights_request where institution_id = $1 and id = $2',
      [institutionId, id],
    );
    if (!row?.sealed) return null;
    const [text] = await this.secrets.openMany(tx, { institutionId }, SEALED_AS, [
      { personId: subject.id, sealed: row.sealed },
    ]);
    return text ? (JSON.parse(text) as Change) : null;
  }

  private async heldBy(tx: EntityManager, here: Pick<Actor, 'institutionId'>, person: WholePerson) {
    return this.correctors.one ? this.correctors.one.held(tx, here, person) : [];
  }
}

const inWords = (label: string, { was, value }: Pick<Change, 'was' | 'value'>): string =>
  `${label}: “${was}” → “${value}”`;
