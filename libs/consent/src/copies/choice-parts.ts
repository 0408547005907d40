import { isPurpose, purposes } from '@footing/kernel';
import { runNamed } from '../rights/named-sql';
import { type Cell, named, namesOf, type PartOfMe, type Reading } from './part-of-me';

const DPO = 'The data protection officer can read it.';
const MINE = 'institution_id = :here and subject_id in (:student, :mentor)';

/** What somebody decided about their data, with the very text they were shown, and what was done with it. */
export const choiceParts: readonly PartOfMe[] = [
  {
    ...{
      name: 'decisions',
      title: 'What you decided',
      words: `Each decision about your data, with the text you saw. ${DPO}`,
    },
    tables: ['consent.event', 'consent.notice'],
    columns: ['When', 'What for', 'About', 'What you decided', 'Ends', 'How', 'Text you saw'],
    rows: (of) =>
      withTitles(
        of,
        `select e.recorded_at, e.purpose, e.item, e.kind, e.until, e.method, n.body from consent.event e
      join consent.notice n on n.institution_id = e.institution_id and n.sha256 = e.notice_sha256
      where e.institution_id = :here and e.subject_id in (:student, :mentor) order by e.recorded_at, e.seq`,
      ),
  },
  {
    ...{ name: 'what-holds', title: 'What you allow now', words: `How your decisions stand. ${DPO}` },
    tables: ['consent.state', 'consent.stop_intent'],
    columns: ['Ends', 'What for', 'About', 'Allowed', 'Being stopped'],
    rows: (of) =>
      withTitles(
        of,
        `select s.valid_until, s.purpose, s.item, s.permitted, exists (select from consent.stop_intent i
        where i.institution_id = s.institution_id and i.subject_id = s.subject_id and i.purpose = s.purpose and i.item = s.item)
      from consent.state s where s.${MINE} order by s.purpose, s.item`,
      ),
  },
  {
    ...{ name: 'uses', title: 'When your data was used', words: `Each use of what you said yes to. ${DPO}` },
    tables: ['consent.use_ledger'],
    columns: ['When', 'What for', 'About', 'Where'],
    rows: (of) =>
      withTitles(of, `select at, purpose, item, place from consent.use_ledger where ${MINE} order by order_no`),
  },
  {
    ...{
      name: 'stops',
      title: 'What was stopped for you',
      words: `Each place that had to stop, and when it had. ${DPO}`,
    },
    tables: ['consent.stop_task'],
    columns: ['Due', 'What for', 'About', 'Where', 'Stopped'],
    rows: (of) =>
      withTitles(
        of,
        `select due_at, purpose, item, place, acked_at from consent.stop_task where ${MINE} order by due_at`,
      ),
  },
  {
    ...{ name: 'erasures', title: 'What was erased', words: `That something was erased for you, and when. ${DPO}` },
    tables: ['rights_erasure'],
    columns: ['When', 'How'],
    rows: named(`select at, outcome from rights_erasure where ${MINE} order by at`),
  },
];

/** The second column is a purpose, said by its title. */
async function withTitles(of: Reading, sql: string): Promise<Cell[][]> {
  const rows = await runNamed<Readonly<Record<string, Cell>>>(of.tx, sql, namesOf(of));
  return rows.map((row) => {
    const [first = null, purpose = null, ...rest] = Object.values(row);
    return [first, isPurpose(purpose) ? purposes[purpose].title : purpose, ...rest];
  });
}
