import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { PriorityGroups, Schools } from '@footing/programmes';
import { CurrentActor } from '../http/current-actor';
import { listing } from '../http/listing';
import { PageInput } from '../http/page.input';
import { Needs, NotAudited } from '../http/policy';
import { Documented } from '../openapi/documented';
import { presentPriorityGroup, presentSchool } from './institution.presenter';
import { priorityGroupList, schoolList } from './resources';

@Controller()
export class InstitutionController {
  constructor(
    private readonly schools: Schools,
    private readonly groups: PriorityGroups,
  ) {}

  @Get('schools')
  @Needs('institution.read')
  @NotAudited('it shows settings, and nobody’s data')
  @Documented({
    summary: 'The schools of the institution, by name; at most 100 a page',
    status: 200,
    gives: schoolList,
    query: PageInput,
  })
  async listSchools(@CurrentActor() actor: Actor, @Query() { page }: PageInput) {
    return listing(await this.schools.list(actor), page, presentSchool);
  }

  @Get('priority-groups')
  @Needs('institution.read')
  @NotAudited('it shows settings, and nobody’s data')
  @Documented({
    summary: 'The priority groups of the institution, by name; at most 100 a page',
    status: 200,
    gives: priorityGroupList,
    query: PageInput,
  })
  async listGroups(@CurrentActor() actor: Actor, @Query() { page }: PageInput) {
    return listing(await this.groups.list(actor), page, presentPriorityGroup);
  }
}
