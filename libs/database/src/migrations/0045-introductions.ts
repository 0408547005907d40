import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

const PURPOSE = `(select current_setting('footing.purpose', true))`;
const SUBJECT = `(select nullif(current_setting('footing.subject_id', true), ''))`;
const SIDE = (table: string) =>
  `side text not null constraint ${table}_side_known check (side in ('student', 'mentor'))`;
const OF_LIST = `foreign key (institution_id, application_id, offer_id)
          references introduction_list (institution_id, application_id, offer_id) on delete cascade`;

/** Meet three, then choose: shortlists, picks, short calls and what both say of them, before the final draft. */
export class Introductions1764000045000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SETTINGS);
    await runner.query(LISTS);
    await runner.query(CALLS);
    await runner.query(RATINGS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table introduction_rating, introduction_time, introduction_call, introduction_hours, introduction_wait,
        introduction_answer, introduction_list, introduction_round;
      drop function introduction_call_was_asked_for(), introduction_rated_after_call(), introduction_list_of_round();
    `);
  }
}

const SETTINGS = `
      -- A round in which people meet before the final draft: there is a row where the lead has switched it on.
      create table introduction_round (
        institution_id uuid not null,
        round_id uuid not null,
        lists_on date not null,
        picks_by date not null,
        calls_by date not null,
        ratings_by date not null,
        hides_names boolean not null,
        -- On so many lists a mentor may be for each place they offer.
        lists_per_place smallint not null constraint introduction_round_lists_range check (lists_per_place between 1 and 10),
        drawn_at timestamptz,
        asked_at timestamptz,
        primary key (institution_id, round_id),
        foreign key (institution_id, round_id) references round (institution_id, id) on delete cascade,
        constraint introduction_round_days_in_order check (lists_on <= picks_by and picks_by < calls_by and calls_by <= ratings_by)
      );
      ${walls('introduction_round')}
      grant select on introduction_round to footing_matcher;`;

const LISTS = `
      -- A mentor on a student's shortlist; ranked once the student has picked them.
      create table introduction_list (
        institution_id uuid not null,
        application_id uuid not null,
        offer_id uuid not null,
        round_id uuid not null,
        position smallint not null constraint introduction_list_at_most_three check (position between 1 and 3),
        score int not null,
        parts jsonb not null,
        rank smallint constraint introduction_list_rank_range check (rank between 1 and 3),
        primary key (institution_id, application_id, offer_id),
        constraint introduction_list_position_once unique (institution_id, application_id, position),
        constraint introduction_list_rank_once unique (institution_id, application_id, rank),
        foreign key (institution_id, round_id) references introduction_round (institution_id, round_id) on delete cascade,
        foreign key (institution_id, application_id) references application (institution_id, id) on delete cascade,
        foreign key (institution_id, offer_id) references offer (institution_id, id) on delete cascade
      );
      create index introduction_list_of_offer on introduction_list (institution_id, offer_id);
      create index introduction_list_in_round on introduction_list (institution_id, round_id);
      ${walls('introduction_list')}
      ${byPurpose('introduction_list', ['matching'])}
      grant select on introduction_list to footing_matcher;

      create function introduction_list_of_round() returns trigger language plpgsql as $$
      begin
        if not exists (select from application a join offer o on o.institution_id = a.institution_id and o.round_id = a.round_id
          where a.institution_id = new.institution_id and a.id = new.application_id and o.id = new.offer_id
            and a.round_id = new.round_id) then
          raise exception 'application % and offer % are not of round %', new.application_id, new.offer_id, new.round_id
            using errcode = 'restrict_violation', constraint = 'introduction_list_of_round';
        end if;
        return new;
      end $$;
      create trigger introduction_list_of_round before insert or update of application_id, offer_id, round_id on introduction_list
        for each row execute function introduction_list_of_round();

      -- That a student has answered, whatever they picked; what they miss is sealed.
      create table introduction_answer (
        institution_id uuid not null,
        application_id uuid not null,
        round_id uuid not null,
        is_none boolean not null,
        missing bytea,
        answered_at timestamptz not null,
        primary key (institution_id, application_id),
        foreign key (institution_id, application_id) references application (institution_id, id) on delete cascade,
        foreign key (institution_id, round_id) references introduction_round (institution_id, round_id) on delete cascade
      );
      ${walls('introduction_answer')}
      ${byPurpose('introduction_answer', ['matching'])}

      -- What is awaited of somebody, one of each kind in a round.
      create table introduction_wait (
        institution_id uuid not null,
        round_id uuid not null,
        subject_kind text not null constraint introduction_wait_kind_known check (subject_kind in ('student', 'mentor')),
        subject_id uuid not null,
        what text not null constraint introduction_wait_what_known check (what in ('picks', 'hours', 'calls', 'ratings')),
        by date not null,
        began_at timestamptz not null,
        told_at timestamptz,
        half_told_at timestamptz,
        last_told_at timestamptz,
        done_at timestamptz,
        primary key (institution_id, round_id, subject_id, what),
        foreign key (institution_id, round_id) references introduction_round (institution_id, round_id) on delete cascade
      );
      create index introduction_wait_open_by on introduction_wait (institution_id, by) where done_at is null;
      ${walls('introduction_wait')}
      ${byPurpose('introduction_wait', ['matching'])}`;

const CALLS = `
      -- For how many calls a mentor has time.
      create table introduction_hours (
        institution_id uuid not null,
        offer_id uuid not null,
        round_id uuid not null,
        calls smallint not null constraint introduction_hours_range check (calls between 0 and 30),
        said_at timestamptz not null,
        primary key (institution_id, offer_id),
        unique (institution_id, offer_id, calls),
        foreign key (institution_id, offer_id) references offer (institution_id, id) on delete cascade,
        foreign key (institution_id, round_id) references introduction_round (institution_id, round_id) on delete cascade
      );
      ${walls('introduction_hours')}
      ${byPurpose('introduction_hours', ['matching'])}

      -- A short call of two people. Numbered, so that nobody has more of them than they said.
      create table introduction_call (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        round_id uuid not null,
        application_id uuid not null,
        offer_id uuid not null,
        call_no smallint not null,
        calls smallint not null,
        made_at timestamptz not null,
        starts_at timestamptz,
        -- How they talk, in the words of one of them, sealed with that one's key.
        how bytea,
        how_subject_id uuid,
        held_at timestamptz,
        primary key (institution_id, id),
        constraint introduction_call_once unique (institution_id, application_id, offer_id),
        constraint introduction_call_number_once unique (institution_id, offer_id, call_no),
        constraint introduction_call_as_many_as_said check (call_no between 1 and calls),
        constraint introduction_call_how_of_somebody check ((how is null) = (how_subject_id is null)),
        constraint introduction_call_student_at_once unique (institution_id, application_id, starts_at),
        constraint introduction_call_mentor_at_once unique (institution_id, offer_id, starts_at),
        ${OF_LIST},
        foreign key (institution_id, offer_id, calls) references introduction_hours (institution_id, offer_id, calls)
          on update cascade on delete cascade
      );
      ${walls('introduction_call')}
      ${byPurpose('introduction_call', ['matching'])}
      grant select (institution_id, id, round_id, application_id, offer_id, held_at) on introduction_call to footing_matcher;

      -- A call comes of a student's pick, and of nothing else; and its mentor has their training and checks.
      create function introduction_call_was_asked_for() returns trigger language plpgsql as $$
      begin
        if not exists (select from introduction_list l where l.institution_id = new.institution_id
          and l.application_id = new.application_id and l.offer_id = new.offer_id and l.round_id = new.round_id
          and l.rank is not null) then
          raise exception 'application % did not pick offer %', new.application_id, new.offer_id
            using errcode = 'restrict_violation', constraint = 'introduction_call_was_asked_for';
        end if;
        -- Who may not begin mentoring yet may not talk with a student either.
        if exists (select from offer o
            join round r on r.institution_id = o.institution_id and r.id = o.round_id
            join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
            where o.institution_id = new.institution_id and o.id = new.offer_id
              and (exists (select from training_standing(o.institution_id, 'mentor', o.mentor_id, array[g.kind], new.made_at) t
                  where t.required and t.standing <> 'done')
                or exists (select from checks_missing(o.institution_id, o.mentor_id, array[g.kind], new.made_at)))) then
          raise exception 'the mentor of offer % may not begin yet', new.offer_id
            using errcode = 'restrict_violation', constraint = 'introduction_mentor_ready';
        end if;
        return new;
      end $$;
      create trigger introduction_call_was_asked_for before insert or update of application_id, offer_id, round_id on introduction_call
        for each row execute function introduction_call_was_asked_for();

      -- Times that one of the two could do.
      create table introduction_time (
        institution_id uuid not null,
        call_id uuid not null,
        ${SIDE('introduction_time')},
        number smallint not null constraint introduction_time_at_most_three check (number between 1 and 3),
        starts_at timestamptz not null,
        primary key (institution_id, call_id, side, number),
        foreign key (institution_id, call_id) references introduction_call (institution_id, id) on delete cascade
      );
      ${walls('introduction_time')}
      ${byPurpose('introduction_time', ['matching'])}`;

const RATINGS = `
      -- What one of the two says of the call: sealed with their own key, read by themselves and by the matching step alone.
      create table introduction_rating (
        institution_id uuid not null,
        call_id uuid not null,
        ${SIDE('introduction_rating')},
        subject_id uuid not null,
        sealed bytea not null,
        given_at timestamptz not null,
        primary key (institution_id, call_id, side),
        foreign key (institution_id, call_id) references introduction_call (institution_id, id) on delete cascade
      );
      ${walls('introduction_rating')}
      ${byPurpose('introduction_rating', ['matching'])}
      create policy by_person on introduction_rating as restrictive to footing_app, footing_matcher
        using (case when current_user = 'footing_matcher' then ${PURPOSE} = 'matching.core'
          else ${PURPOSE} = 'own' and subject_id::text = ${SUBJECT} end)
        with check (${PURPOSE} = 'own' and subject_id::text = ${SUBJECT});
      grant select on introduction_rating to footing_matcher;

      -- Nobody rates a call that was not held, nor in somebody else's place.
      create function introduction_rated_after_call() returns trigger language plpgsql as $$
      begin
        if not exists (select from introduction_call c
            join application a on a.institution_id = c.institution_id and a.id = c.application_id
            join offer o on o.institution_id = c.institution_id and o.id = c.offer_id
          where c.institution_id = new.institution_id and c.id = new.call_id and c.held_at is not null
            and new.subject_id = case new.side when 'student' then a.student_id else o.mentor_id end) then
          raise exception 'call % is not for % to rate', new.call_id, new.subject_id
            using errcode = 'restrict_violation', constraint = 'introduction_rated_after_call';
        end if;
        return new;
      end $$;
      create trigger introduction_rated_after_call before insert or update on introduction_rating
        for each row execute function introduction_rated_after_call();`;
