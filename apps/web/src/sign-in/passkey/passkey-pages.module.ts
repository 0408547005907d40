import { Module } from '@nestjs/common';
import { PasskeysModule } from '@footing/identity';
import { MyPasskeysController } from '../../me/passkeys/passkeys.controller';

/** Passkeys: looking after one's own; signing in with one stands beside the other ways in. */
@Module({ imports: [PasskeysModule], controllers: [MyPasskeysController], exports: [PasskeysModule] })
export class PasskeyPages {}
