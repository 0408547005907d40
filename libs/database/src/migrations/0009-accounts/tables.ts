import { behindTheDoor, walls } from '../walls';

const accounts = `
  alter table account
    add disabled_at timestamptz,
    add student_id uuid,
    add mentor_id uuid,
    add unique (institution_id, student_id),
    add unique (institution_id, mentor_id),
    add foreign key (institution_id, student_id) references student (institution_id, id),
    add foreign key (institution_id, mentor_id) references mentor (institution_id, id);
  alter table account_role
    drop constraint account_role_known,
    add constraint account_role_known check (role in ('student', 'mentor', 'consultant', 'programme-lead', 'analyst',
      'alumni-office', 'observer', 'champion', 'safeguarding-lead', 'data-protection-officer', 'administrator', 'operator')),
    add granted_by uuid,
    add granted_at timestamptz not null default now(),
    add foreign key (institution_id, granted_by) references account (institution_id, id);`;

/**
 * Asked at the end of the transaction, one institution at a time: two who take away each other's role in the same moment
 * take turns, and the second sees what the first did. An institution whose accounts all go needs none.
 */
const lastAdministrator = `
  create function keep_an_administrator() returns trigger language plpgsql set search_path = public, pg_temp as $$
  begin
    if tg_table_name = 'account' then
      if not exists (select from account_role where institution_id = old.institution_id and account_id = old.id
        and role = 'administrator') then return null; end if;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('administrators of ' || old.institution_id::text, 0));
    if exists (select from account where institution_id = old.institution_id)
      and not exists (
        select from account_role r join account a on a.institution_id = r.institution_id and a.id = r.account_id
        where r.institution_id = old.institution_id and r.role = 'administrator' and a.disabled_at is null)
    then raise exception 'an institution keeps an administrator' using errcode = 'check_violation',
      constraint = 'account_role_last_administrator';
    end if;
    return null;
  end $$;
  create constraint trigger account_role_last_administrator after delete or update on account_role
    deferrable initially deferred for each row when (old.role = 'administrator') execute function keep_an_administrator();
  create constraint trigger account_last_administrator after update of disabled_at on account
    deferrable initially deferred for each row
    when (old.disabled_at is null and new.disabled_at is not null) execute function keep_an_administrator();`;

/**
 * A session of somebody, and one of nobody yet. The role acted in is one that is held: taking the role away ends the
 * session by itself. Apps neither read the hashes nor write here, but by the door.
 */
const sessions = `
  drop table session;
  create table account_session (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    hash bytea not null constraint account_session_hash_key unique
      constraint account_session_hash_length check (length(hash) = 32),
    account_id uuid not null,
    role text,
    method text not null constraint account_session_method_shape check (method ~ '^[a-z-]{1,40}$'),
    strength text not null constraint account_session_strength_known check (strength in ('single', 'two')),
    agent text not null default '' constraint account_session_agent_length check (length(agent) <= 400),
    began_at timestamptz not null default now() constraint account_session_began check (began_at <= now()),
    seen_at timestamptz not null default now(),
    data jsonb not null constraint account_session_data_size check (length(data::text) <= 100000),
    primary key (institution_id, id),
    constraint account_session_strong_enough
      check (strength = 'two' or role is null or role in ('student', 'mentor', 'observer', 'champion')),
    foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade,
    foreign key (institution_id, account_id, role) references account_role (institution_id, account_id, role)
      on delete cascade
  );
  create index account_session_of on account_session (institution_id, account_id);
  create index account_session_seen on account_session (seen_at);
  ${walls('account_session', { may: ['delete'] })}
  grant select (institution_id, id, account_id, role, method, strength, agent, began_at, seen_at)
    on account_session to footing_app;
  create table visitor_session (
    hash bytea primary key constraint visitor_session_hash_length check (length(hash) = 32),
    began_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    data jsonb not null constraint visitor_session_data_size check (length(data::text) <= 20000)
  );
  create index visitor_session_seen on visitor_session (seen_at);
  alter table visitor_session enable row level security;
  alter table visitor_session force row level security;
  revoke all on visitor_session from public;
  ${behindTheDoor('account_session', ['select', 'insert', 'update', 'delete'])}
  ${behindTheDoor('visitor_session', ['select', 'insert', 'update', 'delete'])}
  ${behindTheDoor('account')}`;

const portfolios = `
  create table portfolio (
    institution_id uuid not null,
    account_id uuid not null,
    everything boolean not null default false,
    changed_by uuid,
    changed_at timestamptz not null default now(),
    primary key (institution_id, account_id),
    foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade,
    foreign key (institution_id, changed_by) references account (institution_id, id)
  );
  create table portfolio_school (
    institution_id uuid not null,
    account_id uuid not null,
    school_id uuid not null,
    primary key (institution_id, account_id, school_id),
    foreign key (institution_id, account_id) references portfolio (institution_id, account_id) on delete cascade,
    foreign key (institution_id, school_id) references school (institution_id, id) on delete cascade
  );
  create table portfolio_group (
    institution_id uuid not null,
    account_id uuid not null,
    priority_group_id uuid not null,
    primary key (institution_id, account_id, priority_group_id),
    foreign key (institution_id, account_id) references portfolio (institution_id, account_id) on delete cascade,
    foreign key (institution_id, priority_group_id) references priority_group (institution_id, id) on delete cascade
  );
  create table portfolio_cover (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    from_account_id uuid not null,
    to_account_id uuid not null,
    from_day date not null,
    to_day date not null,
    made_by uuid,
    made_at timestamptz not null default now(),
    primary key (institution_id, id),
    constraint portfolio_cover_of_another check (from_account_id <> to_account_id),
    constraint portfolio_cover_days check (from_day <= to_day),
    foreign key (institution_id, from_account_id) references account (institution_id, id) on delete cascade,
    foreign key (institution_id, to_account_id) references account (institution_id, id) on delete cascade,
    foreign key (institution_id, made_by) references account (institution_id, id)
  );
  create index portfolio_cover_to on portfolio_cover (institution_id, to_account_id);
  ${['portfolio', 'portfolio_school', 'portfolio_group', 'portfolio_cover'].map((table) => walls(table)).join('')}`;

export const addTables = accounts + lastAdministrator + sessions + portfolios;

export const dropTables = `
  drop table portfolio_cover, portfolio_group, portfolio_school, portfolio;
  drop function door.session_open, door.session_keep, door.session_end, door.sessions_tidy;
  drop table visitor_session, account_session;
  drop policy at_the_door on account;
  revoke select on account from footing_doorkeeper;
  drop trigger account_last_administrator on account;
  drop trigger account_role_last_administrator on account_role;
  drop function keep_an_administrator;
  delete from account_role where role not in ('programme-lead', 'consultant', 'analyst', 'administrator');
  alter table account_role drop granted_by, drop granted_at, drop constraint account_role_known,
    add constraint account_role_known check (role in ('programme-lead', 'consultant', 'analyst', 'administrator'));
  alter table account drop disabled_at, drop student_id, drop mentor_id;
  create table session (sid text primary key, sess json not null, expire timestamptz not null);
  create index session_expire on session (expire);
  grant select, insert, update, delete on session to footing_app;`;
