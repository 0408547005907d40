import { takeTurn } from '../0019-consent/kept';
import { HERE } from '../walls';

/** A function that writes as the role that alone may, for the institution of the transaction. */
const kept = (name: string, given: string, types: string, returns: string, body: string): string => `
  create function consent.${name}(${given}) returns ${returns} language plpgsql security definer
    set search_path = pg_catalog, consent, public, pg_temp as $kept$ ${body} $kept$;
  alter function consent.${name}(${types}) owner to footing_consent;
  revoke all on function consent.${name}(${types}) from public;
  grant execute on function consent.${name}(${types}) to footing_app;`;

/**
 * Keeps which experiences people share, as a file says: each new one with the decision it stands for, and none that its
 * owner has taken back, or that the data protection officer ended so that they are asked anew. Of the parts in `p_spoken`, what is not named any more goes, and counts as agreed to no longer.
 * A null in `p_sealed`: it is there already. Taken in the order of people, so that it cannot wait in a circle with the fence.
 * @returns how many were named that their owners had taken back.
 */
const keepExperiences = kept(
  'keep_experiences',
  `p_side text, p_spoken uuid[], p_parts uuid[], p_items text[], p_sealed bytea[], p_how text[], p_at timestamptz[],
     p_notice bytea, p_method text, p_actor text`,
  'text, uuid[], uuid[], text[], bytea[], text[], timestamptz[], bytea, text, text',
  'integer',
  `declare
     here uuid := ${HERE};
     asked constant text := 'matching.characteristics';
     sheet text := case p_side when 'wanted' then 'experience_wanted' when 'offered' then 'experience_offered' end;
     part text := case p_side when 'wanted' then 'application' else 'offer' end;
     person text := case p_side when 'wanted' then 'student' else 'mentor' end;
     rule record;
     one record;
     held boolean;
     last text;
     given text[] := '{}';
     refused text[] := '{}';
   begin
     select * into rule from consent.rule_of(asked);
     for one in execute format(
       'select distinct e.subject_id, e.item from %1$I e where e.institution_id = $1 and e.%2$I = any ($2)
          and not exists (select from unnest($3, $4) n (part, item) where n.part = e.%2$I and n.item = e.item)
        order by e.subject_id, e.item', sheet, part || '_id') using here, p_spoken, p_parts, p_items
     loop
       execute format(
         'delete from %1$I e where e.institution_id = $1 and e.subject_id = $2 and e.item = $3 and e.%2$I = any ($4)',
         sheet, part || '_id') using here, one.subject_id, one.item, p_spoken;
       execute format('select exists (select from %I where institution_id = $1 and subject_id = $2 and item = $3)', sheet)
         into held using here, one.subject_id, one.item;
       if not held and exists (select from consent.state s where s.institution_id = here and s.subject_id = one.subject_id
           and s.purpose = asked and s.item = one.item and s.permitted)
         and not exists (select from consent.stop_intent i where i.institution_id = here and i.subject_id = one.subject_id
           and i.purpose = asked and i.item = one.item)
       then perform consent.record(one.subject_id, person, asked, one.item, 'invalidated', p_notice, clock_timestamp(), p_method, p_actor);
       end if;
     end loop;

     for one in execute format(
       'select n.subject_id, n.item, n.at from (select distinct on (a.%2$I, n.item) a.%2$I as subject_id, n.item, n.at
            from unnest($2, $3, $4) n (part, item, at) join %1$I a on a.institution_id = $1 and a.id = n.part order by 1, 2, 3) n
          left join consent.state s on s.institution_id = $1 and s.subject_id = n.subject_id and s.purpose = $5 and s.item = n.item
          left join consent.stop_intent i on i.institution_id = $1 and i.subject_id = n.subject_id and i.purpose = $5 and i.item = n.item
        where i.subject_id is not null or s.permitted is not true or s.valid_until <= clock_timestamp()
        order by n.subject_id, n.item', part, person || '_id') using here, p_parts, p_items, p_at, asked
     loop
       -- Decisions of one person take turns: what is read from here on stays so.
       ${takeTurn('one.subject_id')}
       select s.permitted and (s.valid_until is null or s.valid_until > clock_timestamp()),
           case when e.kind = 'invalidated' and e.method in ('text changed', 'rule changed') then 'refused' else e.kind end into held, last
         from consent.state s left join consent.event e on e.institution_id = here and e.subject_id = s.subject_id and e.seq = s.last_seq
         where s.institution_id = here and s.subject_id = one.subject_id and s.purpose = asked and s.item = one.item;
       if not found then held := false; last := null; end if;
       if exists (select from consent.stop_intent i where i.institution_id = here and i.subject_id = one.subject_id
           and i.purpose = asked and i.item = one.item)
         or not held and (coalesce(last, '') in ('withdrawn', 'refused') or not rule.enabled
           or rule.basis not in ('consent', 'explicit-consent'))
       then refused := refused || (one.subject_id || one.item);
       elsif not held then
         perform consent.record(one.subject_id, person, asked, one.item, 'given', p_notice,
           least(one.at, clock_timestamp()), p_method, p_actor);
         given := given || (one.subject_id || one.item);
       end if;
     end loop;

     execute format(
       'insert into %1$I as e (institution_id, %2$I, subject_id, item, sealed, agreed_how, agreed_at)
        select distinct on (n.part, n.item) $1, n.part, a.%3$I, n.item, n.sealed, n.how, n.at
        from unnest($2, $3, $4, $5, $6) n (part, item, sealed, how, at) join %4$I a on a.institution_id = $1 and a.id = n.part
        where n.sealed is not null and (a.%3$I || n.item) <> all ($7)
        on conflict (institution_id, %2$I, item) do update set sealed = excluded.sealed, agreed_how = excluded.agreed_how,
          agreed_at = excluded.agreed_at where (e.subject_id || e.item) = any ($8)',
       sheet, part || '_id', person || '_id', part) using here, p_parts, p_items, p_sealed, p_how, p_at, refused, given;
     return cardinality(refused);
   end`,
);

const all = ['experience_wanted', 'experience_offered'];

/** Takes away everything that somebody shares, and what still waits to be taken apart. */
const forgetExperiences = kept(
  'forget_experiences',
  'p_subject uuid',
  'uuid',
  'integer',
  `declare
     went integer := 0;
     lately integer;
   begin
     ${all
       .map(
         (table) => `
     delete from ${table} where institution_id = ${HERE} and subject_id = p_subject;
     get diagnostics lately = row_count;
     went := went + lately;`,
       )
       .join('')}
     delete from experience_wanted_before e using application a where e.institution_id = ${HERE}
       and a.institution_id = e.institution_id and a.id = e.application_id and a.student_id = p_subject;
     get diagnostics lately = row_count;
     went := went + lately;
     delete from experience_offered_before e using offer a where e.institution_id = ${HERE}
       and a.institution_id = e.institution_id and a.id = e.offer_id and a.mentor_id = p_subject;
     get diagnostics lately = row_count;
     return went + lately;
   end`,
);

/** Takes away what its owner stopped before a moment: so long they could change their mind with one tap. */
const forgetStopped = kept(
  'forget_stopped_experiences',
  'p_before timestamptz',
  'timestamptz',
  'integer',
  `declare
     went integer := 0;
     lately integer;
   begin
     ${all
       .map(
         (table) => `
     delete from ${table} x using consent.state s
       join consent.event e on e.institution_id = s.institution_id and e.subject_id = s.subject_id and e.seq = s.last_seq
     where x.institution_id = ${HERE} and s.institution_id = x.institution_id and s.subject_id = x.subject_id
       and s.purpose = 'matching.characteristics' and s.item = x.item
       and (not s.permitted and e.recorded_at < p_before or s.valid_until < p_before);
     get diagnostics lately = row_count;
     went := went + lately;`,
       )
       .join('')}
     return went;
   end`,
);

/** What went into a draft goes, though nobody may see it any more. */
const forgetInput = kept(
  'forget_input',
  'p_draft uuid',
  'uuid',
  'integer',
  `declare
     went integer;
   begin
     delete from draft_input where institution_id = ${HERE} and draft_id = p_draft;
     get diagnostics went = row_count;
     delete from draft_use where institution_id = ${HERE} and draft_id = p_draft and purpose <> 'matching.core';
     return went;
   end`,
);

/** That the draft was made with what `d` is about. Looked up row by row, whatever the planner has heard of the tables. */
const used = (more = ''): string => `exists (
         select from draft_use u where u.institution_id = d.institution_id and u.draft_id = p_draft
           and u.subject_id = d.subject_id and u.purpose = d.purpose and u.item = d.item ${more} offset 0)`;

/**
 * Whether everybody on whose word a draft was made still stands by it: nobody decided otherwise since, is stopping it, or has
 * a yes that is over without anybody having noted it yet. Of each there is little to look through.
 */
const draftStands = kept(
  'draft_stands',
  'p_draft uuid, p_since bigint',
  'uuid, bigint',
  'boolean',
  `declare
     here uuid := ${HERE};
   begin
     return not exists (select from consent.event d
         where d.institution_id = here and d.order_no > p_since and ${used('and u.epoch <> d.epoch')})
       and not exists (select from consent.stop_intent d where d.institution_id = here and ${used()})
       and not exists (select from consent.state d
         where d.institution_id = here and d.permitted and d.valid_until <= statement_timestamp() and ${used()});
   end`,
);

/** The number of the institution's last decision. Whoever decided earlier and commits later meets the fence. */
const lastDecision = kept(
  'last_decision',
  '',
  '',
  'bigint',
  `begin
     return coalesce((select max(order_no) from consent.event where institution_id = ${HERE}), 0);
   end`,
);

/** The right columns to find out whose a part is, and nothing else of it. */
const grants = `
  grant select (institution_id, id, student_id) on application to footing_consent;
  grant select (institution_id, id, mentor_id) on offer to footing_consent;
  grant select (institution_id, draft_id), delete on draft_input to footing_consent;
  grant select, delete on draft_use to footing_consent;
  grant execute on function consent.forget_input(uuid), consent.draft_stands(uuid, bigint), consent.last_decision()
    to footing_matcher;`;

export const keeping = [
  keepExperiences,
  forgetExperiences,
  forgetStopped,
  forgetInput,
  draftStands,
  lastDecision,
  grants,
].join('\n');

export const keepingGone = `
  drop function consent.keep_experiences(text, uuid[], uuid[], text[], bytea[], text[], timestamptz[], bytea, text, text),
    consent.forget_experiences(uuid), consent.forget_stopped_experiences(timestamptz), consent.forget_input(uuid),
    consent.draft_stands(uuid, bigint), consent.last_decision();
  revoke select (institution_id, id, student_id) on application from footing_consent;
  revoke select (institution_id, id, mentor_id) on offer from footing_consent;`;
