import { underPurpose } from '@footing/database';
import type { EntityManager } from 'typeorm';
import type { StoryPlace } from '../domain/story-places';
import { type StoryState, storyState } from '../domain/story-standing';

/** A story's picture as far as a page needs it. */
export interface StoryPicture {
  readonly kind: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who cannot see it. */
  readonly words: string;
}

/** What a story says: exactly what is shown. */
export interface StoryContent {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** The name, or what stands in its place. */
  readonly shownAs: string;
  readonly picture: StoryPicture | null;
}

/** A picture as it is sent to browsers. */
export interface PictureFile {
  readonly kind: 'png' | 'jpeg';
  readonly bytes: Buffer;
}

/** Columns of `story_content c` as `StoryContent`. */
export const CONTENT = `c.story_id as id, c.title, c.words, c.shown_as as "shownAs",
  case when c.picture_kind is not null then jsonb_build_object('kind', c.picture_kind, 'width', c.picture_width,
    'height', c.picture_height, 'words', c.picture_words) end as picture`;

/** From when the day of `story h` is over. */
export const ENDS = `(h.until + 1)::timestamp at time zone 'Europe/London'`;

/** An item as staff see it: nothing of what it says, unless its owner’s yes stands. */
export interface StoryItem {
  readonly id: string;
  readonly person: { readonly kind: 'student' | 'mentor'; readonly id: string; readonly name: string };
  readonly places: readonly StoryPlace[];
  readonly askedAt: Date;
  /** The last day, YYYY-MM-DD. */
  readonly until: string;
  readonly isTakenDown: boolean;
  readonly state: StoryState;
  /** Null while no yes stands. */
  readonly content: StoryContent | null;
}

interface Row {
  readonly id: string;
  readonly kind: 'student' | 'mentor';
  readonly personId: string;
  readonly name: string;
  readonly places: readonly StoryPlace[];
  readonly askedAt: Date;
  readonly until: string;
  readonly takenDownAt: Date | null;
  readonly endsAt: Date;
  readonly decided: string | null;
  readonly permitted: boolean | null;
  readonly validUntil: Date | null;
  readonly isStopping: boolean;
}

/** A story with what its owner decided last. */
export const DECIDED = `from story h
  left join consent.state s on s.institution_id = h.institution_id and s.subject_id = h.subject_id
    and s.purpose = 'story' and s.item = 'story:' || h.id
  left join consent.event e on e.institution_id = s.institution_id and e.subject_id = s.subject_id and e.seq = s.last_seq
  left join consent.stop_intent i on i.institution_id = s.institution_id and i.subject_id = s.subject_id
    and i.purpose = s.purpose and i.item = s.item`;

/** Every item of the institution, the newest first, at most 500; under the purpose `service`. */
export async function storyItems(tx: EntityManager, institutionId: string, at: Date): Promise<StoryItem[]> {
  const agreed = await agreedContents(tx, institutionId);
  const rows = await tx.query<Row[]>(
    `select h.id, case when h.student_id is null then 'mentor' else 'student' end as kind, h.subject_id as "personId",
       btrim(coalesce(p.first_name || ' ' || p.last_name, m.first_name || ' ' || m.last_name)) as name, h.places,
       h.asked_at as "askedAt", h.until::text, h.taken_down_at as "takenDownAt", ${ENDS} as "endsAt",
       e.kind as decided, s.permitted, s.valid_until as "validUntil", i.subject_id is not null as "isStopping"
     ${DECIDED}
       left join student p on p.institution_id = h.institution_id and p.id = h.student_id
       left join mentor m on m.institution_id = h.institution_id and m.id = h.mentor_id
     where h.institution_id = $1 order by h.asked_at desc, h.id limit 500`,
    [institutionId],
  );
  return rows.map(
    ({ kind, personId, name, takenDownAt, endsAt, decided, permitted, validUntil, isStopping, ...row }) => {
      const decision =
        decided === null ? null : { kind: decided, permitted: permitted ?? false, validUntil, isStopping };
      const isTakenDown = takenDownAt !== null;
      const state = storyState({ isTakenDown, endsAt, decision }, at);
      return { ...row, isTakenDown, person: { kind, id: personId, name }, state, content: agreed.get(row.id) ?? null };
    },
  );
}

/** What may be used now, by id; the ledger notes once an hour that it was looked at. */
async function agreedContents(tx: EntityManager, institutionId: string): Promise<ReadonlyMap<string, StoryContent>> {
  const found = await underPurpose(tx, 'story', () =>
    tx.query<(StoryContent & { subjectId: string; epoch: number })[]>(
      `select ${CONTENT}, s.subject_id as "subjectId", s.epoch from story_content c
         join consent.state s on s.institution_id = c.institution_id and s.subject_id = c.subject_id
           and s.purpose = 'story' and s.item = 'story:' || c.story_id
       where c.institution_id = $1 order by s.subject_id, s.item`,
      [institutionId],
    ),
  );
  return (await holdShown(tx, found)) ? new Map(found.map((story) => [story.id, story])) : new Map();
}

/**
 * From here to the end of the transaction a stop of any of these waits; once an hour the ledger says that it was shown.
 * @returns whether each is permitted as when it was read; otherwise it has to be read again.
 */
export async function holdShown(
  tx: EntityManager,
  found: readonly { readonly id: string; readonly subjectId: string; readonly epoch: number }[],
): Promise<boolean> {
  if (found.length === 0) return true;
  const [held] = await tx.query<{ holds: boolean }[]>(
    `select consent.hold_shown('story', $1, $2, $3, 'stories') as holds`,
    [found.map(({ subjectId }) => subjectId), found.map(({ id }) => `story:${id}`), found.map(({ epoch }) => epoch)],
  );
  return held?.holds ?? false;
}
