import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox, Empty, Tag, theme } from 'antd';
import {
  memo,
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { Link, useNavigate } from 'react-router';
import { distance, spoken } from '../language/moments.js';
import type { Texts } from '../language/texts-zh.js';
import { useTexts } from '../language/use-texts.js';
import { nameIn, useNames, type Names } from '../names/use-names.js';
import { useNow } from '../shell/use-now.js';
import { isOverdue, type BoardRow } from './row.js';

const ROW_PX = 44;
const PHONE_ROW_PX = 64;
/** So many rows before the end the next page is fetched. */
const AHEAD = 40;

/** The rows: as many as there are, only those in sight are drawn. Arrows or J and K go through them. */
export function BoardRows({
  rows,
  picked,
  onPick,
  onEnd,
}: {
  readonly rows: readonly BoardRow[];
  /** The issues chosen for a command to many. */
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
  readonly onEnd: () => void;
}): ReactElement {
  const texts = useTexts();
  const names = useNames();
  const now = useNow();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const lastPicked = useRef<string>(undefined);
  const height = window.matchMedia('(width < 768px)').matches ? PHONE_ROW_PX : ROW_PX;
  // Nothing here is compiled by React's compiler, which is what the rule is about.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - AHEAD) onEnd();
  }, [last, rows.length, onEnd]);
  const latest = useRef({ rows, picked, onPick });
  useEffect(() => {
    latest.current = { rows, picked, onPick };
  });
  /** Picks one or lets it go; with `through`, all from the one picked before. */
  const pick = useCallback((issue: string, through: boolean): void => {
    const { rows: all, picked: before, onPick: tell } = latest.current;
    const [from, to] = [lastPicked.current, issue].map((each) =>
      all.findIndex((row) => row.issue === each),
    ) as [number, number];
    lastPicked.current = issue;
    const next = new Set(before);
    if (through && from >= 0)
      for (const row of all.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.issue);
    else if (!next.delete(issue)) next.add(issue);
    tell(next);
  }, []);
  const onKey = (event: KeyboardEvent): void => {
    const at = rows.findIndex(({ issue }) => issue === chosen);
    const step = new Map([
      ['ArrowDown', 1],
      ['j', 1],
      ['ArrowUp', -1],
      ['k', -1],
    ]).get(event.key);
    if (step !== undefined) {
      const next = Math.min(Math.max(at + step, 0), rows.length - 1);
      setChosen(rows[next]?.issue);
      virtual.scrollToIndex(next);
      event.preventDefault();
      if (event.shiftKey && chosen !== undefined) pick(rows[next]?.issue ?? chosen, true);
    } else if (event.key === 'Enter' && chosen !== undefined) void navigate(`/issues/${chosen}`);
    else if ((event.key === 'x' || event.key === ' ') && chosen !== undefined) {
      pick(chosen, event.shiftKey);
      event.preventDefault();
    } else if (event.key === 'Escape') onPick(new Set());
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      onPick(new Set(rows.map(({ issue }) => issue)));
      event.preventDefault();
    }
  };
  if (rows.length === 0) return <Empty description={texts.board.empty} />;
  const { columns } = texts.board;
  return (
    <div
      ref={place}
      className="board-rows"
      role="grid"
      tabIndex={0}
      aria-label={texts.pages.board}
      aria-rowcount={rows.length}
      aria-multiselectable
      onKeyDown={onKey}
    >
      <div className="board-row board-head" role="row">
        <span role="columnheader">
          <Checkbox
            tabIndex={-1}
            aria-label={texts.board.pickAll}
            checked={picked.size > 0}
            indeterminate={picked.size > 0 && picked.size < rows.length}
            onChange={({ target }) => {
              onPick(new Set(target.checked ? rows.map(({ issue }) => issue) : []));
            }}
          />
        </span>
        {[
          columns.due,
          columns.title,
          columns.phase,
          columns.unit,
          columns.territory,
          columns.category,
          columns.reported,
        ].map((column) => (
          <span key={column} role="columnheader">
            {column}
          </span>
        ))}
      </div>
      <div style={{ position: 'relative', height: virtual.getTotalSize() }} role="rowgroup">
        {items.map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <Row
              key={row.issue}
              row={row}
              start={start}
              names={names}
              now={now}
              chosen={row.issue === chosen}
              picked={picked.has(row.issue)}
              onChoose={setChosen}
              onPick={pick}
            />
          );
        })}
      </div>
    </div>
  );
}

/** How a matter stands to its limit: what is left, or whether the work was done within it. */
function limitOf({ dueAt, handledAt }: BoardRow, texts: Texts, now: number): string {
  if (dueAt === undefined) return '–';
  if (handledAt === undefined) return distance(dueAt, texts, now);
  return handledAt > dueAt ? texts.board.doneLate : texts.board.doneInTime;
}

const Row = memo(function Row({
  row,
  start,
  names,
  now,
  chosen,
  picked,
  onChoose,
  onPick,
}: {
  readonly row: BoardRow;
  readonly start: number;
  readonly names: Names;
  readonly now: number;
  readonly chosen: boolean;
  readonly picked: boolean;
  readonly onChoose: (issue: string) => void;
  readonly onPick: (issue: string, through: boolean) => void;
}): ReactElement {
  const texts = useTexts();
  const { token } = theme.useToken();
  const { board } = texts;
  const late = isOverdue(row, now);
  return (
    <div
      className="board-row"
      role="row"
      aria-selected={picked}
      data-chosen={chosen}
      style={{ transform: `translateY(${start}px)` }}
      onPointerDown={() => {
        onChoose(row.issue);
      }}
    >
      <span role="gridcell" className="wide">
        <Checkbox
          tabIndex={-1}
          aria-label={`${board.pick} ${row.title ?? row.receiptCode}`}
          checked={picked}
          onChange={({ nativeEvent }) => {
            onPick(row.issue, nativeEvent.shiftKey);
          }}
        />
      </span>
      <span role="gridcell" style={late ? { color: token.colorError, fontWeight: 600 } : {}}>
        {limitOf(row, texts, now)}
      </span>
      <span role="gridcell">
        <Link to={`/issues/${row.issue}`} tabIndex={-1}>
          {row.title ?? board.untitled}
        </Link>
        {row.urgency !== undefined && row.urgency !== 'NORMAL' && (
          <Tag style={{ marginInlineStart: 8, color: token.colorError }}>
            {texts.urgencies[row.urgency]}
          </Tag>
        )}
        {row.supervision !== 'none' && (
          <Tag style={{ marginInlineStart: 8, color: token.colorWarning }}>
            {board[row.supervision]}
          </Tag>
        )}
      </span>
      <span role="gridcell">{texts.phases[row.phase]}</span>
      <span role="gridcell" className="wide">
        {row.leadUnit === undefined ? board.unassigned : nameIn(names.units, row.leadUnit)}
      </span>
      <span role="gridcell" className="wide">
        {row.territory === undefined ? '' : nameIn(names.territories, row.territory)}
      </span>
      <span role="gridcell" className="wide">
        {row.category === undefined ? board.unclassified : nameIn(names.categories, row.category)}
      </span>
      <span role="gridcell" className="wide">
        {spoken(row.reportedAt, texts, now)}
      </span>
    </div>
  );
});
