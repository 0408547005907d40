import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

const PURPOSE = `(select current_setting('footing.purpose', true))`;
const SUBJECT = `(select nullif(current_setting('footing.subject_id', true), ''))`;

/** Messages inside a pairing, or inside the group of one offer of places: read by those who were in it, and nobody else. */
export class Conversations1764000043000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table conversation (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        round_id uuid not null,
        -- Of two people, or of a group: the mentor of an offer and its students.
        pairing_id uuid,
        offer_id uuid,
        last_number int not null default 0,
        primary key (institution_id, id),
        foreign key (institution_id, round_id) references round (institution_id, id),
        foreign key (institution_id, pairing_id) references pairing (institution_id, id),
        foreign key (institution_id, offer_id) references offer (institution_id, id),
        constraint conversation_of_one check (num_nonnulls(pairing_id, offer_id) = 1)
      );
      create unique index conversation_of_pairing on conversation (institution_id, pairing_id) where pairing_id is not null;
      create unique index conversation_of_offer on conversation (institution_id, offer_id) where offer_id is not null;
      ${walls('conversation')}
      ${byPurpose('conversation', ['matching'])}

      create table message (
        institution_id uuid not null,
        conversation_id uuid not null,
        -- 1, 2, 3 … without a gap: two at once take turns.
        number int not null constraint message_number_range check (number >= 1),
        subject_kind text not null constraint message_subject_kind_known check (subject_kind in ('student', 'mentor')),
        subject_id uuid not null,
        -- With the key of whoever wrote it: it cannot be opened any more once they are erased.
        sealed bytea not null,
        at timestamptz not null,
        primary key (institution_id, conversation_id, number),
        foreign key (institution_id, conversation_id) references conversation (institution_id, id) on delete cascade
      );
      ${walls('message', { may: ['select', 'insert'] })}
      ${byPurpose('message', ['conversation'])}

      -- Whether somebody was in a conversation at a moment: from when their mentoring began until it ended, or contact was put on hold.
      create function was_in_conversation(here uuid, which uuid, subject text, moment timestamptz)
        returns boolean language sql stable set search_path = pg_catalog, public, pg_temp as $was$
        select exists (
          select from conversation c
            join pairing p on p.institution_id = here and (p.id = c.pairing_id or p.offer_id = c.offer_id)
            join application a on a.institution_id = here and a.id = p.application_id
            join offer o on o.institution_id = here and o.id = p.offer_id
            cross join lateral (
              select min(s.at) filter (where s.to_state = 'active') as began,
                max(s.at) filter (where s.to_state not in ('proposed', 'accepted', 'active', 'paused')) as ended
              from pairing_step s where s.institution_id = here and s.pairing_id = p.id) life
          where c.institution_id = here and c.id = which and subject in (a.student_id::text, o.mentor_id::text)
            and moment >= life.began and (life.ended is null or moment <= life.ended)
            and not exists (select from contact_hold h where h.institution_id = here and h.pairing_id = p.id
              and moment >= h.since and (h.ended_at is null or moment < h.ended_at)))
      $was$;

      -- Read by those who were there; and nobody writes in somebody else's name, or where they are not.
      create policy by_person on message as restrictive to footing_app, footing_matcher
        using (${PURPOSE} = 'own' and was_in_conversation(institution_id, conversation_id, ${SUBJECT}, at))
        with check (${PURPOSE} = 'own' and subject_id::text = ${SUBJECT}
          and was_in_conversation(institution_id, conversation_id, ${SUBJECT}, at));

      -- Up to where somebody has read, and been told by mail.
      create table conversation_seen (
        institution_id uuid not null,
        conversation_id uuid not null,
        subject_id uuid not null,
        number int not null,
        told_number int not null default 0,
        told_at timestamptz,
        primary key (institution_id, conversation_id, subject_id),
        foreign key (institution_id, conversation_id) references conversation (institution_id, id) on delete cascade
      );
      ${walls('conversation_seen')}
      ${byPurpose('conversation_seen', ['matching'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table conversation_seen, message;
      drop function was_in_conversation(uuid, uuid, text, timestamptz);
      drop table conversation;
    `);
  }
}
