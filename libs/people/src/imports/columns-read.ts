import type { Import } from '../data/import.entity';
import { fieldOf } from '../domain/fields';

/** What a file tells about people, for the record of who looked: the names of its fields, and whether one is special. */
export function columnsRead({ kind, mapping }: Pick<Import, 'kind' | 'mapping'>) {
  const targets = (mapping ?? []).map(({ target }) => target).filter((target) => target !== 'skip');
  const special = targets.some((target) => fieldOf(kind, target)?.group === 'special');
  return { fields: [...new Set(targets)], special };
}
