import { HERE, kept } from '../0019-consent/kept';

/** What answering at a kind of wave rests on: later waves also on the yes to being asked again. */
const WANTED = `case when p_kind in ('six-months', 'fifteen-months') then '{evidence,follow-up}' else '{evidence}' end::text[]`;

/**
 * Whether somebody says yes to being counted, and for later waves to being asked again. From here to the end of the transaction
 * a stop of theirs waits.
 */
const yes = kept(
  'survey_yes(p_subject uuid, p_kind text)',
  'uuid, text',
  'boolean',
  `declare
     here uuid := ${HERE};
     wanted text[] := ${WANTED};
     standing int;
   begin
     if exists (select from consent.stop_intent i where i.institution_id = here and i.subject_id = p_subject
       and i.purpose = any (wanted) and i.item = '') then return false; end if;
     with held as (select 1 from consent.state s where s.institution_id = here and s.subject_id = p_subject
         and s.purpose = any (wanted) and s.item = '' and s.permitted
         and (s.valid_until is null or s.valid_until > clock_timestamp())
       order by s.purpose for share of s)
     select count(*) into standing from held;
     return standing = cardinality(wanted) and not exists (select from consent.stop_intent i where i.institution_id = here
       and i.subject_id = p_subject and i.purpose = any (wanted) and i.item = '');
   end`,
);

/**
 * Whether somebody may be asked: who says yes, and once who has not decided yet, where the institution asks people at all.
 * From here to the end of the transaction a decision of theirs waits.
 */
const mayAsk = kept(
  'survey_may_ask(p_subject uuid, p_kind text)',
  'uuid, text',
  'boolean',
  `declare
     here uuid := ${HERE};
     rule record;
   begin
     perform 1 from consent.state s where s.institution_id = here and s.subject_id = p_subject and s.purpose = 'service'
       and s.item = '' for share;
     if consent.survey_yes(p_subject, p_kind) then return true; end if;
     select * into rule from consent.rule_of('evidence');
     return rule.enabled and rule.basis in ('consent', 'explicit-consent')
       and not exists (select from consent.state s where s.institution_id = here and s.subject_id = p_subject
         and s.purpose = 'evidence' and s.item = '')
       and (p_kind not in ('six-months', 'fifteen-months') or exists (select from consent.state s
         where s.institution_id = here and s.subject_id = p_subject and s.purpose = 'follow-up' and s.item = '' and s.permitted
           and (s.valid_until is null or s.valid_until > clock_timestamp())
           and not exists (select from consent.stop_intent i where i.institution_id = here and i.subject_id = p_subject
             and i.purpose = 'follow-up' and i.item = '')));
   end`,
);

/** Whether somebody knows, or could know, what came of the matching of a round for them. */
const resultKnown = kept(
  'survey_result_known(p_round uuid, p_person_kind text, p_person uuid)',
  'uuid, text, uuid',
  'boolean',
  `begin
     if p_person_kind = 'mentor' then
       return exists (select from pairing p where p.institution_id = ${HERE} and p.round_id = p_round);
     end if;
     return exists (select from application a where a.institution_id = ${HERE} and a.round_id = p_round and a.student_id = p_person
       and (exists (select from pairing p where p.institution_id = a.institution_id and p.application_id = a.id)
         or exists (select from draft_unmatched u join pairing p on p.institution_id = u.institution_id and p.draft_id = u.draft_id
           where u.institution_id = a.institution_id and u.application_id = a.id)));
   end`,
);

/** Why an invitation cannot be answered at a moment, as the name of the rule; null: it can. A stop of theirs waits. */
const answerable = kept(
  'survey_answerable(p_invitation uuid, p_person uuid, p_at timestamptz)',
  'uuid, uuid, timestamptz',
  'text',
  `declare asked survey_invitation;
   begin
     select * into asked from survey_invitation i where i.institution_id = ${HERE} and i.id = p_invitation and i.person_id = p_person;
     if not found or asked.closes_at <= p_at or asked.ended_as in ('closed', 'revoked') then return 'survey_answered_in_time'; end if;
     if not consent.survey_yes(p_person, asked.kind) then return 'survey_answered_willingly'; end if;
     if asked.kind = 'baseline' and consent.survey_result_known(asked.round_id, asked.person_kind, asked.person_id)
     then return 'survey_baseline_before_result'; end if;
     return null;
   end`,
);

/** Whoever stops is not asked any more from that moment. */
const stopped = kept(
  'survey_stopped()',
  '',
  'trigger',
  `begin
     update survey_invitation i set ended_at = greatest(clock_timestamp(), i.invited_at), ended_as = 'stopped'
     where i.institution_id = new.institution_id and i.person_id = new.subject_id and i.ended_at is null
       and (new.purpose = 'evidence' or i.kind in ('six-months', 'fifteen-months'));
     return null;
   end`,
);

/** With an invitation its mail ends: what waits to be sent is dropped. */
const mailDropped = kept(
  'survey_mail_dropped()',
  '',
  'trigger',
  `begin
     update mail m set state = 'stopped', sealed = null, server_said = null, done_at = now()
     from survey_link l where l.institution_id = new.institution_id and l.invitation_id = new.id
       and m.institution_id = l.institution_id and m.id = l.mail_id and m.state in ('waiting', 'sending');
     return null;
   end`,
);

const RIGHTS = `
  grant select, update (ended_at, ended_as) on survey_invitation to footing_consent;
  grant select on survey_link to footing_consent;
  grant select (institution_id, id, state), update (state, sealed, server_said, done_at) on mail to footing_consent;
  grant select (institution_id, round_id, application_id, draft_id) on pairing to footing_consent;
  grant select (institution_id, id, round_id, student_id) on application to footing_consent;
  grant select (institution_id, draft_id, application_id) on draft_unmatched to footing_consent;`;

/** What says who may be asked and counted, whatever the purpose of whoever asks. */
export const standing = `
  grant create on schema consent to footing_consent;
  ${RIGHTS} ${yes} ${mayAsk} ${resultKnown} ${answerable} ${stopped} ${mailDropped}
  revoke create on schema consent from footing_consent;
  create trigger survey_stopped after insert on consent.stop_intent for each row
    when (new.purpose in ('evidence', 'follow-up') and new.item = '') execute function consent.survey_stopped();
  create trigger survey_stopped after insert or update on consent.state for each row
    when (new.purpose in ('evidence', 'follow-up') and new.item = '' and not new.permitted) execute function consent.survey_stopped();
  create trigger survey_mail_dropped after update on survey_invitation for each row
    when (old.ended_at is null and new.ended_at is not null) execute function consent.survey_mail_dropped();`;

export const standingGone = `
  drop trigger survey_mail_dropped on survey_invitation;
  drop trigger survey_stopped on consent.state;
  drop trigger survey_stopped on consent.stop_intent;
  drop function consent.survey_mail_dropped(), consent.survey_stopped(), consent.survey_answerable(uuid, uuid, timestamptz), consent.survey_may_ask(uuid, text),
    consent.survey_result_known(uuid, text, uuid), consent.survey_yes(uuid, text);
  revoke select (institution_id, draft_id, application_id) on draft_unmatched from footing_consent;
  revoke select (round_id) on application from footing_consent;
  revoke select (application_id, draft_id) on pairing from footing_consent;
  revoke select (institution_id, id, state), update (state, sealed, server_said, done_at) on mail from footing_consent;
  revoke select on survey_link from footing_consent;
  revoke select, update (ended_at, ended_as) on survey_invitation from footing_consent;`;
