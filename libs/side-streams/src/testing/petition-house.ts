import { createSecretKey, randomBytes } from 'node:crypto';
import type { Actor } from '@shaodao/decider';
import { compileCalendar, OFFICE_HOURS_CN } from '@shaodao/deadlines';
import type { EventStore } from '@shaodao/event-store';
import { decideSideAccess, mayEverSide } from '@shaodao/identity';
import type { Vault } from '@shaodao/vault';
import { sideDefinition, type SideCommand } from '../definition.js';
import type { SideDoorOutcome } from '../door.js';
import { SideRegistry } from '../registry.js';
import { SideStreamDoor } from '../side-stream-door.js';
import { petition } from './petition.js';

export const PETITIONS = new SideRegistry([sideDefinition(petition)]);

/** Codes with their place in the name: `east/grid-1` lies within `east`. */
const within = (code: string, ancestor: string): boolean =>
  code === ancestor || code.startsWith(`${ancestor}/`);
export const TREES = { isTerritoryWithin: within, isUnitWithin: within };

export const PEOPLE = {
  community: { person: 'p-community', roles: ['COMMUNITY'], territory: 'east' },
  street: { person: 'p-street', roles: ['STREET'], territory: 'east' },
  neighbour: { person: 'p-neighbour', roles: ['COMMUNITY'], territory: 'west' },
  resident: { person: 'p-resident', roles: ['RESIDENT'] },
  dispatcher: { person: 'p-dispatcher', roles: ['DISPATCHER'] },
  system: { person: 'system', roles: ['SYSTEM'] },
} as const satisfies Record<string, Actor>;

/** What versions of the playbook say; tests publish more. */
export interface Playbooks {
  versions: { readonly needed: number }[];
}

/** A house whose only side streams are petitions. */
export class PetitionHouse {
  now = Date.parse('2026-03-02T01:00:00Z');
  readonly playbooks: Playbooks = { versions: [{ needed: 1 }] };
  readonly door: SideStreamDoor;
  private orders = 0;

  constructor(
    readonly store: EventStore,
    readonly vault: Vault,
  ) {
    this.door = new SideStreamDoor({
      store,
      registry: PETITIONS,
      vault,
      section: (kind, id = 'petitions', version = this.playbooks.versions.length) => {
        const found = this.playbooks.versions[version - 1];
        if (kind !== 'petition' || id !== 'petitions' || found === undefined) return undefined;
        const answerWithin = { amount: 2, unit: 'WORK_DAY' };
        return { playbook: { id, version }, section: { ...found, answerWithin } };
      },
      directory: () => ({ ...TREES, isActiveUnit: () => true, isTerritory: () => true }),
      calendar: () => compileCalendar(OFFICE_HOURS_CN),
      access: (actor, { policy }, command, facts) => {
        const grants = policy[command] ?? {};
        if (!mayEverSide(actor, grants)) return { code: 'ROLE_NOT_ALLOWED' };
        const access = facts && decideSideAccess(actor, grants, facts, TREES);
        return access?.allowed === false ? { code: access.code } : undefined;
      },
      load: () => Promise.resolve(new Map()),
      now: () => new Date(this.now),
      fingerprintKey: createSecretKey(randomBytes(32)),
    });
  }

  /** Sends one command; each call is a command of its own. */
  order(
    actor: Actor,
    id: string,
    command: SideCommand,
    extra: { readonly commandId?: string; readonly expectedRevision?: number } = {},
  ): Promise<SideDoorOutcome> {
    this.orders += 1;
    const { commandId = `test:${String(this.orders)}`, ...rest } = extra;
    return this.door.execute({
      kind: 'petition',
      id,
      command,
      commandId,
      actor,
      correlationId: commandId,
      ...rest,
    });
  }

  /** What a stream holds, as stored. */
  async stored(id: string): Promise<{ type: string; data: object }[]> {
    const events: { type: string; data: object }[] = [];
    for await (const { type, data } of this.store.readStream(`petition-${id}`))
      events.push({ type, data });
    return events;
  }
}

/** Opens a petition of two neighbours in the east. */
export const opening = (
  extra: { readonly territory?: string; readonly playbook?: string } = {},
): SideCommand => ({
  type: 'OpenPetition',
  territory: 'east/grid-1',
  title: '请修好三号楼的门',
  signatories: [{ name: '王秀英', subject: 'sub-wang' }, { name: '李强' }],
  ...extra,
});
