import { Module } from '@nestjs/common';
import { PeopleModule } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { CheckController } from './check.controller';
import { ColumnsController } from './columns.controller';
import { ImportController } from './import.controller';
import { ImportsController } from './imports.controller';

/** The pages where lists of students and mentors are brought in. */
@Module({
  imports: [PeopleModule, ProgrammesModule],
  controllers: [ImportsController, ColumnsController, CheckController, ImportController],
})
export class ImportPages {}
