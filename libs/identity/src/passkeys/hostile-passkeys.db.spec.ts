import type { Actor } from '@footing/kernel';
import { type AskedToShow, type PasskeyTwist, SoftPasskey } from '@footing/testing';
import { userHandleOf } from './relying-party';
import { Desk, ORIGIN } from './spec/desk';

let desk: Desk;
let here: string;
let elsewhere: string;
let joan: Actor;
let helen: Actor;
let device: SoftPasskey;
let helens: SoftPasskey;

beforeAll(async () => {
  desk = await Desk.open();
  [here, elsewhere] = [await desk.addInstitution('wharfedale'), await desk.addInstitution('tayside')];
  [joan, helen] = [await desk.addPerson(here), await desk.addPerson(here, ['consultant'])];
  [device, helens] = [await desk.give(joan), await desk.give(helen)];
});
afterAll(() => desk.close());

const owner = ({ institutionId, accountId }: Actor) => ({ institutionId, accountId });
const handleOf = ({ institutionId, accountId }: Actor) =>
  Buffer.from(userHandleOf({ institutionId, accountId: accountId ?? '' })).toString('base64url');

/** @returns who is let in, and why not, as the record says. */
async function tryIt(sent: string, { challenge }: AskedToShow, institutionId = here) {
  const before = (await desk.record('passkey.refused')).length;
  const letIn = await desk.signIn.prove(institutionId, challenge, sent);
  const lines = (await desk.record('passkey.refused')).slice(before);
  return { letIn, refused: lines.map(({ fields, outcome }) => [...fields, outcome].join(' ')) };
}

const turnedAway = (reason: string) => ({ letIn: null, refused: [`${reason} refused`] });

test('an honest answer comes through, and leaves a line', async () => {
  const asked = await desk.ask(here);
  expect(await tryIt(device.show(asked), asked)).toEqual({ letIn: owner(joan), refused: [] });
  expect(await desk.record('passkey.used')).toMatchObject([{ outcome: 'done', subjects: [joan.accountId] }]);
});

const lies: readonly (readonly [what: string, reason: string, twist: () => PasskeyTwist])[] = [
  ['another origin', 'proof', () => ({ origin: 'https://mentoring.example.evil.example' })],
  ['the same host without TLS', 'proof', () => ({ origin: 'http://mentoring.example' })],
  ['another port', 'proof', () => ({ origin: `${ORIGIN}:8443` })],
  ['a host below ours', 'proof', () => ({ origin: 'https://a.mentoring.example' })],
  ['another relying party', 'proof', () => ({ rpId: 'evil.example' })],
  ['the domain above ours', 'proof', () => ({ rpId: 'example' })],
  ['another challenge', 'proof', () => ({ challenge: Buffer.alloc(32).toString('base64url') })],
  ['no face, finger or PIN', 'proof', () => ({ unverified: true })],
  ['an answer for making a passkey', 'proof', () => ({ type: 'webauthn.create' })],
  ['a page within another site’s', 'proof', () => ({ crossOrigin: true })],
  ['a signature that is spoilt', 'proof', () => ({ spoilt: true })],
  ['the signature of one passkey under the name of another', 'owner', () => ({ id: helens.id })],
  ['the same, with that one’s owner', 'proof', () => ({ id: helens.id, userHandle: handleOf(helen) })],
  ['its own signature, with another’s owner', 'owner', () => ({ userHandle: handleOf(helen) })],
  ['a passkey that nobody has', 'unknown', () => ({ id: Buffer.alloc(32).toString('base64url') })],
];

test.each(lies)('%s is turned away: %s', async (_, reason, twist) => {
  const asked = await desk.ask(here);
  expect(await tryIt(device.show(asked, twist()), asked)).toEqual(turnedAway(reason));
  const again = await desk.ask(here);
  expect((await tryIt(device.show(again), again)).letIn).toEqual(owner(joan));
});

test.each(['', 'no answer', '{}', '[]', 'null'])('%p is turned away', async (sent) => {
  expect(await tryIt(sent, await desk.ask(here))).toEqual(turnedAway('unreadable'));
});

test('a challenge is good for one answer, right or wrong', async () => {
  const asked = await desk.ask(here);
  const sent = device.show(asked);
  expect((await tryIt(sent, asked)).letIn).toEqual(owner(joan));
  expect(await tryIt(sent, asked)).toEqual(turnedAway('challenge'));
  const next = await desk.ask(here);
  expect((await tryIt(device.show(next, { spoilt: true }), next)).letIn).toBeNull();
  expect(await tryIt(device.show(next), next)).toEqual(turnedAway('challenge'));
});

test('a challenge that we never gave, or that is over, is turned away', async () => {
  const own = { challenge: Buffer.alloc(32, 7).toString('base64url'), rpId: 'mentoring.example' };
  expect(await tryIt(device.show(own), own)).toEqual(turnedAway('challenge'));
  const asked = await desk.ask(here);
  await desk.db.query(`update passkey_challenge set expires_at = now() - interval '1 second'`);
  expect(await tryIt(device.show(asked), asked)).toEqual(turnedAway('challenge'));
});

test('a challenge for making a passkey signs nobody in, nor the other way round', async () => {
  const made = await desk.passkeys.begin(joan, desk.proof());
  expect(await tryIt(device.show({ ...made, rpId: 'mentoring.example' }), made)).toEqual(turnedAway('challenge'));
  const asked = await desk.ask(here);
  const fresh = new SoftPasskey(ORIGIN);
  const sent = fresh.make({ ...asked, rp: { id: 'mentoring.example' }, user: { id: handleOf(joan) } });
  const kept = { challenge: asked.challenge, sent, name: 'Sly' };
  expect(await desk.passkeys.add(joan, desk.proof(), kept)).toBeNull();
});

test('a passkey of another university, and a challenge of another, open nothing here', async () => {
  const other = await desk.addPerson(elsewhere);
  const theirs = await desk.give(other);
  const asked = await desk.ask(here);
  expect(await tryIt(theirs.show(asked), asked)).toEqual(turnedAway('unknown'));
  const there = await desk.ask(elsewhere);
  expect(await tryIt(device.show(there), there)).toEqual(turnedAway('challenge'));
  expect(await tryIt(device.show(there), there, elsewhere)).toEqual(turnedAway('unknown'));
  const again = await desk.ask(elsewhere);
  expect((await tryIt(theirs.show(again), again, elsewhere)).letIn).toEqual(owner(other));
});

test('a counter that goes back or stands still is turned away and recorded, and the real one goes on', async () => {
  const first = await desk.ask(here);
  expect((await tryIt(device.show(first), first)).letIn).toEqual(owner(joan));
  for (const counter of [device.counter - 1, device.counter, 0]) {
    const asked = await desk.ask(here);
    const twin = device.show(asked, { counter });
    device.counter -= 1;
    expect(await tryIt(twin, asked)).toEqual(turnedAway('counter'));
  }
  const [line] = (await desk.record('passkey.refused')).slice(-1);
  expect(line).toMatchObject({ subjects: [joan.accountId], object: expect.any(String) });
  const asked = await desk.ask(here);
  expect((await tryIt(device.show(asked), asked)).letIn).toEqual(owner(joan));
});

test('a device that does not count is let in each time, until it begins to', async () => {
  const phone = await desk.give(await desk.addPerson(here));
  for (const counter of [0, 0, 3]) {
    const asked = await desk.ask(here);
    expect((await tryIt(phone.show(asked, { counter }), asked)).refused).toEqual([]);
  }
  const asked = await desk.ask(here);
  expect(await tryIt(phone.show(asked, { counter: 0 }), asked)).toEqual(turnedAway('counter'));
});

test('of 20 who answer one challenge at once, one is let in', async () => {
  const asked = await desk.ask(here);
  const answers = Array.from({ length: 20 }, () => device.show(asked));
  const letIn = await Promise.all(answers.map((sent) => desk.signIn.prove(here, asked.challenge, sent)));
  expect(letIn.filter((one) => one !== null)).toEqual([owner(joan)]);
});

test('of 20 answers with one counter, each to its own challenge, one is let in', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => desk.ask(here)));
  const counter = device.counter + 100;
  const letIn = await Promise.all(
    all.map((asked) => desk.signIn.prove(here, asked.challenge, device.show(asked, { counter }))),
  );
  device.counter = counter;
  expect(letIn.filter((one) => one !== null)).toEqual([owner(joan)]);
});

test('an account that is switched off is turned away like anybody', async () => {
  const off = await desk.addPerson(here);
  const theirs = await desk.give(off);
  await desk.db.query('update account set disabled_at = now() where id = $1', [off.accountId]);
  const asked = await desk.ask(here);
  expect(await tryIt(theirs.show(asked), asked)).toEqual(turnedAway('account-off'));
});

test('after 300 challenges in an hour a network gets no more, and others do', async () => {
  const taken = await Promise.all(Array.from({ length: 301 }, () => desk.signIn.begin(elsewhere, '198.51.100.1')));
  expect(taken.filter((one) => one === null)).toHaveLength(1);
  expect(await desk.signIn.begin(elsewhere, '198.51.100.2')).not.toBeNull();
});

test('answers to nothing do not fill the record up', async () => {
  const limit = { most: 300, seconds: 300 };
  expect(await tryIt('{}', { challenge: '' })).toEqual(turnedAway('challenge'));
  while ((await desk.permits.take(`passkey refused ${here}`, limit)).allowed);
  expect(await tryIt('{}', { challenge: '' })).toEqual({ letIn: null, refused: [] });
});
