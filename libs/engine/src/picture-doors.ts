import type { EventStore } from '@shaodao/event-store';
import type { IssueDoor, IssueOrderEnvelope, IssueRehearsals, IssueRunner } from '@shaodao/issue';
import { mediaIn, type MediaStore } from '@shaodao/media';
import type { SideDoor } from '@shaodao/side-streams';

interface Order {
  readonly command: object;
  readonly commandId: string;
  readonly actor: { readonly person: string };
}

/**
 * The door of issues behind the question whether the pictures a command names are there, and the
 * caller's own or the issue's. References to other systems' pictures pass.
 */
export function pictureCheckedIssueDoor(
  door: IssueDoor & IssueRehearsals,
  { media, store, issues }: PictureHouse & { readonly issues: IssueRunner },
): IssueDoor & IssueRehearsals {
  const checked = async (order: IssueOrderEnvelope) => {
    const missing = await missingIn(order, `issue-${order.issue}`, { media, store });
    if (missing === undefined) return undefined;
    const { state, revision } = await issues.load(order.issue);
    if (state.phase === 'NONE' && order.command.type !== 'ReportIssue')
      return { kind: 'unknown' } as const;
    const refusal = { code: 'MEDIA_UNKNOWN', params: { media: missing } };
    return { kind: 'refused', refusal, revision } as const;
  };
  return {
    execute: async (order) => (await checked(order)) ?? door.execute(order),
    rehearse: async (order) => (await checked(order)) ?? door.rehearse(order),
  };
}

/** The door of side streams, likewise. */
export function pictureCheckedSideDoor(door: SideDoor, house: PictureHouse): SideDoor {
  return {
    execute: async (order) => {
      const missing = await missingIn(order, `${order.kind}-${order.id}`, house);
      if (missing === undefined) return door.execute(order);
      const refusal = { code: 'MEDIA_UNKNOWN', params: { media: missing } };
      return { kind: 'refused', refusal, revision: 0 };
    },
  };
}

export interface PictureHouse {
  readonly media: MediaStore;
  readonly store: EventStore;
}

/** The first picture the command may not name; of a command that was carried out before, none. */
async function missingIn(
  { command, commandId, actor }: Order,
  stream: string,
  { media, store }: PictureHouse,
): Promise<string | undefined> {
  const missing = await media.refused(mediaIn(command), actor.person, stream);
  if (missing === undefined) return undefined;
  // A retry of an opening comes with a fresh stream: its pictures are tied to the first one by now.
  return (await store.findCommand(commandId)) === undefined ? missing : undefined;
}
