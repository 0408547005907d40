import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

/** What people ask about their data, one row a request, and everything that became of it, one line a step. */
export const requests = `
  create table rights_request (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    kind text not null constraint rights_request_kind_known check (kind in ('copy', 'correct', 'object', 'erase', 'complain')),
    -- The account that asked, and whom it is about. They are no foreign keys: the request outlives what it was about.
    account_id uuid not null,
    subject_kind text not null constraint rights_request_subject_known check (subject_kind in ('student', 'mentor')),
    subject_id uuid not null,
    state text not null default 'received'
      constraint rights_request_state_known check (state in ('received', 'in-hand', 'waiting', 'done', 'refused')),
    received_on date not null,
    -- Its clock, as the law counts: begins, runs one month or three, stands still while something is missing.
    start_on date not null,
    months smallint not null default 1 constraint rights_request_months_known check (months in (1, 3)),
    waited_days integer not null default 0 constraint rights_request_waited_counts check (waited_days >= 0),
    waiting_since date,
    missing text constraint rights_request_missing_known check (missing in ('identity', 'clarification')),
    due_on date not null,
    -- Complaints only: by when somebody must have said that they have it.
    acknowledge_by date,
    acknowledged_on date,
    handler_id uuid,
    closed_at timestamptz,
    outcome text constraint rights_request_outcome_known check (outcome in
      ('given', 'corrected', 'stopped', 'erased', 'kept-without-name', 'put-right', 'explained', 'refused')),
    -- Why the law lets it be refused, or something be kept.
    ground text constraint rights_request_ground_known check (ground in ('public-task', 'legal-obligation', 'research',
      'legal-claims', 'expression', 'correct-as-it-is', 'about-others', 'not-shown-who', 'excessive')),
    primary key (institution_id, id),
    constraint rights_request_starts_after check (start_on >= received_on),
    constraint rights_request_waits_for_something
      check ((state = 'waiting') = (waiting_since is not null) and (waiting_since is null) = (missing is null)),
    -- Corresponding date, moved on by weekends and bank holidays at most; the days themselves the code knows.
    constraint rights_request_due_by_the_rule check (
      due_on between (start_on + make_interval(months => months::int))::date + waited_days
        and (start_on + make_interval(months => months::int))::date + waited_days + 6),
    constraint rights_request_acknowledged check (
      (kind = 'complain') = (acknowledge_by is not null) and (acknowledge_by is null or acknowledge_by = received_on + 30)),
    constraint rights_request_in_somebodys_hand check (state = 'received' or handler_id is not null or kind = 'copy'),
    constraint rights_request_closed_with_outcome check (
      (state in ('done', 'refused')) = (outcome is not null) and (outcome is null) = (closed_at is null)
      and (state = 'refused') = coalesce(outcome = 'refused', false)),
    constraint rights_request_outcome_of_its_kind check (outcome is null or outcome = 'refused' or case kind
      when 'copy' then outcome = 'given'
      when 'correct' then outcome = 'corrected'
      when 'object' then outcome = 'stopped'
      when 'erase' then outcome in ('erased', 'kept-without-name')
      else outcome in ('put-right', 'explained') end),
    constraint rights_request_says_why check ((ground is not null) = coalesce(outcome in ('refused', 'kept-without-name'), false))
  );
  create index rights_request_to_do on rights_request (institution_id, due_on) where closed_at is null;
  create index rights_request_of on rights_request (institution_id, account_id, received_on);
  create index rights_request_about on rights_request (institution_id, subject_kind, subject_id);

  create table rights_line (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    request_id uuid not null,
    transaction_id xid8 not null default pg_current_xact_id(),
    at timestamptz not null default clock_timestamp(),
    -- Who did it: the person's account, or that of whoever handles it; null for the service itself.
    account_id uuid,
    step text not null constraint rights_line_step_known check (step in
      ('asked', 'taken-in-hand', 'identity-asked', 'clarification-asked', 'written', 'came-back', 'extended', 'closed')),
    -- What was said, sealed with the key of the person it is about; null where nothing was.
    words bytea,
    due_on date not null,
    mail_id uuid,
    primary key (institution_id, id),
    foreign key (institution_id, request_id) references rights_request (institution_id, id)
  );
  create index rights_line_of on rights_line (institution_id, request_id, id);

  -- Who was erased, and how. No foreign key: an older copy of the database that is put back may not know the request.
  create table rights_erasure (
    institution_id uuid not null references institution (id),
    subject_kind text not null constraint rights_erasure_subject_known check (subject_kind in ('student', 'mentor')),
    subject_id uuid not null,
    request_id uuid not null,
    outcome text not null constraint rights_erasure_outcome_known check (outcome in ('erased', 'kept-without-name')),
    at timestamptz not null default clock_timestamp(),
    primary key (institution_id, subject_kind, subject_id)
  );

  ${walls('rights_request', { may: ['select', 'insert', 'update'] })}
  ${walls('rights_line', { may: ['select'] })}
  ${walls('rights_erasure', { may: ['select', 'insert'] })}
  grant insert (institution_id, request_id, account_id, step, words, due_on, mail_id) on rights_line to footing_app;
  ${['rights_request', 'rights_line', 'rights_erasure'].map((table) => byPurpose(table, ['right'])).join('\n')}
  ${['rights_line', 'rights_erasure']
    .map(
      (table) => `create trigger only_added_to before update or delete or truncate on ${table}
        for each statement execute function refuse_change_of_record();`,
    )
    .join('\n')}

  -- What was asked stays as it was asked, each step follows from the one before, and what is closed stays closed.
  create function rights_request_steps() returns trigger language plpgsql set search_path = public, pg_temp as $steps$
  begin
    if tg_op = 'INSERT' then
      if not (new.state = 'received' or new.kind = 'copy' and new.state = 'done') then
        raise exception 'a request begins as received' using errcode = 'check_violation', constraint = 'rights_request_step';
      end if;
      return new;
    end if;
    if old.closed_at is not null
      or (old.institution_id, old.id, old.kind, old.account_id, old.subject_kind, old.subject_id, old.received_on,
          old.acknowledge_by) is distinct from
         (new.institution_id, new.id, new.kind, new.account_id, new.subject_kind, new.subject_id, new.received_on,
          new.acknowledge_by)
      or new.months < old.months
      or old.state || ' ' || new.state not in
        ('received in-hand', 'in-hand in-hand', 'in-hand waiting', 'waiting in-hand', 'in-hand done', 'in-hand refused')
    then raise exception 'request % does not go from % to %', old.id, old.state, new.state
      using errcode = 'check_violation', constraint = 'rights_request_step';
    end if;
    return new;
  end $steps$;
  create trigger rights_request_steps before insert or update on rights_request
    for each row execute function rights_request_steps();

  -- Nothing becomes of a request without a line that says so, written with it.
  create function rights_request_has_a_line() returns trigger language plpgsql set search_path = public, pg_temp as $line$
  begin
    if not exists (select from rights_line l where l.institution_id = new.institution_id and l.request_id = new.id
      and l.transaction_id = pg_current_xact_id()) then
      raise exception 'request % changed without a line', new.id
        using errcode = 'check_violation', constraint = 'rights_request_has_a_line';
    end if;
    return null;
  end $line$;
  create constraint trigger rights_request_has_a_line after insert or update on rights_request
    deferrable initially deferred for each row execute function rights_request_has_a_line();`;

export const dropRequests = `
  drop table rights_erasure, rights_line, rights_request;
  drop function rights_request_steps, rights_request_has_a_line;`;
