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
  alter table draft_input add column since bigint not null default 0;`;

/** What went into a draft is there while its word stands, which `consent.draft_stands` says whatever the purpose may read. */
export const liveEpoch = `
  create policy live_epoch on draft_input as restrictive for select to footing_app, footing_matcher
    using (consent.draft_stands(draft_id, since));`;

export const draftsWithout = `
  alter table draft_input drop column since;
  alter table draft drop column agreement_changed_at;
  drop table draft_use;`;

export const noEpoch = 'drop policy live_epoch on draft_input;';
