import type { SideCommand } from '@shaodao/side-streams';
import type { FastifyRequest } from 'fastify';
import { bodyGate, type BodyGate } from '../http/body-gate.js';
import { SIDE_ROUTES, type SideRoute } from './side-routes.js';

/** A route with its rules compiled. */
export interface SideGate {
  readonly route: SideRoute;
  readonly body: BodyGate<object>;
  /** The checked command of a request. @throws Problem 400 */
  readonly read: (request: FastifyRequest) => SideCommand;
}

/** All routes, their commands compiled; a class that cannot be compiled throws at start. */
export const SIDE_GATES: readonly SideGate[] = SIDE_ROUTES.map((route) => {
  const type = route.definition.commands[route.command];
  if (type === undefined) throw new Error(`${route.command} has no class`);
  const body = bodyGate<object>(type);
  const read = (request: FastifyRequest): SideCommand => ({
    ...body.read(request),
    type: route.command,
  });
  return { route, body, read };
});
