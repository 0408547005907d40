import type { EntityManager } from 'typeorm';

/** A version as it is kept. */
export interface VersionRow {
  readonly instrumentId: string;
  readonly key: string;
  readonly retiredAt: Date | null;
  readonly versionId: string;
  readonly number: number;
  readonly state: 'draft' | 'frozen' | 'retired';
  /** JSON. */
  readonly content: string;
  /** 64 hexadecimal digits; null for a draft. */
  readonly sha256: string | null;
  readonly changedAt: Date;
  readonly frozenAt: Date | null;
  /** Whether a wave asks it. */
  readonly isAsked: boolean;
}

/** Every version, of one instrument or of all; by key, the newest version first. */
export function versionsOf(tx: EntityManager, institutionId: string, id: string | null = null): Promise<VersionRow[]> {
  return tx.query<VersionRow[]>(
    `select i.id as "instrumentId", i.key, i.retired_at as "retiredAt", v.id as "versionId", v.number, v.state, v.content,
       encode(v.sha256, 'hex') as sha256, v.changed_at as "changedAt", v.frozen_at as "frozenAt",
       exists (select from survey_wave w where w.institution_id = v.institution_id and w.version_id = v.id) as "isAsked"
     from instrument i join instrument_version v on v.institution_id = i.institution_id and v.instrument_id = i.id
     where i.institution_id = $1 and ($2::uuid is null or i.id = $2) order by i.key, v.number desc`,
    [institutionId, id],
  );
}

/** A new instrument with its first draft. @returns its id; null: the key is taken. */
export async function addInstrument(
  tx: EntityManager,
  institutionId: string,
  { key, content, at }: { readonly key: string; readonly content: string; readonly at: Date },
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `with made as (insert into instrument (institution_id, key, made_at) values ($1, $2, $3)
       on conflict on constraint instrument_key_once do nothing returning institution_id, id)
     insert into instrument_version (institution_id, instrument_id, number, state, content, changed_at)
     select institution_id, id, 1, 'draft', $4, $3 from made returning instrument_id as id`,
    [institutionId, key, at, content],
  );
  return row?.id ?? null;
}

/** Which versions of a university were frozen, the first first. */
export const frozenContents = (tx: EntityManager, institutionId: string): Promise<{ content: string }[]> =>
  tx.query<{ content: string }[]>(
    `select content from instrument_version where institution_id = $1 and state <> 'draft' order by frozen_at, id`,
    [institutionId],
  );
