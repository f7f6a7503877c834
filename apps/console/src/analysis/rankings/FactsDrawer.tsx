import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Collapse, Drawer, Flex, Segmented, Skeleton, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import type { components } from '../../api/document.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { Failure } from '../../shell/Failure.js';
import { Sentences } from '../Sentences.js';
import { words as desk } from '../words.js';
import { AppealForm } from './AppealForm.js';
import type { TableName } from './use-rankings.js';
import { words } from './words.js';
import { Mark } from '../Mark.js';

type ShownFact = components['schemas']['ShownFact'];
type Part = 'all' | 'numerator' | 'denominator';

/** One number of a table. */
export interface Figure {
  readonly metric: string;
  readonly metricName: string;
  /** Whose; absent: the total. */
  readonly subject?: string;
  readonly subjectName: string;
  /** Of a published table: which revision. */
  readonly revision?: number;
}

const PAGE = 50;

/** What one number counts: facts, the matters they are of, and the events that made them so. */
export function FactsDrawer({
  name,
  figure,
  mayAppeal,
  onClose,
}: {
  readonly name: TableName;
  readonly figure: Figure;
  readonly mayAppeal: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const said = useWords(words);
  const [part, setPart] = useState<Part>('all');
  const { metric, metricName, subject, subjectName, revision } = figure;
  const { set, period, dimension } = name;
  const pages = useInfiniteQuery({
    queryKey: ['kpi', 'facts', name, metric, subject, revision, part],
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...{ metric, limit: PAGE },
        ...(subject === undefined ? {} : { subject }),
        ...(part === 'all' ? {} : { part }),
        ...(revision === undefined ? { dimension } : { revision }),
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      };
      const params = { path: { set, period }, query };
      return (await api.GET('/kpi/tables/{set}/{period}/facts', { params, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last?.next,
  });
  const [first] = pages.data?.pages ?? [];
  const facts = pages.data?.pages.flatMap((page) => page?.facts ?? []) ?? [];
  return (
    <Drawer
      open
      size="large"
      title={`${said.facts(metricName)} · ${subjectName}`}
      onClose={onClose}
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      <Flex vertical gap={12}>
        <Segmented<Part>
          value={part}
          options={(['all', 'numerator', 'denominator'] as const).map((value) => ({
            value,
            label: said.parts[value],
          }))}
          onChange={setPart}
        />
        {pages.error !== null && (
          <Failure error={pages.error} onAgain={() => void pages.refetch()} />
        )}
        {pages.isPending && <Skeleton active />}
        {first !== undefined && (
          <Typography.Text type="secondary" role="status">
            {said.totals(first.total.numerator, first.total.denominator)}
            {' · '}
            {said.visible(first.visible)}
          </Typography.Text>
        )}
        {first !== undefined && facts.length === 0 && <span>{said.noFacts}</span>}
        <ul className="analysis-list" aria-label={said.facts(metricName)}>
          {facts.map((fact) => (
            <li key={`${fact.issue} ${fact.fact}`}>
              <Fact fact={fact} name={name} mayAppeal={mayAppeal} />
            </li>
          ))}
        </ul>
        {pages.hasNextPage && <More pages={pages} />}
      </Flex>
    </Drawer>
  );
}

function More({
  pages,
}: {
  readonly pages: { readonly isFetching: boolean; readonly fetchNextPage: () => Promise<unknown> };
}): ReactElement {
  const { more } = useWords(desk);
  return (
    <Button loading={pages.isFetching} onClick={() => void pages.fetchNextPage()}>
      {more}
    </Button>
  );
}

function Fact({
  fact,
  name,
  mayAppeal,
}: {
  readonly fact: ShownFact;
  readonly name: TableName;
  readonly mayAppeal: boolean;
}): ReactElement {
  const said = useWords(words);
  const names = useNames();
  const { issue, numerator, category, territory, unit, events } = fact;
  const known = [
    ...(category === null ? [] : [nameIn(names.categories, category)]),
    ...(territory === null ? [] : [nameIn(names.territories, territory)]),
  ];
  const sections = [
    {
      key: 'events',
      label: said.whatHappened,
      children: <Sentences positions={events.map(({ position }) => String(position))} />,
    },
    ...(mayAppeal && unit !== null
      ? [
          {
            key: 'appeal',
            label: said.appeal,
            children: <AppealForm name={name} unit={unit} issue={issue} fact={fact.fact} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <Flex gap={8} wrap align="center">
        <Link to={`/issues/${issue}`}>{known.length === 0 ? issue : known.join(' · ')}</Link>
        <Mark meaning={numerator ? 'good' : 'plain'}>{numerator ? said.hit : said.missed}</Mark>
        {unit !== null && <span>{nameIn(names.units, unit)}</span>}
      </Flex>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {issue}
      </Typography.Text>
      <Collapse ghost size="small" items={sections} destroyOnHidden />
    </>
  );
}
