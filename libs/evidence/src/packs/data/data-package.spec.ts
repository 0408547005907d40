import { parse } from 'csv-parse/sync';
import { sha256 } from './table-files';
import { aTable } from '../spec/a-report';
import type { PackFile } from '../report';
import { tableFiles } from './table-files';

interface Described {
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema: {
    readonly missingValues: readonly string[];
    readonly fields: readonly {
      readonly name: string;
      readonly type: 'string' | 'number';
      readonly categories?: readonly { readonly value: string }[];
    }[];
  };
  readonly marks: readonly { readonly mark: string; readonly meaning: string }[];
}

/** What is wrong with CSV files by their own description, as Data Package 2 and Table Schema have it; read by a reader that did not write them. */
function faultsIn(files: readonly PackFile[]): string[] {
  const content = (name: string) => files.find((file) => file.name === name)?.content ?? Buffer.alloc(0);
  const { resources } = JSON.parse(content('datapackage.json').toString()) as { resources: Described[] };
  const unknown = files.filter(({ name }) => name.endsWith('.csv') && !resources.some((one) => one.path === name));
  return [
    ...unknown.map(({ name }) => `${name} is not described`),
    ...resources.flatMap((one) => faultsOf(one, content(one.path))),
  ];
}

function faultsOf({ path, bytes, hash, schema, marks }: Described, content: Buffer): string[] {
  const [head = [], ...rows] = parse(content, { relax_column_count: true });
  const names = schema.fields.map(({ name }) => name);
  const cells = rows.flatMap((row, at) =>
    schema.fields.flatMap(({ name, type, categories }, column) => {
      const cell = row[column] ?? '';
      const isKnown = schema.missingValues.includes(cell) || (categories?.some(({ value }) => value === cell) ?? true);
      const isNumber =
        type !== 'number' ||
        schema.missingValues.includes(cell) ||
        (cell.trim() !== '' && Number.isFinite(Number(cell)));
      return isKnown && isNumber && row.length === names.length ? [] : [`${path} ${at + 2} ${name}: ${cell}`];
    }),
  );
  const marked = rows.flat().filter((cell) => /^\[.+\]$/.test(cell) && !marks.some(({ mark }) => mark === cell));
  return [
    ...(content.length === bytes && `sha256:${sha256(content)}` === hash ? [] : [`${path}: bytes or hash`]),
    ...(JSON.stringify(head) === JSON.stringify(names) ? [] : [`${path}: columns`]),
    ...cells,
    ...marked.map((cell) => `${path}: ${cell} is not explained`),
  ];
}

const files = tableFiles([aTable]);

test('CSV files hold what their Table Schema says: columns, types, codes, marks, bytes and hash', () => {
  expect(faultsIn(files)).toEqual([]);
});

test.each([
  ['a word for a number', ',210,', ',"many",'],
  ['a code that is not listed', '"5"', '"9"'],
  ['a mark that is not explained', '"[c]"', '"[x]"'],
  ['a column too few', ',"x"', ''],
])('%s is found', (_, from, to) => {
  const changed = files.map((file) =>
    file.name === 'progression-by-imd.csv'
      ? { ...file, content: Buffer.from(file.content.toString().replace(from, to)) }
      : file,
  );
  expect(faultsIn(changed).length).toBeGreaterThan(1);
});
