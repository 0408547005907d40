import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

/** The silence clock: what is awaited of each pairing, and by when. Exactly one thing while it is not over. */
export const deadlines = `
  create table deadline (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    pairing_id uuid not null,
    awaits text not null constraint deadline_awaits_something check (awaits <> ''),
    -- Whose answer; null: both, or nobody's in particular.
    of_side text constraint deadline_side_known check (of_side in ('student', 'mentor')),
    by date not null,
    began_at timestamptz not null,
    told_at timestamptz,
    half_told_at timestamptz,
    last_told_at timestamptz,
    done_at timestamptz,
    primary key (institution_id, id),
    foreign key (institution_id, pairing_id) references pairing (institution_id, id)
  );
  create unique index deadline_one_open on deadline (institution_id, pairing_id) where done_at is null;
  create index deadline_of_pairing on deadline (institution_id, pairing_id, began_at);
  create index deadline_open_by on deadline (institution_id, by) where done_at is null;
  ${walls('deadline', { may: ['select', 'insert', 'update'] })}
  ${byPurpose('deadline', ['matching'])}

  -- What the two say on the way, without moving the pairing.
  create table pairing_said (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    pairing_id uuid not null,
    side text not null constraint pairing_said_side_known check (side in ('student', 'mentor')),
    what text not null constraint pairing_said_what_known check (what in ('met', 'no-answer', 'cannot-now')),
    at timestamptz not null,
    primary key (institution_id, id),
    foreign key (institution_id, pairing_id) references pairing (institution_id, id)
  );
  create index pairing_said_of_pairing on pairing_said (institution_id, pairing_id, at);
  ${walls('pairing_said', { may: ['select', 'insert', 'delete'] })}
  ${byPurpose('pairing_said', ['matching'])}

  -- What somebody wrote when they said no or ended it: for staff, and gone when they ask to be forgotten.
  create table pairing_note (
    institution_id uuid not null,
    pairing_id uuid not null,
    number integer not null,
    side text not null constraint pairing_note_side_known check (side in ('student', 'mentor')),
    better text not null default '' constraint pairing_note_better_code check (better ~ '^[a-z-]{0,40}$'),
    words text not null default '' constraint pairing_note_words_short check (length(words) <= 500),
    primary key (institution_id, pairing_id, number),
    foreign key (institution_id, pairing_id, number) references pairing_step (institution_id, pairing_id, number)
  );
  ${walls('pairing_note', { may: ['select', 'insert', 'delete'] })}
  ${byPurpose('pairing_note', ['answers'])}

  create function pairing_is_awaited() returns trigger language plpgsql as $$
  begin
    insert into deadline (institution_id, pairing_id, awaits, by, began_at)
      values (new.institution_id, new.id, 'answers', new.answer_by, new.proposed_at);
    return null;
  end $$;
  create trigger pairing_is_awaited after insert on pairing for each row execute function pairing_is_awaited();

  -- At the end of a transaction every pairing that is not over waits for one thing that its state waits for.
  create function pairing_keeps_deadline() returns trigger language plpgsql as $$
  begin
    if exists (select from pairing p where p.institution_id = old.institution_id and p.id = old.pairing_id
        and p.state in ('proposed', 'accepted', 'active', 'paused')
        and not exists (select from deadline d join pairing_wait w on w.state = p.state and w.awaits = d.awaits
          where d.institution_id = p.institution_id and d.pairing_id = p.id and d.done_at is null)) then
      raise exception 'pairing % would wait for nothing', old.pairing_id
        using errcode = 'restrict_violation', constraint = 'pairing_keeps_deadline';
    end if;
    return null;
  end $$;
  create constraint trigger pairing_keeps_deadline after update or delete on deadline
    deferrable initially deferred for each row execute function pairing_keeps_deadline();

  -- What was published before: each waits for its answers, as it was told; the mail about it is not sent again.
  alter table pairing no force row level security;
  alter table deadline no force row level security;
  insert into deadline (institution_id, pairing_id, awaits, by, began_at, told_at)
    select institution_id, id, 'answers', answer_by, proposed_at, proposed_at from pairing;
  alter table pairing force row level security;
  alter table deadline force row level security;`;
