import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { Imports, ImportSteps } from '@footing/people';
import { writeCsv } from '@footing/spreadsheets';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Table } from './demo/table';

/** Brings invented people into a round, through the same steps as a file that somebody uploads. */
export async function bringIn(
  app: INestApplicationContext,
  actor: Actor,
  roundId: string,
  { kind, table }: { readonly kind: 'students' | 'mentors'; readonly table: Table },
): Promise<void> {
  const [imports, steps] = [app.get(Imports), app.get(ImportSteps)];
  const folder = await mkdtemp(path.join(tmpdir(), 'footing-demo-'));
  try {
    const file = path.join(folder, `${kind}.csv`);
    await writeFile(file, writeCsv(table));
    const id = await imports.begin(actor, roundId, kind, { path: file, fileName: `wexmere-${kind}.csv` });
    await steps.read(actor.institutionId, id);
    const { mapping } = await imports.find(actor, id);
    const targets = (mapping ?? []).map(({ target }) => target);
    await imports.chooseMapping(actor, id, { targets, agreedHow: 'Invented people, invented agreement' });
    await steps.check(actor.institutionId, id);
    await imports.confirm(actor, id, { leaveOutFaultyRows: false });
    await steps.write(actor.institutionId, id);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
