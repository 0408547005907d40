import type { MigrationInterface, QueryRunner } from 'typeorm';
import { behindTheDoor, door, walls } from './walls';

/** How often something may be done, the mail that waits to be sent, and the ways in that begin with an e-mail. */
export class SignInLinks1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(permits);
    await runner.query(door('take_permit(given text, most integer, seconds integer)', ...takePermit, 'plpgsql'));
    await runner.query(tables);
    for (const table of [
      'mail',
      'invitation',
      'sign_in_request',
      'account_totp',
      'recovery_code',
      'second_factor_reset',
    ])
      await runner.query(walls(table));
    await runner.query(behindTheDoor('sign_in_request') + behindTheDoor('invitation'));
    await runner.query(
      door(
        'sign_in_request_of(given bytea)',
        'table (institution_id uuid)',
        `select r.institution_id from public.sign_in_request r where r.token_hash = given or r.browser_hash = given limit 1`,
      ) +
        door(
          'invitation_of(given bytea)',
          'table (institution_id uuid)',
          `select i.institution_id from public.invitation i where i.token_hash = given`,
        ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function door.invitation_of(bytea), door.sign_in_request_of(bytea), door.take_permit(text, integer, integer);
      drop table second_factor_reset, recovery_code, account_totp, sign_in_request, invitation, mail, permit, permit_salt`);
  }
}

/**
 * Limits hold for any stretch of so many seconds: each is counted in ten slices and the one begun. The names are hashed
 * with a salt that the apps cannot read, and a count that is over is forgotten. Lost in a crash, limits begin anew.
 */
const permits = `
  create table permit_salt (salt bytea not null);
  insert into permit_salt values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
  create unlogged table permit (
    bucket bytea primary key,
    slice bigint not null,
    taken integer[] not null,
    forget_at timestamptz not null
  );
  create index permit_forget_at on permit (forget_at);
  grant select on permit_salt to footing_doorkeeper;
  grant select, insert, update, delete on permit to footing_doorkeeper;`;

const takePermit = [
  'table (allowed boolean, retry_after integer)',
  `
  declare
    width double precision := seconds / 10.0;
    at double precision := extract(epoch from clock_timestamp());
    this bigint := floor(at / width);
    name bytea;
    kept bigint;
    counts integer[];
    oldest integer;
  begin
    if most < 1 or seconds < 1 then raise exception 'a limit allows at least one in a second'; end if;
    select sha256(salt || convert_to(given, 'UTF8')) into name from public.permit_salt;
    delete from public.permit where bucket in
      (select p.bucket from public.permit p where p.forget_at < clock_timestamp() limit 5 for update skip locked);
    insert into public.permit as p (bucket, slice, taken, forget_at)
      values (name, this, array_fill(0, array[11]), clock_timestamp() + make_interval(secs => seconds * 1.2))
      on conflict (bucket) do update set forget_at = excluded.forget_at
      returning p.slice, p.taken into kept, counts;
    -- Somebody may have waited for the row and meanwhile come to know a later slice than ours.
    this := greatest(this, kept);
    if this - kept >= 11 then counts := array_fill(0, array[11]);
    elsif this > kept then counts := array_fill(0, array[(this - kept)::integer]) || counts[1:11 - (this - kept)::integer];
    end if;
    allowed := (select sum(n) from unnest(counts) n) < most;
    if allowed then counts[1] := counts[1] + 1; end if;
    update public.permit set slice = this, taken = counts where bucket = name;
    select max(i) into oldest from generate_subscripts(counts, 1) i where counts[i] > 0;
    retry_after := case when allowed then 0 else greatest(1, ceil((this - oldest + 12) * width - at))::integer end;
    return next;
  end`,
] as const;

const tables = `
  create table mail (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    kind text not null,
    state text not null default 'waiting'
      constraint mail_state_known check (state in ('waiting', 'sending', 'sent', 'refused', 'dead')),
    sealed bytea,
    tries smallint not null default 0,
    was_cut_off boolean not null default false,
    server_said text constraint mail_server_said_short check (length(server_said) <= 20),
    made_at timestamptz not null default now(),
    good_until timestamptz,
    done_at timestamptz,
    primary key (institution_id, id),
    constraint mail_kept_until_done check ((sealed is null) = (state in ('sent', 'refused', 'dead')))
  );

  create table invitation (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    email text not null constraint invitation_email_lower check (email = lower(email)),
    name text not null default '' constraint invitation_name_short check (length(name) <= 200),
    token_hash bytea not null,
    mail_id uuid,
    made_by uuid,
    made_at timestamptz not null default now(),
    sent_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '14 days',
    opened_at timestamptz,
    withdrawn_at timestamptz,
    used_at timestamptz,
    account_id uuid,
    primary key (institution_id, id),
    unique (institution_id, token_hash),
    foreign key (institution_id, mail_id) references mail (institution_id, id) on delete set null (mail_id),
    foreign key (institution_id, made_by) references account (institution_id, id) on delete set null (made_by),
    foreign key (institution_id, account_id) references account (institution_id, id) on delete set null (account_id)
  );
  create unique index invitation_one_open on invitation (institution_id, email)
    where used_at is null and withdrawn_at is null;
  create index invitation_token on invitation (token_hash);

  create table sign_in_request (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    address text,
    browser_hash bytea not null,
    next_path text not null,
    invitation_id uuid,
    account_id uuid,
    token_hash bytea,
    code_hash bytea,
    tries smallint not null default 0,
    asked_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '10 minutes',
    used_at timestamptz,
    ended_at timestamptz,
    primary key (institution_id, id),
    unique (institution_id, token_hash),
    foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade,
    foreign key (institution_id, invitation_id) references invitation (institution_id, id) on delete cascade
  );
  create index sign_in_request_token on sign_in_request (token_hash);
  create index sign_in_request_browser on sign_in_request (browser_hash);

  create table account_totp (
    institution_id uuid not null,
    account_id uuid not null,
    sealed bytea not null,
    last_step bigint not null default 0,
    made_at timestamptz not null default now(),
    confirmed_at timestamptz,
    primary key (institution_id, account_id),
    foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade
  );

  create table recovery_code (
    institution_id uuid not null,
    account_id uuid not null,
    hash bytea not null,
    used_at timestamptz,
    primary key (institution_id, account_id, hash),
    foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade
  );

  create table second_factor_reset (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    account_id uuid not null,
    asked_by uuid not null,
    asked_at timestamptz not null default now(),
    due_at timestamptz,
    agreed_by uuid,
    done_at timestamptz,
    withdrawn_at timestamptz,
    primary key (institution_id, id),
    foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade,
    foreign key (institution_id, asked_by) references account (institution_id, id) on delete cascade,
    foreign key (institution_id, agreed_by) references account (institution_id, id) on delete cascade,
    -- By two administrators, neither of whom it is for; or by oneself, and then not before its day has come.
    constraint second_factor_reset_by_whom check ((due_at is not null) = (asked_by = account_id)),
    constraint second_factor_reset_two_people
      check (agreed_by is null or (due_at is null and agreed_by <> asked_by and agreed_by <> account_id)),
    constraint second_factor_reset_done check (done_at is null or agreed_by is not null or coalesce(done_at >= due_at, false))
  );
  create unique index second_factor_reset_one_open on second_factor_reset (institution_id, account_id)
    where done_at is null and withdrawn_at is null;`;
