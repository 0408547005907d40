import { crc32, deflateSync } from 'node:zlib';
import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { arrive, faultsHere, fillDate, follow, heading, press } from './steps';

/*
 * Given a lead who would like to use what a student or a mentor said,
 * when they ask for it, with a picture and without, and the person says yes, no, or yes and then takes it back, on a phone with script and without,
 * then everybody can read it between the yes and its end and at no other time, and nobody sees more than they were shown before.
 */
const LEAD = 'Grace Okafor';

/** A picture of one colour, 320 by 200. */
function png(): Buffer {
  const [width, height] = [320, 200];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const rows = Buffer.alloc((width * 3 + 1) * height, Buffer.from([0x6b, 0x2d, 0x5c]));
  for (let row = 0; row < height; row += 1) rows[row * (width * 3 + 1)] = 0;
  const part = (name: string, data: Buffer): Buffer => {
    const said = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(said));
    return Buffer.concat([length, said, check]);
  };
  const parts = [part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}
let browser: Browser;
const wrong: string[] = [];

beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());
beforeEach(() => wrong.splice(0));

/** What is wrong with the page as it stands: axe, and whether it is wider than the screen. */
async function look(page: Page): Promise<void> {
  wrong.push(...(await faultsHere(page)));
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (isWide) wrong.push(`${await heading(page)}: wider than the screen`);
}
const words = (page: Page) => page.locator('main').innerText();
const inAYear = () => {
  const at = new Date(Date.now() + 300 * 86_400_000);
  return `${at.getUTCDate()} ${at.getUTCMonth() + 1} ${at.getUTCFullYear()}`;
};

/** Asks a person, from the list on; once with nothing filled in. */
async function ask(
  lead: Page,
  name: string,
  said: string,
  { title = 'What changed for me', picture = true } = {},
): Promise<void> {
  await lead.goto('/stories-asked');
  await look(lead);
  await press(lead, 'Ask for a story');
  await arrive(lead, 'Whom do you want to ask?');
  await lead.getByLabel('Name', { exact: true }).fill(name);
  await press(lead, 'Find people');
  await lead.getByRole('link', { name: `Ask ${name}` }).waitFor();
  await look(lead);
  await follow(lead, `Ask ${name}`);
  await arrive(lead, 'Ask for a story');
  await press(lead, /^Ask /);
  await lead.getByText('There is a problem').waitFor();
  await look(lead);
  await lead.getByLabel('Title').fill(title);
  await lead.getByLabel('The exact words').fill(`${said}\n\nI would do it again.`);
  await lead.getByLabel(/^First name/).check({ force: true });
  await lead.getByLabel('Our public page of stories').check({ force: true });
  if (picture) {
    await lead
      .getByLabel('Picture, if there is one')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png() });
    await lead.getByLabel('What the picture shows').fill('Two people at a desk');
  }
  await fillDate(lead, 'until', inAYear());
  await press(lead, /^Ask /);
  await lead.getByText('They are asked.').waitFor();
  await look(lead);
}

test.each([
  ['with script, wide', 'Amina Yusuf', true, 1280],
  ['without script, on a phone', 'Joan Mills', false, 360],
])(
  '%s a story is asked for, agreed to, read by everybody, and gone when it is taken back',
  async (_, name, script, width) => {
    const said = `Mentoring opened a door, says ${name}.`;
    const lead = await sitDown(browser, LEAD, { script, width });
    await ask(lead, name, said);
    const anybody = await sitDown(browser, null, { script, width });
    const open = async () => {
      await anybody.goto('/stories');
      return words(anybody);
    };
    expect(await open()).not.toContain(said);
    await look(anybody);

    const person = await sitDown(browser, name, { script, width });
    await person.goto('/me/data');
    expect(await words(person)).toContain(said);
    await look(person);
    await press(person, 'Say yes – What changed for me');
    await arrive(person, 'You said yes');
    await look(person);
    expect(await open()).toContain(said);
    await anybody.getByRole('img', { name: 'Two people at a desk' }).waitFor();
    await look(anybody);
    await lead.goto('/stories-asked');
    expect(await words(lead)).toContain('Agreed');

    await person.goto('/me/data');
    await press(person, 'Withdraw my yes – What changed for me');
    await arrive(person, 'You withdrew your yes');
    expect(await open()).not.toContain(said);
    await person.getByRole('link', { name: 'Your stop certificate' }).waitFor({ timeout: 60_000 });
    await follow(person, 'Your stop certificate');
    await arrive(person, 'Stop certificate');
    expect(await words(person)).toContain('what is printed already');
    await look(person);
    expect(wrong).toEqual([]);
    for (const page of [lead, anybody, person]) await page.context().close();
  },
);

test('no takes one tap, as yes does, and nothing is shown', async () => {
  const said = 'I would rather not be quoted.';
  const lead = await sitDown(browser, LEAD);
  await ask(lead, 'Amina Yusuf', said, { title: 'Not for me', picture: false });
  const person = await sitDown(browser, 'Amina Yusuf');
  await person.goto('/me/data');
  const asked = person.locator('.footing-choice', { hasText: said });
  const [yes, no] = [
    asked.getByRole('button', { name: 'Say yes – Not for me' }),
    asked.getByRole('button', { name: 'Say no – Not for me' }),
  ];
  const [one, other] = [await yes.boundingBox(), await no.boundingBox()];
  expect([other?.width, other?.height]).toEqual([one?.width, one?.height]);
  await no.click();
  await arrive(person, 'You said no');
  await look(person);
  await lead.goto('/stories-asked');
  expect(await words(lead)).toContain('Said no');
  expect(wrong).toEqual([]);
});
