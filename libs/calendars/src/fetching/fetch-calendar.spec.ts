import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { CalendarRefused } from '../calendar-refused';
import { fetchCalendar } from './fetch-calendar';

const TEXT = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
const TAG = '"7"';
let server: http.Server;
let at: string;
const asked: string[] = [];

beforeAll(async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  server = http.createServer((req, res) => {
    asked.push(req.url ?? '');
    const to = /^\/to\?(.*)/.exec(req.url ?? '')?.[1];
    if (to !== undefined) return void res.writeHead(302, { location: to }).end();
    if (req.url === '/bomb') return void res.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    if (req.url === '/large') return stream(res);
    if (req.url === '/cut') return void res.writeHead(200, { 'content-length': 100 }).end('BEGIN', () => res.destroy());
    if (req.url === '/private') return void res.writeHead(401).end();
    if (req.url === '/gone') return void res.writeHead(404).end();
    if (req.headers['if-none-match'] === TAG) return void res.writeHead(304).end();
    res.writeHead(200, { etag: req.url === '/odd' ? '"\u00e9"' : TAG }).end(TEXT);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => void asked.splice(0));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Fifty million bytes, as fast as they are taken. */
function stream(res: http.ServerResponse): void {
  const part = Buffer.alloc(100_000);
  let left = 500;
  const go = (): void => {
    while (left-- > 0) if (!res.write(part)) return void res.once('drain', go);
    res.end();
  };
  go();
}

const reach = () => ({ strict: true, trusted: [at] });

test('a calendar is fetched, and not again while it stays as it is', async () => {
  const fetched = await fetchCalendar(`${at}/mine.ics`, reach());
  expect(fetched).toEqual({ text: TEXT, tag: TAG });
  expect(await fetchCalendar(`${at}/mine.ics`, reach(), fetched?.tag)).toBeNull();
  expect(await fetchCalendar(`${at}/to?/mine.ics`, reach())).toMatchObject({ text: TEXT });
  expect(await fetchCalendar(`${at}/odd`, reach())).toEqual({ text: TEXT, tag: null });
});

test.each([
  ['an inner service that it leads on to', '/to?https://169.254.169.254/latest/meta-data/', 'private-address'],
  ['this machine, that it leads on to by name', '/to?https://localhost/', 'private-address'],
  ['an open line that it leads on to', '/to?http://calendar.example/', 'address'],
  ['leading on without end', '/to?/to?/to?/to?/to?/x', 'redirect'],
  ['a small file that unpacks to a large one', '/bomb', 'unreachable'],
  ['50 MB', '/large', 'too-large'],
  ['what breaks off', '/cut', 'unreachable'],
  ['what wants a password', '/private', 'not-let-in'],
  ['what is not there', '/gone', 'unreachable'],
])('%s is refused', async (_, path, fault) => {
  const error: unknown = await fetchCalendar(at + path, reach()).catch((refused: unknown) => refused);
  expect(error).toBeInstanceOf(CalendarRefused);
  expect(error).toMatchObject({ fault, message: `calendar.${fault}` });
  expect(asked).not.toContain('/x');
});

test.each([
  ['webcal://localhost/mine.ics', 'private-address'],
  ['WEBCALS://10.0.0.1/mine.ics', 'private-address'],
  ['https://[::ffff:127.0.0.1]/', 'private-address'],
  ['http://calendar.example/', 'address'],
  ['https://amina:secret@calendar.example/', 'address'],
  ['file:///etc/passwd', 'address'],
  ['mine.ics', 'address'],
])('%s is refused as an address', async (address, fault) => {
  await expect(fetchCalendar(address, reach())).rejects.toMatchObject({ fault });
});
