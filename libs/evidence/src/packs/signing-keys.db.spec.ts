import { createPublicKey, verify } from 'node:crypto';
import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { EvidenceStage } from '../spec/evidence-stage';
import { SigningKeys } from './signing-keys.service';

let stage: EvidenceStage;
let analyst: Actor;
beforeEach(async () => {
  stage = await EvidenceStage.open();
  analyst = stage.as('analyst');
});
afterEach(() => stage.close());

const bytes = Buffer.from('what is signed');
const holds = (pem: string, signature: Uint8Array) => verify(null, bytes, createPublicKey(pem), signature);

const keyMade = () => stage.get(Database).transaction(analyst, (tx) => stage.get(SigningKeys).ready(tx, analyst));

test('a key is made where something is signed, once, whoever is first, and signs 64 bytes that its public half checks', async () => {
  const keys = stage.get(SigningKeys);
  await Promise.all([1, 2, 3].map(keyMade));
  expect(await keys.list(analyst)).toHaveLength(1);
  const pem = await keys.publicKey(analyst);
  const signature = await keys.sign(analyst, bytes);
  expect(signature).toHaveLength(64);
  expect(holds(pem, signature)).toBe(true);
  expect(verify(null, Buffer.from('something else'), createPublicKey(pem), signature)).toBe(false);
});

test('whoever only looks or asks makes no key', async () => {
  const keys = stage.get(SigningKeys);
  const none = { kind: 'conflict', code: 'key.none' };
  await expect(keys.publicKey(analyst)).rejects.toMatchObject(none);
  await expect(keys.sign(analyst, bytes)).rejects.toMatchObject(none);
  expect(await keys.list(analyst)).toEqual([]);
});

test('nothing in the database signs: the private half is sealed', async () => {
  await keyMade();
  const [row] = await stage.db.query<{ all: string; sealed: Buffer }>(
    `select encode(sealed, 'escape') || public_key as all, sealed from evidence.signing_key`,
  );
  expect(row?.all).not.toContain('PRIVATE');
  // Bytes that stand before every private key of Ed25519 (RFC 8410).
  expect(row?.sealed.includes(Buffer.from('302e020100300506032b6570', 'hex'))).toBe(false);
});

test('a new key is a new row; what the old one signed is still checked with it', async () => {
  const keys = stage.get(SigningKeys);
  await keyMade();
  const [old, signed] = [await keys.publicKey(analyst), await keys.sign(analyst, bytes)];
  const fresh = await keys.renew(stage.as('administrator'));
  expect(fresh).not.toBe(old);
  expect(await keys.publicKey(analyst)).toBe(fresh);
  expect((await keys.list(analyst)).map(({ pem, isCurrent }) => [pem, isCurrent])).toEqual([
    [fresh, true],
    [old, false],
  ]);
  expect([holds(old, signed), holds(fresh, signed)]).toEqual([true, false]);
});

test('a hostile client changes, takes away, empties and forges no key, and sees none of another university', async () => {
  await keyMade();
  const tries: readonly (readonly [string, string])[] = [
    [`update evidence.signing_key set public_key = public_key`, 'signing_key_stays'],
    [`delete from evidence.signing_key`, 'signing_key_stays'],
    [`truncate evidence.signing_key`, 'signing_key_stays'],
    [
      `insert into evidence.signing_key select institution_id, 3, replace(public_key, 'A', 'B'), sealed, made_at from evidence.signing_key`,
      'signing_key_follows',
    ],
    [
      `insert into evidence.signing_key select institution_id, 2, replace(public_key, 'A', 'B'),
         convert_to(repeat('-----BEGIN PRIVATE KEY-----', 20), 'UTF8'), made_at from evidence.signing_key`,
      'signing_key_is_sealed',
    ],
    [
      `insert into evidence.signing_key select institution_id, 2, 'none', sealed, made_at from evidence.signing_key`,
      'signing_key_public_is_pem',
    ],
  ];
  for (const [sql, constraint] of tries) await expect(stage.db.query(sql)).rejects.toMatchObject({ constraint });
  const asApp = (sql: string) =>
    stage.hostile(null, '', async (client) => {
      await client.query('set local role footing_app');
      return client.query(sql);
    });
  await expect(asApp('update evidence.signing_key set number = 9')).rejects.toThrow('permission denied');
  await expect(asApp('delete from evidence.signing_key')).rejects.toThrow('permission denied');
  const elsewhere = await stage.hostile(null, '', async (client) => {
    await client.query(
      `set local role footing_app; select set_config('footing.institution_id', gen_random_uuid()::text, true)`,
    );
    return client.query('select 1 from evidence.signing_key');
  });
  expect(elsewhere.rows).toEqual([]);
});

test.each(['student', 'mentor', 'consultant', 'administrator'] as const)('a %s signs nothing', async (role) => {
  const refused = { kind: 'forbidden' };
  await expect(stage.get(SigningKeys).sign(stage.as(role), bytes)).rejects.toMatchObject(refused);
  await expect(stage.get(SigningKeys).publicKey(stage.as(role))).rejects.toMatchObject(refused);
  if (role !== 'administrator')
    await expect(stage.get(SigningKeys).renew(stage.as(role))).rejects.toMatchObject(refused);
});
