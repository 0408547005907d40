import type { MigrationInterface, QueryRunner } from 'typeorm';
import { door, walls } from './walls';

const signedOff = `
  create table signed_off_list (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    round_id uuid not null,
    replaces uuid,
    content bytea,
    row_count integer not null constraint signed_off_list_rows check (row_count between 1 and 50000),
    sent_by uuid,
    sent_at timestamptz not null default now(),
    confirmed_at timestamptz,
    primary key (institution_id, id),
    foreign key (institution_id, round_id) references round (institution_id, id),
    foreign key (institution_id, sent_by) references account (institution_id, id),
    constraint signed_off_list_waits_or_counts check ((content is null) = (confirmed_at is not null))
  );
  create unique index signed_off_list_waiting on signed_off_list (institution_id, round_id) where confirmed_at is null;

  create table signed_off_tier (
    institution_id uuid not null,
    round_id uuid not null,
    student text not null constraint signed_off_tier_student_given check (length(student) between 1 and 100),
    tier smallint not null constraint signed_off_tier_range check (tier between 1 and 9),
    valid_until date not null,
    source bytea not null,
    list_id uuid not null,
    brought_in_by uuid,
    at timestamptz not null default now(),
    primary key (institution_id, round_id, student),
    foreign key (institution_id, round_id) references round (institution_id, id),
    foreign key (institution_id, list_id) references signed_off_list (institution_id, id),
    foreign key (institution_id, brought_in_by) references account (institution_id, id)
  );
  create unique index signed_off_tier_once on signed_off_tier (institution_id, round_id, lower(student));`;

const looks = `
  create table institution_look (
    institution_id uuid not null primary key references institution (id),
    primary_colour text constraint institution_look_colour check (primary_colour ~ '^#[0-9A-F]{6}$'),
    contact_words text not null default '' constraint institution_look_contact_short check (length(contact_words) <= 1000),
    privacy_notice text not null default '' constraint institution_look_privacy_short check (length(privacy_notice) <= 20000),
    accessibility text not null default '' constraint institution_look_accessibility_short check (length(accessibility) <= 20000),
    updated_at timestamptz not null default now()
  );

  create table institution_logo (
    institution_id uuid not null primary key references institution (id),
    kind text not null constraint institution_logo_kind check (kind in ('png', 'jpeg')),
    bytes bytea not null constraint institution_logo_small check (octet_length(bytes) between 1 and 262144),
    width smallint not null constraint institution_logo_width check (width between 1 and 2000),
    height smallint not null constraint institution_logo_height check (height between 1 and 2000),
    words text not null constraint institution_logo_words check (length(words) between 1 and 200),
    fingerprint text not null constraint institution_logo_fingerprint check (fingerprint = encode(sha256(bytes), 'hex'))
  );

  create table institution_host (
    host text not null primary key
      constraint institution_host_plain check (host = lower(host) and host ~ '^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$'),
    institution_id uuid not null references institution (id)
  );
  revoke all on institution_host from public;
  grant select on institution_host to footing_doorkeeper;`;

/** Priority as the records office signs it off; what each institution looks like, and at which addresses it is found. */
export class Institutions1764000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${signedOff} ${looks}`);
    for (const table of ['signed_off_list', 'signed_off_tier', 'institution_look', 'institution_logo'])
      await runner.query(walls(table));
    await runner.query(
      door(
        'institution_at(asked text)',
        'table (id uuid)',
        'select h.institution_id from public.institution_host h where h.host = lower(asked)',
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function door.institution_at(text);
      drop table signed_off_tier, signed_off_list, institution_look, institution_logo, institution_host`);
  }
}
