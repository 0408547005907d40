import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rules, rulesGone } from './0061-survey-guards/rules';
import { standing, standingGone } from './0061-survey-guards/standing';

/** Who may be asked, when, and who is counted: whatever the code above does. */
export class SurveyGuards1764000061000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${standing} ${rules}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${rulesGone} ${standingGone}`);
  }
}
