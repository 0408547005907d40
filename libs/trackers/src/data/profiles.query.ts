import type { EntityManager } from 'typeorm';
import type { TrackerFile } from '../domain/fields';
import type { Profile } from '../domain/profile';

/** A saved profile, by its newest version. */
export interface SavedProfile {
  readonly id: string;
  readonly name: string;
  readonly tracker: string;
  readonly file: TrackerFile;
  readonly version: number;
  readonly profile: Profile;
  readonly savedAt: Date;
}

const NEWEST = `select distinct on (p.id) p.id, p.name, p.tracker, p.file, v.version, v.content as profile, v.saved_at as "savedAt"
  from tracker_profile p join tracker_profile_version v on v.institution_id = p.institution_id and v.profile_id = p.id
  where p.institution_id = $1`;

/** By name. */
export async function savedProfiles(tx: EntityManager, institutionId: string): Promise<SavedProfile[]> {
  const all = await tx.query<SavedProfile[]>(`${NEWEST} order by p.id, v.version desc`, [institutionId]);
  return all.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param version absent: the newest. */
export async function savedProfile(
  tx: EntityManager,
  institutionId: string,
  id: string,
  version?: number,
): Promise<SavedProfile | null> {
  const [found] = await tx.query<SavedProfile[]>(
    `${NEWEST} and p.id = $2 and ($3::int is null or v.version = $3) order by p.id, v.version desc`,
    [institutionId, id, version ?? null],
  );
  return found ?? null;
}

export interface VersionToKeep {
  readonly profile: Profile;
  readonly by: string;
  readonly at: Date;
}

/** Null: there is one of this name. */
export async function keepProfile(
  tx: EntityManager,
  institutionId: string,
  { name, profile, at }: VersionToKeep & { readonly name: string },
): Promise<string | null> {
  const [made] = await tx.query<{ id: string }[]>(
    `insert into tracker_profile (institution_id, tracker, file, name, made_at) values ($1, $2, $3, $4, $5)
     on conflict on constraint tracker_profile_name_once do nothing returning id`,
    [institutionId, profile.tracker, profile.file, name, at],
  );
  return made?.id ?? null;
}

/** @param version the number that it takes. False: a colleague's was first. */
export async function keepVersion(
  tx: EntityManager,
  institutionId: string,
  id: string,
  version: number,
  { profile, by, at }: VersionToKeep,
): Promise<boolean> {
  const kept = await tx.query<unknown[]>(
    `insert into tracker_profile_version (institution_id, profile_id, version, content, saved_by, saved_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
    [institutionId, id, version, JSON.stringify(profile), by, at],
  );
  return kept.length > 0;
}
