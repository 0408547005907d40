import { walls } from '../walls';

/** What can be asked: surveys, and their versions, which never change once they are frozen. */
export const instruments = `
  create table instrument (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    key text not null constraint instrument_key_bare check (key ~ '^[a-z][a-z0-9_-]{0,59}$'),
    made_at timestamptz not null,
    retired_at timestamptz,
    primary key (institution_id, id),
    constraint instrument_key_once unique (institution_id, key)
  );
  ${walls('instrument', { may: ['select', 'insert', 'update'] })}

  -- Of a draft the newest words; of what was frozen the very text that people answered, known by its hash.
  create table instrument_version (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    instrument_id uuid not null,
    number smallint not null constraint instrument_version_number_counts check (number >= 1),
    state text not null constraint instrument_version_state_known check (state in ('draft', 'frozen', 'retired')),
    content text not null constraint instrument_version_content_json check (content is json object),
    sha256 bytea constraint instrument_version_is_its_hash check (sha256 = sha256(convert_to(content, 'UTF8'))),
    changed_at timestamptz not null,
    frozen_at timestamptz,
    primary key (institution_id, id),
    constraint instrument_version_number_once unique (institution_id, instrument_id, number),
    foreign key (institution_id, instrument_id) references instrument (institution_id, id),
    constraint instrument_version_frozen_whole check ((state = 'draft') = (sha256 is null) and (state = 'draft') = (frozen_at is null))
  );
  create unique index instrument_version_one_draft on instrument_version (institution_id, instrument_id) where state = 'draft';
  ${walls('instrument_version')}

  -- Whoever answered is to know for good what they answered.
  create function instrument_version_stays() returns trigger language plpgsql as $stays$
    begin
      if old.state = 'draft' then return case tg_op when 'DELETE' then old else new end; end if;
      if tg_op = 'UPDATE' and new.state in ('frozen', 'retired')
        and to_jsonb(new) - 'state' is not distinct from to_jsonb(old) - 'state' then return new; end if;
      raise exception 'version % was frozen and stays as it is', old.id
        using errcode = 'restrict_violation', constraint = 'instrument_version_stays';
    end $stays$;
  create trigger instrument_version_stays before update or delete on instrument_version
    for each row execute function instrument_version_stays();`;

export const instrumentsGone = `
  drop table instrument_version, instrument;
  drop function instrument_version_stays();`;
