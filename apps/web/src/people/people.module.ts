import { Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { PeopleModule } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { PeopleController } from './people.controller';

/** The pages with the students and mentors of a round. */
@Module({ imports: [PeopleModule, ProgrammesModule, MessagesModule], controllers: [PeopleController] })
export class PeoplePages {}
