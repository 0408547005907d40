import type { MigrationInterface, QueryRunner } from 'typeorm';
import { answers, answersGone } from './0060-surveys/answers';
import { instruments, instrumentsGone } from './0060-surveys/instruments';
import { waves, wavesGone } from './0060-surveys/waves';

/** Surveys: what is asked, of whom and when, and what was said. Who may be asked and counted is in the next migration. */
export class Surveys1764000060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${instruments} ${waves} ${answers}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${answersGone} ${wavesGone} ${instrumentsGone}`);
  }
}
