import { Module } from '@nestjs/common';
import { WordingController } from './wording.controller';

/** Suggestions on texts that staff write. */
@Module({ controllers: [WordingController] })
export class WordingPages {}
