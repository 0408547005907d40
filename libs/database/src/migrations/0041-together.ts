import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

const SIDE = (table: string) =>
  `side text not null constraint ${table}_side_known check (side in ('student', 'mentor'))`;
const OF_PAIRING = 'foreign key (institution_id, pairing_id) references pairing (institution_id, id)';

/** What two people do once they are paired: what they agree on, what they set out to do, and how they end. */
export class Together1764000041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Versions of texts that an institution has made its own; the first version of each comes with the service.
      create table together_text (
        institution_id uuid not null references institution (id),
        code text not null constraint together_text_code_bare check (code ~ '^[a-z-]{1,60}$'),
        version smallint not null constraint together_text_version_range check (version between 2 and 9999),
        title text not null constraint together_text_title_given check (length(btrim(title)) between 1 and 120),
        body text not null constraint together_text_body_given check (length(btrim(body)) between 1 and 8000),
        sha256 bytea not null constraint together_text_hashed check (sha256 = sha256(convert_to(body, 'UTF8'))),
        published_at timestamptz not null,
        published_by uuid not null,
        primary key (institution_id, code, version),
        foreign key (institution_id, published_by) references account (institution_id, id)
      );
      ${walls('together_text', { may: ['select', 'insert'] })}

      -- The very text that two people sign: whoever signs first fixes it, and it stays as it was.
      create table agreement (
        institution_id uuid not null,
        pairing_id uuid not null,
        version smallint not null,
        body text not null,
        sha256 bytea not null constraint agreement_hashed check (sha256 = sha256(convert_to(body, 'UTF8'))),
        made_at timestamptz not null,
        primary key (institution_id, pairing_id),
        unique (institution_id, pairing_id, sha256),
        ${OF_PAIRING}
      );
      ${walls('agreement', { may: ['select', 'insert', 'delete'] })}
      ${byPurpose('agreement', ['matching'])}

      create table agreement_signature (
        institution_id uuid not null,
        pairing_id uuid not null,
        ${SIDE('agreement_signature')},
        account_id uuid not null,
        sha256 bytea not null,
        signed_name text not null constraint agreement_signature_named check (length(btrim(signed_name)) between 1 and 120),
        signed_at timestamptz not null,
        primary key (institution_id, pairing_id, side),
        constraint agreement_signature_same_text foreign key (institution_id, pairing_id, sha256)
          references agreement (institution_id, pairing_id, sha256),
        foreign key (institution_id, account_id) references account (institution_id, id)
      );
      ${walls('agreement_signature', { may: ['select', 'insert', 'delete'] })}
      ${byPurpose('agreement_signature', ['identity', 'matching'])}

      -- Nobody signs for somebody else, nor before it begins or after it is over.
      create function agreement_signed_by_self() returns trigger language plpgsql as $$
      begin
        if not exists (
          select from pairing p
            join application a on a.institution_id = p.institution_id and a.id = p.application_id
            join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
            join account c on c.institution_id = p.institution_id and c.id = new.account_id
          where p.institution_id = new.institution_id and p.id = new.pairing_id and p.state in ('active', 'paused')
            and case new.side when 'student' then c.student_id = a.student_id else c.mentor_id = o.mentor_id end) then
          raise exception 'account % may not sign for the % of pairing %', new.account_id, new.side, new.pairing_id
            using errcode = 'restrict_violation', constraint = 'agreement_signed_by_self';
        end if;
        return new;
      end $$;
      create trigger agreement_signed_by_self before insert on agreement_signature
        for each row execute function agreement_signed_by_self();

      -- What is awaited of one of the two without ending anything: a signature, or a last word.
      create table together_wait (
        institution_id uuid not null,
        pairing_id uuid not null,
        ${SIDE('together_wait')},
        what text not null constraint together_wait_what_known check (what in ('agreement', 'closing')),
        by date not null,
        began_at timestamptz not null,
        told_at timestamptz,
        half_told_at timestamptz,
        last_told_at timestamptz,
        done_at timestamptz,
        primary key (institution_id, pairing_id, what, side),
        ${OF_PAIRING}
      );
      create index together_wait_open_by on together_wait (institution_id, by) where done_at is null;
      ${walls('together_wait')}
      ${byPurpose('together_wait', ['matching'])}

      -- A goal of one student with their mentor, or of a whole group: then it hangs on the offer of places.
      create table goal (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        pairing_id uuid not null,
        group_offer_id uuid,
        -- Whose key seals the words: who wrote them.
        subject_id uuid not null,
        ${SIDE('goal')},
        number smallint not null constraint goal_at_most_five check (number between 1 and 5),
        sealed bytea not null,
        by date,
        state text not null default 'not-yet' constraint goal_state_known check (state in ('not-yet', 'under-way', 'done', 'let-go')),
        made_at timestamptz not null,
        changed_at timestamptz not null,
        primary key (institution_id, id),
        ${OF_PAIRING},
        foreign key (institution_id, group_offer_id) references offer (institution_id, id)
      );
      create unique index goal_own_place on goal (institution_id, pairing_id, number) where group_offer_id is null and state <> 'let-go';
      create unique index goal_group_place on goal (institution_id, group_offer_id, number) where group_offer_id is not null and state <> 'let-go';
      ${walls('goal')}
      ${byPurpose('goal', ['conversation'])}

      create table goal_comment (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        goal_id uuid not null,
        pairing_id uuid not null,
        subject_id uuid not null,
        ${SIDE('goal_comment')},
        sealed bytea not null,
        at timestamptz not null,
        primary key (institution_id, id),
        foreign key (institution_id, goal_id) references goal (institution_id, id) on delete cascade,
        ${OF_PAIRING}
      );
      create index goal_comment_of_goal on goal_comment (institution_id, goal_id, at);
      ${walls('goal_comment', { may: ['select', 'insert', 'delete'] })}
      ${byPurpose('goal_comment', ['conversation'])}

      -- That two people are saying goodbye, and who began it.
      create table closing (
        institution_id uuid not null,
        pairing_id uuid not null,
        started_by text not null constraint closing_started_by_known check (started_by in ('student', 'mentor', 'round')),
        started_at timestamptz not null,
        primary key (institution_id, pairing_id),
        ${OF_PAIRING}
      );
      ${walls('closing', { may: ['select', 'insert', 'delete'] })}
      ${byPurpose('closing', ['matching'])}

      -- One person's last words: thanks for the other, and what changed, which the other never sees.
      create table closing_answer (
        institution_id uuid not null,
        pairing_id uuid not null,
        ${SIDE('closing_answer')},
        subject_id uuid not null,
        sealed bytea not null,
        meet_again text not null constraint closing_answer_meet_again_known check (meet_again in ('yes', 'no', 'not-sure', '')),
        answered_at timestamptz not null,
        primary key (institution_id, pairing_id, side),
        ${OF_PAIRING}
      );
      ${walls('closing_answer', { may: ['select', 'insert', 'delete'] })}
      ${byPurpose('closing_answer', ['conversation'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table closing_answer, closing, goal_comment, goal, together_wait, agreement_signature, agreement, together_text;
      drop function agreement_signed_by_self();
    `);
  }
}
