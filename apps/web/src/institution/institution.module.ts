import { Module } from '@nestjs/common';
import { ProgrammesModule } from '@footing/programmes';
import { InstitutionController } from './institution.controller';
import { PriorityGroupsController } from './priority-groups.controller';
import { SchoolsController } from './schools.controller';

/** The pages about the whole university: its schools and priority groups. */
@Module({
  imports: [ProgrammesModule],
  controllers: [InstitutionController, SchoolsController, PriorityGroupsController],
})
export class InstitutionPages {}
