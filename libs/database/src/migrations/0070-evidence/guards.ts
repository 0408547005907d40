/** What was taken stays as it was taken, whatever the code above does; and after a year its rows may go, all of them. */
export const guards = `
  create function evidence.snapshot_stays() returns trigger language plpgsql as $stays$
    begin
      if tg_op = 'UPDATE' and old.forgotten_at is null and new.forgotten_at is not null
          and old.taken_at < now() - interval '12 months' and to_jsonb(new) - 'forgotten_at' = to_jsonb(old) - 'forgotten_at' then
        return new;
      end if;
      raise exception 'a snapshot stays as it was taken' using errcode = 'restrict_violation', constraint = 'snapshot_stays';
    end $stays$;
  create trigger snapshot_stays before update or delete on evidence.snapshot for each row execute function evidence.snapshot_stays();
  create trigger snapshot_not_emptied before truncate on evidence.snapshot for each statement execute function evidence.snapshot_stays();

  create function evidence.person_stays() returns trigger language plpgsql as $stays$
    begin
      raise exception 'a row of a snapshot stays as it was taken' using errcode = 'restrict_violation', constraint = 'snapshot_stays';
    end $stays$;
  create trigger person_stays before update on evidence.person for each row execute function evidence.person_stays();
  create trigger person_not_emptied before truncate on evidence.person for each statement execute function evidence.person_stays();

  -- Rows come in the transaction that takes the snapshot, and in no other.
  create function evidence.person_taken_at_once() returns trigger language plpgsql as $once$
    begin
      if exists (select from (select distinct a.institution_id, a.snapshot from added a) a left join evidence.snapshot s
          on s.institution_id = a.institution_id and s.number = a.snapshot where s.xmin is distinct from pg_current_xact_id()::xid) then
        raise exception 'a snapshot is taken at once' using errcode = 'restrict_violation', constraint = 'snapshot_taken_at_once';
      end if;
      return null;
    end $once$;
  create trigger person_taken_at_once after insert on evidence.person referencing new table as added
    for each statement execute function evidence.person_taken_at_once();

  -- Rows go all together, once nobody needs them any more, and in no other way.
  create function evidence.rows_go() returns trigger language plpgsql security definer
    set search_path = pg_catalog, evidence, pg_temp as $go$
    begin
      delete from evidence.person p where p.institution_id = new.institution_id and p.snapshot = new.number;
      return null;
    end $go$;
  create trigger rows_go after update of forgotten_at on evidence.snapshot for each row execute function evidence.rows_go();

  create function evidence.person_goes_with_all() returns trigger language plpgsql as $goes$
    begin
      if exists (select from (select distinct g.institution_id, g.snapshot from gone g) g join evidence.snapshot s
          on s.institution_id = g.institution_id and s.number = g.snapshot where s.forgotten_at is null) then
        raise exception 'a row of a snapshot stays as long as the snapshot' using errcode = 'restrict_violation', constraint = 'snapshot_stays';
      end if;
      return null;
    end $goes$;
  create trigger person_goes_with_all after delete on evidence.person referencing old table as gone
    for each statement execute function evidence.person_goes_with_all();

  create function evidence.snapshot_is_whole() returns trigger language plpgsql security definer
    set search_path = pg_catalog, evidence, pg_temp as $whole$
    begin
      if new.row_count <> (select count(*) from evidence.person p where p.institution_id = new.institution_id and p.snapshot = new.number) then
        raise exception 'a snapshot holds as many rows as it says' using errcode = 'restrict_violation', constraint = 'snapshot_is_whole';
      end if;
      return null;
    end $whole$;
  create constraint trigger snapshot_is_whole after insert on evidence.snapshot deferrable initially deferred
    for each row execute function evidence.snapshot_is_whole();`;

export const guardsGone = `
  drop trigger snapshot_is_whole on evidence.snapshot;
  drop trigger person_goes_with_all on evidence.person;
  drop trigger rows_go on evidence.snapshot;
  drop trigger person_taken_at_once on evidence.person;
  drop trigger person_not_emptied on evidence.person;
  drop trigger person_stays on evidence.person;
  drop trigger snapshot_not_emptied on evidence.snapshot;
  drop trigger snapshot_stays on evidence.snapshot;
  drop function evidence.snapshot_is_whole(), evidence.rows_go(), evidence.person_goes_with_all(), evidence.person_taken_at_once(),
    evidence.person_stays(), evidence.snapshot_stays();`;
