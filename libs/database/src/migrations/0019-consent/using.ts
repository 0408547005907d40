import { HERE, kept } from './kept';

/**
 * The fence: says that data of these people is used now, for this. It passes only while each of them permits just as when the
 * data was read, and no stop of theirs has begun; the use is in the ledger, or it did not happen.
 * @throws CN001 somebody decided otherwise since; CN002 somebody is stopping it.
 */
const useBegin = kept(
  'use_begin(p_purpose text, p_subjects uuid[], p_items text[], p_epochs int[], p_place text, p_run text)',
  'text, uuid[], text[], int[], text, text',
  'void',
  `declare
     here uuid := ${HERE};
     standing int;
     place_in_order bigint;
   begin
     perform consent.refuse_stopping(p_purpose, p_subjects, p_items);
     with used as (select * from unnest(p_subjects, p_items, p_epochs) u (subject_id, item, epoch)),
       held as (
         select s.subject_id, s.item, s.epoch from consent.state s
         where s.institution_id = here and s.purpose = p_purpose and s.permitted
           and (s.valid_until is null or s.valid_until > clock_timestamp())
           and (s.subject_id, s.item) in (select subject_id, item from used)
         order by s.subject_id, s.item for share of s)
     select count(*) into standing from held join used using (subject_id, item, epoch);
     if standing <> cardinality(p_subjects) then raise exception 'consent changed' using errcode = 'CN001'; end if;
     perform consent.refuse_stopping(p_purpose, p_subjects, p_items);
     place_in_order := nextval('consent.order_no');
     insert into consent.use_ledger (institution_id, order_no, subject_id, purpose, item, epoch, place, run)
     select here, place_in_order, u.s, p_purpose, u.i, u.e, p_place, p_run from unnest(p_subjects, p_items, p_epochs) u (s, i, e);
   end`,
);

const refuseStopping = kept(
  'refuse_stopping(p_purpose text, p_subjects uuid[], p_items text[])',
  'text, uuid[], text[]',
  'void',
  `begin
     if exists (select from consent.stop_intent i join unnest(p_subjects, p_items) u (s, item) on i.subject_id = u.s and i.item = u.item
       where i.institution_id = ${HERE} and i.purpose = p_purpose)
     then raise exception 'stopping' using errcode = 'CN002'; end if;
   end`,
);

/**
 * The first half of handing something over outside: the use goes into the ledger and stays there whatever happens next, and
 * for so many seconds nobody can be told that it has stopped. Committed before anything is handed over.
 */
const handOffBegin = kept(
  `hand_off_begin(p_purpose text, p_subjects uuid[], p_items text[], p_epochs int[], p_place text, p_run text, p_seconds int)`,
  'text, uuid[], text[], int[], text, text, int',
  'uuid',
  `declare
     made uuid := uuidv7();
   begin
     if p_seconds not between 1 and 10 then raise exception 'for ten seconds at most' using errcode = 'check_violation'; end if;
     perform consent.use_begin(p_purpose, p_subjects, p_items, p_epochs, p_place, p_run);
     insert into consent.hand_off (institution_id, id, subject_id, purpose, item, epoch, until)
     select ${HERE}, made, u.s, p_purpose, u.i, u.e, clock_timestamp() + make_interval(secs => p_seconds)
     from unnest(p_subjects, p_items, p_epochs) u (s, i, e);
     return made;
   end`,
);

/**
 * The second half, held until its transaction ends, and with it the hand-over: a stop waits for that, and where the
 * connection is lost, for the seconds that the first half said.
 */
const handOffHold = kept(
  'hand_off_hold(p_id uuid)',
  'uuid',
  'void',
  `declare
     here uuid := ${HERE};
     wanted int;
     standing int;
   begin
     if exists (select from consent.hand_off h join consent.stop_intent i using (institution_id, subject_id, purpose, item)
       where h.institution_id = here and h.id = p_id)
     then raise exception 'stopping' using errcode = 'CN002'; end if;
     select count(*) into wanted from consent.hand_off h
     where h.institution_id = here and h.id = p_id and h.until > clock_timestamp();
     with held as (
       select s.subject_id from consent.state s join consent.hand_off h using (institution_id, subject_id, purpose, item, epoch)
       where h.institution_id = here and h.id = p_id and s.permitted
         and (s.valid_until is null or s.valid_until > clock_timestamp())
       order by s.subject_id, s.item for share of s)
     select count(*) into standing from held;
     if wanted = 0 or standing <> wanted then raise exception 'consent changed' using errcode = 'CN001'; end if;
     if exists (select from consent.hand_off h join consent.stop_intent i using (institution_id, subject_id, purpose, item)
       where h.institution_id = here and h.id = p_id)
     then raise exception 'stopping' using errcode = 'CN002'; end if;
     delete from consent.hand_off h where h.institution_id = here and h.id = p_id;
   end`,
);

/** Ends a hand-over that never began, so that nobody waits for it. */
const handOffEnd = kept(
  'hand_off_end(p_id uuid)',
  'uuid',
  'void',
  `begin
     delete from consent.hand_off h where h.institution_id = ${HERE} and h.id = p_id;
   end`,
);

/** Uses that came after the end of what allowed them. It is empty, always; the owner's eyes and the apps' see the same. */
const violation = `
  create view consent.violation with (security_invoker = true) as
    select u.*, e.seq as stopped_by, e.recorded_at as stopped_at from consent.use_ledger u
    join consent.event e on e.institution_id = u.institution_id and e.subject_id = u.subject_id and e.purpose = u.purpose
      and e.item = u.item and e.epoch > u.epoch and e.order_no < u.order_no;
  grant select on consent.violation to footing_app;`;

/** How data is used, and how it shows when it was used too late. */
export const using = [refuseStopping, useBegin, handOffBegin, handOffHold, handOffEnd, violation].join('\n');
