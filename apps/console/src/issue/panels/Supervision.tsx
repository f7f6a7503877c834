import { Card, Flex, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import type { CommandName } from '../../forms/addresses.js';
import { PartActions } from '../act/PartActions.js';
import { useDesk } from '../desk.js';
import { words } from '../words.js';
import { said as saidIn } from './told.js';

const COLOURS: Readonly<Record<string, string>> = { BLUE: 'blue', YELLOW: 'gold', RED: 'red' };
const MEASURES: readonly CommandName[] = [
  'Remind',
  'IssueCard',
  'OrderSupervision',
  'InterviewUnit',
  'ListCase',
];

/** Cards, orders, interviews and listings: why, until when a reply is due, how it stands. */
export function Supervision(): ReactElement | null {
  const { supervision: said } = useWords(words);
  const texts = useTexts();
  const names = useNames();
  const { matter, timeline, open } = useDesk();
  const mayPress = open.some(({ command }) => MEASURES.includes(command));
  if (matter.supervisionOrders.length === 0 && !mayPress) return null;
  return (
    <Card size="small" title={said.title}>
      <Flex vertical gap={10}>
        {matter.supervisionOrders.length === 0 && said.none}
        {matter.supervisionOrders.toReversed().map(({ id, unit, measure, status, replyBy }) => (
          <div key={id}>
            <Flex justify="space-between" gap={8} wrap>
              <span>
                <Tag color={COLOURS[measure] ?? 'default'}>{said.measure[measure]}</Tag>
                {nameIn(names.units, unit)}
              </span>
              <span>
                {said.status[status]}
                {replyBy !== undefined && status === 'OPEN'
                  ? ` · ${said.replyBy(spoken(replyBy, texts))}`
                  : ''}
              </span>
            </Flex>
            {[
              saidIn(timeline, { order: id }, 'reason'),
              saidIn(timeline, { order: id }, 'content'),
            ].map(
              (told, at) =>
                told !== undefined && (
                  <Typography.Paragraph key={at} type="secondary" style={{ margin: '2px 0' }}>
                    {said.houseReasons[told] ?? told}
                  </Typography.Paragraph>
                ),
            )}
            <PartActions where={(action) => action.order === id} />
          </div>
        ))}
        <PartActions where={({ command }) => MEASURES.includes(command)} />
      </Flex>
    </Card>
  );
}
