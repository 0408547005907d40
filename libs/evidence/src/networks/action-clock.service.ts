import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { Clock, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { momentInLondon } from './domain/schedule';
import { actionLetter } from './network-mail';

interface ToTell {
  readonly id: string;
  readonly ownerId: string;
  readonly about: 'given' | 'due';
  readonly dueOn: string;
  readonly email: string;
  readonly name: string;
}

/** Whoever was told before, or put their own name to it, is not told; whose account is closed neither. */
const TO_TELL = `select a.id, a.owner_id as "ownerId", w.about, a.due_on::text as "dueOn", o.email, o.name
  from practice_action a join account o on o.institution_id = a.institution_id and o.id = a.owner_id and o.disabled_at is null
    cross join unnest(array['given', 'due']) w(about)
  where a.institution_id = $1 and a.removed_at is null and a.state in ('to-do', 'under-way')
    and (w.about = 'due' and a.due_on <= $2::date or w.about = 'given' and a.due_on > $2::date and a.changed_by is distinct from a.owner_id)
    and not exists (select from practice_action_told t where t.institution_id = a.institution_id and t.action_id = a.id
      and t.owner_id = a.owner_id and t.about = w.about and (w.about = 'given' or t.due_on = a.due_on))
  order by a.due_on, a.id limit 200`;

/** Tells staff by mail when something becomes theirs to see to, and when it is due; each once. */
@Injectable()
export class ActionClock {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
  ) {}

  /** In working hours alone. Safe to begin again, and on several workers. @returns how many letters. */
  async tick(institutionId: string): Promise<number> {
    const { day, isInHours } = momentInLondon(this.clock.now());
    if (!isInHours) return 0;
    return this.db.transaction({ institutionId }, async (tx) => {
      // One at a time in an institution.
      await tx.query(`select pg_advisory_xact_lock(hashtext('practice-actions'), hashtext($1))`, [institutionId]);
      const turn = await tx.query<ToTell[]>(TO_TELL, [institutionId, day]);
      for (const one of turn) await this.tell(tx, institutionId, one);
      return turn.length;
    });
  }

  private async tell(
    tx: EntityManager,
    institutionId: string,
    { id, ownerId, about, dueOn, email, name }: ToTell,
  ): Promise<void> {
    await tx.query(
      `insert into practice_action_told (institution_id, action_id, owner_id, about, due_on, told_at) values ($1, $2, $3, $4, $5, $6)`,
      [institutionId, id, ownerId, about, dueOn, this.clock.now()],
    );
    await this.mail.send(tx, { institutionId }, { ...actionLetter(about), to: email, greeting: name });
    await record(tx, systemActor(institutionId), {
      event: 'action.told',
      subjects: [{ kind: 'account', id: ownerId }],
      object: id,
    });
  }
}
