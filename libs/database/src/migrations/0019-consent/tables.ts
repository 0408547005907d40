import { walls } from '../walls';

/** The map of purposes as rows: the same for every institution, and compiled from the one file that declares it. */
export const map = `
  create table consent.category (code text primary key, special boolean not null);
  create table consent.purpose_default (
    code text primary key,
    basis text not null,
    items text not null,
    months smallint,
    constraint purpose_default_yes_ends check (basis not in ('consent', 'explicit-consent') or months is not null)
  );
  create table consent.purpose_category (
    purpose text not null references consent.purpose_default (code),
    category text not null references consent.category (code),
    primary key (purpose, category)
  );
  create table consent.place (
    code text primary key,
    purpose text not null references consent.purpose_default (code),
    kind text not null,
    seconds smallint not null
  );
  revoke all on consent.category, consent.purpose_default, consent.purpose_category, consent.place from public;
  grant select on consent.category, consent.purpose_default, consent.purpose_category, consent.place
    to footing_app, footing_matcher, footing_consent;`;

/** What the institution says, what its people decided, and what came of it. */
export const tables = `
  -- What the data protection officer laid down; without a row the default holds.
  create table consent.purpose (
    institution_id uuid not null references institution (id),
    code text not null references consent.purpose_default (code),
    basis text not null constraint purpose_basis_known
      check (basis in ('consent', 'explicit-consent', 'public-task', 'legitimate-interests', 'contract', 'legal-obligation')),
    months smallint constraint purpose_months_range check (months between 1 and 120),
    enabled boolean not null default true,
    primary key (institution_id, code),
    constraint purpose_yes_ends check (basis not in ('consent', 'explicit-consent') or months is not null)
  );

  -- What people were shown, by its hash: a decision points at the very text.
  create table consent.notice (
    institution_id uuid not null references institution (id),
    sha256 bytea not null constraint notice_hash_length check (octet_length(sha256) = 32),
    purpose text not null references consent.purpose_default (code),
    version integer not null constraint notice_version_counts check (version >= 1),
    lang text not null constraint notice_lang_known check (lang in ('en', 'cy')),
    body text not null constraint notice_body_given check (length(btrim(body)) > 0),
    published_at timestamptz not null default clock_timestamp(),
    primary key (institution_id, sha256),
    unique (institution_id, purpose, version, lang),
    constraint notice_is_its_hash check (sha256 = sha256(convert_to(body, 'UTF8')))
  );

  create table consent.event (
    institution_id uuid not null references institution (id),
    subject_id uuid not null,
    subject_kind text not null constraint event_subject_known check (subject_kind in ('student', 'mentor')),
    seq integer not null constraint event_seq_counts check (seq >= 1),
    id uuid not null default uuidv7(),
    purpose text not null references consent.purpose_default (code),
    item text not null default ''
      constraint event_item_bare check (item ~ '^(|experience:[0-9a-f]{16}|field:[A-Za-z]{1,40}|story:[0-9a-f-]{36})$'),
    kind text not null constraint event_kind_known check (kind in
      ('requested', 'given', 'renewed', 'refused', 'withdrawn', 'expired', 'objected', 'objection-lifted', 'invalidated')),
    notice_sha256 bytea not null,
    shown_at timestamptz(3) not null,
    -- How it was said, in a few words of ours: never anything typed.
    method text not null constraint event_method_bare check (method ~ '^[a-z0-9 -]{1,60}$'),
    -- Who said it: an account's id, or what of ours did.
    actor text not null constraint event_actor_bare check (actor ~ '^[a-z0-9-]{1,60}$'),
    recorded_at timestamptz(3) not null,
    -- Of the purpose and item, once this was recorded.
    epoch integer not null,
    permitted boolean not null,
    until timestamptz(3),
    -- One order for decisions and uses, whatever clocks say.
    order_no bigint not null,
    prev_hash bytea not null,
    hash bytea not null constraint event_hash_length check (octet_length(hash) = 32),
    primary key (institution_id, subject_id, seq),
    unique (institution_id, id),
    unique (institution_id, hash),
    -- Nothing can follow the same line twice, so a chain cannot fork.
    unique (institution_id, subject_id, prev_hash),
    foreign key (institution_id, notice_sha256) references consent.notice (institution_id, sha256),
    constraint event_shown_before check (shown_at <= recorded_at)
  );
  create index event_of_use on consent.event (institution_id, subject_id, purpose, item, order_no);
  create index event_by_order on consent.event (institution_id, order_no);

  create table consent.state (
    institution_id uuid not null references institution (id),
    subject_id uuid not null,
    subject_kind text not null constraint state_subject_known check (subject_kind in ('student', 'mentor')),
    purpose text not null references consent.purpose_default (code),
    item text not null default '',
    permitted boolean not null,
    epoch integer not null,
    valid_until timestamptz(3),
    last_seq integer not null,
    primary key (institution_id, subject_id, purpose, item)
  );
  create index state_to_end on consent.state (institution_id, valid_until) where permitted and valid_until is not null;

  create table consent.stop_intent (
    institution_id uuid not null references institution (id),
    subject_id uuid not null,
    subject_kind text not null constraint stop_intent_subject_known check (subject_kind in ('student', 'mentor')),
    purpose text not null references consent.purpose_default (code),
    item text not null default '',
    kind text not null constraint stop_intent_kind_known check (kind in ('withdrawn', 'expired', 'objected', 'invalidated')),
    notice_sha256 bytea not null,
    shown_at timestamptz(3) not null,
    method text not null,
    actor text not null,
    requested_at timestamptz(3) not null default clock_timestamp(),
    primary key (institution_id, subject_id, purpose, item)
  );

  create table consent.stop_task (
    institution_id uuid not null references institution (id),
    subject_id uuid not null,
    purpose text not null,
    item text not null default '',
    epoch integer not null,
    place text not null references consent.place (code),
    -- When somebody, or the clock, asked for the stop.
    requested_at timestamptz(3) not null,
    due_at timestamptz(3) not null,
    acked_at timestamptz(3),
    -- When it was late and somebody was told.
    alarmed_at timestamptz(3),
    -- What was done, in counts and ids; never a value.
    evidence jsonb constraint stop_task_evidence_object check (jsonb_typeof(evidence) = 'object'),
    primary key (institution_id, subject_id, purpose, item, epoch, place),
    constraint stop_task_acked_with_evidence check ((acked_at is null) = (evidence is null))
  );
  create index stop_task_open on consent.stop_task (institution_id, due_at) where acked_at is null;

  create table consent.use_ledger (
    institution_id uuid not null references institution (id),
    order_no bigint not null,
    subject_id uuid not null,
    purpose text not null,
    item text not null default '',
    epoch integer not null,
    place text not null constraint use_ledger_place_bare check (place ~ '^[a-z0-9-]{1,60}$'),
    run text not null constraint use_ledger_run_bare check (run ~ '^[a-z0-9 :-]{1,100}$'),
    at timestamptz(3) not null default clock_timestamp(),
    primary key (institution_id, order_no, subject_id, item)
  );
  create index use_ledger_of_use on consent.use_ledger (institution_id, subject_id, purpose, item, order_no);

  -- What is being handed over outside now. A row outlives a connection that is lost, for as long as it says.
  create table consent.hand_off (
    institution_id uuid not null references institution (id),
    id uuid not null,
    subject_id uuid not null,
    purpose text not null,
    item text not null default '',
    epoch integer not null,
    until timestamptz(3) not null,
    primary key (institution_id, id, subject_id, item)
  );
  create index hand_off_of_use on consent.hand_off (institution_id, subject_id, purpose, item);

  -- The order of the log: a place, once given, is never given again.
  create table consent.log_entry (
    institution_id uuid not null references institution (id),
    place bigint not null constraint log_entry_place_counts check (place >= 1),
    subject_id uuid not null,
    seq integer not null,
    hash bytea not null,
    primary key (institution_id, place),
    unique (institution_id, subject_id, seq),
    foreign key (institution_id, subject_id, seq) references consent.event (institution_id, subject_id, seq)
  );

  -- What the institution signs with. The secret half is sealed with its key.
  create table consent.signing_key (
    institution_id uuid not null references institution (id),
    kid text not null constraint signing_key_kid_bare check (kid ~ '^[A-Za-z0-9_-]{43}$'),
    x text not null constraint signing_key_x_bare check (x ~ '^[A-Za-z0-9_-]{43}$'),
    sealed bytea not null,
    made_at timestamptz(3) not null default clock_timestamp(),
    primary key (institution_id, kid)
  );

  -- The log of an institution as one tree, signed: what it held cannot change afterwards without being seen.
  create table consent.tree_head (
    institution_id uuid not null references institution (id),
    size bigint not null constraint tree_head_size_counts check (size >= 0),
    root bytea not null constraint tree_head_root_length check (octet_length(root) = 32),
    made_at timestamptz(3) not null,
    jws text not null,
    primary key (institution_id, size)
  );

  create sequence consent.order_no;

  ${walls('consent.purpose')}
  ${walls('consent.notice', { may: ['select', 'insert'] })}
  ${['event', 'state', 'stop_intent', 'stop_task', 'use_ledger', 'hand_off', 'log_entry'].map((table) => walls(`consent.${table}`, { may: ['select'] })).join('\n')}
  ${walls('consent.tree_head', { may: ['select', 'insert'] })}
  ${walls('consent.signing_key', { may: ['select', 'insert'] })}
  grant select on consent.purpose, consent.notice, consent.state, consent.stop_intent to footing_matcher;
  grant usage on sequence consent.order_no to footing_consent;
  grant select on consent.purpose, consent.notice to footing_consent;
  grant select, insert on consent.event, consent.use_ledger, consent.log_entry to footing_consent;
  grant select, insert, update on consent.state, consent.stop_task to footing_consent;
  grant select, insert, delete on consent.stop_intent, consent.hand_off to footing_consent;

  ${['notice', 'event', 'use_ledger', 'tree_head', 'log_entry', 'signing_key']
    .map(
      (table) => `create trigger only_added_to before update or delete or truncate on consent.${table}
        for each statement execute function refuse_change_of_record();`,
    )
    .join('\n')}`;
