import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser, sitDown, webUrl } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { addRound, check, heading, press, realFile, send } from './steps';

/*
 * Given a round, when somebody sends a file that is no table of people, or one with faults,
 * then they read in plain words what is wrong and what to do, and nothing is written.
 */
let browser: Browser;
let page: Page;
let round: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'footing-wrong-'));
  browser = await openBrowser();
  page = await sitDown(browser, 'Grace Okafor', { script: false });
  round = await addRound(page, 'Wrong files');
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, content: string | Buffer): string => {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
};
const count = async () => {
  await page.goto(`${round}/students`);
  return page.locator('main table tbody tr').count();
};

const photo = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  Buffer.from('JFIF\0'),
  Buffer.alloc(2_000, 7),
]);
const pdf = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<<>>\nendobj\n';

test.each<[what: string, content: string | Buffer, words: RegExp]>([
  ['a photo called students.csv', photo, /table|spreadsheet/i],
  ['a PDF', pdf, /table|spreadsheet/i],
  ['an empty file', '', /empty/i],
  ['headings and nobody', 'First name,Email\n', /no rows|nobody|only|headings/i],
  ['one quotation mark that never ends', `Name,Email\n"${'a'.repeat(200_000)}`, /row|quot/i],
])('%s is refused', async (_what, content, words) => {
  await send(page, round, 'students', file('students.csv', content));
  await page.getByText('Nothing was written').first().waitFor({ timeout: 60_000 });
  expect(`${await heading(page)} ${await page.locator('main').innerText()}`).toMatch(words);
  expect(await count()).toBe(0);
});

test('no file at all is a message at the field', async () => {
  await page.goto(`${round}/imports/new/students`);
  await press(page, 'Send the file');
  expect(await page.title()).toMatch(/^Error: /);
  expect(await page.getByRole('alert').innerText()).toMatch(/file/i);
});

test('a file that says it is too large is not read', async () => {
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const answer = await tooLarge(cookies);
  expect(answer).toMatch(/^HTTP\/1\.1 413/);
  expect(answer).toContain('The file is too large');
});

test('every fault is named with its row, column and value, and the rest can go in without them', async () => {
  const rows = readFileSync(realFile('small-mentees.csv'), 'utf8').split('\n');
  rows[3] = (rows[3] ?? '').replace('@gov.uk', ' at gov.uk');
  rows[7] = rows[8] ?? '';
  await send(page, round, 'students', file('faulty.csv', rows.join('\n')));
  await check(page);
  const words = await page.locator('main').innerText();
  expect(words).toMatch(/With faults/);
  expect(words).toMatch(/email address/i);
  expect(words).toMatch(/mentee\.02 at gov\.uk/);
  await press(page, /^Add/);
  expect(await page.title()).toMatch(/^Error: /);
  await page.getByText(/^Leave .* out$/).click();
  await press(page, /^Add/);
  await page.getByRole('heading', { name: 'Done' }).waitFor({ timeout: 60_000 });
  expect(await page.locator('main').innerText()).toMatch(/Left out\s+2/);
});

/** Says that two gigabytes are coming and sends none of them. */
async function tooLarge(cookies: string): Promise<string> {
  const { hostname, port } = new URL(webUrl());
  const { connect } = await import('node:net');
  return new Promise((answered, failed) => {
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname, () =>
      socket.write(
        `POST ${round}/imports/new/students HTTP/1.1\r\nHost: ${hostname}\r\nCookie: ${cookies}\r\n` +
          `Content-Type: multipart/form-data; boundary=x\r\nContent-Length: ${2 ** 31}\r\n\r\n--x\r\n`,
      ),
    );
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('</html>')) {
        socket.destroy();
        answered(text);
      }
    });
    socket.on('error', failed);
  });
}
