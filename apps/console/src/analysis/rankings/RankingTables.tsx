import { Alert, Button, Empty, Flex, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames, type Names } from '../../names/use-names.js';
import { useBilingual } from '../use-bilingual.js';
import { words as desk } from '../words.js';
import type { Figure } from './FactsDrawer.js';
import { figureOf, placedBy, ranked, type Metric, type Peers } from './places.js';
import type { Chosen } from './RankingControls.js';
import { RankingTable } from './RankingTable.js';
import { ThreeRates } from './ThreeRates.js';
import type { Dimension, FormulaSet, Shown, TableName } from './use-rankings.js';
import { words } from './words.js';

/** A table as it is looked at: the three rates, then group by group who stands where. */
export function RankingTables({
  set,
  name,
  chosen: { kind, code, by, columns, dimension },
  shown,
  then,
  subject,
  onFigure,
}: {
  readonly set: FormulaSet;
  readonly name: TableName;
  readonly chosen: Chosen;
  readonly shown: Shown;
  readonly then: Shown | undefined;
  readonly subject: string | undefined;
  readonly onFigure: (figure: Figure) => void;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(words);
  const { total } = useWords(desk);
  const inWords = useBilingual();
  const names = useNames();
  const { table, ranking, asOf } = shown;
  const byCode = new Map(set.metrics.map((metric) => [metric.code, metric]));
  const metrics = columns.flatMap((each) => byCode.get(each) ?? []);
  const nameOf = (each: string): string => nameOfRow(names, dimension, each);
  const byMetric = by === undefined ? undefined : byCode.get(by);
  const [silentToo, setSilentToo] = useState(false);
  const columnsShown = byMetric === undefined ? metrics : [byMetric, ...others(metrics, byMetric)];
  const all = ranked(table, ranking);
  const own = silentToo ? all : withFigures(all, columnsShown);
  const silent = countOf(all) - countOf(own);
  const groups = byMetric === undefined ? own : placedBy(own, byMetric);
  const open = (metric: Metric, who: string | undefined): void => {
    const subjectName = who === undefined ? total : nameOf(who);
    const whose = who === undefined ? {} : { subject: who };
    onFigure({ metric: metric.code, metricName: inWords(metric.name), subjectName, ...whose });
  };
  const before =
    then === undefined
      ? undefined
      : new Map([
          ...then.table.rows.map((row) => [row.subject, row] as const),
          ['', then.table.total] as const,
        ]);
  const hasScore = ranking?.groups.some(({ entries }) =>
    entries.some((each) => each.score !== null),
  );
  return (
    <>
      <Typography.Text type="secondary">{said.asOf(spoken(asOf, texts))}</Typography.Text>
      <ThreeRates
        {...{ set, name, shown, subject, nameOf }}
        period={{ kind, code }}
        onFigure={open}
      />
      {dimension === 'unit' && byMetric === undefined && hasScore !== true && (
        <Alert type="info" showIcon title={said.noWeights} />
      )}
      {byMetric !== undefined && <Alert type="info" showIcon title={said.unofficial} />}
      {groups.length === 0 && <Empty description={said.empty} />}
      {groups.map((peers, at) => (
        <RankingTable
          key={peers.group}
          peers={peers}
          metrics={columnsShown}
          score={byMetric === undefined ? ranking?.score : undefined}
          ranking={ranking}
          before={before}
          nameOf={nameOf}
          onFigure={open}
          total={at === groups.length - 1 ? table.total : undefined}
        />
      ))}
      {silent > 0 && (
        <Flex gap={8} align="center">
          {said.silent(silent)}
          <Button
            size="small"
            onClick={() => {
              setSilentToo(true);
            }}
          >
            {said.showSilent}
          </Button>
        </Flex>
      )}
    </>
  );
}

const others = (metrics: readonly Metric[], one: Metric): readonly Metric[] =>
  metrics.filter((each) => each !== one);

const countOf = (groups: readonly Peers[]): number =>
  groups.reduce((sum, { rows }) => sum + rows.length, 0);

/** Only the rows that have any of the figures, or a score. */
const withFigures = (groups: readonly Peers[], metrics: readonly Metric[]): readonly Peers[] =>
  groups.flatMap(({ group, rows }) => {
    const kept = rows.filter(
      ({ row, entry }) =>
        (entry?.score ?? null) !== null ||
        metrics.some((metric) => figureOf(row, metric) !== undefined),
    );
    return kept.length === 0 ? [] : [{ group, rows: kept }];
  });

function nameOfRow(names: Names, dimension: Dimension, code: string): string {
  switch (dimension) {
    case 'unit':
      return nameIn(names.units, code);
    case 'territory':
      return nameIn(names.territories, code);
    case 'category':
      return nameIn(names.categories, code);
    case 'person':
      return code;
  }
}
