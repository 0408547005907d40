import type { MigrationInterface, QueryRunner } from 'typeorm';
import { endWithContact } from './0047-scheduling/placing';
import { WRITTEN_DOWN } from './0057-meeting-fixes';

const guards = [
  'consent.carry_standing',
  'consent.check_decision',
  'agreement_signed_by_self',
  'attendance_of_its_people',
  'break_glass_kept',
  'break_glass_told',
  'break_glass_withheld',
  'contact_held',
  'deadline_after_exams',
  'decision_before_publication',
  'decision_not_over_a_claim',
  'decision_under_standing',
  'draw_lottery',
  'hear_again_once',
  'introduction_call_ends',
  'introduction_call_not_called_off',
  'introduction_call_off_is_off',
  'introduction_call_stays_held',
  'introduction_call_to_call_off',
  'introduction_call_was_asked_for',
  'introduction_calls_end',
  'introduction_list_of_round',
  'introduction_needs_contact',
  'introduction_rated_after_call',
  'keep_an_administrator',
  'meeting_event_is_true',
  'meeting_has_people',
  'meeting_history_stays',
  'meeting_needs_contact',
  'meeting_of_call',
  'meeting_person_left',
  'meeting_person_stays',
  'meeting_room_anew',
  'meeting_tick_fits',
  'meeting_told',
  'meetings_end_with_contact',
  'message_is_sign',
  'pairing_decision_stands',
  'pairing_is_awaited',
  'pairing_keeps_deadline',
  'pairing_mentor_ready',
  'pairing_moves_by_steps',
  'pairing_score_follows',
  'pairing_step_follows',
  'pairing_step_moves',
  'refuse_withdrawn',
  'reminder_of_now',
  'rights_request_has_a_line',
  'seasoned_administrator',
  'survey_answer_permitted',
  'survey_answer_stays',
  'survey_link_permitted',
  'survey_score_permitted',
] as const;

/**
 * What the database does and refuses of its own accord sees whole what it asks, whatever the work at hand may read: whoever
 * put contact on hold for somebody's safety could not read of meetings, and so what was planned stayed planned.
 */
export class GuardsSee1764000069000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(endWithContact(WRITTEN_DOWN));
    await runner.query(
      guards
        .map((one) => `alter function ${one}() security definer set search_path = pg_catalog, public, pg_temp;`)
        .join('\n'),
    );
    await runner.query(END_NOW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(guards.map((one) => `alter function ${one}() security invoker;`).join('\n'));
  }
}

/** What was planned and is of two who have no contact now: it ends as it should have then. The walls bind the owner, so each in turn. */
export const END_NOW = `
  alter table institution no force row level security;
  do $$
  declare
    here uuid;
    one record;
  begin
    for here in select id from institution loop
      perform set_config('footing.institution_id', here::text, true);
      for one in select m.id, w.person_id, w.person_kind, m.version, m.kind from meeting m join contact_hold h on h.institution_id = here and h.ended_at is null
            join pairing p on p.institution_id = here and p.id = h.pairing_id
            join application a on a.institution_id = here and a.id = p.application_id
            join meeting_person w on w.institution_id = here and w.meeting_id = m.id and w.person_kind = 'student' and w.person_id = a.student_id
          where m.institution_id = here and (m.pairing_id = p.id or (m.kind = 'group' and m.offer_id = p.offer_id))
            and m.status in ('proposed', 'held', 'confirmed') and (m.starts_at is null or m.starts_at > now()) loop
        if one.kind = 'group' and (select count(*) from meeting_person w where w.institution_id = here and w.meeting_id = one.id) > 2 then
          insert into meeting_left (institution_id, meeting_id, version, person_kind, person_id, reason, left_at)
            values (here, one.id, one.version, one.person_kind, one.person_id, 'break', now()) on conflict do nothing;
          delete from meeting_person w where w.institution_id = here and w.meeting_id = one.id and w.person_id = one.person_id;
        else
          update meeting m set step = 'cancel', status = 'cancelled', version = m.version + 1, sequence = m.sequence + (m.status = 'confirmed')::integer,
              hold_until = null, reason = 'break', changed_by_kind = 'service', changed_by = null, changed_at = now()
            where m.institution_id = here and m.id = one.id and m.status <> 'cancelled';
        end if;
      end loop;
    end loop;
    perform set_config('footing.institution_id', '', true);
  end $$;
  alter table institution force row level security;`;
