import { deliveries, kindInWords, risks } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { Template } from '../documents/template';
import { moat as moatField, risks as risksField } from '../documents/usual-fields';

interface Row {
  readonly risks: readonly number[];
  readonly primaryRisk: number | null;
  readonly type: string | null;
  readonly subType: string | null;
  readonly delivery: keyof typeof deliveries | null;
}

/** What documents say of all programmes together, by what stands in their codes; empty: nothing does. */
export interface CodesInWords {
  /** "12. Progression from higher education; 7. Insufficient personal support": what a programme meets first, first. */
  readonly risks: string;
  readonly moat: string;
}

export async function codesInWords(tx: EntityManager, institutionId: string): Promise<CodesInWords> {
  const rows = await tx.query<Row[]>(
    `select c.risks, c.primary_risk as "primaryRisk", c.moat_type as type, c.moat_sub_type as "subType", c.delivery
     from programme_codes c join programme p on p.institution_id = c.institution_id and p.id = c.programme_id
     where c.institution_id = $1 order by p.name`,
    [institutionId],
  );
  const first = rows.flatMap(({ primaryRisk }) => primaryRisk ?? []);
  const others = rows.flatMap((row) => row.risks).sort((a, b) => a - b);
  const kinds = rows.flatMap(({ type, subType, delivery }) =>
    type === null ? [] : [`${kindInWords({ type, subType: subType ?? '' })}${given(delivery)}`],
  );
  return {
    risks: [...new Set([...first, ...others])].map((risk) => `${risk}. ${risks[String(risk)] ?? ''}`).join('; '),
    moat: [...new Set(kinds)].join('; '),
  };
}

const given = (delivery: Row['delivery']): string =>
  delivery === null ? '' : `, ${deliveries[delivery].toLowerCase()}`;

/** What was typed for a document, and where nothing was, what stands in the codes of the programmes. */
export function withCodes(
  { fields }: Template,
  words: Readonly<Record<string, string>>,
  codes: CodesInWords,
): Readonly<Record<string, string>> {
  const told = [
    { field: risksField, text: codes.risks },
    { field: moatField, text: codes.moat },
  ].filter(({ field, text }) => text !== '' && fields.includes(field) && (words[field.key] ?? '') === '');
  return { ...words, ...Object.fromEntries(told.map(({ field, text }) => [field.key, text])) };
}
