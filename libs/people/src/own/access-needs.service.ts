import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { refuseBeyond, studentReach } from '../data/student-reach.query';
import { subjectsBehind } from '../data/subjects.query';
import { notFound } from '../errors';
import { OwnApplications } from './own-applications.service';

/** What must work for students when they meet: read by staff who arrange it, one at a time, and each look is recorded. */
@Injectable()
export class AccessNeeds {
  constructor(
    private readonly db: Database,
    private readonly own: OwnApplications,
  ) {}

  /** '' where they said nothing. @throws {DomainError} forbidden, or not-found for a student out of reach. */
  async of(actor: Actor, applicationId: string): Promise<string> {
    permit(actor, 'people.read');
    return this.db.transaction(actor, async (tx) => {
      const reach = await studentReach(tx, actor, 'people.read');
      await refuseBeyond(tx, actor.institutionId, reach, [applicationId]);
      const subjects = await subjectsBehind(tx, actor.institutionId, { applications: [applicationId] });
      if (subjects.length === 0) throw notFound('application', applicationId);
      const words = await this.own.needs(tx, actor, applicationId);
      await record(tx, actor, { event: 'application.needs-viewed', subjects, object: applicationId, special: true });
      return words;
    });
  }
}
