import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

/** step, from, to, who: one line each; a test holds them against the table in the code. */
const MOVES = [
  ['accept', 'proposed', 'accepted', 'student mentor'],
  ['accept', 'accepted', 'active', 'student mentor'],
  ['decline', 'proposed', 'declined', 'student mentor'],
  ['decline', 'accepted', 'declined', 'student mentor'],
  ['lapse', 'proposed', 'lapsed', 'clock'],
  ['lapse', 'accepted', 'lapsed', 'clock'],
  ['lapse', 'active', 'lapsed', 'clock'],
  ['pause', 'active', 'paused', 'student mentor staff'],
  ['resume', 'paused', 'active', 'student mentor staff clock'],
  ['finish', 'active', 'finished', 'student mentor staff clock'],
  ['finish', 'paused', 'finished', 'student mentor staff clock'],
  ['end-early', 'active', 'ended-early', 'student mentor staff'],
  ['end-early', 'paused', 'ended-early', 'student mentor staff'],
  ['call-off', 'proposed', 'withdrawn', 'staff'],
  ['call-off', 'accepted', 'withdrawn', 'staff'],
] as const;

/** What may be awaited in which state; '' stands for an end, where nothing is. */
const WAITS = [
  ['proposed', 'answers'],
  ['accepted', 'other-answer'],
  ['active', 'first-meeting'],
  ['active', 'sign-of-life'],
  ['active', 'end'],
  ['paused', 'return'],
  ...(['finished', 'ended-early', 'declined', 'lapsed', 'withdrawn'] as const).map((state) => [state, ''] as const),
] as const;

const moveRows = MOVES.flatMap(([step, from, to, who]) =>
  who.split(' ').map((one) => `('${step}', '${from}', '${to}', '${one}')`),
).join(', ');
const waitRows = WAITS.map(([state, awaits]) => `('${state}', '${awaits}')`).join(', ');

/** The lifecycle as rows: what is not here cannot happen. */
export const movesAndWaits = `
  create table pairing_move (
    step text not null,
    from_state text not null,
    to_state text not null,
    who text not null,
    primary key (step, from_state, who),
    unique (step, from_state, to_state, who)
  );
  insert into pairing_move values ${moveRows};
  create table pairing_wait (state text not null, awaits text not null, primary key (state, awaits));
  insert into pairing_wait values ${waitRows};
  revoke all on pairing_move, pairing_wait from public;
  grant select on pairing_move, pairing_wait to footing_app;`;

/** Every step of every pairing. Writing one is the only way to move a pairing: the move is made by the row. */
export const steps = `
  create table pairing_step (
    institution_id uuid not null,
    pairing_id uuid not null,
    number integer not null,
    step text not null,
    who text not null,
    from_state text not null,
    to_state text not null,
    reason text not null default '' constraint pairing_step_reason_code check (reason ~ '^[a-z-]{0,40}$'),
    by_account uuid,
    at timestamptz not null,
    -- What is awaited next, and the day by which: nothing exactly when it is over.
    awaits text not null,
    by date,
    transaction_id xid8 not null default pg_current_xact_id(),
    primary key (institution_id, pairing_id, number),
    foreign key (institution_id, pairing_id) references pairing (institution_id, id),
    foreign key (institution_id, by_account) references account (institution_id, id),
    constraint pairing_step_in_table foreign key (step, from_state, to_state, who)
      references pairing_move (step, from_state, to_state, who),
    constraint pairing_step_awaits foreign key (to_state, awaits) references pairing_wait (state, awaits),
    constraint pairing_step_deadline check ((awaits = '') = (by is null)),
    constraint pairing_step_by_staff check (who <> 'staff' or by_account is not null)
  );
  ${walls('pairing_step', { may: ['select', 'insert'] })}
  ${byPurpose('pairing_step', ['matching'])}

  create function pairing_steps_stay() returns trigger language plpgsql as $$
  begin
    raise exception 'steps of a pairing are never changed or removed' using errcode = 'restrict_violation', constraint = 'pairing_step_stays';
  end $$;
  create trigger pairing_step_stays before update or delete on pairing_step for each row execute function pairing_steps_stay();
  create trigger pairing_step_stays_whole before truncate on pairing_step for each statement execute function pairing_steps_stay();

  -- A step follows on how the pairing stands at this moment; whoever comes second is told.
  create function pairing_step_follows() returns trigger language plpgsql as $$
  declare
    now_at record;
  begin
    select p.state, p.accepted_by into now_at from pairing p
      where p.institution_id = new.institution_id and p.id = new.pairing_id for update;
    if now_at.state is distinct from new.from_state or (new.step = 'accept' and now_at.accepted_by = new.who) then
      raise exception 'pairing % has moved on', new.pairing_id using errcode = 'restrict_violation', constraint = 'pairing_moved_on';
    end if;
    select coalesce(max(s.number), 0) + 1 into new.number from pairing_step s
      where s.institution_id = new.institution_id and s.pairing_id = new.pairing_id;
    new.transaction_id := pg_current_xact_id();
    return new;
  end $$;
  create trigger pairing_step_follows before insert on pairing_step for each row execute function pairing_step_follows();

  create function pairing_step_moves() returns trigger language plpgsql as $$
  begin
    update pairing set state = new.to_state,
        accepted_by = case when new.to_state = 'accepted' then new.who end,
        paused_until = case when new.to_state = 'paused' then new."by" end
      where institution_id = new.institution_id and id = new.pairing_id;
    update deadline set done_at = new.at
      where institution_id = new.institution_id and pairing_id = new.pairing_id and done_at is null;
    if new."by" is not null then
      insert into deadline (institution_id, pairing_id, awaits, by, began_at)
        values (new.institution_id, new.pairing_id, new.awaits, new."by", new.at);
    end if;
    return null;
  end $$;
  create trigger pairing_step_moves after insert on pairing_step for each row execute function pairing_step_moves();

  create function pairing_begins_proposed() returns trigger language plpgsql as $$
  begin
    if new.state <> 'proposed' then
      raise exception 'a pairing begins as proposed' using errcode = 'restrict_violation', constraint = 'pairing_begins_proposed';
    end if;
    return new;
  end $$;
  create trigger pairing_begins_proposed before insert on pairing for each row execute function pairing_begins_proposed();

  create function pairing_moves_by_steps() returns trigger language plpgsql as $$
  begin
    if (new.application_id, new.offer_id, new.decision_id) is distinct from (old.application_id, old.offer_id, old.decision_id) then
      raise exception 'pairing % is about these two', old.id using errcode = 'restrict_violation', constraint = 'pairing_about_these_two';
    end if;
    if (new.state, new.accepted_by, new.paused_until) is distinct from (old.state, old.accepted_by, old.paused_until)
      and not exists (
        select from pairing_step s where s.institution_id = new.institution_id and s.pairing_id = new.id
          and s.transaction_id = pg_current_xact_id() and s.from_state = old.state and s.to_state = new.state
          and old.state <> new.state
          and new.accepted_by is not distinct from case when s.to_state = 'accepted' then s.who end
          and new.paused_until is not distinct from case when s.to_state = 'paused' then s.by end
          and s.number = (select max(l.number) from pairing_step l
            where l.institution_id = s.institution_id and l.pairing_id = s.pairing_id)) then
      raise exception 'pairing % moves by steps alone', old.id using errcode = 'restrict_violation', constraint = 'pairing_moves_by_steps';
    end if;
    return new;
  end $$;
  create trigger pairing_moves_by_steps before update on pairing for each row execute function pairing_moves_by_steps();`;
