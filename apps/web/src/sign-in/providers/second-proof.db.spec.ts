import { helen, type UniversityPerson } from '@footing/testing/identity-providers/people';
import { UniversityOidc } from '@footing/testing/identity-providers/university-oidc';
import { UniversitySaml } from '@footing/testing/identity-providers/university-saml';
import { Secret, TOTP } from 'otpauth';
import { type Answer, type Visitor } from './spec/visitor';
import { Wharfedale } from './spec/wharfedale';

let here: Wharfedale;
let saml: UniversitySaml;
let oidc: UniversityOidc;
const ids = { saml: '', oidc: '' };

beforeAll(async () => {
  here = await Wharfedale.start();
  [saml, oidc] = [await UniversitySaml.start(), await UniversityOidc.start()];
  [ids.saml, ids.oidc] = [await here.useSaml(saml), await here.useOidc(oidc)];
}, 60_000);
afterEach(() =>
  here.db.query(
    `delete from sign_in_identity; delete from account_session; delete from account_totp; delete from recovery_code;
     delete from permit; delete from account_role; delete from account`,
  ),
);
afterAll(async () => {
  await Promise.all([saml.stop(), oidc.stop()]);
  await here.stop();
});

/** Comes in by the university's service. @returns what we answered at the end of it. */
const comeIn: Record<'saml' | 'oidc', (visitor: Visitor, person: UniversityPerson, next?: string) => Promise<Answer>> =
  {
    saml: async (visitor, person, next = '/programmes') => {
      const { to } = await visitor.get(`/sign-in/saml/${ids.saml}?next=${encodeURIComponent(next)}`);
      const request = saml.read(to);
      const SAMLResponse = Buffer.from(saml.answer(request, person)).toString('base64');
      return visitor.post(request.answers, { SAMLResponse, RelayState: request.relayState });
    },
    oidc: async (visitor, person, next = '/programmes') => {
      oidc.person = person;
      const away = await visitor.get(`/sign-in/oidc/${ids.oidc}?next=${encodeURIComponent(next)}`);
      return visitor.get((await visitor.follow(away.to, oidc.issuer)).at);
    },
  };

const once: UniversityPerson = { ...helen, two: false };
const strengths = async () =>
  (await here.db.query<{ strength: string; method: string }>('select strength, method from account_session')).map(
    ({ strength, method }) => `${method} ${strength}`,
  );

/** Gives the account a role that needs two proofs; the account is there since the first sign-in. */
async function makeConsultant(way: 'saml' | 'oidc', visitor = here.visitor()): Promise<void> {
  await comeIn[way](visitor, once);
  await here.db.query(
    `delete from account_session; insert into account_role (institution_id, account_id, role)
     select institution_id, id, 'consultant' from account`,
  );
}

/** Sets codes up in a browser that just came in by one proof. @returns the app's secret. */
async function setUp(visitor: Visitor): Promise<string> {
  await visitor.send('/sign-in/code/set-up', '/sign-in/code/set-up/start');
  const { text } = await visitor.get('/sign-in/code/set-up');
  const secret = /govuk-inset-text">([A-Z2-7 ]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
  await visitor.send('/sign-in/code/set-up', '/sign-in/code/set-up', { code: codeFor(secret) });
  // As if the code of this half-minute had not been used: so that no test has to wait for the next.
  await here.db.query('update account_totp set last_step = 0');
  return secret;
}
const codeFor = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

describe.each(['saml', 'oidc'] as const)('by %s', (way) => {
  test('who works here and came with one proof is led to set codes up, and sees nobody before', async () => {
    await makeConsultant(way);
    const visitor = here.visitor();
    expect(await comeIn[way](visitor, once)).toMatchObject({ status: 303, to: '/programmes' });
    expect((await visitor.get('/programmes')).to).toBe('/sign-in/code?next=%2Fprogrammes');
    expect((await visitor.get('/sign-in/code?next=%2Fprogrammes')).to).toMatch(/^\/sign-in\/code\/set-up\?/);
    expect(await strengths()).toEqual([`${way} single`]);
    await setUp(visitor);
    expect(await strengths()).toEqual([`${way} two`]);
    expect((await visitor.get('/programmes')).status).toBe(200);
  });

  test('with a passkey, it is the passkey that is asked for', async () => {
    await makeConsultant(way);
    await here.db.query(
      `insert into passkey (institution_id, account_id, credential_id, public_key, backed_up, name)
       select institution_id, id, '\\x01', '\\x01', true, 'A phone' from account`,
    );
    const visitor = here.visitor();
    await comeIn[way](visitor, once);
    expect((await visitor.get('/sign-in/code?next=%2Fprogrammes')).to).toBe('/sign-in/passkey?next=%2Fprogrammes');
  });

  test('with codes turned on, one proof of the university signs nobody in', async () => {
    await makeConsultant(way);
    const first = here.visitor();
    await comeIn[way](first, once);
    const secret = await setUp(first);
    await here.db.query('delete from account_session');
    const visitor = here.visitor();
    expect(await comeIn[way](visitor, once)).toMatchObject({ status: 303, to: '/sign-in/code?next=%2Fprogrammes' });
    expect([await strengths(), await visitor.isIn()]).toEqual([[], false]);
    const form = { code: codeFor(secret), next: '/programmes' };
    expect((await visitor.send('/sign-in/code', '/sign-in/code', form)).to).toBe('/programmes');
    expect(await strengths()).toEqual([`${way} two`]);
    const out = await visitor.send('/sign-out', '/sign-out');
    expect(out.to + out.text).toContain(way === 'saml' ? `${saml.url}/sign-out` : oidc.issuer);
  });

  test('who signed in with two proofs at the university is asked for nothing more', async () => {
    await makeConsultant(way);
    const first = here.visitor();
    await comeIn[way](first, once);
    await setUp(first);
    await here.db.query('delete from account_session');
    const visitor = here.visitor();
    expect(await comeIn[way](visitor, helen)).toMatchObject({ status: 303, to: '/programmes' });
    expect(await strengths()).toEqual([`${way} two`]);
    expect((await visitor.get('/programmes')).status).toBe(200);
  });
});
