import { Module } from '@nestjs/common';
import { RightsModule } from '@footing/consent';
import { MyRightsController } from './my-rights.controller';
import { RightsController } from './rights.controller';

/** The pages of people's rights over their data, theirs and those of whoever answers. */
@Module({ imports: [RightsModule], controllers: [MyRightsController, RightsController] })
export class RightsPages {}
