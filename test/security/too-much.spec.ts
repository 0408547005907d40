import { gzipSync } from 'node:zlib';
import { lines, say } from './raw';
import { openTown, type Town } from './town';

let town: Town;
beforeAll(async () => (town = await openTown()), 60_000);
afterAll(() => town.close());

const both = () => [town.webUrl, town.apiUrl];

const rss = () => process.memoryUsage().rss;

test('a form that unpacks to far more than it is: refused, and not kept', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, 'a'));
  const before = rss();
  const visitor = await town.visitor(town.wexmere.people['programme-lead']);
  const type = 'application/x-www-form-urlencoded';
  const { status } = await visitor.ask('POST', '/programmes/new', new Uint8Array(bomb), {
    ...{ 'content-type': type, 'content-encoding': 'gzip' },
  });
  expect([413, 415]).toContain(status);
  expect(rss() - before).toBeLessThan(100_000_000);
});

test('JSON that is packed is not unpacked at all', async () => {
  const { institutionId, people } = town.wexmere;
  const token = town.token({ institutionId, accountId: people['programme-lead'], roles: ['programme-lead'] });
  const answer = await fetch(`${town.apiUrl}/api/v1/programmes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: new Uint8Array(gzipSync('{"name":"a"}')),
  });
  expect(answer.status).toBe(415);
});

test('headers of a hundred kilobytes, and an address of as many: refused', async () => {
  for (const url of both()) {
    expect((await say(url, lines('GET / HTTP/1.1', 'Host: x', `X: ${'x'.repeat(100_000)}`))).text).toMatch(
      /^HTTP\/1\.1 431|^$/,
    );
    expect((await say(url, lines(`GET /${'x'.repeat(100_000)} HTTP/1.1`, 'Host: x'))).text).toMatch(
      /^HTTP\/1\.1 4(31|14)|^$/,
    );
  }
});

test('what nobody can have typed gives no defect', async () => {
  const visitor = await town.visitor(town.wexmere.people['programme-lead']);
  const round = await town.wexmere.seeds.of('rounds');
  const nested = `x${'[a]'.repeat(20_000)}=1`;
  const odd = [
    '\u0000',
    '\ud800',
    '9'.repeat(400),
    String(2 ** 31),
    '-1',
    '1e999',
    'NaN',
    '\u202e',
    '💥'.repeat(5_000),
    '%00',
  ];
  for (const value of odd)
    for (const [path, field] of [
      ['/institution/schools', 'name'],
      [`/rounds/${round}/minimum-fit`, 'minimumFit'],
      [`/rounds/${round}/dates`, 'answerWithinDays'],
      ['/programmes/new', 'kind'],
    ] as const) {
      const { status } = await visitor.post(path, { [field]: value });
      expect([path, value.slice(0, 9), status < 500]).toEqual([path, value.slice(0, 9), true]);
    }
  const body = `_csrf=${await visitor.token()}&${nested}`;
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await visitor.ask('POST', '/programmes/new', body, type)).status).toBeLessThan(500);
  for (const query of [
    'page=99999999999',
    'page=%00',
    'search=%00',
    'search=%ED%A0%80',
    'page=1&page=2',
    'search[a]=b',
    'school=1',
  ])
    expect([query, (await visitor.get(`/rounds/${round}/students?${query}`)).status < 500]).toEqual([query, true]);
});
