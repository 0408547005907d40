import 'reflect-metadata';
import { NewRoundInput, RoundInput } from '@footing/programmes';
import { readRoundForm } from './read-round-form';

const day = (name: string, [d, m, y]: readonly [string, string, string]) => ({
  [`${name}-day`]: d,
  [`${name}-month`]: m,
  [`${name}-year`]: y,
});
const body = {
  name: '2026 to 2027',
  answerWithinDays: '7',
  ...day('signUpOpens', ['28', '9', '2026']),
  ...day('signUpCloses', ['30', 'nov', '2026']),
  ...day('matchBy', ['11', '12', '2026']),
  ...day('meetingsStart', ['11', '1', '2027']),
  ...day('meetingsEnd', ['30', '6', '2027']),
};

test('three boxes make a day, and the month may be a word', async () => {
  expect(await readRoundForm(RoundInput, body)).toMatchObject({
    input: { name: '2026 to 2027', signUpOpens: '2026-09-28', signUpCloses: '2026-11-30', answerWithinDays: 7 },
  });
});

test('everything that is wrong is told at once, in the order of the page', async () => {
  const wrong = {
    ...body,
    name: '',
    answerWithinDays: 'a week',
    ...day('matchBy', ['31', '2', '2027']),
    ...day('signUpOpens', ['', '', '']),
    ...day('meetingsEnd', ['30', '', '2027']),
  };
  const form = await readRoundForm(RoundInput, wrong);
  const fields = 'errors' in form ? form.errors.map(({ field }) => field) : [];
  expect(fields).toEqual(['name', 'signUpOpens', 'matchBy-day', 'meetingsEnd-month', 'answerWithinDays']);
});

test('a round is copied only where one is chosen', async () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  expect(await readRoundForm(NewRoundInput, { ...body, copyFrom: id })).toMatchObject({ input: { copyFrom: id } });
  expect(await readRoundForm(NewRoundInput, { ...body, copyFrom: 'usual' })).not.toHaveProperty('input.copyFrom');
  const form = await readRoundForm(NewRoundInput, { ...body, copyFrom: 'the last one' });
  expect(form).toMatchObject({ errors: [{ field: 'copyFrom' }] });
});
