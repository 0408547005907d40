import { PERSON } from '../0047-scheduling/availability';
import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

const KINDS = `('baseline', 'mid', 'close', 'six-months', 'fifteen-months')`;

/** When who of a round is asked what, and who was. */
export const waves = `
  create table survey_wave (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    round_id uuid not null,
    kind text not null constraint survey_wave_kind_known check (kind in ${KINDS}),
    audience text not null constraint survey_wave_audience_known check (audience in ('student', 'mentor', 'unmatched')),
    anchor text not null constraint survey_wave_anchor_known check (anchor in ('application', 'match', 'programme-end', 'qualification')),
    -- Of the qualification alone: the day on which most qualify. Null: the last day of the round's meetings.
    anchor_on date,
    offset_days smallint not null constraint survey_wave_offset_range check (offset_days between -365 and 1500),
    window_days smallint not null constraint survey_wave_window_range check (window_days between 3 and 365),
    version_id uuid not null,
    made_at timestamptz not null,
    closed_at timestamptz,
    primary key (institution_id, id),
    constraint survey_wave_once unique (institution_id, round_id, kind, audience),
    -- Those who were invited point at this, so none of it changes once somebody was.
    unique (institution_id, id, round_id, kind, audience, version_id),
    foreign key (institution_id, round_id) references round (institution_id, id),
    foreign key (institution_id, version_id) references instrument_version (institution_id, id),
    constraint survey_wave_baseline_from_application check (kind <> 'baseline' or (anchor = 'application' and audience <> 'unmatched')),
    constraint survey_wave_anchor_on_of_qualification check (anchor_on is null or anchor = 'qualification')
  );
  ${walls('survey_wave')}

  create function survey_wave_of_frozen() returns trigger language plpgsql as $frozen$
    begin
      if not exists (select from instrument_version v where v.institution_id = new.institution_id and v.id = new.version_id
          and v.state = 'frozen') then
        raise exception 'version % is not frozen', new.version_id
          using errcode = 'restrict_violation', constraint = 'survey_wave_of_frozen';
      end if;
      return new;
    end $frozen$;
  create trigger survey_wave_of_frozen before insert or update of version_id on survey_wave
    for each row execute function survey_wave_of_frozen();

  create table survey_invitation (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    wave_id uuid not null,
    round_id uuid not null,
    kind text not null,
    audience text not null,
    version_id uuid not null,
    ${PERSON('survey_invitation')},
    -- Whose mentoring it is about; null: nobody's yet.
    pairing_id uuid,
    invited_at timestamptz not null,
    closes_at timestamptz not null,
    -- From when on nobody is reminded, and why.
    ended_at timestamptz,
    ended_as text constraint survey_invitation_ended_known
      check (ended_as in ('submitted', 'refused', 'stopped', 'withdrawn', 'result', 'window', 'closed', 'revoked')),
    primary key (institution_id, id),
    constraint survey_invitation_once unique (institution_id, round_id, kind, person_id),
    unique (institution_id, id, version_id, kind, person_id),
    foreign key (institution_id, wave_id, round_id, kind, audience, version_id)
      references survey_wave (institution_id, id, round_id, kind, audience, version_id),
    foreign key (institution_id, pairing_id) references pairing (institution_id, id),
    constraint survey_invitation_closes_later check (closes_at > invited_at),
    constraint survey_invitation_ended_whole check ((ended_at is null) = (ended_as is null))
  );
  create index survey_invitation_of_person on survey_invitation (institution_id, person_id);
  create index survey_invitation_of_wave on survey_invitation (institution_id, wave_id);
  create index survey_invitation_open on survey_invitation (institution_id, invited_at) where ended_at is null;
  ${walls('survey_invitation')}
  ${byPurpose('survey_invitation', ['matching'])}

  -- Each mail has an address of its own, known by its hash alone; the older ones go on working.
  create table survey_link (
    institution_id uuid not null,
    token_hash bytea not null constraint survey_link_token_hashed check (octet_length(token_hash) = 32),
    invitation_id uuid not null,
    -- 0: the invitation; then the reminders.
    number smallint not null constraint survey_link_number_range check (number between 0 and 3),
    mail_id uuid,
    made_at timestamptz not null,
    revoked_at timestamptz,
    primary key (institution_id, token_hash),
    constraint survey_link_number_once unique (institution_id, invitation_id, number),
    foreign key (institution_id, invitation_id) references survey_invitation (institution_id, id) on delete cascade
  );
  ${walls('survey_link', { may: ['select', 'insert', 'update'] })}
  ${byPurpose('survey_link', ['matching'])}`;

export const wavesGone = `
  drop table survey_link, survey_invitation, survey_wave;
  drop function survey_wave_of_frozen();`;
