import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { Applications, Offers } from '@footing/people';
import { Rounds } from '@footing/programmes';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { Documented } from '../openapi/documented';
import { PeopleInput } from './people.input';
import {
  mentorList,
  mentorWithAnswersResource,
  peopleListing,
  presentMentor,
  presentMentorWithAnswers,
  presentStudent,
  presentStudentWithAnswers,
  studentList,
  studentWithAnswersResource,
} from './person.presenter';

@Controller()
export class PeopleController {
  constructor(
    private readonly rounds: Rounds,
    private readonly applications: Applications,
    private readonly offers: Offers,
  ) {}

  @Get('rounds/:id/students')
  @Needs('people.read')
  @Audited('application.listed')
  @Documented({
    summary: 'The students of a round, by last name; 20 a page',
    status: 200,
    gives: studentList,
    query: PeopleInput,
  })
  async students(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Query() wanted: PeopleInput) {
    await this.rounds.find(actor, id);
    return peopleListing(await this.applications.list(actor, id, wanted), presentStudent);
  }

  @Get('rounds/:id/mentors')
  @Needs('people.read')
  @Audited('offer.listed')
  @Documented({
    summary: 'The mentors of a round, by last name; 20 a page',
    status: 200,
    gives: mentorList,
    query: PeopleInput,
  })
  async mentors(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Query() wanted: PeopleInput) {
    await this.rounds.find(actor, id);
    return peopleListing(await this.offers.list(actor, id, wanted), presentMentor);
  }

  @Get('students/:id')
  @Needs('people.read')
  @Audited('application.viewed')
  @Documented({
    summary: 'One student in a round, with what they said',
    status: 200,
    gives: studentWithAnswersResource,
  })
  async student(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentStudentWithAnswers(await this.applications.find(actor, id));
  }

  @Get('mentors/:id')
  @Needs('people.read')
  @Audited('offer.viewed')
  @Documented({ summary: 'One mentor in a round, with what they said', status: 200, gives: mentorWithAnswersResource })
  async mentor(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentMentorWithAnswers(await this.offers.find(actor, id));
  }
}
