import { Module } from '@nestjs/common';
import { PeopleModule } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { SignedOffController } from './signed-off.controller';

/** The pages where a programme lead brings in tiers that the records office has signed off. */
@Module({ imports: [PeopleModule, ProgrammesModule], controllers: [SignedOffController] })
export class SignedOffPages {}
