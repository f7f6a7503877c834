import { HttpException } from '@nestjs/common';
import { SubjectErased } from '@shaodao/vault';
import { Problem } from './problem.js';
import { isOutage } from './outage.js';

/** Fastify's own refusals, by its error code. */
const FASTIFY: Readonly<Record<string, readonly [number, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'BODY_TOO_LARGE'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'CONTENT_TYPE_UNSUPPORTED'],
  FST_ERR_CTP_EMPTY_TYPE: [415, 'CONTENT_TYPE_UNSUPPORTED'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'MALFORMED_REQUEST'],
  FST_ERR_BAD_URL: [400, 'MALFORMED_REQUEST'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'ADDRESS_TOO_LONG'],
  FST_ERR_ROUTE_METHOD_NOT_SUPPORTED: [405, 'METHOD_NOT_ALLOWED'],
};

/** The problem an error means, or undefined where it is a fault of ours (500). */
export function toProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (isOutage(error)) return storeUnavailable(error);
  if (error instanceof SubjectErased) return new Problem(422, 'SUBJECT_ERASED');
  const code = (error as { code?: unknown } | null | undefined)?.code;
  const known = typeof code === 'string' ? FASTIFY[code] : undefined;
  if (known !== undefined) return new Problem(known[0], known[1], { cause: error });
  if (error instanceof HttpException && error.getStatus() === 404)
    return new Problem(404, 'NOT_FOUND');
  return undefined;
}

/** The database is away: the caller may retry with the same key. */
export function storeUnavailable(cause: unknown): Problem {
  return new Problem(503, 'STORE_UNAVAILABLE', { headers: { 'retry-after': '2' }, cause });
}
