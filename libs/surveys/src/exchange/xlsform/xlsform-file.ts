import { FileRefusal, openTable, writeXlsx } from '@footing/spreadsheets';
import type { Instrument } from '../../domain/instrument';
import type { Dropped, Imported } from '../imported';
import { readXlsForm } from './read-xlsform';
import type { ReadSheet } from './sheets';
import { writeXlsForm } from './write-xlsform';

/** An instrument as an XLSForm workbook, with what XLSForm has no place for. */
export async function xlsFormFile(
  instrument: Instrument,
): Promise<{ readonly file: Buffer; readonly dropped: readonly Dropped[] }> {
  const { sheets, dropped } = writeXlsForm(instrument);
  return { file: await writeXlsx(sheets), dropped };
}

/** Far more than a survey of ours can have. */
const limits = { rows: 2_000, bytes: 5 * 1024 * 1024, unpackedBytes: 50 * 1024 * 1024 };

/**
 * An instrument from an XLSForm workbook, with what was left out. Sheets for choices and settings may be missing.
 * @param key for the instrument.
 * @returns null when what was read is no survey.
 * @throws FileRefusal when there is no sheet called “survey” with questions, or the file cannot be read.
 */
export async function readXlsFormFile(source: { readonly path: string }, key: string): Promise<Imported | null> {
  const survey = await readSheet(source, 'survey');
  const [choices, settings] = [await orNone(readSheet(source, 'choices')), await orNone(readSheet(source, 'settings'))];
  return readXlsForm({ survey, choices, settings }, key);
}

async function readSheet(source: { readonly path: string }, sheet: string): Promise<ReadSheet> {
  const { headers, rows } = await openTable(source, { limits, sheet });
  const gathered: ReadSheet['rows'][number][] = [];
  for await (const row of rows) gathered.push(row);
  return { headers, rows: gathered };
}

const none = ['file.empty', 'file.only-headers'];

async function orNone(reading: Promise<ReadSheet>): Promise<ReadSheet | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof FileRefusal && none.includes(error.code)) return null;
    throw error;
  }
}
