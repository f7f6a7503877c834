import { Inject, Injectable } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { Caller } from '@shaodao/identity';
import type { FastifyRequest } from 'fastify';
import { ENGINE } from '../engine.js';
import { HTTP_LIMITS, type HttpLimits } from '../http/http-limits.js';
import { RateLimit } from '../http/rate-limit.js';
import { denied } from '../queries/reading-rights.js';

/** All that somebody without an account may ask; what they may do there the policy says. */
const REACHED = new Set([
  'GET /me',
  'DELETE /sessions/current',
  'GET /directory/territories',
  'POST /issues',
  'POST /media',
  'GET /media/:media',
  'GET /media/:media/thumbnail',
  'GET /issues/:issue/progress',
  'GET /issues/:issue/actions',
  'POST /issues/:issue/evaluations',
  'POST /issues/:issue/reopening',
  'POST /issues/:issue/withdrawal',
  'POST /issues/:issue/confirmation',
]);
/** True where somebody without an account may ask for a route, such as `POST /issues`. */
export const visitReaches = (route: string): boolean => REACHED.has(route);

/** As many as a report holds with a second try of each. */
const PICTURES_PER_REPORT = 20;
/** A whole neighbourhood behind one address asks about its matters; a machine that guesses asks more. */
const ASKED_PER_HOUR = 300;

/** What a visit reaches, and how often an address may. */
@Injectable()
export class VisitRules {
  private readonly reports: RateLimit;
  private readonly pictures: RateLimit;
  private readonly visits: RateLimit;
  private readonly receipts: RateLimit;

  constructor(@Inject(HTTP_LIMITS) limits: HttpLimits, @Inject(ENGINE) engine: Engine) {
    const now = (): number => engine.now().getTime();
    this.reports = new RateLimit(limits.guestReportsPerHour, now);
    this.pictures = new RateLimit(limits.guestReportsPerHour * PICTURES_PER_REPORT, now);
    this.visits = new RateLimit(2 * limits.guestReportsPerHour, now);
    this.receipts = new RateLimit(ASKED_PER_HOUR, now);
  }

  /** Somebody begins to report. @throws Problem 429 */
  beginning({ ip }: FastifyRequest): void {
    this.visits.take(ip);
  }

  /** Somebody asks by a receipt. @throws Problem 429 */
  asking({ ip }: FastifyRequest): void {
    this.receipts.take(ip);
  }

  /** @throws Problem 403 where a visit does not reach, 429 where the address has had its share */
  check({ visit }: Caller, request: FastifyRequest): void {
    if (visit === undefined) return;
    const { method, routeOptions, params, ip } = request;
    const route = `${method} ${routeOptions.url ?? ''}`;
    if (!REACHED.has(route)) throw denied('ROLE_NOT_ALLOWED');
    const { issue } = params as { readonly issue?: string };
    if (visit.issue !== undefined) {
      if (route === 'POST /issues') throw denied('ROLE_NOT_ALLOWED');
      if (issue !== undefined && issue !== visit.issue) throw denied('OUT_OF_SCOPE');
    }
    if (route === 'POST /issues') this.reports.take(ip);
    if (route === 'POST /media') this.pictures.take(ip);
  }
}
