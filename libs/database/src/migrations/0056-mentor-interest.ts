import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** People nobody invited say that they would like to be mentors. */
export class MentorInterest1764000056000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mentor_interest (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        -- Of the institution and the address: finds who wrote before, and tells no address.
        email_hash bytea not null constraint mentor_interest_email_hashed check (length(email_hash) = 32),
        -- Of the secret in the link that was mailed.
        key_hash bytea not null constraint mentor_interest_key_hashed check (length(key_hash) = 32),
        -- Name, address and what they do, under a key of its own.
        sealed bytea not null,
        asked_at timestamptz not null,
        expires_at timestamptz not null,
        confirmed_at timestamptz,
        primary key (institution_id, id),
        constraint mentor_interest_once_an_address unique (institution_id, email_hash),
        constraint mentor_interest_two_days check (expires_at <= asked_at + interval '2 days'),
        constraint mentor_interest_confirmed_in_time check (confirmed_at <= expires_at)
      );
      create unique index mentor_interest_key on mentor_interest (institution_id, key_hash);
      create index mentor_interest_waiting on mentor_interest (institution_id, confirmed_at) where confirmed_at is not null;
      ${walls('mentor_interest')}
      ${byPurpose('mentor_interest', ['identity', 'contact'])}
      -- What nobody has confirmed is there for whoever holds its link, and for nobody who works here.
      create policy once_confirmed on mentor_interest as restrictive for select to footing_app, footing_matcher
        using (confirmed_at is not null or (select current_setting('footing.purpose', true)) = 'own');

      -- Confirmed stays confirmed, and says what it said: whoever types somebody's address changes nothing of theirs.
      create function mentor_interest_stays() returns trigger language plpgsql as $$
      begin
        if old.confirmed_at is not null and (new.confirmed_at, new.sealed, new.email_hash)
            is distinct from (old.confirmed_at, old.sealed, old.email_hash) then
          raise exception 'interest % is confirmed', old.id using errcode = 'restrict_violation', constraint = 'mentor_interest_stays';
        end if;
        return new;
      end $$;
      create trigger mentor_interest_stays before update on mentor_interest
        for each row execute function mentor_interest_stays();

      -- With the row its key goes, so that no copy of the database can be read any more.
      create function mentor_interest_shred() returns trigger language plpgsql as $$
      begin
        delete from data_key where institution_id = old.institution_id and subject_id = old.id;
        return null;
      end $$;
      create trigger mentor_interest_shred after delete on mentor_interest
        for each row execute function mentor_interest_shred();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from mentor_interest;
      drop table mentor_interest;
      drop function mentor_interest_stays(), mentor_interest_shred();
    `);
  }
}
