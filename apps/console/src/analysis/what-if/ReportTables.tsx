import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import type { RunReport } from './draft.js';
import type { FlipsOf } from './FlipsDrawer.js';
import { reportWords } from './report-words.js';

type NameUnit = (unit: string) => string;

function Sheet({
  label,
  head,
  worded = 1,
  children,
}: {
  readonly label: string;
  readonly head: readonly string[];
  /** So many columns, from the first, hold words. */
  readonly worded?: number;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="analysis-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="analysis-table">
        <thead>
          <tr>
            {head.map((each, at) => (
              <th key={`${each} ${at}`} scope="col" className={at < worded ? 'text' : ''}>
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

const signed = (n: number): string => (n > 0 ? `+${n}` : n === 0 ? '0' : `−${-n}`);

/** Deadlines by kind and unit in both histories; each line leads to those whose outcome changes. */
export function Deadlines({
  report: { deadlines },
  unitName,
  onFlips,
}: {
  readonly report: RunReport;
  readonly unitName: NameUnit;
  readonly onFlips: (of: FlipsOf) => void;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(reportWords);
  const { actual, alternative, met, missed, open, difference, kind, openFlips } = said;
  const head = [
    ...[kind, said.byUnit],
    ...[met, missed, open].map((each) => `${actual} ${each}`),
    ...[met, missed, open].map((each) => `${alternative} ${each}`),
    ...[`${difference}（${missed}）`, openFlips],
  ];
  return (
    <Sheet label={said.sections.deadlines} head={head} worded={2}>
      {deadlines.map(({ kind: clock, unit, actual: was, alternative: is }) => (
        <tr key={`${clock} ${unit}`}>
          <th scope="row">{texts.clocks[clock]}</th>
          <td className="text">{unitName(unit)}</td>
          <td>{was.MET}</td>
          <td>{was.MISSED}</td>
          <td>{was.OPEN}</td>
          <td>{is.MET}</td>
          <td>{is.MISSED}</td>
          <td>{is.OPEN}</td>
          <td>{signed(is.MISSED - was.MISSED)}</td>
          <td>
            <button
              type="button"
              className="figure"
              aria-label={`${openFlips}：${texts.clocks[clock]} ${unitName(unit)}`}
              onClick={() => {
                onFlips({ kind: clock, unit });
              }}
            >
              {openFlips}
            </button>
          </td>
        </tr>
      ))}
    </Sheet>
  );
}

/** Tickets that would have gone to another unit. */
export function Moves({
  report: { moves },
  unitName,
}: {
  readonly report: RunReport;
  readonly unitName: NameUnit;
}): ReactElement {
  const said = useWords(reportWords);
  const { from, to, by, count, examples } = said.fromTo;
  return (
    <Sheet label={said.sections.moves} head={[from, to, by, count, examples]} worded={2}>
      {moves.map((move) => (
        <tr key={`${move.from} ${move.to} ${move.by}`}>
          <th scope="row">{unitName(move.from)}</th>
          <td className="text">{unitName(move.to)}</td>
          <td>{said.bys[move.by]}</td>
          <td>{move.count}</td>
          <td>
            {move.examples.map((issue) => (
              <div key={issue}>
                <Link to={`/issues/${issue}`}>{issue}</Link>
              </div>
            ))}
          </td>
        </tr>
      ))}
    </Sheet>
  );
}

/** What each unit was given, and would have been given. */
export function Tickets({
  report: { tickets },
  unitName,
}: {
  readonly report: RunReport;
  readonly unitName: NameUnit;
}): ReactElement {
  const said = useWords(reportWords);
  const head = [said.byUnit, said.actual, said.alternative, said.moved];
  return (
    <Sheet label={said.sections.tickets} head={head}>
      {tickets.map(({ unit, actual, alternative }) => (
        <tr key={unit}>
          <th scope="row">{unitName(unit)}</th>
          <td>{actual}</td>
          <td>{alternative}</td>
          <td>{signed(alternative - actual)}</td>
        </tr>
      ))}
    </Sheet>
  );
}

/** Where each unit stands in both rankings. */
export function RankingMoved({
  ranking: { units, period, score },
  unitName,
}: {
  readonly ranking: NonNullable<RunReport['ranking']>;
  readonly unitName: NameUnit;
}): ReactElement {
  const said = useWords(reportWords);
  const head = [
    ...[`${said.byUnit} · ${period} · ${score}`, said.group],
    ...[`${said.actual} ${said.rank}`, said.actual, `${said.alternative} ${said.rank}`],
    ...[said.alternative, said.moved],
  ];
  return (
    <Sheet label={said.sections.ranking} head={head} worded={2}>
      {units.map(({ unit, group, actual, alternative }) => {
        const [was, is] = [actual?.rank ?? null, alternative?.rank ?? null];
        const moved = was === null || is === null ? '—' : moveOf(was - is);
        return (
          <tr key={`${group} ${unit}`}>
            <th scope="row">{unitName(unit)}</th>
            <td className="text">{group}</td>
            <td>{was ?? '—'}</td>
            <td>{actual?.score ?? '—'}</td>
            <td>{is ?? '—'}</td>
            <td>{alternative?.score ?? '—'}</td>
            <td>{moved}</td>
          </tr>
        );
      })}
    </Sheet>
  );
}

const moveOf = (places: number): string =>
  places === 0 ? '＝' : places > 0 ? `▲ ${places}` : `▼ ${-places}`;
