import fc from 'fast-check';
import { Caller, fieldsIn } from './caller';
import { days, openTown, type Town } from './university';

let town: Town;
beforeAll(async () => (town = await openTown()));
afterAll(() => town.close());

const good = { name: 'Reverse mentoring', kind: 'reverse', about: '' };

test('without a token, and with one that is nobody’s: 401, and how to do better', async () => {
  const missing = await town.nobody.get('/programmes');
  expect(missing).toMatchObject({
    status: 401,
    body: { type: 'urn:problem:token.missing', status: 401, instance: '/api/v1/programmes', errors: [] },
  });
  expect(missing.headers.get('content-type')).toContain('application/problem+json');
  expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="footing"');
  const stranger = await new Caller(town.url, town.nobody.document, 'guess').get('/programmes');
  expect(stranger.body).toMatchObject({ type: 'urn:problem:token.unknown' });
  expect(stranger.headers.get('www-authenticate')).toContain('invalid_token');
});

test('a body from nobody known is not looked at', async () => {
  expect((await town.nobody.ask('POST', '/programmes', '{', 'application/json')).status).toBe(401);
});

test('what a role may not do: 403', async () => {
  expect(await town.wexmere.analyst.post('/programmes', good)).toMatchObject({
    status: 403,
    body: { type: 'urn:problem:permission.missing' },
  });
});

test('what a role may not do is refused before its body is checked', async () => {
  expect((await town.wexmere.analyst.post('/programmes', { wrong: true })).status).toBe(403);
});

test('what another institution has is not there: 404, as if it had never been', async () => {
  const { lead } = town.wexmere;
  const { programmeId, roundId } = town.ashby;
  const never = '01890000-0000-7000-8000-000000000000';
  for (const [path, none] of [
    [`/programmes/${programmeId}`, `/programmes/${never}`],
    [`/programmes/${programmeId}/rounds`, `/programmes/${never}/rounds`],
    [`/rounds/${roundId}`, `/rounds/${never}`],
    [`/rounds/${roundId}/criteria`, `/rounds/${never}/criteria`],
  ]) {
    const [theirs, nothing] = [await lead.get(path ?? ''), await lead.get(none ?? '')];
    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, instance: '' }).toEqual({ ...nothing.body, instance: '' });
  }
  expect((await lead.put(`/programmes/${programmeId}`, good)).status).toBe(404);
  expect((await lead.put(`/rounds/${roundId}`, { name: 'Mine', ...days })).status).toBe(404);
  expect((await lead.put(`/rounds/${roundId}/minimum-fit`, { minimumFit: 1 })).status).toBe(404);
});

test('what is no id, and an address that is nothing: 404', async () => {
  expect(await town.wexmere.lead.get('/programmes/1%27%20or%20true')).toMatchObject({
    status: 404,
    body: { type: 'urn:problem:not-found' },
  });
  expect((await town.wexmere.lead.get('/nothing')).body).toMatchObject({ status: 404, instance: '/api/v1/nothing' });
});

test('an address that is not written correctly: 400', async () => {
  expect((await town.wexmere.lead.get('/programmes/%E0%A4%A')).status).toBe(400);
});

test('a method that an address does not know: 405, and which it knows', async () => {
  const answer = await town.wexmere.lead.delete(`/programmes/${town.wexmere.programmeId}`);
  expect(answer).toMatchObject({ status: 405, body: { type: 'urn:problem:request.method' } });
  expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'PUT']);
});

describe('bodies', () => {
  const post = (content: string | Buffer, type = 'application/json') =>
    town.wexmere.lead.ask('POST', '/programmes', content, type);

  test('that are not JSON: 400', async () => {
    expect(await post('{"name":')).toMatchObject({ status: 400, body: { type: 'urn:problem:request.unreadable' } });
    expect((await post('"text"')).status).toBe(400);
  });

  test('of more than 100 kilobytes: 413', async () => {
    expect((await post(JSON.stringify({ ...good, about: 'x'.repeat(110_000) }))).status).toBe(413);
  });

  test('of another kind: 415', async () => {
    expect((await post('name=x', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post('<a/>', 'application/xml')).status).toBe(415);
    expect((await post(JSON.stringify(good), 'application/json; charset=latin9')).status).toBe(415);
  });

  test('that leave everything out: 422, every field named', async () => {
    const answer = await post('{}');
    expect(answer.status).toBe(422);
    expect(new Set(fieldsIn(answer))).toEqual(new Set(['name', 'kind']));
    expect((await town.wexmere.lead.ask('POST', '/programmes')).status).toBe(422);
  });

  test.each([
    ['a field that there is not', '{"name":"a","kind":"career","isDemo":true}', 'isDemo'],
    ['a list where an object belongs', '[]', ''],
    ['NUL', '{"name":"a\\u0000b","kind":"career"}', ''],
    ['half a surrogate pair', '{"name":"a\\ud800b","kind":"career"}', ''],
    ['NUL in a key', '{"a\\u0000b":1}', ''],
    ['a prototype', '{"name":"a","kind":"career","__proto__":{"about":"x"}}', '__proto__'],
    ['a prototype further in', '{"name":{"__proto__":1},"kind":"career"}', ''],
    ['a constructor', '{"name":"a","kind":"career","constructor":{"prototype":{}}}', 'constructor'],
    ['25 levels', `{"name":${'['.repeat(25)}${']'.repeat(25)}}`, ''],
    ['20,000 levels', `{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, ''],
    ['5,000 keys', `{${Array.from({ length: 5_000 }, (_, at) => `"k${at}":1`).join()}}`, ''],
    ['a list of 5,000', `{"name":[${'1,'.repeat(5_000)}1],"kind":"career"}`, ''],
    ['an object for a text', '{"name":{"words":1},"kind":"career"}', 'name'],
    ['a name that every object has', '{"name":{"toString":1},"kind":"career"}', 'toString'],
    ['a number for a text', '{"name":5,"kind":"career"}', 'name'],
    ['an inherited name for a kind', '{"name":"a","kind":"constructor"}', 'kind'],
  ])('with %s: 422', async (_, content, field) => {
    const answer = await post(content);
    expect(answer.status).toBe(422);
    if (field !== '') expect(fieldsIn(answer)).toContain(field);
  });

  test.each([2 ** 31, 1e300, -1, 1.5, '1e9', null, true, [1], {}])(
    'with %j for a whole number: 422',
    async (minimumFit) => {
      const answer = await town.wexmere.lead.put(`/rounds/${town.wexmere.roundId}/minimum-fit`, { minimumFit });
      expect(answer.status).toBe(422);
      expect(fieldsIn(answer)).toContain('minimumFit');
    },
  );

  test('are brought to one Unicode form', async () => {
    const answer = await post(JSON.stringify({ ...good, name: 'Cafe\u0301' }));
    expect(answer.body['name']).toBe('Caf\u00e9');
  });
});

test('whatever is sent, the answer is one that the document knows, and never a defect', async () => {
  const { lead, roundId, programmeId } = town.wexmere;
  const targets = fc.constantFrom(
    ['POST', '/programmes'],
    ['PUT', `/programmes/${programmeId}`],
    ['POST', `/programmes/${programmeId}/rounds`],
    ['PUT', `/rounds/${roundId}`],
    ['POST', `/rounds/${roundId}/criteria`],
    ['PUT', `/rounds/${roundId}/criteria/weights`],
    ['PUT', `/rounds/${roundId}/tiers`],
    ['PUT', `/rounds/${roundId}/schools`],
    ['POST', `/rounds/${roundId}/barriers`],
    ['POST', `/rounds/${roundId}/drafts`],
  );
  const names = [
    'name',
    'kind',
    'about',
    'weights',
    'tiers',
    'schoolIds',
    'order',
    'atLeast',
    'studentField',
    'copyFrom',
    'matchBy',
    'keep',
    'from',
  ];
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('career', 'equal', 'column:x', '2026-02-30', '\u0000', '1e999'),
  );
  const body = fc.oneof(fc.dictionary(fc.constantFrom(...names), value), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(targets, body, async ([method = '', path = ''], content) => {
      const { status } = await lead.json(method, path, content);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
}, 60_000);

test('a defect says nothing but a reference', async () => {
  await town.db.query('alter table programme rename to programme_gone');
  try {
    const answer = await town.wexmere.lead.get('/programmes');
    expect(answer).toMatchObject({
      status: 500,
      body: { type: 'urn:problem:defect', instance: '/api/v1/programmes', errors: [] },
    });
    expect(answer.body['reference']).toMatch(/^[0-9a-f]{12}$/);
    expect(answer.bytes.toString()).not.toMatch(/programme_gone|relation|select|at /i);
  } finally {
    await town.db.query('alter table programme_gone rename to programme');
  }
});

test('every answer carries the headers that keep it safe, errors too', async () => {
  for (const path of ['/programmes', '/nothing', '/docs', '/openapi.json']) {
    const { headers } = await town.nobody.get(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('whoever keeps it running can ask whether it lives', async () => {
  for (const page of ['live', 'ready']) {
    const answer = await fetch(`${town.url}/health/${page}`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  }
});
