/** What is never so, whoever asks the database. */
export const guards = `
  create function tracker_profile_stays() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
  begin
    raise exception 'what files were made by stays' using errcode = 'restrict_violation', constraint = 'tracker_profile_stays';
  end $$;
  create trigger tracker_profile_stays before update or delete on tracker_profile_version for each row
    execute function tracker_profile_stays();
  create trigger tracker_profile_not_emptied before truncate on tracker_profile_version for each statement
    execute function tracker_profile_stays();
  create trigger tracker_export_stays before update or delete on tracker_export for each row execute function tracker_profile_stays();
  create trigger tracker_export_not_emptied before truncate on tracker_export for each statement
    execute function tracker_profile_stays();

  -- Looked at once, by another; settled once; the rest as it was.
  create function tracker_preparation_stands() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
  begin
    if tg_op = 'INSERT' then
      if new.looked_by is null and new.state = 'waiting' then return new; end if;
    elsif tg_op = 'UPDATE' and old.state = 'waiting'
        and to_jsonb(new) - '{looked_by,looked_at,state}'::text[] = to_jsonb(old) - '{looked_by,looked_at,state}'::text[]
        and (old.looked_by is null or (new.looked_by, new.looked_at) is not distinct from (old.looked_by, old.looked_at)) then
      return new;
    end if;
    raise exception 'a preparation is looked at once and settled once'
      using errcode = 'restrict_violation', constraint = 'tracker_preparation_stands';
  end $$;
  create trigger tracker_preparation_stands before insert or update or delete on tracker_preparation for each row
    execute function tracker_preparation_stands();

  -- Nothing leaves that a second person has not looked at, nor under headings that nobody compared with the tracker's own.
  create function tracker_export_permitted() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
  begin
    if not exists (select from tracker_preparation p where p.institution_id = new.institution_id and p.id = new.preparation_id
        and p.state = 'waiting' and p.looked_by = new.looked_by and p.made_by <> new.looked_by
        and (p.profile_id, p.version, p.year) = (new.profile_id, new.version, new.year) for update) then
      raise exception 'nobody looked at it' using errcode = 'restrict_violation', constraint = 'tracker_export_looked_at';
    end if;
    if not exists (select from tracker_profile_version v where v.institution_id = new.institution_id
        and v.profile_id = new.profile_id and v.version = new.version and v.content ->> 'compared' = 'true') then
      raise exception 'nobody compared the headings' using errcode = 'restrict_violation', constraint = 'tracker_export_compared';
    end if;
    return new;
  end $$;
  create trigger tracker_export_permitted before insert on tracker_export for each row execute function tracker_export_permitted();

  -- What came for a file does not outlive it.
  create function tracker_upload_gone() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
  begin
    if exists (select from tracker_upload u where u.institution_id = new.institution_id and u.preparation_id = new.id) then
      raise exception 'what came for the file is still here' using errcode = 'restrict_violation', constraint = 'tracker_upload_gone';
    end if;
    return null;
  end $$;
  create constraint trigger tracker_upload_gone after update on tracker_preparation deferrable initially deferred
    for each row when (new.state <> 'waiting') execute function tracker_upload_gone();`;
