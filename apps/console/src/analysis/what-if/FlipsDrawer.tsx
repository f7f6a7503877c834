import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Flex, Skeleton, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import type { components } from '../../api/document.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { Failure } from '../../shell/Failure.js';
import { useBilingual } from '../use-bilingual.js';
import { words as desk } from '../words.js';
import { reportWords } from './report-words.js';
import { Mark } from '../Mark.js';

type FlipAnswer = components['schemas']['FlipAnswer'];
type Clock = FlipAnswer['actual']['kind'];

/** Of one line of the report; of all where nothing is named. */
export interface FlipsOf {
  readonly kind?: Clock;
  readonly unit?: string;
}

const PAGE = 50;

/** The deadlines whose outcome changes, each with both computations in words. */
export function FlipsDrawer({
  scenario,
  run,
  of,
  unitName,
  onClose,
}: {
  readonly scenario: string;
  readonly run: number;
  readonly of: FlipsOf;
  readonly unitName: (unit: string) => string;
  readonly onClose: () => void;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(reportWords);
  const { more } = useWords(desk);
  const pages = useInfiniteQuery({
    queryKey: ['what-if', 'flips', scenario, run, of],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: PAGE, ...of, ...(pageParam === '' ? {} : { after: pageParam }) };
      const params = { path: { scenario, run: String(run) }, query };
      const path = '/what-if/scenarios/{scenario}/runs/{run}/flips';
      return (await api.GET(path, { params, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last?.next,
  });
  const flips = pages.data?.pages.flatMap((page) => page?.flips ?? []) ?? [];
  const whose =
    of.kind === undefined ? '' : ` · ${texts.clocks[of.kind]} · ${unitName(of.unit ?? '')}`;
  return (
    <Drawer open size="large" title={`${said.flips}${whose}`} onClose={onClose}>
      <Flex vertical gap={12}>
        {pages.error !== null && <Failure error={pages.error} />}
        {pages.isPending && <Skeleton active />}
        {!pages.isPending && pages.error === null && flips.length === 0 && (
          <span>{said.noFlips}</span>
        )}
        <ul className="analysis-list" aria-label={said.flips}>
          {flips.map((flip) => (
            <li key={`${flip.issue} ${flip.actual.id}`}>
              <Flip flip={flip} unitName={unitName} />
            </li>
          ))}
        </ul>
        {pages.hasNextPage && (
          <Button loading={pages.isFetching} onClick={() => void pages.fetchNextPage()}>
            {more}
          </Button>
        )}
      </Flex>
    </Drawer>
  );
}

function Flip({
  flip: { issue, category, territory, actual, alternative, reasons },
  unitName,
}: {
  readonly flip: FlipAnswer;
  readonly unitName: (unit: string) => string;
}): ReactElement {
  const texts = useTexts();
  const said = useWords(reportWords);
  const inWords = useBilingual();
  const names = useNames();
  const about = [nameIn(names.categories, category), nameIn(names.territories, territory)];
  return (
    <>
      <Flex gap={8} wrap align="center">
        <Link to={`/issues/${issue}`}>
          {about.filter((each) => each !== '').join(' · ') || issue}
        </Link>
        <Link to={`/issues/${issue}/history`}>{said.history}</Link>
      </Flex>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {issue}
      </Typography.Text>
      {[
        { label: said.actual, each: actual },
        { label: said.alternative, each: alternative },
      ].map(({ label, each }) => (
        <div key={label}>
          <Mark meaning={each.standing === 'MISSED' ? 'bad' : 'good'}>
            {label} {said.standings[each.standing]}
          </Mark>
          {each.unit === undefined ? '' : `${unitName(each.unit)} · `}
          {said.due(spoken(each.dueAt, texts))}
          {each.endedAt === undefined ? '' : ` · ${said.ended(spoken(each.endedAt, texts))}`}
          <div>{inWords(each.words)}</div>
        </div>
      ))}
      <div>
        {said.why}：{reasons.map(({ words: stated }) => inWords(stated)).join('；')}
      </div>
    </>
  );
}
