import type { MigrationInterface, QueryRunner } from 'typeorm';
import { brokenGlass, whoReadsNow, whoReadThen } from './broken-glass';
import { files } from './files';

/**
 * Files sent with messages, where a programme allows them; and the one way in which somebody else reads messages: for a
 * day, with a reason, as long as it is written down.
 */
export class BreakGlass1764000046000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${brokenGlass} ${whoReadsNow} ${files}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table message_file, conversation_setting;
      ${whoReadThen}
      drop function glass_is_broken(uuid, uuid, text);
      drop table break_glass_look, break_glass;
      drop function break_glass_kept();
    `);
  }
}
