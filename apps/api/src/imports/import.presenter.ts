import type { FaultPage, Import, ImportFault } from '@footing/people';
import { type Listing, listingOf } from '../http/listing';
import { described, listOf, moment, nullable, number, object, oneOf, resource, text, uuid } from '../openapi/schema';

const states = ['reading', 'refused', 'mapping', 'checking', 'checked', 'writing', 'done', 'abandoned', 'failed'];
const count = object({ new: number, changed: number, same: number, fault: number });
const column = object({ header: text, target: described('A field, column:… to keep it as it is, or skip', text) });

export const importResource = resource(
  'Import',
  object({
    id: uuid,
    roundId: uuid,
    kind: oneOf(['students', 'mentors']),
    state: described('It waits for you in mapping and in checked', oneOf(states)),
    fileName: text,
    fileSize: described('In bytes', number),
    refusal: described('Why the file cannot be read', nullable(text)),
    notes: listOf(text),
    columns: described('What each column is; empty until the file has been read', listOf(column)),
    rows: described('Rows in the file', number),
    done: described('Rows that the present step has behind it', number),
    counts: described('How the rows came out; nothing until the file has been checked', nullable(count)),
    createdAt: moment,
    finishedAt: nullable(moment),
  }),
);
export const importList = listingOf(importResource);
export const importFaultResource = resource(
  'ImportFault',
  object({ row: number, column: text, value: text, code: text, message: text }),
);
export const importFaultList = listingOf(importFaultResource);

/** The shapes of imports. */
export const importResources = [importResource, importList, importFaultResource, importFaultList];

export const presentImport = (one: Import) => ({
  id: one.id,
  roundId: one.roundId,
  kind: one.kind,
  state: one.state,
  fileName: one.fileName,
  fileSize: one.fileSize,
  refusal: one.refusal,
  notes: one.notes,
  columns: (one.mapping ?? []).map(({ header, target }) => ({ header, target })),
  rows: one.rowCount,
  done: one.doneCount,
  counts: presentCounts(one.counts),
  createdAt: one.createdAt.toISOString(),
  finishedAt: one.finishedAt?.toISOString() ?? null,
});

function presentCounts({ new: fresh, changed, same, fault }: Import['counts']) {
  if (fresh === undefined) return null;
  return { new: fresh, changed: changed ?? 0, same: same ?? 0, fault: fault ?? 0 };
}

export const presentFaults = ({ faults, total, page, pages }: FaultPage): Listing<ReturnType<typeof presentFault>> => ({
  items: faults.map(presentFault),
  total,
  page,
  pages,
});

const presentFault = ({ rowNumber, columnName, value, code, message }: ImportFault) => ({
  row: rowNumber,
  column: columnName,
  value,
  code,
  message,
});
