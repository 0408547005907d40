import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

/**
 * Whose yes a draft was made with, as it stood then. What went into a draft is there only while each of these still stands:
 * the one rule that everything worked out from it follows. Of drafts made before nobody knows, so what went into them goes.
 */
export const draftsByEpoch = `
  create table draft_use (
    institution_id uuid not null,
    draft_id uuid not null,
    subject_id uuid not null,
    purpose text not null,
    item text not null default '',
    epoch integer not null,
    primary key (institution_id, draft_id, subject_id, purpose, item),
    foreign key (institution_id, draft_id) references draft (institution_id, id) on delete cascade
  );
  create index draft_use_of_person on draft_use (institution_id, subject_id, purpose, item);
  ${walls('draft_use', { may: ['select', 'insert', 'delete'] })}
  grant select, insert, delete on draft_use to footing_matcher;
  ${byPurpose('draft_use', ['matching'])}

  alter table draft add column agreement_changed_at timestamptz;
  truncate draft_input;
  create policy live_epoch on draft_input as restrictive for select to footing_app, footing_matcher using (
    not exists (
      select from draft_use u
        left join consent.state s on s.institution_id = u.institution_id and s.subject_id = u.subject_id
          and s.purpose = u.purpose and s.item = u.item
        left join consent.stop_intent i on i.institution_id = u.institution_id and i.subject_id = u.subject_id
          and i.purpose = u.purpose and i.item = u.item
      where u.institution_id = draft_input.institution_id and u.draft_id = draft_input.draft_id
        and (s.epoch is distinct from u.epoch or not s.permitted or s.valid_until <= clock_timestamp()
          or i.subject_id is not null)));`;

export const draftsWithout = `
  drop policy live_epoch on draft_input;
  alter table draft drop column agreement_changed_at;
  drop table draft_use;`;
