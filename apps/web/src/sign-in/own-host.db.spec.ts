import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { IdentityProviders, MetadataSources, usualStrong } from '@footing/identity';
import { systemActor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, SoftPasskey, TEST_MASTER_KEY } from '@footing/testing';
import { OIDC_CLIENT, UniversityOidc } from '@footing/testing/identity-providers/university-oidc';
import { UniversitySaml } from '@footing/testing/identity-providers/university-saml';
import request from 'supertest';
import { startWeb } from '../start-web';
import { DoorModule } from './passkey/spec/door';

const PUBLIC = 'mentoring.localhost';
const OWN = 'mentoring.gower.localhost';
const FORGED = 'evil.example';
let db: FreshDatabase;
let web: NestExpressApplication;
let university: UniversityOidc;
let gower: string;
let tayside: string;

beforeAll(async () => {
  [db, university] = [await freshDatabase(), await UniversityOidc.start()];
  const found = async (slug: string) => {
    const [row] = await db.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ($1, $1, 'wales', 'a@b.example') returning id`,
      [slug],
    );
    return row?.id ?? '';
  };
  [gower, tayside] = [await found('gower'), await found('tayside')];
  await db.query('insert into institution_host (host, institution_id) values ($1, $2)', [OWN, gower]);
  const env = { NODE_ENV: 'test', PORT: '0', PUBLIC_URL: `http://${PUBLIC}:4000`, DATABASE_URL: db.url };
  const secrets = { MASTER_KEY: TEST_MASTER_KEY, SESSION_SECRET: 's'.repeat(40) };
  web = await startWeb(readSettings({ ...env, ...secrets }), { modules: [DoorModule] });
}, 60_000);
afterEach(() => db.query('delete from permit'));
afterAll(async () => {
  await web.close();
  await university.stop();
  await db.drop();
});

/** A browser at one address, which holds cookies and passkeys to it. */
class Browser {
  readonly device: SoftPasskey;
  private readonly agent = request.agent(web.getHttpServer());
  private token = '';

  constructor(
    private readonly host: string,
    device?: SoftPasskey,
  ) {
    this.device = device ?? new SoftPasskey(`http://${host}:4000`);
  }
  async open(path: string) {
    const answer = await this.agent.get(path).set('Host', `${this.host}:4000`);
    this.token = /name="_csrf" value="([^"]+)"/.exec(answer.text)?.[1] ?? this.token;
    return answer;
  }
  post(path: string, fields: object = {}) {
    return this.agent
      .post(path)
      .set('Host', `${this.host}:4000`)
      .set('Origin', `http://${this.host}:4000`)
      .type('form')
      .send({ _csrf: this.token, ...fields });
  }
  async asked(path: string) {
    type Asked = { challenge: string; rp: { id: string }; rpId: string; user: { id: string } };
    return ((await this.post(path)).body as { options: Asked }).options;
  }
  /** @returns the name of the host that the passkey is made for. */
  async add(): Promise<string> {
    await this.open('/me/passkeys');
    const asked = await this.asked('/me/passkeys/options');
    await this.post('/me/passkeys', { answer: this.device.make(asked) });
    return asked.rp.id;
  }
  /** @param as what the device pretends to be asked for. */
  async enter(as?: string) {
    await this.open('/at/gower');
    await this.open('/sign-in/passkey');
    const asked = await this.asked('/sign-in/passkey/options');
    const answer = this.device.show(as === undefined ? asked : { ...asked, rpId: as });
    return this.post('/sign-in/passkey', { answer, next: '/me' });
  }
}

/** Somebody of Gower, signed in at this address. */
async function somebodyAt(host: string): Promise<Browser> {
  const [row] = await db.query<{ id: string }>(
    `with a as (insert into account (institution_id, name, email) values ($1, 'Joan', gen_random_uuid() || '@b.example') returning id)
     , r as (insert into account_role (institution_id, account_id, role) select $1, a.id, 'mentor' from a) select id from a`,
    [gower],
  );
  const browser = new Browser(host);
  await browser.open(`/spec-door?institutionId=${gower}&accountId=${row?.id ?? ''}`);
  return browser;
}
const rpIds = () => db.query<{ rp: string | null }>('select rp_id as rp from passkey order by created_at, id');

describe('passkeys', () => {
  beforeEach(() => db.query('delete from passkey'));

  test.each([OWN, PUBLIC])('one that was made at %s signs in there', async (host) => {
    const joan = await somebodyAt(host);
    expect(await joan.add()).toBe(host);
    expect(await rpIds()).toEqual([{ rp: host }]);
    expect((await new Browser(host, joan.device).enter()).body).toEqual({ next: '/me' });
  });

  test.each([
    [OWN, PUBLIC],
    [PUBLIC, OWN],
  ])('one that was made at %s is no way in at %s, whatever a device says', async (made, other) => {
    const joan = await somebodyAt(made);
    await joan.add();
    for (const as of [undefined, made])
      expect((await new Browser(other, joan.device).enter(as)).body).toEqual({ refused: 'refused' });
    const [line] = await db.query<{ fields: string[] }>(
      `select fields from audit_event where event = 'passkey.refused' order by id desc limit 1`,
    );
    expect(line?.fields).toEqual(['address']);
  });

  test('one from before this was kept belongs to the address in the settings', async () => {
    const joan = await somebodyAt(PUBLIC);
    await joan.add();
    await db.query('update passkey set rp_id = null');
    expect((await new Browser(PUBLIC, joan.device).enter()).body).toEqual({ next: '/me' });
  });

  test('a made-up host, and the host of another university, change nothing', async () => {
    const joan = await somebodyAt(FORGED);
    await joan.open('/me/passkeys');
    expect((await joan.asked('/me/passkeys/options')).rp.id).toBe(PUBLIC);
    const max = new Browser(OWN);
    const [row] = await db.query<{ id: string }>(
      `insert into account (institution_id, name, email) values ($1, 'Max', 'max@b.example') returning id`,
      [tayside],
    );
    await max.open(`/spec-door?institutionId=${tayside}&accountId=${row?.id ?? ''}`);
    await max.open('/me/passkeys');
    expect((await max.asked('/me/passkeys/options')).rp.id).toBe(PUBLIC);
  });

  test('the pages say where else a passkey may have been made', async () => {
    const joan = await somebodyAt(PUBLIC);
    await joan.add();
    await db.query('update passkey set rp_id = $1', [OWN]);
    expect((await joan.open('/me/passkeys')).text).toContain(`It was made at ${OWN} and works only there`);
    const signIn = (await new Browser(OWN).open('/sign-in/passkey?next=/me')).text;
    expect(signIn).toContain(`href="http://${PUBLIC}:4000/at/gower/sign-in/passkey?next=%2Fme"`);
    const other = new Browser(PUBLIC);
    await other.open('/at/tayside');
    expect((await other.open('/sign-in/passkey')).text).not.toContain('works only at the address');
  });
});

describe('a link in an e-mail', () => {
  test.each([PUBLIC, FORGED])('is asked for at the own host, from %s too', async (host) => {
    const browser = new Browser(host);
    await browser.open('/at/gower');
    const { headers } = await browser.open(`/sign-in/e-mail?next=//${FORGED}`);
    expect(headers['location']).toBe(`http://${OWN}:4000/sign-in/e-mail?next=%2F`);
    expect((await new Browser(OWN).open('/sign-in/e-mail')).status).toBe(200);
    await browser.open('/at/tayside');
    expect((await browser.open('/sign-in/e-mail')).status).toBe(200);
  });
});

describe('the university’s sign-in', () => {
  let id: string;
  beforeAll(async () => {
    const providers = web.get(IdentityProviders, { strict: false });
    const usual = { name: 'Gower', scopes: ['gower.ac.uk'], strong: [...usualStrong.oidc], skewSeconds: 120 };
    const input = { ...usual, issuer: university.issuer, clientId: OIDC_CLIENT.id, studentNumber: '' };
    id = await providers.addOidc(systemActor(gower), { ...input, clientSecret: OIDC_CLIENT.secret });
    await providers.turn(systemActor(gower), id, true);
  });

  test('goes to the university from the own host, and is to come back there', async () => {
    const answer = await new Browser(OWN).open(`/sign-in/oidc/${id}`);
    const to = new URL(answer.headers['location'] ?? '');
    expect(to.origin).toBe(university.issuer);
    expect(to.searchParams.get('redirect_uri')).toBe(`http://${OWN}:4000/sign-in/oidc/${id}/callback`);
  });

  test.each([PUBLIC, FORGED])('begun at %s it goes to the own host first', async (host) => {
    const answer = await new Browser(host).open(`/sign-in/oidc/${id}?next=/me`);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(`http://${OWN}:4000/sign-in/oidc/${id}?next=%2Fme`);
    expect(JSON.stringify(answer.headers)).not.toContain(FORGED);
    const away = await new Browser(host).open(`/sign-in/oidc/${id}?next=//${FORGED}`);
    expect(away.headers['location']).toBe(`http://${OWN}:4000/sign-in/oidc/${id}?next=%2F`);
  });

  test('SAML services are told the own host, wherever our metadata is asked for', async () => {
    const saml = await UniversitySaml.start();
    const providers = web.get(IdentityProviders, { strict: false });
    const source = web
      .get(MetadataSources, { strict: false })
      .read(saml.metadata(), { entityId: null, signedBy: null });
    await saml.stop();
    const input = { name: 'Gower', scopes: [], strong: [...usualStrong.saml], skewSeconds: 120, studentNumber: '' };
    const bySaml = await providers.addSaml(systemActor(gower), input, source);
    for (const host of [OWN, PUBLIC, FORGED]) {
      const { text } = await new Browser(host).open(`/sign-in/saml/${bySaml}/metadata`);
      expect(text).toContain(`entityID="http://${OWN}:4000/sign-in/saml/${bySaml}/metadata"`);
      expect(text).toContain(`Location="http://${OWN}:4000/sign-in/saml/${bySaml}/answer"`);
    }
  });
});
