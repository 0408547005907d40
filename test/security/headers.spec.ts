import { filled, isUnsafe, routesOf } from './routes';
import { openTown, type Town } from './town';
import type { Visitor } from './visitor';

/** Two installations: as on one machine, and behind https at an address of its own. */
let plain: Town;
let secure: Town;
beforeAll(async () => {
  plain = await openTown();
  secure = await openTown({ env: { PUBLIC_URL: 'https://mentoring.wexmere.example', TRUST_PROXY_HOPS: '1' } });
}, 120_000);
afterAll(async () => {
  await plain.close();
  await secure.close();
});

interface Asked {
  readonly what: string;
  readonly answer: { readonly status: number; readonly headers: Headers };
}

const https = { 'x-forwarded-proto': 'https' };

/** One of each kind of answer that the pages give. */
async function ofPages(town: Town, headers: Record<string, string> = {}): Promise<Asked[]> {
  const lead = await entered(town, headers);
  const ask = async (what: string, method: string, path: string, body?: string, type = 'text/plain') => {
    const sent = body === undefined ? headers : { ...headers, 'content-type': type };
    const answer = await lead.ask(method, path, body, sent);
    return { what, answer };
  };
  const page = await lead.get('/', headers);
  const asset = /(?:href|src)="(\/assets\/[^"]+)"/.exec(page.text)?.[1] ?? '/assets/none';
  const form = 'application/x-www-form-urlencoded';
  const found = [
    await ask('200', 'GET', '/programmes'),
    await ask('200 of a file', 'GET', '/import-templates/students'),
    await ask('200 of an asset', 'GET', asset),
    await ask('404', 'GET', '/nothing'),
    await ask('404 of an asset', 'GET', '/assets/nothing'),
    await ask('400', 'GET', '/programmes/%E0%A4%A'),
    await ask('405', 'TRACE', '/programmes').catch(() => ask('405', 'PUT', '/programmes')),
    await ask('409', 'POST', '/programmes/new', 'name=x', form),
    await ask('413', 'POST', '/programmes/new', `name=${'x'.repeat(200_000)}`, form),
    await ask('health', 'GET', '/health/live'),
    { what: '303', answer: await fetch(`${town.webUrl}/programmes`, { redirect: 'manual', headers }) },
  ];
  await town.db.query('alter table programme rename to programme_gone');
  try {
    return [...found, await ask('500', 'GET', '/programmes')];
  } finally {
    await town.db.query('alter table programme_gone rename to programme');
  }
}

async function entered(town: Town, headers: Record<string, string>): Promise<Visitor> {
  const { institutionId, people } = town.wexmere;
  const visitor = await town.visitor(people['programme-lead']);
  await visitor.get(`/enter/${institutionId}/${people['programme-lead']}`, headers);
  return visitor;
}

/** The policy of what a page may load, as directives. */
const policyIn = (headers: Headers) =>
  new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((one) => {
      const [name = '', ...values] = one.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );

const pagesMay = {
  ...{ 'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'img-src': "'self' data:" },
  ...{ 'font-src': "'self'", 'connect-src': "'self'", 'object-src': "'none'", 'base-uri': "'none'" },
  ...{ 'frame-ancestors': "'none'", 'require-trusted-types-for': "'script'" },
};

function expectShield({ what, answer: { headers } }: Asked): void {
  const said = (name: string) => [what, name, headers.get(name)];
  const is = (name: string, value: string | null) => expect(said(name)).toEqual([what, name, value]);
  is('x-content-type-options', 'nosniff');
  is('cross-origin-opener-policy', 'same-origin');
  is('cross-origin-resource-policy', 'same-origin');
  is('x-frame-options', 'DENY');
  is('x-powered-by', null);
  is('access-control-allow-origin', null);
  is('server', null);
  expect(said('referrer-policy')[2]).toMatch(/^(no-referrer|strict-origin-when-cross-origin)$/);
  expect(said('permissions-policy')[2]).toMatch(/camera=\(\).*geolocation=\(\)|geolocation=\(\).*camera=\(\)/);
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe-|https?:|\*/);
}

test('every page, redirect, refusal, defect and asset carries the same shield', async () => {
  const all = await ofPages(plain);
  expect(
    all.map(({ what, answer }) => `${answer.status} ${what}`).filter((one) => !one.startsWith(one.split(' ')[1] ?? '')),
  ).toEqual(['200 health']);
  for (const asked of all) {
    expectShield(asked);
    expect([asked.what, Object.fromEntries(policyIn(asked.answer.headers))]).toMatchObject([asked.what, pagesMay]);
    const isAsset = asked.what === '200 of an asset';
    expect([asked.what, asked.answer.headers.get('cache-control')]).toEqual([
      asked.what,
      isAsset ? 'public, max-age=31536000, immutable' : 'no-store',
    ]);
    expect(asked.answer.headers.get('strict-transport-security')).toBeNull();
  }
});

test('over https browsers are told to stay there for a year, on every answer', async () => {
  for (const asked of await ofPages(secure, https)) {
    expectShield(asked);
    expect([asked.what, asked.answer.headers.get('strict-transport-security')]).toEqual([
      asked.what,
      'max-age=31536000; includeSubDomains',
    ]);
  }
});

test('the API carries its own shield on every answer', async () => {
  const token = plain.token({
    ...{ institutionId: plain.wexmere.institutionId, accountId: plain.wexmere.people['programme-lead'] },
    roles: ['programme-lead'],
  });
  const ask = async (what: string, path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, origin: 'https://evil.example', ...init.headers };
    return { what, answer: await fetch(`${plain.apiUrl}/api/v1${path}`, { ...init, headers }) };
  };
  const json = { 'content-type': 'application/json' };
  const all = [
    await ask('200', '/programmes'),
    await ask('401', '/programmes', { headers: { authorization: 'Bearer guess' } }),
    await ask('404', '/nothing'),
    await ask('400', '/programmes', { method: 'POST', body: '{', headers: json }),
    await ask('405', '/programmes', { method: 'DELETE' }),
    await ask('413', '/programmes', { method: 'POST', body: JSON.stringify('x'.repeat(200_000)), headers: json }),
    await ask('415', '/programmes', { method: 'POST', body: 'a=b', headers: { 'content-type': 'text/plain' } }),
    await ask('200', '/openapi.json'),
    await ask('200', '/docs'),
  ];
  expect(all.filter(({ what, answer }) => String(answer.status) !== what)).toEqual([]);
  for (const asked of all) {
    expectShield(asked);
    expect([asked.what, asked.answer.headers.get('cache-control')]).toEqual([asked.what, 'no-store']);
    expect(policyIn(asked.answer.headers).get('default-src')).toBe("'none'");
  }
});

test('cookies are held to the host, to https and to us; over http they still belong to no script', async () => {
  const { institutionId, people } = secure.wexmere;
  const enter = (town: Town, headers: Record<string, string>, { institutionId: at, people: who } = town.wexmere) =>
    fetch(`${town.webUrl}/enter/${at}/${who.student}`, { headers });
  for (const cookie of (
    await enter(secure, https, { ...secure.wexmere, institutionId, people })
  ).headers.getSetCookie()) {
    expect(cookie).toMatch(/^__Host-/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=(Lax|Strict)/);
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).not.toMatch(/Domain=/i);
  }
  const [cookie = ''] = (await enter(plain, {})).headers.getSetCookie();
  expect(cookie).toMatch(/^footing=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('an address that is a secret of its own is told to no page that people go to from it', async () => {
  const bySecret = routesOf(plain.web).filter(
    (route) => route.policy?.isPublic && /:(token|key|link)\b/.test(route.path),
  );
  expect(bySecret.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['GET /met/:token', 'GET /answer/:token', 'GET /stop/:token', 'GET /again/:link']),
  );
  const told: string[] = [];
  for (const route of bySecret.filter((one) => !isUnsafe(one))) {
    const { headers } = await fetch(`${plain.webUrl}${filled(route, ['x'.repeat(82)])}`, { redirect: 'manual' });
    if (headers.get('referrer-policy') !== 'no-referrer') told.push(route.name);
  }
  expect(told).toEqual([]);
});

test('at the sign-out the browser forgets what it kept', async () => {
  const lead = await entered(plain, {});
  const { headers, status } = await lead.post('/sign-out');
  expect([status, headers.get('clear-site-data')]).toEqual([303, '"cache", "cookies", "storage"']);
  expect((await lead.get('/programmes')).status).toBe(303);
});

test('no other site is let in, whatever it calls itself', async () => {
  const lead = await entered(plain, {});
  for (const origin of ['https://evil.example', 'null', plain.webUrl, 'https://wexmere.example.evil.example']) {
    const { headers } = await lead.get('/programmes', { origin });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});
