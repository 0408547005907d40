import { Log } from '@footing/consent';
import { MyDataDesk, type Visitor } from './spec/desk';

let desk: MyDataDesk;
let amina: Visitor;
beforeAll(async () => (desk = await MyDataDesk.open()), 60_000);
beforeEach(async () => (amina = await desk.visitor('student', { course: 'History' })));
afterAll(() => desk.close());

/** Somebody says yes. @returns where the receipt is. */
async function decided(): Promise<string> {
  const { headers } = await amina.tap(await amina.page('/me/data'), /Say yes.*News/s);
  return (headers['location'] ?? '').replace(/\/done$/, '');
}

/** Every address of ours in a receipt, of whatever form: without what the standards themselves have for addresses. */
const originsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/https?:\/\/[^/"\s]+(?=\/me\/)/g)].map(([origin]) => origin)),
];

test('a receipt leads to the address of the institution’s own, in every form, as its mails do', async () => {
  const at = await decided();
  const texts = async () => {
    const file = async (form: string) => (await amina.agent.get(`${at}/receipt/${form}`).buffer()).text;
    const [, payload = ''] = (await file('jws')).split('.');
    return [await file('json-ld'), Buffer.from(payload, 'base64url').toString(), await file('kantara')];
  };
  await desk.web.get(Log, { strict: false }).sign(desk.institutionId);
  const common = (await texts()).slice(0, 2).map(originsIn);
  expect(common).toEqual([[expect.stringContaining('localhost')], [expect.stringContaining('localhost')]]);
  await desk.db.query('insert into institution_host (host, institution_id) values ($1, $2)', [
    'mentoring.gower.example',
    desk.institutionId,
  ]);
  const [jsonLd = '', jws = '', kantara = ''] = await texts();
  await desk.db.query('delete from institution_host');
  for (const text of [jsonLd, jws])
    expect(originsIn(text)).toEqual([expect.stringMatching(/^https?:\/\/mentoring\.gower\.example(:\d+)?$/)]);
  for (const origin of originsIn(kantara)) expect(origin).toContain('mentoring.gower.example');
  expect(`${jsonLd}${jws}${kantara}`).not.toContain('localhost');
});

test('the page of a decision shows the mark of its rule; of one from before rules were written down it says what is not known', async () => {
  const at = await decided();
  const now = await amina.page(at);
  expect(now).toMatch(/Mark of the rule[^]*?<code>[0-9a-f]{64}<\/code>/);
  expect(now).not.toContain('we cannot say whether it was the same');
  await desk.db.query(`set session_replication_role = 'replica'`);
  await desk.db.query(
    `delete from consent.event_rule u using consent.event e
     where (u.institution_id, u.subject_id, u.seq) = (e.institution_id, e.subject_id, e.seq) and e.id = $1`,
    [at.split('/').at(-1)],
  );
  await desk.db.query(`set session_replication_role = 'origin'`);
  const then = await amina.page(at);
  expect(then).toContain('This is the rule as it is now.');
  expect(then).toContain('we cannot say whether it was the same');
  expect(then).toContain('None: it was not written down then');
});
