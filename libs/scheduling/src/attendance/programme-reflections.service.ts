import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { reachSql, reachValues, studentReach, subjectsBehind, toldByReach } from '@footing/people';
import { Secrets } from '@footing/secrets';
import { reflectionFields } from './reflections.service';

/** What somebody wrote about a meeting for the staff of the programme. */
export interface ProgrammeReflection {
  readonly firstName: string;
  /** YYYY-MM-DDTHH:MM of the meeting, on the clock on which it was agreed. */
  readonly localStart: string;
  readonly words: string;
}

interface Row {
  readonly applicationId: string;
  readonly offerId: string;
  readonly personId: string | null;
  readonly firstName: string | null;
  readonly localStart: string | null;
  readonly sealed: Buffer | null;
}

/** Reflections whose authors chose the staff of the programme as readers; each look is recorded. */
@Injectable()
export class ProgrammeReflections {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
  ) {}

  /** Those of a pairing, the latest first. @throws {DomainError} forbidden; not-found, `pairing.not-found`, also for a student whom others look after. */
  ofPairing(actor: Actor, pairingId: string): Promise<ProgrammeReflection[]> {
    permit(actor, 'cadence.read');
    const here = actor.institutionId;
    return this.db.transaction(actor, async (tx) => {
      const reach = await studentReach(tx, actor, 'cadence.read');
      const rows = await tx.query<Row[]>(
        `select p.application_id as "applicationId", p.offer_id as "offerId", r.person_id as "personId",
           case when r.person_kind = 'student' then s.first_name else t.first_name end as "firstName",
           m.local_start as "localStart", r.sealed
         from pairing p
           join application a on a.institution_id = $1 and a.id = p.application_id
           join student s on s.institution_id = $1 and s.id = a.student_id
           join offer o on o.institution_id = $1 and o.id = p.offer_id
           join mentor t on t.institution_id = $1 and t.id = o.mentor_id
           left join meeting m on m.institution_id = $1 and (m.pairing_id = p.id or m.kind = 'group' and m.offer_id = p.offer_id)
             and exists (select from meeting_person w where w.institution_id = $1 and w.meeting_id = m.id and w.person_id = a.student_id)
           left join programme_reflection r on r.institution_id = $1 and r.meeting_id = m.id and r.person_id in (a.student_id, o.mentor_id)
         where p.institution_id = $1 and p.id = $2 and ${reachSql('s', 3)}
         order by m.starts_at desc, r.at`,
        [here, pairingId, ...reachValues(reach)],
      );
      const [first] = rows;
      if (!first) throw new DomainError('not-found', 'pairing.not-found', pairingId);
      const subjects = await subjectsBehind(tx, here, {
        ...{ applications: [first.applicationId], offers: [first.offerId] },
      });
      const told = toldByReach(reach, ['name', 'reflection']);
      await record(tx, actor, { event: 'reflection.read', object: pairingId, subjects, ...told });
      const written = rows.flatMap(({ personId, sealed, ...row }) =>
        personId && sealed ? [{ ...row, personId, sealed }] : [],
      );
      const words = await this.secrets.openMany(tx, { institutionId: here }, reflectionFields.programme, written);
      return written.flatMap(({ firstName, localStart }, n) =>
        words[n] ? [{ firstName: firstName ?? '', localStart: localStart ?? '', words: words[n] }] : [],
      );
    });
  }
}
