import { asFit, explainUnmatched, type UnmatchedReason } from '@footing/engine';
import type { Coverage } from '@footing/identity';
import { reachSql, reachValues } from '@footing/people';
import type { EntityManager } from 'typeorm';
import type { ExportedPair, ExportedStudent } from '../sheets/draft-sheets';
import { discreetParts, reasonsFor } from '../domain/reasons';
import type { Draft } from './draft.entity';
import { namelessPair, namelessStudent } from './nameless-export';
import type { Labels } from './shown-names.query';

type PairRow = Omit<ExportedPair, 'fit' | 'reasons'> & OfPair & { readonly score: number };
type UnmatchedRow = Omit<ExportedStudent, 'reasons'> & OfStudent & { readonly reason: UnmatchedReason };

interface OfStudent {
  readonly applicationId: string;
}
interface OfPair extends OfStudent {
  readonly offerId: string;
}

/** Who may be in a table, and under which labels; null: under their names. */
interface Shown {
  readonly reach: Coverage;
  readonly labels: Labels | null;
}

const student = `btrim(s.first_name || ' ' || s.last_name) as "studentName", s.email as "studentEmail",
  s.university_id as "studentUniversityId", school.name as school`;
const joined = `join application a on a.institution_id = p.institution_id and a.id = p.application_id
  join student s on s.institution_id = a.institution_id and s.id = a.student_id
  left join school on school.institution_id = s.institution_id and school.id = s.school_id`;
const within = `where p.institution_id = $1 and p.draft_id = $2 and ${reachSql('s', 3)}`;
const ordered = `${within} order by lower(s.last_name), lower(s.first_name), p.application_id`;
/** Where names are hidden an order that tells nothing stands in the place of theirs. */
const orderOf = (labels: Labels | null) => (labels ? `${within} order by md5(p.application_id::text)` : ordered);

/** Every pair of a draft whose student is within reach, by the student's last name. */
export async function exportedPairs(tx: EntityManager, draft: Draft, shown: Shown): Promise<ExportedPair[]> {
  const { institutionId, id, roundId, settings } = draft;
  const { reach, labels } = shown;
  const rows = await tx.query<PairRow[]>(
    `select p.application_id as "applicationId", p.offer_id as "offerId", ${student}, btrim(m.first_name || ' ' || m.last_name) as "mentorName", m.email as "mentorEmail",
       p.score, p.parts, p.review, p.pinned, d.name as "decidedBy", d.decided_at as "decidedAt", d.reason as "decisionReason"
     from draft_pair p ${joined}
       join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
       left join lateral (
         select by.name, d.decided_at, d.reason from decision d
           join account by on by.institution_id = d.institution_id and by.id = d.decided_by
         where d.institution_id = p.institution_id and d.round_id = $5 and d.application_id = p.application_id
           and d.kind <> 'undo'
           and not exists (select from decision u where u.institution_id = d.institution_id and u.undoes = d.id)
         order by d.decided_at desc, d.revision desc limit 1) d on true
     ${orderOf(labels)}`,
    [institutionId, id, ...reachValues(reach), roundId],
  );
  return rows.map(({ score, parts, ...row }) => {
    const reasons = reasonsFor('consultant', { ...row, score, parts, reverse: settings?.reverse });
    const pair = { ...row, fit: Number(asFit(score).toFixed(3)), parts: discreetParts(parts), reasons };
    return labels ? namelessPair(pair, labels) : pair;
  });
}

/** Every student of a draft within reach and without a mentor, by last name. */
export async function exportedUnmatched(tx: EntityManager, draft: Draft, shown: Shown): Promise<ExportedStudent[]> {
  const { institutionId, id, settings } = draft;
  const reverse = settings?.reverse ?? false;
  const { reach, labels } = shown;
  const rows = await tx.query<UnmatchedRow[]>(
    `select p.application_id as "applicationId", ${student}, p.reason from draft_unmatched p ${joined} ${orderOf(labels)}`,
    [institutionId, id, ...reachValues(reach)],
  );
  return rows.map(({ reason, ...row }) => {
    const one = { ...row, reasons: explainUnmatched({ reason, audience: 'consultant', reverse }) };
    return labels ? namelessStudent(one, labels, []) : one;
  });
}

/** What the groups are called for which a draft keeps places, by id. */
export async function floorGroupNames(
  tx: EntityManager,
  { institutionId, settings }: Draft,
): Promise<ReadonlyMap<string, string>> {
  const floors = settings?.fairness?.kind === 'floors' ? settings.fairness.floors : [];
  const groups = await tx.query<{ id: string; name: string }[]>(
    'select id, name from priority_group where institution_id = $1 and id = any($2::uuid[])',
    [institutionId, floors.map(({ group }) => group)],
  );
  return new Map(groups.map(({ id, name }) => [id, name]));
}

/** Why each student of a draft within reach has no mentor. */
export async function unmatchedIn(tx: EntityManager, { institutionId, id }: Draft, reach: Coverage) {
  return tx.query<{ applicationId: string; studentName: string; reason: UnmatchedReason }[]>(
    `select p.application_id as "applicationId", ${student}, p.reason from draft_unmatched p ${joined} ${ordered}`,
    [institutionId, id, ...reachValues(reach)],
  );
}
