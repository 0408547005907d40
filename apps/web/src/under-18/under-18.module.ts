import { Module } from '@nestjs/common';
import { ProgrammesModule } from '@footing/programmes';
import { Under18Controller } from './under-18.controller';

/** The page of what holds for students who are not yet 18. */
@Module({ imports: [ProgrammesModule], controllers: [Under18Controller] })
export class Under18Pages {}
