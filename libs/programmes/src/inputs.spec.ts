import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { PriorityGroupInput } from './institution.input';
import { ProgrammeInput } from './programme.input';
import { NewRoundInput } from './round.input';
import { CriterionInput, SwitchBarriersInput, TiersInput, WeightsInput } from './rules.input';

/** As a form or a JSON body is read: the input, and which fields are wrong. */
function read<T extends object>(kind: new () => T, body: object): { input: T; wrong: string[] } {
  const input = plainToInstance(kind, body, { exposeDefaultValues: true });
  const errors = validateSync(input, { whitelist: true, forbidNonWhitelisted: true });
  return { input, wrong: errors.map(({ property }) => property) };
}

const days = {
  signUpOpens: '2026-09-28',
  signUpCloses: '2026-11-30',
  matchBy: '2026-12-11',
  meetingsStart: '2027-01-11',
  meetingsEnd: '2027-06-30',
};

test('a form sends numbers as text, and they are read as numbers', () => {
  expect(read(NewRoundInput, { name: ' 2026 ', ...days, answerWithinDays: '10', copyFrom: '' })).toMatchObject({
    input: { name: '2026', answerWithinDays: 10 },
    wrong: [],
  });
});

test.each(['', '2026-02-30', '30/11/2026', '2026-9-1', '2026-11-30T00:00:00Z'])('"%s" is no day', (signUpCloses) => {
  expect(read(NewRoundInput, { name: '2026', ...days, signUpCloses }).wrong).toEqual(['signUpCloses']);
});

test.each(['0', '61', '1.5', 'a week', ''])('"%s" days is no time to answer in', (answerWithinDays) => {
  expect(read(NewRoundInput, { name: '2026', ...days, answerWithinDays }).wrong).toEqual(['answerWithinDays']);
});

test('what nobody asked for is refused', () => {
  expect(read(ProgrammeInput, { name: 'Career', kind: 'career', institutionId: 'x' }).wrong).toEqual(['institutionId']);
});

test('a name of spaces is no name', () => {
  expect(read(ProgrammeInput, { name: '   ', kind: 'career', about: '' }).wrong).toEqual(['name']);
});

test('ordered values are read one a line, without the empty lines', () => {
  const body = { kind: 'closeness', name: '', order: ' first \r\n\r\nsecond\n', atLeast: '' };
  expect(read(CriterionInput, body)).toMatchObject({ input: { order: ['first', 'second'] }, wrong: [] });
});

test('one tick, several ticks and none are all a list', () => {
  const kinds = (body: object) => read(SwitchBarriersInput, body).input.kinds;
  expect(kinds({ kinds: 'no-shared-mode' })).toEqual(['no-shared-mode']);
  expect(kinds({ kinds: ['no-shared-mode', 'no-shared-time'] })).toEqual(['no-shared-mode', 'no-shared-time']);
  expect(kinds({})).toEqual([]);
});

test('a risk that is not in the register is refused', () => {
  expect(read(PriorityGroupInput, { name: 'Care leavers', target: '', risks: ['12', '13'] }).wrong).toEqual(['risks']);
});

test('a weight or a tier inside a list is checked too', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  expect(read(WeightsInput, { weights: [{ criterionId: id, weight: '101' }] }).wrong).toEqual(['weights']);
  expect(read(TiersInput, { tiers: [{ priorityGroupId: id, tier: '' }] })).toMatchObject({ wrong: [] });
  expect(read(TiersInput, { tiers: [{ priorityGroupId: id, tier: '9' }] }).wrong).toEqual(['tiers']);
});
