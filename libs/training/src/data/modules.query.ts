import type { EntityManager } from 'typeorm';
import type { ModuleContent, ModuleNow } from '../domain/module';
import { shipped } from '../domain/shipped';

type Row = Omit<ModuleNow, keyof ModuleContent> & { readonly content: ModuleContent };

const OWN = `select distinct on (code) code, version, audience, kinds, title, minutes, content, months, required
  from training_module where institution_id = $1 order by code, version desc`;

/**
 * Every module as it is now, in the order they are shown: the institution's own version where it has one, else the one that
 * comes with the service; modules that the institution added are last.
 */
export async function modulesNow(tx: EntityManager, institutionId: string): Promise<readonly ModuleNow[]> {
  const rows = await tx.query<Row[]>(OWN, [institutionId]);
  const own = new Map(rows.map(({ content, ...row }) => [row.code, { ...row, ...content }]));
  const kept = shipped.map((module) => own.get(module.code) ?? module);
  return [...kept, ...[...own.values()].filter(({ code }) => !shipped.some((module) => module.code === code))];
}
