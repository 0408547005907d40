import { Drafts, StudyRuns } from '@footing/matching';
import { ImportSteps } from '@footing/people';
import { openTable, writeCsv, writeXlsx } from '@footing/spreadsheets';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Answer, fieldsIn, idIn, itemsIn } from './caller';
import { MOST_UPLOADED, openTown, type Town } from './university';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const headers = ['First name', 'Last name', 'Email', 'Sector', 'Grade'];
const students = writeCsv({
  headers,
  rows: [
    ['Amina', 'Begum', 'amina@wexmere.example', 'Law', '1'],
    ['Ben', 'Price', 'ben@wexmere.example', 'Health', '2'],
    ['Chloe', 'Ndlovu', 'chloe@wexmere.example', 'Law', '3'],
  ],
});

let town: Town;
beforeAll(async () => (town = await openTown()));
afterAll(() => town.close());

/** Does the work that the API has put in the queue, as the worker would. */
const work = {
  read: (id: string) => town.app.get(ImportSteps).read(town.wexmere.institutionId, id),
  check: (id: string) => town.app.get(ImportSteps).check(town.wexmere.institutionId, id),
  write: (id: string) => town.app.get(ImportSteps).write(town.wexmere.institutionId, id),
  draft: (id: string) => town.app.get(Drafts).run(town.wexmere.institutionId, id),
  study: (id: string) => town.app.get(StudyRuns).run(town.wexmere.institutionId, id),
};

const send = (kind: string, content: Buffer, type = CSV): Promise<Answer> =>
  town.wexmere.lead.ask(
    'POST',
    `/rounds/${town.wexmere.roundId}/imports?kind=${kind}&fileName=${kind}.csv`,
    content,
    type,
  );

async function bringIn(kind: string, content: Buffer, type = CSV): Promise<void> {
  const { lead } = town.wexmere;
  const begun = await send(kind, content, type);
  expect(begun).toMatchObject({ status: 202, body: { state: 'reading', kind, columns: [], counts: null } });
  expect(begun.headers.get('location')).toBe(`/api/v1/imports/${idIn(begun)}`);
  await work.read(idIn(begun));
  const waiting = await lead.get(`/imports/${idIn(begun)}`);
  expect(waiting.body).toMatchObject({ state: 'mapping' });
  const targets = (waiting.body['columns'] as { target: string }[]).map(({ target }) => target);
  expect(await lead.put(`/imports/${idIn(begun)}/mapping`, { targets })).toMatchObject({
    status: 202,
    body: { state: 'checking' },
  });
  await work.check(idIn(begun));
  expect(await lead.put(`/imports/${idIn(begun)}/confirmation`, {})).toMatchObject({
    status: 202,
    body: { state: 'writing' },
  });
  await work.write(idIn(begun));
  expect((await lead.get(`/imports/${idIn(begun)}`)).body).toMatchObject({ state: 'done' });
}

describe('a round from files to pairings', () => {
  let draftId = '';

  test('students come as CSV, mentors as a workbook', async () => {
    const rows = [
      ['Grace', 'Okafor', 'grace@alumni.example', 'Law', '5'],
      ['Omar', 'Haddad', 'omar@alumni.example', 'Health', '6'],
    ];
    await bringIn('students', students);
    await bringIn('mentors', await writeXlsx([{ name: 'Mentors', headers, rows }]), XLSX);
    const list = await town.wexmere.lead.get(`/rounds/${town.wexmere.roundId}/imports`);
    expect(itemsIn(list).map(({ kind }) => kind)).toEqual(['mentors', 'students']);
  });

  test('people are listed, searched and found with what they said', async () => {
    const { consultant, roundId } = town.wexmere;
    const all = await consultant.get(`/rounds/${roundId}/students`);
    expect(all.body).toMatchObject({ total: 3, page: 1, pages: 1 });
    const found = await consultant.get(`/rounds/${roundId}/students?search=begum`);
    expect(itemsIn(found)).toHaveLength(1);
    const amina = await consultant.get(`/students/${String(itemsIn(found)[0]?.['id'])}`);
    expect(amina.body).toMatchObject({ firstName: 'Amina', answers: { direction: ['Law'], 'column:grade': '1' } });
    const mentors = itemsIn(await consultant.get(`/rounds/${roundId}/mentors`));
    expect(mentors.map(({ lastName, places }) => [lastName, places])).toEqual([
      ['Haddad', 1],
      ['Okafor', 1],
    ]);
    const grace = await consultant.get(`/mentors/${String(mentors[1]?.['id'])}`);
    expect(grace.body).toMatchObject({ answers: { sectors: ['Law'] } });
    expect((await town.wexmere.analyst.get(`/rounds/${roundId}/students`)).status).toBe(403);
  });

  test('a draft is asked for, made behind the answer, and only one at a time', async () => {
    const { lead, roundId } = town.wexmere;
    const asked = await lead.post(`/rounds/${roundId}/drafts`, {});
    expect(asked).toMatchObject({ status: 202, body: { state: 'queued', number: 1, summary: null } });
    expect(await lead.post(`/rounds/${roundId}/drafts`, {})).toMatchObject({
      status: 409,
      body: { type: 'urn:problem:draft.already-running' },
    });
    draftId = idIn(asked);
    await work.draft(draftId);
    const made = await lead.get(`/drafts/${draftId}`);
    expect(made.body).toMatchObject({ state: 'ready', summary: { students: 3, matched: 2, places: 2 } });
    expect((await lead.put(`/drafts/${draftId}/cancellation`, {})).status).toBe(409);
    expect(itemsIn(await lead.get(`/rounds/${roundId}/drafts`))).toEqual([made.body]);
  });

  test('it can be made again and compared, and its lottery drawn again and again', async () => {
    const { lead, consultant } = town.wexmere;
    const asked = await consultant.post(`/drafts/${draftId}/studies`, { kind: 'replay' });
    expect(asked).toMatchObject({ status: 202, body: { kind: 'replay', state: 'queued', draws: 0, result: null } });
    expect((await lead.post(`/drafts/${draftId}/studies`, { kind: 'replay' })).status).toBe(409);
    await work.study(idIn(asked));
    const { inputHash, resultHash } = (await lead.get(`/drafts/${draftId}`)).body as Record<string, string>;
    const again = await lead.get(`/studies/${idIn(asked)}`);
    expect(again.body).toMatchObject({ state: 'done', result: { inputHash, resultHash, faults: 0, choices: null } });

    const drawn = await lead.post(`/drafts/${draftId}/studies`, { kind: 'chances', draws: 100 });
    await work.study(idIn(drawn));
    const chances = itemsIn(await consultant.get(`/studies/${idIn(drawn)}/chances`));
    expect(chances).toHaveLength(3);
    expect(chances.reduce((sum, { served }) => sum + Number(served), 0)).toBe(200);
    expect(fieldsIn(await lead.post(`/drafts/${draftId}/studies`, { kind: 'chances', draws: 99 }))).toEqual(['draws']);
    expect((await town.ashby.lead.get(`/studies/${idIn(drawn)}`)).status).toBe(404);
    expect((await town.ashby.lead.get(`/studies/${idIn(drawn)}/chances`)).status).toBe(404);
    expect((await town.wexmere.analyst.get(`/studies/${idIn(drawn)}/chances`)).status).toBe(403);
  });

  test('a round’s lottery can be looked at without a draft', async () => {
    const { lead, roundId } = town.wexmere;
    const asked = await lead.post(`/rounds/${roundId}/lottery-designs`, { draws: 100 });
    expect(asked).toMatchObject({ status: 202, body: { kind: 'lottery-design', draftId: null } });
    expect((await lead.put(`/studies/${idIn(asked)}/cancellation`, {})).body).toMatchObject({ state: 'cancelled' });
    const next = await lead.post(`/rounds/${roundId}/lottery-designs`, { draws: 100 });
    await work.study(idIn(next));
    expect((await lead.get(`/studies/${idIn(next)}`)).body).toMatchObject({
      state: 'done',
      result: { choices: [0, 0.01, 0.02, 0.05, 0.1, 0.2].map((strength) => ({ strength })), faults: null },
    });
  });

  test('its pairs are ids and fits; each says why', async () => {
    const { consultant } = town.wexmere;
    const pairs = itemsIn(await consultant.get(`/drafts/${draftId}/pairs`));
    expect(pairs).toHaveLength(2);
    expect(Object.keys(pairs[0] ?? {}).sort()).toEqual(['mentorId', 'pinned', 'review', 'score', 'studentId']);
    const why = await consultant.get(`/drafts/${draftId}/pairs/${String(pairs[1]?.['studentId'])}`);
    expect((why.body['reasons'] as { student: string[] }).student.length).toBeGreaterThan(0);
    const [other] = why.body['alternatives'] as { cost: unknown }[];
    expect(other?.cost).toEqual({ totalScore: expect.any(Number), places: 0, losesPlace: false });
    const left = itemsIn(await consultant.get(`/drafts/${draftId}/unmatched`));
    expect(left).toHaveLength(1);
    expect(Object.keys(left[0] ?? {})).toEqual(['studentId']);
    const alone = await consultant.get(`/drafts/${draftId}/unmatched/${String(left[0]?.['studentId'])}`);
    expect((alone.body['reasons'] as { consultant: string[] }).consultant.length).toBeGreaterThan(0);
    expect((await consultant.get(`/drafts/${draftId}/pairs/${String(left[0]?.['studentId'])}`)).status).toBe(404);
    expect(itemsIn(await consultant.get(`/drafts/${draftId}/pairs?review=approved`))).toEqual([]);
    expect(fieldsIn(await consultant.get(`/drafts/${draftId}/pairs?review=unmatched&minScore=2`)).sort()).toEqual([
      'minScore',
      'review',
    ]);
  });

  test('it can be taken away as files', async () => {
    for (const [name, type, rows] of [
      ['pairs.csv', CSV, 2],
      ['unmatched.csv', CSV, 1],
      ['draft.xlsx', XLSX, 2],
    ] as const) {
      const file = await town.wexmere.consultant.get(`/drafts/${draftId}/${name}`);
      expect(file.headers.get('content-type')).toContain(type);
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
      expect(await rowsIn(file.bytes)).toBe(rows);
    }
  });

  test('a decision says what was seen; a second one of it is refused', async () => {
    const { consultant } = town.wexmere;
    const [one, two] = itemsIn(await consultant.get(`/drafts/${draftId}/pairs`));
    const decide = (kind: string, studentId: unknown, more: object = {}) =>
      consultant.post(`/drafts/${draftId}/decisions`, { kind, studentId, revision: 0, ...more });
    const approved = await decide('approve', one?.['studentId']);
    expect(approved.status).toBe(201);
    expect(await decide('approve', one?.['studentId'])).toMatchObject({
      status: 409,
      body: { type: 'urn:problem:draft.changed' },
    });
    expect(fieldsIn(await decide('reject', two?.['studentId']))).toEqual(['reason']);
    expect(fieldsIn(await decide('swap', two?.['studentId']))).toEqual(['mentorId']);
    const rejected = await decide('reject', two?.['studentId'], { reason: 'They know each other', revision: 9 });
    expect(rejected.status).toBe(201);
    expect((await consultant.delete(`/decisions/${idIn(rejected)}`)).status).toBe(204);
    expect((await consultant.delete(`/decisions/${idIn(rejected)}`)).status).toBe(409);
  });

  test('what is approved is published, and published once', async () => {
    const { consultant, roundId } = town.wexmere;
    expect((await consultant.get(`/drafts/${draftId}/publication`)).body).toMatchObject({
      toCreate: 1,
      already: 0,
      readOnly: null,
    });
    expect(await consultant.put(`/drafts/${draftId}/publication`, {})).toMatchObject({
      status: 200,
      body: { created: 1, already: 0 },
    });
    expect((await consultant.put(`/drafts/${draftId}/publication`, {})).body).toMatchObject({ created: 0 });
    const pairings = itemsIn(await consultant.get(`/rounds/${roundId}/pairings`));
    expect(pairings).toEqual([expect.objectContaining({ state: 'proposed' })]);
  });

  test('none of it is there for another institution', async () => {
    const { consultant, roundId } = town.wexmere;
    const [student] = itemsIn(await consultant.get(`/rounds/${roundId}/students`));
    const [mentor] = itemsIn(await consultant.get(`/rounds/${roundId}/mentors`));
    const [file] = itemsIn(await town.wexmere.lead.get(`/rounds/${roundId}/imports`));
    const studentId = String(student?.['id']);
    const paths = [
      ...['students', 'mentors', 'imports', 'drafts', 'pairings'].map((part) => `/rounds/${roundId}/${part}`),
      ...[`/students/${studentId}`, `/mentors/${String(mentor?.['id'])}`],
      ...[`/imports/${String(file?.['id'])}`, `/imports/${String(file?.['id'])}/faults`],
      ...['', '/pairs', '/unmatched', '/publication', '/pairs.csv', '/unmatched.csv', '/draft.xlsx'].map(
        (part) => `/drafts/${draftId}${part}`,
      ),
      `/drafts/${draftId}/pairs/${studentId}`,
    ];
    for (const path of paths) expect([path, (await town.ashby.lead.get(path)).status]).toEqual([path, 404]);
    const decision = { kind: 'approve', studentId, revision: 9 };
    expect((await town.ashby.lead.post(`/drafts/${draftId}/decisions`, decision)).status).toBe(404);
    expect((await town.ashby.lead.put(`/drafts/${draftId}/publication`, {})).status).toBe(404);
    expect((await town.ashby.lead.post(`/rounds/${roundId}/drafts`, {})).status).toBe(404);
    expect((await town.ashby.lead.delete(`/imports/${String(file?.['id'])}`)).status).toBe(404);
    expect((await town.ashby.lead.ask('POST', `/rounds/${roundId}/imports?kind=students`, students, CSV)).status).toBe(
      404,
    );
  });
});

describe('files', () => {
  test('with faults say where, and are written without them only when that is wanted', async () => {
    const { lead } = town.wexmere;
    const begun = await send(
      'students',
      writeCsv({
        headers,
        rows: [
          ['Dan', '', 'no address', '', ''],
          ['Eve', 'Good', 'eve@wexmere.example', '', ''],
        ],
      }),
    );
    const at = `/imports/${idIn(begun)}`;
    await work.read(idIn(begun));
    const wrong = await lead.put(`${at}/mapping`, { targets: ['skip', 'skip', 'skip', 'skip', 'skip'] });
    expect(wrong).toMatchObject({ status: 422, body: { type: 'urn:problem:import.mapping' } });
    await lead.put(`${at}/mapping`, { targets: ['firstName', 'lastName', 'email', 'direction', 'skip'] });
    await work.check(idIn(begun));
    const faults = itemsIn(await lead.get(`${at}/faults`));
    expect(faults.map(({ row, column }) => [row, column]).sort()).toEqual([
      [2, 'Email'],
      [2, 'Last name'],
    ]);
    expect(await lead.put(`${at}/confirmation`, {})).toMatchObject({
      status: 422,
      body: { type: 'urn:problem:import.has-faults' },
    });
    expect((await lead.put(`${at}/confirmation`, { leaveOutFaultyRows: true })).status).toBe(202);
    expect((await lead.delete(at)).status).toBe(409);
  });

  test('that nobody wants any more are forgotten', async () => {
    const begun = await send('mentors', students);
    expect((await town.wexmere.lead.delete(`/imports/${idIn(begun)}`)).status).toBe(204);
    expect((await town.wexmere.lead.get(`/imports/${idIn(begun)}`)).body).toMatchObject({ state: 'abandoned' });
  });

  test('that are too large: 413, whether they say so or not', async () => {
    const large = Buffer.alloc(MOST_UPLOADED + 1, 'a');
    expect(await send('students', large)).toMatchObject({ status: 413, body: { type: 'urn:problem:file.too-large' } });
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(50_000).fill(97));
      },
    });
    const unsaid = await fetch(`${town.url}/api/v1/rounds/${town.wexmere.roundId}/imports?kind=students`, {
      ...{ method: 'POST', body: stream, duplex: 'half' },
      headers: { authorization: 'Bearer wexmere-programme-lead', 'content-type': CSV },
    }).catch(() => null);
    expect(unsaid?.status ?? 413).toBe(413);
  });

  test('of another kind, or none: 415; without saying what they hold: 422', async () => {
    expect((await send('students', Buffer.from('{}'), 'application/json')).status).toBe(415);
    const path = `/rounds/${town.wexmere.roundId}/imports`;
    expect((await town.wexmere.lead.ask('POST', `${path}?kind=students`)).status).toBe(415);
    expect(fieldsIn(await town.wexmere.lead.ask('POST', path, students, CSV))).toEqual(['kind']);
    expect((await town.wexmere.lead.ask('POST', '/programmes', students, CSV)).status).toBe(415);
  });

  test('only a programme lead may send one', async () => {
    const path = `/rounds/${town.wexmere.roundId}/imports?kind=students`;
    expect((await town.wexmere.consultant.ask('POST', path, students, CSV)).status).toBe(403);
  });
});

test('a round without people cannot be matched, and is told so', async () => {
  const { lead, roundId } = town.ashby;
  expect(await lead.post(`/rounds/${roundId}/drafts`, { keep: 'pins' })).toMatchObject({
    status: 422,
    body: { type: 'urn:problem:draft.no-students' },
  });
  expect(fieldsIn(await lead.post(`/rounds/${roundId}/drafts`, { keep: 'everything' }))).toEqual(['keep']);
});

async function rowsIn(file: Buffer): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'api-export-'));
  try {
    writeFileSync(path.join(folder, 'file'), file);
    let rows = 0;
    for await (const _ of (await openTable({ path: path.join(folder, 'file') })).rows) rows += 1;
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
