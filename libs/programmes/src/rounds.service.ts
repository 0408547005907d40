import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { copyRules, startRules } from './data/new-round.query';
import { Programme } from './data/programme.entity';
import { Round } from './data/round.entity';
import { roundsOf } from './data/rounds.query';
import { loadRound, type RoundDetail } from './data/round-detail.query';
import { datesOutOfOrder, type RoundDates } from './domain/round-dates';
import { meaning, nameTaken, notFound, refuse } from './errors';
import type { NewRoundInput, RoundInput } from './round.input';

/** The rounds of a programme. */
@Injectable()
export class Rounds {
  constructor(private readonly db: Database) {}

  /** A programme's rounds, the latest first. @throws {DomainError} not-found, `programme.not-found`. */
  async list(actor: Actor, programmeId: string): Promise<Round[]> {
    permit(actor, 'programmes.read');
    return this.db.transaction(actor, async (tx) => {
      await mustHaveProgramme(tx, actor.institutionId, programmeId);
      return roundsOf(tx, { institutionId: actor.institutionId, programmeId });
    });
  }

  /** Every round of the institution, the latest first: for the front page and to copy from. */
  async listAll(actor: Actor): Promise<Round[]> {
    permit(actor, 'programmes.read');
    return this.db.transaction(actor, (tx) => roundsOf(tx, { institutionId: actor.institutionId }));
  }

  /** A round with everything that is decided about it. @throws {DomainError} not-found, `round.not-found`. */
  async find(actor: Actor, id: string): Promise<RoundDetail> {
    permit(actor, 'programmes.read');
    return this.db.transaction(actor, (tx) => loadRound(tx, actor.institutionId, id));
  }

  /**
   * A new round with the usual rules and every school, or with the rules, schools and tiers of a former round.
   * @throws {DomainError} invalid `round.dates-out-of-order` or `round.name-taken`; not-found of the programme or the
   * round to copy from.
   */
  async create(actor: Actor, programmeId: string, input: NewRoundInput): Promise<Round> {
    permit(actor, 'programmes.edit');
    refuse('round.dates-out-of-order', datesOutOfOrder(input));
    const { institutionId } = actor;
    const saved = this.db.transaction(actor, async (tx) => {
      await mustHaveProgramme(tx, institutionId, programmeId);
      const round = await tx.save(tx.create(Round, { institutionId, programmeId, minimumFit: 0, ...columnsOf(input) }));
      await (input.copyFrom ? copyRules(tx, round, input.copyFrom) : startRules(tx, round));
      await record(tx, actor, { event: 'round.added', object: round.id });
      return tx.findOneByOrFail(Round, { institutionId, id: round.id });
    });
    return meaning(saved, taken);
  }

  /** Changes a round's name and days. @throws {DomainError} as `create`, and not-found, `round.not-found`. */
  async edit(actor: Actor, id: string, input: RoundInput): Promise<void> {
    permit(actor, 'programmes.edit');
    refuse('round.dates-out-of-order', datesOutOfOrder(input));
    const where = { institutionId: actor.institutionId, id };
    const updated = this.db.transaction(actor, async (tx) => {
      if ((await tx.update(Round, where, columnsOf(input))).affected === 0) throw notFound('round', id);
      await record(tx, actor, { event: 'round.changed', object: id });
    });
    await meaning(updated, taken);
  }

  /**
   * Gives a round the rules, schools and tiers of another of the institution, in place of its own.
   * @throws {DomainError} not-found, `round.not-found`, of either.
   */
  async copy(actor: Actor, id: string, fromId: string): Promise<void> {
    permit(actor, 'programmes.edit');
    const { institutionId } = actor;
    await this.db.transaction(actor, async (tx) => {
      const round = await tx.findOne(Round, { where: { institutionId, id }, lock: { mode: 'for_no_key_update' } });
      if (!round) throw notFound('round', id);
      if (id !== fromId) await copyRules(tx, round, fromId);
      await record(tx, actor, { event: 'round.copied', object: id });
    });
  }
}

async function mustHaveProgramme(tx: EntityManager, institutionId: string, id: string): Promise<void> {
  if (!(await tx.existsBy(Programme, { institutionId, id }))) throw notFound('programme', id);
}

const columnsOf = (input: RoundInput) => ({
  name: input.name.trim(),
  answerWithinDays: input.answerWithinDays,
  dates: daysOf(input),
});

const daysOf = ({ signUpOpens, signUpCloses, matchBy, meetingsStart, meetingsEnd }: RoundDates): RoundDates => ({
  signUpOpens,
  signUpCloses,
  matchBy,
  meetingsStart,
  meetingsEnd,
});

const taken = (constraint: string) =>
  constraint === 'round_institution_id_programme_id_name_key' ? nameTaken('round') : undefined;
