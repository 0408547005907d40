import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { In } from 'typeorm';
import { PriorityGroup } from './data/priority-group.entity';
import type { Round } from './data/round.entity';
import { RoundFloor } from './data/round-floor.entity';
import { RoundTier } from './data/round-tier.entity';
import { roundsOf } from './data/rounds.query';
import { inUse, meaning, nameTaken, notFound } from './errors';
import type { PriorityGroupInput } from './institution.input';

/** The priority groups of an institution, as its plan defines them. */
@Injectable()
export class PriorityGroups {
  constructor(private readonly db: Database) {}

  /** By name. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<PriorityGroup[]> {
    permit(actor, 'institution.read');
    const where = { institutionId: actor.institutionId };
    return this.db.transaction(actor, (tx) => tx.find(PriorityGroup, { where, order: { name: 'asc' } }));
  }

  /**
   * What a student could say of themselves, by name: what the university knows already is left out.
   * @throws {DomainError} forbidden.
   */
  async names(actor: Actor): Promise<{ readonly id: string; readonly name: string }[]> {
    permit(actor, 'consent.decide');
    return this.db.transaction(actor, (tx) =>
      tx.query<{ id: string; name: string }[]>(
        `select g.id, g.name from priority_group g where g.institution_id = $1 and not exists (
           select from account a join priority_group_member m on m.institution_id = a.institution_id and m.student_id = a.student_id
           where a.institution_id = $1 and a.id = $2 and m.priority_group_id = g.id and m.source <> 'declared')
         order by g.name`,
        [actor.institutionId, actor.accountId],
      ),
    );
  }

  /** @throws {DomainError} invalid, `priority-group.name-taken`. */
  async add(actor: Actor, input: PriorityGroupInput): Promise<PriorityGroup> {
    permit(actor, 'institution.edit');
    const { institutionId } = actor;
    const saved = this.db.transaction(actor, async (tx) => {
      const group = await tx.save(tx.create(PriorityGroup, { institutionId, ...wordsOf(input) }));
      await record(tx, actor, { event: 'priority-group.added', object: group.id });
      return group;
    });
    return meaning(saved, taken);
  }

  /** @throws {DomainError} not-found, or invalid, `priority-group.name-taken`. */
  async edit(actor: Actor, id: string, input: PriorityGroupInput): Promise<void> {
    permit(actor, 'institution.edit');
    const where = { institutionId: actor.institutionId, id };
    const updated = this.db.transaction(actor, async (tx) => {
      if ((await tx.update(PriorityGroup, where, wordsOf(input))).affected === 0) throw notFound('priority-group', id);
      await record(tx, actor, { event: 'priority-group.changed', object: id });
    });
    await meaning(updated, taken);
  }

  /** The rounds in which a group has a tier or places kept for it, the latest first; empty when it may be removed. */
  async roundsWith(actor: Actor, id: string): Promise<Round[]> {
    permit(actor, 'institution.read');
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const of = { institutionId, priorityGroupId: id };
      const uses = [...(await tx.findBy(RoundTier, of)), ...(await tx.findBy(RoundFloor, of))];
      return roundsOf(tx, { institutionId, id: In(uses.map(({ roundId }) => roundId)) });
    });
  }

  /** @throws {DomainError} not-found, or conflict, `priority-group.in-use`, when a round gives it a tier. */
  async remove(actor: Actor, id: string): Promise<void> {
    permit(actor, 'institution.edit');
    const { institutionId } = actor;
    const removed = this.db.transaction(actor, async (tx) => {
      if (await tx.existsBy(RoundTier, { institutionId, priorityGroupId: id })) throw inUse('priority-group', id);
      if ((await tx.delete(PriorityGroup, { institutionId, id })).affected === 0) throw notFound('priority-group', id);
      await record(tx, actor, { event: 'priority-group.removed', object: id });
    });
    await meaning(removed, () => inUse('priority-group', id));
  }
}

const wordsOf = ({ name, target, risks }: PriorityGroupInput) => ({ name: name.trim(), target, risks: [...risks] });
const taken = (constraint: string) =>
  constraint === 'priority_group_institution_id_name_key' ? nameTaken('priority-group') : undefined;
