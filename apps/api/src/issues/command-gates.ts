import { compileClass } from '@shaodao/doors';
import { ISSUE_COMMANDS, type IssueCommand } from '@shaodao/issue';
import type { FastifyRequest } from 'fastify';
import { type BodyGate, bodyGate } from '../http/body-gate.js';
import { Problem } from '../http/problem.js';
import { COMMAND_ROUTES, type CommandRoute } from './command-routes.js';

/** A route with its rules compiled. */
export interface CommandGate {
  readonly route: CommandRoute;
  readonly body: BodyGate<object>;
  /** The checked command of a request. @throws Problem 400 or 404 */
  readonly read: (request: FastifyRequest) => IssueCommand;
}

/** All routes, their commands compiled; a class that cannot be compiled throws at start. */
export const COMMAND_GATES: readonly CommandGate[] = COMMAND_ROUTES.map((route) => {
  const type = ISSUE_COMMANDS[route.command];
  const schema = compileClass(type);
  const body = bodyGate<object>(type, route.fromPath as never[]);
  const inPath = route.fromPath.map(
    (name) => [name, new RegExp(schema.properties?.[name]?.pattern ?? '^$')] as const,
  );
  const read = (request: FastifyRequest): IssueCommand => {
    const parameters = request.params as Readonly<Record<string, string>>;
    const fields: Record<string, string> = {};
    for (const [name, pattern] of inPath) {
      const value = parameters[name] ?? '';
      if (!pattern.test(value)) throw new Problem(404, 'NOT_FOUND');
      fields[name] = value;
    }
    return { ...body.read(request), ...fields, type: route.command } as IssueCommand;
  };
  return { route, body, read };
});
