import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '@footing/kernel';
import type { Ask } from './measures/ask';
import { type EvidenceTable, tableTold } from './measures/evidence-table';
import type { Asked } from './measures/releases';
import { type ReportAsk, ReportMaker } from './measures/report-maker';

/** Measures of mentoring, from a snapshot. There is no other way out of the evidence base to numbers about people. */
@Injectable()
export class Evidence {
  constructor(private readonly maker: ReportMaker) {}

  /** One measure by up to three dimensions. As {@link report}, of one table. */
  async table(actor: Actor, { snapshot, profile = 'internal', ...ask }: Ask): Promise<EvidenceTable> {
    const [table] = await this.report(actor, { snapshot, profile, asks: [ask] });
    if (!table) throw new Error('a report of one table has one');
    return table;
  }

  /**
   * Tables that go out together, as their profile lets them be shown, in the order asked: what is hidden in one cannot be worked out
   * from another. Cost: a pass over the rows for each set of tables whose dimensions fit one cross; mostly one.
   * @throws {DomainError} forbidden; not-found, `snapshot.not-found`; invalid, `evidence.wrong`, with what to put right.
   */
  async report(actor: Actor, ask: ReportAsk): Promise<EvidenceTable[]> {
    permit(actor, 'evidence.read');
    const { head, profile, asked, plans } = await this.maker.prepare(actor, ask);
    const told = new Map<Asked, EvidenceTable>();
    for (const plan of plans) {
      const found = await this.maker.through(plan, profile, await this.maker.counted(actor, head, plan));
      for (const [at, one] of plan.asked.entries()) told.set(one, tableTold(one, at, head, found));
    }
    return asked.flatMap((one) => told.get(one) ?? []);
  }
}
