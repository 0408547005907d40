import { Module } from '@nestjs/common';
import { ProgrammesModule } from '@footing/programmes';
import { AtController } from './at.controller';
import { LogoController } from './logo.controller';
import { LookController } from './look.controller';

/** What an institution's pages look like and say, and how somebody comes to them. */
@Module({ imports: [ProgrammesModule], controllers: [AtController, LogoController, LookController] })
export class LookPages {}
