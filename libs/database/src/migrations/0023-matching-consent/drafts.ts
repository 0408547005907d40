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
  -- The last decision of the institution when it was frozen: whoever decided earlier and committed later meets the fence.
  alter table draft_input add column since bigint not null default 0;
  grant select on consent.event to footing_matcher;
  create policy live_epoch on draft_input as restrictive for select to footing_app, footing_matcher using (
    -- Decided since, being stopped, or over without anybody having noted it yet: of each there is little to look through.
    not exists (
      select from consent.event e join draft_use u on u.institution_id = e.institution_id and u.draft_id = draft_input.draft_id
        and u.subject_id = e.subject_id and u.purpose = e.purpose and u.item = e.item and u.epoch <> e.epoch
      where e.institution_id = draft_input.institution_id and e.order_no > draft_input.since)
    and not exists (
      select from consent.stop_intent i join draft_use u on u.institution_id = i.institution_id and u.draft_id = draft_input.draft_id
        and u.subject_id = i.subject_id and u.purpose = i.purpose and u.item = i.item
      where i.institution_id = draft_input.institution_id)
    and not exists (
      select from consent.state s join draft_use u on u.institution_id = s.institution_id and u.draft_id = draft_input.draft_id
        and u.subject_id = s.subject_id and u.purpose = s.purpose and u.item = s.item
      where s.institution_id = draft_input.institution_id and s.permitted and s.valid_until <= clock_timestamp()));`;

export const draftsWithout = `
  drop policy live_epoch on draft_input;
  alter table draft_input drop column since;
  revoke select on consent.event from footing_matcher;
  alter table draft drop column agreement_changed_at;
  drop table draft_use;`;
