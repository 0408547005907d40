import { PERSON } from '../0047-scheduling/availability';
import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

const PURPOSE = `(select current_setting('footing.purpose', true))`;
const SUBJECT = `(select nullif(current_setting('footing.subject_id', true), ''))`;
const OF_MEETING = 'foreign key (institution_id, meeting_id) references meeting (institution_id, id) on delete cascade';

/** What people say once they have met: who came, and what it was like. */
export const said = `
  -- What each says of each, themselves included; where they differ, both stand.
  create table attendance (
    institution_id uuid not null,
    meeting_id uuid not null,
    ${PERSON('attendance')},
    said_by uuid not null,
    state text not null constraint attendance_state_known check (state in ('attended', 'late', 'absent', 'excused')),
    at timestamptz not null,
    primary key (institution_id, meeting_id, person_id, said_by),
    ${OF_MEETING}
  );
  ${walls('attendance', { may: ['select', 'insert', 'update'] })}
  ${byPurpose('attendance', ['matching'])}

  -- Only its people say who came, and only once it has begun.
  create function attendance_of_its_people() returns trigger language plpgsql as $$
  begin
    if not exists (select from meeting m where m.institution_id = new.institution_id and m.id = new.meeting_id
          and m.status in ('confirmed', 'completed', 'missed') and m.starts_at <= new.at)
        or 2 > (select count(*) from (values (new.person_id), (new.said_by)) who (id)
          where exists (select from meeting_person w where w.institution_id = new.institution_id and w.meeting_id = new.meeting_id and w.person_id = who.id)) then
      raise exception 'nobody says who came to meeting % but its people, once it has begun', new.meeting_id
        using errcode = 'restrict_violation', constraint = 'attendance_of_its_people';
    end if;
    return new;
  end $$;
  create trigger attendance_of_its_people before insert or update on attendance for each row execute function attendance_of_its_people();

  -- That somebody wrote, and whom it is for: never what.
  create table reflection_given (
    institution_id uuid not null,
    meeting_id uuid not null,
    ${PERSON('reflection_given')},
    share text not null constraint reflection_given_share_known check (share in ('private', 'pair', 'pair-when-both', 'programme')),
    at timestamptz not null,
    primary key (institution_id, meeting_id, person_id),
    ${OF_MEETING}
  );
  ${walls('reflection_given')}
  ${byPurpose('reflection_given', ['matching'])}

  create table reflection (
    institution_id uuid not null,
    meeting_id uuid not null,
    subject_kind text not null constraint reflection_subject_kind_known check (subject_kind in ('student', 'mentor')),
    subject_id uuid not null,
    -- With the key of whoever wrote it.
    sealed bytea not null,
    share text not null constraint reflection_share_known check (share in ('private', 'pair', 'pair-when-both')),
    at timestamptz not null,
    primary key (institution_id, meeting_id, subject_id),
    ${OF_MEETING}
  );
  ${walls('reflection')}
  ${byPurpose('reflection', ['conversation'])}
  -- Read by whoever wrote it, and by the others of the meeting where it is for them: at once, or once they have written too.
  create policy by_person on reflection as restrictive to footing_app, footing_matcher
    using (${PURPOSE} = 'own' and (subject_id::text = ${SUBJECT} or (share <> 'private'
      and exists (select from meeting_person w where w.institution_id = reflection.institution_id and w.meeting_id = reflection.meeting_id
        and w.person_id::text = ${SUBJECT})
      and (share = 'pair' or exists (select from reflection_given g where g.institution_id = reflection.institution_id
        and g.meeting_id = reflection.meeting_id and g.person_id::text = ${SUBJECT})))))
    with check (${PURPOSE} = 'own' and subject_id::text = ${SUBJECT} and exists (select from meeting_person w
      where w.institution_id = reflection.institution_id and w.meeting_id = reflection.meeting_id and w.person_id::text = ${SUBJECT}));

  -- What somebody wrote for the programme: a note to its staff, by their choice.
  create table programme_reflection (
    institution_id uuid not null,
    meeting_id uuid not null,
    ${PERSON('programme_reflection')},
    sealed bytea not null,
    at timestamptz not null,
    primary key (institution_id, meeting_id, person_id),
    ${OF_MEETING}
  );
  ${walls('programme_reflection')}
  ${byPurpose('programme_reflection', ['answers'])}`;
