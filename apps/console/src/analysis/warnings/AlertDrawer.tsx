import { Descriptions, Drawer, Flex, Skeleton, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { Failure } from '../../shell/Failure.js';
import { useBilingual } from '../use-bilingual.js';
import { AlertActions } from './AlertActions.js';
import { useAlert, useSideTimeline, type AlertShown } from './use-warnings.js';
import { statusIn, words } from './words.js';

/** One alert: why it was raised, by which numbers, on which reports it rests, and what to make of it. */
export function AlertDrawer({
  id,
  roles,
  onTopic,
  onClose,
}: {
  readonly id: string;
  readonly roles: readonly string[];
  readonly onTopic: (topic: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const inWords = useBilingual();
  const said = useWords(words);
  const { alert, error } = useAlert(id);
  const title = alert === undefined ? said.alerts : inWords(alert.view.kindName);
  return (
    <Drawer open size="large" title={title} onClose={onClose}>
      {error !== null && <Failure error={error} />}
      {alert === undefined && error === null && <Skeleton active />}
      {alert !== undefined && (
        <Flex vertical gap={16}>
          <Typography.Paragraph style={{ fontSize: 16, marginBottom: 0 }}>
            {inWords(alert.view.reason)}
          </Typography.Paragraph>
          <Numbers alert={alert} />
          <AlertActions alert={alert} roles={roles} onTopic={onTopic} />
          <Evidence alert={alert} />
          <History id={id} />
        </Flex>
      )}
    </Drawer>
  );
}

function Numbers({
  alert: { status, territory, view },
}: {
  readonly alert: AlertShown;
}): ReactElement {
  const said = useWords(words);
  const names = useNames();
  const where = [
    ...(territory === undefined ? [] : [nameIn(names.territories, territory)]),
    ...(view.category === undefined ? [] : [nameIn(names.categories, view.category)]),
    ...(view.unit === undefined ? [] : [nameIn(names.units, view.unit)]),
  ];
  const items = Object.entries(view.figures).map(([name, value]) => ({
    key: name,
    label: new Map(Object.entries(said.figures)).get(name) ?? name,
    children: String(value),
  }));
  return (
    <>
      <Flex gap={8} wrap align="center">
        <Tag>{statusIn(said, status)}</Tag>
        {where.join(' · ')}
      </Flex>
      <Descriptions size="small" column={2} items={items} />
    </>
  );
}

function Evidence({ alert: { view } }: { readonly alert: AlertShown }): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const issues = new Map(view.evidence.map((each) => [each.issue, each.at]));
  return (
    <section aria-label={said.evidence(issues.size)}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {said.evidence(issues.size)}
      </Typography.Title>
      <ul className="analysis-list">
        {[...issues].map(([issue, at]) => (
          <li key={issue}>
            <Link to={`/issues/${issue}`}>{issue}</Link>{' '}
            {at !== undefined && (
              <Typography.Text type="secondary">{spoken(at, texts)}</Typography.Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ id }: { readonly id: string }): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const entries = useSideTimeline('alerts', id);
  return (
    <section aria-label={said.history}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {said.history}
      </Typography.Title>
      <ul className="analysis-sentences">
        {entries?.map(({ occurredAt, sentence }, at) => (
          <li key={at}>
            <Typography.Text type="secondary">{spoken(occurredAt, texts)}</Typography.Text>{' '}
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
