import { HERE, kept } from '../0019-consent/kept';
import { walls } from '../walls';

/**
 * The branches of the log's tree that are full, and so stay as they are: level 1 over pairs of leaves, 2 over fours, and so on.
 * With them a proof takes a few rows a level, however long the log is.
 */
const table = `
  create table consent.log_node (
    institution_id uuid not null references institution (id),
    level smallint not null constraint log_node_level_counts check (level between 1 and 62),
    at bigint not null constraint log_node_at_counts check (at >= 0),
    hash bytea not null constraint log_node_hash_length check (octet_length(hash) = 32),
    primary key (institution_id, level, at)
  );
  ${walls('consent.log_node', { may: ['select'] })}
  grant select, insert on consent.log_node to footing_consent;
  create trigger only_added_to before update or delete or truncate on consent.log_node
    for each statement execute function refuse_change_of_record();`;

/** Adds the branches that have become full, level by level. One hash for each. Source: RFC 9162, section 2.1.1. */
const grow = `
  create function consent.grow_log() returns void language plpgsql set search_path = pg_catalog, consent, public, pg_temp as $grow$
    declare
      here uuid := ${HERE};
      size bigint := (select coalesce(max(place), 0) from consent.log_entry where institution_id = here);
      known bigint;
      level_up smallint := 1;
    begin
      while size >> level_up > 0 loop
        select coalesce(max(at) + 1, 0) into known from consent.log_node where institution_id = here and level = level_up;
        -- Two by two in one pass: a join would be at the mercy of what the planner has heard of a table that has just grown.
        if level_up = 1 then
          insert into consent.log_node (institution_id, level, at, hash)
          select here, 1, (place - 1) / 2,
            sha256('\\x01'::bytea || string_agg(sha256('\\x00'::bytea || hash), ''::bytea order by place))
          from consent.log_entry where institution_id = here and place > known * 2 and place <= (size >> 1) * 2 group by (place - 1) / 2;
        else
          insert into consent.log_node (institution_id, level, at, hash)
          select here, level_up, at / 2, sha256('\\x01'::bytea || string_agg(hash, ''::bytea order by at))
          from consent.log_node where institution_id = here and level = level_up - 1
            and at >= known * 2 and at < (size >> level_up) * 2 group by at / 2;
        end if;
        level_up := level_up + 1;
      end loop;
    end $grow$;
  grant execute on function consent.grow_log() to footing_consent;
  revoke all on function consent.grow_log() from public;`;

/**
 * Takes every decision that is not in the log yet into it, in their order, and adds the branches that are full by it. A decision
 * that was given its number earlier and committed later comes after those that are in: what the log held stays as it was.
 */
export const extendLog = kept(
  'extend_log()',
  '',
  'bigint',
  `declare
     here uuid := ${HERE};
     size bigint;
   begin
     perform pg_advisory_xact_lock(hashtextextended('consent log:' || here, 0));
     select coalesce(max(place), 0) into size from consent.log_entry where institution_id = here;
     insert into consent.log_entry (institution_id, place, subject_id, seq, hash)
     select here, size + row_number() over (order by e.order_no), e.subject_id, e.seq, e.hash from consent.event e
     where e.institution_id = here and not exists (select from consent.log_entry l
       where l.institution_id = here and l.subject_id = e.subject_id and l.seq = e.seq);
     perform consent.grow_log();
     return (select coalesce(max(place), 0) from consent.log_entry where institution_id = here);
   end`,
);

/** Of logs from before there were kept branches. Row security binds the owner too, who is of no institution. */
const growThoseHere = `
  do $all$
    declare
      before text := coalesce(current_setting('footing.institution_id', true), '');
      one uuid;
    begin
      alter table consent.log_entry no force row level security;
      alter table consent.log_node no force row level security;
      for one in select distinct institution_id from consent.log_entry loop
        perform set_config('footing.institution_id', one::text, true);
        perform consent.grow_log();
      end loop;
      perform set_config('footing.institution_id', before, true);
      alter table consent.log_node force row level security;
      alter table consent.log_entry force row level security;
    end $all$;`;

export const logTree = [table, grow, growThoseHere].join('\n');
export const logTreeGone = 'drop function consent.grow_log(); drop table consent.log_node;';
