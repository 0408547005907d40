import { Module } from '@nestjs/common';
import { IdentityModule } from '@footing/identity';
import { StaffController } from './staff.controller';

/** The administrator's pages about the people who work here. */
@Module({ imports: [IdentityModule], controllers: [StaffController] })
export class StaffPages {}
