import { crc32, deflateRawSync } from 'node:zlib';

/** One part of a zip file made by hand, so that it can lie about itself. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the list of parts says about the unpacked size; the truth when left out. */
  readonly claims?: number;
  readonly isEncrypted?: boolean;
}

/** A zip file of these parts, as bytes. For tests. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(part.isEncrypted ? 1 : 0, 2);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(part.claims ?? content.length, 18);
    about.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\x03\x04'), about, name, packed);
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), about, rest, name);
    offset += 4 + about.length + name.length + packed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, list, Buffer.from('PK\x05\x06'), end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What goes into a workbook made by hand; every text is XML. */
export interface WorkbookXml {
  /** The rows of each sheet, by the sheet's name; `hidden:` in front hides it. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly texts?: string;
  readonly styles?: string;
  readonly properties?: string;
}

/** The parts of a workbook. */
export function workbookParts({ sheets, texts = '', styles = '', properties = '' }: WorkbookXml): ZipPart[] {
  const names = Object.keys(sheets);
  const relationship = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;
  const listed = names.map((name, index) => {
    const state = name.startsWith('hidden:') ? ' state="hidden"' : '';
    return `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${state}/>`;
  });
  const related = [
    ...names.map((_, index) => relationship(`s${index}`, 'worksheet', `worksheets/sheet${index}.xml`)),
    relationship('t', 'sharedStrings', 'sharedStrings.xml'),
    relationship('f', 'styles', '/xl/styles.xml'),
  ];
  return [
    {
      name: '_rels/.rels',
      content: `<Relationships>${relationship('w', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${related.join('')}</Relationships>` },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${REL}">${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${MAIN}">${texts}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` },
    ...names.map((name, index) => ({
      name: `xl/worksheets/sheet${index}.xml`,
      content: `<worksheet xmlns="${MAIN}"><sheetData>${sheets[name]}</sheetData></worksheet>`,
    })),
  ];
}
