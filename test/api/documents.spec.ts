import type { Document } from './caller';
import { openTown, type Town } from './university';

let town: Town;
beforeAll(async () => (town = await openTown()));
afterAll(() => town.close());

const operations = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the document for programs', () => {
  test('names every operation once, and every answer it can give', async () => {
    const { status, body } = await town.nobody.get('/openapi.json');
    expect([status, body['openapi']]).toEqual([200, '3.1.0']);
    const all = operations(town.nobody.document);
    const names = all.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, operation } of all) {
      const statuses = Object.keys(operation.responses);
      expect(statuses).toEqual(
        expect.arrayContaining(['401', '403', '500', ...(path.includes('{') ? ['400', '404'] : [])]),
      );
      expect(statuses.filter((code) => code.startsWith('2'))).toHaveLength(1);
    }
  });

  test('points to nothing that is not there', () => {
    const text = JSON.stringify(town.nobody.document);
    const targets = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
    expect(targets.length).toBeGreaterThan(50);
    const named = Object.keys(town.nobody.document.components.schemas);
    expect(named).toEqual(expect.arrayContaining([...new Set(targets)]));
  });

  test('asks for a token everywhere, and everything really does', async () => {
    const id = '01890000-0000-7000-8000-000000000000';
    for (const { path, method } of operations(town.nobody.document)) {
      const at = path.replace('/api/v1', '').replace(/\{\w+\}/g, id);
      expect([path, method, (await town.nobody.ask(method.toUpperCase(), at)).status]).toEqual([path, method, 401]);
    }
  });

  test('says of bodies what the checks ask: kinds, limits, lists, and what may be left out', () => {
    const body = (path: string, method: string): unknown => {
      const operation = town.nobody.document.paths[`/api/v1${path}`]?.[method] as unknown as {
        requestBody: { content: Record<string, { schema: unknown }> };
      };
      return operation.requestBody.content['application/json']?.schema;
    };
    expect(body('/programmes', 'post')).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 200 },
        kind: { enum: ['career', 'reverse', 'group'] },
        about: { type: 'string', maxLength: 4000, default: '' },
      },
      required: ['name', 'kind'],
      additionalProperties: false,
    });
    expect(body('/rounds/{id}/criteria/weights', 'put')).toMatchObject({
      properties: {
        weights: {
          type: 'array',
          maxItems: 100,
          items: {
            required: ['criterionId', 'weight'],
            properties: { weight: { type: 'integer', minimum: 0, maximum: 100 } },
          },
        },
      },
    });
    expect(body('/rounds/{id}/schools', 'put')).toMatchObject({
      properties: { schoolIds: { type: 'array', uniqueItems: true, items: { type: 'string', format: 'uuid' } } },
      required: [],
    });
  });
});

describe('the page for people', () => {
  const page = async (): Promise<string> => (await town.nobody.get('/docs')).bytes.toString();

  test('has landmarks, one first heading, and a caption on every table', async () => {
    const html = await page();
    for (const tag of ['<header>', '<main id="main">', '<nav aria-label="Contents">', '<html lang="en-GB">'])
      expect(html).toContain(tag);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    const tables = html.match(/<table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(50);
    expect(html.match(/<table><caption>/g)).toHaveLength(tables.length);
  });

  test('runs no script and carries no style, so that the content policy allows all of it', async () => {
    expect(await page()).not.toMatch(/<script|<style|style=|onclick=|javascript:/i);
    const style = await town.nobody.get('/docs.css');
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await page()).toContain('href="/api/v1/docs.css"');
  });

  test('uses each id once, and leads nowhere that is not there', async () => {
    const html = await page();
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/href="#([^"]+)"|aria-labelledby="([^"]+)"/g)].map(
      ([, href, label]) => href ?? label ?? '',
    );
    expect(ids).toEqual(expect.arrayContaining([...new Set(targets)]));
  });

  test('tells of every operation', async () => {
    const html = await page();
    for (const { path, method } of operations(town.nobody.document))
      expect(html).toContain(`${method.toUpperCase()} <code>${path}</code>`);
  });
});
