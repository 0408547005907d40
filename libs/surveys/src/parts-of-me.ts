import { type Cell, named, type PartOfMe, type Reading } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { EntityManager } from 'typeorm';
import { SEALED_AS } from './data/answers.query';
import { answerKeys, type Instrument, type Option, wordsIn } from './domain/instrument';
import type { Said } from './domain/answers';

/** What this library holds about a person. */
export const surveysParts: readonly PartOfMe[] = [
  {
    ...{
      name: 'surveys-asked',
      title: 'Surveys that we asked you to answer',
      tables: ['survey_invitation', 'survey_link'],
    },
    words: 'When we asked and reminded you, and until when. Staff see how many answered, and not who.',
    columns: ['Round', 'Survey', 'Asked', 'Open until', 'Mails', 'Ended', 'Why'],
    rows: named(`select r.name, i.kind, i.invited_at, i.closes_at, (select count(*)::int from survey_link l
        where l.institution_id = i.institution_id and l.invitation_id = i.id), i.ended_at, i.ended_as
      from survey_invitation i join round r on r.institution_id = i.institution_id and r.id = i.round_id
      where i.institution_id = :here and i.person_id in (:student, :mentor) order by i.invited_at`),
  },
  {
    ...{ name: 'qualification-day', title: 'When you qualify', tables: ['qualification_day'] },
    words: 'The day from which we count the months until we ask you for the last time.',
    columns: ['Day', 'Said on'],
    rows: named(`select q.on_day::text, q.changed_at from qualification_day q
      where q.institution_id = :here and q.student_id = :student`),
  },
  {
    ...{ name: 'survey-answers', title: 'What you answered in surveys', tables: ['survey_response', 'survey_answer'] },
    words:
      'Your answers, in the words of the survey. They are counted together with those of others while you agree to that; nobody else reads what you wrote.',
    columns: ['Round', 'Survey', 'Question', 'Your answer', 'When'],
    rows: (of) => asEach(of, answersOf),
  },
  {
    ...{ name: 'survey-scores', title: 'What your answers came to', tables: ['survey_score'] },
    words:
      'A score is the mean of your answers to questions that belong together. It is blank where too few were answered.',
    columns: ['Round', 'Survey', 'Scale', 'Questions answered', 'Score', 'When'],
    rows: (of) =>
      asEach(of, async ({ tx, institutionId }, id) => {
        const rows = await tx.query<Record<string, Cell>[]>(
          `select r.name, i.kind, s.scale_key, s.answered::int, s.score, s.at from survey_score s ${OF_ROUND('s')}
           where s.institution_id = $1 and s.person_id = $2 order by s.at, s.scale_key`,
          [institutionId, id],
        );
        return rows.map((row) => Object.values(row));
      }),
  },
];

const OF_ROUND = (
  table: string,
) => `join survey_invitation i on i.institution_id = ${table}.institution_id and i.id = ${table}.invitation_id
  join round r on r.institution_id = i.institution_id and r.id = i.round_id`;

/** In the name of each of their records in turn. */
async function asEach(of: Reading, read: (of: Reading, id: string) => Promise<readonly (readonly Cell[])[]>) {
  const all: (readonly Cell[])[] = [];
  for (const id of [of.person.studentId, of.person.mentorId])
    if (id !== null) all.push(...(await underPurpose(of.tx, 'own', () => read(of, id), id)));
  return all;
}

interface Row {
  readonly round: string;
  readonly kind: string;
  readonly versionId: string;
  readonly language: string;
  readonly key: string;
  readonly ratherNot: boolean;
  readonly value: Said | null;
  readonly sealed: Buffer | null;
  readonly at: Date;
}

async function answersOf({ tx, institutionId, secrets }: Reading, id: string): Promise<Cell[][]> {
  const rows = await tx.query<Row[]>(
    `select r.name as round, i.kind, a.item_key as key, a.rather_not as "ratherNot", a.value, a.sealed, a.at, p.language,
       p.version_id as "versionId"
     from survey_answer a join survey_response p on p.institution_id = a.institution_id and p.invitation_id = a.invitation_id
       ${OF_ROUND('a')} where a.institution_id = $1 and a.person_id = $2 order by i.invited_at, a.at, a.item_key`,
    [institutionId, id],
  );
  const written = rows.flatMap(({ sealed }) => (sealed ? [{ personId: id, sealed }] : []));
  const words = await secrets.openMany(tx, { institutionId }, SEALED_AS, written);
  const asked = await instrumentsOf(tx, institutionId, rows);
  let next = 0;
  return rows.map((row) => {
    const text = row.sealed ? (words[next++] ?? '') : null;
    const instrument = asked.get(row.versionId);
    const said = row.ratherNot
      ? 'Prefer not to say'
      : (text ?? (instrument ? inWords(instrument, row) : String(row.value)));
    return [row.round, row.kind, instrument ? questionOf(instrument, row) : row.key, said, row.at];
  });
}

async function instrumentsOf(tx: EntityManager, institutionId: string, rows: readonly Row[]) {
  const ids = [...new Set(rows.map(({ versionId }) => versionId))];
  const found = await tx.query<{ id: string; content: string }[]>(
    'select id, content from instrument_version where institution_id = $1 and id = any ($2)',
    [institutionId, ids],
  );
  return new Map(found.map(({ id, content }) => [id, JSON.parse(content) as Instrument]));
}

const itemOf = ({ items }: Instrument, key: string) => items.find((item) => answerKeys(item).includes(key));

function questionOf(instrument: Instrument, { key, language }: Row): string {
  const item = itemOf(instrument, key);
  const statement = item?.type === 'agree' ? item.statements.find((one) => one.key === key) : undefined;
  const texts = [item, statement].flatMap((one) => (one ? [wordsIn(one.text, language, instrument.languages)] : []));
  return texts.join(' – ') || key;
}

function inWords(instrument: Instrument, { key, value, language }: Row): string {
  const item = itemOf(instrument, key);
  const options: readonly Option[] = item && 'options' in item ? item.options : [];
  const label = (code: string) => {
    const option = options.find((one) => one.code === code);
    return option ? wordsIn(option.label, language, instrument.languages) : code;
  };
  return (Array.isArray(value) ? value : [value]).map((one) => label(String(one))).join('; ');
}
