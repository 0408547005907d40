import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { In } from 'typeorm';
import { RoundSchool } from './data/round-school.entity';
import type { Round } from './data/round.entity';
import { roundsOf } from './data/rounds.query';
import { School } from './data/school.entity';
import { inUse, meaning, nameTaken, notFound } from './errors';
import type { SchoolInput } from './institution.input';

/** The schools of an institution. */
@Injectable()
export class Schools {
  constructor(private readonly db: Database) {}

  /** By name. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<School[]> {
    permit(actor, 'institution.read');
    const where = { institutionId: actor.institutionId };
    return this.db.transaction(actor, (tx) => tx.find(School, { where, order: { name: 'asc' } }));
  }

  /** A new school takes part in no round that already exists. @throws {DomainError} invalid, `school.name-taken`. */
  async add(actor: Actor, { name }: SchoolInput): Promise<School> {
    permit(actor, 'institution.edit');
    const { institutionId } = actor;
    const saved = this.db.transaction(actor, async (tx) => {
      const school = await tx.save(tx.create(School, { institutionId, name: name.trim() }));
      await record(tx, actor, { event: 'school.added', object: school.id });
      return school;
    });
    return meaning(saved, taken);
  }

  /** @throws {DomainError} not-found, or invalid, `school.name-taken`. */
  async rename(actor: Actor, id: string, { name }: SchoolInput): Promise<void> {
    permit(actor, 'institution.edit');
    const where = { institutionId: actor.institutionId, id };
    const updated = this.db.transaction(actor, async (tx) => {
      if ((await tx.update(School, where, { name: name.trim() })).affected === 0) throw notFound('school', id);
      await record(tx, actor, { event: 'school.renamed', object: id });
    });
    await meaning(updated, taken);
  }

  /** The rounds that a school takes part in, the latest first; empty when it may be removed. */
  async roundsWith(actor: Actor, id: string): Promise<Round[]> {
    permit(actor, 'institution.read');
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const uses = await tx.findBy(RoundSchool, { institutionId, schoolId: id });
      return roundsOf(tx, { institutionId, id: In(uses.map(({ roundId }) => roundId)) });
    });
  }

  /** @throws {DomainError} not-found, or conflict, `school.in-use`, when a round or a student has it. */
  async remove(actor: Actor, id: string): Promise<void> {
    permit(actor, 'institution.edit');
    const { institutionId } = actor;
    const removed = this.db.transaction(actor, async (tx) => {
      if (await tx.existsBy(RoundSchool, { institutionId, schoolId: id })) throw inUse('school', id);
      if ((await tx.delete(School, { institutionId, id })).affected === 0) throw notFound('school', id);
      await record(tx, actor, { event: 'school.removed', object: id });
    });
    await meaning(removed, () => inUse('school', id));
  }
}

const taken = (constraint: string) =>
  constraint === 'school_institution_id_name_key' ? nameTaken('school') : undefined;
