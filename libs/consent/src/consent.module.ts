import { Module } from '@nestjs/common';
import { Choices } from './choices.service';
import { Notices } from './notices.service';

/** What people decided about their data, and how it is kept to. */
@Module({ providers: [Choices, Notices], exports: [Choices, Notices] })
export class ConsentModule {}
