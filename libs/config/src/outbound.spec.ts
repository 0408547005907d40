import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { ask, isInside } from './outbound';

let server: http.Server;
let url: string;
const asked: string[] = [];
beforeAll(async () => {
  server = http.createServer((req, res) => {
    asked.push(req.url ?? '');
    if (req.url?.startsWith('/to?')) return void res.writeHead(302, { location: req.url.slice(4) }).end();
    if (req.url === '/packed') return void res.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'));
    if (req.url === '/announced') return void res.writeHead(200, { 'content-length': 5_000 }).write('x');
    if (req.url === '/same') return void res.writeHead(304).end();
    if (req.url === '/redirect') return void res.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    if (req.url === '/large') return void res.end('x'.repeat(2_000));
    if (req.url === '/slow') return void res.write('never the end');
    res.end('here');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const open = { strict: false, maxBytes: 1_000, timeoutMs: 5_000 };
const strict = { ...open, strict: true };

test('a server is asked and answers', async () => {
  expect(await (await ask(url, open)).text()).toBe('here');
});

test.each([
  ['a redirect', '/redirect', open, 'redirect'],
  ['more than was agreed', '/large', open, 'too-large'],
  ['more than was agreed, as announced', '/announced', open, 'too-large'],
  ['what is packed', '/packed', open, 'packed'],
  ['an answer without end', '/slow', { ...open, timeoutMs: 100 }, 'too-slow'],
])('%s is not followed', async (_, path, rule, why) => {
  await expect(ask(url + path, rule)).rejects.toMatchObject({ why });
});

test('what has not changed is no redirect', async () => {
  expect((await ask(`${url}/same`, open)).status).toBe(304);
});

describe('where it may lead on', () => {
  const rule = () => ({ ...strict, trusted: [url], redirects: 2 });
  beforeEach(() => void asked.splice(0));

  test('it leads on as often as was agreed', async () => {
    expect(await (await ask(`${url}/to?/to?/here`, rule())).text()).toBe('here');
    await expect(ask(`${url}/to?/to?/to?/here`, rule())).rejects.toMatchObject({ why: 'redirect' });
  });

  test.each([
    ['a cloud’s own service', 'https://169.254.169.254/latest', 'private-address'],
    ['this machine by name', 'https://localhost/', 'private-address'],
    ['http', 'http://metadata.example/', 'address'],
    ['a file', 'file:///etc/passwd', 'address'],
    ['nothing', '//', 'address'],
  ])('not to %s', async (_, address, why) => {
    await expect(ask(`${url}/to?${address}`, rule())).rejects.toMatchObject({ why });
  });

  test('not to another port of a trusted machine', async () => {
    const other = http.createServer((_, res) => void res.end(asked.push('other')));
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    await expect(ask(`${url}/to?${address}`, rule())).rejects.toMatchObject({ why: 'address' });
    other.close();
    expect(asked).not.toContain('other');
  });

  test('what is more than a question does not', async () => {
    await expect(ask(`${url}/to?/here`, rule(), { method: 'PUT', body: 'x' })).rejects.toMatchObject({
      why: 'redirect',
    });
    expect(asked).toEqual(['/to?/here']);
  });
});

test.each([
  ['http', 'http://metadata.example/', 'address'],
  ['a file', 'file:///etc/passwd', 'address'],
  ['a name and password', 'https://a:b@metadata.example/', 'address'],
  ['a port of its own', 'https://metadata.example:8443/', 'address'],
  ['this machine by number', 'https://127.0.0.1/', 'private-address'],
  ['this machine in hexadecimal', 'https://0x7f000001/', 'private-address'],
  ['this machine by name', 'https://localhost/', 'private-address'],
  ['a cloud’s own service', 'https://169.254.169.254/', 'private-address'],
  ['this machine in the newer kind', 'https://[::1]/', 'private-address'],
  ['an old address in new clothes', 'https://[::ffff:10.0.0.1]/', 'private-address'],
])('in production %s is not asked', async (_, address, why) => {
  await expect(ask(address, strict)).rejects.toMatchObject({ why });
});

test.each([
  ...['10.1.2.3', '100.64.0.1', '127.9.9.9', '169.254.1.1', '172.31.0.1', '192.168.1.1', '0.0.0.0', '224.0.0.1'],
  ...['::1', '::', 'fc00::1', 'fdff::1', 'fe80::1', 'ff02::1', '::ffff:192.168.0.1', '64:ff9b::a00:1', '2002:a00:1::'],
])('%s is inside', (address) => {
  expect(isInside(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '193.63.72.83', '2001:630::1', '2a00:1450::1'])(
  '%s is the open internet',
  (address) => {
    expect(isInside(address)).toBe(false);
  },
);
