import { Typography } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { words as desk } from '../words.js';
import { useBilingual } from '../use-bilingual.js';
import {
  figureOf,
  type KpiRow,
  type Metric,
  type Peers,
  type Placed,
  type Ranking,
} from './places.js';
import { words } from './words.js';
import { Mark } from '../Mark.js';

/** One peer group: places, scores and the chosen figures, each of which opens what is behind it. */
export function RankingTable({
  peers: { group, rows },
  metrics,
  score,
  ranking,
  before,
  nameOf,
  onFigure,
  total,
}: {
  readonly peers: Peers;
  readonly metrics: readonly Metric[];
  /** The column of the score, where the ranking goes by it. */
  readonly score: string | undefined;
  readonly ranking: Ranking | undefined;
  /** The rows of the period it is compared with. */
  readonly before: ReadonlyMap<string, KpiRow> | undefined;
  readonly nameOf: (subject: string) => string;
  readonly onFigure: (metric: Metric, subject: string | undefined) => void;
  /** Below the last group: everything counted once. */
  readonly total: KpiRow | undefined;
}): ReactElement {
  const said = useWords(words);
  const inWords = useBilingual();
  const { total: sum } = useWords(desk);
  const caption = group === '' ? '' : said.group(said.peers[group] ?? group);
  return (
    <div className="analysis-scroll" tabIndex={0} role="region" aria-label={caption || sum}>
      <table className="analysis-table ranking">
        {caption !== '' && <caption>{caption}</caption>}
        <thead>
          <tr>
            <th scope="col">{score === undefined ? said.place : said.rank}</th>
            <th scope="col">{useWords(desk).unit}</th>
            {score !== undefined && <th scope="col">{said.score}</th>}
            {metrics.map(({ code, name, better, shownAs }) => (
              <th key={code} scope="col">
                {inWords(name)}
                {shownAs === 'MINUTES' ? ` (${said.minutes})` : ''}{' '}
                {better === 'HIGHER' ? '↑' : better === 'LOWER' ? '↓' : '↔'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((placed) => (
            <tr key={placed.row.subject}>
              <td className="place">{placed.place ?? '—'}</td>
              <th scope="row">
                {nameOf(placed.row.subject)} <Lists subject={placed.row.subject} {...{ ranking }} />
              </th>
              {score !== undefined && <Score placed={placed} />}
              {metrics.map((metric) => (
                <FigureCell
                  key={metric.code}
                  metric={metric}
                  row={placed.row}
                  before={before?.get(placed.row.subject)}
                  who={nameOf(placed.row.subject)}
                  onOpen={() => {
                    onFigure(metric, placed.row.subject);
                  }}
                />
              ))}
            </tr>
          ))}
          {total !== undefined && (
            <tr className="sum">
              <td />
              <th scope="row">{sum}</th>
              {score !== undefined && <td>{total.scores[score]?.shown ?? '—'}</td>}
              {metrics.map((metric) => (
                <FigureCell
                  key={metric.code}
                  metric={metric}
                  row={total}
                  before={before?.get('')}
                  who={sum}
                  onOpen={() => {
                    onFigure(metric, undefined);
                  }}
                />
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** 红榜、黑榜、进步榜. */
function Lists({
  subject,
  ranking,
}: {
  readonly subject: string;
  readonly ranking: Ranking | undefined;
}): ReactElement {
  const { lists } = useWords(words);
  const meanings = { honour: 'good', warning: 'bad', progress: 'plain' } as const;
  return (
    <>
      {(['honour', 'warning', 'progress'] as const).map(
        (list) =>
          ranking?.[list].includes(subject) === true && (
            <Mark key={list} meaning={meanings[list]}>
              {lists[list]}
            </Mark>
          ),
      )}
    </>
  );
}

function Score({ placed: { entry } }: { readonly placed: Placed }): ReactElement {
  const said = useWords(words);
  const moved = entry?.sincePrevious ?? null;
  return (
    <td>
      {entry?.shown ?? '—'}
      {moved !== null && <Moved by={Number(moved)} good={Number(moved) >= 0} />}
      {entry?.notRanked !== undefined && <small>{said.notRanked[entry.notRanked]}</small>}
    </td>
  );
}

/** A figure with what it is made of, how it moved, and the way to what is behind it. */
export function FigureCell({
  metric,
  row,
  before,
  who,
  onOpen,
}: {
  readonly metric: Metric;
  readonly row: KpiRow;
  readonly before: KpiRow | undefined;
  readonly who: string;
  readonly onOpen: () => void;
}): ReactElement {
  const said = useWords(words);
  const inWords = useBilingual();
  const cell = row.cells[metric.code];
  const shown = figureOf(row, metric);
  const was = figureOf(before, metric);
  if (cell?.withheld !== undefined)
    return (
      <td>
        <Typography.Text type="secondary">{said.withheld}</Typography.Text>
      </td>
    );
  if (shown === undefined) return <td>—</td>;
  const moved = was === undefined ? undefined : parseFloat(shown) - parseFloat(was);
  return (
    <td>
      <button type="button" className="figure" onClick={onOpen}>
        {shown}
        {cell?.denominator !== null && cell !== undefined && (
          <small>{said.counted(cell.numerator, cell.denominator)}</small>
        )}
        <span className="unseen">{` ${said.figure(inWords(metric.name), who)}`}</span>
      </button>
      {moved !== undefined && (
        <Moved by={moved} good={metric.better === 'LOWER' ? moved <= 0 : moved >= 0} />
      )}
    </td>
  );
}

function Moved({ by, good }: { readonly by: number; readonly good: boolean }): ReactElement | null {
  if (Math.abs(by) < 0.005) return null;
  return (
    <Typography.Text type={good ? 'success' : 'danger'} style={{ fontSize: 12, display: 'block' }}>
      {by > 0 ? '▲' : '▼'} {Math.abs(by).toFixed(2)}
    </Typography.Text>
  );
}
