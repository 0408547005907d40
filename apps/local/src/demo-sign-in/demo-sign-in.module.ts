import { Module } from '@nestjs/common';
import { IdentityModule } from '@footing/identity';
import { ProgrammesModule } from '@footing/programmes';
import { DemoSignInController } from './demo-sign-in.controller';

@Module({ imports: [IdentityModule, ProgrammesModule], controllers: [DemoSignInController] })
export class DemoSignInModule {}
