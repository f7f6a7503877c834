import { Card, Flex, Segmented, Statistic } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { Chart, type Charted } from '../charts/Chart.js';
import { useBilingual } from '../use-bilingual.js';
import { words as desk } from '../words.js';
import { figureOf, type KpiRow, type Metric } from './places.js';
import { codesUpTo, periodName } from './periods.js';
import { useTables, type FormulaSet, type Shown, type TableName } from './use-rankings.js';
import { words } from './words.js';

/** 响应率、解决率、满意率. */
export const RATES = ['responseRate', 'resolutionRate', 'satisfactionRate'] as const;
/** So many periods a trend goes back. */
const BACK = 8;
/** So many rows stand side by side before bars become lines. */
const SIDE_BY_SIDE = 12;

/** The three rates: of all together, over the periods, and of the rows side by side. */
export function ThreeRates({
  set,
  name,
  period,
  shown,
  subject,
  nameOf,
  onFigure,
}: {
  readonly set: FormulaSet;
  readonly name: TableName;
  readonly period: { readonly kind: string; readonly code: string };
  readonly shown: Shown;
  /** Whose trend; absent: of all together. */
  readonly subject: string | undefined;
  readonly nameOf: (subject: string) => string;
  readonly onFigure: (metric: Metric, subject: string | undefined) => void;
}): ReactElement | null {
  const said = useWords(words);
  const { total } = useWords(desk);
  const inWords = useBilingual();
  const [view, setView] = useState<'trend' | 'rows'>('trend');
  const rule = set.periods.kinds.find(({ code }) => code === period.kind)?.rule;
  const codes = rule === undefined ? [] : codesUpTo(rule, period.code, BACK);
  const tables = useTables(
    codes.map((code) => ({ ...name, period: periodName(period.kind, code) })),
  );
  const rates = RATES.flatMap((code) => set.metrics.find((metric) => metric.code === code) ?? []);
  if (rates.length === 0) return null;
  const row = (table: Shown | null | undefined): KpiRow | undefined =>
    subject === undefined
      ? table?.table.total
      : table?.table.rows.find((each) => each.subject === subject);
  const who = subject === undefined ? total : nameOf(subject);
  const own = row(shown);
  const series = (rows: readonly (KpiRow | undefined)[]): Charted['series'] =>
    rates.map((metric) => ({
      name: inWords(metric.name),
      values: rows.map((each) => numberIn(figureOf(each, metric))),
      notes: rows.map((each) => {
        const cell = each?.cells[metric.code];
        const { numerator, denominator } = cell ?? {};
        const isCounted = denominator !== null && denominator !== undefined && denominator !== '0';
        return numerator === undefined || !isCounted ? '' : said.counted(numerator, denominator);
      }),
    }));
  const rows = shown.table.rows
    .filter((each) => rates.some((metric) => figureOf(each, metric) !== undefined))
    .slice(0, SIDE_BY_SIDE);
  const charted: Charted =
    view === 'trend'
      ? {
          ...{ kind: 'line', unit: '%', most: 100, title: said.trend(who), axis: said.periods },
          points: codes,
          series: series(codes.map((_, at) => row(tables[at]))),
        }
      : {
          ...{ kind: 'bar', unit: '%', most: 100, title: said.bySubject, axis: '' },
          points: rows.map((each) => nameOf(each.subject)),
          series: series(rows),
          onPoint: (at, point) => {
            const metric = rates[at];
            if (metric !== undefined) onFigure(metric, rows[point]?.subject);
          },
        };
  return (
    <Card
      size="small"
      title={charted.title}
      extra={
        <Segmented
          aria-label={said.rates}
          value={view}
          options={[
            { value: 'trend', label: said.overTime },
            { value: 'rows', label: said.sideBySide },
          ]}
          onChange={setView}
        />
      }
    >
      <Flex gap={40} wrap style={{ marginBottom: 12 }}>
        {rates.map((metric) => (
          <Rate
            key={metric.code}
            title={inWords(metric.name)}
            shown={figureOf(own, metric)}
            onOpen={() => {
              onFigure(metric, subject);
            }}
          />
        ))}
      </Flex>
      <Chart charted={charted} />
    </Card>
  );
}

/** One rate, large; it opens what is behind it. */
function Rate({
  title,
  shown,
  onOpen,
}: {
  readonly title: string;
  readonly shown: string | undefined;
  readonly onOpen: () => void;
}): ReactElement {
  const figure = (
    <Statistic title={title} value={shown ?? '—'} styles={{ content: { fontSize: 28 } }} />
  );
  if (shown === undefined) return figure;
  return (
    <button type="button" className="figure" onClick={onOpen}>
      {figure}
    </button>
  );
}

const numberIn = (shown: string | undefined): number | null =>
  shown === undefined ? null : parseFloat(shown);
