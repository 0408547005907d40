import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That somebody wrote, and on which day, counts among the signs that two are in touch: never what. */
export class MessagesAreSigns1764000066700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The last day on which they wrote; null: never yet.
      alter table conversation_seen add column wrote_on date;
      create function message_is_sign() returns trigger language plpgsql as $$
      begin
        insert into conversation_seen (institution_id, conversation_id, subject_id, number, wrote_on)
          values (new.institution_id, new.conversation_id, new.subject_id, 0, new.at::date)
          on conflict (institution_id, conversation_id, subject_id) do update
            set wrote_on = greatest(conversation_seen.wrote_on, excluded.wrote_on);
        return null;
      end $$;
      create trigger message_is_sign after insert on message for each row execute function message_is_sign();
      -- Of what was written before.
      alter table message disable row level security;
      alter table conversation_seen disable row level security;
      update conversation_seen s set wrote_on = (select max(m.at)::date from message m where m.institution_id = s.institution_id
        and m.conversation_id = s.conversation_id and m.subject_id = s.subject_id);
      alter table message enable row level security;
      alter table conversation_seen enable row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger message_is_sign on message;
      drop function message_is_sign;
      alter table conversation_seen drop column wrote_on;
    `);
  }
}
