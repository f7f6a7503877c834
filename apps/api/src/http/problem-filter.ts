import { randomUUID } from 'node:crypto';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Log } from '@shaodao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language.js';
import { Problem } from './problem.js';
import { PROBLEM_TYPE, problemBody } from './problem-body.js';
import { toProblem } from './to-problem.js';

/** Which methods an address takes, for 405. */
export type AllowedMethods = (path: string) => readonly string[];

/** Answers every error of every request as problem+json; what nobody foresaw is logged by id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly allowed: AllowedMethods,
  ) {}

  catch(error: unknown, host: ArgumentsHost): FastifyReply {
    const http = host.switchToHttp();
    return this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const problem = this.withMethods(toProblem(error), request);
    const language = languageOf(request.headers['accept-language']);
    if (problem === undefined) {
      const errorId = randomUUID();
      this.log.error({ err: error, errorId, route: request.routeOptions.url }, 'request failed');
      const body = problemBody(new Problem(500, 'INTERNAL'), language);
      return reply
        .status(500)
        .header('content-language', language)
        .type(PROBLEM_TYPE)
        .send({ ...body, errorId });
    }
    return reply
      .status(problem.status)
      .headers(problem.details.headers ?? {})
      .header('content-language', language)
      .type(PROBLEM_TYPE)
      .send(problemBody(problem, language));
  }

  private withMethods(problem: Problem | undefined, request: FastifyRequest): Problem | undefined {
    if (problem?.code !== 'NOT_FOUND') return problem;
    const methods = this.allowed(request.url.split('?')[0] ?? '');
    if (methods.length === 0 || methods.includes(request.method)) return problem;
    return new Problem(405, 'METHOD_NOT_ALLOWED', { headers: { allow: methods.join(', ') } });
  }
}
