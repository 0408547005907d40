import { type DynamicModule, Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { RetentionMail } from './retention-mail.service';
import { Retention, RETENTION_RULES } from './retention.service';
import { consentRetention, type RetentionRule } from './rules';

/** Retention, with the rules of the libraries that an app knows. */
@Module({})
export class RetentionModule {
  static with(...others: readonly (readonly RetentionRule[])[]): DynamicModule {
    const rules = [...others.flat(), ...consentRetention];
    return {
      module: RetentionModule,
      imports: [MessagesModule],
      providers: [Retention, RetentionMail, { provide: RETENTION_RULES, useValue: rules }],
      exports: [Retention],
    };
  }
}
