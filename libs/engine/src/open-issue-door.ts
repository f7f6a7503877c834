import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { DirectoryService, UsageQueries } from '@shaodao/directory';
import { commandFields } from '@shaodao/doors';
import { decideAccess, mayEver } from '@shaodao/identity';
import {
  ISSUE_COMMANDS,
  IssueDoorService,
  IssueForesight,
  type CommandFields,
  type IssueCommandName,
  type IssueDoor,
  type IssueRehearsals,
  type IssueRunner,
} from '@shaodao/issue';
import { DEFAULT_PROFILE, type PlaybookService } from '@shaodao/playbooks';
import type { Vault } from '@shaodao/vault';
import { calendarsOf } from './calendars.js';

/** The door of issues over the lists of now, and who tells beforehand what it lets through. */
export function openIssueDoor(parts: {
  readonly issues: IssueRunner;
  readonly vault: Vault;
  readonly directory: DirectoryService;
  readonly playbooks: PlaybookService;
  readonly usage: UsageQueries;
  readonly now: () => Date;
  readonly fingerprintKey: KeyObject;
}): { readonly door: IssueDoor & IssueRehearsals; readonly foresight: IssueForesight } {
  const { issues: runner, vault, directory, playbooks, usage, now, fingerprintKey } = parts;
  const common: ConstructorParameters<typeof IssueDoorService>[0] = {
    runner,
    vault,
    directory: () => directory.current(),
    calendar: calendarsOf(directory),
    isOfferFull: (code, at) => usage.isFull(directory.current().offer(code), at),
    channel: (code) => playbooks.current().channel(code),
    profile: (id, version) => playbooks.current().find(id, version),
    defaultProfile: DEFAULT_PROFILE,
    access: (actor, action, facts) => {
      const access = decideAccess(actor, action, facts, directory.current());
      return access.allowed ? undefined : { code: access.code };
    },
    now,
    fingerprintKey,
  };
  const foresight = new IssueForesight({ ...common, mayEver, fields: (name) => FIELDS[name] });
  return { door: new IssueDoorService(common), foresight };
}

const FIELDS = Object.fromEntries(
  Object.entries(ISSUE_COMMANDS).map(([name, type]) => [name, commandFields(type)]),
) as Readonly<Record<IssueCommandName, CommandFields>>;

/** Keys the fingerprints of commands; the same for every process of a house. */
export function commandFingerprintKey(masterKey: Uint8Array): KeyObject {
  const purpose = 'shaodao door: command fingerprints';
  return createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)));
}
