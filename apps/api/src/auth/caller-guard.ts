import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { IdentityRefused, IdentityService } from '@shaodao/identity';
import type { FastifyRequest } from 'fastify';
import { ACTING_AS_HEADER } from './caller.js';
import { identityProblem, unauthenticated } from './identity-problem.js';
import { POSTLESS, PUBLIC } from './public.js';

const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/** Stands before every endpoint: finds the caller, or refuses unless the endpoint is public. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(private readonly identity: IdentityService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (declared(context, PUBLIC)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
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
      if (error.code !== 'POST_REQUIRED' || !declared(context, POSTLESS))
        throw identityProblem(error);
    }
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
