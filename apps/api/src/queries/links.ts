import type { Engine } from '@shaodao/engine';
import { passLinks, type IssueEvent, type IssueProfile, type LinkPassage } from '@shaodao/issue';
import type { BoardRow } from '@shaodao/read-models';
import type { Views } from './personal-view.js';
import { shownActor, type ShownActor } from './resident-identity.js';

/** A passage as its readers see it: with the link's name, residents as the views allow. */
export type ShownPassage = Omit<LinkPassage, 'enteredBy' | 'leftBy'> & {
  readonly name?: IssueProfile['name'];
  readonly enteredBy: ShownActor;
  readonly leftBy?: ShownActor;
};

type Happened = Parameters<typeof passLinks>[0][number];

/** The passages of an issue through the links of its mechanism; none before it is accepted. */
export async function linksOf(
  { issue, subject }: Pick<BoardRow, 'issue' | 'subject'>,
  views: Views,
  { store, playbooks }: Pick<Engine, 'store' | 'playbooks'>,
): Promise<readonly ShownPassage[]> {
  const history: Happened[] = [];
  for await (const { type, data, occurredAt, meta } of store.readStream(`issue-${issue}`)) {
    // What a stream of issues holds was decided by their aggregate.
    history.push({ type, data, occurredAt, actor: meta.actor } as unknown as Happened);
  }
  const { id, version } = history.find(isAccepted)?.data.profile ?? {};
  const links = (id && playbooks.current().find(id, version)?.links) || [];
  const names = new Map(links.map(({ code, name }) => [code, name]));
  return passLinks(history, links).map(({ enteredBy, leftBy, ...passage }) => {
    const name = names.get(passage.link);
    return {
      ...passage,
      ...(name && { name }),
      enteredBy: shownActor(enteredBy, subject, views),
      ...(leftBy && { leftBy: shownActor(leftBy, subject, views) }),
    };
  });
}

const isAccepted = (event: IssueEvent): event is Extract<Happened, { type: 'IssueAccepted' }> =>
  event.type === 'IssueAccepted';
