import { HttpException } from '@nestjs/common';
import { isOutage } from '@shaodao/doors';
import { CommandIdReused, SubjectUnknown } from '@shaodao/engine';
import {
  InvalidCursor,
  InvalidMoment,
  InvalidSpan,
  MomentAhead,
  SearchTooShort,
} from '@shaodao/read-models';
import { InvalidSideCursor } from '@shaodao/side-streams';
import { SubjectErased } from '@shaodao/vault';
import { Problem } from './problem.js';

/** Fastify's own refusals, by its error code; the rest of its 4xx are malformed requests. */
const FASTIFY: Readonly<Record<string, readonly [number, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'BODY_TOO_LARGE'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'CONTENT_TYPE_UNSUPPORTED'],
  FST_ERR_CTP_EMPTY_TYPE: [415, 'CONTENT_TYPE_UNSUPPORTED'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'ADDRESS_TOO_LONG'],
};

/** The problem an error means, or undefined where it is a fault of ours (500). */
export function toProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (isOutage(error)) return storeUnavailable(error);
  if (error instanceof SubjectErased) return new Problem(422, 'SUBJECT_ERASED');
  if (error instanceof SubjectUnknown)
    return new Problem(404, 'SUBJECT_UNKNOWN', { params: { subject: error.subject } });
  if (error instanceof CommandIdReused) return new Problem(409, 'IDEMPOTENCY_KEY_REUSED');
  if (error instanceof InvalidCursor || error instanceof InvalidSideCursor)
    return new Problem(400, 'CURSOR_INVALID');
  if (error instanceof SearchTooShort) return new Problem(400, 'SEARCH_TOO_SHORT');
  if (error instanceof InvalidMoment) return new Problem(400, 'MOMENT_INVALID');
  if (error instanceof InvalidSpan) return new Problem(400, 'SPAN_INVALID');
  if (error instanceof MomentAhead) return new Problem(400, 'MOMENT_AHEAD');
  // Nest wraps what Fastify refuses.
  const refused = error instanceof HttpException ? (error.cause ?? error) : error;
  return fastifyProblem(refused) ?? (isNotFound(error) ? new Problem(404, 'NOT_FOUND') : undefined);
}

function fastifyProblem(error: unknown): Problem | undefined {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (typeof code !== 'string' || !code.startsWith('FST_ERR_')) return undefined;
  const known = FASTIFY[code];
  if (known !== undefined) return new Problem(known[0], known[1], { cause: error });
  const theirs = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return theirs ? new Problem(400, 'MALFORMED_REQUEST', { cause: error }) : undefined;
}

const isNotFound = (error: unknown): boolean =>
  error instanceof HttpException && error.getStatus() === 404;

/** The database is away: the caller may retry with the same key. */
function storeUnavailable(cause: unknown): Problem {
  return new Problem(503, 'STORE_UNAVAILABLE', { headers: { 'retry-after': '2' }, cause });
}
