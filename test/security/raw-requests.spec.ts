import { connect } from 'node:net';
import { CRLF, lines, say } from './raw';
import { openTown, type Town } from './town';
import { Visitor } from './visitor';

let town: Town;
let secure: Town;
beforeAll(async () => {
  town = await openTown();
  secure = await openTown({ env: { PUBLIC_URL: 'https://mentoring.wexmere.example' } });
}, 120_000);
afterAll(async () => {
  await town.close();
  await secure.close();
});

const both = () => [town.webUrl, town.apiUrl];
const answersIn = (text: string) => (text.match(/HTTP\/1\.1 \d{3}/g) ?? []).map((line) => Number(line.slice(-3)));

describe('what could be read as two requests by one reader and one by another', () => {
  const smuggled = `GET /health/live HTTP/1.1${CRLF}Host: x${CRLF}${CRLF}`;
  test.each([
    [
      'two ways of saying how long',
      ['POST / HTTP/1.1', 'Host: x', 'Content-Length: 5', 'Transfer-Encoding: chunked'],
      '0',
    ],
    ['two lengths', ['POST / HTTP/1.1', 'Host: x', 'Content-Length: 5', 'Content-Length: 6'], 'abcde'],
    ['a length that is none', ['POST / HTTP/1.1', 'Host: x', 'Content-Length: +5'], 'abcde'],
    ['chunks by another name', ['POST / HTTP/1.1', 'Host: x', 'Transfer-Encoding: xchunked'], '0'],
    ['chunks twice', ['POST / HTTP/1.1', 'Host: x', 'Transfer-Encoding: chunked, identity'], '0'],
    ['a space before the colon', ['POST / HTTP/1.1', 'Host: x', 'Content-Length : 5'], 'abcde'],
    ['a folded header', ['POST / HTTP/1.1', 'Host: x', 'X: a', ' Content-Length: 5'], 'abcde'],
    ['two hosts', ['GET / HTTP/1.1', 'Host: x', 'Host: y'], ''],
    ['no host', ['GET / HTTP/1.1', 'Accept: */*'], ''],
  ])('%s: refused, and the line is closed', async (_, head, body) => {
    for (const url of both()) {
      const { text } = await say(url, lines(...head) + body + smuggled);
      const answers = answersIn(text);
      expect(answers).toHaveLength(1);
      expect(answers[0]).toBeGreaterThanOrEqual(400);
      expect(answers[0]).toBeLessThan(500);
      expect(text).toMatch(/connection: close/i);
    }
  });

  test('a line break in an address or a header adds no header of ours', async () => {
    for (const url of both())
      for (const path of [
        '/sign-in?next=%0d%0aSet-Cookie:%20a=b',
        '/%0d%0aX-Ours:%20b',
        '/sign-in?next=/%E5%98%8A%E5%98%8DX-Ours:b',
      ]) {
        const { text } = await say(url, lines(`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: close'));
        expect(text.split(CRLF + CRLF)[0]).not.toMatch(/^(set-cookie: a=b|x-ours)/im);
      }
  });
});

test.each(['TRACE', 'TRACK', 'CONNECT', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'PROPFIND'])(
  '%s reaches no page',
  async (method) => {
    const secret = `secret-${method}`;
    const { text } = await say(
      town.webUrl,
      lines(`${method} /sign-in HTTP/1.1`, 'Host: x', `X-Secret: ${secret}`, 'Connection: close'),
    );
    expect(text).not.toContain(secret);
    expect(text === '' || /^HTTP\/1\.1 (400|405)/.test(text)).toBe(true);
  },
);

test('the API echoes nothing to TRACE', async () => {
  const { text } = await say(
    town.apiUrl,
    lines('TRACE /api/v1/programmes HTTP/1.1', 'Host: x', 'X-Secret: s3cret', 'Connection: close'),
  );
  expect(text).toMatch(/^HTTP\/1\.1 4/);
  expect(text).not.toContain('s3cret');
});

describe('what a request says of where it came to', () => {
  const forged = [
    'Host: evil.example',
    'X-Forwarded-Host: evil.example',
    'X-Forwarded-Proto: https',
    'Forwarded: host=evil.example;proto=https',
  ];

  test.each(['/', '/sign-in', '/programmes', '/nothing', '/sign-in/e-mail', '/sign-in/code', '/privacy'])(
    'is on %s in no link, no redirect and no cookie',
    async (path) => {
      for (const { webUrl } of [town, secure]) {
        const { text } = await say(webUrl, lines(`GET ${path} HTTP/1.1`, ...forged, 'Connection: close'));
        expect(text).toMatch(/^HTTP\/1\.1 (200|303|404)/);
        expect(text).not.toContain('evil.example');
        expect(text).not.toMatch(/Domain=/i);
      }
    },
  );

  test('no cookie that needs https is given over http, whatever the forwarded header says, where no proxy is known', async () => {
    const { people, institutionId } = secure.wexmere;
    const { text } = await say(
      secure.webUrl,
      lines(`GET /enter/${institutionId}/${people.student} HTTP/1.1`, ...forged, 'Connection: close'),
    );
    expect(text).not.toMatch(/^set-cookie: __Host-footing/im);
  });
});

test('a forged address does not get around the limit on guessing', async () => {
  const statuses: number[] = [];
  for (let at = 0; at < 40; at += 1) {
    const headers = {
      authorization: `Bearer guess-${at}`,
      'x-forwarded-for': `192.0.2.${at}`,
      forwarded: `for=192.0.2.${at}`,
    };
    statuses.push((await fetch(`${town.apiUrl}/api/v1/programmes`, { headers })).status);
  }
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(30);
  expect(statuses.at(-1)).toBe(429);
});

describe('slow senders', () => {
  test('who sends headers, or a form, a byte at a time is let go', async () => {
    const dripping = both().flatMap((url) => [
      drip(url, 'GET / HTTP/1.1\r\nHost: x\r\nX: '),
      drip(
        url,
        lines(
          'POST /sign-out HTTP/1.1',
          'Host: x',
          'Content-Type: application/x-www-form-urlencoded',
          'Content-Length: 5000',
        ),
      ),
    ]);
    for (const took of await Promise.all(dripping)) expect(took).toBeLessThan(20_000);
  }, 40_000);
});

/** The headers of a file of 20 MB, and of it as much as says where it begins. */
const fileTo = (path: string, ...more: string[]) => file(path, 20_000_000, ...more);

const file = (path: string, bytes: number, ...more: string[]) =>
  lines(
    ...[
      `POST ${path} HTTP/1.1`,
      'Host: x',
      'Content-Type: multipart/form-data; boundary=b',
      `Content-Length: ${bytes}`,
    ],
    ...more,
  ) + lines('--b', 'Content-Disposition: form-data; name="file"; filename="a.csv"');

describe('a large file', () => {
  test.each([[], ['Cookie: footing=s%3Aabc.def'], ['Cookie: anything=at-all']])(
    'from somebody who is not signed in is refused by its headers, before it is sent (%s)',
    async (...cookie) => {
      const { text } = await say(town.webUrl, fileTo('/rounds/1/students/import', ...cookie));
      expect(text).toMatch(/^HTTP\/1\.1 303 [^]*location: \/sign-in/i);
    },
  );

  test.each([[], ['Authorization: Bearer nobodys']])(
    'from another system that nobody knows is refused by its headers, before it is sent (%s)',
    async (...token) => {
      const { text } = await say(town.apiUrl, fileTo('/api/v1/rounds/1/imports', ...token));
      // Or it has guessed too often from here, which is found out just as early.
      expect(text).toMatch(/^HTTP\/1\.1 (401|429)/);
    },
  );

  test('may take its time from somebody who is signed in, and from nobody else', async () => {
    const lead = await town.visitor(town.wexmere.people['programme-lead']);
    const path = '/rounds/1/students/import';
    const [nobody, pretends, signedIn, stranger] = await Promise.all([
      drip(town.webUrl, fileTo(path)),
      drip(town.webUrl, fileTo(path, 'Cookie: footing=s%3Aabc.def')),
      drip(town.webUrl, file(path, 100_000, `Cookie: ${lead.cookies}`), 16_000),
      drip(town.apiUrl, fileTo('/api/v1/rounds/1/imports', 'Authorization: Bearer nobodys')),
    ]);
    for (const took of [nobody, pretends, stranger]) expect(took).toBeLessThan(14_000);
    expect(signedIn).toBeGreaterThan(14_000);
  }, 40_000);
});

/** Sends a byte every half second. @returns how long the other side bore it, in milliseconds; `most` at most. */
function drip(url: string, beginning: string, most = 30_000): Promise<number> {
  const from = performance.now();
  return new Promise((ended) => {
    const socket = connect(Number(new URL(url).port), 'localhost', () => socket.write(beginning));
    const tick = setInterval(() => {
      if (performance.now() - from > most) socket.destroy();
      else socket.write('a');
    }, 500);
    socket.on('error', () => undefined);
    socket.resume();
    socket.on('close', () => {
      clearInterval(tick);
      ended(performance.now() - from);
    });
  });
}

test('a visitor without anything is nobody', async () => {
  expect((await new Visitor(town.webUrl).get('/me')).status).toBe(303);
});
