import type { AuditEvent, RecordLine } from '@footing/audit';
import { assetsFolder } from '@footing/pages';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { render } from 'preact-render-to-string';
import { AccessRecordPage } from './access-record.page';
import { LINES_ON_A_PAGE, recordAskedIn } from './record-filter';

/** What a page and all it brings may weigh, and what the frame of a page does. */
const MOST = 100_000;
const FRAME = 4_500;
/** As they are sent: pressed, but for the font, which is so already; pages are not, since their length would tell. */
const pressed = (name: string) => gzipSync(readFileSync(path.join(assetsFolder, name))).length;
const font = readFileSync(path.join(assetsFolder, 'atkinson-hyperlegible-next.woff2')).length;
const brought = ['footing.css', 'footing.js', 'mark.svg'].reduce((sum, name) => sum + pressed(name), font);

/** A line as long as they come: of a list of students, read by somebody with a long name. */
const line = (at: number): RecordLine => ({
  ...{ id: String(at), at: new Date('2026-11-22T14:05:00Z'), accountId: 'a', accountName: 'Alexandrina Featherstone' },
  ...{ role: 'programme-lead', event: 'review.listed' satisfies AuditEvent, purpose: null, object: null, count: null },
  ...{ fields: ['name', 'school', 'tier', 'mentor', 'fit', 'review'], special: true, requestId: 'r', outcome: 'done' },
  people: 15,
  subjects: ['Priyadarshini Ramachandran', 'Christopher Montgomery', 'Oluwaseun Adebayo'].map((name, id) => ({
    ...{ kind: 'student' as const, id: String(id), name },
  })),
});

test('a full page of the longest lines leaves room for all that a first page brings', () => {
  const record = { lines: Array.from({ length: LINES_ON_A_PAGE }, (_, at) => line(at)), total: 10_000, page: 2 };
  const view = { asked: recordAskedIn({ event: 'draft' }), record: { ...record, pages: 1_000 }, errors: [] };
  const html = render(<AccessRecordPage {...view} chain={{ head: null, checked: null }} />);
  expect(html.match(/<tr/g)).toHaveLength(LINES_ON_A_PAGE + 1);
  expect(brought + FRAME + Buffer.byteLength(html)).toBeLessThan(MOST);
});
