import 'reflect-metadata';
import { AuditModule } from '@footing/audit';
import { CannotStart, ConfigModule, readSettings, type Settings, stopWith } from '@footing/config';
import { DatabaseModule } from '@footing/database';
import { DomainError, systemActor } from '@footing/kernel';
import { Drafts, type DraftView, MatchingModule, Studies, StudyRuns, type StudyResults } from '@footing/matching';
import { Institutions, ProgrammesModule } from '@footing/programmes';
import type { INestApplicationContext } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

@Module({})
class ReplayDraftModule {}

const moduleFor = (settings: Settings, url: string) => ({
  module: ReplayDraftModule,
  imports: [ConfigModule.with(settings), DatabaseModule.at(url, 'work'), AuditModule, ProgrammesModule, MatchingModule],
});

/** Whether the draft is explained by what was kept of it: 0; 1 when it is not; 2 when what it was made from is destroyed. */
type Ending = 0 | 1 | 2;

/** Makes a draft again from its input, its seed and its decisions, says whether it comes out the same, and ends. */
async function main(): Promise<void> {
  const [draftId] = process.argv.slice(2);
  const settings = readSettings();
  if (!settings.DATABASE_URL) throw new CannotStart('DATABASE_URL is needed');
  if (!draftId) throw new CannotStart('Say which draft: npm run draft:replay -- <id of the draft>');
  const app = await NestFactory.createApplicationContext(moduleFor(settings, settings.DATABASE_URL), {
    logger: false,
    abortOnError: false,
  });
  try {
    process.exitCode = await replay(app, draftId);
  } finally {
    await app.close();
  }
}

async function replay(app: INestApplicationContext, draftId: string): Promise<Ending> {
  for (const { id } of await app.get(Institutions).list()) {
    const draft = await found(app, id, draftId);
    if (draft) return draft.agreementChangedAt === null ? remade(app, draft) : destroyed(draft);
  }
  throw new CannotStart(`There is no draft ${draftId}`);
}

async function found(app: INestApplicationContext, institutionId: string, draftId: string): Promise<DraftView | null> {
  try {
    return await app.get(Drafts).find(systemActor(institutionId), draftId);
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found') return null;
    throw error;
  }
}

function destroyed({ agreementChangedAt, inputHash, resultHash }: DraftView): Ending {
  say(`cannot be replayed: what it was made from was destroyed on ${agreementChangedAt?.toISOString() ?? ''}`);
  say(
    `left are all decisions, the fingerprint of what went in (${inputHash ?? ''}) and of the result then (${resultHash ?? ''})`,
  );
  return 2;
}

async function remade(app: INestApplicationContext, draft: DraftView): Promise<Ending> {
  const actor = systemActor(draft.institutionId);
  const asked = await app.get(Studies).ask(actor, draft.id, { kind: 'replay' });
  await app.get(StudyRuns).run(draft.institutionId, asked.id);
  const study = await app.get(Studies).find(actor, asked.id);
  if (study.state !== 'done') return destroyed(await app.get(Drafts).find(actor, draft.id));
  const again = study.result as StudyResults['replay'];
  const isInput = again.inputHash === draft.inputHash;
  const isResult = again.resultHash === draft.resultHash;
  const isDecided = again.decided?.differsAt === null && again.decided.unexplained === 0;
  say(
    `what went in: ${sameWords(isInput)}; the result: ${sameWords(isResult)}; engine ${again.engineVersion}, then ${draft.engineVersion ?? ''}`,
  );
  say(`${again.decided?.decisions ?? 0} decisions taken again: ${sameWords(isDecided)}`);
  return isInput && isResult && isDecided ? 0 : 1;
}

const sameWords = (isSame: boolean): string => (isSame ? 'the same' : 'NOT THE SAME');
const say = (words: string): void => void process.stdout.write(`${words}\n`);

main().catch(stopWith);
