import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, type FieldError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { wordsNow } from './data/words.query';
import { isPart, isTopic, type PracticePart, type PracticeWords } from './domain/part';
import { shippedWords } from './domain/shipped';
import { changedMeanwhile, notThere, refuseFaults, tooLong } from './errors';

const CHANGE = `insert into practice_words (institution_id, part, version, title, about, questions, hidden, changed_at, changed_by)
  values ($1, $2, 1, $4, $5, $6, $7, $8, $9)
  on conflict (institution_id, part) do update set version = practice_words.version + 1, title = excluded.title,
    about = excluded.about, questions = excluded.questions, hidden = excluded.hidden, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by where practice_words.version = $3
  returning version`;

/** What topics and parts are called and ask, in the university's own words. */
@Injectable()
export class PracticeWordings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Topics, each followed by its parts; those that are left out are among them. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<PracticePart[]> {
    permit(actor, 'practice.edit');
    const words = await this.db.transaction(actor, (tx) => wordsNow(tx, actor.institutionId));
    const all = [...words.values()];
    return all
      .filter(({ code }) => isTopic(code))
      .flatMap((topic) => [topic, ...all.filter(({ code }) => code.startsWith(`${topic.code}-`))]);
  }

  /** @throws {DomainError} not-found. */
  async find(actor: Actor, code: string): Promise<PracticePart> {
    const found = (await this.list(actor)).find((one) => one.code === code);
    if (!found) throw notThere(code);
    return found;
  }

  /** The words that came with the service. @throws {DomainError} not-found. */
  shipped(code: string): PracticeWords {
    if (!isPart(code) && !isTopic(code)) throw notThere(code);
    return shippedWords[code];
  }

  /** @throws {DomainError} invalid, with fields; not-found; conflict, `practice.changed`. */
  async change(actor: Actor, code: string, seen: number, words: PracticeWords): Promise<void> {
    permit(actor, 'practice.edit');
    this.shipped(code);
    refuseFaults(code, faultsInWords(words));
    await this.db.transaction(actor, async (tx) => {
      const rows = await tx.query<{ version: number }[]>(CHANGE, [
        ...[actor.institutionId, code, seen, words.title, words.about, isTopic(code) ? [] : words.questions],
        ...[isPart(code) && words.isHidden, this.clock.now(), actor.accountId],
      ]);
      if (rows.length === 0) throw changedMeanwhile(code);
      await record(tx, actor, { event: 'practice.words-changed', fields: [code] });
    });
  }
}

export const MOST_QUESTIONS = 12;
const MOST_QUESTION = 300;

function faultsInWords({ title, about, questions }: PracticeWords): FieldError[] {
  const long = questions.findIndex((question) => question.length > MOST_QUESTION);
  return [
    ...(title === '' ? [{ field: 'title', message: 'Give it a title' }] : tooLong('title', title, 120)),
    ...tooLong('about', about, 1000),
    ...(questions.length > MOST_QUESTIONS
      ? [{ field: 'questions', message: `Keep to ${MOST_QUESTIONS} questions, one a line` }]
      : []),
    ...(long === -1
      ? []
      : [{ field: 'questions', message: `Shorten question ${long + 1} to ${MOST_QUESTION} characters` }]),
  ];
}
