import { HERE } from '../0019-consent/kept';
import { walls } from '../walls';

/** What a rule says, one thing a line: its hash is of this. */
const TEXT = `concat_ws(E'\\n', purpose, basis, coalesce(months::text, ''), array_to_string(categories, ' '), title, what, who, stopped)`;

/**
 * The rule under which somebody decided, as it was then: a later change of the map, of a basis or of a length says nothing
 * about it. Decisions from before this was written down have none.
 */
export const rules = `
  -- What the map says of each purpose to people; compiled with it.
  create table consent.purpose_words (
    code text primary key references consent.purpose_default (code),
    title text not null,
    what text not null,
    who text not null,
    stopped text not null
  );
  revoke all on consent.purpose_words from public;
  grant select on consent.purpose_words to footing_app, footing_consent;

  create table consent.rule (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    sha256 bytea not null,
    purpose text not null references consent.purpose_default (code),
    basis text not null,
    months smallint,
    categories text[] not null,
    title text not null,
    what text not null,
    who text not null,
    stopped text not null,
    primary key (institution_id, id),
    constraint rule_is_its_hash check (sha256 = sha256(convert_to(${TEXT}, 'UTF8')))
  );
  -- Not unique: two who are the first to decide under a rule must not wait for each other, and one of them may take long.
  create index rule_by_hash on consent.rule (institution_id, sha256);
  create table consent.event_rule (
    institution_id uuid not null,
    subject_id uuid not null,
    seq integer not null,
    rule_id uuid not null,
    primary key (institution_id, subject_id, seq),
    foreign key (institution_id, subject_id, seq) references consent.event (institution_id, subject_id, seq),
    foreign key (institution_id, rule_id) references consent.rule (institution_id, id)
  );
  ${['rule', 'event_rule']
    .map(
      (table) => `
      ${walls(`consent.${table}`, { may: ['select'] })}
      grant select, insert on consent.${table} to footing_consent;
      create trigger only_added_to before update or delete or truncate on consent.${table}
        for each statement execute function refuse_change_of_record();`,
    )
    .join('\n')}
  grant select on consent.narrowed to footing_consent;

  create function consent.note_rule() returns trigger language plpgsql
    set search_path = pg_catalog, consent, public, pg_temp as $note$
    declare
      made consent.rule;
    begin
      select new.institution_id, null, null, new.purpose, r.basis, r.months, array(
          select c.category from consent.purpose_category c where c.purpose = new.purpose and not exists (
            select from consent.narrowed n where n.institution_id = ${HERE} and n.purpose = c.purpose and n.category = c.category)
          order by c.category),
        w.title, w.what, w.who, w.stopped
      into made from consent.rule_of(new.purpose) r join consent.purpose_words w on w.code = new.purpose;
      if not found then return null; end if;
      select sha256(convert_to(${TEXT}, 'UTF8')) into made.sha256
        from (select made.purpose, made.basis, made.months, made.categories, made.title, made.what, made.who, made.stopped) m;
      select r.id into made.id from consent.rule r where r.institution_id = made.institution_id and r.sha256 = made.sha256 limit 1;
      if made.id is null then
        made.id := uuidv7();
        insert into consent.rule values (made.*);
      end if;
      insert into consent.event_rule values (new.institution_id, new.subject_id, new.seq, made.id);
      return null;
    end $note$;
  create trigger rule_noted after insert on consent.event for each row execute function consent.note_rule();`;

export const rulesGone = `
  drop trigger rule_noted on consent.event;
  drop function consent.note_rule();
  drop table consent.event_rule, consent.rule, consent.purpose_words;
  revoke select on consent.narrowed from footing_consent;`;
