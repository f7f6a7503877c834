import { readFile } from 'node:fs/promises';
import type { Person, SideStory, Town } from '../scenarios/harness/index.js';

/** Mediations of a place, from their opening to how they end. */
export interface Mediators {
  /** Asked for by the street, agreed to by both parties, and begun. */
  opened(): Promise<SideStory>;
  agreed(dispute: SideStory | undefined): Promise<void>;
  failed(dispute: SideStory | undefined): Promise<void>;
}

/** Names a mediator of the first tier in the mechanism; the tiers above have nobody. */
export async function mediatorsNamed(town: Town, place: string): Promise<Mediators> {
  const post = { roles: ['MEDIATOR'], territory: place } as const;
  const mediator = town.hire('mediator-team', '调解员', post);
  const room = (): Person => town.as('和平街道');
  const shipped = await readFile('libs/playbooks/shipped/layered-mediation.yaml', 'utf8');
  const person = await mediator.id();
  await town.publish(
    shipped
      .replace('version: 1', 'version: 2')
      .replace('roster: []', `roster: [{ person: ${person} }]`),
  );
  const parties = ['当事人', '对方当事人'];
  const ids = (): Promise<string[]> => Promise.all(parties.map((name) => town.as(name).id()));
  const known = (dispute: SideStory | undefined): SideStory => {
    if (dispute === undefined) throw new Error('There is no such dispute');
    return dispute;
  };
  return {
    opened: async () => {
      const dispute = await room().open('mediation', {
        ...{ playbook: 'layered-mediation', title: '宅基地边界纠纷', territory: place },
        parties: await ids(),
      });
      for (const name of parties)
        await town.as(name).order(dispute, 'GiveConsent', { party: await town.as(name).id() });
      await room().order(dispute, 'ChooseMediator', { mediator: person });
      await mediator.order(dispute, 'OpenSession');
      return dispute;
    },
    agreed: async (dispute) => {
      const agreement = { text: '以石坎为界', performBy: town.clock.in({ days: 10 }) };
      await mediator.order(known(dispute), 'RecordAgreement', {
        ...agreement,
        signedBy: await ids(),
      });
    },
    failed: async (dispute) => {
      await mediator.order(known(dispute), 'RecordFailure', {
        record: '双方差距较大',
        routesTold: ['arbitration', 'administrative', 'litigation'],
      });
    },
  };
}
