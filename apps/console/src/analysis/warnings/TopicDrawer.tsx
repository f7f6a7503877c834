import { Drawer, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { Chart, type Charted } from '../charts/Chart.js';
import { useTopic, useWeek, type Curve } from './use-warnings.js';
import { statusIn, words } from './words.js';

type Point = Curve['points'][number];
type Share = Point['onTime'];

const percent = ({ n, d }: Share): number | null =>
  d === 0 ? null : Math.round((n / d) * 1_000) / 10;

/** A topic and what it has changed: week by week, every point with the reports it counts. */
export function TopicDrawer({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const { topic, curve, error } = useTopic(id);
  const [week, setWeek] = useState<number>();
  return (
    <Drawer open size={860} title={topic?.title ?? said.topics} onClose={onClose}>
      {error !== null && <Failure error={error} />}
      {(topic === undefined || curve === undefined) && error === null && <Skeleton active />}
      {topic !== undefined && curve !== undefined && (
        <Flex vertical gap={16}>
          <Flex gap={8} wrap align="center">
            <Tag>{statusIn(said, topic.status)}</Tag>
            {curve.adoptedAt === null
              ? said.notAdopted
              : said.adopted(spoken(curve.adoptedAt, texts))}
          </Flex>
          {topic.view.question !== null && <div>{topic.view.question}</div>}
          <Sides curve={curve} />
          <Charts curve={curve} onWeek={setWeek} />
          {week !== undefined && <WeekIssues id={id} week={week} />}
        </Flex>
      )}
    </Drawer>
  );
}

function Sides({ curve }: { readonly curve: Curve }): ReactElement {
  const said = useWords(words);
  const share = ({ n, d }: Share): string =>
    d === 0 ? '—' : `${percent({ n, d }) ?? ''}% ${said.share(n, d)}`;
  return (
    <table className="analysis-table">
      <thead>
        <tr>
          <th scope="col" aria-label={said.curve} />
          {[said.perWeek, said.reports, said.onTime, said.solved, said.satisfied].map((each) => (
            <th key={each} scope="col">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['before', 'after'] as const).map((side) => {
          const { reportsPerWeek, reports, onTime, solved, satisfied } = curve[side];
          return (
            <tr key={side}>
              <th scope="row">{said[side]}</th>
              <td>{reportsPerWeek === null ? '—' : reportsPerWeek.toFixed(1)}</td>
              <td>{reports}</td>
              <td>{share(onTime)}</td>
              <td>{share(solved)}</td>
              <td>{share(satisfied)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Charts({
  curve: { points },
  onWeek,
}: {
  readonly curve: Curve;
  readonly onWeek: (week: number) => void;
}): ReactElement {
  const said = useWords(words);
  const shared = {
    axis: said.week,
    points: points.map(({ week, whole }) => (whole ? String(week) : `${week} (${said.running})`)),
    onPoint: (_series: number, point: number): void => {
      const week = points[point]?.week;
      if (week !== undefined) onWeek(week);
    },
  };
  const reports: Charted = {
    ...shared,
    ...{ kind: 'bar', title: said.perWeek },
    series: [{ name: said.reports, values: points.map((point) => point.reports) }],
  };
  const rates: Charted = {
    ...shared,
    ...{ kind: 'line', title: said.rates, unit: '%', most: 100 },
    series: (['onTime', 'solved', 'satisfied'] as const).map((name) => ({
      name: said[name],
      values: points.map((point) => percent(point[name])),
      notes: points.map((point) => said.share(point[name].n, point[name].d)),
    })),
  };
  return (
    <>
      <Chart charted={reports} height={200} />
      <Chart charted={rates} height={220} />
    </>
  );
}

function WeekIssues({ id, week }: { readonly id: string; readonly week: number }): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const issues = useWeek(id, week);
  return (
    <section aria-label={said.weekIssues(week)}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {said.weekIssues(week)}
      </Typography.Title>
      {issues === undefined && <Skeleton active />}
      <ul className="analysis-list">
        {issues?.map(({ issue, reportedAt }) => (
          <li key={issue}>
            <Link to={`/issues/${issue}`}>{issue}</Link> {spoken(reportedAt, texts)}
          </li>
        ))}
      </ul>
    </section>
  );
}
