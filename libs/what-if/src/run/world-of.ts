import { OFFICE_HOURS_CN, SHIPPED_CALENDARS, type CalendarDefinition } from '@shaodao/deadlines';
import type { DirectoryService } from '@shaodao/directory';
import type { IssueProfile } from '@shaodao/issue';
import type { PlaybookService } from '@shaodao/playbooks';
import type { VersionedRuleSet } from '@shaodao/routing';
import type { World } from '../core/index.js';

/** Where the lists of now come from. */
export interface ListsInForce {
  readonly directory: Pick<DirectoryService, 'current' | 'state'>;
  readonly playbooks: Pick<PlaybookService, 'current' | 'history'>;
  /** The live rules. */
  readonly rules: () => VersionedRuleSet | undefined;
  readonly now: () => Date;
}

/** What is in force now, as plain data, with every version of calendars and mechanisms. */
export function worldOf({ directory, playbooks, rules, now }: ListsInForce): World {
  const live = rules();
  return {
    directory: directory.current().routingView(),
    calendars: calendarsOf(directory),
    defaultCalendar: OFFICE_HOURS_CN.id,
    profiles: profilesOf(playbooks),
    ...(live !== undefined && { rules: live }),
    horizon: now().toISOString(),
  };
}

function calendarsOf(directory: ListsInForce['directory']): readonly CalendarDefinition[] {
  const published = [...directory.state().calendars.values()].flatMap((timeline) =>
    timeline.map(({ entry }): CalendarDefinition => entry),
  );
  const isPublished = (id: string): boolean => published.some((each) => each.id === id);
  return [...published, ...SHIPPED_CALENDARS.filter(({ id }) => !isPublished(id))];
}

function profilesOf(playbooks: ListsInForce['playbooks']): readonly IssueProfile[] {
  const catalogue = playbooks.current();
  return catalogue.playbooks.flatMap(({ id }) =>
    playbooks.history(id).flatMap(({ playbook: { version } }) => catalogue.find(id, version) ?? []),
  );
}
