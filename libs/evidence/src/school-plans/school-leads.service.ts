import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { type PossibleOwner, possibleOwners } from '../practice/data/owners.query';
import { notOfStaff } from '../practice/action.input';
import type { LedSchool } from './data/schools.query';
import { noSchool, schoolFor } from './reach';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ADD = `insert into school_lead (institution_id, school_id, account_id, begun_at, begun_by) values ($1, $2, $3, $4, $5)
  on conflict (institution_id, school_id, account_id) where ended_at is null do nothing`;
const END = `update school_lead set ended_at = $3, ended_by = $4 where institution_id = $1 and id = $2 and ended_at is null
  returning school_id as "schoolId", account_id as "accountId"`;
type Ended = [{ schoolId: string; accountId: string }[], number];

/** Who leads which school. */
@Injectable()
export class SchoolLeads {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** A school with who leads it, and everybody of staff who could. @throws {DomainError} forbidden; not-found. */
  async of(actor: Actor, schoolId: string): Promise<{ school: LedSchool; staff: PossibleOwner[] }> {
    permit(actor, 'school-leads.assign');
    return this.db.transaction(actor, async (tx) => ({
      school: await schoolFor(tx, actor, schoolId, 'school-plans.read'),
      staff: await possibleOwners(tx, actor.institutionId),
    }));
  }

  /** Done twice it is done once. @throws {DomainError} forbidden; not-found; invalid, with fields: not of staff. */
  async begin(actor: Actor, schoolId: string, accountId: string): Promise<void> {
    permit(actor, 'school-leads.assign');
    if (!UUID.test(accountId)) throw wrong(accountId);
    await this.db
      .transaction(actor, async (tx) => {
        await schoolFor(tx, actor, schoolId, 'school-plans.read');
        await tx.query(ADD, [actor.institutionId, schoolId, accountId, this.clock.now(), actor.accountId]);
        const subjects = [{ kind: 'account' as const, id: accountId }];
        await record(tx, actor, { event: 'school-lead.begun', object: schoolId, subjects });
      })
      .catch((error: unknown) => {
        const broken = brokenConstraint(error) ?? '';
        throw broken === 'school_lead_is_staff' || broken.includes('account_id') ? wrong(accountId) : error;
      });
  }

  /** From now on they do not lead it. @returns of which school. @throws {DomainError} forbidden; not-found, also when it was ended. */
  async end(actor: Actor, id: string): Promise<string> {
    permit(actor, 'school-leads.assign');
    return this.db.transaction(actor, async (tx) => {
      const [[ended]] = await tx.query<Ended>(END, [actor.institutionId, id, this.clock.now(), actor.accountId]);
      if (!ended) throw noSchool(id);
      const subjects = [{ kind: 'account' as const, id: ended.accountId }];
      await record(tx, actor, { event: 'school-lead.ended', object: ended.schoolId, subjects });
      return ended.schoolId;
    });
  }
}

const wrong = (what: string): DomainError =>
  new DomainError('invalid', 'practice.faulty', what, [{ ...notOfStaff, field: 'accountId' }]);
