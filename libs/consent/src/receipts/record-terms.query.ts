import { type Basis, bases, type Category, type Purpose, purposes } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { EventKind } from '../choices.service';
import type { Party, RecordedPurpose } from '../domain/record-terms';
import { rulesHere } from '../own/rules.query';

/** Who answers for the data. */
export async function institutionOf(tx: EntityManager, institutionId: string): Promise<Party> {
  const [row] = await tx.query<{ name: string; contact: string; address: string }[]>(
    'select name, contact_email as contact, postal_address as address from institution where id = $1',
    [institutionId],
  );
  const { name = '', contact = '', address = '' } = row ?? {};
  // Until somebody has said where: a university is found by its name.
  const onPaper = address.trim() === '' ? name : address.trim().replace(/\s*\r?\n\s*/g, ', ');
  return { id: `urn:uuid:${institutionId}`, name, address: onPaper, contact };
}

/** A purpose as the institution has it now, with for how many months a yes holds. */
export async function recordedPurposeOf(
  tx: EntityManager,
  institutionId: string,
  code: Purpose,
  kind: EventKind,
): Promise<{ readonly purpose: RecordedPurpose; readonly months: number | null }> {
  const rule = (await rulesHere(tx, institutionId)).get(code);
  const left = await tx.query<{ category: Category }[]>(
    'select category from consent.narrowed where institution_id = $1 and purpose = $2',
    [institutionId, code],
  );
  const { title, what, who, stopped, categories } = purposes[code];
  const out = new Set(left.map(({ category }) => category));
  const basis = basisOf(kind, rule?.basis ?? purposes[code].basis, purposes[code].basis);
  return {
    purpose: { ...{ code, basis, title, what, who, stopped }, categories: categories.filter((one) => !out.has(one)) },
    months: rule?.months ?? null,
  };
}

/** A basis may have changed since: a yes was said to one that asks for it, an objection to one that allows it. */
function basisOf(kind: EventKind, now: Basis, shipped: Basis): Basis {
  const verb = kind === 'objected' || kind === 'objection-lifted' ? 'object' : 'withdraw';
  const fits = (basis: Basis): boolean => bases[basis].stop === verb;
  if (fits(now)) return now;
  if (fits(shipped)) return shipped;
  return verb === 'object' ? 'public-task' : 'consent';
}
