import type { Caller } from '@shaodao/identity';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; set by `CallerGuard` before any handler of ours. */
    caller: Caller | undefined;
    /** The bearer token as sent, checked by `CallerGuard`. */
    token: string | undefined;
  }
}

/** Header by which a person with several posts says which one acts. */
export const ACTING_AS_HEADER = 'Shaodao-Acting-As';

/** The caller of a request that passed the guard. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === undefined) throw new Error('This endpoint is public: it has no caller');
  return request.caller;
}
