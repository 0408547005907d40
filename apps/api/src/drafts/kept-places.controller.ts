import { Controller, Get, Param } from '@nestjs/common';
import { asFit } from '@footing/engine';
import { type Actor, DomainError } from '@footing/kernel';
import { type KeptPlaces, PlacesKept } from '@footing/matching';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { Documented } from '../openapi/documented';
import { described, listOf, nullable, number, object, resource, uuid } from '../openapi/schema';

export const keptPlacesResource = resource(
  'KeptPlaces',
  object({
    groups: described(
      'Only groups that somebody of the round counts for; null where the round keeps no places',
      nullable(
        listOf(
          object({
            priorityGroupId: uuid,
            students: number,
            prices: listOf(
              object({
                places: number,
                givenUp: described('Sum of all fits given up, beside the places the group has anyway', {
                  type: 'number',
                }),
              }),
            ),
          }),
        ),
      ),
    ),
  }),
);

/** What keeping places for priority groups would cost. */
@Controller('drafts/:id/kept-places')
export class KeptPlacesController {
  constructor(private readonly kept: PlacesKept) {}

  @Get()
  @Needs('drafts.read')
  @Audited('draft.weighed')
  @Documented({
    summary: 'What keeping places for priority groups would cost, place by place',
    status: 200,
    gives: keptPlacesResource,
    canConflict: true,
  })
  async show(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    const kept = await this.kept.of(actor, id);
    if (!kept) throw new DomainError('conflict', 'forecast.at-work', `draft ${id}`);
    return present(kept);
  }
}

const present = ({ groups }: KeptPlaces) => ({
  groups:
    groups &&
    groups.map(({ group, students, prices }) => ({
      priorityGroupId: group.id,
      students,
      prices: prices.map(({ places, givenUp }) => ({ places, givenUp: asFit(givenUp) })),
    })),
});
