import { type Basis, bases, type Category, purposes } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Party, RecordedPurpose } from '../domain/record-terms';
import type { DecisionRecord } from '../own/decisions.query';
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

type Decision = Pick<DecisionRecord, 'purpose' | 'kind' | 'rule' | 'recordedAt' | 'until'>;

/** A purpose with for how many months a yes held, and by what hash that was written down; null: as it is now. */
interface PurposeThen {
  readonly purpose: RecordedPurpose;
  readonly months: number | null;
  readonly ruleSha256: string | null;
}

/**
 * The purpose as it was when somebody decided. Of decisions from before rules were written down it is the purpose as it is now,
 * but for the length of their yes, which its end says.
 */
export async function recordedPurposeOf(
  tx: EntityManager,
  institutionId: string,
  decision: Decision,
): Promise<PurposeThen> {
  const { purpose: code, kind, rule: then } = decision;
  if (!then) return purposeNow(tx, institutionId, decision);
  const { sha256: ruleSha256, months, ...said } = then;
  return { purpose: { ...said, code, basis: basisOf(kind, said.basis, purposes[code].basis) }, months, ruleSha256 };
}

async function purposeNow(
  tx: EntityManager,
  institutionId: string,
  { purpose: code, kind, recordedAt, until }: Decision,
): Promise<PurposeThen> {
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
    months: until === null ? (rule?.months ?? null) : monthsBetween(recordedAt, until),
    ruleSha256: null,
  };
}

const MONTH_MS = (365.2425 / 12) * 24 * 60 * 60 * 1_000;

/** A yes lasts whole months, at least one. */
const monthsBetween = (from: Date, to: Date): number =>
  Math.max(1, Math.round((to.getTime() - from.getTime()) / MONTH_MS));

/** A basis may have changed since: a yes was said to one that asks for it, an objection to one that allows it. */
function basisOf(kind: Decision['kind'], now: Basis, shipped: Basis): Basis {
  const verb = kind === 'objected' || kind === 'objection-lifted' ? 'object' : 'withdraw';
  const fits = (basis: Basis): boolean => bases[basis].stop === verb;
  if (fits(now)) return now;
  if (fits(shipped)) return shipped;
  return verb === 'object' ? 'public-task' : 'consent';
}
