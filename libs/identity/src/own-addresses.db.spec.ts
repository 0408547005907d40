import { Office } from './links/spec/office';

const HOST = 'mentoring.gower.example';
let office: Office;
let gower: string;

beforeAll(async () => {
  office = await Office.open();
  gower = await office.addInstitution('gower');
  for (const [host, day] of [
    [HOST, 1],
    ['a-later-one.gower.example', 2],
  ] as const)
    await office.db.query('insert into institution_host (host, institution_id, given_at) values ($1, $2, $3)', [
      ...[host, gower, new Date(Date.UTC(2026, 0, day))],
    ]);
});
beforeEach(() => office.clear());
afterAll(() => office.close());

test('links in mail lead to the institution’s first own host; without one, to the address in the settings', async () => {
  const lead = { roles: ['alumni-office'] as const, accountId: null };
  for (const [institutionId, origin] of [
    [gower, `https://${HOST}`],
    [office.institutionId, 'https://mentoring.example'],
  ] as const) {
    await office.invitations.invite({ ...lead, institutionId }, 'joan@example.org');
    await office.addAccount('max@example.org', ['mentor'], institutionId);
    await office.links.ask({ institutionId, address: 'max@example.org', network: '203.0.113.7', nextPath: '/' });
    const texts = (await office.work()).map(({ mail }) => mail.text ?? '');
    expect(texts.map((text) => /https?:\/\/[^/]+/.exec(text)?.[0])).toEqual([origin, origin]);
  }
});

test('a request is at an own host by the database’s word alone', async () => {
  const at = async (host: string) => (await office.addresses.partyAt(gower, host)).origin;
  expect(await at(HOST.toUpperCase())).toBe(`https://${HOST}`);
  expect(await at('a-later-one.gower.example')).toBe('https://a-later-one.gower.example');
  const made = [
    '',
    'evil.example',
    `${HOST}.evil.example`,
    `${HOST}:1`,
    `${HOST}/`,
    `evil@${HOST}`,
    '%',
    'x'.repeat(900),
  ];
  for (const host of made) expect(await at(host)).toBe('https://mentoring.example');
  expect((await office.addresses.partyAt(office.institutionId, HOST)).id).toBe('mentoring.example');
});

test('a host that is the one in the settings too sends nobody anywhere', async () => {
  const both = await office.addInstitution('both');
  await office.db.query('insert into institution_host (host, institution_id) values ($1, $2)', [
    'mentoring.example',
    both,
  ]);
  expect(await office.addresses.homeOf(both)).toEqual({ origin: 'https://mentoring.example', ownHost: null });
  expect(await office.addresses.elsewhere(both, 'mentoring.example')).toEqual([]);
});

test('where else somebody may have signed in', async () => {
  expect(await office.addresses.elsewhere(gower, HOST)).toEqual(['https://mentoring.example']);
  expect(await office.addresses.elsewhere(gower, 'evil.example')).toEqual([`https://${HOST}`]);
  expect(await office.addresses.elsewhere(office.institutionId, HOST)).toEqual([]);
});
