import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { IdentityRefused, IdentityService, type IdentityRefusalCode } from '@shaodao/identity';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { REHEARSAL_HEADER } from '../http/rehearsal-header.js';
import { ACTING_AS_HEADER } from './caller.js';
import { identityProblem, unauthenticated } from './identity-problem.js';
import { VisitRules } from '../visits/visit-rules.js';
import { POSTLESS, PUBLIC, REHEARSING } from './public.js';

const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/** What keeps nobody from what concerns the login alone. */
const OPEN_TO_POSTLESS: readonly IdentityRefusalCode[] = [
  'POST_REQUIRED',
  'PASSWORD_CHANGE_REQUIRED',
];

/** Stands before every endpoint: finds the caller, or refuses unless the endpoint is public. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    private readonly identity: IdentityService,
    private readonly visits: VisitRules,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (declared(context, PUBLIC)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const asks = request.method !== 'GET' && request.headers[REHEARSAL_HEADER] !== undefined;
    // What was only asked must never be done.
    if (asks && !declared(context, REHEARSING)) throw new Problem(400, 'REHEARSAL_NOT_OFFERED');
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw unauthenticated();
    const post = request.headers[ACTING_AS_HEADER.toLowerCase()];
    try {
      request.caller = await this.identity.authenticate(
        token,
        typeof post === 'string' && post !== '' ? post : undefined,
      );
    } catch (error) {
      if (!(error instanceof IdentityRefused)) throw error;
      if (!OPEN_TO_POSTLESS.includes(error.code) || !declared(context, POSTLESS))
        throw identityProblem(error);
    }
    if (request.caller !== undefined) this.visits.check(request.caller, request);
    request.token = token;
    return true;
  }
}

function declared(context: ExecutionContext, mark: string): boolean {
  return (
    Reflect.getMetadata(mark, context.getHandler()) === true ||
    Reflect.getMetadata(mark, context.getClass()) === true
  );
}
