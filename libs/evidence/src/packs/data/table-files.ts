import { createHash } from 'node:crypto';
import { DomainError } from '@footing/kernel';
import { type Estimate, meaningOf, type Shown } from '@footing/statistics';
import { basesOf } from '../basis';
import { citation, gapsOf, hasSeveral, partCode } from '../grid';
import type { PackFile, PublishedTable } from '../report';
import { csv, type DataCell } from './csv';
import { ESTIMATE_FIELDS, type Field, fieldsOf, figureFields, gapFields, placeOf } from './schema';

/** A file of data with the meaning of its columns. */
interface Resource {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly Field[];
  readonly rows: readonly (readonly DataCell[])[];
  readonly marks: readonly string[];
}

export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/**
 * Tables as CSV files, and `datapackage.json` that says what is in them (Data Package 2, Table Schema) with the hash of each. Cost: linear.
 * @throws {DomainError} conflict, `report.internal`; invalid, `table.id`, for an id that cannot name a file or names two tables
 */
export function tableFiles(tables: readonly PublishedTable[]): PackFile[] {
  for (const { id, found } of tables) {
    if (found.profile === 'internal') throw new DomainError('conflict', 'report.internal', id);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || /-(gaps|figures)$/.test(id))
      throw new DomainError('invalid', 'table.id', id);
  }
  if (new Set(tables.map(({ id }) => id)).size < tables.length) throw new DomainError('invalid', 'table.id', 'twice');
  const resources = tables.flatMap(resourcesOf);
  const files = resources.map((one) => ({ name: `${one.name}.csv`, content: csvOf(one) }));
  const described = resources.map((one, at) => describe(one, files[at]?.content ?? Buffer.alloc(0)));
  const whole = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'tables',
    resources: described,
  };
  return [...files, { name: 'datapackage.json', content: Buffer.from(`${JSON.stringify(whole, null, 2)}\n`) }];
}

const csvOf = ({ fields, rows }: Resource): Buffer => csv([fields.map(({ name }) => name), ...rows]);

function describe({ name, title, description, fields, marks }: Resource, content: Buffer): object {
  return {
    ...{ name, title, description, path: `${name}.csv`, type: 'table', profile: 'tabular-data-resource' },
    ...{
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: content.length,
      hash: `sha256:${sha256(content)}`,
    },
    dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
    schema: { fields, missingValues: ['', ...marks.map((code) => `[${code}]`)] },
    marks: marks.map((code) => ({ mark: `[${code}]`, meaning: meaningOf(code as Parameters<typeof meaningOf>[0]) })),
  };
}

function resourcesOf(table: PublishedTable): Resource[] {
  const { id, title, found } = table;
  const source = citation(found);
  const described = `${found.measure.name}: ${found.measure.means} ${found.log.rules.join(' ')} ${source}`;
  const main = { name: id, title, description: described, fields: fieldsOf(found), rows: cellRows(table) };
  const extra: Omit<Resource, 'marks'>[] = [];
  if (found.figures.length > 0)
    extra.push({
      name: `${id}-figures`,
      title: `${title}: worked out from the table`,
      description: source,
      fields: figureFields,
      rows: figureRows(table),
    });
  if ((table.gaps ?? []).length > 0)
    extra.push({
      name: `${id}-gaps`,
      title: `${title}: gaps`,
      description: source,
      fields: gapFields,
      rows: gapRows(table),
    });
  return [main, ...extra].map((one) => ({ ...one, marks: marksIn(one.rows) }));
}

const marksIn = (rows: readonly (readonly DataCell[])[]): string[] =>
  [...new Set(rows.flat().flatMap((cell) => /^\[([^\]]+)\]$/.exec(String(cell))?.[1] ?? []))].sort();

const cellRows = ({ found: { by, cells } }: PublishedTable): DataCell[][] =>
  cells.map(({ at, n, x, rate, mean, measure }) => [
    ...(hasSeveral(cells) ? [partCode(measure)] : []),
    ...by.map(({ key }) => at[key] ?? ''),
    ...[shown(n), shown(x), ...estimate(rate), ...estimate(mean)],
  ]);

const figureRows = (table: PublishedTable): DataCell[][] => {
  const bases = basesOf(table);
  return table.found.figures.map(({ measure, label, value, low, high, refused }, at) => [
    ...[measure, label],
    ...[value, low, high].map((one) => one ?? (refused ? `[${refused}]` : '')),
    ...[bases[at]?.rule ?? '', bases[at]?.rows ?? ''],
  ]);
};

const gapRows = (table: PublishedTable): DataCell[][] =>
  gapsOf(table).map(({ label, priority, comparator, gap }) => [
    ...[label, placeOf(table.found.by, comparator), placeOf(table.found.by, priority)],
    ...estimate(gap),
  ]);

const shown = (one: Shown | undefined): DataCell =>
  one === undefined ? '' : 'code' in one ? `[${one.code}]` : one.value;

const estimate = (one: Estimate | undefined): DataCell[] =>
  ESTIMATE_FIELDS.map((key) => (one === undefined ? '' : 'code' in one ? `[${one.code}]` : one[key]));
