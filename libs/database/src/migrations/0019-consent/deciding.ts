import { HERE, kept, takeTurn } from './kept';

/** What the institution says of a purpose, or else the default. */
const ruleOf = `
  create function consent.rule_of(wanted text) returns table (basis text, months smallint, enabled boolean)
    language sql stable set search_path = pg_catalog, consent, public, pg_temp as $rule$
    select coalesce(p.basis, d.basis), case when p.code is null then d.months else p.months end, coalesce(p.enabled, true)
    from consent.purpose_default d left join consent.purpose p on p.institution_id = ${HERE} and p.code = d.code
    where d.code = wanted $rule$;
  grant execute on function consent.rule_of(text) to footing_app, footing_matcher, footing_consent;`;

/** First of a stop, in a transaction of its own: from here no use begins, whatever happens to who asked. */
const intendStop = kept(
  `intend_stop(p_subject uuid, p_subject_kind text, p_purpose text, p_item text, p_kind text, p_notice bytea,
     p_shown timestamptz, p_method text, p_actor text)`,
  'uuid, text, text, text, text, bytea, timestamptz, text, text',
  'void',
  `begin
     -- Held until this commits, so that a stop that is being recorded now leaves no intent behind.
     perform 1 from consent.state s where s.institution_id = ${HERE} and s.subject_id = p_subject
       and s.purpose = p_purpose and s.item = p_item and s.permitted for share;
     if not found then raise exception 'nothing to stop' using errcode = 'CN005'; end if;
     insert into consent.stop_intent (institution_id, subject_id, subject_kind, purpose, item, kind, notice_sha256, shown_at, method, actor)
     values (${HERE}, p_subject, p_subject_kind, p_purpose, p_item, p_kind, p_notice, p_shown, p_method, p_actor)
     on conflict do nothing;
   end`,
);

/**
 * Records a decision. It takes turns for a person, waits for uses that are under way, and only then says when it was: so every
 * use is before the stop or does not happen. @throws CN003 shown in the future; CN004 an unknown or switched-off purpose;
 * CN005 a decision that does not follow from the one before; CN006 something is still being handed over: ask again, for ten
 * seconds at most; CN002 a yes that is kept on while it is being stopped.
 */
export const recordDecision = kept(
  `record(p_subject uuid, p_subject_kind text, p_purpose text, p_item text, p_kind text, p_notice bytea,
     p_shown timestamptz, p_method text, p_actor text)`,
  'uuid, text, text, text, text, bytea, timestamptz, text, text',
  'consent.event',
  `declare
     here uuid := ${HERE};
     last consent.event;
     standing consent.state;
     rule record;
     made consent.event;
     holds boolean;
     stops boolean := p_kind in ('withdrawn', 'expired', 'objected', 'invalidated');
     allows boolean := p_kind in ('given', 'renewed', 'objection-lifted');
   begin
     if p_shown > clock_timestamp() then raise exception 'shown in the future' using errcode = 'CN003'; end if;
     -- A yes and a change of the rule it is given under do not cross: whoever is second sees what the first did.
     if allows then perform pg_advisory_xact_lock_shared(hashtextextended('purpose:' || here || ':' || p_purpose, 0)); end if;
     select * into rule from consent.rule_of(p_purpose);
     if not found or (allows and not rule.enabled) then raise exception 'not a purpose here' using errcode = 'CN004'; end if;
     if allows and not exists (select from consent.purpose_default d where d.code = p_purpose
       and case d.items when 'whole' then p_item = '' else p_item like d.items || ':%' end)
     then raise exception 'not what this purpose is about' using errcode = 'CN005'; end if;
     if not exists (select from consent.notice n where n.institution_id = here and n.sha256 = p_notice and n.purpose = p_purpose)
     then raise exception 'a text about something else' using errcode = 'CN005'; end if;
     -- A stop is taken whatever the purpose rests on by now: it may have been asked for under an earlier rule.
     if (case p_kind
          when 'objection-lifted' then rule.basis not in ('public-task', 'legitimate-interests')
          when 'given' then rule.basis not in ('consent', 'explicit-consent')
          when 'renewed' then rule.basis not in ('consent', 'explicit-consent')
          else false end)
     then raise exception 'not how this purpose is decided' using errcode = 'CN005'; end if;
     ${takeTurn('p_subject')}
     -- Whoever uses this now holds a share of the row until its work has ended.
     select * into standing from consent.state s where s.institution_id = here and s.subject_id = p_subject
       and s.purpose = p_purpose and s.item = p_item for update;
     if stops then
       delete from consent.hand_off h where h.institution_id = here and h.subject_id = p_subject
         and h.purpose = p_purpose and h.item = p_item and h.until <= clock_timestamp();
       -- Whoever held this was cut off from the database, and may still be handing it over.
       if exists (select from consent.hand_off h where h.institution_id = here and h.subject_id = p_subject
         and h.purpose = p_purpose and h.item = p_item)
       then raise exception 'being handed over' using errcode = 'CN006'; end if;
     end if;
     if p_kind = 'renewed' then perform consent.refuse_stopping(p_purpose, array[p_subject], array[p_item]); end if;
     holds := coalesce(standing.permitted and (standing.valid_until is null or standing.valid_until > clock_timestamp()), false);
     if stops and not coalesce(standing.permitted, false) or p_kind = 'renewed' and not holds
       or p_kind in ('given', 'refused', 'objection-lifted') and holds
     then raise exception 'does not follow' using errcode = 'CN005'; end if;
     select * into last from consent.event e where e.institution_id = here and e.subject_id = p_subject order by seq desc limit 1;
     made.institution_id := here;
     made.subject_id := p_subject;
     made.subject_kind := p_subject_kind;
     made.seq := coalesce(last.seq, 0) + 1;
     made.id := uuidv7();
     made.purpose := p_purpose;
     made.item := p_item;
     made.kind := p_kind;
     made.notice_sha256 := p_notice;
     made.shown_at := p_shown;
     made.method := p_method;
     made.actor := p_actor;
     made.recorded_at := greatest(clock_timestamp()::timestamptz(3), last.recorded_at, p_shown::timestamptz(3));
     made.permitted := case when p_kind = 'requested' then coalesce(standing.permitted, false) else allows end;
     made.epoch := coalesce(standing.epoch, 0) + case when p_kind in ('requested', 'renewed') then 0 else 1 end;
     made.until := case when p_kind = 'requested' then standing.valid_until
       when allows and rule.months is not null then made.recorded_at + make_interval(months => rule.months) end;
     made.order_no := nextval('consent.order_no');
     made.prev_hash := coalesce(last.hash, sha256(convert_to('genesis:' || here || ':' || p_subject, 'UTF8')));
     made.hash := sha256(made.prev_hash || convert_to(consent.line_of(made), 'UTF8'));
     insert into consent.event values (made.*);
     if p_kind = 'requested' then return made; end if;
     insert into consent.state as s (institution_id, subject_id, subject_kind, purpose, item, permitted, epoch, valid_until, last_seq)
     values (here, p_subject, p_subject_kind, p_purpose, p_item, made.permitted, made.epoch, made.until, made.seq)
     on conflict (institution_id, subject_id, purpose, item) do update set permitted = excluded.permitted,
       epoch = excluded.epoch, valid_until = excluded.valid_until, last_seq = excluded.last_seq;
     if stops then
       insert into consent.stop_task (institution_id, subject_id, purpose, item, epoch, place, requested_at, due_at)
       select here, p_subject, p_purpose, p_item, made.epoch, code, least(coalesce(i.requested_at, made.recorded_at), made.recorded_at),
         made.recorded_at + make_interval(secs => seconds)
       from consent.place left join consent.stop_intent i on i.institution_id = here and i.subject_id = p_subject
         and i.purpose = p_purpose and i.item = p_item
       where place.purpose = p_purpose;
     end if;
     delete from consent.stop_intent i where i.institution_id = here and i.subject_id = p_subject
       and i.purpose = p_purpose and i.item = p_item;
     return made;
   end`,
);

/** The text of a line that its hash is made of; whoever checks a chain builds the same. */
const lineOf = `
  create function consent.moment(at timestamptz) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
    select coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '') $$;
  create function consent.line_of(e consent.event) returns text language sql stable
    set search_path = pg_catalog, consent, public, pg_temp as $$
    select concat_ws('|', e.institution_id, e.subject_id, e.subject_kind, e.seq, e.purpose, e.item, e.kind,
      encode(e.notice_sha256, 'hex'), consent.moment(e.shown_at), e.method, e.actor, consent.moment(e.recorded_at), e.epoch,
      case when e.permitted then 'true' else 'false' end, consent.moment(e.until), e.order_no) $$;
  grant execute on function consent.moment(timestamptz), consent.line_of(consent.event) to footing_app, footing_consent;`;

/** Whoever comes in has objected to nothing yet: what needs no yes is theirs to stop from the first moment. */
const enrolled = `
  create function consent.enrol() returns trigger language plpgsql security definer
    set search_path = pg_catalog, consent, public, pg_temp as $enrol$
    declare
      before text := coalesce(current_setting('footing.institution_id', true), '');
      here uuid;
    begin
      -- Who may add people of several institutions at once is the owner, for whom no institution is set.
      for here in select distinct institution_id from come_in loop
        perform set_config('footing.institution_id', here::text, true);
        insert into consent.state (institution_id, subject_id, subject_kind, purpose, item, permitted, epoch, last_seq)
        select n.institution_id, n.id, tg_table_name, d.code, '', true, 0, 0
        from come_in n cross join consent.purpose_default d cross join lateral consent.rule_of(d.code) r
        where n.institution_id = here and r.basis in ('public-task', 'legitimate-interests') and d.items = 'whole'
        on conflict do nothing;
      end loop;
      perform set_config('footing.institution_id', before, true);
      return null;
    end $enrol$;
  alter function consent.enrol() owner to footing_consent;
  create trigger enrolled after insert on public.student referencing new table as come_in
    for each statement execute function consent.enrol();
  create trigger enrolled after insert on public.mentor referencing new table as come_in
    for each statement execute function consent.enrol();`;

/** How decisions come about. */
export const deciding = [ruleOf, lineOf, intendStop, recordDecision, enrolled].join('\n');
