import type { Actor } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import { passLinks, type IssueProfile, type LinkPassage } from '@shaodao/issue';
import type { BoardRow, IssueFact } from '@shaodao/read-models';
import type { Views } from './personal-view.js';
import { shownActor, type HiddenActor } from './resident-identity.js';

/** A passage as its readers see it: with the link's name, residents as the views allow. */
export type ShownPassage = Omit<LinkPassage, 'enteredBy' | 'leftBy'> & {
  readonly name?: IssueProfile['name'];
  readonly enteredBy: Actor | HiddenActor;
  readonly leftBy?: Actor | HiddenActor;
};

/** The passages of an issue through the links of its mechanism; none before it is accepted. */
export async function linksOf(
  row: Pick<BoardRow, 'issue' | 'subject'>,
  views: Views,
  { store, playbooks }: Pick<Engine, 'store' | 'playbooks'>,
): Promise<readonly ShownPassage[]> {
  const history: IssueFact[] = [];
  for await (const { type, data, occurredAt, meta } of store.readStream(`issue-${row.issue}`)) {
    // What a stream of issues holds was decided by their aggregate.
    history.push({ type, data, occurredAt, actor: meta.actor } as unknown as IssueFact);
  }
  return linksIn(history, row, views, playbooks);
}

/** The same of a history that is at hand. */
export function linksIn(
  history: readonly IssueFact[],
  { subject }: Pick<BoardRow, 'subject'>,
  views: Views,
  playbooks: Engine['playbooks'],
): readonly ShownPassage[] {
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

const isAccepted = (event: IssueFact): event is Extract<IssueFact, { type: 'IssueAccepted' }> =>
  event.type === 'IssueAccepted';
