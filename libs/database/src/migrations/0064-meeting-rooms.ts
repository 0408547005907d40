import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuse } from './0047-scheduling/guards';
import { walls } from './walls';

const HOST = '[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+(:[0-9]{1,5})?';
const NAMES = '^([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z]{2,}$';

/** How online meetings come by their room, and which hosts links may lead to. */
export class MeetingRooms1764000064000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${LINKS} ${RULE} ${MEETINGS} ${WISHES}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger meeting_wish_link on meeting_wish;
      drop trigger meeting_gets_room on meeting;
      drop function meeting_wish_link, meeting_gets_room, link_allowed;
      drop table room_rule;
      drop function link_leads_to, link_host, all_hosts;
    `);
  }
}

const LINKS = `
  -- The host that a link leads to, in small letters; null where that is not plain to see: whoever reads addresses otherwise is refused.
  create function link_host(link text) returns text language sql immutable
    return lower((regexp_match(link, '^https://([A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+)(?::[0-9]{1,5})?(?:[/?#]|$)'))[1]);

  create function link_leads_to(hosts text[], link text) returns boolean language sql immutable
    return cardinality(hosts) = 0 or exists (select from unnest(hosts) h
      where link_host(link) = h or right(link_host(link), length(h) + 1) = '.' || h);

  create function all_hosts(hosts text[]) returns boolean language sql immutable
    return not exists (select from unnest(hosts) h where h is null or h !~ '${NAMES}');`;

const RULE = `
  -- What an institution has said; no row: people give links of their own, to any host.
  create table room_rule (
    institution_id uuid primary key references institution (id),
    way text not null constraint room_rule_way_known check (way in ('own-link', 'mentor-room', 'pattern')),
    pattern text not null default '' constraint room_rule_pattern_safe check (pattern = ''
      or (pattern ~ '^https://${HOST}/[^[:space:]{}]*[{]code[}][^[:space:]{}]*$' and length(pattern) <= 200)),
    -- What ends with one of them is theirs too; empty: any.
    hosts text[] not null default '{}' constraint room_rule_hosts_named check (cardinality(hosts) <= 20 and all_hosts(hosts)),
    updated_at timestamptz not null,
    constraint room_rule_has_pattern check (way <> 'pattern' or pattern <> ''),
    constraint room_rule_pattern_allowed check (pattern = '' or link_leads_to(hosts, pattern))
  );
  ${walls('room_rule')}

  create function link_allowed(here uuid, link text) returns boolean language sql stable
    return coalesce((select link_leads_to(r.hosts, link) from room_rule r where r.institution_id = here), true);`;

const MEETINGS = `
  -- An online meeting gets its room in the moment in which it is agreed, where the institution makes them; and no link leads elsewhere.
  create function meeting_gets_room() returns trigger language plpgsql as $$
  begin
    if new.mode = 'online' and new.status = 'confirmed' and new.join_url = ''
        and (tg_op = 'INSERT' or new.step in ('accept', 'choose', 'reschedule')) then
      new.join_url := coalesce((select replace(r.pattern, '{code}', replace(gen_random_uuid()::text, '-', '')) from room_rule r
        where r.institution_id = new.institution_id and r.way = 'pattern'), '');
    end if;
    if new.join_url <> '' and new.join_url is distinct from old.join_url and not link_allowed(new.institution_id, new.join_url) then
      ${refuse('a link leads where none may', 'meeting_link_host')};
    end if;
    return new;
  end $$;
  create trigger meeting_gets_room before insert or update on meeting for each row execute function meeting_gets_room();`;

const WISHES = `
  create function meeting_wish_link() returns trigger language plpgsql as $$
  begin
    if new.join_url <> '' and new.join_url is distinct from old.join_url and not link_allowed(new.institution_id, new.join_url) then
      ${refuse('a link leads where none may', 'meeting_wish_link')};
    end if;
    return new;
  end $$;
  create trigger meeting_wish_link before insert or update on meeting_wish for each row execute function meeting_wish_link();`;
