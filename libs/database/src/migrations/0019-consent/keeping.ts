import { HERE, kept } from './kept';

/** A place confirms that it has stopped, with what it did. Said twice, the first counts. */
const acknowledge = kept(
  'acknowledge(p_subject uuid, p_purpose text, p_item text, p_epoch int, p_place text, p_evidence jsonb)',
  'uuid, text, text, int, text, jsonb',
  'boolean',
  `begin
     update consent.stop_task set acked_at = clock_timestamp(), evidence = p_evidence
     where institution_id = ${HERE} and subject_id = p_subject and purpose = p_purpose and item = p_item
       and epoch = p_epoch and place = p_place and acked_at is null;
     return found;
   end`,
);

/** Takes an intent away whose stop has been recorded already, by somebody who asked at the same moment. */
const dropStale = kept(
  'drop_stale_intent(p_subject uuid, p_purpose text, p_item text)',
  'uuid, text, text',
  'boolean',
  `begin
     perform 1 from consent.state where institution_id = ${HERE} and subject_id = p_subject and purpose = p_purpose
       and item = p_item and permitted for update;
     if found then return false; end if;
     delete from consent.stop_intent where institution_id = ${HERE} and subject_id = p_subject and purpose = p_purpose and item = p_item;
     return found;
   end`,
);

/** That a place is late is said once: whoever gets true says it. */
const alarm = kept(
  'alarm(p_subject uuid, p_purpose text, p_item text, p_epoch int, p_place text)',
  'uuid, text, text, int, text',
  'boolean',
  `begin
     update consent.stop_task set alarmed_at = clock_timestamp()
     where institution_id = ${HERE} and subject_id = p_subject and purpose = p_purpose and item = p_item
       and epoch = p_epoch and place = p_place and acked_at is null and alarmed_at is null and due_at < clock_timestamp();
     return found;
   end`,
);

/**
 * Takes every decision that is not in the log yet into it, in their order. A decision that was given its number earlier and
 * committed later comes after those that are in: what the log held stays as it was.
 */
const extendLog = kept(
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
     return (select coalesce(max(place), 0) from consent.log_entry where institution_id = here);
   end`,
);

/**
 * Whether this student may be written to one to one, or met outside the service's pages. Under 18 only where the institution
 * has its supervised mode; nobody knows the age of a student without a date, who counts as grown up.
 */
const mayContact = `
  create function consent.may_contact(p_student uuid) returns boolean language sql stable
    set search_path = pg_catalog, public, pg_temp as $may$
    select coalesce((select s.under_18_until is null or s.under_18_until <= (clock_timestamp() at time zone 'Europe/London')::date
        or i.supervised_contact
      from student s join institution i on i.id = s.institution_id where s.id = p_student), false) $may$;
  grant execute on function consent.may_contact(uuid) to footing_app;`;

/** How stops are carried out, decisions kept, and the young looked after. */
export const keeping = [acknowledge, dropStale, alarm, extendLog, mayContact].join('\n');
