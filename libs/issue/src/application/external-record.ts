import type { IssueOrderEnvelope } from './door.js';

/** A record of another system, and the command id under which it is one issue. */
export interface ExternalRecord {
  readonly source: string;
  readonly id: string;
  readonly commandId: string;
}

/**
 * A report that is a record of another system, under the one command id it has at every door. The
 * import keeps records apart by ids of its own.
 */
export function externalRecord({ command, actor }: IssueOrderEnvelope): ExternalRecord | undefined {
  if (command.type !== 'ReportIssue' || command.external === undefined) return undefined;
  if (actor.roles.includes('SYSTEM')) return undefined;
  const { source, id } = command.external;
  return { source, id, commandId: `external:${source}:${id}` };
}
