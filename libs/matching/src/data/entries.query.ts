import type { Coverage } from '@footing/identity';
import { reachSql, reachValues } from '@footing/people';
import type { EntityManager } from 'typeorm';
import type { ReviewState } from '../domain/review-lifecycle';
import { askedTier, type TierCount, toldTier, type ToldTier, toldTiers } from '../domain/told-tier';

export const entryStatuses = ['open', 'approved', 'rejected', 'unmatched', 'pinned', 'published'] as const;
export type EntryStatus = (typeof entryStatuses)[number];
export const entryOrders = ['fit-low', 'fit-high', 'name', 'school', 'tier'] as const;
export type EntryOrder = (typeof entryOrders)[number];

/** What to show of a draft's students. Anything absent does not narrow the list. */
export interface EntryFilter {
  /** Id of a school. */
  readonly school?: string | undefined;
  readonly tier?: ToldTier | undefined;
  /** Fits, 0 to 1, both ends included; the unmatched have none and fall out. */
  readonly minScore?: number | undefined;
  readonly maxScore?: number | undefined;
  readonly status?: EntryStatus | undefined;
  /** Part of a name, e-mail address or university ID, of the student or of the mentor. */
  readonly search?: string | undefined;
  /** The lowest fit first when absent; who has no mentor comes last. */
  readonly order?: EntryOrder | undefined;
}

/** A student of a draft, with the mentor the draft gives them. */
export interface Entry {
  readonly applicationId: string;
  readonly studentName: string;
  readonly schoolName: string | null;
  readonly tier: ToldTier;
  /** Null for the unmatched, as are all that follow. */
  readonly offerId: string | null;
  readonly mentorName: string | null;
  /** Points, 0 to 65,535. */
  readonly score: number | null;
  readonly review: ReviewState | 'unmatched';
  readonly pinned: boolean;
  /** Whether the student has taken the application back: then nothing that is decided becomes a pairing. */
  readonly isTakenBack: boolean;
}

/** Of the students within reach. `$1` institution, `$2` draft, `$3` and `$4` the reach. */
const entries = `
  with entry as (
    select institution_id, application_id, offer_id, score::int, review, pinned, tier from draft_pair
      where institution_id = $1 and draft_id = $2
    union all
    select institution_id, application_id, null::uuid, null::int, 'unmatched', false, tier from draft_unmatched
      where institution_id = $1 and draft_id = $2),
  named as (
    select e.*, btrim(s.first_name || ' ' || s.last_name) as student_name, s.school_id, school.name as school_name,
      a.withdrawn_at is not null as taken_back, lower(s.last_name) as by_name, btrim(m.first_name || ' ' || m.last_name) as mentor_name,
      concat_ws(' ', s.first_name, s.last_name, s.email, s.university_id,
        m.first_name, m.last_name, m.email, m.university_id) as searched
    from entry e
      join application a on a.institution_id = e.institution_id and a.id = e.application_id
      join student s on s.institution_id = a.institution_id and s.id = a.student_id
      left join school on school.institution_id = s.institution_id and school.id = s.school_id
      left join offer o on o.institution_id = e.institution_id and o.id = e.offer_id
      left join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
    where ${reachSql('s', 3)})`;

const wanted = `($5::uuid is null or school_id = $5) and ($6::int is null or tier = $6)
  and ($7::float8 is null or score >= $7 * 65535 - 0.001) and ($8::float8 is null or score <= $8 * 65535 + 0.001)
  and ($9::text is null or review = $9 or ($9 = 'pinned' and pinned)) and ($10::text is null or searched ilike $10)`;

const orders: Readonly<Record<EntryOrder, string>> = {
  'fit-low': 'score asc nulls last, by_name, application_id',
  'fit-high': 'score desc nulls last, by_name, application_id',
  name: 'by_name, student_name, application_id',
  school: 'school_name nulls last, by_name, application_id',
  tier: 'tier, score asc nulls last, by_name, application_id',
};

/** An order; where names are hidden, one that tells nothing stands in their place. */
const orderOf = ({ order = 'fit-low' }: EntryFilter, { namesHidden = false }: OfDraft): string =>
  namesHidden
    ? orders[order].replaceAll('by_name', 'md5(application_id::text)').replace('student_name, ', '')
    : orders[order];

const fields = `application_id as "applicationId", student_name as "studentName", school_name as "schoolName", tier,
  offer_id as "offerId", mentor_name as "mentorName", score, review, pinned, taken_back as "isTakenBack"`;

/** A draft as somebody may see it. */
interface OfDraft {
  readonly institutionId: string;
  readonly draftId: string;
  /** Only these students are there. */
  readonly reach: Coverage;
  /** The tier that stands for having none. */
  readonly untiered?: number | null | undefined;
  /** Nothing goes by names: nobody is found by one, and no order tells one. */
  readonly namesHidden?: boolean;
}

/** The entries that the filter lets through, in its order. @param range how many, and from which on; all when absent. */
export async function entriesOf(
  tx: EntityManager,
  of: OfDraft,
  filter: EntryFilter,
  range: { readonly limit: number | null; readonly offset: number } = { limit: null, offset: 0 },
): Promise<{ entries: Entry[]; total: number }> {
  const values = valuesOf(of, filter);
  const [counted] = await tx.query<{ total: number }[]>(
    `${entries} select count(*)::int as total from named where ${wanted}`,
    values,
  );
  const found = await tx.query<(Entry & { readonly tier: number })[]>(
    `${entries} select ${fields} from named where ${wanted} order by ${orderOf(filter, of)} limit $11 offset $12`,
    [...values, range.limit, range.offset],
  );
  const told = found.map((entry) => ({ ...entry, tier: toldTier(entry.tier, of.untiered) }));
  return { entries: told, total: counted?.total ?? 0 };
}

/** Where a student stands in the filtered list, from 1, and who before and after; also where the filter leaves the student out. */
export async function neighboursOf(tx: EntityManager, of: OfDraft, filter: EntryFilter, applicationId: string) {
  const [found] = await tx.query<{ place: number; previous: string | null; next: string | null }[]>(
    `${entries}, walked as (
       select application_id, (row_number() over w)::int as place, lag(application_id) over w as previous, lead(application_id) over w as next
       from named where (${wanted}) or application_id = $11 window w as (order by ${orderOf(filter, of)}))
     select place, previous, next from walked where application_id = $11`,
    [...valuesOf(of, filter), applicationId],
  );
  return found ?? { place: 1, previous: null, next: null };
}

/** How many students of a draft are in each status. A pinned one is counted in its review state as well. */
export async function countsOf(tx: EntityManager, of: OfDraft): Promise<Record<EntryStatus | 'students', number>> {
  const [counts] = await tx.query<Record<EntryStatus | 'students', number>[]>(
    `${entries} select count(*) filter (where review = 'open')::int as open,
       count(*) filter (where review = 'approved')::int as approved,
       count(*) filter (where review = 'rejected')::int as rejected,
       count(*) filter (where review = 'published')::int as published,
       count(*) filter (where pinned)::int as pinned, count(*) filter (where review = 'unmatched')::int as unmatched,
       count(*)::int as students
     from named`,
    basicsOf(of),
  );
  return counts ?? { open: 0, approved: 0, rejected: 0, published: 0, pinned: 0, unmatched: 0, students: 0 };
}

/** How many students a draft has, whoever may see them. */
export async function sizeOf(
  tx: EntityManager,
  { institutionId, draftId }: Pick<OfDraft, 'institutionId' | 'draftId'>,
): Promise<number> {
  const [size] = await tx.query<{ students: number }[]>(
    `select (select count(*) from draft_pair where institution_id = $1 and draft_id = $2)::int
       + (select count(*) from draft_unmatched where institution_id = $1 and draft_id = $2)::int as students`,
    [institutionId, draftId],
  );
  return size?.students ?? 0;
}

/** The tiers of a draft's students as its rows have them now; tier 1 first, those who have none last. */
export async function tiersIn(tx: EntityManager, of: OfDraft): Promise<TierCount[]> {
  const counts = await tx.query<(Omit<TierCount, 'tier'> & { tier: number })[]>(
    `${entries} select tier, count(*)::int as students, count(offer_id)::int as matched from named group by tier order by tier`,
    basicsOf(of),
  );
  return toldTiers(counts, of.untiered);
}

/** The schools of a draft's students, by name. */
export function schoolsOf(tx: EntityManager, of: OfDraft) {
  return tx.query<{ id: string; name: string }[]>(
    `${entries} select distinct school_id as id, school_name as name from named where school_id is not null order by name`,
    basicsOf(of),
  );
}

const basicsOf = ({ institutionId, draftId, reach }: OfDraft): unknown[] => [
  ...[institutionId, draftId],
  ...reachValues(reach),
];

function valuesOf(of: OfDraft, filter: EntryFilter): unknown[] {
  const { school, tier, minScore, maxScore, status, search = '' } = filter;
  const text = search
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 100)
    .replace(/[\\%_]/g, '\\$&');
  const asked = tier === undefined ? undefined : askedTier(tier, of.untiered);
  const narrowed = [school, asked, minScore, maxScore, status].map((value) => value ?? null);
  return [...basicsOf(of), ...narrowed, text === '' || of.namesHidden ? null : `%${text}%`];
}
