import { DomainError } from '@footing/kernel';
import { tableFiles } from './data/table-files';
import { reportHtml } from './html/report-html';
import { NO_SETTER, reportPdf } from './pdf/report-pdf';
import { type Report, tablesOf } from './report';
import { reportOds } from './sheets/report-ods';
import { reportXlsx } from './sheets/report-xlsx';
import { writeZip } from './zip/write-zip';

/** `csv`: a zip of CSV files and `datapackage.json`. */
export type FileFormat = 'html' | 'pdf' | 'xlsx' | 'ods' | 'csv';

/** A file as it is sent. */
export interface EvidenceFile {
  /** What it is called when it is saved. */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly body: Buffer;
}

const types: Readonly<Record<FileFormat, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'application/zip',
};

const makers: Readonly<Record<FileFormat, (report: Report) => Promise<Buffer>>> = {
  html: (report) => Promise.resolve(Buffer.from(reportHtml(report))),
  pdf,
  xlsx: reportXlsx,
  ods: reportOds,
  csv: (report) => writeZip(tableFiles(tablesOf(report))),
};

/**
 * A report in one of its formats. @param of the end of the file's name, such as `release-3`.
 * @throws {DomainError} conflict, `report.internal`, `document.no-setter`, `document.no-letter`; invalid, `report.picture`, `table.id`
 */
export async function fileOf(report: Report, format: FileFormat, of: string): Promise<EvidenceFile> {
  const body = await makers[format](report);
  const ending = format === 'csv' ? 'tables.zip' : format;
  return { name: `${report.key}-${of}.${ending}`, type: types[format], body };
}

async function pdf(report: Report): Promise<Buffer> {
  const set = await reportPdf(report);
  if ('pdf' in set) return set.pdf;
  const code = set.missing === NO_SETTER ? 'document.no-setter' : 'document.no-letter';
  throw new DomainError('conflict', code, report.key, [{ field: 'format', message: set.missing }]);
}
