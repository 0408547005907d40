import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { Clock, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { momentInLondon } from './domain/schedule';
import { actionLetter } from './network-mail';

interface ToTell {
  readonly plan: 'practice' | 'school';
  readonly id: string;
  readonly ownerId: string;
  readonly about: 'given' | 'due';
  readonly dueOn: string;
  readonly email: string;
  readonly name: string;
}

/** What is open in the university's plan, and in those of schools: there, not what went on in another year. */
const OPEN = `select 'practice' as plan, id, owner_id, due_on, changed_by is distinct from owner_id as is_given
  from practice_action where institution_id = $1 and removed_at is null and state in ('to-do', 'under-way')
  union all select 'school', a.id, a.owner_id, a.due_on, a.changed_by is distinct from a.owner_id
    and not exists (select from school_action b where b.institution_id = a.institution_id and b.id = a.carried_from
      and b.owner_id = a.owner_id)
  from school_action a where a.institution_id = $1 and a.state in ('to-do', 'under-way')
    and not exists (select from school_action n where n.institution_id = a.institution_id and n.carried_from = a.id)`;
const TOLD = `select 'practice' as plan, action_id, owner_id, about, due_on from practice_action_told where institution_id = $1
  union all select 'school', action_id, owner_id, about, due_on from school_action_told where institution_id = $1`;
/** Whoever was told before, or put their own name to it, is not told; whose account is closed neither. */
const TO_TELL = `with open as (${OPEN}), told as (${TOLD})
  select a.plan, a.id, a.owner_id as "ownerId", w.about, a.due_on::text as "dueOn", o.email, o.name
  from open a join account o on o.institution_id = $1 and o.id = a.owner_id and o.disabled_at is null
    cross join unnest(array['given', 'due']) w(about)
  where (w.about = 'due' and a.due_on <= $2::date or w.about = 'given' and a.due_on > $2::date and a.is_given)
    and not exists (select from told t where t.plan = a.plan and t.action_id = a.id and t.owner_id = a.owner_id
      and t.about = w.about and (w.about = 'given' or t.due_on = a.due_on))
  order by a.due_on, a.id limit 200`;
const written = (table: string): string =>
  `insert into ${table} (institution_id, action_id, owner_id, about, due_on, told_at) values ($1, $2, $3, $4, $5, $6)`;
const WRITE = { practice: written('practice_action_told'), school: written('school_action_told') };

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
    { plan, id, ownerId, about, dueOn, email, name }: ToTell,
  ): Promise<void> {
    await tx.query(WRITE[plan], [institutionId, id, ownerId, about, dueOn, this.clock.now()]);
    await this.mail.send(tx, { institutionId }, { ...actionLetter(about, plan), to: email, greeting: name });
    await record(tx, systemActor(institutionId), {
      event: 'action.told',
      subjects: [{ kind: 'account', id: ownerId }],
      object: id,
    });
  }
}
