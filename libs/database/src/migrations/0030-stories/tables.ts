import { byPurpose } from '../by-purpose';
import { HERE, walls } from '../walls';

/** Whose story it is, where it may be used and until when. It holds ids and days, and nothing of what the story says. */
const heads = `
  create table story (
    institution_id uuid not null references institution (id),
    id uuid not null,
    student_id uuid,
    mentor_id uuid,
    subject_id uuid not null,
    until date not null,
    places text[] not null,
    asked_by uuid,
    asked_at timestamptz(3) not null default now(),
    taken_down_at timestamptz(3),
    primary key (institution_id, id),
    unique (institution_id, id, subject_id),
    foreign key (institution_id, student_id) references student (institution_id, id),
    foreign key (institution_id, mentor_id) references mentor (institution_id, id),
    foreign key (institution_id, asked_by) references account (institution_id, id),
    constraint story_of_one_person check (num_nonnulls(student_id, mentor_id) = 1 and subject_id = coalesce(student_id, mentor_id)),
    constraint story_places_known check (cardinality(places) > 0 and places <@ '{our-page,prospectus,social-media}'),
    constraint story_ends_in_time check (until > (asked_at at time zone 'Europe/London')::date
      and until <= (asked_at at time zone 'Europe/London')::date + interval '24 months')
  );
  create index story_of_person on story (institution_id, subject_id);
  ${walls('story', { may: ['select', 'insert', 'delete'] })}
  grant update (taken_down_at) on story to footing_app;
  grant select on story to footing_consent;

  create function story_stays() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
    begin
      if tg_op = 'INSERT' then
        new.asked_at := now();
        new.taken_down_at := null;
        return new;
      end if;
      if old.taken_down_at is not null
        or to_jsonb(new) - 'taken_down_at' is distinct from to_jsonb(old) - 'taken_down_at'
      then raise exception 'a story never changes after it was asked for' using errcode = 'check_violation'; end if;
      new.taken_down_at := now();
      return new;
    end $$;
  create trigger story_stays before insert or update on story for each row execute function story_stays();`;

/** What was asked for is known by its id: the first 122 bits of a hash of all of it, salted so that it tells nothing once that is gone. */
const named = `
  create function story_hash(nonce bytea, whose uuid, ends date, used_in text[], title text, words text, shown_as text,
      picture bytea, picture_words text) returns bytea language sql immutable set search_path = pg_catalog, pg_temp as $$
    select sha256(nonce || string_agg(int4send(octet_length(part)) || part, ''::bytea order by place))
    from unnest(array[convert_to(whose::text, 'UTF8'), convert_to(to_char(ends, 'YYYY-MM-DD'), 'UTF8'),
      convert_to(array_to_string(used_in, ','), 'UTF8'), convert_to(title, 'UTF8'), convert_to(words, 'UTF8'),
      convert_to(shown_as, 'UTF8'), coalesce(picture, ''::bytea), convert_to(coalesce(picture_words, ''), 'UTF8')])
      with ordinality as p (part, place) $$;
  create function story_id(hash bytea) returns uuid language sql immutable set search_path = pg_catalog, pg_temp as $$
    select encode(set_byte(set_byte(substr(hash, 1, 16), 6, get_byte(hash, 6) & 15 | 128), 8, get_byte(hash, 8) & 63 | 128), 'hex')::uuid $$;`;

const contents = `
  create table story_content (
    institution_id uuid not null,
    story_id uuid not null,
    subject_id uuid not null,
    nonce bytea not null constraint story_content_nonce_long check (octet_length(nonce) = 32),
    title text not null constraint story_content_title_short check (length(btrim(title)) between 1 and 120),
    words text not null constraint story_content_words_short check (length(btrim(words)) between 1 and 2000),
    naming text not null constraint story_content_naming_known check (naming in ('first', 'full', 'none')),
    shown_as text not null constraint story_content_shown_as_short check (length(btrim(shown_as)) between 1 and 200),
    picture bytea constraint story_content_picture_small check (octet_length(picture) between 1 and 262144),
    picture_kind text constraint story_content_picture_known check (picture_kind in ('png', 'jpeg')),
    picture_width integer constraint story_content_picture_width check (picture_width between 1 and 2000),
    picture_height integer constraint story_content_picture_height check (picture_height between 1 and 2000),
    picture_words text constraint story_content_picture_said check (length(btrim(picture_words)) between 1 and 200),
    primary key (institution_id, story_id),
    foreign key (institution_id, story_id, subject_id) references story (institution_id, id, subject_id) on delete cascade,
    constraint story_content_picture_whole check (num_nulls(picture, picture_kind, picture_width, picture_height, picture_words) in (0, 5))
  );
  ${walls('story_content', { may: ['select', 'insert'] })}
  ${byPurpose('story_content', ['story'])}

  create function story_content_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    declare head story;
    begin
      if tg_op <> 'INSERT' then
        raise exception 'a story never changes after it was asked for' using errcode = 'check_violation';
      end if;
      select * into head from story s where s.institution_id = new.institution_id and s.id = new.story_id;
      if story_id(story_hash(new.nonce, head.subject_id, head.until, head.places, new.title, new.words, new.shown_as,
        new.picture, new.picture_words)) is distinct from new.story_id
      then raise exception 'not the story of that id' using errcode = 'check_violation'; end if;
      return new;
    end $$;
  create trigger story_content_stays before insert or update on story_content
    for each row execute function story_content_stays();`;

/** Its owner sees it; everybody else only while a yes of theirs stands, at the moment of reading. */
const standing = `
  create policy by_person on story_content as restrictive for select to footing_app, footing_matcher using (
    case (select current_setting('footing.purpose', true))
      when 'story' then (select enabled from consent.rule_of('story')) and exists (
        select from story h join consent.state s on s.institution_id = h.institution_id and s.subject_id = h.subject_id
          and s.purpose = 'story' and s.item = 'story:' || h.id
        where h.institution_id = ${HERE} and h.id = story_content.story_id and h.subject_id = story_content.subject_id
          and h.taken_down_at is null and clock_timestamp() < (h.until + 1)::timestamp at time zone 'Europe/London'
          and s.permitted and (s.valid_until is null or s.valid_until > clock_timestamp())
          and not exists (select from consent.stop_intent i where i.institution_id = s.institution_id
            and i.subject_id = s.subject_id and i.purpose = s.purpose and i.item = s.item))
      when 'own' then subject_id = nullif(current_setting('footing.subject_id', true), '')::uuid
      else false end);`;

/** The tables of stories. */
export const tables = [heads, named, contents, standing].join('\n');

export const tablesGone = `
  drop table story_content;
  drop table story;
  drop function story_content_stays();
  drop function story_stays();
  drop function story_hash(bytea, uuid, date, text[], text, text, text, bytea, text);
  drop function story_id(bytea);`;
