import { Alert, Button, Flex, Skeleton, Typography } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { useTexts } from '../language/use-texts.js';
import { Failure } from '../shell/Failure.js';
import { addressOf, filterIn, type BoardFilter } from './board-filter.js';
import { BoardFilters } from './BoardFilters.js';
import { BoardRows } from './BoardRows.js';
import { BulkBar } from './bulk/BulkBar.js';
import { SavedViews } from './SavedViews.js';
import { useBoard } from './use-board.js';

/** The command centre's screen: what is open, the most urgent first, live. */
export default function BoardPage(): ReactElement {
  const texts = useTexts();
  const [address, setAddress] = useSearchParams();
  const filter = useMemo(() => filterIn(address), [address]);
  const board = useBoard(filter);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const pickedRows = board.rows.filter(({ issue }) => picked.has(issue));
  const searchRef = useRef<HTMLInputElement>(null);
  const change = (next: BoardFilter): void => {
    setAddress(addressOf(next), { replace: true });
  };
  const { refresh } = board;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      if (target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
      if (event.key === '/') searchRef.current?.focus();
      else if (event.key === 'r') refresh();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [refresh]);
  useEffect(() => {
    document.title = `${texts.pages.board} · ${texts.product}`;
  }, [texts]);
  const total =
    filter.phase === undefined ? board.counts?.total : board.counts?.byPhase[filter.phase];
  return (
    <div className="board">
      <div>
        {board.line === 'lost' && (
          <Alert type="warning" banner role="status" title={texts.line.lost} />
        )}
        <BoardFilters
          filter={filter}
          counts={board.counts}
          searchRef={searchRef}
          onChange={change}
        />
      </div>
      <Flex style={{ minHeight: 32 }} align="center" gap={12}>
        <Typography.Title level={1} style={{ margin: 0, fontSize: 18 }}>
          {texts.pages.board}
        </Typography.Title>
        <SavedViews
          query={address.toString()}
          onOpen={(query) => {
            setAddress(new URLSearchParams(query));
          }}
        />
        {pickedRows.length > 0 && (
          <BulkBar
            rows={pickedRows}
            onNone={() => {
              setPicked(new Set());
            }}
          />
        )}
        {board.unseen > 0 && (
          <Button type="primary" size="small" onClick={refresh}>
            {texts.board.news(board.unseen)}
          </Button>
        )}
      </Flex>
      {board.error !== null ? (
        <Failure error={board.error} onAgain={refresh} />
      ) : board.loading ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : (
        <BoardRows rows={board.rows} picked={picked} onPick={setPicked} onEnd={board.more} />
      )}
      <Flex justify="space-between" gap={12} wrap>
        <span role="status">
          {texts.board.count(board.rows.length, Math.max(total ?? 0, board.rows.length))}
        </span>
        <Typography.Text type="secondary" className="wide-only">
          {texts.board.keys}
        </Typography.Text>
      </Flex>
    </div>
  );
}
