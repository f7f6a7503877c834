import type { Refusal } from '@shaodao/decider';
import type { DecisionContext, IssueProfile } from '../context.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';

/** What the responsibility lists allow (属地管理清单, 负面清单; invariant 13). */

interface Matter {
  readonly state: AcceptedFacts;
  readonly context: DecisionContext;
}

interface Named {
  readonly lead?: string | undefined;
  readonly assists?: readonly string[] | undefined;
}

const NOT_TO_LEAD: readonly string[] = ['NEGATIVE', 'ASSIST', 'RETAKEN'];
const NOT_TO_HAVE: readonly string[] = ['NEGATIVE', 'RETAKEN'];

/**
 * Who only advises leads nothing (S3-9, S4-2). No unit leads what the lists forbid it, took back from it, or let it only assist; none assists in
 * what they forbid it or took back.
 */
export function listsAllow({ lead, assists = [] }: Named, matter: Matter): Refusal | undefined {
  if (lead !== undefined && matter.context.directory.unitNature?.(lead) === 'adviser') {
    return reject('ADVISER_LEADS', { unit: lead });
  }
  const led = lead === undefined ? undefined : listKind(lead, matter);
  if (lead !== undefined && led !== undefined && NOT_TO_LEAD.includes(led)) {
    return reject('LIST_FORBIDS_LEAD', { unit: lead, list: led });
  }
  for (const unit of assists) {
    const kind = listKind(unit, matter);
    if (kind !== undefined && NOT_TO_HAVE.includes(kind)) {
      return reject('LIST_FORBIDS_UNIT', { unit, list: kind });
    }
  }
  return undefined;
}

const listKind = (unit: string, { state, context }: Matter): string | undefined =>
  context.directory.listKindFor(state.category, unit, state.territory);

/** A community is not asked to have tried what it must not do: such a matter goes straight on. */
export function notForbiddenToActor(matter: Matter): Refusal | undefined {
  const unit = matter.context.actor.unit ?? '';
  return listKind(unit, matter) === 'NEGATIVE' ? reject('NEGATIVE_LIST_TASK', { unit }) : undefined;
}

/** An item that is cited is in force. */
export function listItemInForce(
  item: string | undefined,
  { directory }: DecisionContext,
): Refusal | undefined {
  return item === undefined || directory.isListItem(item)
    ? undefined
    : reject('LIST_ITEM_UNKNOWN', { item });
}

/** Where the mechanism asks for it, sending a matter back rests on an item of a list. */
export function citesListItem({
  command: { listItem },
  profile,
  context,
}: {
  readonly command: { readonly listItem?: string };
  readonly profile: IssueProfile;
  readonly context: DecisionContext;
}): Refusal | undefined {
  return listItem === undefined && profile.returns?.citesListItem === true
    ? reject('LIST_ITEM_NEEDED')
    : listItemInForce(listItem, context);
}
