import type { Actor } from '@shaodao/decider';
import type { DecisionContext } from '../core/context.js';
import type { IssueDoorParts } from './door-parts.js';
import { derivedCode, receiptCode } from './identifiers.js';

/** Who acts on which issue when, and under which command id. */
export interface Occasion {
  readonly issue: string;
  readonly actor: Actor;
  /** What is made gets its identifiers from it. */
  readonly commandId: string;
  /** When it happens, ISO 8601 UTC. */
  readonly now: string;
  /** The past is told: `now` was named by who tells it. */
  readonly tellsPast?: boolean;
  readonly offerIsFull?: boolean;
}

/** Everything the decider may look at beside command and state, as the lists are now. */
export function decisionContext(
  parts: Pick<
    IssueDoorParts,
    'now' | 'directory' | 'calendar' | 'channel' | 'profile' | 'defaultProfile'
  >,
  { issue, actor, commandId, now, tellsPast = false, offerIsFull = false }: Occasion,
): DecisionContext {
  let made = 0;
  return {
    actor,
    now,
    ...(tellsPast ? { toldAt: parts.now().toISOString() } : {}),
    directory: parts.directory(),
    issue,
    offerIsFull,
    calendar: parts.calendar,
    channel: parts.channel,
    profile: parts.profile,
    defaultProfile: parts.defaultProfile,
    newId: (kind) => `${kind.charAt(0)}-${derivedCode(commandId, `${kind}${made++}`, 12)}`,
    get receiptCode() {
      return receiptCode(commandId, now);
    },
  };
}
