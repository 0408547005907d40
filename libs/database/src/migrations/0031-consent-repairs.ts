import type { MigrationInterface, QueryRunner } from 'typeorm';
import { compileWords } from '../compile-purposes';
import { keeping } from './0019-consent/keeping';
import { keeping as keepingExperiences } from './0023-matching-consent/keeping';
import { again } from './0031-consent-repairs/again';
import { checked, unchecked } from './0031-consent-repairs/checked';
import { keepExperiences } from './0031-consent-repairs/experiences';
import { extendLog, logTree, logTreeGone } from './0031-consent-repairs/log-tree';
import { rules, rulesGone } from './0031-consent-repairs/rules';
import { seenExperiences, seenExperiencesBefore } from './0031-consent-repairs/seen-experiences';
import { dropStale } from './0031-consent-repairs/stale-intents';

/** Lets `footing_consent` own what stands here from now on. */
const owned = (sql: string): string =>
  `grant create on schema consent to footing_consent; ${sql} revoke create on schema consent from footing_consent;`;

/** What a decision is held to, and what a file or a stop that comes late may not undo. */
export class ConsentRepairs1764000031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(checked);
    await runner.query(rules);
    await compileWords((sql, given) => runner.query(sql, [...given]));
    await runner.query(seenExperiences);
    await runner.query(logTree);
    await runner.query(owned(again(dropStale + keepExperiences + extendLog)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(owned(again(keeping + keepingExperiences)));
    await runner.query(seenExperiencesBefore);
    await runner.query(logTreeGone + rulesGone);
    await runner.query(unchecked);
  }
}
