import fc from 'fast-check';
import { fieldsOf, keysOf } from './fields';
import { layOut } from './lay-out';
import type { Profile } from './profile';
import { profileText, readProfile } from './read-profile';
import { type Row, type Rule, ruleKinds } from './rules';

const fields = fieldsOf.participants.map(({ key }) => key);
const field = fc.constantFrom(...fields);
const days = ['2004-02-29', '2005-02-29', '2026-11-30', '29/02/2004', '2004-13-01', '0000-00-00'];
const value = fc.oneof(
  fc.string({ maxLength: 6, unit: 'grapheme' }),
  fc.constantFrom(...days, '160', '16', '1600', '__proto__', 'constructor', '=1+1', '', ' '),
);
const code = fc
  .oneof(value, fc.constantFrom('160', '16', '1600'))
  .map((text) => text.replaceAll(/\p{Cc}/gu, '').toWellFormed());
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ kind: fc.constantFrom('as-is' as const, 'date' as const, 'upper-case' as const), field }),
  fc.record({
    kind: fc.constant('codes' as const),
    field,
    table: fc.uniqueArray(
      fc.tuple(
        code.filter((one) => one !== ''),
        code,
      ),
      { minLength: 1, maxLength: 5, selector: ([ours]) => ours },
    ),
  }),
  fc.record({ kind: fc.constant('constant' as const), text: code }),
  fc.record({
    kind: fc.constant('joined' as const),
    fields: fc.array(field, { minLength: 2, maxLength: 6 }),
    between: fc.constantFrom('', ' ', ', '),
  }),
  fc.record({ kind: fc.constant('first-letters' as const), field, count: fc.integer({ min: 1, max: 20 }) }),
);
const heading = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map((text) =>
    text
      .replaceAll(/\p{Cc}/gu, '')
      .toWellFormed()
      .trim(),
  )
  .filter((text) => text !== '');
const profile: fc.Arbitrary<Profile> = fc.record({
  tracker: fc.constantFrom('HEAT', 'EMWPREP'),
  file: fc.constant('participants' as const),
  dateFormat: fc.constantFrom('yyyy-mm-dd' as const, 'dd/mm/yyyy' as const),
  leastNotice: fc.nat(3),
  compared: fc.boolean(),
  columns: fc.uniqueArray(fc.record({ heading, required: fc.boolean(), rule }), {
    ...{ minLength: 1, maxLength: 8, selector: (one) => one.heading.trim().toLowerCase() },
  }),
});
const row: fc.Arbitrary<Row> = fc.array(fc.tuple(field, value), { maxLength: 12 }).map((cells) => new Map(cells));

/** Every day that there is, from 1 to 9999, told apart by counting and nothing of the calendar's own code. */
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
function isRealDay(text: string): boolean {
  const [all, y = '', m = '', d = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (all === undefined) return false;
  const [year, month, day] = [Number(y), Number(m), Number(d)];
  const most = (lengths[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= most;
}

/** What a cell must be, said anew and plainly; null: it cannot be made. */
function expected(one: Rule, of: Row, format: Profile['dateFormat']): string | null {
  const at = (key: string) => of.get(key) ?? '';
  if (one.kind === 'constant') return one.text;
  if (one.kind === 'joined') return one.fields.map(at).filter(Boolean).join(one.between);
  const text = at(one.field);
  if (text === '') return '';
  if (one.kind === 'as-is') return text;
  if (one.kind === 'upper-case') return text.toUpperCase();
  if (one.kind === 'first-letters') return Array.from(text).slice(0, one.count).join('');
  if (one.kind === 'codes') return new Map(one.table).get(text) ?? null;
  if (!isRealDay(text)) return null;
  return format === 'yyyy-mm-dd' ? text : `${text.slice(8)}/${text.slice(5, 7)}/${text.slice(0, 4)}`;
}

test('whatever the profile and the rows: each row is in one line or has a fault, and every cell is what its rule says', () => {
  fc.assert(
    fc.property(profile, fc.array(row, { maxLength: 10 }), (made, rows) => {
      const { lines, faults } = layOut(made, rows);
      const inLines = lines.map(({ at }) => at);
      const inFaults = new Set(faults.map(({ at }) => at));
      expect([...inLines, ...inFaults].sort((a, b) => a - b)).toEqual(rows.map((_, at) => at));
      for (const [at, one] of rows.entries()) {
        const cells = made.columns.map((column) => expected(column.rule, one, made.dateFormat));
        const isWrong = made.columns.map(
          ({ required }, place) => cells[place] === null || (required && cells[place]?.trim() === ''),
        );
        expect(inFaults.has(at)).toBe(isWrong.includes(true));
        expect(faults.filter((fault) => fault.at === at).map((fault) => fault.heading)).toEqual(
          made.columns.filter((_, place) => isWrong[place]).map((column) => column.heading),
        );
        const line = lines.find((found) => found.at === at);
        if (line) expect(line.cells).toEqual(cells);
      }
      expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    }),
    { numRuns: 400 },
  );
});

test('a profile that is taken out and read again is the same, and nobody has compared its headings', () => {
  fc.assert(
    fc.property(profile, (made) => {
      expect(readProfile(JSON.parse(profileText(made)))).toEqual({ profile: { ...made, compared: false } });
    }),
  );
});

test('whatever JSON comes: a profile is read, or every fault has words and a column', () => {
  const nearly = fc.record(
    {
      tracker: fc.oneof(fc.string(), fc.constant('HEAT')),
      file: fc.oneof(fc.string(), fc.constantFrom('participants', 'activities')),
      dateFormat: fc.oneof(fc.string(), fc.constant('dd/mm/yyyy')),
      leastNotice: fc.oneof(fc.double(), fc.nat(5)),
      columns: fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.record({
            heading: fc.oneof(fc.string(), fc.jsonValue()),
            required: fc.oneof(fc.boolean(), fc.jsonValue()),
            rule: fc.oneof(
              rule,
              fc.jsonValue(),
              fc.record({ kind: fc.constantFrom(...ruleKinds), field: fc.jsonValue() }),
            ),
          }),
        ),
        { maxLength: 5 },
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(nearly, fc.jsonValue()), (given) => {
      const read = readProfile(given);
      if ('profile' in read) {
        expect(readProfile(read.profile)).toEqual(read);
        expect(() => layOut(read.profile, [new Map([['provider_person_id', 'W1']])])).not.toThrow();
        return;
      }
      expect(read.faults.length).toBeGreaterThan(0);
      for (const { message } of read.faults) expect(message).toMatch(/^[A-Z]/);
    }),
    { numRuns: 500 },
  );
});

test.each<[what: string, column: unknown, fault: { column: string; message: RegExp }]>([
  ['no heading', { required: true, rule: { kind: 'constant', text: '' } }, { column: 'column 1', message: /heading/ }],
  ['no step', { heading: 'DOB', required: true, rule: {} }, { column: 'DOB', message: /Choose a step/ }],
  [
    'a step of its own',
    { heading: 'DOB', required: true, rule: { kind: 'eval', text: '1' } },
    { column: 'DOB', message: /Choose a step/ },
  ],
  [
    'a field of another file',
    { heading: 'DOB', required: true, rule: { kind: 'as-is', field: 'contact_minutes' } },
    { column: 'DOB', message: /field of this file/ },
  ],
  [
    'a field of nobody',
    { heading: 'DOB', required: true, rule: { kind: 'as-is', field: '__proto__' } },
    { column: 'DOB', message: /field of this file/ },
  ],
  [
    'a code twice',
    {
      heading: 'Sex',
      required: false,
      rule: {
        kind: 'codes',
        field: 'sex_code',
        table: [
          ['10', 'F'],
          ['10', 'M'],
        ],
      },
    },
    { column: 'Sex', message: /“10” stands there twice/ },
  ],
])('%s is a fault of its column', (_, column, fault) => {
  const read = readProfile({
    tracker: 'HEAT',
    file: 'participants',
    dateFormat: 'dd/mm/yyyy',
    leastNotice: 1,
    columns: [column],
  });
  expect(read).toEqual({ faults: [{ column: fault.column, message: expect.stringMatching(fault.message) as string }] });
});

test('fields that tell rows apart are fields of their file', () => {
  for (const [file, keys] of Object.entries(keysOf))
    for (const key of keys) expect(fieldsOf[file as keyof typeof fieldsOf].map((one) => one.key)).toContain(key);
});
