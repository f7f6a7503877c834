import { Descriptions } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useProfiles } from '../forms/use-profiles.js';
import { nameIn, useNames } from '../names/use-names.js';
import type { Issue } from './use-issue.js';

/** What is known of the matter itself. */
export function Facts({ matter }: { readonly matter: Issue }): ReactElement {
  const texts = useTexts();
  const names = useNames();
  const { columns } = texts.board;
  const { territory, category, urgency, profile } = matter;
  const mechanisms = useProfiles(profile !== undefined);
  const mechanism = mechanisms.find(({ value }) => value === profile?.id)?.label ?? profile?.id;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [texts.issue.receipt, matter.receiptCode],
    [columns.reported, spoken(matter.reportedAt, texts)],
    [columns.territory, territory && nameIn(names.territories, territory)],
    [columns.category, category && nameIn(names.categories, category)],
    [texts.issue.urgency, urgency && texts.urgencies[urgency]],
    [texts.issue.profile, profile && texts.issue.profileOf(mechanism ?? '', profile.version)],
  ];
  const items = facts
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => ({ key: label, label, children: value }));
  return <Descriptions size="small" column={1} items={items} />;
}
