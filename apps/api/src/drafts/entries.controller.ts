import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { Bench } from '@footing/matching';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { listing } from '../http/listing';
import { PageInput } from '../http/page.input';
import { Audited, Needs } from '../http/policy';
import { Documented } from '../openapi/documented';
import { PairsInput } from './draft.input';
import {
  draftPairList,
  draftPairWithReasonsResource,
  presentPair,
  presentPairWithReasons,
  presentUnmatched,
  presentUnmatchedWithReasons,
  unmatchedList,
  unmatchedWithReasonsResource,
} from './entry.presenter';

/** Nobody looks on while another system asks. */
const PATIENCE_MS = 20_000;

@Controller('drafts/:id')
export class EntriesController {
  constructor(private readonly bench: Bench) {}

  @Get('pairs')
  @Needs('drafts.read')
  @Audited('review.listed')
  @Documented({
    summary: 'The pairs of a draft, the lowest fit first; at most 100 a page',
    status: 200,
    gives: draftPairList,
    query: PairsInput,
  })
  async pairs(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Query() { page, review, ...fits }: PairsInput,
  ) {
    const { entries } = await this.bench.all(actor, id, { ...fits, status: review });
    const pairs = entries.filter(({ offerId }) => offerId !== null);
    return listing(pairs, page, presentPair);
  }

  @Get('pairs/:studentId')
  @Needs('drafts.read')
  @Audited('review.viewed')
  @Documented({
    summary: 'The pair of one student, with the reasons for it',
    status: 200,
    gives: draftPairWithReasonsResource,
  })
  async pair(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Param('studentId', Id) studentId: string) {
    return there(presentPairWithReasons(await this.bench.open(actor, id, studentId, { patienceMs: PATIENCE_MS })));
  }

  @Get('unmatched')
  @Needs('drafts.read')
  @Audited('review.listed')
  @Documented({
    summary: 'The students of a draft who are not matched; at most 100 a page',
    status: 200,
    gives: unmatchedList,
    query: PageInput,
  })
  async unmatched(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Query() { page }: PageInput) {
    const { entries } = await this.bench.all(actor, id, { status: 'unmatched' });
    return listing(entries, page, presentUnmatched);
  }

  @Get('unmatched/:studentId')
  @Needs('drafts.read')
  @Audited('review.viewed')
  @Documented({ summary: 'Why one student is not matched', status: 200, gives: unmatchedWithReasonsResource })
  async reasons(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Param('studentId', Id) studentId: string) {
    return there(presentUnmatchedWithReasons(await this.bench.open(actor, id, studentId, { patienceMs: PATIENCE_MS })));
  }
}

function there<T>(found: T | null): T {
  if (found === null) throw new NotFoundException();
  return found;
}
