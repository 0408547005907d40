import { Module } from '@nestjs/common';
import { RightsModule } from '@footing/consent';
import { concernsParts } from '@footing/concerns';
import { campaignsParts } from '@footing/campaigns';
import { conversationsParts } from '@footing/conversations';
import { joiningParts } from '@footing/joining';
import { givingParts } from '@footing/giving';
import { matchingParts } from '@footing/matching';
import { pairingsParts } from '@footing/pairings';
import { peopleParts } from '@footing/people';
import { storiesParts } from '@footing/stories';
import { evidenceParts } from '@footing/evidence';
import { surveysParts } from '@footing/surveys';
import { introductionsParts } from '@footing/introductions';
import { schedulingParts } from '@footing/scheduling';
import { togetherParts } from '@footing/together';
import { trackerParts } from '@footing/trackers';
import { trainingParts } from '@footing/training';
import { CopyController } from '../copy/copy.controller';
import { MyDataPages } from '../my-data/my-data.module';
import { MyRightsController } from './my-rights.controller';
import { NewRightController } from './new-right.controller';
import { RightsController } from './rights.controller';

/** The pages of people's rights over their data, theirs and those of whoever answers. */
@Module({
  imports: [
    RightsModule.with(
      peopleParts,
      joiningParts,
      matchingParts,
      pairingsParts,
      givingParts,
      campaignsParts,
      trainingParts,
      togetherParts,
      schedulingParts,
      introductionsParts,
      storiesParts,
      surveysParts,
      evidenceParts,
      trackerParts,
      concernsParts,
      conversationsParts,
    ),
    MyDataPages,
  ],
  controllers: [MyRightsController, NewRightController, RightsController, CopyController],
})
export class RightsPages {}
