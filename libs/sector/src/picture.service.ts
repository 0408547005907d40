import { createHash } from 'node:crypto';
import { Database } from '@footing/database';
import { bareKey, SigningKeys } from '@footing/evidence';
import { type Actor, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { institutions, releases } from './data/collation.query';
import { nations, questionKey, type SectorNation, type SectorTable } from './domain/content';
import { gapOver, meanOver, type SectorFigure, type SectorSource, shareOver } from './domain/picture';
import { characteristicOf } from './file/characteristics';
import { poolableOf } from './file/definition';

/** Something that can be asked of the picture: a table that at least one institution has. */
export interface SectorQuestion extends Omit<SectorTable, 'cells'> {
  /** To ask by: the same for the same question, whoever has it. */
  readonly key: string;
  readonly isMean: boolean;
  /** Groups of the characteristic; empty: everybody together alone. */
  readonly groups: readonly { readonly code: string; readonly name: string }[];
  /** Institutions that have the table. */
  readonly institutions: number;
}

export interface SectorAsk {
  /** Absent or unknown: the newest. */
  readonly period?: string;
  /** Absent or unknown: all. */
  readonly nation?: string;
  /** Key of a question; absent or unknown: the first. */
  readonly question?: string;
  /** Two different groups; absent: no gap. */
  readonly priority?: string;
  readonly comparator?: string;
}

/** What the sector looks like, as far as institutions show it. */
export interface SectorView {
  /** The newest first; empty: nothing came in yet. */
  readonly periods: readonly string[];
  readonly period: string;
  readonly nation: SectorNation | null;
  /** Institutions with figures of this year and nation. */
  readonly institutions: number;
  readonly questions: readonly SectorQuestion[];
  readonly question: SectorQuestion | null;
  /** Everybody together first, then by group. */
  readonly figures: readonly SectorFigure[];
  readonly gap: SectorFigure | null;
}

/** Figures of many institutions, side by side and together. */
@Injectable()
export class SectorPicture {
  constructor(
    private readonly db: Database,
    private readonly keys: SigningKeys,
  ) {}

  /** @throws {DomainError} forbidden. */
  async view(actor: Actor, ask: SectorAsk): Promise<SectorView> {
    permit(actor, 'sector.read');
    const own = new Set((await this.keys.list(actor)).map(({ pem }) => bareKey(pem)));
    const { sources, periods, period } = await this.sourcesOf(actor, ask, own);
    const nation = nations.find((one) => one === ask.nation) ?? null;
    const here = sources.filter((one) => nation === null || one.nation === nation);
    const questions = questionsIn(here);
    const question = questions.find(({ key }) => key === ask.question) ?? questions[0] ?? null;
    const view = { periods, period, nation, institutions: here.length, questions, question };
    if (!question) return { ...view, figures: [], gap: null };
    const key = questionKey(question);
    const over = question.isMean ? meanOver : shareOver;
    return {
      ...view,
      figures: ['', ...question.groups.map(({ code }) => code)].map((group) => over(here, key, group)),
      gap: gapIn(question, ask) && gapOver(here, key, gapIn(question, ask) ?? { priority: '', comparator: '' }),
    };
  }

  private async sourcesOf(actor: Actor, ask: SectorAsk, own: ReadonlySet<string>) {
    const [all, known] = await this.db.transaction(
      actor,
      async (tx) =>
        [
          (await releases(tx, actor.institutionId)).filter(({ state }) => state === 'current'),
          await institutions(tx, actor.institutionId),
        ] as const,
    );
    const periods = [...new Set(all.map(({ period }) => period))].sort().reverse();
    const period = periods.find((one) => one === ask.period) ?? periods[0] ?? '';
    const sources = all.flatMap((one): SectorSource[] => {
      const source = known.find(({ id }) => id === one.sourceId);
      if (one.period !== period || !source) return [];
      const { profile, tables, institution } = one.content;
      const isOwn = own.has(source.publicKey);
      const { id, name, nation } = source;
      return [{ id, name, nation, isOwn, mayBeNamed: institution.mayBeNamed, profile, tables }];
    });
    return { sources, periods, period };
  }
}

function questionsIn(sources: readonly SectorSource[]): SectorQuestion[] {
  const found = new Map<string, { table: SectorTable; institutions: number }>();
  for (const table of sources.flatMap(({ tables }) => tables)) {
    const known = found.get(questionKey(table));
    found.set(questionKey(table), { table, institutions: (known?.institutions ?? 0) + 1 });
  }
  const ordered = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return ordered.map(([name, { table, institutions: count }]) => {
    const { cells: _, ...rest } = table;
    const groups = characteristicOf(table.by)?.codes ?? [];
    return {
      ...rest,
      key: createHash('sha256').update(name).digest('hex').slice(0, 12),
      isMean: poolableOf(table.measure)?.kind === 'mean',
      groups,
      institutions: count,
    };
  });
}

/** Two different groups of the question, of which there are shares; null: no gap is asked. */
function gapIn({ groups, isMean }: SectorQuestion, { priority = '', comparator = '' }: SectorAsk) {
  const has = (code: string) => groups.some((one) => one.code === code);
  return !isMean && has(priority) && has(comparator) && priority !== comparator ? { priority, comparator } : null;
}
