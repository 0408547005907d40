import { readSettings } from '@footing/config';
import { connectionOptions, Database } from '@footing/database';
import { type Actor, systemActor } from '@footing/kernel';
import { Logger } from '@nestjs/common';
import { programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, HeldClock, testSecrets } from '@footing/testing';
import { UniversitySaml } from '@footing/testing/identity-providers/university-saml';
import { DataSource } from 'typeorm';
import { IdentityProvider } from '../../data/identity-provider.entity';
import { OwnAddresses } from '../../own-addresses.service';
import { noticesOver } from '../../spec/notices-over';
import { IdentityProviders } from '../identity-providers.service';
import { usualStrong } from '../strength';
import { MetadataRefresh } from './metadata-refresh.service';
import { MetadataSources } from './metadata-source';

const HOUR_MS = 60 * 60_000;
const began = new Date('2026-11-03T09:00:00Z');
const hours = (more: number) => new Date(began.getTime() + more * HOUR_MS);

const clock = new HeldClock(began);
let db: FreshDatabase;
let source: DataSource;
let providers: IdentityProviders;
let sources: MetadataSources;
let refresh: MetadataRefresh;
let actor: Actor;
let university: UniversitySaml;
let id: string;

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({
    ...connectionOptions(db.url),
    entities: [...programmesEntities, IdentityProvider],
  }).initialize();
  const database = new Database(source);
  const { notices } = noticesOver(db.url);
  providers = new IdentityProviders(
    database,
    testSecrets(),
    clock,
    new OwnAddresses(database, readSettings({ NODE_ENV: 'test' })),
    notices,
  );
  sources = new MetadataSources(readSettings({ NODE_ENV: 'test' }), clock);
  refresh = new MetadataRefresh(database, sources, clock, notices);
  const [made] = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@b.example') returning id`,
  );
  actor = systemActor(made?.id ?? '');
  university = await UniversitySaml.start();
  Logger.overrideLogger(false);
});
afterAll(async () => {
  await university.stop();
  await source.destroy();
  await db.drop();
});

beforeEach(() => {
  clock.moveTo(began);
  university.scopes = ['wharfedale.ac.uk'];
  university.twistsMetadata = (xml) => xml;
  [university.isDown, university.signsMetadataAsStranger] = [false, false];
});
afterEach(() => db.query('delete from identity_provider'));

/** Sets the service up by the address of its metadata. @param signed whether metadata must be signed by the university's key. */
async function setUp({ signed = false } = {}): Promise<void> {
  university.signsMetadata = signed;
  university.validUntil = signed ? hours(14 * 24) : null;
  const metadataUrl = `${university.url}/metadata`;
  const metadataCertificate = university.certificate;
  const input = {
    name: 'W',
    scopes: [],
    strong: [...usualStrong.saml],
    skewSeconds: 120,
    studentNumber: '',
    metadataUrl,
  };
  const wanted = { entityId: null, signedBy: signed ? metadataCertificate : null };
  const fetched = await sources.fetch(metadataUrl, wanted);
  id = await providers.addSaml(actor, signed ? { ...input, metadataCertificate } : input, fetched);
}

/** What is kept after a round five hours later. */
async function later(): Promise<{
  fault: string | null;
  scopes: readonly string[];
  fetchedAt: Date;
  certificates: number;
}> {
  clock.moveTo(hours(5));
  await refresh.refreshDue(actor.institutionId);
  const { metadata } = await providers.find(actor, id);
  if (!metadata) throw new Error('no metadata');
  const { fault, facts, fetchedAt } = metadata;
  return { fault, scopes: facts.scopes, fetchedAt, certificates: facts.certificates.length };
}

test('metadata is fetched again after four hours, by one worker alone', async () => {
  await setUp();
  clock.moveTo(hours(3));
  expect(await refresh.refreshDue(actor.institutionId)).toBe(0);
  clock.moveTo(hours(5));
  const rounds = await Promise.all(Array.from({ length: 5 }, () => refresh.refreshDue(actor.institutionId)));
  expect(rounds.reduce((all, one) => all + one, 0)).toBe(1);
});

test('a scope that was taken away is gone, and a second key beside the first is there', async () => {
  university.scopes = ['wharfedale.ac.uk', 'college.wharfedale.ac.uk'];
  await setUp();
  university.scopes = ['wharfedale.ac.uk'];
  await university.publishNextKey();
  expect(await later()).toEqual({ fault: null, scopes: ['wharfedale.ac.uk'], fetchedAt: hours(5), certificates: 2 });
  university.changeKeys();
});

const asBefore = { scopes: ['wharfedale.ac.uk'], fetchedAt: began, certificates: 1 };

test('a service that is down keeps its last good copy', async () => {
  await setUp();
  university.isDown = true;
  expect(await later()).toEqual({ ...asBefore, fault: 'unreachable' });
  university.isDown = false;
  await refresh.refreshNow(actor, id);
  expect((await providers.find(actor, id)).metadata?.fault).toBeNull();
});

test.each<[what: string, fault: string, change: (metadata: string) => string]>([
  ['another service in its place', 'other-entity', (xml) => xml.replace('/entity"', '/another"')],
  [
    'no service in it any more',
    'not-a-sign-in-service',
    (xml) => xml.replaceAll('IDPSSODescriptor', 'SPSSODescriptor'),
  ],
  ['metadata that is over', 'expired', (xml) => xml.replace('ID="_metadata"', 'validUntil="2026-11-03T13:00:00Z"')],
  [
    'many universities at once',
    'aggregate',
    (xml) => `<EntitiesDescriptor>${xml.replace(/^<\?xml.*\?>/, '')}</EntitiesDescriptor>`,
  ],
  ['a document type', 'unreadable', (xml) => xml.replace('?>', '?><!DOCTYPE a>')],
  ['half of it', 'unreadable', (xml) => xml.slice(0, 400)],
  ['no certificate', 'no-certificate', (xml) => xml.replace(/<ds:X509Certificate>.*?<\/ds:X509Certificate>/g, '')],
  [
    'no address to sign in',
    'no-sign-in-address',
    (xml) => xml.replace('SingleSignOnService', 'ArtifactResolutionService'),
  ],
  [
    'an address that is no web address',
    'unsafe-address',
    (xml) => xml.replace(/http:[^"]*\/sign-in/, 'javascript:alert(1)'),
  ],
  ['more than a megabyte', 'too-large', (xml) => xml.replace('<!-- ', `<!-- ${'x'.repeat(1_100_000)}`)],
])('%s is not taken, and the last good copy stays', async (_, fault, change) => {
  await setUp();
  university.twistsMetadata = change;
  expect(await later()).toEqual({ ...asBefore, fault });
});

test('signed metadata is taken from the key that was given', async () => {
  await setUp({ signed: true });
  university.scopes = ['wharfedale.ac.uk', 'college.wharfedale.ac.uk'];
  expect(await later()).toMatchObject({ fault: null, scopes: university.scopes });
});

test.each<[what: string, fault: string, change: () => void]>([
  ['unsigned', 'not-signed', () => (university.signsMetadata = false)],
  [
    'changed after it was signed',
    'not-signed',
    () => (university.twistsMetadata = (xml) => xml.replace('wharfedale.ac.uk', 'tayside.ac.uk')),
  ],
  ['signed with another key', 'not-signed', () => (university.signsMetadataAsStranger = true)],
  ['without an end', 'no-end', () => (university.validUntil = null)],
  ['valid for fifteen days', 'no-end', () => (university.validUntil = hours(15 * 24 + 5))],
])('metadata that must be signed is not taken when it is %s', async (_, fault, change) => {
  await setUp({ signed: true });
  change();
  expect(await later()).toEqual({ ...asBefore, fault });
});

test('only the part that was signed is read', async () => {
  await setUp({ signed: true });
  university.twistsMetadata = (xml) => {
    const evil = xml.replace(/<ds:Signature.*<\/ds:Signature>/s, '').replace('wharfedale.ac.uk', 'tayside.ac.uk');
    const inner = xml.replace(/^<\?xml.*\?>/, '');
    return `${evil.slice(0, evil.lastIndexOf('</md:EntityDescriptor>'))}${inner}</md:EntityDescriptor>`;
  };
  expect(await later()).toEqual({ ...asBefore, fault: 'not-signed' });
});
