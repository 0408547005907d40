const refuse = (rule: string, what: string) =>
  `raise exception '${what}', new.institution_id using errcode = 'restrict_violation', constraint = '${rule}'`;

/** Nobody is asked against their will, nor at baseline once they could know their result, nor about somebody else's mentoring. */
const invited = `
  create function survey_invitation_permitted() returns trigger language plpgsql as $rule$
    begin
      if not consent.survey_may_ask(new.person_id, new.kind) then
        ${refuse('survey_asked_willingly', 'somebody at % may not be asked')};
      end if;
      if new.kind = 'baseline' and consent.survey_result_known(new.round_id, new.person_kind, new.person_id) then
        ${refuse('survey_baseline_before_result', 'somebody at % could know their result')};
      end if;
      return new;
    end $rule$;
  create trigger survey_invitation_permitted before insert on survey_invitation
    for each row execute function survey_invitation_permitted();

  -- Who has not decided is written to once; who has stopped, not again.
  create function survey_link_permitted() returns trigger language plpgsql as $rule$
    begin
      if new.number > 0 and not exists (select from survey_invitation i where i.institution_id = new.institution_id
          and i.id = new.invitation_id and i.ended_at is null and consent.survey_yes(i.person_id, i.kind)) then
        ${refuse('survey_reminded_willingly', 'somebody at % may not be reminded')};
      end if;
      return new;
    end $rule$;
  create trigger survey_link_permitted before insert on survey_link for each row execute function survey_link_permitted();`;

/** Answers are given in time and willingly, and what was handed in stays. */
const answered = `
  create function survey_response_permitted() returns trigger language plpgsql as $rule$
    declare broken text := consent.survey_answerable(new.invitation_id, new.person_id, new.touched_at);
    begin
      if tg_op = 'UPDATE' and old.submitted_at is not null then
        ${refuse('survey_submitted_once', 'a survey at % was handed in already')};
      end if;
      if broken is not null then
        raise exception 'invitation % cannot be answered', new.invitation_id using errcode = 'restrict_violation', constraint = broken;
      end if;
      return new;
    end $rule$;
  create trigger survey_response_permitted before insert or update on survey_response
    for each row execute function survey_response_permitted();

  create function survey_answer_permitted() returns trigger language plpgsql as $rule$
    declare broken text;
    begin
      -- Held: whoever hands in at this instant either has this answer or refuses it.
      perform 1 from survey_response r where r.institution_id = new.institution_id and r.invitation_id = new.invitation_id
        and r.submitted_at is null for share;
      if not found then ${refuse('survey_submitted_once', 'a survey at % was handed in already')}; end if;
      broken := consent.survey_answerable(new.invitation_id, new.person_id, new.at);
      if broken is not null then
        raise exception 'invitation % cannot be answered', new.invitation_id using errcode = 'restrict_violation', constraint = broken;
      end if;
      return new;
    end $rule$;
  create trigger survey_answer_permitted before insert or update on survey_answer
    for each row execute function survey_answer_permitted();

  create function survey_answer_stays() returns trigger language plpgsql as $rule$
    begin
      if exists (select from survey_response r where r.institution_id = old.institution_id and r.invitation_id = old.invitation_id
          and r.submitted_at is not null) then
        raise exception 'what was handed in stays' using errcode = 'restrict_violation', constraint = 'survey_submitted_once';
      end if;
      return old;
    end $rule$;
  create trigger survey_answer_stays before delete on survey_answer for each row execute function survey_answer_stays();

  -- A score is written when a survey is handed in, and never later.
  create function survey_score_permitted() returns trigger language plpgsql as $rule$
    begin
      if not exists (select from survey_response r where r.institution_id = new.institution_id and r.invitation_id = new.invitation_id
          and r.submitted_at = new.at and r.xmin = pg_current_xact_id()::xid) then
        ${refuse('survey_scored_at_submission', 'a survey at % is scored when it is handed in')};
      end if;
      return new;
    end $rule$;
  create trigger survey_score_permitted before insert on survey_score for each row execute function survey_score_permitted();`;

const PURPOSE = `(select current_setting('footing.purpose', true))`;
const OWN = (table: string) =>
  `${PURPOSE} = 'own' and ${table}.person_id::text = (select nullif(current_setting('footing.subject_id', true), ''))`;

/** What people said is read by themselves, and counted while their yes stands, at the moment of reading. */
const counted = ['survey_response', 'survey_answer', 'survey_score']
  .map(
    (table) => `
  create policy by_person on ${table} as restrictive to footing_app, footing_matcher using (
    case ${PURPOSE} when 'own' then ${OWN(table)}
      when 'evidence' then exists (select from consent.state s where s.institution_id = ${table}.institution_id
          and s.subject_id = ${table}.person_id and s.purpose = 'evidence' and s.item = '' and s.permitted
          and (s.valid_until is null or s.valid_until > clock_timestamp()))
        and not exists (select from consent.stop_intent i where i.institution_id = ${table}.institution_id
          and i.subject_id = ${table}.person_id and i.purpose = 'evidence' and i.item = '')
      else false end)
    with check (${OWN(table)});`,
  )
  .join('\n');

/** What keeps surveys to those who are willing, and answers as they were given. */
export const rules = [invited, answered, counted].join('\n');

export const rulesGone = `
  ${['survey_response', 'survey_answer', 'survey_score'].map((table) => `drop policy by_person on ${table};`).join('\n')}
  drop trigger survey_score_permitted on survey_score;
  drop trigger survey_answer_stays on survey_answer;
  drop trigger survey_answer_permitted on survey_answer;
  drop trigger survey_response_permitted on survey_response;
  drop trigger survey_link_permitted on survey_link;
  drop trigger survey_invitation_permitted on survey_invitation;
  drop function survey_score_permitted(), survey_answer_stays(), survey_answer_permitted(), survey_response_permitted(),
    survey_link_permitted(), survey_invitation_permitted();`;
