import { Module } from '@nestjs/common';
import { JoiningModule } from '@footing/joining';
import { JoinController } from './join.controller';

/** Students sign up, and see where they stand. */
@Module({ imports: [JoiningModule], controllers: [JoinController] })
export class JoinPages {}
