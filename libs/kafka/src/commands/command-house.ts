import { randomUUID } from 'node:crypto';
import type { Refusal } from '@shaodao/decider';
import { commandIdOf, isOutage, refusalSentence } from '@shaodao/doors';
import { IdentityRefused, type Caller, type IdentityService } from '@shaodao/identity';
import type { DoorOutcome, IssueDoor, Names } from '@shaodao/issue';
import { inSpan, type Log, type Sentence } from '@shaodao/platform';
import { SubjectErased } from '@shaodao/vault';
import type { KafkaMessage } from 'kafkajs';
import { readCommand, type CommandEvent, type ReadCommand, type Unread } from './command-event.js';
import { toldFaults, type Answer } from './replies.js';
import { FAULT_SENTENCES, REFUSAL_SENTENCES } from './sentences.js';

/** What became of a message: an answer, a dead letter, or both where a dead one is known by name. */
export interface Verdict {
  readonly dead?: Unread;
  readonly reply?: { readonly event: CommandEvent; readonly answer: Answer };
}

export interface CommandHouseParts {
  readonly door: IssueDoor;
  readonly identity: Pick<IdentityService, 'authenticate'>;
  /** What units, places and categories are called now. */
  readonly directory: { current(): Names };
  readonly log: Log;
}

const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/** The commands that lost too many races: worth another try, like a store that is away. */
export class Contended extends Error {
  override readonly name = 'Contended';
}

/** Judges messages one by one, by the same gate, identity, door and words as HTTP. */
export class CommandHouse {
  constructor(private readonly parts: CommandHouseParts) {}

  /**
   * What became of the message, durable. The same message again comes to the same, unless it was refused:
   * a refusal leaves no trace and is decided anew.
   * @throws what `isWorthWaiting` knows, where it has to be judged again later.
   */
  async judge(message: Pick<KafkaMessage, 'key' | 'value' | 'headers'>): Promise<Verdict> {
    const read = readCommand(message.key, message.value);
    if ('code' in read) return dead(read);
    const { event } = read;
    const token = BEARER.exec(headerOf(message, 'authorization') ?? '')?.[1];
    if (token === undefined) return dead({ code: 'TOKEN_MISSING', event });
    try {
      const answer = await this.answerTo(read, token, headerOf(message, 'shaodao-acting-as'));
      return { reply: { event, answer } };
    } catch (error) {
      if (isWorthWaiting(error)) throw error;
      const errorId = randomUUID();
      this.parts.log.error({ err: error, errorId, type: event.type }, 'a command message failed');
      return dead({ code: 'INTERNAL', event });
    }
  }

  private async answerTo(
    { event, command }: ReadCommand,
    token: string,
    post: string | undefined,
  ): Promise<Answer> {
    const { door, identity, directory } = this.parts;
    let caller: Caller;
    try {
      caller = await identity.authenticate(token, post);
    } catch (error) {
      if (!(error instanceof IdentityRefused)) throw error;
      const { code, sentence, posts } = error;
      return refused(code, sentence, posts.length === 0 ? {} : { params: { posts: [...posts] } });
    }
    const commandId = commandIdOf(caller.account.id, event.id);
    const { traceparent, expectedrevision } = event;
    try {
      const outcome = await inSpan(
        command.type,
        () => ({ kind: 'consumer', ...(traceparent !== undefined && { parent: traceparent }) }),
        () =>
          door.execute({
            issue: event.subject,
            command,
            commandId,
            actor: caller.actor,
            correlationId: event.correlationid ?? commandId,
            ...(expectedrevision !== undefined && { expectedRevision: expectedrevision }),
          }),
      );
      return answerOf(outcome, directory.current());
    } catch (error) {
      if (!(error instanceof SubjectErased)) throw error;
      return refused('SUBJECT_ERASED', REFUSAL_SENTENCES.SUBJECT_ERASED);
    }
  }
}

/** True where nothing is wrong with the message: the database is away, or too many were at it at once. */
export const isWorthWaiting = (error: unknown): boolean =>
  error instanceof Contended || isOutage(error);

function answerOf(outcome: DoorOutcome, names: Names): Answer {
  switch (outcome.kind) {
    case 'done': {
      const { answer, position } = outcome;
      const revision = Number(answer['revision']);
      return { accepted: { position: String(position), revision, answer } };
    }
    case 'refused':
      return told(outcome.refusal, names, outcome.revision);
    case 'forbidden':
      return told(outcome.refusal, names);
    case 'unknown':
      return told({ code: 'ISSUE_UNKNOWN' }, names);
    case 'stale':
      return refused('REVISION_STALE', REFUSAL_SENTENCES.REVISION_STALE, {
        revision: outcome.actual,
      });
    case 'reused-id':
      return refused('IDEMPOTENCY_KEY_REUSED', REFUSAL_SENTENCES.IDEMPOTENCY_KEY_REUSED);
    case 'contended':
      throw new Contended('Too many commands to this issue at once');
  }
}

function told(refusal: Refusal, names: Names, revision?: number): Answer {
  const { code, params } = refusal;
  return refused(code, refusalSentence(refusal, names) ?? { zh: code, en: code }, {
    ...(params !== undefined && { params }),
    ...(revision !== undefined && { revision }),
  });
}

type More = Omit<Extract<Answer, { refused: unknown }>['refused'], 'code' | 'zh' | 'en'>;
const refused = (code: string, { zh, en }: Sentence, more: More = {}): Answer => ({
  refused: { code, zh, en, ...more },
});

/** A dead letter; its sender is answered, too, where the message says who that is. */
function dead(why: Unread): Verdict {
  const { event, code, faults } = why;
  if (event === undefined) return { dead: why };
  const more = faults === undefined ? {} : { faults: toldFaults(faults) };
  return { dead: why, reply: { event, answer: refused(code, FAULT_SENTENCES[code], more) } };
}

/** A header by its name in lower case; of several the first. */
function headerOf({ headers }: Pick<KafkaMessage, 'headers'>, name: string): string | undefined {
  const [, found] =
    Object.entries(headers ?? {}).find(([each]) => each.toLowerCase() === name) ?? [];
  const value = Array.isArray(found) ? found[0] : found;
  const text = value?.toString();
  return text === '' ? undefined : text;
}
