import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { TableLimits } from '../limits';
import { FileRefusal } from '../refusals';
import type { RawRow } from '../table';
import { type Encoding, findEncoding, textOf } from './encoding';
import { type Separator, findSeparator, separatorLine } from './separator';

const SAMPLE_CHARS = 64 * 1024;

/** A text file that has been looked at: how to walk its rows, and what to tell the person. */
export interface TextTable {
  readonly notes: readonly string[];
  readonly sheetNames: readonly [];
  readonly walk: () => AsyncGenerator<RawRow>;
}

/** Looks at a text file: its letters, its separator. Reads it through once. @throws {FileRefusal} */
export async function openText(path: string, limits: TableLimits): Promise<TextTable> {
  const encoding = await findEncoding(path);
  const sample = await startOf(path, encoding);
  if (sample.trim() === '') throw new FileRefusal('file.empty');
  const line = separatorLine(sample);
  const separator = line?.separator ?? findSeparator(sample);
  const notes =
    encoding === 'windows-1252'
      ? ['Read as Windows-1252, the letters of older Windows programs. Check that names with accents look right.']
      : [];
  return { notes, sheetNames: [], walk: () => walk(path, { encoding, separator, skip: line?.length ?? 0, limits }) };
}

async function startOf(path: string, encoding: Encoding): Promise<string> {
  let start = '';
  for await (const piece of textOf(path, encoding)) {
    start += piece;
    if (start.length >= SAMPLE_CHARS) break;
  }
  return start.slice(0, SAMPLE_CHARS);
}

interface Reading {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** Characters to leave out at the start: Excel's `sep=` line, which Excel itself does not show. */
  readonly skip: number;
  readonly limits: TableLimits;
}

async function* walk(path: string, reading: Reading): AsyncGenerator<RawRow> {
  const parser = parse({
    delimiter: reading.separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: reading.limits.recordSize,
  });
  pipeline(without(reading.skip, textOf(path, reading.encoding)), parser, () => undefined);
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      yield { number, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? new FileRefusal('file.record-too-long', number + 1) : error;
  } finally {
    parser.destroy();
  }
}

async function* without(skip: number, text: AsyncGenerator<string>): AsyncGenerator<string> {
  let left = skip;
  for await (const piece of text) {
    if (piece.length > left) yield piece.slice(left);
    left = Math.max(0, left - piece.length);
  }
}
