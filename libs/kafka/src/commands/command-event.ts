import { isUtf8 } from 'node:buffer';
import { CheckerFactory, maySmuggle, type Fault, type JsonSchema } from '@shaodao/doors';
import type { IssueCommand } from '@shaodao/issue';
import { DEPARTMENT_COMMANDS, type DepartmentCommand } from './department-commands.js';
import type { CommandFaultCode } from './sentences.js';

/** A command as a message: a CloudEvent 1.0 in structured mode. Other attributes are let be. */
export interface CommandEvent {
  readonly specversion: '1.0';
  /** Names the command for its sender, as `Idempotency-Key` does at HTTP: the same id is the same command. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The issue, by its id; the message's key says the same. */
  readonly subject: string;
  readonly data: object;
  /** Revision the sender saw, as `If-Match` at HTTP. */
  readonly expectedrevision?: number;
  readonly correlationid?: string;
  readonly traceparent?: string;
}

/** A command message that could be read. */
export interface ReadCommand {
  readonly event: CommandEvent;
  readonly command: IssueCommand;
}

/** Why a message is no command, and as much of it as could be read. */
export interface Unread {
  readonly code: CommandFaultCode;
  readonly faults?: readonly Fault[];
  /** Present where the message is known well enough to be answered. */
  readonly event?: CommandEvent;
}

const VISIBLE = '^[\\x21-\\x7e]{1,200}$';
const visible: JsonSchema = { type: 'string', pattern: VISIBLE };

/** JSON Schema of what the attributes of a command's message must be; `data` is its class's. */
export const commandAttributes: JsonSchema = {
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'data'],
  properties: {
    specversion: { type: 'string', enum: ['1.0'] },
    id: visible,
    source: visible,
    type: visible,
    subject: { type: 'string', pattern: '^[0-7][0-9A-HJKMNP-TV-Z]{25}$' },
    datacontenttype: { type: 'string', enum: ['application/json'] },
    data: { type: 'object' },
    expectedrevision: { type: 'integer', minimum: 1, maximum: 2_147_483_647 },
    correlationid: visible,
    traceparent: { type: 'string', maxLength: 100 },
  },
};

const attributes = new CheckerFactory({ coerce: false }).compile(commandAttributes);

/** The command of a message's value, or why there is none. */
export function readCommand(
  key: Buffer | null | undefined,
  value: Buffer | null | undefined,
): ReadCommand | Unread {
  const text = textOf(value);
  const parsed = text === undefined ? undefined : jsonOf(text);
  if (text === undefined || parsed === undefined) return { code: 'UNREADABLE' };
  const checked = attributes(parsed);
  if (!checked.ok) return { code: 'ATTRIBUTES_INVALID', faults: checked.faults };
  const event = parsed as CommandEvent;
  const known = DEPARTMENT_COMMANDS.get(event.type);
  if (known === undefined) return { code: 'TYPE_UNKNOWN', event };
  if (key?.toString('utf8') !== event.subject) return { code: 'KEY_NOT_ISSUE', event };
  const faults = known.gate.faultsOf(event.data, maySmuggle(text));
  return faults.length > 0
    ? { code: 'VALIDATION_FAILED', faults, event }
    : { event, command: commandOf(event, known) };
}

const commandOf = ({ data }: CommandEvent, { name }: DepartmentCommand): IssueCommand =>
  ({ ...data, type: name }) as unknown as IssueCommand;

function textOf(value: Buffer | null | undefined): string | undefined {
  return value instanceof Uint8Array && isUtf8(value) ? value.toString('utf8') : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
