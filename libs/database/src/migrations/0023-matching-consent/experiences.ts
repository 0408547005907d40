import { byPurpose } from '../by-purpose';
import { HERE, walls } from '../walls';

const sides = [
  { table: 'experience_wanted', part: 'application', key: 'application_id' },
  { table: 'experience_offered', part: 'offer', key: 'offer_id' },
] as const;

/** What was kept as one list a person waits in a table of its own until the worker, which has the keys, has taken it apart. */
const putAside = ({ table, key }: (typeof sides)[number]): string => `
  alter table ${table} rename to ${table}_before;
  alter table ${table}_before rename constraint ${table}_pkey to ${table}_before_pkey;
  alter table ${table}_before rename constraint ${table}_institution_id_${key}_fkey to ${table}_before_part_fkey;
  alter table ${table}_before rename constraint ${table}_some to ${table}_before_some;
  alter table ${table}_before rename constraint ${table}_agreed to ${table}_before_agreed;
  revoke all on ${table}_before from footing_matcher;
  ${byPurpose(`${table}_before`, ['experience'])}`;

/** One row an experience, so that each can be stopped by itself. The item says nothing without the institution's key. */
const oneByOne = ({ table, part, key }: (typeof sides)[number]): string => `
  create table ${table} (
    institution_id uuid not null,
    ${key} uuid not null,
    subject_id uuid not null,
    item text not null constraint ${table}_item_bare check (item ~ '^experience:[0-9a-f]{16}$'),
    sealed bytea not null,
    agreed_how text not null constraint ${table}_agreed check (length(btrim(agreed_how)) > 0),
    agreed_at timestamptz not null,
    primary key (institution_id, ${key}, item),
    foreign key (institution_id, ${key}) references ${part} (institution_id, id) on delete cascade
  );
  create index ${table}_of_person on ${table} (institution_id, subject_id);
  ${walls(table, { may: ['select', 'delete'] })}
  grant select on ${table} to footing_matcher;
  grant select, insert, update, delete on ${table} to footing_consent;
  grant select, delete on ${table}_before to footing_consent;
  ${byPurpose(table, ['experience'])}
  -- Matching sees what its owner allows at this moment; the owner sees what is theirs; nobody else sees anything.
  create policy by_person on ${table} as restrictive for select to footing_app, footing_matcher using (
    case current_setting('footing.purpose', true)
      when 'matching.characteristics' then (select enabled from consent.rule_of('matching.characteristics'))
        and (subject_id, item) in (
          select s.subject_id, s.item from consent.state s
          where s.institution_id = ${HERE} and s.purpose = 'matching.characteristics' and s.permitted
            and (s.valid_until is null or s.valid_until > clock_timestamp())
            and not exists (select from consent.stop_intent i where i.institution_id = s.institution_id
              and i.subject_id = s.subject_id and i.purpose = s.purpose and i.item = s.item))
      when 'own' then subject_id = nullif(current_setting('footing.subject_id', true), '')::uuid
      else false end);`;

const putBack = ({ table, key }: (typeof sides)[number]): string => `
  drop table ${table};
  drop policy by_purpose on ${table}_before;
  alter table ${table}_before rename constraint ${table}_before_pkey to ${table}_pkey;
  alter table ${table}_before rename constraint ${table}_before_part_fkey to ${table}_institution_id_${key}_fkey;
  alter table ${table}_before rename constraint ${table}_before_some to ${table}_some;
  alter table ${table}_before rename constraint ${table}_before_agreed to ${table}_agreed;
  alter table ${table}_before rename to ${table};
  grant select on ${table} to footing_matcher;`;

export const experiencesApart = sides.map((side) => putAside(side) + oneByOne(side)).join('\n');

/** What was taken apart since is lost: no list can be sealed again without the keys. */
export const experiencesTogether = sides.map(putBack).join('\n');
