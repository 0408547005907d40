import { Module } from '@nestjs/common';
import { Training } from './training.service';

/** Training of students, mentors and staff, and checks of mentors. */
@Module({ providers: [Training], exports: [Training] })
export class TrainingModule {}
