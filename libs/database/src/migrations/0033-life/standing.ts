import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

/** "If this falls through, offer the next best of at least such a fit": a person's word, given beforehand. */
export const standing = `
  create table standing_approval (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    round_id uuid not null,
    -- Of whom; null: of every student of the round whom this consultant looks after when it comes to it.
    application_id uuid,
    at_least integer not null constraint standing_approval_range check (at_least between 0 and 65535),
    decided_by uuid not null,
    decided_at timestamptz not null,
    ended_at timestamptz,
    primary key (institution_id, id),
    foreign key (institution_id, round_id) references round (institution_id, id),
    foreign key (institution_id, application_id) references application (institution_id, id),
    foreign key (institution_id, decided_by) references account (institution_id, id)
  );
  create unique index standing_approval_one on standing_approval (institution_id, round_id, decided_by, application_id)
    nulls not distinct where ended_at is null;
  ${walls('standing_approval', { may: ['select', 'insert', 'update'] })}
  ${byPurpose('standing_approval', ['matching'])}
  alter table decision add column standing_id uuid;

  -- A decision that says it was taken under somebody's standing word is theirs, about this round, and the word still holds.
  create function decision_under_standing() returns trigger language plpgsql as $$
  begin
    if new.standing_id is not null and not exists (
      select from standing_approval a where a.institution_id = new.institution_id and a.id = new.standing_id
        and a.round_id = new.round_id and a.decided_by = new.decided_by and a.ended_at is null
        and (a.application_id is null or a.application_id = new.application_id)) then
      raise exception 'standing approval % does not cover this', new.standing_id
        using errcode = 'restrict_violation', constraint = 'decision_under_standing';
    end if;
    return new;
  end $$;
  create trigger decision_under_standing before insert on decision for each row execute function decision_under_standing();`;
