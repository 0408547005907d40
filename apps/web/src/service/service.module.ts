import { Module } from '@nestjs/common';
import { ProgrammesModule } from '@footing/programmes';
import { ServiceController } from './service.controller';

/** What whoever runs the service sees of it. */
@Module({ imports: [ProgrammesModule], controllers: [ServiceController] })
export class ServicePages {}
