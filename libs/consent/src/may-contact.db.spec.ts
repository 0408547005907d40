import { mayContactDirectly } from './domain/may-contact';
import { Stage } from './spec/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage.clear());

const asked = async (id: string, purpose: 'service' | 'news' | 'evidence' = 'service') => {
  const rows = await stage.db.transaction(
    stage.self,
    (tx) => tx.query<{ may: boolean }[]>('select consent.may_contact($1) as may', [id]),
    purpose,
  );
  return rows[0]?.may;
};

test('the database and the code say the same, whatever the birthday and the institution’s mode', async () => {
  const { id } = await stage.person();
  const [now] = await stage.fresh.query<{ at: Date; day: string }>(
    `select clock_timestamp() as at, (clock_timestamp() at time zone 'Europe/London')::date::text as day`,
  );
  const at = now?.at ?? new Date(0);
  for (const isSupervised of [false, true])
    for (const days of [null, -6_000, -1, 0, 1, 2, 300]) {
      const [row] = await stage.fresh.query<{ until: string | null }>(
        `update student set under_18_until = $2::date + $3::int where id = $1 returning under_18_until::text as until`,
        [id, now?.day, days],
      );
      await stage.fresh.query('update institution set supervised_contact = $1', [isSupervised]);
      const wanted = mayContactDirectly({ under18Until: row?.until ?? null, isSupervised }, at);
      expect([days, isSupervised, await asked(id)]).toEqual([days, isSupervised, wanted]);
    }
});

test('whom nobody knows, or may not read of, is not contacted', async () => {
  const { id } = await stage.person();
  expect(await asked(stage.institutionId)).toBe(false);
  expect([await asked(id, 'news'), await asked(id, 'evidence')]).toEqual([true, false]);
});
