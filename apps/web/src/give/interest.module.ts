import { Module } from '@nestjs/common';
import { InterestsModule } from '@footing/giving';
import { InterestController } from './interest.controller';
import { InterestedController } from './interested.controller';

/** People whom nobody invited say that they want to mentor, and those who invite answer them. */
@Module({ imports: [InterestsModule], controllers: [InterestController, InterestedController] })
export class InterestPages {}
