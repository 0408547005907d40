import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** Who hears of what and when: networks, what they are sent, and what was sent; and whom it was told that something is theirs to do. */
export class Networks1764000084000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table network (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        version integer not null default 1 constraint network_version_from_one check (version >= 1),
        name text not null constraint network_name_given check (length(btrim(name)) between 1 and 120),
        about text not null default '' constraint network_about_short check (length(about) <= 500),
        every text not null default 'never' constraint network_every_known check (every in ('never', 'month', 'term', 'year')),
        -- The day that all others are counted from, and the next of them.
        anchor_on date,
        next_on date,
        ended_at timestamptz,
        made_at timestamptz not null,
        made_by uuid,
        changed_at timestamptz not null,
        changed_by uuid,
        primary key (institution_id, id),
        foreign key (institution_id, made_by) references account (institution_id, id),
        foreign key (institution_id, changed_by) references account (institution_id, id),
        constraint network_days_where_scheduled check ((every = 'never') = (next_on is null) and (every = 'never') = (anchor_on is null)
          and next_on >= anchor_on)
      );
      create unique index network_name_once on network (institution_id, lower(name)) where ended_at is null;
      ${walls('network', { may: ['select', 'insert'] })}
      grant update (version, name, about, every, anchor_on, next_on, ended_at, changed_at, changed_by) on network to footing_app;

      -- Whoever writes says which version they saw; the clock only moves the next day on.
      create function network_moves_on() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        if (new.name, new.about, new.every, new.anchor_on, new.ended_at)
            is distinct from (old.name, old.about, old.every, old.anchor_on, old.ended_at) and new.version <> old.version + 1 then
          raise exception 'version % does not follow version %', new.version, old.version
            using errcode = 'restrict_violation', constraint = 'network_moves_on';
        end if;
        return new;
      end $$;
      create trigger network_moves_on before update on network for each row execute function network_moves_on();

      create table network_member (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        network_id uuid not null,
        -- Somebody who signs in, or a name and an address.
        account_id uuid,
        name text constraint network_member_name_given check (length(btrim(name)) between 1 and 120),
        email text constraint network_member_email_short check (length(email) between 3 and 254),
        joined_at timestamptz not null,
        joined_by uuid,
        left_at timestamptz,
        primary key (institution_id, id),
        foreign key (institution_id, network_id) references network (institution_id, id),
        foreign key (institution_id, account_id) references account (institution_id, id),
        foreign key (institution_id, joined_by) references account (institution_id, id),
        constraint network_member_is_somebody check (left_at is not null
          or (account_id is not null and name is null and email is null) or (account_id is null and name is not null and email is not null))
      );
      create unique index network_member_account_once on network_member (institution_id, network_id, account_id) where left_at is null;
      create unique index network_member_email_once on network_member (institution_id, network_id, lower(email)) where left_at is null;
      ${walls('network_member', { may: ['select', 'insert'] })}
      grant update (account_id, name, email, left_at) on network_member to footing_app;
      ${byPurpose('network_member', ['account', 'contact'])}

      create function network_member_is_staff() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      begin
        if tg_op = 'UPDATE' and old.left_at is not null and new.left_at is distinct from old.left_at then
          raise exception 'who left has left' using errcode = 'restrict_violation', constraint = 'network_member_has_left';
        end if;
        if new.account_id is not null and (tg_op = 'INSERT' or new.account_id is distinct from old.account_id)
            and not exists (select from account a join account_role r on r.institution_id = a.institution_id and r.account_id = a.id
              where a.institution_id = new.institution_id and a.id = new.account_id and a.disabled_at is null
                and r.role not in ('student', 'mentor')) then
          raise exception 'account % is not of staff', new.account_id
            using errcode = 'restrict_violation', constraint = 'network_member_is_staff';
        end if;
        return new;
      end $$;
      create trigger network_member_is_staff before insert or update on network_member for each row
        execute function network_member_is_staff();

      create table network_item (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        network_id uuid not null,
        kind text not null constraint network_item_kind_known check (kind in ('kpi', 'kpis', 'document', 'practice')),
        kpi_id uuid,
        document text constraint network_item_document_short check (length(document) between 1 and 60),
        primary key (institution_id, id),
        foreign key (institution_id, network_id) references network (institution_id, id),
        foreign key (institution_id, kpi_id) references kpi (institution_id, id),
        constraint network_item_is_one check ((kind = 'kpi') = (kpi_id is not null) and (kind = 'document') = (document is not null))
      );
      create unique index network_item_once on network_item (institution_id, network_id, kind, kpi_id, document) nulls not distinct;
      ${walls('network_item', { may: ['select', 'insert', 'delete'] })}

      -- What was sent: which reading, which release, which year; for which day it was due.
      create table network_sending (
        institution_id uuid not null references institution (id),
        network_id uuid not null,
        number integer not null,
        due_on date,
        items jsonb not null constraint network_sending_items_listed check (jsonb_typeof(items) = 'array'),
        made_at timestamptz not null,
        made_by uuid,
        primary key (institution_id, network_id, number),
        foreign key (institution_id, network_id) references network (institution_id, id),
        foreign key (institution_id, made_by) references account (institution_id, id)
      );
      create unique index network_sending_once on network_sending (institution_id, network_id, due_on) where due_on is not null;
      ${walls('network_sending', { may: ['select', 'insert'] })}

      -- To whom, each once. Of the link only its hash is kept.
      create table network_letter (
        institution_id uuid not null references institution (id),
        network_id uuid not null,
        number integer not null,
        member_id uuid not null,
        token_hash bytea not null constraint network_letter_token_is_hash check (octet_length(token_hash) = 32),
        mail_id uuid not null,
        sent_at timestamptz not null,
        expires_at timestamptz not null,
        closed_at timestamptz,
        primary key (institution_id, network_id, number, member_id),
        foreign key (institution_id, network_id, number) references network_sending (institution_id, network_id, number),
        foreign key (institution_id, member_id) references network_member (institution_id, id),
        constraint network_letter_expires check (expires_at > sent_at and expires_at <= sent_at + interval '100 days')
      );
      create unique index network_letter_by_token on network_letter (institution_id, token_hash);
      ${walls('network_letter', { may: ['select', 'insert'] })}
      grant update (closed_at) on network_letter to footing_app;

      create function network_sending_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        if tg_table_name = 'network_letter' and tg_op = 'UPDATE' then
          if old.closed_at is null and new.closed_at is not null
              and (to_jsonb(new) - 'closed_at') = (to_jsonb(old) - 'closed_at') then
            return new;
          end if;
        end if;
        raise exception 'what was sent stays' using errcode = 'restrict_violation', constraint = tg_table_name || '_stays';
      end $$;
      create trigger network_sending_stays before update or delete on network_sending for each row execute function network_sending_stays();
      create trigger network_letter_stays before update or delete on network_letter for each row execute function network_sending_stays();
      create trigger network_sending_not_emptied before truncate on network_sending for each statement
        execute function network_sending_stays();
      create trigger network_letter_not_emptied before truncate on network_letter for each statement
        execute function network_sending_stays();

      -- Whoever has left gets nothing from that second: leaving and writing to them wait for one another.
      create function network_letter_to_member() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      declare
        gone timestamptz;
        of_network uuid;
      begin
        select m.left_at, m.network_id into gone, of_network from network_member m
          where m.institution_id = new.institution_id and m.id = new.member_id for share;
        if of_network is distinct from new.network_id or gone is not null then
          raise exception 'nobody is written to who has left' using errcode = 'restrict_violation', constraint = 'network_letter_to_member';
        end if;
        return new;
      end $$;
      create trigger network_letter_to_member before insert on network_letter for each row execute function network_letter_to_member();

      -- Whom it was told by mail that something became theirs, or is due; each once.
      create table practice_action_told (
        institution_id uuid not null references institution (id),
        action_id uuid not null,
        owner_id uuid not null,
        about text not null constraint practice_action_told_about_known check (about in ('given', 'due')),
        due_on date not null,
        told_at timestamptz not null,
        primary key (institution_id, action_id, owner_id, about, due_on),
        foreign key (institution_id, action_id) references practice_action (institution_id, id) on delete cascade,
        foreign key (institution_id, owner_id) references account (institution_id, id)
      );
      ${walls('practice_action_told', { may: ['select', 'insert', 'delete'] })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table practice_action_told, network_letter, network_sending, network_item, network_member, network;
      drop function network_letter_to_member(), network_sending_stays(), network_member_is_staff(), network_moves_on();
    `);
  }
}
