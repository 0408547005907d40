import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { hasChanged } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { studentReach } from '@footing/people';
import { loadRound } from '@footing/programmes';
import { type Sheet, writeCsv, writeXlsx } from '@footing/spreadsheets';
import { passFence, standingUsesOf } from './data/draft-uses.query';
import { findDraft, shownLottery } from './data/drafts.query';
import { exportedPairs, exportedUnmatched, floorGroupNames } from './data/exported.query';
import { everybodyIn, recordAbout } from './data/looked';
import { labelsFor } from './data/shown-names.query';
import { gapsSheet, pairingsSheet, unmatchedSheet } from './sheets/draft-sheets';
import { type DraftMade, howItWasMade } from './sheets/how-it-was-made';
import { Forecasts, type GapForecast } from './forecasts.service';

/** Which of a draft's two tables. */
export const exportTables = ['pairings', 'unmatched'] as const;
export type ExportTable = (typeof exportTables)[number];

/** So long a workbook waits for the forecast; without it there is one sheet less. */
const FORECAST_PATIENCE_MS = 4_000;
const MOST_ATTEMPTS = 3;

/**
 * A draft as tables to take away, of the students whom the actor may see: under labels for whoever reviews without names. No
 * priority tier, and nothing that was shared in confidence, is in them.
 */
@Injectable()
export class Exports {
  private readonly log = new Logger(Exports.name);

  constructor(
    private readonly db: Database,
    private readonly forecasts: Forecasts,
  ) {}

  /**
   * An Excel workbook: both tables, how the draft was made, and the mentor-gap forecast where it is there within seconds.
   * @throws {DomainError} not-found, `draft.not-found`.
   */
  async toXlsx(actor: Actor, draftId: string): Promise<Buffer> {
    return this.handedOver(actor, draftId, async () => {
      const tables = await this.sheets(actor, draftId);
      const gaps = await this.gapsSoon(actor, draftId);
      const made = await this.made(actor, draftId, gaps?.leavesChoiceOut ?? false);
      return writeXlsx([
        ...tables,
        ...(made ? [howItWasMade(made)] : []),
        ...(gaps?.gaps.some((by) => by.gaps.length > 0) ? [gapsSheet(gaps.gaps)] : []),
      ]);
    });
  }

  /** One table as a CSV file. @throws {DomainError} not-found, `draft.not-found`. */
  async toCsv(actor: Actor, draftId: string, table: ExportTable = 'pairings'): Promise<Buffer> {
    return this.handedOver(actor, draftId, async () => {
      const [pairings, unmatched] = await this.sheets(actor, draftId);
      return writeCsv(table === 'pairings' ? pairings : unmatched);
    });
  }

  /**
   * A file leaves only while everybody in it agrees as when it was written; else it is written again.
   * @throws {DomainError} conflict, see `hasChanged`, when people change their minds faster than it is written.
   */
  private async handedOver(actor: Actor, draftId: string, write: () => Promise<Buffer>): Promise<Buffer> {
    permit(actor, 'drafts.read');
    const key = { institutionId: actor.institutionId, draftId };
    for (let attempt = 1; ; attempt += 1) {
      const uses = await this.db.transaction(actor, async (tx) => {
        await findDraft(tx, key.institutionId, draftId);
        return standingUsesOf(tx, key);
      });
      const file = await write();
      try {
        await this.db.transaction(actor, (tx) => passFence(tx, uses, `export ${draftId}`));
        return file;
      } catch (error) {
        if (!hasChanged(error) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  private async sheets(actor: Actor, draftId: string): Promise<[Sheet, Sheet]> {
    return this.db.transaction(actor, async (tx) => {
      const draft = await findDraft(tx, actor.institutionId, draftId);
      const reach = await studentReach(tx, actor, 'drafts.read');
      await recordAbout(tx, actor, await everybodyIn(tx, draft, reach), exported(draftId));
      const shown = { reach, labels: await labelsFor(tx, actor, draft) };
      return [
        pairingsSheet(await exportedPairs(tx, draft, shown), draft.settings?.criteria ?? []),
        unmatchedSheet(await exportedUnmatched(tx, draft, shown)),
      ];
    });
  }

  /** Null for a draft without a result. */
  private made(actor: Actor, draftId: string, gapsLeaveChoiceOut: boolean): Promise<DraftMade | null> {
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const draft = await findDraft(tx, institutionId, draftId);
      const { settings, summary } = draft;
      if (!settings || !summary) return null;
      const { programme, round } = await loadRound(tx, institutionId, draft.roundId);
      const names = { programme: programme.name, round: round.name, groupNames: await floorGroupNames(tx, draft) };
      const lottery = await shownLottery(tx, draft);
      return { ...draft, ...names, settings, summary, lottery, gapsLeaveChoiceOut };
    });
  }

  /** The tables that somebody came for neither wait long for a forecast nor fail with it. */
  private async gapsSoon(actor: Actor, draftId: string): Promise<GapForecast | null> {
    const { state, agreementChangedAt } = await this.db.transaction(actor, (tx) =>
      findDraft(tx, actor.institutionId, draftId),
    );
    if (state !== 'ready' || agreementChangedAt !== null) return null;
    const asked = this.forecasts.gaps(actor, draftId).catch((error: unknown) => {
      this.log.error(
        `draft ${draftId}: exported without the forecast`,
        error instanceof Error ? error.stack : undefined,
      );
      return null;
    });
    return Promise.race([asked, pause(FORECAST_PATIENCE_MS, null, { ref: false })]);
  }
}

const exported = (draftId: string) => ({
  event: 'draft.exported' as const,
  object: draftId,
  fields: ['name', 'email', 'universityId', 'school', 'mentor', 'fit', 'reasons', 'review'],
});
