import { connect } from 'node:net';
import { openTown, type Town } from './town';

let town: Town;
beforeAll(async () => (town = await openTown()), 60_000);
afterAll(() => town.close());

/** Ways to write an address so that a careless check takes it for a path of ours. */
const elsewhere = [
  ...[
    '//evil.example',
    '///evil.example',
    '////evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
  ],
  ...[
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/ /evil.example',
  ],
  ...[
    'https://evil.example',
    'http://evil.example',
    'HTTPS://evil.example',
    'https:evil.example',
    'https:/evil.example',
  ],
  ...['//evil.example/%2f..', '/%09/evil.example', '/%5cevil.example', '/%2fevil.example', '%2f%2fevil.example'],
  ...[
    '/.//evil.example',
    '/..//evil.example',
    '/x/..//evil.example',
    '/./\\evil.example',
    '//evil.example\\@localhost',
  ],
  ...[
    '//localhost@evil.example',
    '//evil.example#localhost',
    '//evil.example?localhost',
    '/@evil.example',
    '@evil.example',
  ],
  ...['javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil%E3%80%82example'],
  ...[
    '//[::1]',
    '//0x7f000001',
    '/\u0000/evil.example',
    '/\u2028/evil.example',
    '//\u202eevil.example',
    '/;@evil.example',
  ],
  ...['http:/\\evil.example', 'ftp://evil.example', '/me\r\nLocation: https://evil.example', '/me\nSet-Cookie: a=b'],
];

/** Where a browser would go from the page with this in its address; null where a header would be broken by it. */
const leads = (location: string) => new URL(location.replace(/[\t\n\r]/g, ''), 'http://footing.invalid').origin;

test('there are forty', () => expect(new Set(elsewhere).size).toBeGreaterThanOrEqual(40));

/** Where the pages that lead on after something was done are asked, with the parameter that says where to. */
const pages = [
  '/sign-in',
  '/sign-in/code',
  '/sign-in/e-mail',
  '/sign-in/code/set-up',
  '/sign-in/code/lost',
  '/sign-in/passkey',
  '/me/passkeys/offer',
];

test.each(pages)('%s shows no way out, whatever it is told to lead to', async (page) => {
  const visitor = await town.visitor(town.wexmere.people.student);
  for (const next of elsewhere) {
    const { status, headers, text } = await visitor.get(`${page}?next=${encodeURIComponent(next)}`);
    expect(status).toBeLessThan(500);
    const location = headers.get('location');
    if (location !== null) expect(leads(location)).toBe('http://footing.invalid');
    for (const [, kept = ''] of text.matchAll(/(?:href|action|value)="([^"]*evil[^"]*)"/g))
      expect([next, leads(plain(kept))]).toEqual([next, 'http://footing.invalid']);
    expect(headers.get('set-cookie') ?? '').not.toContain('a=b');
  }
});

const plain = (html: string) =>
  html
    .replace(/&amp;/g, '&')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"');

test.each([
  ['/sign-in/e-mail', { email: 'somebody@wexmere.example' }],
  ['/sign-in/code', { code: '123456' }],
])('a form to %s leads to no other site', async (path, fields) => {
  const visitor = await town.visitor(town.wexmere.people.student);
  for (const next of elsewhere) {
    const { status, headers } = await visitor.post(path, { ...fields, next });
    expect(status).toBeLessThan(500);
    const location = headers.get('location');
    if (location !== null) expect([next, leads(location)]).toEqual([next, 'http://footing.invalid']);
  }
});

test('a sign-in that was asked for by a page leads back to that page alone', async () => {
  for (const path of elsewhere) {
    const asked = `/programmes${encodeURI(path).replace(/#/g, '%23')}`;
    const answer = await fetch(town.webUrl + asked, { redirect: 'manual' });
    const location = answer.headers.get('location');
    if (location !== null) expect(leads(location)).toBe('http://footing.invalid');
  }
  const doubled = await fetch(`${town.webUrl}//evil.example/x`, { redirect: 'manual' });
  expect(doubled.status).toBe(404);
});

test('an institution’s own address leads on to pages of ours alone', async () => {
  for (const path of elsewhere) {
    const { text } = await new Promise<{ text: string }>((came) => {
      const socket = connect(Number(new URL(town.webUrl).port), 'localhost', () =>
        socket.write(`GET /at/wexmere${path.replace(/[^\x21-\x7e]/g, encodeURIComponent)} HTTP/1.0\r\nHost: x\r\n\r\n`),
      );
      let heard = '';
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
      socket.on('close', () => came({ text: heard }));
      socket.on('error', () => undefined);
    });
    const location = /^location: (.*)$/im.exec(text)?.[1];
    if (location !== undefined) expect([path, leads(location)]).toEqual([path, 'http://footing.invalid']);
  }
});

test('a parameter that is sent twice, or as a list, leads nowhere', async () => {
  const visitor = await town.visitor(town.wexmere.people.student);
  for (const query of [
    'next=/me&next=//evil.example',
    'next[]=//evil.example',
    'next[0]=//evil.example',
    'next.x=//evil',
  ]) {
    const { status, text } = await visitor.get(`/sign-in/e-mail?${query}`);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('//evil');
  }
});
