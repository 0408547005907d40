import { type DynamicModule, Module } from '@nestjs/common';
import { DemoMailController } from './demo-mail.controller';
import { MailCatcher } from './mail-catcher';

@Module({})
export class DemoMailModule {
  static with(catcher: MailCatcher): DynamicModule {
    return {
      module: DemoMailModule,
      controllers: [DemoMailController],
      providers: [{ provide: MailCatcher, useValue: catcher }],
    };
  }
}
