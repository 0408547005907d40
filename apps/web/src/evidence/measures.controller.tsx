import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import {
  type Ask,
  Evidence,
  type EvidenceTable,
  type Measure,
  measures,
  type SnapshotDetail,
  Snapshots,
} from '@footing/evidence';
import type { Actor, FieldError } from '@footing/kernel';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { evidenceAddresses as at } from './addresses';
import { MeasurePage } from './measure.page';
import { atFields, isAsked, nothingAsked, readAsk } from './read-ask';
import { SnapshotNumber } from './snapshot-number';

interface Asked {
  readonly snapshot: SnapshotDetail;
  readonly measure: Measure;
  readonly typed: Typed;
}
interface Found {
  readonly found: EvidenceTable | null;
  readonly answered: EvidenceTable | null;
  readonly errors: readonly FieldError[];
}

/** One measure of a snapshot at a time, as far as it may be shown. */
@Controller('evidence/:number/measures/:id')
@Needs('evidence.read')
@Audited('evidence.listed', 'evidence.viewed')
export class MeasuresController {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly evidence: Evidence,
  ) {}

  @Get()
  async show(
    @CurrentView() view: View,
    @Param('number', SnapshotNumber) number: number,
    @Param('id') id: string,
    @Query() query: Typed,
  ): Promise<string> {
    const asked = await this.asked(view.actor, number, id, query);
    const mayAsk = isAsked(query) || !hasToChoose(asked.measure);
    return page(view, asked, mayAsk ? await this.found(view.actor, asked) : nothingYet);
  }

  /** @throws {NotFoundException} where there is no such measure; as `Snapshots.open`. */
  private async asked(actor: Actor, number: number, id: string, query: Typed): Promise<Asked> {
    const measure = measures.find((one) => one.id === id);
    if (!measure) throw new NotFoundException();
    const snapshot = await this.snapshots.open(actor, number);
    return { snapshot, measure, typed: isAsked(query) ? query : nothingAsked };
  }

  private async found(actor: Actor, asked: Asked): Promise<Found> {
    const { snapshot, measure, typed } = asked;
    const { ask, errors } = readAsk(snapshot.number, measure, typed);
    if (errors.length > 0) return { ...nothingYet, errors };
    const { snapshot: number, profile = 'public', ...first } = ask;
    const beside = answersBeside(asked);
    const asks = beside ? [first, beside] : [first];
    try {
      // Together, so that what is hidden in one cannot be worked out from the other.
      const [found = null, answered = null] = await this.evidence.report(actor, { snapshot: number, profile, asks });
      return { found, answered, errors: [] };
    } catch (error) {
      return { ...nothingYet, errors: atFields(fieldErrors(error)) };
    }
  }
}

/** Beside what people answered: how many of those asked did, of the same years. Null: the measure is of nothing that was answered. */
function answersBeside({ snapshot, measure, typed }: Asked): Omit<Ask, 'snapshot' | 'profile'> | null {
  const rate = measures.find(({ id }) => id === 'M04');
  if (!rate || !measure.needs.includes('scale')) return null;
  const wave = snapshot.scales.find(({ key }) => key === textIn(typed, 'scale'))?.wave ?? textIn(typed, 'to');
  const { cohorts, side } = typed;
  const { snapshot: _, profile: __, ...ask } = readAsk(snapshot.number, rate, { cohorts, side, wave }).ask;
  return ask;
}

const nothingYet: Found = { found: null, answered: null, errors: [] };

/** Whether something has to be chosen before there is anything to show. */
const hasToChoose = ({ needs }: Measure): boolean =>
  needs.some((need) => need === 'compare' || need === 'cost' || need === 'outcome' || need === 'scale');

function page(view: View, asked: Asked, { found, answered, errors }: Found): string {
  const { snapshot, measure } = asked;
  const back = { href: at.one(snapshot.number), text: `Snapshot ${snapshot.number}` };
  return view.page(
    { title: `${measure.id} ${measure.name}`, width: 'wide', back, errors },
    <MeasurePage
      {...asked}
      {...{ found, answered, errors }}
      mayRelease={view.may('evidence.release')}
      csrf={view.csrf}
    />,
  );
}
