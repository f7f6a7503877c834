import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { nameIn, useNames } from '../../names/use-names.js';
import { useWords } from '../../language/words.js';
import { useDesk } from '../desk.js';
import type { CommandName } from '../../forms/addresses.js';
import { commandNames } from '../../names/command-names.js';
import { keyOf } from './keys.js';
import type { Action } from './use-actions.js';
import { words } from './words.js';

/** In the order of a matter's way: the first that are open stand in front. */
const MAIN: readonly CommandName[] = [
  'AcceptIssue',
  'AnswerOnSpot',
  'PlaceRequest',
  'IssueOrder',
  'DispatchIssue',
  'BlowWhistle',
  'VerifyResult',
  'FeedBack',
  'MakeCallback',
  'SubmitEvaluation',
  'CloseIssue',
  'ReopenIssue',
  'RuleObjection',
  'OrderSupervision',
  'Remind',
  'Redispatch',
  'TrackProgress',
  'RateReverse',
];
const MOST_IN_FRONT = 4;

/** What may be done to the whole matter: the next steps as buttons, the rest behind one. */
export function ActionBar(): ReactElement {
  const said = useWords(words);
  const names = useWords(commandNames);
  const { units } = useNames();
  const { open, begin } = useDesk();
  const own = open.filter(isOfTheWhole);
  const front = MAIN.flatMap((name) => own.find(({ command }) => command === name) ?? []).slice(
    0,
    MOST_IN_FRONT,
  );
  const rest = own.filter((action) => !front.includes(action));
  if (own.length === 0) return <Typography.Text type="secondary">{said.none}</Typography.Text>;
  const titled = ({ command, unit }: Action): string =>
    `${names[command]}${unit === undefined ? '' : ` · ${nameIn(units, unit)}`}`;
  return (
    <Flex gap={8} wrap role="toolbar" aria-label={said.more}>
      {front.map((action, at) => (
        <Button
          key={action.command}
          type={at === 0 ? 'primary' : 'default'}
          onClick={() => {
            begin(action);
          }}
        >
          {names[action.command]}
          <Key of={action.command} />
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            style: { maxHeight: '60vh', overflowY: 'auto' },
            items: rest.map((action, at) => ({
              key: String(at),
              label: (
                <Flex justify="space-between" gap={16}>
                  {titled(action)}
                  <Key of={action.command} />
                </Flex>
              ),
            })),
            onClick: ({ key }) => {
              const chosen = rest[Number(key)];
              if (chosen !== undefined) begin(chosen);
            },
          }}
        >
          <Button id="more-actions">
            {said.more} <DownOutlined />
          </Button>
        </Dropdown>
      )}
    </Flex>
  );
}

/** What names a part of the matter is offered beside that part. */
const isOfTheWhole = ({ assignment, whistle, order, exclusion, ledger }: Action): boolean =>
  [assignment, whistle, order, exclusion, ledger].every((part) => part === undefined);

/** The key of a command, where it has one. */
export function Key({ of }: { readonly of: CommandName }): ReactElement | null {
  const key = keyOf(of);
  return key === undefined ? null : (
    <kbd className="key" aria-hidden>
      {key}
    </kbd>
  );
}
