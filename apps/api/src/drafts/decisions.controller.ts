import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { type Actor, DomainError } from '@footing/kernel';
import { Reviews, Swaps } from '@footing/matching';
import { Pairings } from '@footing/pairings';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { Documented } from '../openapi/documented';
import {
  decisionResource,
  presentPreview,
  presentPublication,
  previewResource,
  publicationResource,
} from './decision.presenter';
import { DecisionInput } from './draft.input';

@Controller()
export class DecisionsController {
  constructor(
    private readonly reviews: Reviews,
    private readonly swaps: Swaps,
    private readonly pairings: Pairings,
  ) {}

  @Post('drafts/:id/decisions')
  @Needs('drafts.review')
  @Audited('pairing.approved', 'pairing.rejected', 'pairing.pinned', 'pairing.unpinned', 'pairing.swapped')
  @Documented({
    summary: 'Decide about a student of a draft',
    status: 201,
    gives: decisionResource,
    takes: DecisionInput,
    canConflict: true,
  })
  async decide(@CurrentActor() actor: Actor, @Param('id', Id) draftId: string, @Body() input: DecisionInput) {
    return { id: await this.decided(actor, draftId, input) };
  }

  @Delete('decisions/:id')
  @Needs('drafts.review')
  @Audited('pairing.undone')
  @Documented({ summary: 'Take a decision back', status: 204, canConflict: true })
  undo(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return this.reviews.undo(actor, id);
  }

  @Get('drafts/:id/publication')
  @Needs('drafts.read')
  @NotAudited('it shows counts, and nobody’s data')
  @Documented({ summary: 'What publishing the draft would do now', status: 200, gives: previewResource })
  async preview(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentPreview(await this.pairings.preview(actor, id));
  }

  @Put('drafts/:id/publication')
  @Needs('drafts.publish')
  @Audited('pairing.published')
  @Documented({
    summary: 'Make pairings of all approved pairs; doing it again makes none twice',
    status: 200,
    gives: publicationResource,
    canConflict: true,
  })
  async publish(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentPublication(await this.pairings.publish(actor, id));
  }

  private decided(actor: Actor, draftId: string, input: DecisionInput) {
    const { kind, studentId, mentorId, revision, reason = '', override = 'other' } = input;
    const why = { kind: override, words: reason };
    const at = { draftId, applicationId: studentId, seen: revision };
    if (kind === 'reject') return this.reviews.reject(actor, at, why);
    if (kind !== 'swap') return this.reviews[kind](actor, at);
    if (mentorId === undefined) throw mentorMissing();
    return this.swaps.swap(actor, draftId, { applicationId: studentId, offerId: mentorId }, { revision, why });
  }
}

const mentorMissing = () =>
  new DomainError('invalid', 'request.invalid', 'request.invalid', [
    { field: 'mentorId', message: 'Give the id of the new mentor' },
  ]);
