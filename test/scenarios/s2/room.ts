import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person, SideStory, Town } from '../harness/index.js';

const SHIPPED = join(import.meta.dirname, '../../../libs/playbooks/shipped/three-truth-room.yaml');

/** Those who sit in the room of a village, in the words of the shipped playbook. */
export interface Roster {
  readonly officer: Person;
  readonly cadre: Person;
  readonly wise: Person;
}

/** The village publishes its own roster: the shipped playbook with its people. */
export async function publishRoster(town: Town, { officer, cadre, wise }: Roster): Promise<void> {
  const people = {
    'sample-officer': await officer.id(),
    'sample-village-cadre': await cadre.id(),
    'sample-wise-1': await wise.id(),
  };
  const shipped = await readFile(SHIPPED, 'utf8');
  const own = Object.entries(people).reduce(
    (yaml, [sample, person]) => yaml.replace(sample, person),
    shipped.replace('version: 1', 'version: 2'),
  );
  await town.publish(own);
}

/** Hosts, 明白人 and witness are there, the session is open. */
export async function seated(
  room: SideStory,
  { officer, cadre, wise }: Roster,
  parties: readonly Person[],
  witness: string,
): Promise<void> {
  for (const party of parties) await party.order(room, 'GiveConsent', { party: await party.id() });
  for (const host of [officer, cadre])
    await cadre.order(room, 'ChooseMediator', { mediator: await host.id() });
  for (const party of parties)
    await party.order(room, 'ChooseWise', { party: await party.id(), wise: await wise.id() });
  await cadre.order(room, 'InviteWitness', { witness, unit: 'police-heping' });
  await cadre.order(room, 'OpenSession');
}

export const FIVE_ITEMS = [
  ...['fairness', 'common-sense', 'morals', 'production-custom', 'living-custom'],
];

/** 说理 and 评理, up to 处理. */
export async function appraised(
  room: SideStory,
  { officer, wise }: Roster,
  parties: readonly Person[],
): Promise<void> {
  for (const party of parties)
    await party.order(room, 'RecordStatement', { party: await party.id(), statement: '我的理由' });
  await officer.order(room, 'AdvancePhase');
  await wise.order(room, 'RecordAppraisal', {
    answers: FIVE_ITEMS.map((item) => ({ item, holds: item !== 'living-custom' })),
    calming: '远亲不如近邻，各退一步',
  });
  await officer.order(room, 'AdvancePhase');
}
