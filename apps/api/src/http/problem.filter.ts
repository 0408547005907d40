import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { whereOf } from '@footing/database';
import type { Request, Response } from 'express';
import { defect, type Problem, problemOf } from './problem';

/** Turns what was thrown into problem+json: a refusal says what to put right, a defect gives a reference and nothing else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problems');

  catch(error: unknown, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<Response>();
    if (res.headersSent) return void res.end();
    const instance = req.originalUrl.split('?')[0] ?? '';
    if (isHealth(instance) && error instanceof HttpException)
      return void res.status(error.getStatus()).json(error.getResponse());
    const problem = problemOf(error, instance) ?? this.defect(error, instance);
    if (problem.status === 401) res.setHeader('WWW-Authenticate', challenge(problem));
    res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private defect(error: unknown, instance: string): Problem {
    const reference = randomBytes(6).toString('hex');
    this.log.error({ reference, where: whereOf(error) });
    return defect(instance, reference);
  }
}

const isHealth = (path: string): boolean => path.startsWith('/health/');

const challenge = ({ type }: Problem): string =>
  type.endsWith('token.unknown') ? 'Bearer realm="footing", error="invalid_token"' : 'Bearer realm="footing"';
