import type { GridCell } from '../grid';
import type { Report } from '../report';
import { writeZip } from '../zip/write-zip';
import { harmless, type ReportSheet, type SheetRow, sheetsOf, shownNumber, writable } from './report-sheets';

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMES = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');

/**
 * A report as an OpenDocument spreadsheet (ODF 1.3). Texts are typed as text and made harmless besides; numbers are numbers as
 * they are shown. The same report gives the same bytes.
 * @throws {DomainError} conflict, `report.internal`
 */
export async function reportOds(report: Report): Promise<Buffer> {
  const files = [
    { name: 'mimetype', text: TYPE },
    { name: 'META-INF/manifest.xml', text: manifest },
    { name: 'meta.xml', text: metaOf(report) },
    { name: 'content.xml', text: contentOf(sheetsOf(report)) },
  ];
  return writeZip(
    files.map(({ name, text }) => ({ name, content: Buffer.from(text) })),
    ['mimetype'],
  );
}

const entry = (path: string, type: string) =>
  `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
const manifest = `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entry('/', TYPE)}${entry('content.xml', 'text/xml')}${entry('meta.xml', 'text/xml')}</manifest:manifest>`;

const metaOf = ({ title, institution }: Report): string =>
  `${HEAD}<office:document-meta ${NAMES} office:version="1.3"><office:meta><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(institution)}</dc:creator><dc:language>en-GB</dc:language></office:meta></office:document-meta>`;

function contentOf(sheets: readonly ReportSheet[]): string {
  const widths = [...new Set(sheets.flatMap((sheet) => sheet.widths))];
  const columns = widths.map(
    (width) =>
      `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.22).toFixed(2)}cm"/></style:style>`,
  );
  const decimals = [0, 1, 2, 3].map(
    (places) =>
      `<number:number-style style:name="n${places}"><number:number number:decimal-places="${places}" number:min-decimal-places="${places}" number:min-integer-digits="1"/></number:number-style><style:style style:name="d${places}" style:family="table-cell" style:data-style-name="n${places}"/>`,
  );
  const bold =
    '<style:style style:name="b" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>';
  const body = sheets.map(sheetXml).join('');
  return `${HEAD}<office:document-content ${NAMES} office:version="1.3"><office:automatic-styles>${columns.join('')}${decimals.join('')}${bold}</office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`;
}

const sheetXml = ({ name, rows, widths }: ReportSheet): string =>
  `<table:table table:name="${escaped(name)}">${widths.map((width) => `<table:table-column table:style-name="w${width}"/>`).join('')}${rows.map(rowXml).join('')}</table:table>`;

const rowXml = ({ cells, isBold }: SheetRow): string =>
  `<table:table-row>${cells.length > 0 ? cells.map((cell) => cellXml(cell, isBold)).join('') : '<table:table-cell/>'}</table:table-row>`;

function cellXml(cell: GridCell, isBold: boolean): string {
  if (cell.kind === 'number') {
    const value = shownNumber(cell);
    return `<table:table-cell table:style-name="d${cell.decimals}" office:value-type="float" office:value="${value}"><text:p>${value.toFixed(cell.decimals)}</text:p></table:table-cell>`;
  }
  const text = harmless(writable(cell.kind === 'mark' ? `[${cell.code}]` : cell.words));
  if (text === '') return '<table:table-cell/>';
  const lines = text.split(/\r?\n/).map((one) => `<text:p>${spaced(one)}</text:p>`);
  return `<table:table-cell${isBold ? ' table:style-name="b"' : ''} office:value-type="string">${lines.join('')}</table:table-cell>`;
}

/** More than one space, or one at the start, would be lost. */
const spaced = (text: string): string =>
  escaped(text)
    .replace(/\t/g, '<text:tab/>')
    .replace(/\r/g, '')
    .replace(/^ | {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);

const escaped = (text: string): string => writable(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
