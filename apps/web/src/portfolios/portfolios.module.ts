import { Module } from '@nestjs/common';
import { IdentityModule } from '@footing/identity';
import { ProgrammesModule } from '@footing/programmes';
import { PortfoliosController } from './portfolios.controller';

/** The pages about who looks after whom. */
@Module({ imports: [IdentityModule, ProgrammesModule], controllers: [PortfoliosController] })
export class PortfolioPages {}
