import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { impactAssessment } from '../domain/impact-assessment';
import { Retention } from '../retention/retention.service';
import { keptForGood } from '../retention/rules';
import { PurposeSettings } from '../settings/purpose-settings.service';
import { sectionDocument } from './section-document';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

/** The data protection impact assessment, filled from how the service is set up. */
@Injectable()
export class ImpactAssessments {
  constructor(
    private readonly db: Database,
    private readonly purposes: PurposeSettings,
    private readonly retention: Retention,
    private readonly clock: Clock,
  ) {}

  /** As a Word document. @throws {DomainError} forbidden. */
  async document(actor: Actor): Promise<Buffer> {
    permit(actor, 'consent.configure');
    const [here] = await this.db.transaction(actor, (tx) =>
      tx.query<{ name: string; contactEmail: string; students: number; mentors: number }[]>(
        `select name, contact_email as "contactEmail",
           (select count(*)::int from student where institution_id = $1) as students,
           (select count(*)::int from mentor where institution_id = $1) as mentors
         from institution where id = $1`,
        [actor.institutionId],
      ),
    );
    const { rules } = await this.retention.view(actor);
    const sections = impactAssessment({
      institution: here?.name ?? '',
      contactEmail: here?.contactEmail ?? '',
      day: day.format(this.clock.now()),
      people: { students: here?.students ?? 0, mentors: here?.mentors ?? 0 },
      purposes: await this.purposes.list(actor),
      retention: rules,
      keptForGood,
    });
    return sectionDocument('Data protection impact assessment', sections);
  }
}
