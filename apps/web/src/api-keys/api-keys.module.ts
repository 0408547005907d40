import { Module } from '@nestjs/common';
import { IdentityModule } from '@footing/identity';
import { ApiKeysController } from './api-keys.controller';

/** The pages about keys for other systems. */
@Module({ imports: [IdentityModule], controllers: [ApiKeysController] })
export class ApiKeyPages {}
