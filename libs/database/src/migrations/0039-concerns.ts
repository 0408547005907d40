import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

const PURPOSE = `(select current_setting('footing.purpose', true))`;
const SUBJECT = `(select nullif(current_setting('footing.subject_id', true), ''))`;

/**
 * Concerns: what somebody tells the safeguarding lead in confidence. No transaction of anybody else's sees a row: they are
 * there for the purpose of safeguarding, and for whoever raised one, by their account or by the key they were given.
 */
export class Concerns1764000039000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table concern_setting (
        institution_id uuid primary key references institution (id),
        -- Whom to call when it cannot wait, beside 999.
        security_words text not null constraint concern_setting_security_words_short check (length(security_words) <= 500),
        keep_months smallint not null constraint concern_setting_keep_months_range check (keep_months between 12 and 120),
        updated_at timestamptz not null
      );
      ${walls('concern_setting', { may: ['select', 'insert', 'update'] })}

      create table concern (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        -- Of a key that only whoever raised it has.
        follow_up bytea not null constraint concern_follow_up_hash check (octet_length(follow_up) = 32),
        -- Null: nobody knows who raised it.
        account_id uuid,
        pairing_id uuid,
        urgency text not null constraint concern_urgency_known check (urgency in ('now', 'soon', 'whenever')),
        -- What happened, about whom, and how to reach whoever raised it.
        sealed bytea not null,
        state text not null default 'received' constraint concern_state_known check (state in ('received', 'looking', 'done')),
        outcome text constraint concern_outcome_known check (outcome in ('talked', 'arranged', 'passed-on', 'no-action')),
        raised_at timestamptz not null,
        acknowledge_by date not null,
        reminded_at timestamptz,
        done_at timestamptz,
        primary key (institution_id, id),
        unique (institution_id, follow_up),
        foreign key (institution_id, account_id) references account (institution_id, id) on delete set null (account_id),
        foreign key (institution_id, pairing_id) references pairing (institution_id, id) on delete set null (pairing_id),
        constraint concern_done_with_outcome check ((state = 'done') = (outcome is not null) and (state = 'done') = (done_at is not null))
      );
      create index concern_of_account on concern (institution_id, account_id) where account_id is not null;
      create index concern_waits on concern (institution_id, acknowledge_by) where state = 'received';
      ${walls('concern')}
      ${byPurpose('concern', ['concern'])}
      create policy by_person on concern as restrictive for select to footing_app, footing_matcher using (
        ${PURPOSE} = 'safeguarding'
        or (${PURPOSE} = 'own' and (account_id::text = ${SUBJECT} or encode(follow_up, 'hex') = ${SUBJECT})));

      -- What was done and said, in order. Only 'private' is not shown to whoever raised it.
      create table concern_note (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        concern_id uuid not null,
        step text not null constraint concern_note_step_known
          check (step in ('more', 'looking', 'answer', 'private', 'done', 'again', 'contact-paused', 'contact-again')),
        by_account uuid,
        sealed bytea,
        at timestamptz not null,
        primary key (institution_id, id),
        foreign key (institution_id, concern_id) references concern (institution_id, id) on delete cascade,
        foreign key (institution_id, by_account) references account (institution_id, id) on delete set null (by_account)
      );
      create index concern_note_of on concern_note (institution_id, concern_id, at);
      ${walls('concern_note', { may: ['select', 'insert'] })}
      ${byPurpose('concern_note', ['concern'])}
      create policy by_person on concern_note as restrictive for select to footing_app, footing_matcher using (
        (${PURPOSE} = 'safeguarding' or step <> 'private') and exists (select from concern c
          where c.institution_id = concern_note.institution_id and c.id = concern_note.concern_id));

      -- Every look of a safeguarding lead at one.
      create table concern_look (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        concern_id uuid not null,
        by_account uuid,
        at timestamptz not null,
        primary key (institution_id, id),
        foreign key (institution_id, concern_id) references concern (institution_id, id) on delete cascade,
        foreign key (institution_id, by_account) references account (institution_id, id) on delete set null (by_account)
      );
      create index concern_look_of on concern_look (institution_id, concern_id, at);
      ${walls('concern_look', { may: ['select', 'insert'] })}
      ${byPurpose('concern_look', ['concern'])}
      create policy by_person on concern_look as restrictive for select to footing_app, footing_matcher
        using (${PURPOSE} = 'safeguarding');

      -- That two people are to have no contact for now: never who asked for it, nor why.
      create table contact_hold (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        pairing_id uuid not null,
        since timestamptz not null,
        ended_at timestamptz constraint contact_hold_ended_later check (ended_at >= since),
        primary key (institution_id, id),
        foreign key (institution_id, pairing_id) references pairing (institution_id, id) on delete cascade
      );
      create unique index contact_hold_once on contact_hold (institution_id, pairing_id) where ended_at is null;
      ${walls('contact_hold', { may: ['select', 'insert', 'update'] })}
      ${byPurpose('contact_hold', ['matching'])}

      -- The service itself pauses what is put on hold.
      insert into pairing_move values ('pause', 'active', 'paused', 'clock');

      -- Whatever happens in between: no pairing comes out of a transaction under way while its contact is on hold.
      create function contact_held() returns trigger language plpgsql as $$
      begin
        if exists (select from contact_hold h join pairing p on p.institution_id = h.institution_id and p.id = h.pairing_id
            where h.institution_id = new.institution_id and h.pairing_id = new.pairing_id and h.ended_at is null
              and p.state = 'active') then
          raise exception 'contact in pairing % is on hold', new.pairing_id
            using errcode = 'restrict_violation', constraint = 'contact_held';
        end if;
        return null;
      end $$;
      create constraint trigger contact_held after insert on pairing_step deferrable initially deferred
        for each row when (new.to_state = 'active') execute function contact_held();
      create constraint trigger contact_held after insert on contact_hold deferrable initially deferred
        for each row execute function contact_held();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger contact_held on pairing_step;
      drop table contact_hold;
      drop function contact_held();
      delete from pairing_move where step = 'pause' and who = 'clock';
      drop table concern_look, concern_note, concern, concern_setting;
    `);
  }
}
