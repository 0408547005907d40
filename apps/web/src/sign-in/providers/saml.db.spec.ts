import { amina, helen, joan } from '@footing/testing/identity-providers/people';
import { UniversitySaml } from '@footing/testing/identity-providers/university-saml';
import { Wharfedale } from './spec/wharfedale';

let here: Wharfedale;
let university: UniversitySaml;
let id: string;

beforeAll(async () => {
  [here, university] = [await Wharfedale.start(), await UniversitySaml.start()];
  id = await here.useSaml(university);
}, 60_000);
afterAll(async () => {
  await university.stop();
  await here.stop();
});

/** Somebody who has been sent to their university, and what they were sent with. */
async function atUniversity(next = '/me') {
  const visitor = here.visitor();
  const { to } = await visitor.get(`/sign-in/saml/${id}?next=${encodeURIComponent(next)}`);
  return { visitor, request: university.read(to) };
}

const base64 = (xml: string) => Buffer.from(xml).toString('base64');

test('a student comes in by their university, with the role that their affiliation allows', async () => {
  const { visitor, request } = await atUniversity();
  const answer = await visitor.post(request.answers, {
    SAMLResponse: base64(university.answer(request, amina)),
    RelayState: request.relayState,
  });
  expect(answer).toMatchObject({ status: 303, to: '/me' });
  expect((await visitor.get('/me')).text).toContain('Amina Yusuf');
  const account = (await here.accounts.list(here.actor)).find(({ name }) => name === 'Amina Yusuf');
  expect(account).toMatchObject({ roles: ['student'], email: 'amina.yusuf@wharfedale.example' });
});

test('somebody who works there has an account without a role, and is told whom to ask', async () => {
  const { visitor, request } = await atUniversity();
  const answer = await visitor.post(request.answers, {
    SAMLResponse: base64(university.answer(request, helen)),
    RelayState: request.relayState,
  });
  expect(answer).toMatchObject({ status: 303, to: '/sign-in/awaiting-role' });
  expect((await visitor.get(answer.to)).text).toContain('has no role yet');
});

test('a graduate is turned away', async () => {
  const { visitor, request } = await atUniversity();
  const answer = await visitor.post(request.answers, {
    SAMLResponse: base64(university.answer(request, joan)),
    RelayState: request.relayState,
  });
  expect(answer.status).toBe(403);
  expect(await here.record('sign-in.refused')).toMatchObject([{ fields: ['who.not-allowed'], outcome: 'refused' }]);
});
