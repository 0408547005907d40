import type { EntityManager } from 'typeorm';
import type { CodesOfProgramme } from './programme-codes';
import type { MoatRow } from './moat-rows';

interface Row extends Omit<CodesOfProgramme, 'moat'> {
  readonly list: number | null;
  readonly type: string | null;
  readonly subType: string | null;
}

/** What is kept of programmes, in no order; a programme without a row is not coded. */
export async function keptCodes(tx: EntityManager, institutionId: string): Promise<CodesOfProgramme[]> {
  const rows = await tx.query<Row[]>(
    `select programme_id as "programmeId", risks, primary_risk as "primaryRisk", target_refs as "targetRefs",
       planned_hours as "plannedHours", delivery, outcomes, moat_list as list, moat_type as type, moat_sub_type as "subType"
     from programme_codes where institution_id = $1`,
    [institutionId],
  );
  return rows.map(({ list, type, subType, ...rest }) => ({
    ...rest,
    moat: list === null || type === null ? null : { list, type, subType: subType ?? '' },
  }));
}

/** Writes them in place of what was there. */
export async function keepCodes(
  tx: EntityManager,
  institutionId: string,
  { programmeId, risks, primaryRisk, targetRefs, plannedHours, delivery, outcomes, moat }: CodesOfProgramme,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into programme_codes (institution_id, programme_id, risks, primary_risk, target_refs, planned_hours, delivery, outcomes,
       moat_list, moat_type, moat_sub_type, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (institution_id, programme_id) do update set risks = excluded.risks, primary_risk = excluded.primary_risk,
       target_refs = excluded.target_refs, planned_hours = excluded.planned_hours, delivery = excluded.delivery,
       outcomes = excluded.outcomes, moat_list = excluded.moat_list, moat_type = excluded.moat_type,
       moat_sub_type = excluded.moat_sub_type, changed_at = excluded.changed_at`,
    [
      ...[institutionId, programmeId, risks, primaryRisk, targetRefs, plannedHours, delivery, outcomes],
      ...[moat?.list ?? null, moat?.type ?? null, moat?.subType ?? null, at],
    ],
  );
}

/** A list as it came. */
export interface MoatList {
  /** From 1. */
  readonly number: number;
  readonly broughtAt: Date;
  /** Null: it waits to be looked at. */
  readonly usedAt: Date | null;
  /** How many kinds it has. */
  readonly kinds: number;
}

/** The kind that a programme is coded with. */
export interface KindOfProgramme {
  /** Its name. */
  readonly programme: string;
  readonly type: string;
  readonly subType: string;
}

/** Every list, the newest first. */
export const keptLists = (tx: EntityManager, institutionId: string): Promise<MoatList[]> =>
  tx.query<MoatList[]>(
    `select l.number, l.brought_at as "broughtAt", l.used_at as "usedAt",
       (select count(*)::int from moat_code c where c.institution_id = l.institution_id and c.list = l.number) as kinds
     from moat_list l where l.institution_id = $1 order by l.number desc`,
    [institutionId],
  );

/** The kinds of a list, in its order. */
export const keptKinds = (tx: EntityManager, institutionId: string, list: number): Promise<MoatRow[]> =>
  tx.query<MoatRow[]>(
    `select type, sub_type as "subType", definition from moat_code where institution_id = $1 and list = $2 order by place`,
    [institutionId, list],
  );

/** Programmes coded with a kind that list `list` does not have, by name. */
export const programmesOutside = (tx: EntityManager, institutionId: string, list: number): Promise<KindOfProgramme[]> =>
  tx.query<KindOfProgramme[]>(
    `select p.name as programme, k.moat_type as type, k.moat_sub_type as "subType"
     from programme_codes k join programme p on p.institution_id = k.institution_id and p.id = k.programme_id
     where k.institution_id = $1 and k.moat_list is not null and not exists (
       select from moat_code c where c.institution_id = k.institution_id and c.list = $2
         and c.type = k.moat_type and c.sub_type = k.moat_sub_type)
     order by p.name, p.id`,
    [institutionId, list],
  );

/** @returns the number of the new list. Two at once wait for each other. */
export async function keepList(
  tx: EntityManager,
  institutionId: string,
  rows: readonly MoatRow[],
  at: Date,
): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('kinds of activity:' || $1::text, 0))`, [
    institutionId,
  ]);
  const [made] = await tx.query<{ number: number }[]>(
    `insert into moat_list (institution_id, number, brought_at)
     select $1, 1 + coalesce(max(number), 0), $2 from moat_list where institution_id = $1 returning number`,
    [institutionId, at],
  );
  const number = made?.number ?? 0;
  await tx.query(
    `insert into moat_code (institution_id, list, place, type, sub_type, definition)
     select $1, $2, row_number() over (), * from unnest($3::text[], $4::text[], $5::text[])`,
    [institutionId, number, rows.map(({ type }) => type), rows.map((r) => r.subType), rows.map((r) => r.definition)],
  );
  return number;
}

/** @returns whether it waited until now. */
export async function useList(tx: EntityManager, institutionId: string, number: number, at: Date): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    'update moat_list set used_at = $3 where institution_id = $1 and number = $2 and used_at is null returning number',
    [institutionId, number, at],
  );
  return rows.length === 1;
}
