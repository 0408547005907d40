import { type Actor, DomainError } from '@footing/kernel';
import { type PasskeyTwist, SoftPasskey } from '@footing/testing';
import { Desk, ORIGIN } from './spec/desk';

let desk: Desk;
let here: string;

beforeAll(async () => {
  desk = await Desk.open();
  here = await desk.addInstitution('wharfedale');
});
afterAll(() => desk.close());

const list = async (actor: Actor) => (await desk.passkeys.state(actor, desk.proof())).passkeys;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
const letters = () =>
  desk.db.query<{ kind: string }>('select kind from mail order by id').then((mail) => mail.map(({ kind }) => kind));

/** An attempt to add a passkey. @returns whether it was kept. */
async function add(actor: Actor, twist: PasskeyTwist = {}, device = new SoftPasskey(ORIGIN)): Promise<boolean> {
  const asked = await desk.passkeys.begin(actor, desk.proof());
  const made = { challenge: asked.challenge, sent: device.make(asked, twist), name: 'Phone' };
  return (await desk.passkeys.add(actor, desk.proof(), made)) !== null;
}

test('what a browser is asked for needs no name at sign-in, needs a face, finger or PIN, and names nobody', async () => {
  const joan = await desk.addPerson(here);
  const asked = await desk.passkeys.begin(joan, desk.proof());
  expect(asked).toMatchObject({
    rp: { id: 'mentoring.example' },
    attestation: 'none',
    excludeCredentials: [],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  expect(Buffer.from(asked.user.id, 'base64url')).toHaveLength(32);
  expect(asked.user.id).not.toContain(joan.accountId);
  expect(await desk.ask(here)).toEqual({
    challenge: expect.stringMatching(/^[\w-]{43}$/),
    rpId: 'mentoring.example',
    timeout: 300_000,
    userVerification: 'required',
  });
});

test('a passkey is added, named anew and removed, each with its line, and mail tells of the first and the last', async () => {
  const joan = await desk.addPerson(here);
  const before = (await letters()).length;
  const device = await desk.give(joan);
  const [passkey] = await list(joan);
  expect(passkey).toMatchObject({ name: 'Firefox on a Mac', backedUp: true, lastUsedAt: null });
  const asked = await desk.passkeys.begin(joan, desk.proof());
  expect(asked.excludeCredentials).toMatchObject([{ id: device.id, transports: ['internal', 'hybrid'] }]);
  await desk.passkeys.rename(joan, passkey?.id ?? '', 'My phone');
  expect(await list(joan)).toMatchObject([{ name: 'My phone' }]);
  await desk.passkeys.remove(joan, desk.proof(), passkey?.id ?? '');
  expect(await list(joan)).toEqual([]);
  expect((await letters()).slice(before)).toEqual(['account-notice', 'account-notice']);
  for (const event of ['passkey.added', 'passkey.renamed', 'passkey.removed'])
    expect((await desk.record(event)).slice(-1)).toMatchObject([{ object: passkey?.id, subjects: [joan.accountId] }]);
});

test.each<[string, PasskeyTwist]>([
  ['another origin', { origin: 'https://evil.example' }],
  ['another relying party', { rpId: 'evil.example' }],
  ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ['no face, finger or PIN', { unverified: true }],
  ['an answer for signing in', { type: 'webauthn.get' }],
  ['a page within another site’s', { crossOrigin: true }],
  ['certificates of the maker', { certificates: [Buffer.from('a certificate with an address to fetch from')] }],
])('a passkey with %s is not kept', async (_, twist) => {
  const joan = await desk.addPerson(here);
  expect(await add(joan, twist)).toBe(false);
  expect(await list(joan)).toEqual([]);
});

test('what is made for one person is not kept for another, nor twice', async () => {
  const [joan, max] = [await desk.addPerson(here), await desk.addPerson(here)];
  const asked = await desk.passkeys.begin(joan, desk.proof());
  const device = new SoftPasskey(ORIGIN);
  const made = { challenge: asked.challenge, sent: device.make(asked), name: 'Phone' };
  expect(await desk.passkeys.add(max, desk.proof(), made)).toBeNull();
  const all = await Promise.all(Array.from({ length: 20 }, () => desk.passkeys.add(joan, desk.proof(), made)));
  expect(all.filter((id) => id !== null)).toHaveLength(1);
  expect(await add(max, {}, device)).toBe(false);
  expect(await list(max)).toEqual([]);
});

test('nobody sees, renames or removes another’s', async () => {
  const [joan, max] = [await desk.addPerson(here), await desk.addPerson(here)];
  await desk.give(joan);
  const id = (await list(joan))[0]?.id ?? '';
  expect(await codeOf(desk.passkeys.rename(max, id, 'Mine'))).toBe('passkey.not-found');
  expect(await codeOf(desk.passkeys.remove(max, desk.proof(), id))).toBe('passkey.not-found');
  const stranger = await desk.addPerson(await desk.addInstitution('tayside'));
  expect(await codeOf(desk.passkeys.remove(stranger, desk.proof(), id))).toBe('passkey.not-found');
  expect(await list(joan)).toMatchObject([{ id, name: 'Firefox on a Mac' }]);
});

test('adding and removing need a sign-in of the last five minutes', async () => {
  const joan = await desk.addPerson(here);
  await desk.give(joan);
  const id = (await list(joan))[0]?.id ?? '';
  const made = { challenge: 'x', sent: '', name: 'Phone' };
  for (const old of [desk.proof(5.1), undefined]) {
    expect(await codeOf(desk.passkeys.begin(joan, old))).toBe('sign-in.too-long-ago');
    expect(await codeOf(desk.passkeys.add(joan, old, made))).toBe('sign-in.too-long-ago');
    expect(await codeOf(desk.passkeys.remove(joan, old, id))).toBe('sign-in.too-long-ago');
    expect(await desk.passkeys.state(joan, old)).toMatchObject({ proveFirst: 'again' });
  }
  expect(await desk.passkeys.state(joan, desk.proof(4.9))).toMatchObject({ proveFirst: null });
});

test('who reads a consultant’s mail adds no passkey beside the one that is there', async () => {
  const helen = await desk.addPerson(here, ['consultant']);
  await desk.give(helen);
  const id = (await list(helen))[0]?.id ?? '';
  expect(await codeOf(desk.passkeys.begin(helen, desk.proof()))).toBe('sign-in.second-proof');
  expect(await codeOf(desk.passkeys.remove(helen, desk.proof(), id))).toBe('sign-in.second-proof');
  expect(await codeOf(desk.passkeys.begin(helen, desk.proof(0, 'two')))).toBe('done');
});

test('the last way in with two proofs stays, also when two take one each at once', async () => {
  const helen = await desk.addPerson(here, ['consultant']);
  await desk.give(helen);
  await desk.give(helen);
  const two = desk.proof(0, 'two');
  const ids = (await list(helen)).map(({ id }) => id);
  // Held by somebody else until both have come as far as they can.
  const held = await desk.holdAccount(helen);
  const both = ids.map((id) => codeOf(desk.passkeys.remove(helen, two, id)));
  await desk.untilWaiting(2);
  await held.release();
  expect((await Promise.all(both)).toSorted()).toEqual(['done', 'passkey.last-way-in']);
  expect(await desk.passkeys.state(helen, two)).toMatchObject({ passkeys: [{}], mayRemove: false });
});

test('an account keeps at most twenty', async () => {
  const joan = await desk.addPerson(here);
  for (let count = 0; count < 20; count += 1) await desk.give(joan);
  expect(await codeOf(desk.passkeys.begin(joan, desk.proof()))).toBe('passkey.too-many');
});

test('a mentor without a passkey is asked until they said no or have one; nobody else is', async () => {
  const [joan, max] = [await desk.addPerson(here), await desk.addPerson(here)];
  const helen = await desk.addPerson(here, ['consultant']);
  const isDue = ({ institutionId, accountId }: Actor) =>
    desk.offers.isDue({ institutionId, accountId: accountId ?? '' });
  expect(await Promise.all([joan, max, helen].map(isDue))).toEqual([true, true, false]);
  await desk.offers.decline(joan);
  await desk.offers.decline(joan);
  await desk.give(max);
  expect(await Promise.all([joan, max].map(isDue))).toEqual([false, false]);
  expect((await desk.record('passkey.declined')).slice(-1)).toMatchObject([{ subjects: [joan.accountId] }]);
});

test('who lost every passkey gets a new start from two administrators, never from a mailbox alone', async () => {
  const helen = await desk.addPerson(here, ['consultant']);
  const [ada, max] = [await desk.addPerson(here, ['administrator']), await desk.addPerson(here, ['administrator'])];
  const owner = { institutionId: here, accountId: helen.accountId ?? '' };
  const [person] = await desk.db.query<{ email: string }>('select email from account where id = $1', [helen.accountId]);
  await expect(desk.resets.ask(ada, person?.email ?? '')).rejects.toMatchObject({ code: 'reset.no-codes' });
  expect(await desk.passkeys.guard(owner)).toBe(false);
  await desk.give(helen);
  expect(await desk.passkeys.guard(owner)).toBe(true);
  await desk.resets.ask(ada, person?.email ?? '');
  const [reset] = await desk.resets.waiting(max);
  await desk.resets.agree(max, reset?.id ?? '');
  expect(await list(helen)).toEqual([]);
  expect(await desk.passkeys.guard(owner)).toBe(false);
  expect((await desk.record('passkey.removed')).slice(-1)).toMatchObject([{ subjects: [helen.accountId] }]);
});
