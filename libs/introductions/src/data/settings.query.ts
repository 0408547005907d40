import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { IntroductionDays } from '../domain/phase';

/** What the lead laid down for meeting before the final draft. */
export interface IntroductionSettings extends IntroductionDays {
  readonly hidesNames: boolean;
  /** On so many lists a mentor may be for each place they offer, 1 to 10. */
  readonly listsPerPlace: number;
}

/** A round in which people meet before the final draft. */
export interface IntroductionRound extends IntroductionSettings {
  readonly roundId: string;
  readonly roundName: string;
  readonly programmeName: string;
  readonly programmeKind: ProgrammeKind;
  /** When lists were drawn up, and when mentors were asked; null: not yet. */
  readonly drawnAt: Date | null;
  readonly askedAt: Date | null;
}

const COLUMNS = `i.round_id as "roundId", r.name as "roundName", g.name as "programmeName", g.kind as "programmeKind",
  i.lists_on::text as "listsOn", i.picks_by::text as "picksBy", i.calls_by::text as "callsBy", i.ratings_by::text as "ratingsBy",
  i.hides_names as "hidesNames", i.lists_per_place as "listsPerPlace", i.drawn_at as "drawnAt", i.asked_at as "askedAt"`;
const FROM = `from introduction_round i
  join round r on r.institution_id = i.institution_id and r.id = i.round_id
  join programme g on g.institution_id = r.institution_id and g.id = r.programme_id`;

/** Null where people do not meet before the draft. @param held until the transaction ends, so that two take turns. */
export async function introductionRound(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
  held = false,
): Promise<IntroductionRound | null> {
  const [row] = await tx.query<IntroductionRound[]>(
    `select ${COLUMNS} ${FROM} where i.institution_id = $1 and i.round_id = $2 ${held ? 'for update of i' : ''}`,
    [institutionId, roundId],
  );
  return row ?? null;
}

/**
 * Until the transaction ends, before anything else of the round is held: whoever gives calls or takes them away takes turns, as one
 * call that is off moves to others, and what is awaited of each follows from all their calls.
 */
export async function holdCallsOf(tx: EntityManager, institutionId: string, roundId: string): Promise<void> {
  await tx.query('select from introduction_round where institution_id = $1 and round_id = $2 for no key update', [
    ...[institutionId, roundId],
  ]);
}

/** Every round whose lists are to be out and whose ratings are not long closed. @param today YYYY-MM-DD. */
export const roundsUnderWay = (tx: EntityManager, institutionId: string, today: string): Promise<IntroductionRound[]> =>
  tx.query<IntroductionRound[]>(
    `select ${COLUMNS} ${FROM} where i.institution_id = $1 and i.lists_on <= $2::date and i.ratings_by + 7 >= $2::date
     order by i.round_id`,
    [institutionId, today],
  );

/** Keeps what the lead laid down; of lists that are out, how they were drawn up stays as it was. */
export async function keepSettings(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
  { listsOn, picksBy, callsBy, ratingsBy, hidesNames, listsPerPlace }: IntroductionSettings,
): Promise<void> {
  await tx.query(
    `insert into introduction_round as i
       (institution_id, round_id, lists_on, picks_by, calls_by, ratings_by, hides_names, lists_per_place)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (institution_id, round_id) do update set picks_by = excluded.picks_by, calls_by = excluded.calls_by,
       ratings_by = excluded.ratings_by, hides_names = excluded.hides_names,
       lists_on = case when i.drawn_at is null then excluded.lists_on else i.lists_on end,
       lists_per_place = case when i.drawn_at is null then excluded.lists_per_place else i.lists_per_place end`,
    [institutionId, roundId, listsOn, picksBy, callsBy, ratingsBy, hidesNames, listsPerPlace],
  );
}

/** How far it has come, in counts. */
export interface IntroductionCounts {
  readonly lists: number;
  readonly answered: number;
  readonly none: number;
  readonly mentorsWanted: number;
  readonly mentorsAnswered: number;
  readonly calls: number;
  readonly held: number;
}

export async function countsOf(tx: EntityManager, institutionId: string, roundId: string): Promise<IntroductionCounts> {
  const [row] = await tx.query<IntroductionCounts[]>(
    `select (select count(distinct application_id)::int from introduction_list where institution_id = $1 and round_id = $2) as lists,
       (select count(*)::int from introduction_answer where institution_id = $1 and round_id = $2) as answered,
       (select count(*)::int from introduction_answer where institution_id = $1 and round_id = $2 and is_none) as none,
       (select count(distinct offer_id)::int from introduction_list
         where institution_id = $1 and round_id = $2 and rank is not null) as "mentorsWanted",
       (select count(*)::int from introduction_hours where institution_id = $1 and round_id = $2) as "mentorsAnswered",
       (select count(*)::int from introduction_call where institution_id = $1 and round_id = $2) as calls,
       (select count(*)::int from introduction_call where institution_id = $1 and round_id = $2 and held_at is not null) as held`,
    [institutionId, roundId],
  );
  return row ?? { lists: 0, answered: 0, none: 0, mentorsWanted: 0, mentorsAnswered: 0, calls: 0, held: 0 };
}
