import { Injectable } from '@nestjs/common';
import type { RequestMark } from '@footing/kernel';
import type { OwnDistance } from '../domain/travelled/own-distance';
import { Answering, type KeptPage, type OpenSurvey } from './answering';

/**
 * Surveys for whoever holds a link from a mail, without signing in. A link opens one survey of one person and nothing else.
 * Each is refused not-found, `survey.not-found`, for a link that is not ours or was taken back, and otherwise as `Answering` says.
 */
@Injectable()
export class AnsweringByLink {
  constructor(private readonly answering: Answering) {}

  open(token: string, language?: string): Promise<OpenSurvey> {
    return this.answering.open({ token }, language);
  }

  agree(token: string, shown: string, request?: RequestMark): Promise<void> {
    return this.answering.agree({ token, request }, shown);
  }

  keep(token: string, raw: unknown, language?: string): Promise<KeptPage> {
    return this.answering.keep({ token }, raw, language);
  }

  submit(token: string, language?: string, request?: RequestMark): Promise<readonly OwnDistance[]> {
    return this.answering.submit({ token, request }, language);
  }

  refuse(token: string, shown: string | null, request?: RequestMark): Promise<void> {
    return this.answering.refuse({ token, request }, shown);
  }
}
