import { Skeleton, theme } from 'antd';
import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { dresses } from './colours.js';

const Drawn = lazy(() => import('./Drawn.js'));

/** One row of what is charted. */
export interface Series {
  readonly name: string;
  /** Null where there is no figure. */
  readonly values: readonly (number | null)[];
  /** Beside the values in the table, e.g. `2/3`. */
  readonly notes?: readonly string[];
}

/** What a chart and its table are drawn from. */
export interface Charted {
  /** What it shows, for whoever does not see it. */
  readonly title: string;
  /** Names the columns below the points. */
  readonly axis: string;
  readonly points: readonly string[];
  readonly series: readonly Series[];
  readonly kind: 'line' | 'bar';
  /** Behind every value, e.g. `%`. */
  readonly unit?: string;
  readonly most?: number;
  /** A point was chosen, in chart or table. */
  readonly onPoint?: (series: number, point: number) => void;
}

/** A chart, and the same figures as a table beside it. */
export function Chart({
  charted,
  height = 260,
}: {
  readonly charted: Charted;
  readonly height?: number;
}): ReactElement {
  const { token } = theme.useToken();
  const dark = token.colorBgContainer !== '#ffffff';
  const { kind, most, onPoint, points, series, title, unit = '' } = charted;
  const option = useMemo(() => {
    const text = { color: token.colorTextSecondary, fontSize: 12 };
    const worn = dresses(dark ? 'dark' : 'light');
    return {
      animation: false,
      textStyle: { fontFamily: token.fontFamily },
      grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, icon: 'roundRect', textStyle: text },
      tooltip: {
        trigger: 'axis',
        backgroundColor: token.colorBgElevated,
        borderColor: token.colorBorder,
        textStyle: { color: token.colorText },
        valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value}${unit}` : '—'),
      },
      xAxis: {
        type: 'category',
        data: points,
        axisLabel: { ...text, hideOverlap: true },
        axisLine: { lineStyle: { color: token.colorBorder } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        min: 0,
        ...(most === undefined ? {} : { max: most }),
        axisLabel: { ...text, formatter: `{value}${unit}` },
        splitLine: { lineStyle: { color: token.colorBorderSecondary } },
      },
      series: series.map(({ name, values }, at) => {
        const dress = worn[at % worn.length];
        return {
          type: kind,
          name,
          data: values,
          symbol: dress?.symbol,
          symbolSize: 8,
          barMaxWidth: 22,
          connectNulls: false,
          lineStyle: { type: dress?.line, width: 2 },
          itemStyle: { color: dress?.colour },
        };
      }),
    };
  }, [dark, kind, most, points, series, token, unit]);
  return (
    <div className="analysis-chart">
      <div role="img" aria-label={title}>
        <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
          <Drawn option={option} height={height} {...(onPoint === undefined ? {} : { onPoint })} />
        </Suspense>
      </div>
      <ChartTable charted={charted} />
    </div>
  );
}

function ChartTable({ charted }: { readonly charted: Charted }): ReactElement {
  const { axis, onPoint, points, series, title, unit = '' } = charted;
  return (
    <div className="analysis-chart-table" tabIndex={0} role="region" aria-label={title}>
      <table className="analysis-table">
        <thead>
          <tr>
            <th scope="col">{axis}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point, at) => (
            <tr key={point}>
              <th scope="row">{point}</th>
              {series.map(({ name, values, notes }, which) => {
                const value = values[at] ?? null;
                const shown = value === null ? '—' : `${String(value)}${unit}`;
                const note = notes?.[at];
                const cell = (
                  <>
                    {shown}
                    {note !== undefined && <small>{note}</small>}
                  </>
                );
                return (
                  <td key={name}>
                    {onPoint === undefined || value === null ? (
                      cell
                    ) : (
                      <button
                        type="button"
                        className="figure"
                        onClick={() => {
                          onPoint(which, at);
                        }}
                      >
                        {cell}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
