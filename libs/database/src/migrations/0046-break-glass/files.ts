import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

const PURPOSE = `(select current_setting('footing.purpose', true))`;
const SUBJECT = `(select nullif(current_setting('footing.subject_id', true), ''))`;

/** Files that go with messages: only where the programme allows them, and read by those who read the message. */
export const files = `
  create table conversation_setting (
    institution_id uuid not null,
    programme_id uuid not null,
    files boolean not null,
    updated_at timestamptz not null,
    primary key (institution_id, programme_id),
    foreign key (institution_id, programme_id) references programme (institution_id, id) on delete cascade
  );
  ${walls('conversation_setting', { may: ['select', 'insert', 'update'] })}

  create table message_file (
    institution_id uuid not null,
    conversation_id uuid not null,
    number int not null,
    kind text not null constraint message_file_kind_known check (kind in ('pdf', 'png', 'jpeg')),
    bytes int not null constraint message_file_bytes_range check (bytes between 1 and 5 * 1024 * 1024),
    -- Both with the key of whoever wrote the message.
    name_sealed bytea not null,
    sealed bytea not null,
    primary key (institution_id, conversation_id, number),
    foreign key (institution_id, conversation_id, number)
      references message (institution_id, conversation_id, number) on delete cascade
  );
  -- What is sealed is as good as random.
  alter table message_file alter column sealed set storage external;
  ${walls('message_file', { may: ['select', 'insert'] })}
  ${byPurpose('message_file', ['conversation'])}
  create policy with_its_message on message_file as restrictive for select to footing_app, footing_matcher using (
    exists (select from message m where m.institution_id = message_file.institution_id
      and m.conversation_id = message_file.conversation_id and m.number = message_file.number));
  create policy where_allowed on message_file as restrictive for insert to footing_app, footing_matcher with check (
    ${PURPOSE} = 'own'
    and exists (select from message m where m.institution_id = message_file.institution_id
      and m.conversation_id = message_file.conversation_id and m.number = message_file.number
      and m.subject_id::text = ${SUBJECT})
    and exists (select from conversation c
      join round r on r.institution_id = c.institution_id and r.id = c.round_id
      join conversation_setting s on s.institution_id = r.institution_id and s.programme_id = r.programme_id
      where c.institution_id = message_file.institution_id and c.id = message_file.conversation_id and s.files));`;
