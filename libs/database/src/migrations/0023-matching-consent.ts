import type { MigrationInterface, QueryRunner } from 'typeorm';
import { draftsByEpoch, draftsWithout, liveEpoch, noEpoch } from './0023-matching-consent/drafts';
import { experiencesApart, experiencesTogether } from './0023-matching-consent/experiences';
import { keeping, keepingGone } from './0023-matching-consent/keeping';

/** Matching uses what people share as far as each of them says, and a draft knows whose yes it was made with. */
export class MatchingConsent1764000023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(experiencesApart);
    await runner.query(draftsByEpoch);
    await runner.query('grant create on schema consent to footing_consent');
    await runner.query(keeping);
    await runner.query(liveEpoch);
    await runner.query('revoke create on schema consent from footing_consent');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(noEpoch);
    await runner.query(keepingGone);
    await runner.query(draftsWithout);
    await runner.query(experiencesTogether);
  }
}
