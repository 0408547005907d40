import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { Programme } from './data/programme.entity';
import { meaning, nameTaken, notFound } from './errors';
import type { ProgrammeInput } from './programme.input';

/** The programmes of an institution. */
@Injectable()
export class Programmes {
  constructor(private readonly db: Database) {}

  /** By name. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<Programme[]> {
    permit(actor, 'programmes.read');
    const where = { institutionId: actor.institutionId };
    return this.db.transaction(actor, (tx) => tx.find(Programme, { where, order: { name: 'asc' } }));
  }

  /** @throws {DomainError} not-found, `programme.not-found`. */
  async find(actor: Actor, id: string): Promise<Programme> {
    permit(actor, 'programmes.read');
    const { institutionId } = actor;
    const found = await this.db.transaction(actor, (tx) => tx.findOneBy(Programme, { institutionId, id }));
    if (!found) throw notFound('programme', id);
    return found;
  }

  /** @throws {DomainError} invalid, `programme.name-taken`. */
  async create(actor: Actor, input: ProgrammeInput): Promise<Programme> {
    permit(actor, 'programmes.edit');
    const { institutionId } = actor;
    const saved = this.db.transaction(actor, async (tx) => {
      const programme = await tx.save(tx.create(Programme, { institutionId, ...wordsOf(input) }));
      await record(tx, actor, { event: 'programme.added', object: programme.id });
      return programme;
    });
    return meaning(saved, taken);
  }

  /** @throws {DomainError} not-found, or invalid, `programme.name-taken`. */
  async edit(actor: Actor, id: string, input: ProgrammeInput): Promise<void> {
    permit(actor, 'programmes.edit');
    const where = { institutionId: actor.institutionId, id };
    const updated = this.db.transaction(actor, async (tx) => {
      if ((await tx.update(Programme, where, wordsOf(input))).affected === 0) throw notFound('programme', id);
      await record(tx, actor, { event: 'programme.changed', object: id });
    });
    await meaning(updated, taken);
  }
}

const wordsOf = ({ name, kind, about }: ProgrammeInput) => ({ name: name.trim(), kind, about });
const taken = (constraint: string) =>
  constraint === 'programme_institution_id_name_key' ? nameTaken('programme') : undefined;
