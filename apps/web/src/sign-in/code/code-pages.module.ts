import { Module } from '@nestjs/common';
import { LinksModule, PasskeysModule } from '@footing/identity';
import { MyCodesController } from '../../me/codes.controller';
import { CodeController } from './code.controller';
import { CodesLostController } from './codes-lost.controller';
import { LostCodesController } from './lost.controller';
import { SetUpController } from './set-up.controller';

/** Codes from an app: entering them, setting them up, and what to do without. */
@Module({
  imports: [LinksModule, PasskeysModule],
  controllers: [SetUpController, LostCodesController, CodeController, MyCodesController, CodesLostController],
})
export class CodePages {}
