import { HERE, kept, takeTurn } from '../0019-consent/kept';

/**
 * Keeps which experiences people share, as a file says: each new one with the decision it stands for, and none that its
 * owner has refused or taken back, whose time has run out, or that the data protection officer ended so that they are asked
 * anew. Of the parts in `p_spoken`, what is not named any more goes, and counts as agreed to no longer.
 * A null in `p_sealed`: it is there already. Taken in the order of people, so that it cannot wait in a circle with the fence.
 * @returns how many were named that count for nothing, because they had ended.
 */
export const keepExperiences = kept(
  `keep_experiences(p_side text, p_spoken uuid[], p_parts uuid[], p_items text[], p_sealed bytea[], p_how text[], p_at timestamptz[],
     p_notice bytea, p_method text, p_actor text)`,
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
     in_force timestamptz;
     ran_out boolean;
   begin
     select * into rule from consent.rule_of(asked);
     select n.published_at into in_force from consent.notice n where n.institution_id = here and n.sha256 = p_notice;
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
           s.permitted and s.valid_until <= clock_timestamp(), case when e.kind = 'invalidated' and e.method in ('text changed', 'rule changed') then 'refused' else e.kind end into held, ran_out, last
         from consent.state s left join consent.event e on e.institution_id = here and e.subject_id = s.subject_id and e.seq = s.last_seq
         where s.institution_id = here and s.subject_id = one.subject_id and s.purpose = asked and s.item = one.item;
       if not found then held := false; ran_out := false; last := null; end if;
       if exists (select from consent.stop_intent i where i.institution_id = here and i.subject_id = one.subject_id
           and i.purpose = asked and i.item = one.item)
         or not held and (coalesce(ran_out, false) or coalesce(last, '') in ('withdrawn', 'refused', 'expired') or not rule.enabled
           or rule.basis not in ('consent', 'explicit-consent'))
       then refused := refused || (one.subject_id || one.item);
       elsif not held then
         perform consent.record(one.subject_id, person, asked, one.item, 'given', p_notice,
           -- They agreed on paper, to words of its own: the text here was in force later at the earliest.
           greatest(least(one.at, clock_timestamp()), in_force), p_method, p_actor);
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
