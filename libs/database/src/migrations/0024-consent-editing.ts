import type { MigrationInterface, QueryRunner } from 'typeorm';
import { kept, HERE } from './0019-consent/kept';
import { walls } from './walls';

/**
 * Changes on which basis a purpose rests, how long a yes lasts and whether it is asked at all. Where a yes is needed from now
 * on, what was allowed without one ends; where none is needed any more, whoever never said anything can object from now on.
 * @throws CN004 an unknown purpose; CN005 a basis that this purpose cannot rest on.
 */
const changeRule = kept(
  'change_rule(p_purpose text, p_basis text, p_months smallint, p_enabled boolean, p_notice bytea, p_actor text)',
  'text, text, smallint, boolean, bytea, text',
  'integer',
  `declare
     here uuid := ${HERE};
     was record;
     declared consent.purpose_default;
     asks boolean := p_basis in ('consent', 'explicit-consent');
     ended integer := 0;
   begin
     perform pg_advisory_xact_lock(hashtextextended('purpose:' || here || ':' || p_purpose, 0));
     select * into declared from consent.purpose_default where code = p_purpose;
     if not found then raise exception 'not a purpose' using errcode = 'CN004'; end if;
     if p_basis in ('contract', 'legal-obligation') or declared.items <> 'whole' and not asks
       or not asks and not p_enabled
       or p_purpose in ('matching.characteristics', 'story') and p_basis <> 'explicit-consent'
     then raise exception 'not a basis for this' using errcode = 'CN005'; end if;
     select * into was from consent.rule_of(p_purpose);
     insert into consent.purpose (institution_id, code, basis, months, enabled)
     values (here, p_purpose, p_basis, case when asks then p_months end, p_enabled)
     on conflict (institution_id, code) do update set basis = excluded.basis, months = excluded.months, enabled = excluded.enabled;
     if asks then
       insert into consent.stop_intent (institution_id, subject_id, subject_kind, purpose, item, kind, notice_sha256, shown_at, method, actor)
       select here, s.subject_id, s.subject_kind, s.purpose, s.item, 'invalidated', p_notice, clock_timestamp(), 'rule changed', p_actor
       from consent.state s
         left join consent.event e on e.institution_id = here and e.subject_id = s.subject_id and e.seq = s.last_seq
       where s.institution_id = here and s.purpose = p_purpose and s.permitted
         and (not p_enabled or coalesce(e.kind not in ('given', 'renewed'), true))
       on conflict do nothing;
       get diagnostics ended = row_count;
     elsif was.basis in ('consent', 'explicit-consent') then
       -- Whom a rule had stopped, and not they themselves, the rule lets in again; a yes that ends is none that is needed.
       perform consent.record(s.subject_id, s.subject_kind, p_purpose, s.item, 'objection-lifted', p_notice, clock_timestamp(),
         'rule changed', p_actor)
       from consent.state s join consent.event e on e.institution_id = here and e.subject_id = s.subject_id and e.seq = s.last_seq
       where s.institution_id = here and s.purpose = p_purpose and not s.permitted
         and e.kind = 'invalidated' and e.method = 'rule changed';
       update consent.state s set valid_until = null where s.institution_id = here and s.purpose = p_purpose and s.permitted;
       insert into consent.state (institution_id, subject_id, subject_kind, purpose, item, permitted, epoch, last_seq)
       select here, p.id, p.kind, p_purpose, '', true, 0, 0
       from (select id, 'student' as kind from public.student where institution_id = here
         union all select id, 'mentor' from public.mentor where institution_id = here) p
       on conflict do nothing;
     end if;
     return ended;
   end`,
);

/** Ends every yes that was given under an older text. */
const endOlder = kept(
  'end_older(p_purpose text, p_notices bytea[], p_actor text)',
  'text, bytea[], text',
  'integer',
  `declare
     here uuid := ${HERE};
     ended integer;
   begin
     insert into consent.stop_intent (institution_id, subject_id, subject_kind, purpose, item, kind, notice_sha256, shown_at, method, actor)
     select here, s.subject_id, s.subject_kind, s.purpose, s.item, 'invalidated', e.notice_sha256, clock_timestamp(), 'text changed', p_actor
     from consent.state s join consent.event e on e.institution_id = here and e.subject_id = s.subject_id and e.seq = s.last_seq
     where s.institution_id = here and s.purpose = p_purpose and s.permitted and e.kind in ('given', 'renewed')
       and e.notice_sha256 <> all (p_notices)
     on conflict do nothing;
     get diagnostics ended = row_count;
     return ended;
   end`,
);

/** What the data protection officer may change about purposes, and what follows from it at once. */
export class ConsentEditing1764000024000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where the institution can be written to on paper: a record of a decision has to say it. '' while nobody has said.
      alter table institution add column postal_address text not null default ''
        constraint institution_postal_address_short check (length(postal_address) <= 500);

      -- Kinds of data that the institution keeps a purpose from; it can take away from the map, and add nothing.
      create table consent.narrowed (
        institution_id uuid not null references institution (id),
        purpose text not null,
        category text not null,
        primary key (institution_id, purpose, category),
        foreign key (purpose, category) references consent.purpose_category (purpose, category) on delete cascade
      );
      ${walls('consent.narrowed', { may: ['select', 'insert', 'delete'] })}
      grant select on consent.narrowed to footing_matcher;

      create or replace function consent.may_read(wanted text[]) returns boolean language sql stable
        set search_path = pg_catalog, consent, pg_temp as $may$
        select count(*) = cardinality(wanted) from consent.purpose_category c
        where c.purpose = current_setting('footing.purpose', true) and c.category = any(wanted)
          and not exists (select from consent.narrowed n where n.institution_id = ${HERE}
            and n.purpose = c.purpose and n.category = c.category) $may$;

      -- From when on people are asked again who said yes under an older text; null: their yes is as good as ever.
      alter table consent.purpose add column ask_again_since timestamptz;
      revoke insert, update, delete on consent.purpose from footing_app;
      grant select, insert, update on consent.purpose to footing_consent;
      grant update (ask_again_since) on consent.purpose to footing_app;
      grant select on public.student, public.mentor to footing_consent;
      grant create on schema consent to footing_consent;
      ${changeRule}
      ${endOlder}
      revoke create on schema consent from footing_consent;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function consent.end_older(text, bytea[], text);
      drop function consent.change_rule(text, text, smallint, boolean, bytea, text);
      revoke select on public.student, public.mentor from footing_consent;
      grant insert, update, delete on consent.purpose to footing_app;
      alter table consent.purpose drop column ask_again_since;
      create or replace function consent.may_read(wanted text[]) returns boolean language sql stable
        set search_path = pg_catalog, consent, pg_temp as $may$
        select count(*) = cardinality(wanted) from consent.purpose_category
        where purpose = current_setting('footing.purpose', true) and category = any(wanted) $may$;
      drop table consent.narrowed;
      alter table institution drop column postal_address;
    `);
  }
}
