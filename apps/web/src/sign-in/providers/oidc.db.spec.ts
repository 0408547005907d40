import { amina } from '@footing/testing/identity-providers/people';
import { UniversityOidc } from '@footing/testing/identity-providers/university-oidc';
import { Wharfedale } from './spec/wharfedale';

let here: Wharfedale;
let university: UniversityOidc;
let id: string;

beforeAll(async () => {
  [here, university] = [await Wharfedale.start(), await UniversityOidc.start()];
  id = await here.useOidc(university);
}, 60_000);
afterAll(async () => {
  await university.stop();
  await here.stop();
});

test('a student comes in by their university, with the role that their affiliation allows', async () => {
  const visitor = here.visitor();
  const page = await visitor.follow(`/sign-in/oidc/${id}?next=/me`);
  expect(page).toMatchObject({ status: 200, at: `${here.url}/me` });
  expect(page.text).toContain(amina.name);
});
