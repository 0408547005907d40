import { recordDecision } from '../0019-consent/deciding';
import { HERE, kept } from '../0019-consent/kept';

const FOR_MONTHS = 'then made.recorded_at + make_interval(months => rule.months) end';
const UNTIL_ITS_DAY =
  'then consent.until_of(p_subject, p_purpose, p_item, made.recorded_at + make_interval(months => rule.months)) end';

/** A yes to a story lasts until the day that its owner was shown, and there is none to a story that nobody asked for. */
const untilOf = `
  create function consent.until_of(p_subject uuid, p_purpose text, p_item text, p_most timestamptz) returns timestamptz
    language plpgsql stable set search_path = pg_catalog, consent, public, pg_temp as $until$
    declare
      ends timestamptz;
    begin
      if p_purpose <> 'story' then return p_most; end if;
      select (s.until + 1)::timestamp at time zone 'Europe/London' into ends from public.story s
      where s.institution_id = ${HERE} and s.subject_id = p_subject and 'story:' || s.id = p_item and s.taken_down_at is null;
      if ends is null or ends <= clock_timestamp() then
        raise exception 'nothing to say yes to' using errcode = 'CN005';
      end if;
      return least(p_most, ends);
    end $until$;
  grant execute on function consent.until_of(uuid, text, text, timestamptz) to footing_consent;`;

/**
 * The fence of pages that anybody may open: a stop waits until the page has been sent, and no page begins after one. The
 * ledger says of each hour that it was shown, not of each reader: whoever comes could make it grow without end.
 */
const holdShown = kept(
  'hold_shown(p_purpose text, p_subjects uuid[], p_items text[], p_epochs int[], p_place text)',
  'text, uuid[], text[], int[], text',
  'boolean',
  `declare
     here uuid := ${HERE};
     standing int;
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
     if standing <> cardinality(p_subjects) then return false; end if;
     perform consent.refuse_stopping(p_purpose, p_subjects, p_items);
     insert into consent.use_ledger (institution_id, order_no, subject_id, purpose, item, epoch, place, run)
     select here, nextval('consent.order_no'), u.s, p_purpose, u.i, u.e, p_place, 'public page'
     from unnest(p_subjects, p_items, p_epochs) u (s, i, e)
       left join lateral (select l.at, l.epoch from consent.use_ledger l where l.institution_id = here and l.subject_id = u.s
         and l.purpose = p_purpose and l.item = u.i order by l.order_no desc limit 1) noted on true
     where noted.epoch is distinct from u.e or noted.at < clock_timestamp() - interval '1 hour';
     return true;
   exception when sqlstate 'CN002' then return false;
   end`,
);

/** The same function with another body: whose it is and who may ask it stays. */
function recordWith(was: string, is: string): string {
  const [made = ''] = recordDecision.split('alter function');
  if (made.split(was).length !== 2) throw new Error(`consent.record no longer says: ${was}`);
  return made.replace(was, is).replace('create function', 'create or replace function');
}

export const deciding = [untilOf, holdShown, recordWith(FOR_MONTHS, UNTIL_ITS_DAY)].join('\n');

export const decidingBefore = `
  ${recordWith(FOR_MONTHS, FOR_MONTHS)}
  drop function consent.hold_shown(text, uuid[], text[], int[], text);
  drop function consent.until_of(uuid, text, text, timestamptz);`;
