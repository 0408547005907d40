import { type RightKind, rights } from '../domain/rights/right-kinds';
import { SEALED_AS } from '../rights/data/lines.query';
import { runNamed } from '../rights/named-sql';
import { type Cell, namesOf, type PartOfMe, type Reading } from './part-of-me';

/** What somebody asked about their data, with everything that was said. */
export const requestsPart: PartOfMe = {
  ...{ name: 'requests', title: 'What you asked about your data' },
  words: 'Each request and what became of it. The data protection officer can read it.',
  tables: ['rights_request', 'rights_line'],
  columns: ['Request', 'Received', 'Due', 'How it stands', 'Step', 'When', 'What was said'],
  rows: requestRows,
};

interface Row {
  readonly kind: RightKind;
  readonly received: string;
  readonly due: string;
  readonly state: string;
  readonly step: string;
  readonly at: Date;
  readonly subjectId: string;
  readonly sealed: Buffer | null;
}

async function requestRows(of: Reading): Promise<Cell[][]> {
  const { tx, institutionId, secrets } = of;
  const rows = await runNamed<Row>(
    tx,
    `select r.kind, r.received_on::text as received, r.due_on::text as due, r.state, l.step, l.at, r.subject_id as "subjectId", l.words as sealed
     from rights_request r join rights_line l on l.institution_id = r.institution_id and l.request_id = r.id
     where r.institution_id = :here and r.account_id = :account order by r.id, l.id`,
    namesOf(of),
  );
  const said = rows.flatMap(({ sealed, subjectId }) => (sealed ? [{ personId: subjectId, sealed }] : []));
  const opened = await secrets.openMany(tx, { institutionId }, SEALED_AS, said);
  let next = 0;
  return rows.map(({ kind, received, due, state, step, at, sealed }) => [
    ...[rights[kind].title, received, due, state, step, at],
    sealed ? (opened[next++] ?? null) : null,
  ]);
}
