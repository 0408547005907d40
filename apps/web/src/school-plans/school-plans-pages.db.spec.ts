import { withoutTokens } from '@footing/testing';
import { formWith, MyDataDesk, type Visitor } from '../my-data/spec/desk';

let desk: MyDataDesk;
let lead: Visitor;
let dean: Visitor;
let other: Visitor;
let [law, art] = ['', ''];
beforeAll(async () => {
  desk = await MyDataDesk.open();
  [lead, dean, other] = [
    await desk.visitor('programme-lead'),
    await desk.visitor('observer'),
    await desk.visitor('champion'),
  ];
  const school = async (name: string) => {
    const [row] = await desk.db.query<{ id: string }>(
      'insert into school (institution_id, name) values ($1, $2) returning id',
      [desk.institutionId, name],
    );
    return row?.id ?? '';
  };
  [law, art] = [await school('Law'), await school('Art')];
}, 60_000);
afterAll(() => desk.close());

/** Sends the form with this button as it stands, with other answers. */
async function send(by: Visitor, at: string, button: RegExp, fields: object) {
  const form = formWith(await by.page(at), button);
  const { '': _, ...hidden } = form?.fields ?? {};
  return by.agent
    .post(form?.action ?? '')
    .type('form')
    .send({ ...hidden, ...fields });
}
const eventsOf = async ({ accountId }: Visitor) =>
  (
    await desk.db.query<{ event: string }>(
      `select event from audit_event where account_id = $1 and (event like 'school-%' or event like 'action.%') order by id`,
      [accountId],
    )
  ).map(({ event }) => event);
const good = {
  ...{ what: 'Ask students who commute', why: 'Fewer of them come', ownerWords: 'Dean’s office', ownerId: '' },
  ...{ 'dueOn-day': '31', 'dueOn-month': '3', 'dueOn-year': '2027', state: 'to-do', notes: '', droppedWhy: '' },
};

test('a lead is named, writes the plan, and every look and change is in the record', async () => {
  expect(await dean.page('/school-plans')).toContain('You lead no school yet');
  expect((await dean.agent.get(`/school-plans/${law}`)).status).toBe(404);
  const nobody = await send(lead, `/school-plans/${law}/leads`, /Let them lead it/, { accountId: '' });
  expect([nobody.status, nobody.text.includes('Choose somebody in this list')]).toEqual([422, true]);
  const begun = await send(lead, `/school-plans/${law}/leads`, /Let them lead it/, { accountId: dean.accountId });
  expect(begun.status).toBe(303);

  expect(withoutTokens(await dean.page('/school-plans'))).not.toContain('Art');
  const wrong = await send(dean, `/school-plans/${law}/action?year=2025`, /Add it to the plan/, {
    ...{ ...good, why: '', state: 'dropped', 'dueOn-month': '14' },
  });
  expect(wrong.status).toBe(422);
  for (const words of ['Ask students who commute', 'Say which gap it answers', 'Say why it is dropped'])
    expect(wrong.text).toContain(words);
  expect((await send(dean, `/school-plans/${law}/action?year=2025`, /Add it to the plan/, good)).status).toBe(303);
  const before = await dean.page(`/school-plans/${law}?year=2025`);
  expect(before).toContain('Dean’s office');
  expect((await send(dean, `/school-plans/${law}?year=2026`, /Take over what is open/, {})).status).toBe(303);
  const now = await dean.page(`/school-plans/${law}?year=2026`);
  expect(now).toContain('From the year before');
  const action = /\/school-plan-actions\/[0-9a-f-]{36}/.exec(now)?.[0] ?? '';
  const changed = { ...good, state: 'done', ownerWords: '', ownerId: other.accountId };
  expect((await send(dean, action, /Save the change/, changed)).status).toBe(303);
  const stale = await send(dean, action, /Save the change/, { ...changed, version: '1', notes: 'Mine' });
  expect([stale.status, stale.text.includes('Mine')]).toEqual([409, true]);
  expect(await dean.page(action)).toContain('Somebody else saw to it');

  for (const address of [action, `/school-plans/${law}`, `/school-plans/${law}/plan.csv?year=2026`])
    expect((await other.agent.get(address)).status).toBe(404);
  expect((await other.agent.get(`/school-plans/${art}/leads`)).status).toBe(404);
  expect(await other.page('/my-actions')).toMatch(/In the plan of[\s\S]*Law/);
  expect(new Set(await eventsOf(dean))).toEqual(
    new Set(['school-plan.viewed', 'school-plan.action-set', 'school-plan.carried']),
  );
  expect(await eventsOf(lead)).toContain('school-lead.begun');
});

test('the file of a plan holds what is to be done, and no number about students', async () => {
  const file = await dean.agent.get(`/school-plans/${law}/plan.csv?year=2025`);
  expect(file.headers['content-disposition']).toBe('attachment; filename="school-plan-2025-26.csv"');
  const [head = '', row = ''] = file.text.trim().split(/\r?\n/);
  expect(head).toContain('Which gap it answers');
  expect(row.replace(/2025\/26|2027-03-31/g, '')).not.toMatch(/\d/);
  expect(await eventsOf(dean)).toContain('school-plan.taken-out');
});

test('who no longer leads a school no longer sees its plan', async () => {
  expect((await send(lead, `/school-plans/${law}/leads`, /No longer leads it/, {})).status).toBe(303);
  expect((await dean.agent.get(`/school-plans/${law}`)).status).toBe(404);
  expect(await eventsOf(lead)).toContain('school-lead.ended');
});
